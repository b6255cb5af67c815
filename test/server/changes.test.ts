// Promise: whoever listens to changes hears of every edit that is on disk, once, in the order of the journal, and of no other.
import { expect, test } from 'vitest';
import { readMeta } from '../../shared/document/compass.ts';
import { setTitle } from '../../shared/document/compass-changes.ts';
import type { Committed } from '../../server/sync/changes.ts';
import { gatedStore } from '../doubles/gated-store.ts';
import { joined } from './raw-client.ts';
import { createCanvas, serve, until } from './with-server.ts';

test('each edit is told once it is on disk: whose, when it came, what changed', async () => {
  const heard: Committed[] = [];
  const gate = gatedStore();
  let now = 1_800_000_000_000;
  const server = await serve({ wrapStore: gate.wrap, now: () => now, onChanges: (c) => heard.push(c) });
  const canvas = await createCanvas(server);
  const [anna, bram] = [await joined(server, canvas), await joined(server, canvas)];
  gate.shut();
  for (let n = 1; n <= 5; n++) anna.edit((doc) => setTitle(doc, `Titel ${n}`));
  await until(() => gate.appends.length === 1);
  expect(heard).toEqual([]);
  const came = now;
  now += 60_000;
  gate.open();
  await until(() => anna.saved() === 6);
  bram.edit((doc) => setTitle(doc, 'Van Bram'));
  await until(() => bram.saved() === 2);
  expect(heard.map(({ seq, person, at }) => ({ seq, person, at }))).toEqual([
    ...[2, 3, 4, 5, 6].map((seq) => ({ seq, person: anna.ticket.person.id, at: came })),
    { seq: 7, person: bram.ticket.person.id, at: now },
  ]);
  for (const { canvas: id, changes } of heard) {
    expect(id).toBe(canvas.id);
    expect(changes).toMatchObject([{ root: 'meta', key: 'title', kind: 'changed' }]);
  }
});

test('what the disk refused, and what changes nothing, is not told', async () => {
  const heard: Committed[] = [];
  const gate = gatedStore();
  const server = await serve({ wrapStore: gate.wrap, onChanges: (c) => heard.push(c) });
  const canvas = await createCanvas(server);
  const anna = await joined(server, canvas);
  anna.edit((doc) => setTitle(doc, 'Bewaard'));
  await until(() => anna.saved() === 2);
  gate.mode = 'fail';
  anna.edit((doc) => setTitle(doc, 'Verloren'));
  await until(() => anna.closed);
  gate.mode = 'work';
  const bram = await joined(server, canvas);
  bram.edit((doc) => setTitle(doc, 'Van Bram'));
  await until(() => bram.saved() === 2);
  expect(heard.map(({ seq, person }) => [seq, person])).toEqual([
    [2, anna.ticket.person.id],
    [3, bram.ticket.person.id],
  ]);
});

test('a listener that fails is complained of, and nobody notices', async () => {
  const server = await serve({
    onChanges: () => {
      throw new Error('The feed is broken.');
    },
  });
  const canvas = await createCanvas(server);
  const [anna, bram] = [await joined(server, canvas), await joined(server, canvas)];
  anna.edit((doc) => setTitle(doc, 'Toch'));
  await until(() => anna.saved() === 2 && readMeta(bram.doc).title === 'Toch');
  expect(server.warnings.map(({ what }) => what)).toEqual(['a listener to changes failed']);
  expect([anna.closed, bram.closed]).toEqual([undefined, undefined]);
});
