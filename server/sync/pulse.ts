// Is somebody still at the other end of a line? Pings tell: first the person is hidden, much later the line is dropped.

/** A line as its pulse sees it. */
export interface Line {
  ping(): void;
  /** Nothing has come back for a while. */
  silent(): void;
  /** Something came after all. */
  back(): void;
  /** Nothing has come back for so long that nothing will. */
  dead(): void;
}
export interface Pulse {
  /** A pong or anything else has arrived. */
  heard(): void;
  /** Time for the next ping, unless something was heard since the last beat. */
  beat(): void;
}
/**
 * Unanswered pings after which a person is hidden, and after which the line is dropped. They differ because a line that
 * is only slow (a large canvas on a weak network holds the pongs up) costs nothing when its person is hidden for a
 * moment, but would never finish when it had to begin again.
 */
const SILENT = 2;
const DEAD = 17;

export function pulse(line: Line): Pulse {
  let unanswered = 0;
  let wasHeard = false;
  return {
    heard: () => {
      const wasSilent = unanswered > SILENT;
      unanswered = 0;
      wasHeard = true;
      if (wasSilent) line.back();
    },
    beat: () => {
      if (wasHeard) {
        wasHeard = false;
        return;
      }
      if (unanswered >= DEAD) return line.dead();
      if (unanswered === SILENT) line.silent();
      unanswered++;
      line.ping();
    },
  };
}
