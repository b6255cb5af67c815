// Leaves a disk alone for a while that refuses again and again.

/** It is tried again after this, twice as long each time, up to the last. */
const REST_MS = 100;
const LONGEST_REST_MS = 2000;

export class Rest {
  readonly #now: () => number;
  #failures = 0;
  #failedAt = 0;

  constructor(now: () => number) {
    this.#now = now;
  }
  failed(): void {
    this.#failures++;
    this.#failedAt = this.#now();
  }
  worked(): void {
    this.#failures = 0;
  }
  get isResting(): boolean {
    if (this.#failures < 2) return false;
    const rest = Math.min(LONGEST_REST_MS, REST_MS * 2 ** (this.#failures - 2));
    const since = this.#now() - this.#failedAt;
    return since >= 0 && since < rest;
  }
}
