// Bounds what one update may cost Yjs when it looks for the place of each new item among those that stand there already.
import * as Y from 'yjs';
import { CLOSE } from '../../shared/wire/close-codes.ts';
import type { Holder } from './place.ts';
import { refuse } from './refuse.ts';

/**
 * Steps of that search in one update. An honest update takes a few for each place where somebody else wrote at the same
 * time; a forged one can make every item pass all others.
 */
export const EFFORT_LIMIT = 500_000;
/** An update this small cannot make its own items costly to each other. */
const FEW = 64;

export class Effort {
  readonly #total: number;
  #spent = 0;
  /**
   * What was last put right of an item, or first in a holder: the client sees it there, so its next one names it as its
   * right neighbour.
   */
  readonly #rightOf = new Map<Holder | undefined, Map<string, Y.ID>>();

  /** `total`: how many structs of the update are new. */
  constructor(total: number) {
    this.#total = total;
  }

  spend(steps: number): void {
    this.#spent += steps;
    if (this.#spent > EFFORT_LIMIT) refuse(CLOSE.policy, 'too many things at one place');
  }

  /** Walks as `Item.integrate` of Yjs will, over what is in the document. */
  place(item: Y.Item, at: Neighbours): void {
    if (this.#total > FEW) this.#amongNew(item, at);
    const { holder, sub, origin, left, right } = at;
    const { store } = holder.type.doc ?? {};
    if (left === undefined || !holder.known || !store) return;
    const passed = new Set<Y.Item>();
    let other: Y.Item | null;
    if (left === null) {
      other = sub === null ? holder.type._start : this.#first(holder.type._map.get(sub) ?? null);
    } else {
      other = left.right;
      if (origin && origin.clock < left.id.clock + left.length - 1) {
        // Between two characters of one run: its rest is what follows.
        if (item.rightOrigin?.client === origin.client && item.rightOrigin.clock === origin.clock + 1) return;
        passed.add(left);
      }
    }
    for (; other !== null && other !== right; other = other.right) {
      this.spend(1);
      passed.add(other);
      if (sameId(origin, other.origin)) {
        if (other.id.client >= item.id.client && sameId(item.rightOrigin, other.rightOrigin)) return;
      } else if (other.origin === null || !passed.has(Y.getItem(store, other.origin))) return;
    }
  }

  /** Several of the update at one place: each that does not stand right where its client saw the place may pass all. */
  #amongNew(item: Y.Item, { holder, sub, origin }: Neighbours): void {
    const place = origin ? `${origin.client}:${origin.clock}` : (sub ?? '');
    let places = this.#rightOf.get(origin ? undefined : holder);
    if (!places) this.#rightOf.set(origin ? undefined : holder, (places = new Map<string, Y.ID>()));
    const last = places.get(place);
    if (last && !sameId(last, item.rightOrigin)) this.spend(this.#total);
    places.set(place, item.id);
  }
  #first(item: Y.Item | null): Y.Item | null {
    let first = item;
    for (; first?.left; first = first.left) this.spend(1);
    return first;
  }
}

/** Where a new item goes: its holder, and the items beside it as far as they are in the document (null: at the edge). */
export interface Neighbours {
  readonly holder: Holder;
  readonly sub: string | null;
  readonly origin: Y.ID | null;
  readonly left: Y.Item | null | undefined;
  readonly right: Y.Item | null | undefined;
}

export function sameId(a: Y.ID | null, b: Y.ID | null): boolean {
  return a === b || (a !== null && b !== null && a.client === b.client && a.clock === b.clock);
}
