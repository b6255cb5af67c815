// Promise: a stop keeps and acknowledges what was received, takes nothing more, and never waits for ever.
import { expect, test } from 'vitest';
import { readMeta } from '../../shared/document/compass.ts';
import { setTitle } from '../../shared/document/compass-changes.ts';
import { gatedStore } from '../doubles/gated-store.ts';
import { joined, rawClient } from './raw-client.ts';
import { createCanvas, serve, until } from './with-server.ts';

test('what was received is on disk and acknowledged before goodbye; what comes later is not taken', async () => {
  const gate = gatedStore();
  const server = await serve({ wrapStore: gate.wrap });
  const canvas = await createCanvas(server);
  const [anna, bram] = [await joined(server, canvas), await joined(server, canvas, 'viewer')];
  const other = await joined(server, await createCanvas(server));
  gate.shut();
  anna.edit((doc) => setTitle(doc, 'Op tijd'));
  await until(() => gate.appends.length === 1);
  const stopped = server.stop();
  anna.edit((doc) => setTitle(doc, 'Te laat'));
  // Whoever has nothing under way is not held up by those who do.
  await until(() => other.closed);
  expect(anna.closed).toBeUndefined();
  gate.open();
  await stopped;
  await until(() => anna.closed && bram.closed);
  expect([anna.closed?.code, bram.closed?.code, other.closed?.code]).toEqual([1012, 1012, 1012]);
  expect(anna.saved()).toBe(2);
  expect(readMeta(bram.doc).title).toBe('Op tijd');
  const again = await serve({}, { dataDir: server.dataDir });
  expect(readMeta((await joined(again, canvas)).doc).title).toBe('Op tijd');
});

test('a stop waits until what was received is synced too, and says so', async () => {
  const gate = gatedStore();
  const server = await serve({ wrapStore: gate.wrap });
  const canvas = await createCanvas(server);
  const anna = await joined(server, canvas);
  await until(() => anna.saved() === 1);
  gate.shutSync();
  const before = gate.syncs();
  anna.edit((doc) => setTitle(doc, 'Op tijd'));
  await until(() => gate.syncs() > before);
  const stopped = server.stop();
  expect([anna.saved(), anna.closed]).toEqual([1, undefined]);
  gate.openSync();
  await stopped;
  await until(() => anna.closed);
  expect([anna.saved(), anna.closed?.code]).toEqual([2, 1012]);
});

test('whoever comes in during a stop is told to come back', async () => {
  const gate = gatedStore();
  const server = await serve({ wrapStore: gate.wrap });
  const canvas = await createCanvas(server);
  const anna = await joined(server, canvas);
  const late = await rawClient(server, canvas);
  late.ws.terminate();
  gate.shut();
  anna.edit((doc) => setTitle(doc, 'Even wachten'));
  await until(() => gate.appends.length === 1);
  const stopped = server.stop();
  const back = await rawClient(server, canvas, 'editor', { ticket: late.ticket });
  await until(() => back.closed);
  expect(back.closed?.code).toBe(1012);
  gate.open();
  await stopped;
});

test('a disk that never answers does not keep the server from stopping, and nothing is called saved', async () => {
  const gate = gatedStore();
  const server = await serve({ wrapStore: gate.wrap, limits: { drainMs: 30 } });
  const canvas = await createCanvas(server);
  const anna = await joined(server, canvas);
  gate.shut();
  anna.edit((doc) => setTitle(doc, 'Nooit'));
  await until(() => gate.appends.length === 1);
  await server.stop();
  await until(() => anna.closed);
  expect(anna.closed?.code).toBe(1012);
  expect(anna.saved()).toBe(1);
});
