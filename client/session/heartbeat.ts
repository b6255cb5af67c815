// Notices that a line is dead although nobody has closed it: silence that stays, and edits that are never acknowledged.
import type { Connection } from './connection.ts';
import type { Stop } from './contexts.ts';
import { allAcknowledged } from './save-state.ts';
import type { LineFacts } from './save-state.ts';
import type { Surroundings } from './surroundings.ts';

export interface Heartbeat {
  /** The line is up: listen. */
  start(): void;
  /** Something has come over it. */
  heard(): void;
  /** The facts have changed: watches edits for as long as they wait for their acknowledgement. */
  look(facts: LineFacts): void;
  /** Asks for a sign of life; without one the line is dead, whatever the browser believes. */
  probe(): void;
  /** The line is down. */
  stop(): void;
  close(): void;
}
export interface HeartbeatOptions {
  /** The line as it is now; undefined while there is none. */
  connection(): Pick<Connection, 'waiting' | 'ask'> | undefined;
  readonly surroundings: Pick<Surroundings, 'clock' | 'page'>;
  /** The line is dead: drop it. */
  dead(): void;
}

/** A server that says nothing for this long is asked for a sign of life, and given `PROBE_MS` to give it. */
const SILENCE_MS = 15_000;
const PROBE_MS = 5_000;
/** Edits that left this browser and are not acknowledged for this long are sent again on a new connection. */
const UNACKNOWLEDGED_MS = 12_000;
/**
 * Something on the way may hold a large edit long after this browser has let go of it. So every hang-up that brought
 * nothing doubles the patience with the next connection; the most is what the largest frame takes at 2 KB a second.
 */
const MOST_PATIENT = 32;

export function heartbeat({ connection, surroundings: { clock, page }, dead }: HeartbeatOptions): Heartbeat {
  let browserOffline = false;
  let signs = 0;
  let lastAt = clock.steady();
  let stopProbe: Stop = () => undefined;
  // A network that swallows frames and answers pings would leave a person "saving" for ever.
  let overdue: Stop | undefined;
  let known: LineFacts | undefined;
  let patience = 1;

  const isWaiting = (): boolean => known !== undefined && known.connected && known.acknowledged < known.sent;
  const hangUp = (): void => {
    if (isWaiting()) patience = Math.min(patience * 2, MOST_PATIENT);
    dead();
  };
  const stopOverdue = (): void => {
    overdue?.();
    overdue = undefined;
  };
  const watchOverdue = (): void => {
    overdue = clock.after(UNACKNOWLEDGED_MS * patience, () => {
      overdue = undefined;
      if (!isWaiting()) return;
      // Still leaving this browser: a slow line is not a dead one.
      if ((connection()?.waiting() ?? 0) > 0) watchOverdue();
      else hangUp();
    });
  };
  const watchSilence = (): void => {
    stopProbe();
    stopProbe = clock.after(lastAt + SILENCE_MS - clock.steady(), () => {
      if (clock.steady() - lastAt >= SILENCE_MS) probe();
      else watchSilence();
    });
  };
  const probe = (): void => {
    const before = signs;
    if (!connection()?.ask()) return;
    stopProbe();
    // The question stands in line behind the edits that are on their way.
    stopProbe = clock.after(PROBE_MS * (isWaiting() ? patience : 1), () => {
      if (signs === before) hangUp();
      // What was heard may have been on its way already: while the browser says offline, one sign of life is not enough.
      else if (browserOffline) probe();
      else watchSilence();
    });
  };
  const stops = [
    page.on('online', () => {
      browserOffline = false;
    }),
    page.on('offline', () => {
      browserOffline = true;
      probe();
    }),
  ];
  const stop = (): void => {
    stopProbe();
  };
  const heard = (): void => {
    signs++;
    lastAt = clock.steady();
  };
  return {
    start: () => {
      heard();
      watchSilence();
    },
    heard,
    look: (facts) => {
      if (facts.acknowledged !== known?.acknowledged || !facts.connected) stopOverdue();
      known = facts;
      // The greeting is acknowledged at once on any line: only the whole is progress.
      if (allAcknowledged(facts)) patience = 1;
      if (facts.connected && facts.acknowledged < facts.sent && !overdue) watchOverdue();
    },
    probe,
    stop,
    close: () => {
      stop();
      stopOverdue();
      stops.forEach((end) => end());
    },
  };
}
