// How often an address or a person may do something before it is refused for a while. The only file that knows rate-limiter-flexible.
import { RateLimiterMemory } from 'rate-limiter-flexible';

/** So often in so many seconds, counted from the first time. */
export interface Often {
  readonly times: number;
  readonly seconds: number;
}
export interface Limiter {
  /** Counts one; false when there were too many. */
  take(key: string): Promise<boolean>;
  /** Would one more be let through? Counts nothing. */
  any(key: string): Promise<boolean>;
}

export function limiter({ times, seconds }: Often): Limiter {
  const memory = new RateLimiterMemory({ points: times, duration: seconds });
  return {
    async take(key) {
      try {
        await memory.consume(key);
        return true;
      } catch (error) {
        if (error instanceof Error) throw error;
        // The library says "too often" by rejecting with the state of the key.
        return false;
      }
    },
    async any(key) {
      const state = await memory.get(key);
      return state === null || state.remainingPoints > 0;
    },
  };
}
