// Promise: what a role may not write never reaches the document, whatever the client sends.
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { makeCard } from '../../shared/document/card-changes.ts';
import { setMissionRead, setTitle } from '../../shared/document/compass-changes.ts';
import { declareRoots, root } from '../../shared/document/roots.ts';
import { addComment, openThread, setThreadState } from '../../shared/document/thread-changes.ts';
import type { AccessRole } from '../../shared/rules/roles.ts';
import { changeOf, joined } from './raw-client.ts';
import type { RawClient } from './raw-client.ts';
import { createCanvas, get, post, serve, until } from './with-server.ts';
import type { TestCanvas, TestServer } from './with-server.ts';

const AT = '2026-03-01T10:00:00.000Z';
async function durable(server: TestServer, canvas: TestCanvas): Promise<string> {
  return (await get(server, `/api/canvases/${canvas.id}/export.json`, canvas.keys.owner)).text();
}
function thread(client: RawClient, id: string, by = client.ticket.person.id): (doc: Y.Doc) => void {
  return (doc) =>
    openThread(
      doc,
      { id, anchor: { kind: 'block', id: 'arena' }, kind: 'comment', by, at: AT },
      { id: `${id}-1`, body: 'Eerste' },
    );
}

/** Sends each attempt on a line of its own; each must be refused and leave no trace. */
async function refusesAll(
  role: AccessRole,
  attempts: Record<string, (client: RawClient) => void>,
  prepare: (owner: RawClient) => void = () => undefined,
): Promise<void> {
  const server = await serve();
  const canvas = await createCanvas(server, { example: 'ikea' });
  const owner = await joined(server, canvas, 'owner');
  prepare(owner);
  await until(() => owner.saved() === (prepare.length ? 2 : 1));
  const before = await durable(server, canvas);
  for (const [what, attempt] of Object.entries(attempts)) {
    const client = await joined(server, canvas, role);
    attempt(client);
    await until(() => client.closed);
    expect(client.closed?.code, what).toBe(4403);
    expect(
      client.received.some((r) => r.kind === 'notice' && r.notice.kind === 'refused'),
      what,
    ).toBe(true);
    expect(await durable(server, canvas), what).toBe(before);
  }
  expect(owner.closed).toBeUndefined();
  expect(owner.count('update')).toBe(0);
  expect(server.warnings).toEqual([]);
}

test('a viewer writes nothing: not by update, not by step 2, not by deleting', async () => {
  await refusesAll('viewer', {
    update: (c) => c.edit((doc) => setTitle(doc, 'Van een kijker')),
    'step 2': (c) => c.step2(changeOf(c.doc, (doc) => setTitle(doc, 'Van een kijker'))),
    'a deletion': (c) => c.edit((doc) => root(doc, 'meta').delete('title')),
    'a card': (c) =>
      c.edit((doc) => makeCard(doc, 'x', 'licence.customers', { person: 'x', at: AT, random: Math.random })),
    'a mark': (c) => c.edit((doc) => setMissionRead(doc, c.ticket.person.id, true)),
    'a thread': (c) => c.edit(thread(c, 't1')),
  });
});

test('a viewer’s empty step 2, as stock clients send it, is fine; and so is their presence', async () => {
  const server = await serve();
  const canvas = await createCanvas(server, { example: 'rijwiel' });
  const owner = await joined(server, canvas, 'owner');
  const viewer = await joined(server, canvas, 'viewer');
  viewer.step2(Y.encodeStateAsUpdate(viewer.doc));
  viewer.awareness([{ id: viewer.doc.clientID, clock: 1, state: { block: 'arena' } }]);
  await until(() => viewer.saved() === 2 && owner.count('awareness') > 0);
  expect(viewer.closed).toBeUndefined();
});

test('a commenter writes discussion only, and only in their own name', async () => {
  await refusesAll(
    'commenter',
    {
      title: (c) => c.edit((doc) => setTitle(doc, 'Van een commentator')),
      'a card’s field': (c) =>
        c.edit((doc) => (root(doc, 'cards').get('c1') as Y.Map<unknown>).set('status', 'decided')),
      'a card’s text': (c) =>
        c.edit((doc) => ((root(doc, 'cards').get('c1') as Y.Map<unknown>).get('text') as Y.XmlFragment).delete(0, 1)),
      'another’s comment': (c) =>
        c.edit((doc) =>
          addComment(doc, { id: 'own-1', thread: 'own', by: c.ticket.person.id, body: 'Gekaapt', at: AT }),
        ),
      'another’s comment, still in their name': (c) =>
        c.edit((doc) =>
          root(doc, 'comments').set('own-1', { ...(root(doc, 'comments').get('own-1') as object), body: 'x' }),
        ),
      'another’s comment removed': (c) => c.edit((doc) => root(doc, 'comments').delete('own-1')),
      'a comment in another’s name': (c) =>
        c.edit((doc) => addComment(doc, { id: 'n', thread: 'own', by: 'p_ander', body: 'x', at: AT })),
      'another’s thread replaced': (c) => c.edit(thread(c, 'own')),
      'another’s thread resolved': (c) =>
        c.edit((doc) => setThreadState(doc, 'own', { state: 'resolved', by: c.ticket.person.id, at: AT })),
      'another’s mark': (c) => c.edit((doc) => setMissionRead(doc, 'p_ander', true)),
    },
    (owner) => owner.edit(thread(owner, 'own')),
  );
});

test('a commenter opens, answers, edits and resolves their own thread', async () => {
  const server = await serve();
  const canvas = await createCanvas(server);
  const carla = await joined(server, canvas, 'commenter');
  carla.edit(thread(carla, 'mine'));
  const me = carla.ticket.person.id;
  carla.edit((doc) => addComment(doc, { id: 'r', thread: 'mine', by: me, body: 'Nog iets', at: AT }));
  carla.edit((doc) => addComment(doc, { id: 'r', thread: 'mine', by: me, body: '', at: AT, deleted: true }));
  carla.edit((doc) => setThreadState(doc, 'mine', { state: 'resolved', by: me, at: AT }));
  carla.edit((doc) => setMissionRead(doc, me, true));
  await until(() => carla.saved() === 6);
  expect(carla.closed).toBeUndefined();
});

test('not even an owner removes or replaces a card, a compass text, or what only the server writes', async () => {
  await refusesAll('owner', {
    'a card removed': (c) => c.edit((doc) => root(doc, 'cards').delete('c1')),
    'a card replaced': (c) => c.edit((doc) => root(doc, 'cards').set('c1', new Y.Map())),
    'a compass text replaced': (c) => c.edit((doc) => root(doc, 'compass').set('mission', new Y.XmlFragment())),
    'a round': (c) => c.edit((doc) => root(doc, 'rounds').set('r', { votes: 1 })),
    'the session': (c) => c.edit((doc) => root(doc, 'session').set('phase', 'vote')),
  });
});

test('nobody writes with another’s clientID', async () => {
  const server = await serve();
  const canvas = await createCanvas(server);
  const anna = await joined(server, canvas);
  anna.edit((doc) => setTitle(doc, 'Van Anna'));
  await until(() => anna.saved() === 2);
  const forger = await joined(server, canvas, 'owner');
  // A twin of Anna's document, with her clientID, goes on where she stopped.
  const twin = declareRoots(new Y.Doc());
  Y.applyUpdate(twin, Y.encodeStateAsUpdate(anna.doc));
  twin.clientID = anna.doc.clientID;
  forger.update(changeOf(twin, (doc) => setTitle(doc, 'In Anna’s naam')));
  await until(() => forger.closed);
  expect(forger.closed).toEqual({ code: 4403, reason: 'this clientID belongs to somebody else' });

  const taken = await post(server, `/api/canvases/${canvas.id}/tickets`, {
    key: canvas.keys.owner,
    clientId: anna.doc.clientID,
  });
  expect(taken.status).toBe(409);
  expect(((await taken.json()) as { code: string }).code).toBe('client-id-taken');
  // Nor with the one the server wrote the first update with.
  const [first] = [...Y.decodeStateVector(Y.encodeStateVector(anna.doc)).keys()].filter(
    (id) => id !== anna.doc.clientID,
  );
  const server1 = await post(server, `/api/canvases/${canvas.id}/tickets`, { key: canvas.keys.owner, clientId: first });
  expect(server1.status).toBe(409);
  expect(await durable(server, canvas)).toContain('Van Anna');
});

test('roots this document does not have, subdocuments and keys that bite are refused', async () => {
  const server = await serve();
  const canvas = await createCanvas(server);
  const attempts: Record<string, (doc: Y.Doc) => void> = {
    'a foreign root': (doc) => doc.getMap('foreign').set('a', 1),
    'a root of another kind': (doc) => {
      const bare = new Y.Doc();
      bare.clientID = doc.clientID;
      bare.getArray('cards').insert(0, [1]);
      Y.applyUpdate(doc, Y.encodeStateAsUpdate(bare));
    },
    'a subdocument': (doc) => root(doc, 'ledger').set('x', new Y.Doc()),
    bytes: (doc) => root(doc, 'ledger').set('x', new Uint8Array(3)),
    'a key that bites': (doc) => root(doc, 'ledger').set('__proto__', 1),
  };
  for (const [what, attempt] of Object.entries(attempts)) {
    const client = await joined(server, canvas, 'owner');
    const sketch = new Y.Doc();
    sketch.clientID = client.doc.clientID;
    attempt(sketch);
    client.update(Y.encodeStateAsUpdate(sketch));
    await until(() => client.closed);
    expect(client.closed?.code, what).toBe(1008);
  }
});
