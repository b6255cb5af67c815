// Who else is here, and what is said of what happens: fetched once there is somebody, or something that may happen.
import '../presence/announcer.ts';
import '../presence/following.ts';
import '../presence/people.ts';
import '../presence/pointers.ts';
import '../ui/toast.ts';
