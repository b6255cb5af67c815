// Judges an update before anything of it touches the document: what in it is new, where that stands, whose right it is.
import * as Y from 'yjs';
import type { Root } from '../../shared/document/roots.ts';
import { mayWrite, WRITABLE } from '../../shared/rules/roles.ts';
import type { AccessRole } from '../../shared/rules/roles.ts';
import { NESTED } from '../../shared/rules/change.ts';
import { against } from '../../shared/rules/rule.ts';
import { CLOSE } from '../../shared/wire/close-codes.ts';
import type { CanvasChange } from './changes.ts';
import { problemOfContent, valueOf } from './content.ts';
import { FORGOTTEN, idText, rootNames, placeIn, placeUnderRoot, placeWithin } from './place.ts';
import type { Found, Place } from './place.ts';

export type Verdict =
  | { readonly kind: 'nothing-new' }
  /** `update` is what to apply, journal and tell: the new part, encoded afresh. */
  | {
      readonly kind: 'accept';
      readonly update: Uint8Array;
      readonly grows: boolean;
      readonly changes: readonly CanvasChange[];
    }
  /** It builds on something the document does not have. */
  | { readonly kind: 'missing' }
  | {
      readonly kind: 'refuse';
      readonly code: number;
      readonly reason: string;
      /** Forged or malformed: no honest client sends this. A right withdrawn or a value too large is not. */
      readonly hostile: boolean;
      /** Where, when it was about one key. */
      readonly root?: Root;
      readonly key?: string;
    };

/** Who sent the update: their right and the clientIDs that are theirs. */
export interface Writer {
  readonly person: string;
  readonly role: AccessRole;
  readonly claims: ReadonlySet<number>;
}
export interface Judged {
  readonly doc: Y.Doc;
  readonly names: ReadonlyMap<unknown, Root>;
}
/** What the judge looks at: the document of a room, its roots declared. */
export function judgedDocument(doc: Y.Doc): Judged {
  return { doc, names: rootNames(doc) };
}

export const JUDGE_LIMITS = { clients: 64, length: 100_000 } as const;

type Struct = Y.Item | Y.GC;
/** A struct of the update that the document lacks, from `clock` on (its earlier part may be known). */
interface Fresh {
  readonly struct: Struct;
  readonly clock: number;
  readonly end: number;
  place?: Found;
}
/** What the update does to one key of a root. `direct`: to the key itself, not only to what is nested under it. */
interface Touch {
  readonly root: Root;
  readonly key: string;
  readonly values: unknown[];
  direct: boolean;
}
/** Thrown inside the judge only, to leave it from any depth. */
class Leave extends Error {
  readonly verdict: Verdict;
  constructor(verdict: Verdict) {
    super(verdict.kind);
    this.verdict = verdict;
  }
}

export function judge(judged: Judged, update: Uint8Array, writer: Writer): Verdict {
  const decoded = decode(update);
  if (!decoded) return { kind: 'refuse', code: CLOSE.badData, reason: 'not an update', hostile: true };
  try {
    return new Inspection(judged, writer).verdict(decoded, update);
  } catch (error) {
    if (error instanceof Leave) return error.verdict;
    throw error;
  }
}

/** Undefined for what is no update of version 1, whole and with nothing after it. */
function decode(update: Uint8Array): ReturnType<typeof Y.decodeUpdate> | undefined {
  let reading: { readonly pos: number; readonly arr: Uint8Array } | undefined;
  class Decoder extends Y.UpdateDecoderV1 {
    constructor(decoder: ConstructorParameters<typeof Y.UpdateDecoderV1>[0]) {
      super(decoder);
      reading = decoder;
    }
  }
  try {
    // Reads one struct after the other, so that a count that lies runs into the end before anything is set aside for it.
    const decoded = Y.decodeUpdateV2(update, Decoder);
    return reading?.pos === update.byteLength ? decoded : undefined;
  } catch {
    // Yjs says "this is no update" only by throwing: that is the answer.
    return undefined;
  }
}

class Inspection {
  readonly #doc: Y.Doc;
  readonly #names: ReadonlyMap<unknown, Root>;
  readonly #writer: Writer;
  readonly #fresh = new Map<number, Fresh[]>();
  readonly #touches = new Map<string, Touch>();
  /** What the document has of each clientID in the update. */
  readonly #known = new Map<number, number>();
  #forgotten = false;

  constructor(judged: Judged, writer: Writer) {
    this.#doc = judged.doc;
    this.#names = judged.names;
    this.#writer = writer;
  }

  verdict({ structs, ds }: ReturnType<typeof Y.decodeUpdate>, update: Uint8Array): Verdict {
    let missing = this.#collect(structs);
    if (!missing) missing = !this.#placeAll();
    const deleted = missing ? undefined : this.#deletions(ds);
    // Rights come first: whoever may not write learns that, not that something is missing.
    this.#checkRights();
    if (missing || deleted === 'missing') return { kind: 'missing' };
    const grows = this.#fresh.size > 0;
    if (!grows && deleted === 0) return { kind: 'nothing-new' };
    this.#checkRules();
    return { kind: 'accept', update: Y.diffUpdate(update, Y.encodeStateVector(this.#known)), grows, changes: [] };
  }

  /** Sorts out what is new, per clientID. True when a clientID's part does not join on to what the document has. */
  #collect(structs: readonly (Y.Item | Y.GC | Y.Skip)[]): boolean {
    let missing = false;
    const seen = new Map<number, number>();
    for (const struct of structs) {
      const { client, clock } = struct.id;
      const end = clock + struct.length;
      if (struct instanceof Y.Skip) refuse(CLOSE.policy, 'gaps are not sent');
      if (struct.length > JUDGE_LIMITS.length || !Number.isSafeInteger(end)) refuse(CLOSE.policy, 'too long');
      const last = seen.get(client);
      if (last !== undefined && clock !== last) refuse(CLOSE.policy, 'clocks in disorder');
      seen.set(client, end);
      if (seen.size > JUDGE_LIMITS.clients) refuse(CLOSE.policy, 'too many clientIDs at once');
      const state = Y.getState(this.#doc.store, client);
      this.#known.set(client, state);
      if (end <= state) continue;
      if (!this.#writer.claims.has(client)) refuse(CLOSE.forbidden, 'this clientID belongs to somebody else');
      if (clock > state && last === undefined) missing = true;
      const list = this.#fresh.get(client) ?? [];
      list.push({ struct, clock: Math.max(clock, state), end });
      this.#fresh.set(client, list);
    }
    return missing;
  }

  /** Places every new struct in an order in which each finds what it builds on; false when one never does. */
  #placeAll(): boolean {
    const next = new Map<number, number>([...this.#fresh.keys()].map((client) => [client, 0]));
    const ready = (id: Y.ID | null): boolean => {
      if (id === null || id.clock < Y.getState(this.#doc.store, id.client)) return true;
      const list = this.#fresh.get(id.client);
      const upTo = list?.[(next.get(id.client) ?? 0) - 1];
      return upTo !== undefined && id.clock < upTo.end;
    };
    for (let moved = true; moved;) {
      moved = false;
      for (const [client, list] of this.#fresh) {
        let index = next.get(client) ?? 0;
        for (let fresh = list[index]; fresh && needs(fresh).every(ready); fresh = list[index]) {
          fresh.place = this.#placeOf(fresh);
          if (fresh.place === FORGOTTEN) this.#forgotten = true;
          else this.#touch(fresh.place, fresh);
          next.set(client, ++index);
          moved = true;
        }
      }
    }
    return [...this.#fresh].every(([client, list]) => next.get(client) === list.length);
  }

  /** As `Item.getMissing` of Yjs finds the parent: a forgotten neighbour first, then the left one's, the right one's. */
  #placeOf(fresh: Fresh): Found {
    const { struct } = fresh;
    if (!(struct instanceof Y.Item)) return FORGOTTEN;
    const problem = problemOfContent(struct.content);
    if (problem) refuse(CLOSE.policy, problem);
    const left = leftOf(fresh, struct);
    const leftPlace = left && this.#placeAt(left);
    const rightPlace = struct.rightOrigin && this.#placeAt(struct.rightOrigin);
    if (leftPlace === FORGOTTEN || rightPlace === FORGOTTEN) return FORGOTTEN;
    if (leftPlace && rightPlace && (leftPlace.parent !== rightPlace.parent || leftPlace.sub !== rightPlace.sub))
      refuse(CLOSE.policy, 'neighbours in different places');
    const beside = leftPlace ?? rightPlace;
    if (beside) return beside;
    const parent = struct.parent as string | Y.ID | null;
    if (parent === null) return refuse(CLOSE.policy, 'an item without a parent');
    if (struct.parentSub === '__proto__') refuse(CLOSE.policy, 'a forbidden key');
    if (typeof parent === 'string')
      return placeUnderRoot(parent, struct.parentSub) ?? refuse(CLOSE.policy, 'a root this document does not have');
    return this.#placeInside(parent, struct.parentSub);
  }
  #placeInside(id: Y.ID, sub: string | null): Found {
    const holder = this.#structAt(id);
    if (!(holder.struct instanceof Y.Item)) return FORGOTTEN;
    const { content } = holder.struct;
    if (!(content instanceof Y.ContentType) && !(content instanceof Y.ContentDeleted))
      refuse(CLOSE.policy, 'a parent that holds nothing');
    return placeWithin(holder.place, idText(id), sub);
  }
  #placeAt(id: Y.ID): Found {
    return this.#structAt(id).place;
  }
  #structAt(id: Y.ID): { struct: Struct; place: Found } {
    const fresh = id.clock < Y.getState(this.#doc.store, id.client) ? undefined : this.#freshAt(id.client, id.clock);
    if (fresh) return { struct: fresh.struct, place: fresh.place ?? FORGOTTEN };
    const struct = Y.getItem(this.#doc.store, id) as Struct;
    return { struct, place: placeIn(this.#names, struct) };
  }
  #freshAt(client: number, clock: number): Fresh | undefined {
    const list = this.#fresh.get(client) ?? [];
    let low = 0;
    let high = list.length - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const fresh = list[middle];
      if (!fresh) return undefined;
      if (clock < fresh.clock) high = middle - 1;
      else if (clock >= fresh.end) low = middle + 1;
      else return fresh;
    }
    return undefined;
  }

  /** Notes every new deletion with its place; how many there are, or that something deleted is not there. */
  #deletions(ds: ReturnType<typeof Y.decodeUpdate>['ds']): number | 'missing' {
    let count = 0;
    for (const [client, ranges] of ds.clients) {
      const state = Y.getState(this.#doc.store, client);
      for (const { clock, len } of ranges) {
        const end = clock + len;
        if (end > state && (end > (this.#fresh.get(client)?.at(-1)?.end ?? state) || !Number.isSafeInteger(end)))
          return 'missing';
        count += this.#deleteKnown(client, clock, Math.min(end, state));
        for (const fresh of this.#fresh.get(client) ?? []) {
          if (fresh.clock >= end || fresh.end <= clock) continue;
          if (fresh.place && fresh.place !== FORGOTTEN) this.#touch(fresh.place);
        }
      }
    }
    return count;
  }
  #deleteKnown(client: number, from: number, to: number): number {
    const structs = this.#doc.store.clients.get(client);
    if (!structs || from >= to) return 0;
    let count = 0;
    for (let index = Y.findIndexSS(structs, from); index < structs.length; index++) {
      const struct = structs[index] as Struct;
      if (struct.id.clock >= to) break;
      if (struct.deleted) continue;
      const place = placeIn(this.#names, struct);
      if (place === FORGOTTEN) refuse(CLOSE.policy, 'a deletion nobody can place');
      // Every replica removes superfluous formatting marks by itself, a reader's too; without the right it is no edit.
      if (struct instanceof Y.Item && struct.content instanceof Y.ContentFormat && !this.#mayWrite(place.root))
        continue;
      this.#touch(place);
      count++;
    }
    return count;
  }

  #touch(place: Place, fresh?: Fresh): void {
    const id = `${place.root}\n${place.key}`;
    const before = this.#touches.get(id);
    const touch = before ?? { root: place.root, key: place.key, values: [], direct: false };
    if (!before) this.#touches.set(id, touch);
    if (place.depth > 1) return;
    touch.direct = true;
    const value = fresh && valueOf(fresh.struct);
    if (value !== undefined) touch.values.push(value);
  }
  #mayWrite(name: Root): boolean {
    return mayWrite(this.#writer.role, name);
  }
  #checkRights(): void {
    const { role } = this.#writer;
    for (const { root } of this.#touches.values())
      if (!this.#mayWrite(root)) refuse(CLOSE.forbidden, `a ${role} does not write ${root}`);
    // What cannot be placed cannot be shown either; only those who edit everything may leave such traces.
    if (this.#forgotten && !this.#mayWrite('cards')) refuse(CLOSE.forbidden, `a ${role} does not write this`);
    if (this.#fresh.size > 0 && WRITABLE[role].length === 0) refuse(CLOSE.forbidden, `a ${role} does not write`);
  }
  #checkRules(): void {
    const asker = {
      person: this.#writer.person,
      role: this.#writer.role,
      look: (root: Root, key: string) => this.#touches.get(`${root}\n${key}`)?.values.at(-1) ?? this.#value(root, key),
    };
    for (const { root, key, values, direct } of this.#touches.values()) {
      if (!direct) continue;
      const before = this.#value(root, key);
      if (values.length === 0 && before === undefined) continue;
      for (const after of values.length > 0 ? values : [undefined]) {
        const reason = against({ root, key, before, after }, asker);
        if (reason) refuse(CLOSE.forbidden, reason);
      }
    }
  }
  #value(root: Root, key: string): unknown {
    const value: unknown = this.#doc.getMap(root).get(key);
    return value instanceof Y.AbstractType ? NESTED : value;
  }
}

/** A struct of which the first part is known stands right of that part. */
function leftOf(fresh: Fresh, item: Y.Item): Y.ID | null {
  return fresh.clock > item.id.clock ? Y.createID(item.id.client, fresh.clock - 1) : item.origin;
}
/** What Yjs waits for before it takes this struct in. */
function needs(fresh: Fresh): (Y.ID | null)[] {
  const { struct } = fresh;
  if (!(struct instanceof Y.Item)) return [];
  // Decoded, not yet integrated: the parent is a name or an id, whatever the type says.
  const parent = struct.parent as string | Y.ID | null;
  return [leftOf(fresh, struct), struct.rightOrigin, parent instanceof Y.ID ? parent : null];
}

function refuse(code: number, reason: string): never {
  throw new Leave({ kind: 'refuse', code, reason, hostile: true });
}
