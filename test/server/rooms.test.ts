// Promise: canvases come into memory and leave it without losing an edit, under load, restarts and slow readers.
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { makeCard } from '../../shared/document/card-changes.ts';
import { compassText, readMeta } from '../../shared/document/compass.ts';
import { setTitle } from '../../shared/document/compass-changes.ts';
import { root } from '../../shared/document/roots.ts';
import { plainText } from '../../shared/document/text.ts';
import { replaceText } from '../../shared/document/text-made.ts';
import { gatedStore } from '../doubles/gated-store.ts';
import { joined, rawClient } from './raw-client.ts';
import { stockClient, synced } from './stock-client.ts';
import { createCanvas, serve, until } from './with-server.ts';

function setMission(doc: Y.Doc, text: string): void {
  replaceText(compassText(doc, 'mission')!, text);
}
function mission(doc: Y.Doc): string {
  return plainText(compassText(doc, 'mission')!);
}

test('an empty room leaves memory, and whoever comes back finds every edit', async () => {
  const server = await serve({ limits: { roomGraceMs: 0 } });
  const canvas = await createCanvas(server);
  for (let n = 1; n <= 10; n++) {
    const client = await joined(server, canvas);
    expect(readMeta(client.doc).title).toBe(n === 1 ? 'Proef' : `Ronde ${n - 1}`);
    client.edit((doc) => setTitle(doc, `Ronde ${n}`));
    await until(() => client.saved() === 2);
    client.ws.close();
    // Not waiting for the room to go: the next one may come while it closes.
    if (n % 3 === 0) await until(() => server.openRooms() === 0);
  }
  await until(() => server.openRooms() === 0);
  expect(server.warnings).toEqual([]);
});

test('whoever arrives while a room is closing waits for the next one', async () => {
  let release = (): void => undefined;
  let compacting = false;
  const server = await serve({
    limits: { roomGraceMs: 0 },
    wrapStore: (store) => ({
      ...store,
      journal: {
        ...store.journal,
        compact: async (...args) => {
          compacting = true;
          await new Promise<void>((done) => (release = done));
          return store.journal.compact(...args);
        },
      },
    }),
  });
  const canvas = await createCanvas(server);
  const first = await joined(server, canvas);
  first.edit((doc) => setTitle(doc, 'Laatste woord'));
  await until(() => first.saved() === 2);
  first.ws.close();
  await until(() => compacting);
  const second = await rawClient(server, canvas);
  second.step1();
  expect(second.received).toEqual([]);
  release();
  await until(() => second.count('step2') === 1);
  expect(readMeta(second.doc).title).toBe('Laatste woord');
  release();
});

test('the journal is folded into a snapshot while people edit, and nothing is lost or doubled', async () => {
  const folded: number[] = [];
  const server = await serve({
    limits: { compactRows: 10 },
    wrapStore: (store) => ({
      ...store,
      journal: {
        ...store.journal,
        compact: (canvas, seq, snapshot) => {
          folded.push(seq);
          return store.journal.compact(canvas, seq, snapshot);
        },
      },
    }),
  });
  const canvas = await createCanvas(server);
  const anna = await joined(server, canvas);
  const bram = await joined(server, canvas);
  for (let n = 0; n < 50; n++) {
    for (const [who, client] of Object.entries({ anna, bram }))
      client.edit((doc) =>
        makeCard(doc, `${who}-${n}`, 'arena.scope' as never, {
          person: client.ticket.person.id,
          at: new Date().toISOString(),
          random: Math.random,
        }),
      );
    if (n % 5 === 0) await until(() => anna.saved() === n + 2);
  }
  await until(() => anna.saved() === 51 && bram.saved() === 51);
  expect(folded.length).toBeGreaterThan(2);
  expect(folded).toEqual([...folded].sort((a, b) => a - b));
  await server.stop();
  const again = await serve({}, { dataDir: server.dataDir });
  const carla = await joined(again, canvas);
  expect(root(carla.doc, 'cards').size).toBe(100);
  expect(carla.doc.store.pendingStructs).toBeNull();
});

test('whoever was away while the journal was folded still learns what was deleted, and loses nothing of their own', async () => {
  const folded: number[] = [];
  const server = await serve({
    limits: { compactRows: 4, roomGraceMs: 0 },
    wrapStore: (store) => ({
      ...store,
      journal: {
        ...store.journal,
        compact: (canvas, seq, snapshot) => {
          folded.push(seq);
          return store.journal.compact(canvas, seq, snapshot);
        },
      },
    }),
  });
  const canvas = await createCanvas(server);
  const anna = await joined(server, canvas);
  anna.edit((doc) => setMission(doc, 'een\ntwee\ndrie'));
  await until(() => anna.saved() === 2);
  const bram = await joined(server, canvas);
  bram.ws.close();
  // Written offline, in a paragraph that Anna deletes and in one that she leaves.
  const paragraph = (n: number): Y.XmlText =>
    (compassText(bram.doc, 'mission')!.get(n) as Y.XmlElement).get(0) as Y.XmlText;
  paragraph(0).insert(0, 'weg ');
  paragraph(2).insert(0, 'wel ');
  anna.edit((doc) => compassText(doc, 'mission')!.delete(0, 2));
  for (let n = 1; n <= 40; n++) {
    anna.edit((doc) => setTitle(doc, `Titel ${n}`));
    // Each a commit of its own.
    await until(() => anna.saved() === 3 + n);
  }
  expect(folded.length).toBeGreaterThan(1);
  anna.ws.close();
  await until(() => server.openRooms() === 0);

  const back = await joined(server, canvas, 'editor', { doc: bram.doc, ticket: bram.ticket });
  back.step2(Y.encodeStateAsUpdate(back.doc));
  await until(() => back.saved() === 2);
  const carla = await joined(server, canvas);
  expect(mission(carla.doc)).toBe('wel drie');
  expect(mission(back.doc)).toBe('wel drie');
  expect(readMeta(back.doc).title).toBe('Titel 40');
});

test('a clean stop tells everybody to come back and keeps what was on its way', async () => {
  const server = await serve();
  const canvas = await createCanvas(server);
  const anna = await joined(server, canvas);
  anna.edit((doc) => setTitle(doc, 'Net op tijd'));
  await until(() => anna.saved() === 2);
  await Promise.all([server.stop(), server.stop()]);
  await until(() => anna.closed);
  expect(anna.closed?.code).toBe(1012);
  const again = await serve({}, { dataDir: server.dataDir });
  expect(readMeta((await joined(again, canvas)).doc).title).toBe('Net op tijd');
});

test('offline edits on both sides of a restart come together', async () => {
  const server = await serve();
  const canvas = await createCanvas(server);
  const anna = await synced(await stockClient(server, canvas, 'editor', { device: 'anna-anna-anna-anna-anna' }));
  anna.provider.disconnect();
  root(anna.doc, 'ledger').set('customers.now.progress', 7);
  await server.stop();
  const again = await serve({}, { dataDir: server.dataDir });
  const bram = await synced(await stockClient(again, canvas));
  root(bram.doc, 'ledger').set('customers.then.progress', 9);
  // The same browser later: its device secret makes it the same person, so its old clientID is still its own.
  await synced(await stockClient(again, canvas, 'editor', { device: 'anna-anna-anna-anna-anna', doc: anna.doc }));
  await until(() => root(bram.doc, 'ledger').size === 2 && root(anna.doc, 'ledger').size === 2);
});

test('a slow reader is not waited for, and gets what it missed in one piece', async () => {
  const server = await serve({ limits: { backlogBytes: 64 * 1024, frames: { burst: 1e5, perSecond: 1e5 } } });
  const canvas = await createCanvas(server);
  const slow = await joined(server, canvas, 'viewer');
  const writer = await joined(server, canvas);
  slow.ws.pause();
  const big = 'x'.repeat(90_000);
  for (let n = 0; n < 120; n++) writer.edit((doc) => setMission(doc, `${n}${big}`));
  await until(() => writer.saved() === 121);
  slow.ws.resume();
  await until(() => mission(slow.doc).startsWith('119x'));
  expect(slow.count('update')).toBeLessThan(120);
  expect(Y.encodeStateVector(slow.doc)).toEqual(Y.encodeStateVector(writer.doc));
  expect(slow.closed).toBeUndefined();
  // And from here on it is told like everybody.
  writer.edit((doc) => setTitle(doc, 'Bij'));
  await until(() => readMeta(slow.doc).title === 'Bij');
});

test('a reader who stays behind is dropped, and everybody sees them leave', async () => {
  const server = await serve({ limits: { backlogBytes: 32 * 1024, slowReaderMs: 20 } });
  const canvas = await createCanvas(server);
  const writer = await joined(server, canvas);
  const slow = await joined(server, canvas, 'viewer');
  slow.awareness([{ id: slow.doc.clientID, clock: 1, state: { activity: 'active' } }]);
  await until(() => writer.count('awareness') === 1);
  slow.ws.pause();
  const big = `${'x'.repeat(80_000)}\n`.repeat(5);
  // One by one, so that each is a write of its own, until nobody's buffer takes any more.
  let writes = 0;
  await until(async () => {
    writer.edit((doc) => setMission(doc, `${writes}${big}`));
    writes++;
    await until(() => writer.saved() === writes + 1);
    return writer.count('awareness') === 2;
  });
  slow.ws.resume();
  await until(() => slow.closed);
  expect(slow.closed?.code).toBe(1006);
});

test('rooms that are written in one turn share a commit', async () => {
  const gate = gatedStore();
  const server = await serve({ wrapStore: gate.wrap });
  const canvases = [await createCanvas(server), await createCanvas(server)] as const;
  const [anna, bram] = [await joined(server, canvases[0]), await joined(server, canvases[1])];
  gate.shut();
  anna.edit((doc) => setTitle(doc, 'A0'));
  await until(() => gate.appends.length === 1);
  anna.edit((doc) => setTitle(doc, 'A1'));
  bram.edit((doc) => setTitle(doc, 'B1'));
  bram.awareness([{ id: bram.doc.clientID, clock: 1, state: {} }]);
  const carla = await rawClient(server, canvases[1], 'viewer');
  gate.open();
  await until(() => anna.saved() === 3 && bram.saved() === 2);
  expect(gate.appends.length).toBeLessThanOrEqual(3);
  expect(carla.closed).toBeUndefined();
});
