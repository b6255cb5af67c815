// Promise: presence costs little: read no further than needed, made once per person, and never piled up on a busy line.
import { expect, test, vi } from 'vitest';
import { crowd, known, person, says, statesIn } from './presence-crowd.ts';
import type { Person } from './presence-crowd.ts';
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

test('who comes in while nobody changes gets the very same bytes; what changed meanwhile is told within one message', () => {
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
  room.leave(bram);
  room.renamed(carla.person.id, 'Karla');
  room.enter(last);
  vi.advanceTimersByTime(40);
  for (const newcomer of [early, other, late, last]) {
    expect(newcomer.told).toHaveLength(2);
    const states = known(newcomer);
    expect(states.get(anna.clientId)?.['text']).toBe('now');
    expect(states.get(bram.clientId)).toBeNull();
    expect(states.get(carla.clientId)?.['user']).toMatchObject({ name: 'Karla' });
  }
  const afterwards = person(95);
  room.enter(afterwards);
  expect(known(afterwards).get(anna.clientId)?.['text']).toBe('now');
  expect([...known(afterwards).keys()].sort()).toEqual([anna.clientId, carla.clientId].sort());
  room.close();
});

test('there is one message in 33 to 50 ms, however often people change: many are told a little later than few', () => {
  vi.useFakeTimers();
  afterTest(() => void vi.useRealTimers());
  const messages = (size: number): number => {
    const { room, people } = crowd(size, 48);
    vi.advanceTimersByTime(100);
    const watcher = person(size + 1);
    room.enter(watcher);
    watcher.told.length = 0;
    for (let ms = 1; ms <= 1000; ms++) {
      for (const one of people) room.receive(one, says(one.clientId, ms + 1, `{"text":"${ms}"}`));
      vi.advanceTimersByTime(1);
    }
    vi.advanceTimersByTime(50);
    expect([...known(watcher).values()].every((state) => state?.['text'] === '1000')).toBe(true);
    room.close();
    return watcher.told.length;
  };
  const [few, some, many] = [messages(2), messages(25), messages(50)];
  // The first comes at once.
  expect(few - 1).toBeLessThanOrEqual(1050 / 33);
  expect(few).toBeGreaterThan(some);
  expect(some).toBeGreaterThan(many);
  expect(many).toBeGreaterThanOrEqual(1000 / 50);
});

test('two hundred who come at once, each showing themselves, are told from a few encodings, and all know all', () => {
  vi.useFakeTimers();
  afterTest(() => void vi.useRealTimers());
  const { room, people } = crowd(3);
  vi.advanceTimersByTime(100);
  const newcomers = Array.from({ length: 200 }, (_, n) => person(n + 100));
  for (const [n, one] of newcomers.entries()) {
    room.enter(one);
    room.receive(one, says(one.clientId, 1, '{"text":"new"}'));
    if (n % 40 === 39) vi.advanceTimersByTime(40);
  }
  expect(new Set(newcomers.map(({ told }) => told[0])).size).toBe(5);
  const everybody = [...people, ...newcomers];
  for (const one of everybody) {
    const others = everybody.filter((other) => other !== one).map(({ clientId }) => clientId);
    expect([...known(one).keys()].sort()).toEqual(others.sort());
  }
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
