// Who came and who went, without the noise of lines that drop for a moment or of everybody already there.
import type { Present, PresenceView, Stop } from './contexts.ts';
import type { Clock } from './surroundings.ts';

type Listener = Parameters<PresenceView['onJoinLeave']>[0];
export interface Joins {
  /** Everybody else who is here now. */
  present(people: readonly Present[]): void;
  /** My own line came up or went down. */
  connected(up: boolean): void;
  on(listener: Listener): Stop;
  close(): void;
}

/** Somebody back within this time never left. */
const GRACE_MS = 5_000;
/** Whoever shows up this soon after my own arrival was there already. */
const SETTLE_MS = 1_500;

export function joinsAndLeaves(clock: Clock): Joins {
  const listeners = new Set<Listener>();
  /** Everybody who counts as here, with the stop of the timer if they are about to count as gone. */
  const known = new Map<string, { person: Present; stopLeaving?: Stop }>();
  let here: readonly Present[] = [];
  let up = false;
  let settled = false;
  let stopSettling: Stop = () => undefined;

  const tell = (kind: 'join' | 'leave', person: Present): void =>
    listeners.forEach((listener) => listener({ kind, person }));
  const compare = (): void => {
    for (const person of here) {
      const before = known.get(person.id);
      before?.stopLeaving?.();
      known.set(person.id, { person });
      if (!before && settled) tell('join', person);
    }
    if (!settled) return;
    for (const [id, entry] of known) {
      if (entry.stopLeaving || here.some((p) => p.id === id)) continue;
      entry.stopLeaving = clock.after(GRACE_MS, () => {
        known.delete(id);
        tell('leave', entry.person);
      });
    }
  };
  return {
    present: (people) => {
      here = people;
      // Without a line nobody can be seen; that says nothing about them.
      if (up) compare();
    },
    connected: (now) => {
      if (now === up) return;
      up = now;
      settled = false;
      stopSettling();
      if (now) {
        stopSettling = clock.after(SETTLE_MS, () => {
          settled = true;
          compare();
        });
        return;
      }
      for (const entry of known.values()) {
        entry.stopLeaving?.();
        delete entry.stopLeaving;
      }
    },
    on: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: () => {
      stopSettling();
      for (const entry of known.values()) entry.stopLeaving?.();
      listeners.clear();
    },
  };
}
