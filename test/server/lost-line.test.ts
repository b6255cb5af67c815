// Promise: somebody whose line is lost is gone from presence after a few pings, and a line that is only slow is kept.
import { expect, test } from 'vitest';
import { Awareness, applyAwarenessUpdate } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { LIMITS } from '../../server/compose.ts';
import { Beats } from '../../server/sync/beats.ts';
import { Pulse } from '../../server/sync/pulse.ts';
import { joined } from './raw-client.ts';
import type { RawClient } from './raw-client.ts';
import { createCanvas, serve, until } from './with-server.ts';

/** A line that writes down what its pulse asks of it, and stands `beats` without an answer unless it `answers`. */
function watched({ isSeen = true, answers = false } = {}): {
  told: string[];
  pings: () => number;
  beats: (n: number) => void;
  heard: () => void;
  seen: (now: boolean) => void;
} {
  const told: string[] = [];
  let pings = 0;
  let seen = isSeen;
  const pulse = new Pulse({
    isSeen: () => seen,
    ping: () => {
      pings++;
      if (answers) pulse.heard();
    },
    silent: () => told.push('silent'),
    back: () => told.push('back'),
    dead: () => told.push('dead'),
  });
  return {
    told,
    pings: () => pings,
    beats: (n) => {
      for (let i = 0; i < n; i++) pulse.beat();
    },
    heard: () => pulse.heard(),
    seen: (now) => (seen = now),
  };
}
/** Who has been shown to this client and not taken away again. */
function shownTo(watcher: RawClient): ReadonlyMap<number, Record<string, unknown>> {
  const doc = new Y.Doc();
  const awareness = new Awareness(doc);
  for (const message of watcher.received)
    if (message.kind === 'awareness') applyAwarenessUpdate(awareness, message.body, 'server');
  const states = new Map(awareness.getStates());
  states.delete(doc.clientID);
  awareness.destroy();
  return states;
}

test('whoever others see is asked at the second beat without a sign of life, and hidden two beats after that', () => {
  const line = watched();
  line.beats(1);
  expect(line.pings()).toBe(0);
  line.beats(1);
  expect(line.pings()).toBe(1);
  line.beats(1);
  expect(line.told).toEqual([]);
  line.beats(1);
  expect(line.told).toEqual(['silent']);
  // The first beat may come any moment after the last sign of life.
  expect(4 * LIMITS.pingMs).toBeLessThan(10_000);
});

test('whoever nobody sees is asked only in time to drop the line', () => {
  const line = watched({ isSeen: false });
  line.beats(8);
  expect(line.pings()).toBe(0);
  line.beats(1);
  expect(line.pings()).toBe(1);
  line.beats(8);
  expect(line.told).toEqual(['silent']);
  line.beats(1);
  expect(line.told).toEqual(['silent', 'dead']);
  expect(line.pings()).toBe(1);
});

test('a lost person whom nobody saw is hidden soon after somebody comes who would', () => {
  const line = watched({ isSeen: false });
  line.beats(5);
  line.seen(true);
  line.beats(1);
  expect(line.pings()).toBe(1);
  line.beats(2);
  expect(line.told).toEqual(['silent']);
});

test('any answer shows the person again, told once; a line that answers is never hidden', () => {
  const line = watched();
  line.beats(5);
  line.heard();
  line.heard();
  expect(line.told).toEqual(['silent', 'back']);
  for (let n = 0; n < 40; n++) {
    line.beats(3);
    line.heard();
  }
  expect(line.told).toEqual(['silent', 'back']);
});

test('a line that says something itself is not asked; who is seen is asked every other beat, and who is not every ninth', () => {
  const busy = watched();
  for (let n = 0; n < 20; n++) {
    busy.heard();
    busy.beats(1);
  }
  expect(busy.pings()).toBe(0);
  const seen = watched({ answers: true });
  seen.beats(180);
  expect(seen.pings()).toBe(90);
  const unseen = watched({ answers: true, isSeen: false });
  unseen.beats(180);
  expect(unseen.pings()).toBe(20);
});

test('a thousand lines have their beat a tenth at a time, each once in ten ticks, and none once it is gone', () => {
  const beats = new Beats();
  const counts = new Array<number>(1000).fill(0);
  const ends = counts.map((_, line) => beats.add(() => counts[line]!++));
  const sum = (): number => counts.reduce((all, count) => all + count, 0);
  for (let tick = 1; tick <= 10; tick++) {
    beats.tick();
    expect(sum()).toBe(tick * 100);
  }
  expect(new Set(counts)).toEqual(new Set([1]));
  ends.forEach((end) => end());
  for (let tick = 0; tick < 10; tick++) beats.tick();
  expect(sum()).toBe(1000);
});

test('a line is dropped only long after it fell silent', () => {
  const line = watched();
  line.beats(17);
  expect(line.told).toEqual(['silent']);
  line.beats(1);
  expect(line.told).toEqual(['silent', 'dead']);
  expect(17 * LIMITS.pingMs).toBeGreaterThan(40_000);
});

test('the others stop seeing somebody whose computer froze, and see them again as they were when it goes on', async () => {
  const server = await serve({ limits: { pingMs: 50 } });
  const canvas = await createCanvas(server);
  const anna = await joined(server, canvas, 'editor', { name: 'Anna' });
  const bram = await joined(server, canvas, 'viewer');
  const id = anna.doc.clientID;
  anna.awareness([{ id, clock: 1, state: { block: 'arena' } }]);
  await until(() => shownTo(bram).has(id));
  anna.ws.pause();
  await until(() => !shownTo(bram).has(id));
  // Whoever comes now does not see them either.
  const carla = await joined(server, canvas, 'viewer');
  carla.awareness([{ id: carla.doc.clientID, clock: 1, state: { block: 'arena' } }]);
  await until(() => shownTo(bram).has(carla.doc.clientID));
  expect([...shownTo(carla).keys()]).toEqual([]);
  anna.ws.resume();
  await until(() => shownTo(bram).get(id)?.['block'] === 'arena');
  expect(anna.closed).toBeUndefined();
});

test('on the wire, too, whoever is seen is asked often, and whoever is alone or shows nothing is not', async () => {
  const server = await serve({ limits: { pingMs: 20 } });
  const canvas = await createCanvas(server);
  const pings = new Map<RawClient, number>();
  const come = async (where: typeof canvas, shows: boolean): Promise<RawClient> => {
    const client = await joined(server, where);
    client.ws.on('ping', () => pings.set(client, (pings.get(client) ?? 0) + 1));
    if (shows) client.awareness([{ id: client.doc.clientID, clock: 1, state: { block: 'arena' } }]);
    return client;
  };
  const seen = await come(canvas, true);
  const others = [await come(canvas, false), await come(await createCanvas(server), true)];
  pings.clear();
  await until(() => (pings.get(seen) ?? 0) >= 16);
  for (const other of others) expect(pings.get(other) ?? 0).toBeLessThan(8);
});

test('a line that stays silent is dropped, and nothing of it is left', async () => {
  const server = await serve({ limits: { pingMs: 5, roomGraceMs: 1 } });
  const canvas = await createCanvas(server);
  const anna = await joined(server, canvas);
  anna.ws.pause();
  await until(() => server.openRooms() === 0);
  expect(server.warnings).toEqual([]);
});
