// Who is here, read from awareness: all tabs of a person as one, quiet about what nobody would see.
import type { Awareness } from 'y-protocols/awareness';
import type { Presence, PresenceFields } from '../../shared/wire/presence.ts';
import type { Pointing, Present, PresenceView, Stop } from './contexts.ts';
import { joinsAndLeaves } from './joins.ts';
import type { Clock } from './surroundings.ts';

export interface PresenceOptions {
  readonly awareness: Awareness;
  readonly clock: Clock;
  /** undefined = not known yet. */
  me(): { readonly id: string; readonly name: string } | undefined;
  slotOf(person: string): number;
  orderOf(person: string): number;
  /** Somebody was seen. */
  seen(person: string): void;
}
export interface OwnPresenceView extends PresenceView {
  /** The line came up or went down. */
  connected(up: boolean): void;
  /** Names, slots or I myself have changed. */
  refresh(): void;
  close(): void;
}

/** Pointer moves are told at most this often; everything else at once. */
const POINTER_MS = 50;
const RANK = { active: 2, idle: 1, away: 0 } as const;
type Tab = { readonly state: Presence; readonly heard: number };

export function presenceView(options: PresenceOptions): OwnPresenceView {
  const { awareness, clock } = options;
  /** When each tab last said something new, counted: renewals every 15 seconds say nothing new. */
  const heard = new Map<number, number>();
  let count = 0;
  let people: readonly Present[] = [];
  let stale = true;
  const joins = joinsAndLeaves(clock);

  const read = (): readonly Present[] => {
    if (!stale) return people;
    stale = false;
    people = [...mine(), ...others()];
    return people;
  };
  const mine = (): Present[] => {
    const me = options.me();
    if (!me) return [];
    const at = (awareness.getLocalState() ?? {}) as PresenceFields;
    return [{ ...me, slot: options.slotOf(me.id), me: true, activity: at.activity ?? 'active', at }];
  };
  const others = (): Present[] => {
    const me = options.me()?.id;
    const byPerson = new Map<string, Tab>();
    for (const [client, value] of awareness.getStates()) {
      const state = value as Partial<Presence>;
      if (client === awareness.clientID || !isPerson(state) || state.user.id === me) continue;
      const tab: Tab = { state, heard: heard.get(client) ?? 0 };
      const best = byPerson.get(state.user.id);
      if (!best || speaksFor(tab, best)) byPerson.set(state.user.id, tab);
    }
    return [...byPerson.values()]
      .map(({ state: { user, ...at } }) => ({ ...user, me: false, activity: at.activity ?? 'active', at }))
      .sort((a, b) => options.orderOf(a.id) - options.orderOf(b.id) || a.slot - b.slot || (a.id < b.id ? -1 : 1));
  };

  const visible = frameSignal(clock, () =>
    read().map(({ at: { pointer: _p, cursor: _c, ...at }, ...who }) => [who, at]),
  );
  const pointing = frameSignal(clock, () => pointers().map(({ person, x, y, in: place }) => [person.id, x, y, place]));
  const pointers = (): readonly Pointing[] =>
    read().flatMap((person) => (person.me || !person.at.pointer ? [] : [{ person, ...person.at.pointer }]));

  const look = (): void => {
    stale = true;
    visible.look();
    pointing.look();
  };
  const changed = ({ added, updated, removed }: Record<'added' | 'updated' | 'removed', number[]>): void => {
    for (const id of [...added, ...updated]) heard.set(id, ++count);
    for (const id of removed) heard.delete(id);
    look();
    const here = read().filter((p) => !p.me);
    for (const person of here) options.seen(person.id);
    joins.present(here);
  };
  awareness.on('change', changed);

  let toldAt = -Infinity;
  let waiting: PresenceFields['pointer'];
  let stopPointer: Stop | undefined;
  const say = (fields: Partial<PresenceFields>): void => {
    awareness.setLocalState({ ...awareness.getLocalState(), ...fields });
  };
  const tell = (fields: Partial<PresenceFields>): void => {
    const { pointer, ...rest } = fields;
    if (Object.keys(rest).length > 0 || pointer === null) {
      // What matters goes at once and takes the last pointer along.
      const last = pointer === undefined && stopPointer ? { pointer: waiting } : {};
      stopPointer?.();
      stopPointer = undefined;
      toldAt = clock.now();
      say({ ...last, ...fields });
    } else if (pointer !== undefined) {
      waiting = pointer;
      const wait = toldAt + POINTER_MS - clock.now();
      if (stopPointer) return;
      if (wait <= 0) {
        toldAt = clock.now();
        say({ pointer });
      } else
        stopPointer = clock.after(wait, () => {
          stopPointer = undefined;
          toldAt = clock.now();
          say({ pointer: waiting });
        });
    }
  };

  return {
    people: read,
    pointers,
    tell,
    subscribe: visible.subscribe,
    onPointers: pointing.subscribe,
    onJoinLeave: joins.on,
    awareness,
    connected: (up) => {
      joins.connected(up);
      look();
    },
    refresh: look,
    close: () => {
      awareness.off('change', changed);
      stopPointer?.();
      visible.close();
      pointing.close();
      joins.close();
    },
  };
}

/** The most active tab speaks for a person; of equals the one that said something last. */
function speaksFor(tab: Tab, other: Tab): boolean {
  const rank = (t: Tab): number => RANK[t.state.activity ?? 'active'];
  return rank(tab) > rank(other) || (rank(tab) === rank(other) && tab.heard > other.heard);
}
function isPerson(state: Partial<Presence>): state is Presence {
  return typeof state.user?.id === 'string' && typeof state.user.name === 'string';
}

/** Tells listeners, at most once a frame, that `shown` gives something else than it did. */
function frameSignal(clock: Clock, shown: () => unknown) {
  const listeners = new Set<() => void>();
  let before = '';
  let stop: Stop | undefined;
  const check = (): void => {
    stop = undefined;
    const now = JSON.stringify(shown());
    if (now === before) return;
    before = now;
    listeners.forEach((listener) => listener());
  };
  return {
    look: (): void => {
      if (listeners.size > 0) stop ??= clock.frame(check);
    },
    subscribe: (listener: () => void): Stop => {
      // What the newcomer has just read is what it compares with.
      if (listeners.size === 0) before = JSON.stringify(shown());
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: (): void => stop?.(),
  };
}
