// A token bucket: so many at once, so many a second after that; and one bucket per key, forgotten once full again.

export interface Rate {
  readonly burst: number;
  readonly perSecond: number;
}
export interface TokenBucket {
  /** Takes one; false when none is left. */
  take(): boolean;
  /** Is there one to take? */
  any(): boolean;
}

export function tokenBucket({ burst, perSecond }: Rate, now: () => number): TokenBucket & { full(): boolean } {
  let tokens = burst;
  let at = now();
  const refill = (): void => {
    const time = now();
    tokens = Math.min(burst, tokens + (Math.max(0, time - at) / 1000) * perSecond);
    at = time;
  };
  return {
    take() {
      refill();
      if (tokens < 1) return false;
      tokens--;
      return true;
    },
    any() {
      refill();
      return tokens >= 1;
    },
    full() {
      refill();
      return tokens >= burst;
    },
  };
}

/** Keys (addresses) remembered at most before those that are full again are forgotten. */
const REMEMBERED = 10_000;

export function bucketPerKey(rate: Rate, now: () => number): (key: string) => TokenBucket {
  const buckets = new Map<string, ReturnType<typeof tokenBucket>>();
  return (key) => {
    if (buckets.size > REMEMBERED) for (const [known, bucket] of buckets) if (bucket.full()) buckets.delete(known);
    const bucket = buckets.get(key) ?? tokenBucket(rate, now);
    buckets.set(key, bucket);
    return bucket;
  };
}
