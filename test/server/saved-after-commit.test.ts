// Promise: nobody is told of an edit before it survives a kill, and its writer hears Saved only once it survives a power cut.
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { readMeta } from '../../shared/document/compass.ts';
import { setTitle } from '../../shared/document/compass-changes.ts';
import { setStance } from '../../shared/document/choice-changes.ts';
import { gatedStore } from '../doubles/gated-store.ts';
import { changeOf, joined, rawClient } from './raw-client.ts';
import { createCanvas, get, serve, until } from './with-server.ts';

test('neither acknowledgement nor broadcast comes before the commit, and a burst is few commits', async () => {
  const gate = gatedStore();
  const server = await serve({ wrapStore: gate.wrap });
  const canvas = await createCanvas(server);
  const anna = await joined(server, canvas);
  const bram = await joined(server, canvas);
  await until(() => anna.saved() === 1 && bram.saved() === 1);

  gate.shut();
  for (let n = 1; n <= 20; n++) anna.edit((doc) => setTitle(doc, `Titel ${n}`));
  await until(() => gate.appends.length === 1);
  // A question sent after the edits is answered in order: by then all edits have been handled.
  bram.awareness([{ id: bram.doc.clientID, clock: 1, state: { block: 'arena' } }]);
  await until(() => anna.count('awareness') > 0);
  expect(anna.saved()).toBe(1);
  expect(bram.count('update')).toBe(0);

  gate.open();
  await until(() => anna.saved() === 21 && readMeta(bram.doc).title === 'Titel 20');
  expect(bram.count('update')).toBe(20);
  expect(anna.count('update')).toBe(0);
  expect(gate.appends.flat()).toHaveLength(20);
  expect(gate.appends.length).toBeLessThanOrEqual(3);
  expect(gate.appends.flat().map((entry) => entry.seq)).toEqual(Array.from({ length: 20 }, (_, n) => n + 2));
});

test('somebody who joins is not shown what is not on disk yet', async () => {
  const gate = gatedStore();
  const server = await serve({ wrapStore: gate.wrap });
  const canvas = await createCanvas(server);
  const anna = await joined(server, canvas);
  gate.shut();
  anna.edit((doc) => setTitle(doc, 'Nog niet bewaard'));
  await until(() => gate.appends.length === 1);
  const bram = await rawClient(server, canvas);
  bram.step1();
  // Seen by Anna, so the question before it has been handled.
  bram.awareness([{ id: bram.doc.clientID, clock: 1, state: { block: 'arena' } }]);
  await until(() => anna.count('awareness') > 0);
  expect(bram.received.filter((r) => r.kind !== 'notice')).toEqual([]);
  gate.open();
  await until(() => bram.count('step2') === 1);
  expect(readMeta(bram.doc).title).toBe('Nog niet bewaard');
});

test('when the disk refuses, the writer is told, nobody sees the edit, and reading goes on', async () => {
  const gate = gatedStore();
  const server = await serve({ wrapStore: gate.wrap });
  const canvas = await createCanvas(server, { title: 'Bewaard' });
  const anna = await joined(server, canvas);
  const bram = await joined(server, canvas, 'viewer');

  gate.mode = 'fail';
  anna.edit((doc) => setTitle(doc, 'Verloren'));
  await until(() => anna.closed);
  expect(anna.closed?.code).toBe(4503);
  const carla = await joined(server, canvas, 'viewer');
  expect(readMeta(carla.doc).title).toBe('Bewaard');
  expect(readMeta(bram.doc).title).toBe('Bewaard');
  expect(bram.closed).toBeUndefined();

  // The writer comes back with everything it has, and loses nothing.
  gate.mode = 'work';
  const back = await joined(server, canvas, 'editor', { doc: anna.doc, ticket: anna.ticket });
  back.edit((doc) => setStance(doc, 'inventor', 'lead'));
  await until(() => back.received.some((r) => r.kind === 'step1'));
  const file = (): Promise<string> =>
    get(server, `/api/canvases/${canvas.id}/export.json`, canvas.keys.viewer).then((r) => r.text());
  await until(() => back.count('step1') >= 2);
  back.step2(Y.encodeStateAsUpdate(back.doc));
  await until(async () => (await file()).includes('Verloren'));
  expect(await file()).toContain('"leadRole": "inventor"');
  await until(() => readMeta(bram.doc).title === 'Verloren');
});

test('a canvas that cannot be read is an error, never an empty canvas', async () => {
  const gate = gatedStore();
  const server = await serve({ wrapStore: gate.wrap });
  const canvas = await createCanvas(server, { title: 'Er is iets' });
  gate.mode = 'broken';
  const refused = await rawClient(server, canvas);
  await until(() => refused.closed);
  expect(refused.closed?.code).toBe(4503);
  expect(refused.received).toEqual([]);
  expect((await get(server, '/health/ready')).status).toBe(503);
  expect((await get(server, '/health/live')).status).toBe(200);
  gate.mode = 'work';
  expect(readMeta((await joined(server, canvas)).doc).title).toBe('Er is iets');
});

test('others see an edit before the sync, and its writer hears Saved after it', async () => {
  const gate = gatedStore();
  const server = await serve({ wrapStore: gate.wrap });
  const canvas = await createCanvas(server);
  const [anna, bram] = [await joined(server, canvas), await joined(server, canvas)];
  await until(() => anna.saved() === 1 && bram.saved() === 1);
  gate.shutSync();
  anna.edit((doc) => setTitle(doc, 'Gezien'));
  await until(() => readMeta(bram.doc).title === 'Gezien');
  await until(() => gate.syncs() > 0);
  const before = gate.syncs();
  // While that one is under way all the others wait for the next, also whoever writes nothing.
  for (let n = 1; n <= 10; n++) {
    anna.edit((doc) => setTitle(doc, `Titel ${n}`));
    await until(() => readMeta(bram.doc).title === `Titel ${n}`);
  }
  bram.step1();
  await until(() => bram.count('step2') === 2);
  const carla = await joined(server, canvas, 'viewer');
  expect(readMeta(carla.doc).title).toBe('Titel 10');
  expect(gate.appends.length).toBe(11);
  expect([anna.saved(), bram.saved(), gate.syncs()]).toEqual([1, 1, before]);
  gate.openSync();
  await until(() => anna.saved() === 12 && bram.saved() === 2);
  expect(gate.syncs()).toBe(before + 1);
});

test('when nothing vouches for an edit its writer is told, whoever saw it keeps it, and it is saved in the end', async () => {
  const gate = gatedStore();
  let now = Date.now();
  const server = await serve({ wrapStore: gate.wrap, now: () => now });
  const canvas = await createCanvas(server);
  const [anna, bram] = [await joined(server, canvas), await joined(server, canvas)];
  await until(() => anna.saved() === 1 && bram.saved() === 1);
  gate.mode = 'no-sync';
  anna.edit((doc) => setTitle(doc, 'Gezien'));
  await until(() => anna.closed);
  expect([anna.closed?.code, anna.saved(), bram.closed]).toEqual([4503, 1, undefined]);
  expect(readMeta(bram.doc).title).toBe('Gezien');
  expect(readMeta((await joined(server, canvas, 'viewer')).doc).title).toBe('Gezien');

  // What she sends again is known already, and still nothing vouches for it.
  const again = await joined(server, canvas, 'editor', { doc: anna.doc, ticket: anna.ticket });
  again.step2(Y.encodeStateAsUpdate(anna.doc));
  await until(() => again.closed);
  expect([again.closed?.code, again.saved()]).toEqual([4503, 1]);
  const appends = gate.appends.length;

  gate.mode = 'work';
  now += 5000;
  const back = await joined(server, canvas, 'editor', { doc: anna.doc, ticket: anna.ticket });
  back.step2(Y.encodeStateAsUpdate(anna.doc));
  await until(() => back.saved() === 2);
  expect(gate.appends.length).toBe(appends);
  bram.edit((doc) => setStance(doc, 'inventor', 'lead'));
  await until(() => bram.saved() === 2);
  expect(bram.closed).toBeUndefined();
  expect(readMeta(bram.doc).title).toBe('Gezien');
});

test('a room that was left while nothing vouched for an edit does not call it saved either', async () => {
  const gate = gatedStore();
  const server = await serve({
    wrapStore: (store) => {
      const gated = gate.wrap(store);
      const compact = (): Promise<never> => Promise.reject(new Error('SQLITE_FULL: database or disk is full'));
      return { ...gated, journal: { ...gated.journal, compact } };
    },
    limits: { roomGraceMs: 0 },
  });
  const canvas = await createCanvas(server);
  const anna = await joined(server, canvas);
  await until(() => anna.saved() === 1);
  gate.mode = 'no-sync';
  anna.edit((doc) => setTitle(doc, 'Gezien'));
  await until(() => anna.closed);
  await until(() => server.openRooms() === 0);
  const back = await joined(server, canvas, 'editor', { doc: anna.doc, ticket: anna.ticket });
  back.step2(Y.encodeStateAsUpdate(anna.doc));
  await until(() => back.closed);
  expect([back.closed?.code, back.saved()]).toEqual([4503, 1]);
});

test('an edit that was dropped because others are missing is not called saved by what comes after it', async () => {
  const server = await serve();
  const canvas = await createCanvas(server);
  const anna = await joined(server, canvas);
  await until(() => anna.saved() === 1);
  const [first, second] = ['Eerst', 'Daarna'].map((title) => changeOf(anna.doc, (doc) => setTitle(doc, title)));
  if (!first || !second) throw new Error('Two edits were made.');
  anna.update(second);
  // The server asks for what is missing, and goes on answering.
  await until(() => anna.count('step1') === 2);
  anna.step1();
  await until(() => anna.count('step2') === 2);
  anna.awareness([{ id: anna.doc.clientID, clock: 1, state: { block: 'arena' } }]);
  anna.step1();
  await until(() => anna.count('step2') === 3);
  expect(anna.saved()).toBe(1);
  // Everything at once: now all of it is there.
  anna.step2(Y.encodeStateAsUpdate(anna.doc));
  await until(() => anna.saved() === 5);
  const bram = await joined(server, canvas);
  expect(readMeta(bram.doc).title).toBe('Daarna');
});
