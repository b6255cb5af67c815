// People of one room without a server: what each shows, and what they are told, as a stock client reads it.
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { expect } from 'vitest';
import { RoomPresence } from '../../server/sync/presence.ts';
import type { Present } from '../../server/sync/presence.ts';
import { payloads } from './fake-wire.ts';

export interface Person extends Present {
  readonly told: Uint8Array[];
  busy: boolean;
}
export function person(id: number): Person {
  const told: Uint8Array[] = [];
  const one: Person = {
    clientId: id,
    person: { id: `p${id}`, name: `P${id}`, slot: id },
    told,
    busy: false,
    show: (frame) => !one.busy && told.push(frame) > 0,
  };
  return one;
}
/** A room of people who each show something. */
export function crowd(size: number, everyMs = 40): { room: RoomPresence; people: Person[] } {
  const room = new RoomPresence({ now: Date.now, everyMs });
  const people = Array.from({ length: size }, (_, n) => person(n + 1));
  for (const one of people) room.enter(one);
  for (const one of people) room.receive(one, says(one.clientId, 1, '{"text":"a"}'));
  return { room, people };
}
export function says(id: number, clock: number, json: string): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, 1);
  encoding.writeVarUint(encoder, id);
  encoding.writeVarUint(encoder, clock);
  encoding.writeVarString(encoder, json);
  return encoding.toUint8Array(encoder);
}
type State = Record<string, unknown> | null;
interface Entry {
  readonly id: number;
  readonly clock: number;
  readonly state: State;
}
function entriesIn(frame: Uint8Array): Entry[] {
  const [payload] = payloads(frame) as [Buffer];
  const decoder = decoding.createDecoder(payload);
  expect(decoding.readVarUint(decoder)).toBe(1);
  const inner = decoding.createDecoder(decoding.readVarUint8Array(decoder));
  const entries = Array.from({ length: decoding.readVarUint(inner) }, () => ({
    id: decoding.readVarUint(inner),
    clock: decoding.readVarUint(inner),
    state: JSON.parse(decoding.readVarString(inner)) as State,
  }));
  expect(decoding.hasContent(inner)).toBe(false);
  return entries;
}
/** What one message says: the state of everybody it names. */
export function statesIn(frame: Uint8Array): Map<number, State> {
  return new Map(entriesIn(frame).map(({ id, state }) => [id, state]));
}
/** What a stock client knows of the others after all it was told; null of those it saw leave. */
export function known({ told }: Person): Map<number, State> {
  const latest = new Map<number, Entry>();
  for (const entry of told.flatMap(entriesIn)) {
    const before = latest.get(entry.id);
    if (!before || entry.clock > before.clock) latest.set(entry.id, entry);
  }
  return new Map([...latest].map(([id, { state }]) => [id, state]));
}
