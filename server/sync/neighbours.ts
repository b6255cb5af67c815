// Whether somebody can have seen the two neighbours of a new item side by side, so that every replica puts it in one place.
import * as Y from 'yjs';
import { CLOSE } from '../../shared/wire/close-codes.ts';
import { sameId } from './effort.ts';
import type { Effort } from './effort.ts';
import type { Fresh } from './fresh.ts';
import type { Place } from './place.ts';
import { refuse } from './refuse.ts';
import { Row } from './row.ts';
import type { Link } from './row.ts';

/** A new item and what it names as its neighbours. */
export interface Between {
  readonly item: Y.Item;
  readonly place: Place;
  readonly origin: Y.ID | null;
  /** What holds them; null at the edge. */
  readonly left: Y.Item | null;
  readonly right: Y.Item | null;
  /** Neither is new. */
  readonly areKnown: boolean;
}
/** What stands between two neighbours. */
interface Stretch {
  readonly isInside: (id: Y.ID) => boolean;
  readonly at: (id: Y.ID) => Link | undefined;
}

/**
 * Yjs puts an item somewhere between its neighbours. All replicas find the same place if its writer can have seen the
 * two side by side: the left one stands left, and nothing between them is what one of them was put beside. Undo of Yjs
 * puts things back beside what it put back before, whatever that was put beside; all of that is its own, and then the
 * place is the same everywhere too. (Ours names what stands there, see `settlePutBack`.)
 */
export class NeighbourCheck {
  readonly #store: Y.Doc['store'];
  /** New ones that have found their places. */
  readonly #placed: readonly Fresh[];
  readonly #effort: Effort;
  #rows: Map<Place, Row> | undefined;

  constructor(store: Y.Doc['store'], placed: readonly Fresh[], effort: Effort) {
    this.#store = store;
    this.#placed = placed;
    this.#effort = effort;
  }

  /** Leaves by `refuse`. Not needed where `wereSideBySide` says yes. */
  check(between: Between): void {
    const stretch = this.#stretch(between);
    if (!stretch) refuse(CLOSE.policy, 'the left neighbour stands right of the right one');
    else if (!isBuiltOnOwn(between, stretch)) refuse(CLOSE.policy, 'neighbours that never stood side by side');
  }
  /** Something new has found its place. */
  put(fresh: Fresh, item: Y.Item, place: Place): void {
    this.#rows?.get(place)?.add(fresh, item);
  }

  /** Undefined when the right one does not come after the left one. */
  #stretch({ item, place, origin, areKnown }: Between): Stretch | undefined {
    const { rightOrigin } = item;
    const row = areKnown ? undefined : this.#row(place);
    const at = (id: Y.ID): Link | undefined => (row ? row.at(id) : Y.getItem(this.#store, id));
    const start = origin && at(origin);
    const end = rightOrigin && at(rightOrigin);
    const from = origin ? origin.clock : -1;
    const to = rightOrigin ? rightOrigin.clock : Infinity;
    const between = new Set<Link>();
    if (start && start === end) {
      if (from >= to) return undefined;
    } else {
      let link: Link | null = start ? start.right : row ? row.first : place.holder.type._start;
      for (; link && link !== end; link = link.right) {
        this.#effort.spend(1);
        between.add(link);
      }
      if (end && !link) return undefined;
    }
    const isInside = (id: Y.ID): boolean => {
      const link = at(id);
      if (link === undefined || between.has(link)) return link !== undefined;
      // Of a run that one of the two is a character of, a part may be between.
      if (link !== start && link !== end) return false;
      return (link !== start || id.clock > from) && (link !== end || id.clock < to);
    };
    return { isInside, at };
  }
  /** As it will be with what the update has brought so far. */
  #row(place: Place): Row {
    this.#rows ??= new Map<Place, Row>();
    let row = this.#rows.get(place);
    if (row) return row;
    const { holder } = place;
    this.#rows.set(place, (row = new Row(holder.known ? holder.type._start : null, this.#effort)));
    for (const fresh of this.#placed)
      if (fresh.place === place && fresh.struct instanceof Y.Item) row.add(fresh, fresh.struct);
    return row;
  }
}

/** One was put beside the other, or they stand so now: no need to look what is between. */
export function wereSideBySide(item: Y.Item, origin: Y.ID | null, left: Y.Item | null, right: Y.Item | null): boolean {
  const { rightOrigin } = item;
  if (!right || !rightOrigin) return !left?.rightOrigin;
  if (rightOrigin.clock > right.id.clock ? isBefore(origin, rightOrigin) : sameId(right.origin, origin)) return true;
  if (!left || !origin) return false;
  if (sameId(left.rightOrigin, rightOrigin)) return true;
  return left.right === right && origin.clock === left.id.clock + left.length - 1 && sameId(right.id, rightOrigin);
}
/** The character before this one, of one run. */
function isBefore(origin: Y.ID | null, { client, clock }: Y.ID): boolean {
  return origin?.client === client && origin.clock === clock - 1;
}
/** What stands between, and one of the neighbours was built on, is all by the clientID that wrote them and this. */
function isBuiltOnOwn({ item, left, right }: Between, { isInside, at }: Stretch): boolean {
  const { client } = item.id;
  const seen = new Set<Link>();
  const todo: (readonly [Y.ID | null, from: number])[] = [];
  if (left) todo.push([left.rightOrigin, left.id.client]);
  if (right && item.rightOrigin) todo.push([originOf(right, item.rightOrigin), right.id.client]);
  for (let next = todo.pop(); next; next = todo.pop()) {
    const [id, from] = next;
    if (!id || !isInside(id)) continue;
    if (from !== client || id.client !== client) return false;
    const link = at(id);
    if (!link || seen.has(link)) continue;
    seen.add(link);
    todo.push([link.origin, client], [link.rightOrigin, client]);
  }
  return true;
}
/** Of one character of a run: the one before it. */
function originOf(link: Link, { client, clock }: Y.ID): Y.ID | null {
  return clock > link.id.clock ? Y.createID(client, clock - 1) : link.origin;
}
