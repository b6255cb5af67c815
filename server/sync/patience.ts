// How much of one connection's asking and stumbling a room bears: state requests, and updates with missing dependencies.

const ASKS = 30;
const ASK_EVERY_MS = 1000;
const MISSING_LIMIT = 50;
const MISSING_MS = 10_000;
/** One step 1 in answer to missing dependencies per this time. */
const ANSWER_EVERY_MS = 1000;

export class Patience {
  readonly #now: () => number;
  #asks = ASKS;
  #askedAt: number;
  #missing: { readonly since: number; count: number; answeredAt: number } | undefined;

  /** `now` counts milliseconds and never goes back: a clock that is set must not use anybody's patience up. */
  constructor(now: () => number) {
    this.#now = now;
    this.#askedAt = now();
  }

  /** Each asking costs one; they come back one a second. */
  mayAsk(): boolean {
    const now = this.#now();
    this.#asks = Math.min(ASKS, this.#asks + (now - this.#askedAt) / ASK_EVERY_MS);
    this.#askedAt = now;
    if (this.#asks < 1) return false;
    this.#asks--;
    return true;
  }

  get isMissing(): boolean {
    return this.#missing !== undefined;
  }
  /** Another update that cannot be taken: ask for the whole, wait for the answer on its way, or give up. */
  missing(): 'ask' | 'wait' | 'enough' {
    const now = this.#now();
    this.#missing ??= { since: now, count: 0, answeredAt: -Infinity };
    const missing = this.#missing;
    missing.count++;
    if (missing.count > MISSING_LIMIT || now - missing.since > MISSING_MS) return 'enough';
    if (now - missing.answeredAt < ANSWER_EVERY_MS) return 'wait';
    missing.answeredAt = now;
    return 'ask';
  }
  /** A whole step 2 came through: everything sent before it is there. */
  caughtUp(): void {
    this.#missing = undefined;
  }
}
