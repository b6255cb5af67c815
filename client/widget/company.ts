// Who else is here, and what is said of what happens: fetched when the canvas can be read, for until then nothing does.
import '../presence/announcer.ts';
import '../presence/following.ts';
import '../presence/people.ts';
import '../ui/toast.ts';
