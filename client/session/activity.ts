// How present this person is in this tab: active, idle after a minute without input, away when hidden or after five.
import type { Stop } from './contexts.ts';
import type { Clock, Page } from './surroundings.ts';

export type Activity = 'active' | 'idle' | 'away';
const IDLE_MS = 60_000;
const AWAY_MS = 5 * 60_000;

/** Tells each change, beginning with the state it is in now. */
export function watchActivity(clock: Clock, page: Page, tell: (activity: Activity) => void): Stop {
  let now: Activity | undefined;
  let lastInput = clock.now();
  let stopTimer: Stop = () => undefined;
  const set = (activity: Activity): void => {
    if (activity === now) return;
    now = activity;
    tell(activity);
  };
  const look = (): void => {
    stopTimer();
    const quiet = clock.now() - lastInput;
    if (!page.visible() || quiet >= AWAY_MS) return set('away');
    stopTimer = clock.after((quiet >= IDLE_MS ? AWAY_MS : IDLE_MS) - quiet, look);
    set(quiet >= IDLE_MS ? 'idle' : 'active');
  };
  const input = (): void => {
    lastInput = clock.now();
    // Pointer moves come a hundred times a second: while active there is nothing to do until the timer looks.
    if (now !== 'active') look();
  };
  const stops = [
    page.on('input', input),
    page.on('hidden', look),
    page.on('visible', () => {
      lastInput = clock.now();
      look();
    }),
  ];
  look();
  return () => {
    stopTimer();
    stops.forEach((stop) => stop());
  };
}
