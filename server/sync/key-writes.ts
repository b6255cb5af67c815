// What an update does to one key of a map: which value stands there afterwards, as Yjs will settle it on every replica.
import * as Y from 'yjs';
import { valueOf } from './content.ts';
import { sameId } from './effort.ts';
import type { Effort } from './effort.ts';
import type { Fresh } from './fresh.ts';
import type { Holder } from './place.ts';

/** All values a key ever had stand in a row; the last one is its value, unless that is deleted. */
interface Link {
  readonly client: number;
  readonly clock: number;
  readonly last: number;
  readonly origin: Y.ID | null;
  readonly right: Y.ID | null;
  readonly fresh: Fresh | undefined;
}

export interface Brought {
  readonly value: unknown;
  readonly type: Y.AbstractType<unknown> | undefined;
}

export class KeyWrites {
  readonly holder: Holder;
  readonly sub: string;
  readonly fresh: Fresh[] = [];
  /** The update deletes the value that is there now. */
  cleared = false;
  #after: { readonly value: unknown; readonly isNew: boolean } | undefined;

  constructor(holder: Holder, sub: string) {
    this.holder = holder;
    this.sub = sub;
  }

  /** The value now. */
  get before(): unknown {
    const item = this.#item();
    return item && !item.deleted ? valueOf(item.content) : undefined;
  }
  /** The values the update brings; any of them is judged as if it became the value. `type`: the type it is. */
  values(): Brought[] {
    return this.fresh.flatMap(({ struct }) => {
      if (!(struct instanceof Y.Item)) return [];
      const value = valueOf(struct.content);
      if (value === undefined) return [];
      return [{ value, type: struct.content instanceof Y.ContentType ? struct.content.type : undefined }];
    });
  }
  /** The value after the update; `isNew` when it is one the update brings, or none for that reason. */
  after(effort: Effort): { readonly value: unknown; readonly isNew: boolean } {
    return (this.#after ??= this.#settle(effort));
  }
  /** Values that stood here once and are remembered. */
  former(): unknown[] {
    const found: unknown[] = [];
    for (let item = this.#item() ?? null; item; item = item.left) found.push(valueOf(item.content));
    return found;
  }

  #item(): Y.Item | undefined {
    return this.holder.known ? this.holder.type._map.get(this.sub) : undefined;
  }
  #settle(effort: Effort): { value: unknown; isNew: boolean } {
    const item = this.#item();
    const winner = this.#simple(item) ?? this.#inARow(item, effort);
    if (winner === 'as it was') return { value: this.cleared ? undefined : this.before, isNew: false };
    const { struct, lastGone } = winner;
    const value = struct instanceof Y.Item && !lastGone ? valueOf(struct.content) : undefined;
    return { value, isNew: true };
  }
  /** Each stands right of the last, as it does unless two wrote at the same time. Undefined: it is not so simple. */
  #simple(item: Y.Item | undefined): Fresh | 'as it was' | undefined {
    let last: Y.ID | null = item ? item.lastId : null;
    let winner: Fresh | 'as it was' = 'as it was';
    for (const fresh of this.fresh) {
      const { struct, clock, end } = fresh;
      if (!(struct instanceof Y.Item) || struct.rightOrigin !== null) return undefined;
      const origin = clock > struct.id.clock ? Y.createID(struct.id.client, clock - 1) : struct.origin;
      if (!sameId(origin, last)) return undefined;
      winner = fresh;
      last = Y.createID(struct.id.client, end - 1);
    }
    return winner;
  }
  /** Puts the new values in the row the way `Item.integrate` of Yjs does. */
  #inARow(item: Y.Item | undefined, effort: Effort): Fresh | 'as it was' {
    const row: Link[] = [];
    for (let known = item ?? null; known; known = known.left) {
      effort.spend(1);
      const { id, origin, rightOrigin } = known;
      const last = id.clock + known.length - 1;
      row.push({ client: id.client, clock: id.clock, last, origin, right: rightOrigin, fresh: undefined });
    }
    row.reverse();
    for (const fresh of this.fresh) {
      const { struct, clock, end } = fresh;
      if (!(struct instanceof Y.Item)) continue;
      const { client } = struct.id;
      const origin = clock > struct.id.clock ? Y.createID(client, clock - 1) : struct.origin;
      insert(row, { client, clock, last: end - 1, origin, right: struct.rightOrigin, fresh }, effort);
    }
    return row.at(-1)?.fresh ?? 'as it was';
  }
}

function insert(row: Link[], link: Link, effort: Effort): void {
  const left = link.origin ? cutAfter(row, link.origin, effort) : -1;
  const right = link.right ? cutBefore(row, link.right, effort) : row.length;
  const passed = new Set<Link>();
  const conflicting = new Set<Link>();
  let at = left;
  for (let n = left + 1; n < row.length && n !== right; n++) {
    const other = row[n] as Link;
    effort.spend(1);
    passed.add(other);
    conflicting.add(other);
    if (sameId(link.origin, other.origin)) {
      if (other.client < link.client) {
        at = n;
        conflicting.clear();
      } else if (sameId(link.right, other.right)) break;
    } else {
      const origin = other.origin && row[find(row, other.origin, effort, n)];
      if (!origin || !passed.has(origin)) break;
      if (!conflicting.has(origin)) {
        at = n;
        conflicting.clear();
      }
    }
  }
  row.splice(at + 1, 0, link);
}
/** From `before` back: what an item was put beside stands close to it, nearly always. */
function find(row: readonly Link[], id: Y.ID, effort: Effort, before = row.length): number {
  for (let n = before - 1; n >= 0; n--) {
    effort.spend(1);
    const link = row[n];
    if (link?.client === id.client && link.clock <= id.clock && id.clock <= link.last) return n;
  }
  return -1;
}
/** Index of the link that ends with this id; one that goes on beyond it is cut in two. */
function cutAfter(row: Link[], id: Y.ID, effort: Effort): number {
  const index = find(row, id, effort);
  const link = row[index];
  if (link && link.last > id.clock) {
    const rest = { ...link, clock: id.clock + 1, origin: id };
    row.splice(index, 1, { ...link, last: id.clock }, rest);
  }
  return index;
}
/** Index of the link that begins with this id. */
function cutBefore(row: Link[], id: Y.ID, effort: Effort): number {
  const index = find(row, id, effort);
  const link = row[index];
  if (!link || link.clock === id.clock) return index;
  return cutAfter(row, Y.createID(id.client, id.clock - 1), effort) + 1;
}
