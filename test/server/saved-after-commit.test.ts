// Promise: nobody is told of an edit, its writer least of all, before it is on disk.
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { readMeta, setTitle } from '../../shared/document/compass.ts';
import { setStance } from '../../shared/document/choices.ts';
import { gatedStore } from '../doubles/gated-store.ts';
import { joined, rawClient } from './raw-client.ts';
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
