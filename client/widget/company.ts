// Who else is here: fetched when the canvas can be read, for until then nobody is in sight.
import '../presence/announcer.ts';
import '../presence/following.ts';
import '../presence/people.ts';
