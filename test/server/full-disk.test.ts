// Promise: while the disk refuses, reading goes on, nobody is told that anything is saved, and it all mends by itself.
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { readMeta } from '../../shared/document/compass.ts';
import { setTitle } from '../../shared/document/compass-changes.ts';
import type { Store } from '../../server/store/store.ts';
import { declareRoots } from '../../shared/document/roots.ts';
import { CLOSE } from '../../shared/wire/close-codes.ts';
import type { Problem, TicketReply } from '../../shared/wire/http.ts';
import { gatedStore } from '../doubles/gated-store.ts';
import { joined, rawClient } from './raw-client.ts';
import { createCanvas, get, post, serve, ticketFor, until } from './with-server.ts';

/** How often a document was read from the store. */
function countLoads(wrap: (store: Store) => Store): { wrap: (store: Store) => Store; loads: () => number } {
  let loads = 0;
  return {
    loads: () => loads,
    wrap: (store) => {
      const inner = wrap(store);
      const load: Store['journal']['load'] = (canvas) => {
        loads++;
        return inner.journal.load(canvas);
      };
      return { ...inner, journal: { ...inner.journal, load } };
    },
  };
}

test('writers who try again and again are sent away, and cost no more reading and writing than a try now and then', async () => {
  const gate = gatedStore();
  const counted = countLoads(gate.wrap);
  let now = Date.now();
  const server = await serve({ wrapStore: counted.wrap, now: () => now });
  const canvas = await createCanvas(server, { title: 'Bewaard' });
  const reader = await joined(server, canvas, 'viewer');
  expect(counted.loads()).toBe(1);
  gate.mode = 'fail';
  for (let n = 0; n < 8; n++) {
    const writer = await joined(server, canvas);
    writer.edit((doc) => setTitle(doc, `Poging ${n}`));
    await until(() => writer.closed);
    expect(writer.closed?.code).toBe(4503);
    expect(writer.saved()).toBe(1);
  }
  expect(gate.appends.length).toBe(2);
  expect(counted.loads()).toBe(3);
  expect(reader.closed).toBeUndefined();
  expect(readMeta(reader.doc).title).toBe('Bewaard');
  expect(readMeta((await joined(server, canvas, 'viewer')).doc).title).toBe('Bewaard');

  gate.mode = 'work';
  now += 5000;
  const writer = await joined(server, canvas);
  writer.edit((doc) => setTitle(doc, 'Weer ruimte'));
  await until(() => writer.saved() === 2 && readMeta(reader.doc).title === 'Weer ruimte');
});

test('a writer on a full disk costs the other writers nothing that was not under way', async () => {
  const gate = gatedStore();
  const server = await serve({ wrapStore: gate.wrap });
  const canvas = await createCanvas(server);
  const [anna, bram] = [await joined(server, canvas), await joined(server, canvas)];
  bram.edit((doc) => setTitle(doc, 'Van Bram'));
  await until(() => bram.saved() === 2 && readMeta(anna.doc).title === 'Van Bram');
  gate.mode = 'fail';
  anna.edit((doc) => setTitle(doc, 'Verloren'));
  await until(() => anna.closed);
  gate.mode = 'work';
  bram.edit((doc) => setTitle(doc, 'Nog eens'));
  await until(() => bram.saved() === 3);
  expect(bram.closed).toBeUndefined();
});

test('when the document cannot be read again either, all are sent away, and the canvas is whole when the disk is back', async () => {
  const gate = gatedStore();
  const server = await serve({ wrapStore: gate.wrap });
  const canvas = await createCanvas(server, { title: 'Bewaard' });
  const [anna, bram] = [await joined(server, canvas), await joined(server, canvas, 'viewer')];
  gate.mode = 'broken';
  anna.edit((doc) => setTitle(doc, 'Verloren'));
  await until(() => anna.closed && bram.closed);
  expect([anna.closed?.code, bram.closed?.code]).toEqual([4503, 4503]);
  expect(readMeta(bram.doc).title).toBe('Bewaard');
  await until(() => server.openRooms() === 0);
  const refused = await rawClient(server, canvas);
  await until(() => refused.closed);
  expect([refused.closed?.code, refused.received]).toEqual([4503, []]);
  gate.mode = 'work';
  expect(readMeta((await joined(server, canvas)).doc).title).toBe('Bewaard');
});

/** Notes of people are refused as SQLite does when the disk is full. */
function refusingPeople(): { readonly wrap: (store: Store) => Store; refuses: boolean } {
  const gate = {
    refuses: false,
    wrap: (store: Store): Store => {
      const noted =
        <A extends unknown[], T>(note: (...args: A) => Promise<T>) =>
        (...args: A): Promise<T> => {
          if (!gate.refuses) return note(...args);
          return Promise.reject(Object.assign(new Error('database or disk is full'), { code: 'SQLITE_FULL' }));
        };
      const { people, members } = store;
      return {
        ...store,
        people: { ...people, add: noted(people.add), rename: noted(people.rename) },
        members: { ...members, join: noted(members.join), claim: noted(members.claim) },
      };
    },
  };
  return gate;
}
const MILA = 'a-device-of-mila-0123456789';

test('whoever only reads comes in on a full disk, and is the same person when there is room again', async () => {
  const disk = refusingPeople();
  const server = await serve({ wrapStore: disk.wrap });
  const canvas = await createCanvas(server, { title: 'Bewaard' });
  const anna = await joined(server, canvas);
  disk.refuses = true;
  const come = async (): Promise<{ doc: Y.Doc; ticket: TicketReply }> => {
    const doc = declareRoots(new Y.Doc());
    return { doc, ticket: await ticketFor(server, canvas, 'viewer', doc.clientID, { device: MILA, name: 'Mila' }) };
  };
  const first = await come();
  const mila = await joined(server, canvas, 'viewer', first);
  expect(readMeta(mila.doc).title).toBe('Bewaard');
  const again = await come();
  expect(again.ticket.person).toEqual(first.ticket.person);
  mila.edit((doc) => setTitle(doc, 'Van wie niet mag'));
  await until(() => mila.closed);
  expect(mila.closed?.code).toBe(CLOSE.forbidden);

  disk.refuses = false;
  expect((await come()).ticket.person).toEqual(first.ticket.person);
  const { members } = (await (await get(server, `/api/canvases/${canvas.id}/members`, canvas.keys.viewer)).json()) as {
    members: { id: string }[];
  };
  expect(members.map(({ id }) => id)).toEqual([anna.ticket.person.id, first.ticket.person.id]);
});

test('a visitor on a full disk cannot take the clientID of anybody else', async () => {
  const disk = refusingPeople();
  const server = await serve({ wrapStore: disk.wrap });
  const canvas = await createCanvas(server);
  const anna = await joined(server, canvas);
  disk.refuses = true;
  const ask = async (clientId: number, device: string): Promise<number> =>
    (await post(server, `/api/canvases/${canvas.id}/tickets`, { key: canvas.keys.viewer, clientId, device })).status;
  expect(await ask(anna.doc.clientID, MILA)).toBe(409);
  expect(await ask(4711, MILA)).toBe(201);
  expect(await ask(4711, 'another-device-0123456789')).toBe(409);
  expect(await ask(4711, MILA)).toBe(201);
});

test('whoever writes is told on a full disk what is the matter', async () => {
  const disk = refusingPeople();
  const server = await serve({ wrapStore: disk.wrap });
  const canvas = await createCanvas(server);
  disk.refuses = true;
  for (const role of ['commenter', 'editor', 'owner'] as const) {
    const refused = await post(server, `/api/canvases/${canvas.id}/tickets`, { key: canvas.keys[role], clientId: 77 });
    expect([refused.status, refused.headers.get('content-type'), refused.headers.get('retry-after')]).toEqual([
      503,
      'application/problem+json; charset=utf-8',
      '10',
    ]);
    expect(((await refused.json()) as Problem).detail).toBe(
      'Nothing new can be saved right now. What was saved before is safe and can be read. Try again in a minute; if it goes on, tell whoever runs this server.',
    );
  }
});

test('a folding the disk refuses loses nothing', async () => {
  let refuse = true;
  const server = await serve({
    limits: { compactRows: 3 },
    wrapStore: (store) => ({
      ...store,
      journal: {
        ...store.journal,
        compact: (...args) => (refuse ? Promise.reject(new Error('SQLITE_FULL')) : store.journal.compact(...args)),
      },
    }),
  });
  const canvas = await createCanvas(server);
  const anna = await joined(server, canvas);
  for (let n = 1; n <= 100; n++) anna.edit((doc) => setTitle(doc, `Titel ${n}`));
  await until(() => anna.saved() === 101);
  expect(server.warnings.length).toBeGreaterThan(0);
  expect(new Set(server.warnings.map(({ what }) => what))).toEqual(
    new Set(['the journal could not be folded into a snapshot']),
  );
  expect(anna.closed).toBeUndefined();
  refuse = false;
  await server.stop();
  const again = await serve({}, { dataDir: server.dataDir });
  const bram = await joined(again, canvas);
  expect(readMeta(bram.doc).title).toBe('Titel 100');
  expect(Y.encodeStateVector(bram.doc)).toEqual(Y.encodeStateVector(anna.doc));
});
