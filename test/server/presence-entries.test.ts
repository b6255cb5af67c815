// Promise: presence costs little: read no further than needed, made once per person, and never piled up on a busy line.
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { expect, test, vi } from 'vitest';
import { RoomPresence } from '../../server/sync/presence.ts';
import type { Present } from '../../server/sync/presence.ts';
import { payloads } from './fake-wire.ts';
import { afterTest } from './with-server.ts';

test('fifty people who all move are told in one message each, made from one entry per person', () => {
  vi.useFakeTimers();
  afterTest(() => void vi.useRealTimers());
  const { room, people } = crowd(50);
  vi.advanceTimersByTime(100);
  for (const { told } of people) told.length = 0;
  const stringify = vi.spyOn(JSON, 'stringify');
  for (let n = 2; n < 12; n++) for (const one of people) room.receive(one, says(one.clientId, n, `{"text":"${n}"}`));
  vi.advanceTimersByTime(40);
  expect(stringify).toHaveBeenCalledTimes(50);
  stringify.mockRestore();
  expect(people.map(({ told }) => told.length)).toEqual(Array(50).fill(1));
  for (const { clientId, told } of people) {
    const states = statesIn(told[0] as Uint8Array);
    expect([...states.keys()].sort()).toEqual(
      people
        .map((p) => p.clientId)
        .filter((id) => id !== clientId)
        .sort(),
    );
    expect([...states.values()].every((state) => state?.['text'] === '11')).toBe(true);
  }
  // Whoever only watches gets the very same bytes.
  const watchers = [person(91), person(92)];
  for (const watcher of watchers) room.enter(watcher);
  for (const watcher of watchers) watcher.told.length = 0;
  room.receive(people[0] as Person, says(1, 99, '{"text":"x"}'));
  vi.advanceTimersByTime(40);
  expect(watchers[0]?.told).toHaveLength(1);
  expect(watchers[0]?.told[0]).toBe(watchers[1]?.told[0]);
  room.close();
});

test('who comes in while nobody changes gets the very same bytes; after a change they are those of now', () => {
  vi.useFakeTimers();
  afterTest(() => void vi.useRealTimers());
  const { room, people } = crowd(3);
  vi.advanceTimersByTime(100);
  const [early, other, late, last] = [91, 92, 93, 94].map((id) => person(id)) as [Person, Person, Person, Person];
  room.enter(early);
  room.enter(other);
  expect(other.told[0]).toBe(early.told[0]);
  const [anna, bram, carla] = people as [Person, Person, Person];
  room.receive(anna, says(anna.clientId, 9, '{"text":"now"}'));
  room.enter(late);
  const states = statesIn(late.told[0] as Uint8Array);
  expect(states.get(anna.clientId)?.['text']).toBe('now');
  room.leave(bram);
  room.refresh(0);
  room.renamed(carla.person.id, 'Karla');
  room.enter(last);
  const after = statesIn(last.told[0] as Uint8Array);
  expect([...after.keys()].sort()).toEqual([anna.clientId, carla.clientId].sort());
  expect(after.get(carla.clientId)?.['user']).toMatchObject({ name: 'Karla' });
  room.close();
});

test('what stock clients echo, and what is stale, is dropped before any of it is parsed', () => {
  vi.useFakeTimers();
  afterTest(() => void vi.useRealTimers());
  const { room, people } = crowd(3);
  vi.advanceTimersByTime(100);
  const [anna, bram] = people as [Person, Person];
  anna.told.length = 0;
  const parse = vi.spyOn(JSON, 'parse');
  expect(room.receive(bram, says(anna.clientId, 2 ** 50, '{"text":"echo"}'))).toBe(true);
  expect(room.receive(bram, says(anna.clientId, 2 ** 50, 'null'))).toBe(true);
  expect(room.receive(bram, says(bram.clientId, 1, '{"text":"stale"}'))).toBe(true);
  expect(parse).not.toHaveBeenCalled();
  parse.mockRestore();
  vi.advanceTimersByTime(1000);
  expect(anna.told).toEqual([]);
  room.close();
});

test('JSON as deep as it fits is somebody’s own affair', () => {
  vi.useFakeTimers();
  afterTest(() => void vi.useRealTimers());
  const { room, people } = crowd(2);
  vi.advanceTimersByTime(100);
  const [anna, bram] = people as [Person, Person];
  bram.told.length = 0;
  const deep = (n: number): string => '['.repeat(n) + ']'.repeat(n);
  expect(room.receive(anna, says(anna.clientId, 2, deep(3000)))).toBe(true);
  expect(room.receive(anna, says(anna.clientId, 3, deep(2000)))).toBe(true);
  expect(room.receive(anna, says(anna.clientId, 4, `{"text":"a","cursor":${deep(1900)}}`))).toBe(true);
  vi.advanceTimersByTime(40);
  expect(statesIn(bram.told[0] as Uint8Array).get(anna.clientId)).toEqual({
    text: 'a',
    user: { id: 'p1', name: 'P1', slot: 1 },
  });
  room.close();
});

test('a line that was busy is told later how those are now of whom it did not hear, also who left', () => {
  vi.useFakeTimers();
  afterTest(() => void vi.useRealTimers());
  const { room, people } = crowd(4);
  vi.advanceTimersByTime(100);
  const [anna, bram, carla, slow] = people as [Person, Person, Person, Person];
  slow.told.length = 0;
  slow.busy = true;
  for (let n = 2; n < 9; n++) {
    room.receive(anna, says(anna.clientId, n, `{"text":"${n}"}`));
    vi.advanceTimersByTime(40);
  }
  room.leave(bram);
  vi.advanceTimersByTime(40);
  expect(slow.told).toEqual([]);
  slow.busy = false;
  room.again(slow);
  room.again(slow);
  expect(slow.told).toHaveLength(1);
  const states = statesIn(slow.told[0] as Uint8Array);
  expect(states.get(anna.clientId)?.['text']).toBe('8');
  expect(states.get(bram.clientId)).toBeNull();
  expect(states.has(carla.clientId)).toBe(false);
  room.close();
});

interface Person extends Present {
  readonly told: Uint8Array[];
  busy: boolean;
}
function person(id: number): Person {
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
function crowd(size: number): { room: RoomPresence; people: Person[] } {
  const room = new RoomPresence({ now: Date.now, everyMs: 40 });
  const people = Array.from({ length: size }, (_, n) => person(n + 1));
  for (const one of people) room.enter(one);
  for (const one of people) room.receive(one, says(one.clientId, 1, '{"text":"a"}'));
  return { room, people };
}
function says(id: number, clock: number, json: string): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, 1);
  encoding.writeVarUint(encoder, id);
  encoding.writeVarUint(encoder, clock);
  encoding.writeVarString(encoder, json);
  return encoding.toUint8Array(encoder);
}
/** What a stock client makes of one message: the state of everybody it names. */
function statesIn(frame: Uint8Array): Map<number, Record<string, unknown> | null> {
  const [payload] = payloads(frame) as [Buffer];
  const decoder = decoding.createDecoder(payload);
  expect(decoding.readVarUint(decoder)).toBe(1);
  const inner = decoding.createDecoder(decoding.readVarUint8Array(decoder));
  const states = new Map<number, Record<string, unknown> | null>();
  const count = decoding.readVarUint(inner);
  for (let n = 0; n < count; n++) {
    const id = decoding.readVarUint(inner);
    decoding.readVarUint(inner);
    states.set(id, JSON.parse(decoding.readVarString(inner)) as Record<string, unknown> | null);
  }
  expect(decoding.hasContent(inner)).toBe(false);
  return states;
}
