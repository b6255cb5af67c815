// A token bucket that lends: so much at once, so much a second after that, and who took more waits until it is paid back.

export interface Rate {
  readonly burst: number;
  readonly perSecond: number;
}
export interface TokenBucket {
  /** Takes this much, also when it is not there: then it is owed. */
  spend(cost: number): void;
  /** Milliseconds until nothing is owed. */
  owed(): number;
  /** Nothing was taken that has not come back. */
  isFull(): boolean;
}

/** `now` counts milliseconds and never goes back. */
export function tokenBucket({ burst, perSecond }: Rate, now: () => number): TokenBucket {
  let tokens = burst;
  let at = now();
  const refill = (): void => {
    const time = now();
    tokens = Math.min(burst, tokens + (Math.max(0, time - at) / 1000) * perSecond);
    at = time;
  };
  return {
    spend(cost) {
      refill();
      tokens -= cost;
    },
    owed() {
      refill();
      return tokens >= 0 ? 0 : (-tokens / perSecond) * 1000;
    },
    isFull() {
      refill();
      return tokens >= burst;
    },
  };
}

/** Keys remembered at most before those whose bucket is full again are forgotten. */
const REMEMBERED = 10_000;

/** One bucket per key, shared by all who come with that key. */
export function bucketPerKey(rate: Rate, now: () => number): (key: string) => TokenBucket {
  const buckets = new Map<string, TokenBucket>();
  return (key) => {
    if (buckets.size > REMEMBERED) for (const [known, bucket] of buckets) if (bucket.isFull()) buckets.delete(known);
    const bucket = buckets.get(key) ?? tokenBucket(rate, now);
    buckets.set(key, bucket);
    return bucket;
  };
}
