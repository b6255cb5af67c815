// Where an item of the document stands: its root, the key and the field under it and its parent, as Yjs finds them.
import * as Y from 'yjs';
import { isRoot, ROOTS } from '../../shared/document/roots.ts';
import type { Root } from '../../shared/document/roots.ts';

export type HolderKind = 'map' | 'fragment' | 'element' | 'text' | 'other';
type Type = Y.AbstractType<unknown>;
/** A shared type and where it stands; there is one object of each, so that two places can be compared. */
export interface Holder {
  readonly root: Root;
  /** Key of the root's map it belongs to; null for the root itself. */
  readonly key: string | null;
  /** Field of the map under that key; null for that map itself and what is above. */
  readonly field: string | null;
  /** 0 = a root. */
  readonly depth: number;
  readonly kind: HolderKind;
  /** In the document already, or new with the update. */
  readonly type: Type;
  readonly known: boolean;
  /** The place in its list: most of what people write goes there. */
  readonly list: Place;
}
/** A place in a holder: under a key of a map (`sub`), or in its list (null). */
export interface Place {
  readonly holder: Holder;
  readonly sub: string | null;
}
/** Its parent has been removed and forgotten, so that nobody can say where it was. */
export const FORGOTTEN = Symbol('forgotten');
export type Found = Place | typeof FORGOTTEN;

/** The roots of a document by type, to go from an item up to the name. */
export function rootNames(doc: Y.Doc): ReadonlyMap<unknown, Root> {
  return new Map(ROOTS.map((name) => [doc.getMap(name), name]));
}

/** A type never moves, so what holds it is found once. */
const holders = new WeakMap<Type, Holder>();

/** The holder of a type that is in the document; undefined when it is under nothing this document has. */
export function holderOf(names: ReadonlyMap<unknown, Root>, type: unknown): Holder | undefined {
  if (!(type instanceof Y.AbstractType)) return undefined;
  const before = holders.get(type);
  if (before) return before;
  const item = type._item;
  let holder: Holder | undefined;
  if (item === null) {
    const root = names.get(type);
    if (root !== undefined)
      holder = withList({ root, key: null, field: null, depth: 0, kind: 'map', type, known: true });
  } else {
    const above = holderOf(names, item.parent);
    holder = above && holderWithin(above, item.parentSub, type, true);
  }
  if (holder) holders.set(type, holder);
  return holder;
}
/** The holder of a type that the update puts in this place. */
export function newHolder(place: Place, type: Type): Holder {
  return holderWithin(place.holder, place.sub, type, false);
}
function holderWithin(above: Holder, sub: string | null, type: Type, known: boolean): Holder {
  return withList({
    root: above.root,
    key: above.depth === 0 ? sub : above.key,
    field: above.depth === 1 ? sub : above.field,
    depth: above.depth + 1,
    kind: kindOf(type),
    type,
    known,
  });
}
function withList({ root, key, field, depth, kind, type, known }: Omit<Holder, 'list'>): Holder {
  const list: { holder: Holder | undefined; sub: null } = { holder: undefined, sub: null };
  // Written out: what is spread ends up in V8's old space, where it waits long to be collected.
  const holder: Holder = { root, key, field, depth, kind, type, known, list: list as Place };
  list.holder = holder;
  return holder;
}
export function placeUnder(holder: Holder, sub: string | null): Place {
  return sub === null ? holder.list : { holder, sub };
}
export function kindOf(type: Type): HolderKind {
  // A hook is a map too, to Yjs.
  if (type instanceof Y.XmlHook) return 'other';
  if (type instanceof Y.Map) return 'map';
  if (type instanceof Y.XmlElement) return 'element';
  if (type instanceof Y.XmlText) return 'text';
  return type instanceof Y.XmlFragment ? 'fragment' : 'other';
}

/** The place of something that is in the document. */
export function placeIn(names: ReadonlyMap<unknown, Root>, struct: Y.Item | Y.GC): Found {
  if (!(struct instanceof Y.Item)) return FORGOTTEN;
  const holder = holderOf(names, struct.parent);
  return holder ? placeUnder(holder, struct.parentSub) : FORGOTTEN;
}
/** The root of this name, as holder; undefined when there is none. */
export function rootHolder(doc: Y.Doc, names: ReadonlyMap<unknown, Root>, name: string): Holder | undefined {
  return isRoot(name) ? holderOf(names, doc.share.get(name)) : undefined;
}
/**
 * May the garbage of this item go? What a colleague had marked is remembered, so that an undo may put it back; and a
 * choice that lost, so that whoever chose the other hears of it when their line is back.
 */
export function isGarbage(item: Y.Item): boolean {
  const { parent } = item;
  if (!(parent instanceof Y.AbstractType) || parent._item !== null) return true;
  return REMEMBERED.every((name) => parent.doc?.share.get(name) !== parent);
}
const REMEMBERED: readonly Root[] = ['choice', 'empty', 'muted'];
