// What an update does to the canvas: which keys it sets and which texts it edits, what the rules say, and the changes.
import * as Y from 'yjs';
import { root as rootOf } from '../../shared/document/roots.ts';
import type { Root } from '../../shared/document/roots.ts';
import type { Asker } from '../../shared/rules/change.ts';
import { against, tooLarge } from '../../shared/rules/rule.ts';
import { CLOSE } from '../../shared/wire/close-codes.ts';
import type { CanvasChange } from './changes.ts';
import { valueOf } from './content.ts';
import type { Effort } from './effort.ts';
import type { Fresh } from './fresh.ts';
import { KeyWrites } from './key-writes.ts';
import type { Brought } from './key-writes.ts';
import { FORGOTTEN } from './place.ts';
import type { Holder, Place } from './place.ts';
import { refuse } from './refuse.ts';

/** What is said of a change: where it is, and what became of it. */
interface Said {
  readonly root: Root;
  readonly key: string;
  readonly field: string | undefined;
  readonly kind: CanvasChange['kind'];
}

export class Touched {
  readonly #doc: Y.Doc;
  readonly #effort: Effort;
  readonly #keys = new Map<Holder, Map<string, KeyWrites>>();
  readonly #ofType = new Map<unknown, Map<string, KeyWrites>>();
  /** Types of the document in which a text is edited. */
  readonly #edited: Holder[] = [];

  constructor(doc: Y.Doc, effort: Effort) {
    this.#doc = doc;
    this.#effort = effort;
  }

  add(fresh: Fresh): void {
    const { place, struct } = fresh;
    if (place === undefined || place === FORGOTTEN || !(struct instanceof Y.Item)) return;
    const { holder, sub } = place;
    if (sub !== null && holder.kind === 'map') this.#key(holder, sub).fresh.push(fresh);
    else if (isSeen(fresh, struct)) this.#edit(holder);
  }
  delete({ holder, sub }: Place): void {
    if (sub !== null && holder.kind === 'map') this.#key(holder, sub).cleared = true;
    else this.#edit(holder);
  }

  /** Leaves by `refuse` when one of the changes is not this person's to make. */
  check(who: Pick<Asker, 'person' | 'role' | 'now'>): void {
    if (this.#keys.size === 0) return;
    const asker = { ...who, look: (root: Root, key: string) => this.#valueOf(root, key) };
    for (const keys of this.#keys.values())
      for (const writes of keys.values()) {
        const { before } = writes;
        const values: Partial<Brought>[] = writes.values();
        // A value that loses against somebody else's is judged as if it won.
        if (before !== undefined && writes.after(this.#effort).value === undefined) values.push({});
        for (const { value: after, type } of values) {
          const inside = (field: string): unknown => this.#ofType.get(type)?.get(field)?.after(this.#effort).value;
          const { root, key, field, item } = pathOf(writes);
          const change = { root, key, field, item, before, after, inside, former: () => writes.former() };
          const large = tooLarge(change);
          if (large) refuse(CLOSE.policy, large, { root, key, hostile: false });
          const reason = against(change, asker);
          if (!reason) continue;
          // A clock that was set, here or there, forges nothing: whatever the time, would it be theirs to make?
          const hostile = against(change, { ...asker, now: Infinity }) !== undefined;
          refuse(CLOSE.forbidden, reason, { root, key, hostile });
        }
      }
  }

  /** What the canvas becomes other than it was, each thing once. */
  changes(): readonly CanvasChange[] {
    const only = this.#edited[0];
    if (this.#keys.size === 0 && this.#edited.length === 1 && only) return [this.#told(editOf(only))];
    const said = new Map<string, Said>();
    const gone = new Set<string>();
    const say = (one: Said): void => {
      const id = JSON.stringify([one.root, one.key, one.field]);
      if (!said.has(id)) said.set(id, one);
    };
    // From the outside in: of an entry that goes nothing more is said.
    for (let depth = 0; depth <= 2; depth++)
      for (const [holder, keys] of this.#keys)
        if (holder.known && holder.depth === depth)
          for (const writes of keys.values()) {
            const { root, key, field, item } = pathOf(writes);
            const { value, isNew } = writes.after(this.#effort);
            const { before } = writes;
            if (gone.has(`${root}:${key}`) || (before === undefined && value === undefined)) continue;
            if (!isNew && value !== undefined) continue;
            if (depth === 0 && before !== undefined) gone.add(`${root}:${key}`);
            if (item !== undefined) say({ root, key, field, kind: 'changed' });
            else
              say({
                root,
                key,
                field,
                kind: before === undefined ? 'added' : value === undefined ? 'removed' : 'changed',
              });
          }
    for (const holder of this.#edited) {
      const edit = editOf(holder);
      if (!gone.has(`${edit.root}:${edit.key}`)) say(edit);
    }
    return [...said.values()].map((one) => this.#told(one));
  }

  #key(holder: Holder, sub: string): KeyWrites {
    let keys = this.#keys.get(holder);
    if (!keys) {
      this.#keys.set(holder, (keys = new Map<string, KeyWrites>()));
      this.#ofType.set(holder.type, keys);
    }
    let writes = keys.get(sub);
    if (!writes) keys.set(sub, (writes = new KeyWrites(holder, sub)));
    return writes;
  }
  #edit(holder: Holder): void {
    if (holder.known && this.#edited.at(-1) !== holder) this.#edited.push(holder);
  }
  /** The value of a key of a root as it will be. */
  #valueOf(root: Root, key: string): unknown {
    const map = rootOf(this.#doc, root);
    const writes = this.#ofType.get(map)?.get(key);
    if (writes) return writes.after(this.#effort).value;
    const item = map._map.get(key);
    return item && !item.deleted ? valueOf(item.content) : undefined;
  }
  #told(one: Said): CanvasChange {
    const { root, key, field, kind } = one;
    return { root, key, field, kind, place: root === 'cards' ? this.#places(key) : undefined };
  }
  #places(card: string): CanvasChange['place'] {
    const map = rootOf(this.#doc, 'cards').get(card);
    const stood: unknown = map instanceof Y.Map ? map.get('place') : undefined;
    const before = typeof stood === 'string' ? stood : undefined;
    let after = before;
    for (const [holder, keys] of this.#keys) {
      if (holder.root !== 'cards') continue;
      if (holder.depth === 0 && keys.get(card)?.after(this.#effort).value === undefined && keys.has(card))
        return { before, after: undefined };
      if (holder.depth !== 1 || holder.key !== card) continue;
      const writes = keys.get('place');
      const value = writes?.after(this.#effort).value;
      if (writes) after = typeof value === 'string' ? value : undefined;
    }
    return { before, after };
  }
}

/** What is new and gone again with the same update is seen by nobody. */
function isSeen({ clock, end, gone }: Fresh, { content }: Y.Item): boolean {
  return gone < end - clock && !(content instanceof Y.ContentDeleted);
}
function editOf({ root, key, field }: Holder): Said {
  return { root, key: key ?? '', field: field ?? undefined, kind: 'changed' };
}
interface Path {
  readonly root: Root;
  readonly key: string;
  readonly field: string | undefined;
  readonly item: string | undefined;
}
/** All fields each time, and no spreading: V8 makes such objects in its old space, where they wait long to be collected. */
function pathOf({ holder, sub }: KeyWrites): Path {
  const { root, key, field, depth } = holder;
  if (depth === 0 || key === null) return { root, key: sub, field: undefined, item: undefined };
  if (depth === 1 || field === null) return { root, key, field: sub, item: undefined };
  return { root, key, field, item: sub };
}
