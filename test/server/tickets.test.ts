// Promise: a ticket says who comes in as they are at that moment, so nobody is looked up at the door: their name, their clientIDs, their right.
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { tickets } from '../../server/access/tickets.ts';
import type { Grant, Kept } from '../../server/access/tickets.ts';
import type { Store } from '../../server/store/store.ts';
import { setMissionRead, setTitle } from '../../shared/document/compass-changes.ts';
import { declareRoots } from '../../shared/document/roots.ts';
import { changeOf, joined, rawClient } from './raw-client.ts';
import type { RawClient } from './raw-client.ts';
import { createCanvas, send, serve, ticketFor, until } from './with-server.ts';

const DEVICE = 'apparaat-van-anna-0000000';
const features = ['saved'];

/** Counts how often somebody is looked up. */
function counting(): { looks: () => number; wrapStore: (store: Store) => Store } {
  let looks = 0;
  const wrapStore = (store: Store): Store => ({
    ...store,
    members: {
      ...store.members,
      find: (...who) => (looks++, store.members.find(...who)),
      claimsOf: (...who) => (looks++, store.members.claimsOf(...who)),
    },
  });
  return { looks: () => looks, wrapStore };
}
function shownTo(client: RawClient): string {
  const last = client.received.findLast((r) => r.kind === 'awareness');
  return last?.kind === 'awareness' ? Buffer.from(last.body).toString('utf8') : '';
}

test('many come in, and come again with the same ticket, and nobody is looked up at the door', async () => {
  const { looks, wrapStore } = counting();
  const server = await serve({ wrapStore });
  const canvas = await createCanvas(server);
  const docs = Array.from({ length: 20 }, () => declareRoots(new Y.Doc()));
  const given = await Promise.all(docs.map((doc) => ticketFor(server, canvas, 'editor', doc.clientID, { features })));
  const before = looks();
  const first = await Promise.all(docs.map((doc, n) => joined(server, canvas, 'editor', { doc, ticket: given[n]! })));
  for (const { ws } of first) ws.terminate();
  const again = await Promise.all(docs.map((doc, n) => joined(server, canvas, 'editor', { doc, ticket: given[n]! })));
  expect(looks()).toBe(before);
  for (const client of again) client.edit((doc) => setMissionRead(doc, client.ticket.person.id, true));
  await until(() => again.every((client) => client.saved() === 2));
});

test('a name that changes between ticket and coming in is the one that is shown', async () => {
  const server = await serve();
  const canvas = await createCanvas(server);
  const watcher = await joined(server, canvas, 'viewer');
  const doc = declareRoots(new Y.Doc());
  const ticket = await ticketFor(server, canvas, 'editor', doc.clientID, { name: 'Ana', device: DEVICE });
  const me = `/api/canvases/${canvas.id}/me`;
  expect((await send(server, 'PATCH', me, { name: 'Anna', device: DEVICE }, canvas.keys.editor)).status).toBe(200);
  const anna = await joined(server, canvas, 'editor', { doc, ticket });
  anna.awareness([{ id: doc.clientID, clock: 1, state: { block: 'arena' } }]);
  await until(() => shownTo(watcher).includes('"name":"Anna"'));
  // And one that comes with another ticket of theirs, while the first line is open.
  await ticketFor(server, canvas, 'editor', 12345, { name: 'Annelies', device: DEVICE });
  await until(() => shownTo(watcher).includes('"name":"Annelies"'));
});

test('what another tab of theirs wrote with a clientID claimed after the ticket is taken from them', async () => {
  const server = await serve();
  const canvas = await createCanvas(server);
  const early = declareRoots(new Y.Doc());
  const ticket = await ticketFor(server, canvas, 'editor', early.clientID, { device: DEVICE, features });
  const late = declareRoots(new Y.Doc());
  await ticketFor(server, canvas, 'editor', late.clientID, { device: DEVICE });
  const client = await joined(server, canvas, 'editor', { doc: early, ticket });
  client.update(changeOf(late, (doc) => setTitle(doc, 'Uit de andere tab')));
  await until(() => client.saved() === 2);
  // A clientID of somebody else stays somebody else's.
  const other = declareRoots(new Y.Doc());
  await ticketFor(server, canvas, 'editor', other.clientID);
  client.update(changeOf(other, (doc) => setTitle(doc, 'Niet van mij')));
  await until(() => client.closed);
  expect(client.closed?.code).toBe(4403);
});

test('a link withdrawn between ticket and coming in opens nothing', async () => {
  const server = await serve();
  const canvas = await createCanvas(server);
  const ticket = await ticketFor(server, canvas, 'editor', 12345);
  const listed = await fetch(`${server.url}/api/canvases/${canvas.id}/links`, {
    headers: { authorization: `Bearer ${canvas.keys.owner}` },
  });
  const { links } = (await listed.json()) as { links: { id: string; role: string }[] };
  const link = links.find(({ role }) => role === 'editor')!.id;
  const path = `/api/canvases/${canvas.id}/links/${link}`;
  expect((await send(server, 'DELETE', path, undefined, canvas.keys.owner)).status).toBe(204);
  const client = await rawClient(server, canvas, 'editor', { ticket });
  await until(() => client.closed);
  expect(client.closed?.code).toBe(4401);
});

const GRANT: Grant = { canvas: 'c', person: 'p_a', clientId: 1, role: 'editor', link: 'l_1', features: [] };

test('what changes while a ticket is being made is in it, and a link withdrawn meanwhile opens nothing', async () => {
  const held = tickets(Date.now, () => 0);
  const made: (() => void)[] = [];
  const look = (): Promise<Kept> =>
    new Promise((resolve) => made.push(() => resolve({ name: 'Ana', slot: 3, claims: [1] })));
  const first = held.issue(GRANT, look);
  const second = held.issue({ ...GRANT, link: 'l_2' }, look);
  held.renamed('p_a', 'Anna');
  held.claimed('c', 2, 'p_a');
  held.claimed('elsewhere', 3, 'p_a');
  held.claimed('c', 4, 'p_b');
  held.revokeLink('l_2');
  for (const look of made) look();
  const { ticket } = await first;
  expect(held.redeem(ticket, 'c')?.holder).toEqual({ id: 'p_a', name: 'Anna', slot: 3, claims: new Set([1, 2]) });
  expect(held.redeem(ticket, 'elsewhere')).toBeUndefined();
  expect(held.redeem((await second).ticket, 'c')).toBeUndefined();
});

test('a ticket that could not be made, or that has expired, is kept nowhere', async () => {
  let time = 0;
  const held = tickets(Date.now, () => time, 1000);
  await expect(held.issue(GRANT, () => Promise.reject(new Error('no disk')))).rejects.toThrow('no disk');
  expect(held.holder('c', 1)).toBeUndefined();
  const kept = { name: 'Ana', slot: 0, claims: [1] };
  const { ticket } = await held.issue(GRANT, () => Promise.resolve(kept));
  const admission = held.redeem(ticket, 'c');
  time = 1000;
  expect(held.redeem(ticket, 'c')).toBeUndefined();
  await held.issue({ ...GRANT, clientId: 2 }, () => Promise.resolve(kept));
  held.renamed('p_a', 'Anna');
  expect(admission?.holder.name).toBe('Ana');
});
