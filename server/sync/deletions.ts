// What an update deletes: of the document, with the place of each thing, and of what it brings itself.
import * as Y from 'yjs';
import type { Root } from '../../shared/document/roots.ts';
import { CLOSE } from '../../shared/wire/close-codes.ts';
import type { Freshness, Struct } from './fresh.ts';
import { FORGOTTEN, placeIn } from './place.ts';
import type { Place } from './place.ts';
import { refuse } from './refuse.ts';

export interface Range {
  readonly clock: number;
  readonly len: number;
}
export type Ranges = ReadonlyMap<number, readonly Range[]>;

export interface Deleting {
  readonly doc: Y.Doc;
  readonly names: ReadonlyMap<unknown, Root>;
  readonly mayWrite: (root: Root) => boolean;
  /** Called for each thing of the document that goes. */
  readonly onDelete: (place: Place, item: Y.Item) => void;
}
export interface Deletions {
  /** How many things of the document go. */
  readonly count: number;
  /** By how many bytes the document gets shorter at least. */
  readonly freed: number;
  /** Deletions that are not this person's to make and do not travel. */
  readonly ignored: Ranges;
}

const NONE: Deletions = { count: 0, freed: 0, ignored: new Map() };
/** What Yjs may need to write down that a piece of text is gone. */
const TRACE_BYTES = 64;
/** Undefined when something that is deleted is not there. */
export function deletions(ranges: Ranges, fresh: Freshness, deleting: Deleting): Deletions | undefined {
  if (ranges.size === 0) return NONE;
  let count = 0;
  let freed = 0;
  const ignored = new Map<number, Range[]>();
  for (const [client, list] of ranges) {
    const state = Y.getState(deleting.doc.store, client);
    const own = fresh.byClient.get(client)?.structs ?? [];
    const end = Math.max(state, own.at(-1)?.end ?? 0);
    let last = 0;
    let next = 0;
    for (const { clock, len } of list) {
      // Yjs writes them so. Repeated, each would be walked again from its beginning to its end.
      if (len < 1 || clock < last) refuse(CLOSE.policy, 'deletions in disorder');
      last = clock + len;
      if (last > end) return undefined;
      const known = deleteKnown(client, clock, Math.min(last, state), deleting, ignored);
      count += known.count;
      freed += known.freed;
      for (let one = own[next]; one && one.clock < last; one = own[++next]) {
        one.gone += Math.max(0, Math.min(last, one.end) - Math.max(clock, one.clock));
        if (one.end > last) break;
        if (clock < one.end) one.lastGone = true;
      }
    }
  }
  return { count, freed, ignored };
}

function deleteKnown(
  client: number,
  from: number,
  to: number,
  deleting: Deleting,
  ignored: Map<number, Range[]>,
): Pick<Deletions, 'count' | 'freed'> {
  const structs = deleting.doc.store.clients.get(client);
  if (!structs || from >= to) return NONE;
  let count = 0;
  let freed = 0;
  for (let index = Y.findIndexSS(structs, from); index < structs.length; index++) {
    const struct = structs[index] as Struct;
    const { clock } = struct.id;
    if (clock >= to) break;
    if (struct.deleted || !(struct instanceof Y.Item)) continue;
    const place = placeIn(deleting.names, struct);
    if (place === FORGOTTEN) return refuse(CLOSE.policy, 'a deletion nobody can place');
    // Every replica removes superfluous formatting marks by itself, a reader's too; without the right it is no edit.
    if (struct.content instanceof Y.ContentFormat && !deleting.mayWrite(place.holder.root)) {
      const list = ignored.get(client);
      if (list) list.push({ clock, len: struct.length });
      else ignored.set(client, [{ clock, len: struct.length }]);
      continue;
    }
    deleting.onDelete(place, struct);
    count++;
    if (struct.content instanceof Y.ContentString)
      freed += Math.max(0, Math.min(to, clock + struct.length) - Math.max(from, clock) - TRACE_BYTES);
  }
  return { count, freed };
}
