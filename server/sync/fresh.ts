// Sorts out what of an update the document lacks, and whose it is.
import * as Y from 'yjs';
import { CLOSE } from '../../shared/wire/close-codes.ts';
import type { Found } from './place.ts';
import { refuse } from './refuse.ts';

export type Struct = Y.Item | Y.GC;
/** A struct of the update that the document lacks, from `clock` on (its earlier part may be known). */
export interface Fresh {
  readonly struct: Struct;
  readonly clock: number;
  readonly end: number;
  place: Found | undefined;
  /** How much of it the same update deletes again. */
  gone: number;
  /** The same of its last part, which is what a key shows. */
  lastGone: boolean;
}
/** What an update brings of one clientID, in order of its clocks. */
export interface FreshList {
  /** What the document has of it. */
  readonly state: number;
  readonly structs: Fresh[];
  /** How many of them have found their place. */
  placed: number;
}
export interface Freshness {
  readonly byClient: ReadonlyMap<number, FreshList>;
  /** Nothing of it is known already. */
  readonly whole: boolean;
  /** Some of it does not join on to what the document has. */
  readonly missing: boolean;
}

/**
 * `clients` per update: a person writes with one clientID per tab, and each more makes Yjs work harder. `clock`: what a
 * tab wrote and took out again takes a few bytes, however long it was, so no length of it says that it is made up. But
 * a tab whose pages came to this many characters would have been given a megabyte two thousand times; a clock beyond
 * it was made to jump, in one go or in many.
 */
export const UPDATE_LIMITS = { clients: 64, clock: 2 ** 31 } as const;

export function freshOf(
  store: Y.Doc['store'],
  structs: readonly (Struct | Y.Skip)[],
  claims: ReadonlySet<number>,
): Freshness {
  const byClient = new Map<number, FreshList>();
  let clients = 0;
  let whole = true;
  let missing = false;
  let client = -1;
  let state = 0;
  let list: FreshList | undefined;
  for (const struct of structs) {
    const { clock } = struct.id;
    const end = clock + struct.length;
    if (struct instanceof Y.Skip) refuse(CLOSE.policy, 'gaps are not sent');
    if (struct.length < 1) refuse(CLOSE.policy, 'a struct of no length');
    if (struct.id.client !== client) {
      ({ client } = struct.id);
      state = Y.getState(store, client);
      list = undefined;
      if (++clients > UPDATE_LIMITS.clients) refuse(CLOSE.policy, 'too many clientIDs at once');
      if (clock > state) missing = true;
    }
    if (clock < state) whole = false;
    if (end <= state) continue;
    if (end > UPDATE_LIMITS.clock) refuse(CLOSE.policy, 'too long');
    if (!list) {
      if (!claims.has(client)) refuse(CLOSE.forbidden, 'this clientID belongs to somebody else');
      byClient.set(client, (list = { state, structs: [], placed: 0 }));
    }
    list.structs.push({ struct, clock: Math.max(clock, state), end, place: undefined, gone: 0, lastGone: false });
  }
  return { byClient, whole, missing };
}

/** Is it only the trace of what is gone already? */
export function isTrace({ struct }: Fresh): boolean {
  return !(struct instanceof Y.Item) || struct.content instanceof Y.ContentDeleted;
}

/** The fresh struct that holds this clock. */
export function freshAt(list: readonly Fresh[] | undefined, clock: number): Fresh | undefined {
  if (!list) return undefined;
  let low = 0;
  let high = list.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const fresh = list[middle];
    if (!fresh) return undefined;
    if (clock < fresh.clock) high = middle - 1;
    else if (clock >= fresh.end) low = middle + 1;
    else return fresh;
  }
  return undefined;
}

/** A struct of which the first part is known stands right of that part. */
export function leftOf({ clock }: Fresh, item: Y.Item): Y.ID | null {
  return clock > item.id.clock ? Y.createID(item.id.client, clock - 1) : item.origin;
}
