// Lets many people do something so many times a second, spread evenly, whatever the timers of the machine do.
import { performance } from 'node:perf_hooks';
import { setInterval, clearInterval } from 'node:timers';

/**
 * Calls `act(n % actors)` at `perSecond` times a second for each actor. Resolves after `ms`. The clock decides how many
 * are due, so a late timer is made up for.
 */
export function pace({ actors, perSecond, ms, act }) {
  return new Promise((ended) => {
    const started = performance.now();
    const total = Math.round((actors * perSecond * ms) / 1000);
    let done = 0;
    const timer = setInterval(() => {
      const elapsed = performance.now() - started;
      const due = Math.min(total, Math.floor((elapsed / 1000) * actors * perSecond));
      for (; done < due; done++) act(done % actors);
      if (done < total) return;
      clearInterval(timer);
      ended();
    }, 1);
  });
}
/** A pause in the load, never in a test. */
export function pause(ms) {
  return new Promise((over) => setTimeout(() => over(), ms));
}
