// Says of what undo puts back which two stood beside it, so that it comes back at the same place on every replica.
import * as Y from 'yjs';

/**
 * Yjs puts a piece of text back between the copies of its former neighbours. In a line that was wiped out and put back
 * before, these may stand far apart or even the wrong way round by now, and then replicas put it in different places.
 * Call before anything of the transaction is told.
 */
export function settlePutBack({ doc, beforeState }: Y.Transaction): void {
  const structs = doc.store.clients.get(doc.clientID);
  const from = beforeState.get(doc.clientID) ?? 0;
  if (!structs || from >= Y.getState(doc.store, doc.clientID)) return;
  for (let index = Y.findIndexSS(structs, from); index < structs.length; index++) {
    const item = structs[index];
    if (!(item instanceof Y.Item) || item.parentSub !== null) continue;
    const left = beside(item, 'left');
    item.origin = left && left.lastId;
    item.rightOrigin = beside(item, 'right')?.id ?? null;
  }
}
/** What stood there when this was put back: what was put back after it may have come between. */
function beside(item: Y.Item, side: 'left' | 'right'): Y.Item | null {
  const { id } = item;
  let other = item[side];
  while (other?.id.client === id.client && other.id.clock > id.clock) other = other[side];
  return other;
}
