// A token bucket that lends: so much at once, so much a second after that, and who took more waits until it is paid back.

export interface Rate {
  readonly burst: number;
  readonly perSecond: number;
}

export class TokenBucket {
  readonly #rate: Rate;
  readonly #now: () => number;
  #tokens: number;
  #at: number;

  /** `now` counts milliseconds and never goes back. */
  constructor(rate: Rate, now: () => number) {
    this.#rate = rate;
    this.#now = now;
    this.#tokens = rate.burst;
    this.#at = now();
  }

  /** Takes this much, also when it is not there: then it is owed. Gives back for how many milliseconds. */
  spend(cost: number): number {
    this.#refill();
    this.#tokens -= cost;
    return this.#owedMs();
  }
  /** Milliseconds until nothing is owed. */
  owed(): number {
    this.#refill();
    return this.#owedMs();
  }
  /** Nothing was taken that has not come back. */
  isFull(): boolean {
    this.#refill();
    return this.#tokens >= this.#rate.burst;
  }

  #owedMs(): number {
    return this.#tokens >= 0 ? 0 : (-this.#tokens / this.#rate.perSecond) * 1000;
  }
  #refill(): void {
    const { burst, perSecond } = this.#rate;
    const time = this.#now();
    this.#tokens = Math.min(burst, this.#tokens + (Math.max(0, time - this.#at) / 1000) * perSecond);
    this.#at = time;
  }
}

interface Held {
  readonly bucket: TokenBucket;
  users: number;
}
/** Buckets nobody uses that are looked at whenever somebody comes: more than come, so that they never pile up. */
const LOOKED_AT = 4;

/** One bucket per key, shared by all who come with that key, and kept after them for as long as something is owed. */
export class SharedBuckets {
  readonly #rate: Rate;
  readonly #now: () => number;
  readonly #used = new Map<string, Held>();
  /** Nobody uses these now, but what was taken has not come back. */
  readonly #owing = new Map<string, TokenBucket>();

  constructor(rate: Rate, now: () => number) {
    this.#rate = rate;
    this.#now = now;
  }
  get size(): number {
    return this.#used.size + this.#owing.size;
  }

  /** Every `enter` has its `leave`. */
  enter(key: string): TokenBucket {
    this.#forget();
    let held = this.#used.get(key);
    if (!held) {
      held = { bucket: this.#owing.get(key) ?? new TokenBucket(this.#rate, this.#now), users: 0 };
      this.#owing.delete(key);
      this.#used.set(key, held);
    }
    held.users++;
    return held.bucket;
  }
  leave(key: string): void {
    const held = this.#used.get(key);
    if (!held || --held.users > 0) return;
    this.#used.delete(key);
    if (!held.bucket.isFull()) this.#owing.set(key, held.bucket);
  }

  #forget(): void {
    let looked = 0;
    for (const [key, bucket] of this.#owing) {
      if (looked++ === LOOKED_AT) return;
      this.#owing.delete(key);
      // Those who still owe stand at the end.
      if (!bucket.isFull()) this.#owing.set(key, bucket);
    }
  }
}
