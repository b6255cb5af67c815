// Bounds what one update may cost Yjs when it looks for the place of each new item among those that stand there already.
import * as Y from 'yjs';
import { CLOSE } from '../../shared/wire/close-codes.ts';
import type { Holder, Place } from './place.ts';
import { refuse } from './refuse.ts';

/**
 * Steps of that search in one update. An honest update takes a few for each place where somebody else wrote at the same
 * time; a forged one can make every item pass all others.
 */
export const EFFORT_LIMIT = 500_000;

export class Effort {
  readonly #total: number;
  #spent = 0;
  /**
   * What was last put right of an item, or first in a holder: the client sees it there, so its next one names it as its
   * right neighbour.
   */
  #rightOf: Map<Holder | undefined, Map<string, Put>> | undefined;

  /** `total`: how many structs of the update are new. */
  constructor(total: number) {
    this.#total = total;
  }

  spend(steps: number): void {
    this.#spent += steps;
    if (this.#spent > EFFORT_LIMIT) refuse(CLOSE.policy, 'too many things at one place');
  }

  /** Spends what `Item.integrate` of Yjs will, to put this between its neighbours. */
  place(item: Y.Item, place: Place, at: Neighbours): void {
    if (this.#total === 1) return this.#walk(item, place, at);
    const { holder, sub } = place;
    const { origin } = at;
    const name = origin ? `${origin.client}:${origin.clock}` : (sub ?? '');
    this.#rightOf ??= new Map<Holder | undefined, Map<string, Put>>();
    let places = this.#rightOf.get(origin ? undefined : holder);
    if (!places) this.#rightOf.set(origin ? undefined : holder, (places = new Map<string, Put>()));
    const last = places.get(name);
    const before = this.#spent;
    // Between the same thing and what was put right of it: the same stands there, and has to be passed again.
    if (last && sameId(last.id, item.rightOrigin)) this.spend(last.steps);
    else {
      // The update put something else there: this may have to pass everything that is new.
      if (last) this.spend(this.#total);
      this.#walk(item, place, at);
    }
    places.set(name, { id: item.id, steps: this.#spent - before });
  }

  /** Over what is in the document. */
  #walk(item: Y.Item, { holder, sub }: Place, { origin, left, right }: Neighbours): void {
    const { store } = holder.type.doc ?? {};
    if (left === undefined || !holder.known || !store) return;
    let other: Y.Item | null;
    let run: Y.Item | undefined;
    if (left === null) {
      other = sub === null ? holder.type._start : this.#first(holder.type._map.get(sub) ?? null);
    } else {
      other = left.right;
      if (origin && origin.clock < left.id.clock + left.length - 1) {
        // Between two characters of one run: its rest is what follows.
        if (item.rightOrigin?.client === origin.client && item.rightOrigin.clock === origin.clock + 1) return;
        run = left;
      }
    }
    if (other === null || other === right) return;
    const passed = new Set<Y.Item | undefined>([run]);
    for (; other !== null && other !== right; other = other.right) {
      this.spend(1);
      passed.add(other);
      if (sameId(origin, other.origin)) {
        if (other.id.client >= item.id.client && sameId(item.rightOrigin, other.rightOrigin)) return;
      } else if (other.origin === null || !passed.has(Y.getItem(store, other.origin))) return;
    }
  }
  #first(item: Y.Item | null): Y.Item | null {
    let first = item;
    for (; first?.left; first = first.left) this.spend(1);
    return first;
  }
}

interface Put {
  readonly id: Y.ID;
  /** What it took to put it there. */
  readonly steps: number;
}
/** The items beside a new one: null at the edge, undefined when that one is new itself. */
export interface Neighbours {
  readonly origin: Y.ID | null;
  readonly left: Y.Item | null | undefined;
  readonly right: Y.Item | null | undefined;
}

export function sameId(a: Y.ID | null, b: Y.ID | null): boolean {
  return a === b || (a !== null && b !== null && a.client === b.client && a.clock === b.clock);
}
