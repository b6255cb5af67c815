// Which locked block a step of undo would change: looked up before it is taken, so that nobody undoes what the server refuses.
import * as Y from 'yjs';
import type { UndoStep } from '../../shared/document/come-back.ts';
import { root } from '../../shared/document/roots.ts';
import type { Root } from '../../shared/document/roots.ts';
import { lockedBlocks } from '../../shared/document/session.ts';
import { blocksOf } from '../../shared/rules/locks.ts';
import type { BlockId } from '../../shared/template/canvas-template.ts';

const LOCKABLE: readonly Root[] = ['cards', 'empty', 'choice', 'stances'];

/** A step is taken as a whole: one change of a locked block in it is enough. */
export function lockedStep(doc: Y.Doc, step: UndoStep): BlockId | undefined {
  const locked = lockedBlocks(doc);
  if (locked.length === 0) return undefined;
  const names = new Map<unknown, Root>(LOCKABLE.map((name) => [root(doc, name), name]));
  for (const item of itemsOf(doc, step)) {
    const at = placeOf(names, item);
    const places = at?.root === 'cards' ? [placeNow(doc, at.key), placeIn(item)] : [];
    const found = at && blocksOf({ ...at, places }).find((block) => block !== undefined && locked.includes(block));
    if (found) return found;
  }
  return undefined;
}

/** What the step made and what it took away. */
function* itemsOf({ store }: Y.Doc, { insertions, deletions }: UndoStep): Generator<Y.Item> {
  for (const { clients } of [insertions, deletions])
    for (const [client, ranges] of clients) {
      const structs = store.clients.get(client) ?? [];
      for (const { clock, len } of ranges)
        for (let index = Y.findIndexSS(structs, clock); index < structs.length; index++) {
          const struct = structs[index];
          if (!struct || struct.id.clock >= clock + len) break;
          // What has been forgotten does not come back.
          if (struct instanceof Y.Item) yield struct;
        }
    }
}
function placeOf(names: ReadonlyMap<unknown, Root>, item: Y.Item): { root: Root; key: string } | undefined {
  for (let at: Y.Item | null = item; at;) {
    const parent: unknown = at.parent;
    const name = names.get(parent);
    if (name) return at.parentSub === null ? undefined : { root: name, key: at.parentSub };
    at = parent instanceof Y.AbstractType ? parent._item : null;
  }
  return undefined;
}
function placeNow(doc: Y.Doc, card: string): string | undefined {
  const place: unknown = root<Y.Map<unknown>>(doc, 'cards').get(card)?.get('place');
  return typeof place === 'string' ? place : undefined;
}
/** Where a move of this step came from or went to. */
function placeIn({ parentSub, content }: Y.Item): string | undefined {
  const place: unknown = parentSub === 'place' ? content.getContent()[0] : undefined;
  return typeof place === 'string' ? place : undefined;
}
