// Promise: of a comment that came in long after it was written everybody can see when it came; of any other nothing is said.
import { expect, test } from 'vitest';
import { addComment, openThread } from '../../shared/document/thread-changes.ts';
import type { Notice } from '../../shared/wire/frames.ts';
import { changeOf, joined } from './raw-client.ts';
import type { RawClient } from './raw-client.ts';
import { createCanvas, get, serve, until } from './with-server.ts';
import type { TestCanvas, TestServer } from './with-server.ts';

const START = Date.UTC(2026, 10, 22, 9);
const MINUTE = 60_000;
const iso = (ms: number): string => new Date(ms).toISOString();

async function received(server: TestServer, canvas: TestCanvas): Promise<unknown> {
  const reply = await get(server, `/api/canvases/${canvas.id}/received`, canvas.keys.viewer);
  expect(reply.status).toBe(200);
  return ((await reply.json()) as { received: unknown }).received;
}
function heard(client: RawClient): Notice[] {
  return client.received.flatMap((r) => (r.kind === 'notice' && r.notice.kind === 'received' ? [r.notice] : []));
}
function comment(client: RawClient, id: string, at: number): void {
  client.edit((doc) =>
    addComment(doc, { id, thread: 't', by: client.ticket.person.id, body: `Reactie ${id}`, at: iso(at) }),
  );
}

test('written offline for an hour: who only reads is told, sees when it came, and still does after a restart', async () => {
  let now = START;
  const server = await serve({ now: () => now, limits: { receiptsMs: 1 } });
  const canvas = await createCanvas(server);
  const [anna, reader] = [await joined(server, canvas, 'commenter'), await joined(server, canvas, 'viewer')];
  const stock = await joined(server, canvas, 'viewer', { features: [] });
  const by = anna.ticket.person.id;
  const offline = changeOf(anna.doc, (doc) => {
    const anchor = { kind: 'block', id: 'arena' } as const;
    openThread(doc, { id: 't', anchor, kind: 'comment', by, at: iso(now) }, { id: 'first', body: 'Onderweg' });
  });
  now += 60 * MINUTE;
  anna.update(offline);
  await until(() => heard(reader).length === 1);
  expect(await received(server, canvas)).toEqual({ first: iso(now) });
  expect(heard(stock)).toEqual([]);
  await server.stop();
  const again = await serve({ now: () => now }, { dataDir: server.dataDir });
  expect(await received(again, canvas)).toEqual({ first: iso(START + 60 * MINUTE) });
  expect(server.warnings).toEqual([]);
});

test('an honest comment that comes at once, or a minute later, is not marked; one that says it is older is', async () => {
  let now = START;
  const server = await serve({ now: () => now, limits: { receiptsMs: 1 } });
  const canvas = await createCanvas(server);
  const anna = await joined(server, canvas, 'commenter');
  comment(anna, 'quick', now);
  comment(anna, 'minute', now - MINUTE);
  comment(anna, 'ahead', now + MINUTE);
  comment(anna, 'back-dated', now - 24 * 60 * MINUTE);
  await until(() => heard(anna).length === 1);
  const came = iso(now);
  expect(await received(server, canvas)).toEqual({ 'back-dated': came });
  // Edited later it is still the comment that came then, and a quick one does not become late.
  now += 60 * MINUTE;
  const by = anna.ticket.person.id;
  for (const [id, at] of [
    ['quick', START],
    ['back-dated', START - 24 * 60 * MINUTE],
  ] as const)
    anna.edit((doc) =>
      doc.getMap('comments').set(id, { thread: 't', by, body: 'Beter', at: iso(at), editedAt: iso(now) }),
    );
  comment(anna, 'last', now - 3 * MINUTE);
  await until(() => heard(anna).length === 2);
  expect(await received(server, canvas)).toEqual({ 'back-dated': came, last: iso(now) });
});

test('what still waits to be written down is written when the server stops', async () => {
  const server = await serve({ now: () => START, limits: { receiptsMs: 3_600_000 } });
  const canvas = await createCanvas(server);
  const anna = await joined(server, canvas, 'commenter');
  for (const id of ['one', 'two']) comment(anna, id, START - 60 * MINUTE);
  await until(() => anna.saved() === 3);
  expect(await received(server, canvas)).toEqual({});
  await server.stop();
  const again = await serve({}, { dataDir: server.dataDir });
  expect(await received(again, canvas)).toEqual({ one: iso(START), two: iso(START) });
});

test('many at once are one writing and one notice; a disk that refuses costs the marks, not the comments', async () => {
  let writings = 0;
  let refuses = false;
  const server = await serve({
    now: () => START,
    limits: { receiptsMs: 50 },
    wrapStore: (store) => ({
      ...store,
      receipts: {
        ...store.receipts,
        add: (rows) => {
          writings++;
          return refuses ? Promise.reject(new Error('SQLITE_FULL')) : store.receipts.add(rows);
        },
      },
    }),
  });
  const canvas = await createCanvas(server);
  const anna = await joined(server, canvas, 'commenter');
  anna.edit((doc) => {
    for (let n = 0; n < 20; n++)
      addComment(doc, { id: `c${n}`, thread: 't', by: anna.ticket.person.id, body: 'x', at: iso(START - 9 * MINUTE) });
  });
  await until(() => heard(anna).length === 1);
  expect([writings, Object.keys((await received(server, canvas)) as object).length]).toEqual([1, 20]);
  refuses = true;
  comment(anna, 'more', START - 9 * MINUTE);
  await until(() => server.warnings.length === 1);
  expect(server.warnings[0]?.what).toBe('when late comments came could not be written down');
  refuses = false;
  comment(anna, 'again', START - 9 * MINUTE);
  await until(() => heard(anna).length === 2);
  expect(anna.closed).toBeUndefined();
  expect(await received(server, canvas)).toMatchObject({ again: iso(START) });
});

test('without a key nothing is said', async () => {
  const server = await serve();
  const canvas = await createCanvas(server);
  for (const key of [undefined, 'x'.repeat(43)])
    expect((await get(server, `/api/canvases/${canvas.id}/received`, key)).status).toBe(403);
});
