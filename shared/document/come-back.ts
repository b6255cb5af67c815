// Lets a step of undo know what has no place to come back to: what held it was put back before, and is gone again.
import * as Y from 'yjs';

export type UndoStep = Y.UndoManager['undoStack'][number];

/**
 * Yjs looks for what holds a thing now from copy to copy, each made when it was put back. A copy that a colleague
 * removed may have been forgotten with all it held; Yjs then fails halfway, with the first half of the step made. Of
 * a holder without a copy it puts nothing back. Call before the step is undone.
 */
export function forgetLostCopies({ store }: Y.Doc, step: UndoStep): void {
  for (const [client, ranges] of step.deletions.clients) {
    const structs = store.clients.get(client);
    if (!structs) continue;
    for (const { clock, len } of ranges)
      for (let index = Y.findIndexSS(structs, clock); index < structs.length; index++) {
        const struct = structs[index];
        if (!struct || struct.id.clock >= clock + len) break;
        const holder = holderOf(struct);
        if (holder && !isThere(store, holder, step)) holder.redone = null;
      }
  }
}

function holderOf(struct: Y.Item | Y.GC): Y.Item | null {
  return struct instanceof Y.Item && struct.parent instanceof Y.AbstractType ? struct.parent._item : null;
}
/** Is this there, or its last copy, or does that come back with the same step? */
function isThere(store: Y.Doc['store'], holder: Y.Item, step: UndoStep): boolean {
  let now: Y.Item | Y.GC = holder;
  while (now instanceof Y.Item && now.redone !== null) now = Y.getItem(store, now.redone);
  if (!now.deleted) return true;
  if (!Y.isDeleted(step.deletions, now.id) || Y.isDeleted(step.insertions, now.id)) return false;
  const above = holderOf(now);
  return now instanceof Y.Item && (above === null || isThere(store, above, step));
}
