// Who is present in one room and what they show: checked, rebuilt and stamped with the server's word.
import * as v from 'valibot';
import { presenceSchema } from '../../shared/wire/presence.ts';
import { PERSON_SLOTS } from '../../shared/wire/slots.ts';
import type { Presence, PresenceFields } from '../../shared/wire/presence.ts';
import { Entries, entryOf, isGone, readOwn } from './presence-bytes.ts';
import { awarenessFrame } from './protocol.ts';
import type { WsFrame } from './ws-frame.ts';

/** A connection as presence needs it. */
export interface Present {
  readonly clientId: number;
  readonly person: { readonly id: string; name: string; readonly slot: number };
  /** False when the line is busy: `again` is called when it no longer is. */
  readonly show: (frame: WsFrame) => boolean;
}
export interface PresenceTiming {
  readonly now: () => number;
  /** At most one message in this time when many are here; see `FEW`. */
  readonly everyMs: number;
}
/**
 * A message costs as much as there are people, and each of them makes changes: few people are told a little sooner, in
 * this part of the time.
 */
const FEW = { people: 10, part: 0.7 };
const MANY = { people: 40, part: 1 };

interface Shown {
  readonly by: Present;
  /** The client's own clock: only orders what this connection sends. */
  theirs: number;
  /** The clock others see: the server's, so that no client can freeze or outrun it, and rising across restarts. */
  clock: number;
  fields: PresenceFields;
  sentAt: number;
  /** As it is told, made when it is first told. */
  entry: Uint8Array | undefined;
}

const UTF8 = new TextDecoder();
const EMPTY = awarenessFrame(new Uint8Array([0]));

export class RoomPresence {
  readonly #shown = new Map<number, Shown>();
  /** Changed since the last message. Of those who left, the last clock. */
  readonly #changed = new Map<number, number | 'here'>();
  /** Everybody here, with those of whom they did not hear because their line was busy, and the clock they did not see. */
  readonly #watching = new Map<Present, Map<number, number>>();
  /** What those showed whose line fell silent. */
  readonly #silent = new Map<Present, Shown>();
  readonly #timing: PresenceTiming;
  /**
   * All that is shown, for those who come. Not made anew for what changed since: that is about to be told to everybody,
   * them too, and when many come at once each of them is a change.
   */
  #everybody: Entries | undefined;
  /** The highest clock of those who left: who comes again is above it, also when the server's clock was set back. */
  #floor = 0;
  #timer: NodeJS.Timeout | undefined;
  #lastSent = 0;

  constructor(timing: PresenceTiming) {
    this.#timing = timing;
  }

  enter(connection: Present): void {
    this.#watching.set(connection, new Map());
    if (this.#shown.size > 0) this.tellAll(connection);
  }
  leave(connection: Present): void {
    this.#watching.delete(connection);
    this.#silent.delete(connection);
    this.#remove(connection);
  }
  /** Do they show something, to anybody but themselves? */
  isSeen(connection: Present): boolean {
    return this.#watching.size > 1 && this.#shown.get(connection.clientId)?.by === connection;
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
    this.#everybody ??= this.#entries(this.#shown.keys());
    const frame = this.#everybody.for(connection.clientId) ?? EMPTY;
    if (!connection.show(frame)) this.#missed(connection, this.#shown.keys());
  }
  /** The line is free again: how those are now of whom nothing could be told. */
  again(connection: Present): void {
    const missed = this.#watching.get(connection);
    if (!missed || missed.size === 0) return;
    const frame = this.#entries(missed.keys(), missed).for(connection.clientId);
    if (!frame || connection.show(frame)) missed.clear();
  }
  /** False when these bytes are no awareness update. What it says of others is dropped without a word: stock clients echo. */
  receive(connection: Present, update: Uint8Array): boolean {
    const own = readOwn(update, connection.clientId);
    if (own === 'unreadable') return false;
    if (own === undefined) return true;
    if (isGone(own)) {
      this.#remove(connection);
      return true;
    }
    const before = this.#shown.get(connection.clientId);
    if (before && before.by === connection && own.clock <= before.theirs) return true;
    const fields = fieldsOf(UTF8.decode(own.json));
    if (fields === undefined) return true;
    this.#show(connection, own.clock, fields, before);
    return true;
  }
  /** Stamps a person's new name on all they show. */
  renamed(person: string, name: string): void {
    for (const { person: one } of this.#watching.keys()) if (one.id === person) one.name = name;
    for (const [id, shown] of this.#shown) {
      if (shown.by.person.id !== person) continue;
      shown.by.person.name = name;
      this.#renew(shown);
      this.#mark(id, 'here');
    }
  }
  /**
   * Says again who is here, and gives everybody at least an empty message: stock clients forget a presence after
   * 30 s, also that of a sleeping tab, and drop a line on which nothing came for 30 s.
   */
  refresh(olderThanMs: number): void {
    const now = this.#timing.now();
    // Later than now: the clock was set back, and nobody knows how long ago that was.
    const isOld = ({ sentAt }: Shown): boolean => sentAt <= now - olderThanMs || sentAt > now;
    const again = [...this.#shown].filter(([, shown]) => isOld(shown)).map(([id]) => id);
    for (const id of again) {
      const shown = this.#shown.get(id);
      if (shown) this.#renew(shown);
    }
    this.#tell(again, EMPTY);
  }
  close(): void {
    clearTimeout(this.#timer);
    this.#watching.clear();
    this.#shown.clear();
    this.#everybody = undefined;
    this.#silent.clear();
  }

  #show(by: Present, theirs: number, fields: PresenceFields, before: Shown | undefined): void {
    const clock = this.#clockAfter(before?.clock ?? this.#floor);
    this.#shown.set(by.clientId, { by, theirs, clock, fields, sentAt: before?.sentAt ?? 0, entry: undefined });
    this.#mark(by.clientId, 'here');
  }
  #remove(connection: Present): void {
    const shown = this.#shown.get(connection.clientId);
    // A second socket of the same tab may have taken over: the old one's end must not hide it.
    if (shown?.by !== connection) return;
    this.#shown.delete(connection.clientId);
    shown.clock = this.#clockAfter(shown.clock);
    this.#floor = Math.max(this.#floor, shown.clock);
    this.#mark(connection.clientId, shown.clock);
  }
  #renew(shown: Shown): void {
    shown.clock = this.#clockAfter(shown.clock);
    shown.entry = undefined;
  }
  #clockAfter(clock: number): number {
    return Math.max(clock + 1, this.#timing.now());
  }
  #mark(id: number, what: number | 'here'): void {
    this.#changed.set(id, what);
    if (this.#timer) return;
    const every = this.#everyMs();
    const wait = Math.max(0, this.#lastSent + every - this.#timing.now());
    this.#timer = setTimeout(() => this.#send(), Math.min(wait, every));
  }
  #everyMs(): number {
    const between = (this.#watching.size - FEW.people) / (MANY.people - FEW.people);
    const part = FEW.part + Math.min(1, Math.max(0, between)) * (MANY.part - FEW.part);
    return this.#timing.everyMs * part;
  }
  #send(): void {
    this.#timer = undefined;
    this.#lastSent = this.#timing.now();
    this.#tell([...this.#changed.keys()], undefined);
    this.#changed.clear();
  }
  /** `instead` is for those to whom there is nothing to tell. */
  #tell(ids: readonly number[], instead: WsFrame | undefined): void {
    this.#everybody = undefined;
    const entries = this.#entries(ids);
    const now = this.#timing.now();
    for (const id of ids) {
      const shown = this.#shown.get(id);
      if (shown) shown.sentAt = now;
    }
    for (const connection of this.#watching.keys()) {
      const frame = entries.for(connection.clientId) ?? instead;
      if (frame && !connection.show(frame)) this.#missed(connection, ids);
    }
  }
  #missed(connection: Present, ids: Iterable<number>): void {
    const missed = this.#watching.get(connection);
    if (missed) for (const id of ids) missed.set(id, this.#shown.get(id)?.clock ?? this.#goneAt(id));
  }
  #goneAt(id: number): number {
    const clock = this.#changed.get(id);
    return typeof clock === 'number' ? clock : 0;
  }
  #entries(ids: Iterable<number>, seen?: ReadonlyMap<number, number>): Entries {
    const entries = new Map<number, Uint8Array>();
    for (const id of ids) {
      const shown = this.#shown.get(id);
      if (shown) entries.set(id, (shown.entry ??= entryOf(id, shown.clock, JSON.stringify(presenceOf(shown)))));
      else entries.set(id, entryOf(id, seen ? this.#clockAfter(seen.get(id) ?? 0) : this.#goneAt(id), 'null'));
    }
    return new Entries(entries);
  }
}

function presenceOf(shown: Shown): Presence {
  const { id, name, slot } = shown.by.person;
  return { ...shown.fields, user: { id, name, slot: slot % PERSON_SLOTS } };
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
