// Promise: somebody whose line is lost is gone from presence after a few pings, and a line that is only slow is kept.
import { expect, test } from 'vitest';
import { Awareness, applyAwarenessUpdate } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { LIMITS } from '../../server/compose.ts';
import { Beats } from '../../server/sync/beats.ts';
import { pulse } from '../../server/sync/pulse.ts';
import { joined } from './raw-client.ts';
import type { RawClient } from './raw-client.ts';
import { createCanvas, serve, until } from './with-server.ts';

/** A line that writes down what its pulse asks of it, and stands `beats` pings without an answer. */
function watched(): { told: string[]; pings: () => number; beats: (n: number) => void; heard: () => void } {
  const told: string[] = [];
  let pings = 0;
  const beating = pulse({
    ping: () => pings++,
    silent: () => told.push('silent'),
    back: () => told.push('back'),
    dead: () => told.push('dead'),
  });
  return {
    told,
    pings: () => pings,
    beats: (n) => {
      for (let i = 0; i < n; i++) beating.beat();
    },
    heard: beating.heard,
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

test('the third ping after two without an answer hides, and that is within ten seconds', () => {
  const line = watched();
  line.beats(2);
  expect(line.told).toEqual([]);
  line.beats(1);
  expect(line.told).toEqual(['silent']);
  // The first beat after a sign of life asks nothing.
  expect(4 * LIMITS.pingMs).toBeLessThan(10_000);
});

test('any answer shows the person again, told once; a line that answers is never hidden', () => {
  const line = watched();
  line.beats(5);
  line.heard();
  line.heard();
  expect(line.told).toEqual(['silent', 'back']);
  for (let n = 0; n < 40; n++) {
    line.beats(2);
    line.heard();
  }
  expect(line.told).toEqual(['silent', 'back']);
});

test('a line that says something itself is not asked; one that only answers is asked every other time', () => {
  const busy = watched();
  for (let n = 0; n < 20; n++) {
    busy.heard();
    busy.beats(1);
  }
  expect(busy.pings()).toBe(0);
  const idle = watched();
  for (let n = 0; n < 20; n++) {
    const before = idle.pings();
    idle.beats(1);
    if (idle.pings() > before) idle.heard();
  }
  expect(idle.pings()).toBe(10);
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

test('a line that stays silent is dropped, and nothing of it is left', async () => {
  const server = await serve({ limits: { pingMs: 5, roomGraceMs: 1 } });
  const canvas = await createCanvas(server);
  const anna = await joined(server, canvas);
  anna.ws.pause();
  await until(() => server.openRooms() === 0);
  expect(server.warnings).toEqual([]);
});
