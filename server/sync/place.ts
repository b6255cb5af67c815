// Where an item of the document stands: its root, the key under it and its parent, found as Yjs finds them.
import * as Y from 'yjs';
import { isRoot, ROOTS } from '../../shared/document/roots.ts';
import type { Root } from '../../shared/document/roots.ts';

export interface Place {
  readonly root: Root;
  /** Key of the root's map this item belongs to. */
  readonly key: string;
  /** 1 = a value of the root's map itself. */
  readonly depth: number;
  /** Names the parent type: `root:<name>`, or the id of the item that holds it. */
  readonly parent: string;
  /** Key within the parent, when the parent is used as a map. */
  readonly sub: string | null;
}
/** Its parent has been removed and forgotten, so that nobody can say where it was. */
export const FORGOTTEN = Symbol('forgotten');
export type Found = Place | typeof FORGOTTEN;

/** The roots of a document by type, to go from an item up to the name. */
export function rootNames(doc: Y.Doc): ReadonlyMap<unknown, Root> {
  return new Map(ROOTS.map((name) => [doc.getMap(name), name]));
}
export function idText(id: { readonly client: number; readonly clock: number }): string {
  return `${id.client}:${id.clock}`;
}

/** The place of something that is in the document. */
export function placeIn(names: ReadonlyMap<unknown, Root>, struct: Y.Item | Y.GC): Found {
  if (!(struct instanceof Y.Item)) return FORGOTTEN;
  let type = struct.parent;
  let key = struct.parentSub;
  let depth = 1;
  if (!(type instanceof Y.AbstractType)) return FORGOTTEN;
  const parent = type._item === null ? undefined : idText(type._item.id);
  while (type instanceof Y.AbstractType && type._item !== null) {
    key = type._item.parentSub;
    type = type._item.parent;
    depth++;
  }
  const root = names.get(type);
  if (root === undefined || key === null) return FORGOTTEN;
  return { root, key, depth, parent: parent ?? `root:${root}`, sub: struct.parentSub };
}

/** The place of a value put directly under a root; undefined when there is no such root or no key. */
export function placeUnderRoot(name: string, sub: string | null): Place | undefined {
  if (!isRoot(name) || sub === null) return undefined;
  return { root: name, key: sub, depth: 1, parent: `root:${name}`, sub };
}
/** The place of something in the type that `holder` holds. */
export function placeWithin(holder: Found, holderId: string, sub: string | null): Found {
  if (holder === FORGOTTEN) return FORGOTTEN;
  return { root: holder.root, key: holder.key, depth: holder.depth + 1, parent: holderId, sub };
}
