// Finds the place of every new item of an update, in an order in which each finds what it builds on.
import * as Y from 'yjs';
import type { Root } from '../../shared/document/roots.ts';
import { CLOSE } from '../../shared/wire/close-codes.ts';
import { problemOfContent, problemOfPlace } from './content.ts';
import type { Effort } from './effort.ts';
import { freshAt, leftOf } from './fresh.ts';
import type { Fresh, Freshness, Struct } from './fresh.ts';
import { NeighbourCheck, wereSideBySide } from './neighbours.ts';
import { FORGOTTEN, holderOf, newHolder, placeIn, placeUnder, rootHolder } from './place.ts';
import type { Found, Holder, Place } from './place.ts';
import { refuse } from './refuse.ts';

export class Placing {
  /** New structs in the order in which they found their places. */
  readonly order: Fresh[] = [];
  readonly #doc: Y.Doc;
  readonly #names: ReadonlyMap<unknown, Root>;
  readonly #fresh: Freshness;
  readonly #effort: Effort;
  #neighbours: NeighbourCheck | undefined;
  #holders: Map<Y.Item, Holder> | undefined;

  constructor(doc: Y.Doc, names: ReadonlyMap<unknown, Root>, fresh: Freshness, effort: Effort) {
    this.#doc = doc;
    this.#names = names;
    this.#fresh = fresh;
    this.#effort = effort;
  }

  /** False when something never finds what it builds on. */
  all(): boolean {
    let waiting = 0;
    for (let moved = true; moved;) {
      moved = false;
      waiting = 0;
      for (const list of this.#fresh.byClient.values()) {
        const { structs } = list;
        for (let fresh = structs[list.placed]; fresh && this.#isReady(fresh); fresh = structs[list.placed]) {
          fresh.place = this.#placeOf(fresh);
          this.order.push(fresh);
          list.placed++;
          moved = true;
        }
        waiting += structs.length - list.placed;
      }
      if (waiting === 0) return true;
    }
    return false;
  }

  /** What Yjs waits for before it takes this struct in. */
  #isReady(fresh: Fresh): boolean {
    const { struct } = fresh;
    if (!(struct instanceof Y.Item)) return true;
    const parent = parentOf(struct);
    return (
      this.#has(leftOf(fresh, struct)) &&
      this.#has(struct.rightOrigin) &&
      (!(parent instanceof Y.ID) || this.#has(parent))
    );
  }
  /** The edge is. */
  #isKnown(id: Y.ID | null): boolean {
    return id === null || id.clock < Y.getState(this.#doc.store, id.client);
  }
  #has(id: Y.ID | null): boolean {
    if (id === null || this.#isKnown(id)) return true;
    const list = this.#fresh.byClient.get(id.client);
    const last = list?.structs[list.placed - 1];
    return last !== undefined && id.clock < last.end;
  }

  /** As `Item.getMissing` of Yjs finds the parent: a forgotten neighbour first, then the left one's, the right one's. */
  #placeOf(fresh: Fresh): Found {
    const { struct } = fresh;
    if (!(struct instanceof Y.Item)) return FORGOTTEN;
    const problem = problemOfContent(struct.content);
    if (problem) refuse(CLOSE.policy, problem);
    const origin = leftOf(fresh, struct);
    const left = origin && this.#at(origin);
    const right = struct.rightOrigin && this.#at(struct.rightOrigin);
    const place = this.#between(struct, left && this.#placeAt(left), right && this.#placeAt(right));
    if (place === FORGOTTEN) return FORGOTTEN;
    // Yjs names only the left neighbour of a key's value; of one that names both, replicas may make different things.
    if (place.sub !== null && struct.rightOrigin) refuse(CLOSE.policy, 'a value before another', whereOf(place));
    const misplaced = problemOfPlace(place, struct.content);
    if (misplaced) refuse(CLOSE.policy, misplaced, whereOf(place));
    if (struct.content instanceof Y.ContentType) {
      this.#holders ??= new Map<Y.Item, Holder>();
      this.#holders.set(struct, newHolder(place, struct.content.type));
    }
    // The keys of a map are settled one by one, with what that takes (`KeyWrites`).
    if (place.sub === null || place.holder.kind !== 'map')
      this.#effort.place(struct, place, { origin, left: inDocument(left), right: inDocument(right) });
    if (place.sub === null) this.#checkNeighbours(fresh, struct, place, origin, itemOf(left), itemOf(right));
    return place;
  }
  #checkNeighbours(
    fresh: Fresh,
    item: Y.Item,
    place: Place,
    origin: Y.ID | null,
    left: Y.Item | null,
    right: Y.Item | null,
  ): void {
    if (!wereSideBySide(item, origin, left, right)) {
      this.#neighbours ??= new NeighbourCheck(this.#doc.store, this.order, this.#effort);
      const areKnown = this.#isKnown(origin) && this.#isKnown(item.rightOrigin);
      this.#neighbours.check({ item, place, origin, left, right, areKnown });
    }
    this.#neighbours?.put(fresh, item, place);
  }
  #between(item: Y.Item, left: Found | null, right: Found | null): Found {
    if (left === FORGOTTEN || right === FORGOTTEN) {
      const other = left === FORGOTTEN ? right : left;
      // Where the forgotten one is still remembered, this would stand beside the other and take its place.
      if (other && other !== FORGOTTEN) refuse(CLOSE.policy, 'neighbours in different places');
      return FORGOTTEN;
    }
    if (left && right && (left.holder !== right.holder || left.sub !== right.sub))
      refuse(CLOSE.policy, 'neighbours in different places');
    const beside = left ?? right;
    if (beside) return beside;
    const parent = parentOf(item);
    // Without neighbours Yjs always writes a parent; with them it was found above.
    const holder =
      parent instanceof Y.ID ? this.#holderIn(this.#at(parent)) : rootHolder(this.#doc, this.#names, parent ?? '');
    if (holder === undefined) return refuse(CLOSE.policy, 'a root this document does not have');
    return holder === FORGOTTEN ? FORGOTTEN : placeUnder(holder, item.parentSub);
  }
  /** What the holding item holds; when that is gone, what is put in it is forgotten at once. */
  #holderIn(found: Struct | Fresh): Holder | typeof FORGOTTEN {
    const struct = isFresh(found) ? found.struct : found;
    if (!(struct instanceof Y.Item) || struct.content instanceof Y.ContentDeleted) return FORGOTTEN;
    if (!(struct.content instanceof Y.ContentType)) return refuse(CLOSE.policy, 'a parent that holds nothing');
    if (isFresh(found)) return this.#holders?.get(struct) ?? FORGOTTEN;
    return holderOf(this.#names, struct.content.type) ?? FORGOTTEN;
  }

  #at(id: Y.ID): Struct | Fresh {
    const { store } = this.#doc;
    const fresh =
      id.clock < Y.getState(store, id.client)
        ? undefined
        : freshAt(this.#fresh.byClient.get(id.client)?.structs, id.clock);
    return fresh ?? Y.getItem(store, id);
  }
  #placeAt(found: Struct | Fresh): Found {
    return isFresh(found) ? (found.place ?? FORGOTTEN) : placeIn(this.#names, found);
  }
}

function isFresh(found: Struct | Fresh): found is Fresh {
  return !(found instanceof Y.Item || found instanceof Y.GC);
}
function itemOf(found: Struct | Fresh | null): Y.Item | null {
  const struct = found && isFresh(found) ? found.struct : found;
  return struct instanceof Y.Item ? struct : null;
}
/** Null: at the edge. Undefined: there is a neighbour, but it is new. */
function inDocument(found: Struct | Fresh | null): Y.Item | null | undefined {
  return found === null || found instanceof Y.Item ? found : undefined;
}
/** Decoded, not yet integrated: the parent is a name or an id, whatever the type says. */
function parentOf(item: Y.Item): string | Y.ID | null {
  return item.parent as string | Y.ID | null;
}
export function whereOf({ holder, sub }: Place): { readonly root: Root; readonly key?: string } {
  const key = holder.depth === 0 ? sub : holder.key;
  return key === null ? { root: holder.root } : { root: holder.root, key };
}
