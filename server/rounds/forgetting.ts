// Destroys answers that were kept long enough: when the server starts, and now and then.
import type { Rounds } from './rounds.ts';

/** Gives back its stop. */
export function forgetEvery(
  rounds: Pick<Rounds, 'forget'>,
  everyMs: number,
  warn: (what: string, error: unknown) => void,
): () => void {
  const forget = (): void => {
    // Tried again next time.
    rounds.forget().catch((error: unknown) => warn('answers that are to be destroyed are still there', error));
  };
  forget();
  const timer = setInterval(forget, everyMs);
  timer.unref();
  return () => clearInterval(timer);
}
