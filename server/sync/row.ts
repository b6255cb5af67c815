// A row of items with the new ones put in it the way `Item.integrate` of Yjs will, before Yjs does.
import * as Y from 'yjs';
import { sameId } from './effort.ts';
import type { Effort } from './effort.ts';
import { leftOf } from './fresh.ts';
import type { Fresh } from './fresh.ts';

/** What decides where an item stands; an item of the document is one. */
export interface Link {
  readonly id: Y.ID;
  readonly length: number;
  readonly origin: Y.ID | null;
  readonly rightOrigin: Y.ID | null;
  readonly right: Link | null;
}
/** In the row; `fresh` when the update brings it. */
interface RowLink extends Link {
  length: number;
  right: RowLink | null;
  readonly fresh: Fresh | undefined;
}

export class Row {
  readonly #effort: Effort;
  readonly #byClient = new Map<number, RowLink[]>();
  #first: RowLink | null = null;
  #last: RowLink | null = null;

  /** `first`: where the row of the document begins. */
  constructor(first: Y.Item | null, effort: Effort) {
    this.#effort = effort;
    for (let item = first; item; item = item.right) {
      effort.spend(1);
      const { id, length, origin, rightOrigin } = item;
      const link = { id, length, origin, rightOrigin, right: null, fresh: undefined };
      this.#link(this.#last, link);
      this.#ofClient(id.client).push(link);
    }
    for (const links of this.#byClient.values()) links.sort((a, b) => a.id.clock - b.id.clock);
  }

  get first(): Link | null {
    return this.#first;
  }
  /** What stands last: new, or undefined for what was there. */
  get last(): Fresh | undefined {
    return this.#last?.fresh;
  }
  at(id: Y.ID): Link | undefined {
    const links = this.#byClient.get(id.client);
    return links?.[indexOf(links, id.clock)];
  }

  add(fresh: Fresh, item: Y.Item): void {
    const { client } = item.id;
    const { clock, end } = fresh;
    const origin = leftOf(fresh, item);
    const { rightOrigin } = item;
    let left = origin && this.#upTo(origin);
    const right = rightOrigin && this.#from(rightOrigin);
    const passed = new Set<Link>();
    const conflicting = new Set<Link>();
    for (let other = left ? left.right : this.#first; other && other !== right; other = other.right) {
      this.#effort.spend(1);
      passed.add(other);
      conflicting.add(other);
      if (sameId(origin, other.origin)) {
        if (other.id.client < client) {
          left = other;
          conflicting.clear();
        } else if (sameId(rightOrigin, other.rightOrigin)) break;
      } else {
        const before = other.origin && this.at(other.origin);
        if (!before || !passed.has(before)) break;
        if (!conflicting.has(before)) {
          left = other;
          conflicting.clear();
        }
      }
    }
    const link = { id: Y.createID(client, clock), length: end - clock, origin, rightOrigin, right: null, fresh };
    this.#link(left, link);
    this.#ofClient(client).push(link);
  }

  #link(left: RowLink | null, link: RowLink): void {
    if (left) {
      link.right = left.right;
      left.right = link;
    } else {
      link.right = this.#first;
      this.#first = link;
    }
    if (left === this.#last) this.#last = link;
  }
  #ofClient(client: number): RowLink[] {
    let links = this.#byClient.get(client);
    if (!links) this.#byClient.set(client, (links = []));
    return links;
  }
  /** The link that ends with this id; one that goes on beyond it is cut in two. */
  #upTo(id: Y.ID): RowLink | null {
    const links = this.#ofClient(id.client);
    const index = indexOf(links, id.clock);
    const link = links[index];
    if (!link) return null;
    const over = link.id.clock + link.length - 1 - id.clock;
    if (over === 0) return link;
    link.length -= over;
    const rest = { ...link, id: Y.createID(id.client, id.clock + 1), length: over, origin: id, right: null };
    this.#link(link, rest);
    links.splice(index + 1, 0, rest);
    return link;
  }
  /** The link that begins with this id. */
  #from(id: Y.ID): RowLink | null {
    const links = this.#ofClient(id.client);
    const link = links[indexOf(links, id.clock)];
    if (!link || link.id.clock === id.clock) return link ?? null;
    return this.#upTo(Y.createID(id.client, id.clock - 1))?.right ?? null;
  }
}

/** Index of the link that holds this clock; -1 when none does. */
function indexOf(links: readonly Link[], clock: number): number {
  let low = 0;
  let high = links.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const link = links[middle];
    if (!link) return -1;
    if (clock < link.id.clock) high = middle - 1;
    else if (clock >= link.id.clock + link.length) low = middle + 1;
    else return middle;
  }
  return -1;
}
