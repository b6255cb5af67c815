// Promise: people are warned before a canvas is full; a full one takes deletions, can be had, and opens up again.
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { compassText, readMeta } from '../../shared/document/compass.ts';
import { plainText } from '../../shared/document/text.ts';
import { replaceText } from '../../shared/document/text-made.ts';
import { ikea } from '../../shared/template/ikea.ts';
import type { Notice } from '../../shared/wire/frames.ts';
import { updateOf } from '../chaos/hostile-bytes.ts';
import { firstOf, item } from './judge-canvas.ts';
import { joined } from './raw-client.ts';
import type { RawClient } from './raw-client.ts';
import { createCanvas, get, post, serve, until } from './with-server.ts';

const SOFT = 40_000;
const HARD = 60_000;
const limits = { documentSoftBytes: SOFT, documentHardBytes: HARD };

type Field = 'mission' | 'boldGoal' | 'endInMind';
function write(client: RawClient, field: Field, chars: number): void {
  client.edit((doc) => replaceText(compassText(doc, field)!, 'x'.repeat(chars)));
}
function length(doc: Y.Doc, field: Field): number {
  return plainText(compassText(doc, field)!).length;
}
function warnings(client: RawClient): Extract<Notice, { kind: 'size' }>[] {
  return client.received.flatMap((r) => (r.kind === 'notice' && r.notice.kind === 'size' ? [r.notice] : []));
}

test('whoever edits is warned once when it gets full, whoever comes in too, and told when there is room again', async () => {
  let now = Date.now();
  const server = await serve({ limits, now: () => now });
  const canvas = await createCanvas(server);
  const [anna, bram] = [await joined(server, canvas), await joined(server, canvas, 'commenter')];
  const reader = await joined(server, canvas, 'viewer');
  write(anna, 'mission', 30_000);
  await until(() => anna.saved() === 2);
  expect(warnings(anna)).toEqual([]);

  write(anna, 'boldGoal', 15_000);
  await until(() => warnings(anna).length === 1 && warnings(bram).length === 1);
  const [warning] = warnings(anna);
  expect(warning).toMatchObject({ soft: SOFT, hard: HARD });
  expect(warning!.bytes).toBeGreaterThan(SOFT);
  write(anna, 'endInMind', 5000);
  const carla = await joined(server, canvas);
  await until(() => warnings(carla).length === 1 && anna.saved() === 4);
  expect(warnings(anna)).toHaveLength(1);
  expect(warnings(reader)).toEqual([]);

  now += 10_000;
  anna.edit((doc) => compassText(doc, 'mission')!.delete(0, 1));
  await until(() => warnings(anna).length === 2 && warnings(carla).length === 2);
  expect(warnings(anna)[1]!.bytes).toBeLessThan(SOFT);
  expect(warnings(await joined(server, canvas))).toEqual([]);
});

test('a file that would fill a canvas beyond its bound makes none', async () => {
  const server = await serve({ limits });
  const file = (chars: number): unknown => ({ ...ikea, compass: { ...ikea.compass, mission: 'x'.repeat(chars) } });
  expect((await post(server, '/api/canvases', { document: file(HARD - 20_000) })).status).toBe(201);
  const reply = await post(server, '/api/canvases', { document: file(HARD) });
  expect(reply.status).toBe(422);
  expect(await reply.json()).toMatchObject({ code: 'bad-file', problems: [{ path: '', code: 'tooLarge' }] });
});

test('a full canvas refuses what makes it grow, and nobody loses what was there', async () => {
  const server = await serve({ limits });
  const canvas = await createCanvas(server);
  const anna = await joined(server, canvas);
  write(anna, 'mission', 50_000);
  await until(() => anna.saved() === 2);
  write(anna, 'boldGoal', 20_000);
  await until(() => anna.closed);
  expect(anna.closed?.code).toBe(4413);
  expect(anna.received.at(-1)).toMatchObject({
    kind: 'notice',
    notice: { kind: 'refused', reason: 'the canvas is full' },
  });

  // A deliberate return: reading, exporting and deleting work, and then there is room.
  const back = await joined(server, canvas);
  expect([length(back.doc, 'mission'), length(back.doc, 'boldGoal')]).toEqual([50_000, 0]);
  expect((await get(server, `/api/canvases/${canvas.id}/export.json`, canvas.keys.viewer)).status).toBe(200);
  back.edit((doc) => compassText(doc, 'mission')!.delete(0, 1));
  await until(() => back.saved() === 2);
  write(back, 'boldGoal', 20_000);
  await until(() => back.saved() === 3);
  expect(back.closed).toBeUndefined();
});

/** A canvas with no room for another word, and somebody on it. */
async function noRoomLeft(): Promise<{ anna: RawClient; more: () => Promise<RawClient> }> {
  const server = await serve({ limits });
  const canvas = await createCanvas(server);
  const anna = await joined(server, canvas);
  write(anna, 'mission', HARD - Y.encodeStateAsUpdate(anna.doc).byteLength - 60);
  await until(() => anna.saved() === 2);
  return { anna, more: () => joined(server, canvas) };
}
test('a paste that does not fit and is taken out again comes in on a canvas with no room at all', async () => {
  const { anna, more } = await noRoomLeft();
  const bram = await more();
  const before = Y.encodeStateVector(bram.doc);
  const text = compassText(bram.doc, 'boldGoal')!;
  for (let n = 0; n < 6; n++) replaceText(text, 'x'.repeat(20_000));
  text.delete(0, text.length);
  const update = Y.encodeStateAsUpdate(bram.doc, before);
  bram.update(update);
  await until(() => bram.saved() === 2);
  await until(() => Y.getState(anna.doc.store, bram.doc.clientID) === Y.getState(bram.doc.store, bram.doc.clientID));
  expect(bram.closed).toBeUndefined();
  // Taking out more goes on; a word too many does not.
  bram.edit((doc) => compassText(doc, 'mission')!.delete(0, 1));
  await until(() => bram.saved() === 3);
  write(bram, 'mission', HARD);
  await until(() => bram.closed?.code === 4413);
  const carla = await more();
  write(carla, 'mission', 100);
  await until(() => carla.saved() === 2);
});
test('whoever takes out much on a full canvas may write a little with the same update', async () => {
  const { anna, more } = await noRoomLeft();
  const bram = await more();
  bram.edit((doc) => {
    compassText(doc, 'mission')!.delete(0, 1);
    replaceText(compassText(doc, 'boldGoal')!, 'x'.repeat(500));
  });
  await until(() => length(anna.doc, 'boldGoal') === 500);
  expect(length(anna.doc, 'mission')).toBe(0);
});
test('traces of what was never there do not make a full canvas longer for ever', async () => {
  const { more } = await noRoomLeft();
  const mallory = await more();
  const me = mallory.doc.clientID;
  const left = firstOf((compassText(mallory.doc, 'mission')!.get(0) as Y.XmlElement).get(0) as Y.XmlText);
  const trace = item({ kind: 'deleted', length: 1 }, { left });
  for (let sent = 0; sent < 20; sent++)
    mallory.update(updateOf([{ client: me, clock: sent * 200, structs: Array.from({ length: 200 }, () => trace) }]));
  await until(() => mallory.closed);
  expect(mallory.closed).toEqual({ code: 4413, reason: 'the canvas is full' });
});

test('writing over the same words again and again never fills a canvas', async () => {
  const server = await serve({ limits });
  const canvas = await createCanvas(server);
  const anna = await joined(server, canvas);
  for (let n = 1; n <= 20; n++) {
    write(anna, 'mission', 20_000 + n);
    await until(() => anna.saved() === n + 1);
  }
  expect(warnings(anna)).toEqual([]);
  expect(anna.closed).toBeUndefined();
});

test('a canvas that was large when it was opened says so', async () => {
  const server = await serve({ limits });
  const canvas = await createCanvas(server);
  const anna = await joined(server, canvas);
  write(anna, 'mission', 50_000);
  await until(() => anna.saved() === 2);
  await server.stop();
  const again = await serve({ limits }, { dataDir: server.dataDir });
  const bram = await joined(again, canvas);
  await until(() => warnings(bram).length === 1);
  expect(readMeta(bram.doc).title).toBe('Proef');
});
