// Who came and went while what says so was still to be fetched: kept until then, so that the first is said too.
import type { PresenceView, Stop } from '../session/contexts.ts';

type Happened = Parameters<Parameters<PresenceView['onJoinLeave']>[0]>[0];

const kept = new WeakMap<PresenceView, { readonly events: Happened[]; readonly stop: Stop }>();

/** Once for each: from now on keeps who comes and goes; `met` hears when somebody else is here. */
export function keepJoins(presence: PresenceView, met: () => void): void {
  if (kept.has(presence)) return;
  const events: Happened[] = [];
  const look = (): void => {
    if (!somebodyElse(presence)) return;
    stopLooking();
    met();
  };
  const stopLooking = presence.subscribe(look);
  const stopKeeping = presence.onJoinLeave((event) => events.push(event));
  kept.set(presence, {
    events,
    stop: () => {
      stopLooking();
      stopKeeping();
    },
  });
}
/** What was kept, for whoever says it from now on. */
export function takeJoins(presence: PresenceView): readonly Happened[] {
  const had = kept.get(presence);
  had?.stop();
  return had?.events.splice(0) ?? [];
}
export function somebodyElse(presence: PresenceView): boolean {
  return presence.people().some(({ me }) => !me);
}
