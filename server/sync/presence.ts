// Who is present in one room and what they show: checked, rebuilt and stamped with the server's word.
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import * as v from 'valibot';
import { MAX_PRESENCE_BYTES } from '../../shared/wire/frames.ts';
import { presenceSchema } from '../../shared/wire/presence.ts';
import { PERSON_SLOTS } from '../../shared/wire/slots.ts';
import type { Presence, PresenceFields } from '../../shared/wire/presence.ts';
import { awarenessFrame } from './protocol.ts';
import type { WsFrame } from './ws-frame.ts';

/** A connection as presence needs it. */
export interface Present {
  readonly clientId: number;
  readonly person: { readonly id: string; name: string; readonly slot: number };
  readonly show: (frame: WsFrame) => void;
}
export interface PresenceTiming {
  readonly now: () => number;
  /** At most one message in this time. */
  readonly everyMs: number;
}

interface Shown {
  readonly by: Present;
  /** The client's own clock: only orders what this connection sends. */
  theirs: number;
  /** The clock others see: the server's, so that no client can freeze or outrun it, and rising across restarts. */
  clock: number;
  fields: PresenceFields;
  sentAt: number;
}

const EMPTY = awarenessFrame(new Uint8Array([0]));

export class RoomPresence {
  readonly #shown = new Map<number, Shown>();
  /** Changed since the last message. Of those who left, the last clock. */
  readonly #changed = new Map<number, number | 'here'>();
  readonly #watching = new Set<Present>();
  /** What those showed whose line fell silent. */
  readonly #silent = new Map<Present, Shown>();
  readonly #timing: PresenceTiming;
  #timer: NodeJS.Timeout | undefined;
  #lastSent = 0;

  constructor(timing: PresenceTiming) {
    this.#timing = timing;
  }

  enter(connection: Present): void {
    this.#watching.add(connection);
    if (this.#shown.size > 0) this.tellAll(connection);
  }
  leave(connection: Present): void {
    this.#watching.delete(connection);
    this.#silent.delete(connection);
    this.#remove(connection);
  }
  /** Nothing is heard of them: hidden, until something is. */
  silent(connection: Present): void {
    const shown = this.#shown.get(connection.clientId);
    if (shown?.by !== connection) return;
    this.#remove(connection);
    this.#silent.set(connection, shown);
  }
  back(connection: Present): void {
    const before = this.#silent.get(connection);
    if (!this.#silent.delete(connection) || !before || this.#shown.has(connection.clientId)) return;
    this.#show(connection, before.theirs, before.fields, before);
  }
  /** Everybody but the one asking: a client believes itself. */
  tellAll(connection: Present): void {
    connection.show(this.#frame([...this.#shown.keys()].filter((id) => id !== connection.clientId)));
  }
  /** False when these bytes are no awareness update. What it says of others is dropped without a word: stock clients echo. */
  receive(connection: Present, update: Uint8Array): boolean {
    const own = readOwn(update, connection.clientId);
    if (own === 'unreadable') return false;
    if (own === undefined) return true;
    const before = this.#shown.get(connection.clientId);
    if (before && before.by === connection && own.clock <= before.theirs && own.json !== 'null') return true;
    if (own.json === 'null') {
      this.#remove(connection);
      return true;
    }
    const fields = fieldsOf(own.json);
    if (fields === undefined) return true;
    this.#show(connection, own.clock, fields, before);
    return true;
  }
  /** Stamps a person's new name on all they show. */
  renamed(person: string, name: string): void {
    for (const connection of this.#watching) if (connection.person.id === person) connection.person.name = name;
    for (const [id, shown] of this.#shown) {
      if (shown.by.person.id !== person) continue;
      shown.clock = this.#clockAfter(shown.clock);
      this.#mark(id, 'here');
    }
  }
  /**
   * Says again who is here, and gives everybody at least an empty message: stock clients forget a presence after
   * 30 s, also that of a sleeping tab, and drop a line on which nothing came for 30 s.
   */
  refresh(olderThanMs: number): void {
    const old = this.#timing.now() - olderThanMs;
    const again = [...this.#shown].filter(([, s]) => s.sentAt <= old).map(([id]) => id);
    for (const id of again) {
      const shown = this.#shown.get(id);
      if (shown) shown.clock = this.#clockAfter(shown.clock);
    }
    for (const connection of this.#watching) {
      const others = again.filter((id) => id !== connection.clientId);
      connection.show(others.length > 0 ? this.#frame(others) : EMPTY);
    }
  }
  close(): void {
    clearTimeout(this.#timer);
    this.#watching.clear();
    this.#shown.clear();
    this.#silent.clear();
  }

  #show(by: Present, theirs: number, fields: PresenceFields, before: Shown | undefined): void {
    const clock = this.#clockAfter(before?.clock ?? 0);
    this.#shown.set(by.clientId, { by, theirs, clock, fields, sentAt: before?.sentAt ?? 0 });
    this.#mark(by.clientId, 'here');
  }
  #remove(connection: Present): void {
    const shown = this.#shown.get(connection.clientId);
    // A second socket of the same tab may have taken over: the old one's end must not hide it.
    if (shown?.by !== connection) return;
    this.#shown.delete(connection.clientId);
    shown.clock = this.#clockAfter(shown.clock);
    this.#mark(connection.clientId, shown.clock);
  }
  #clockAfter(clock: number): number {
    return Math.max(clock + 1, this.#timing.now());
  }
  #mark(id: number, what: number | 'here'): void {
    this.#changed.set(id, what);
    if (this.#timer) return;
    const wait = Math.max(0, this.#lastSent + this.#timing.everyMs - this.#timing.now());
    this.#timer = setTimeout(() => this.#send(), Math.min(wait, this.#timing.everyMs));
  }
  #send(): void {
    this.#timer = undefined;
    this.#lastSent = this.#timing.now();
    const ids = [...this.#changed.keys()];
    const common = this.#frame(ids);
    for (const connection of this.#watching) {
      if (!this.#changed.has(connection.clientId)) connection.show(common);
      else if (ids.length > 1) connection.show(this.#frame(ids.filter((id) => id !== connection.clientId)));
    }
    this.#changed.clear();
  }
  #frame(ids: readonly number[]): WsFrame {
    const now = this.#timing.now();
    const encoder = encoding.createEncoder();
    encoding.writeVarUint(encoder, ids.length);
    for (const id of ids) {
      const shown = this.#shown.get(id);
      const left = this.#changed.get(id);
      encoding.writeVarUint(encoder, id);
      encoding.writeVarUint(encoder, shown?.clock ?? (typeof left === 'number' ? left : 0));
      encoding.writeVarString(encoder, shown ? JSON.stringify(presenceOf(shown)) : 'null');
      if (shown) shown.sentAt = now;
    }
    return awarenessFrame(encoding.toUint8Array(encoder));
  }
}

function presenceOf(shown: Shown): Presence {
  const { id, name, slot } = shown.by.person;
  return { ...shown.fields, user: { id, name, slot: slot % PERSON_SLOTS } };
}

function readOwn(update: Uint8Array, clientId: number): { clock: number; json: string } | undefined | 'unreadable' {
  try {
    const decoder = decoding.createDecoder(update);
    const count = decoding.readVarUint(decoder);
    // An entry takes at least three bytes.
    if (count * 3 > update.byteLength) return 'unreadable';
    let own: { clock: number; json: string } | undefined;
    for (let n = 0; n < count; n++) {
      const id = decoding.readVarUint(decoder);
      const clock = decoding.readVarUint(decoder);
      const json = decoding.readVarUint8Array(decoder);
      if (id !== clientId || json.byteLength > MAX_PRESENCE_BYTES) continue;
      own = { clock, json: new TextDecoder().decode(json) };
    }
    return own;
  } catch {
    // lib0 says "the bytes end too early" only by throwing: that is the answer.
    return 'unreadable';
  }
}

/** The known fields, each kept only when it is well formed; undefined when this is no JSON object at all. */
function fieldsOf(json: string): PresenceFields | undefined {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    // Somebody's broken presence: they simply do not change.
    return undefined;
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  const whole = v.safeParse(presenceSchema, value);
  if (whole.success) return whole.output;
  // A stock client may use one of our names for something else; the rest of what it shows still counts.
  const given = new Map<string, unknown>(Object.entries(value));
  const kept = Object.entries(presenceSchema.entries)
    .filter(([name, schema]) => given.has(name) && v.safeParse(schema, given.get(name)).success)
    .map(([name]): [string, unknown] => [name, given.get(name)]);
  return v.parse(presenceSchema, Object.fromEntries(kept));
}
