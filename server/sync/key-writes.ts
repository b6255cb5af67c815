// What an update does to one key of a map: which value stands there afterwards, as Yjs will settle it on every replica.
import * as Y from 'yjs';
import { valueOf } from './content.ts';
import { sameId } from './effort.ts';
import type { Effort } from './effort.ts';
import { leftOf } from './fresh.ts';
import type { Fresh } from './fresh.ts';
import type { Holder } from './place.ts';
import { Row } from './row.ts';

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
      const { struct, end } = fresh;
      if (!(struct instanceof Y.Item) || struct.rightOrigin !== null) return undefined;
      if (!sameId(leftOf(fresh, struct), last)) return undefined;
      winner = fresh;
      last = Y.createID(struct.id.client, end - 1);
    }
    return winner;
  }
  /** All values a key ever had stand in a row; the last one is its value, unless that is deleted. */
  #inARow(item: Y.Item | undefined, effort: Effort): Fresh | 'as it was' {
    let first = item ?? null;
    for (; first?.left; first = first.left) effort.spend(1);
    const row = new Row(first, effort);
    for (const fresh of this.fresh) if (fresh.struct instanceof Y.Item) row.add(fresh, fresh.struct);
    return row.last ?? 'as it was';
  }
}
