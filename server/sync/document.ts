// The document of a canvas in memory: read from what is stored, and changed by what was judged.
import * as Y from 'yjs';
import { declareRoots, root, ROOTS } from '../../shared/document/roots.ts';
import type { StoredDocument } from '../store/store.ts';
import type { CanvasChange } from './changes.ts';
import { isGarbage } from './place.ts';

/** Origin of what was judged; anything else the document does is Yjs tidying up. */
const JUDGED = 'judged';

/** The document a store holds. */
export function documentOf(stored: StoredDocument): Y.Doc {
  const doc = declareRoots(new Y.Doc({ gcFilter: isGarbage }));
  if (stored.snapshot) Y.applyUpdate(doc, stored.snapshot);
  // Each in a transaction of its own, as it was applied when it came: what Yjs forgets after one can decide where the
  // next is put. For the 4000 rows there may be that costs some 10 ms.
  for (const update of stored.updates) Y.applyUpdate(doc, update);
  return doc;
}

/** Makes a change under a clientID that is the server's own. Gives back what came of it, to be kept and told like any edit. */
export function changeAs(
  doc: Y.Doc,
  clientId: number,
  change: (doc: Y.Doc) => void,
): { readonly made: readonly Uint8Array[]; readonly changes: readonly CanvasChange[] } {
  const made: Uint8Array[] = [];
  const changes: CanvasChange[] = [];
  const listen = (bytes: Uint8Array): void => void made.push(bytes);
  // The server writes whole values under its roots; what stands deeper it leaves alone.
  const watches = ROOTS.map((name) => {
    const watch = ({ changes: { keys } }: Y.YMapEvent<unknown>): void => {
      for (const [key, { action }] of keys)
        changes.push({ root: name, key, field: undefined, kind: SAID[action], place: undefined });
    };
    return { map: root(doc, name), watch };
  });
  doc.clientID = clientId;
  doc.on('update', listen);
  for (const { map, watch } of watches) map.observe(watch);
  try {
    doc.transact(() => change(doc), JUDGED);
  } finally {
    for (const { map, watch } of watches) map.unobserve(watch);
    doc.off('update', listen);
  }
  return { made, changes };
}
const SAID = { add: 'added', update: 'changed', delete: 'removed' } as const;

/**
 * Applies an update that was accepted. Yjs removes superfluous formatting marks after a change; every replica does, so
 * what it removed is given back, to be kept and told like any edit. Throws when Yjs made something else of the update
 * than the judge did; the document is no good after that.
 */
export function applyJudged(doc: Y.Doc, update: Uint8Array): readonly Uint8Array[] {
  const tidied: Uint8Array[] = [];
  const listen = (bytes: Uint8Array, origin: unknown): void => {
    if (origin !== JUDGED) tidied.push(bytes);
  };
  // Yjs writes an update for whoever listens, each time. We have this one already, so we listen only once it tidies.
  const watch = (transaction: Y.Transaction): void => {
    if (transaction.origin !== JUDGED) doc.on('update', listen);
  };
  doc.on('beforeObserverCalls', watch);
  try {
    Y.applyUpdate(doc, update, JUDGED);
  } finally {
    doc.off('beforeObserverCalls', watch);
    doc.off('update', listen);
  }
  if (doc.store.pendingStructs !== null || doc.store.pendingDs !== null) throw new Error('left pending');
  return tidied;
}
