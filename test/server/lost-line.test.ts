// Promise: somebody whose line is lost is gone from presence after a few pings, and a line that is only slow is kept.
import { expect, test } from 'vitest';
import { Awareness, applyAwarenessUpdate } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { LIMITS } from '../../server/compose.ts';
import { pulse } from '../../server/sync/pulse.ts';
import { joined } from './raw-client.ts';
import type { RawClient } from './raw-client.ts';
import { createCanvas, serve, until } from './with-server.ts';

/** A line that writes down what its pulse asks of it, and stands `beats` pings without an answer. */
function watched(): { told: string[]; beats: (n: number) => void; heard: () => void } {
  const told: string[] = [];
  const beating = pulse({
    ping: () => undefined,
    silent: () => told.push('silent'),
    back: () => told.push('back'),
    dead: () => told.push('dead'),
  });
  return {
    told,
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
  expect(3 * LIMITS.pingMs).toBeLessThan(10_000);
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

test('a line is dropped only long after it fell silent', () => {
  const line = watched();
  line.beats(16);
  expect(line.told).toEqual(['silent']);
  line.beats(1);
  expect(line.told).toEqual(['silent', 'dead']);
  expect(16 * LIMITS.pingMs).toBeGreaterThan(40_000);
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
