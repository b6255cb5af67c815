// Is somebody still at the other end of a line? Pings tell: first the person is hidden, much later the line is dropped.

/** A line as its pulse sees it. */
export interface Line {
  /** Is there anybody who would be shown this person although they are gone? */
  isSeen(): boolean;
  ping(): void;
  /** Nothing has come back for a while. */
  silent(): void;
  /** Something came after all. */
  back(): void;
  /** Nothing has come back for so long that nothing will. */
  dead(): void;
}
/**
 * Beats without a sign of life after which a line is asked for one: soon when others see the person, and else only in
 * time to drop it. Pings are a large part of what a quiet server does.
 */
const ASKED_SEEN = 2;
const ASKED_UNSEEN = 9;
/**
 * Beats an answer may take until the person is hidden. One ping is enough to wait for: TCP sends it again by itself. A
 * line that is only slow (a large canvas on a weak network holds the pongs up) costs nothing when its person is hidden
 * for a moment, but would never finish when it had to begin again, so it is dropped much later.
 */
const PATIENCE = 2;
/** Beats without a sign of life after which the line is dropped. */
const DEAD = 18;

export class Pulse {
  readonly #line: Line;
  /** Beats since anything was heard, and how many of them there were when a ping was sent that is not answered. */
  #quiet = 0;
  #askedAt = 0;

  constructor(line: Line) {
    this.#line = line;
  }

  /** A pong or anything else has arrived. */
  heard(): void {
    const wasSilent = this.#askedAt > 0 && this.#quiet >= this.#askedAt + PATIENCE;
    this.#quiet = 0;
    this.#askedAt = 0;
    if (wasSilent) this.#line.back();
  }
  /** Time to look whether a ping is due. */
  beat(): void {
    const quiet = ++this.#quiet;
    if (quiet >= DEAD) return this.#line.dead();
    if (this.#askedAt > 0) {
      if (quiet === this.#askedAt + PATIENCE) this.#line.silent();
    } else if (quiet >= ASKED_UNSEEN || (quiet >= ASKED_SEEN && this.#line.isSeen())) {
      this.#askedAt = quiet;
      this.#line.ping();
    }
  }
}
