// Runs work in pieces while the browser is idle, so that no frame and no keystroke waits for it.
import type { Pieces } from '../../shared/judge/pieces.ts';
import type { Stop } from '../session/contexts.ts';

/** Calls once when there is time, and says how many milliseconds are left each time it is asked. */
export type Idle = (piece: (left: () => number) => void, latestMs: number) => Stop;

/** One slice ends here, however long the browser would stay idle: somebody may begin to type. */
const SLICE_MS = 6;
/** With less than this left, the next piece waits. */
const LEAST_MS = 2;
/** A browser that never has time begins all the same after this. */
const LATEST_MS = 2000;
/** And once begun it does not wait so long between two slices. */
const NEXT_MS = 100;

/** Runs it to its end and hands over the result, in a slice of its own because then others draw. Returns the stop. */
export function whenIdle<T>(work: Pieces<T>, done: (result: T) => void, idle: Idle = browserIdle): Stop {
  let stop: Stop;
  const slice = (left: () => number): void => {
    do {
      const step = work.next();
      if (!step.done) continue;
      stop = idle(() => done(step.value), NEXT_MS);
      return;
    } while (left() > LEAST_MS);
    stop = idle(slice, NEXT_MS);
  };
  stop = idle(slice, LATEST_MS);
  return () => stop();
}

/** Safari has no idle time to give. */
const browserIdle: Idle = (piece, latestMs) => {
  const run = (deadline?: IdleDeadline): void => {
    const from = performance.now();
    // Whoever had to wait too long has no time left by the browser's count, and takes a slice all the same.
    const idle = deadline === undefined || deadline.didTimeout ? SLICE_MS : deadline.timeRemaining();
    piece(() => Math.min(idle, SLICE_MS) - (performance.now() - from));
  };
  if (typeof requestIdleCallback === 'function') {
    const handle = requestIdleCallback(run, { timeout: latestMs });
    return () => cancelIdleCallback(handle);
  }
  const timer = setTimeout(run);
  return () => clearTimeout(timer);
};
