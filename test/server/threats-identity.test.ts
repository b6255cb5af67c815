// Promise: nobody gets in, or writes, as somebody else; and what opens a canvas is told to nobody.
import { readdir, readFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { setTitle } from '../../shared/document/compass-changes.ts';
import { declareRoots, root } from '../../shared/document/roots.ts';
import { CLOSE } from '../../shared/wire/close-codes.ts';
import { gatedStore } from '../doubles/gated-store.ts';
import { put, updateOf } from '../chaos/hostile-bytes.ts';
import { changeOf, joined, rawClient } from './raw-client.ts';
import { createCanvas, get, post, send, serve, ticketFor, until } from './with-server.ts';

const DEVICE = 'carla-carla-carla-carla';

test('what somebody wrote offline is not pushed out by whoever wrote with their clientID first', async () => {
  const server = await serve();
  const canvas = await createCanvas(server);
  const carla = await joined(server, canvas, 'editor', { name: 'Carla', device: DEVICE });
  carla.edit((doc) => root(doc, 'mirror').set('carla', 'eerst'));
  await until(() => carla.saved() === 2);
  carla.ws.terminate();
  changeOf(carla.doc, (doc) => root(doc, 'mirror').set('carla', 'offline'));
  const { clientID } = carla.doc;

  const forger = await joined(server, canvas, 'owner', { name: 'Mallory' });
  const next = Y.getState(forger.doc.store, clientID);
  expect(next).toBe(1);
  forger.update(updateOf([{ client: clientID, clock: next, structs: [put('mirror', 'carla', 'gekaapt')] }]));
  await until(() => forger.closed);
  // Not 1008, after which a client comes back and sends the same again: with this one it stops and keeps its copy.
  expect(forger.closed?.code).toBe(CLOSE.forbidden);
  const ticket = { key: canvas.keys.owner, clientId: clientID, device: 'mallory-mallory-mallory' };
  expect((await post(server, `/api/canvases/${canvas.id}/tickets`, ticket)).status).toBe(409);

  const back = await joined(server, canvas, 'editor', { name: 'Carla', device: DEVICE, doc: carla.doc });
  back.step2(Y.encodeStateAsUpdate(carla.doc));
  await until(() => back.saved() === 2);
  const witness = await joined(server, canvas, 'viewer');
  expect(root(witness.doc, 'mirror').get('carla')).toBe('offline');
});

test('a clientID that nobody has written with yet is already somebody’s, from the ticket on', async () => {
  const server = await serve();
  const canvas = await createCanvas(server);
  const early = declareRoots(new Y.Doc());
  const ticket = await ticketFor(server, canvas, 'editor', early.clientID, {
    device: DEVICE,
    features: ['saved'],
  });
  const forger = await joined(server, canvas, 'owner');
  forger.update(updateOf([{ client: early.clientID, clock: 0, structs: [put('mirror', 'a', 'gekaapt')] }]));
  await until(() => forger.closed);
  expect(forger.closed?.code).toBe(CLOSE.forbidden);
  const owner = await rawClient(server, canvas, 'editor', { doc: early, ticket });
  owner.edit((doc) => root(doc, 'mirror').set('a', 'van de eigenaar'));
  await until(() => owner.saved() === 1);
  const witness = await joined(server, canvas, 'viewer');
  expect(root(witness.doc, 'mirror').get('a')).toBe('van de eigenaar');
});

test('no complaint of the server names a ticket, a key or a device', async () => {
  const gate = gatedStore();
  const server = await serve({ wrapStore: gate.wrap });
  const canvas = await createCanvas(server);
  const device = 'a-device-nobody-may-know';
  const clients = [
    await joined(server, canvas, 'editor', { device }),
    await ticketFor(server, canvas, 'owner', 7, { device }),
  ];
  gate.mode = 'broken';
  const [first] = clients;
  if (first && 'edit' in first) {
    first.edit((doc) => setTitle(doc, 'Gaat niet'));
    await until(() => first.closed);
  }
  const late = await ticketFor(server, canvas, 'viewer', 8);
  const refused = await rawClient(server, canvas, 'viewer', { ticket: late });
  await until(() => refused.closed);
  await get(server, `/api/canvases/${canvas.id}/export.json`, canvas.keys.owner);
  expect(server.warnings.length).toBeGreaterThan(0);
  const said = server.warnings
    .map(({ what, error }) => `${what} ${String((error as Error).stack)} ${JSON.stringify(error)}`)
    .join();
  const secrets = [...Object.values(canvas.keys), device, late.ticket, ...clients.map((c) => secretOf(c))];
  for (const secret of secrets) expect(said).not.toContain(secret);
});
function secretOf(of: { readonly ticket: string | { readonly ticket: string } }): string {
  return typeof of.ticket === 'string' ? of.ticket : of.ticket.ticket;
}

test('a key of a link is 256 random bits, another for each link; what is stored does not open anything', async () => {
  const server = await serve();
  const [one, other] = [await createCanvas(server), await createCanvas(server)];
  const keys = [...Object.values(one.keys), ...Object.values(other.keys)];
  expect(new Set(keys).size).toBe(keys.length);
  for (const key of keys) expect(Buffer.from(key, 'base64url').byteLength).toBe(32);
  const device = 'a-device-nobody-may-know';
  const { ticket } = await ticketFor(server, one, 'editor', 7, { device });
  await server.stop();
  for (const name of await readdir(server.dataDir)) {
    const bytes = await readFile(join(server.dataDir, name));
    for (const secret of [...keys, device, ticket]) expect(bytes.includes(secret), name).toBe(false);
  }
});

test('there are no cookies: nothing sets one, and one alone opens nothing', async () => {
  const server = await serve();
  const canvas = await createCanvas(server);
  const own = `/api/canvases/${canvas.id}`;
  const device = { device: DEVICE, key: canvas.keys.editor, clientId: 5 };
  const replies = [
    await post(server, `${own}/tickets`, device),
    await get(server, own, canvas.keys.owner),
    await send(server, 'PATCH', `${own}/me`, { name: 'Carla', device: DEVICE }, canvas.keys.editor),
    await get(server, '/api/openapi.json'),
  ];
  for (const reply of replies) {
    expect(reply.ok).toBe(true);
    expect(reply.headers.get('set-cookie')).toBeNull();
  }
  const cookie = { cookie: `key=${canvas.keys.owner}; device=${DEVICE}; ticket=x`, 'content-type': 'application/json' };
  for (const [method, path, body] of [
    ['GET', own, undefined],
    ['POST', `${own}/links`, '{"role":"owner"}'],
    ['PATCH', `${own}/me`, `{"name":"Mallory","device":"${DEVICE}"}`],
  ] as const) {
    const reply = await fetch(server.url + path, { method, headers: cookie, ...(body === undefined ? {} : { body }) });
    expect(reply.status, path).toBe(403);
  }
});

test('a form of another page cannot write: only JSON is read, and its answers are not shown to it', async () => {
  const server = await serve();
  for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', '']) {
    const reply = await fetch(`${server.url}/api/canvases`, {
      method: 'POST',
      headers: { 'content-type': type, origin: 'https://evil.example' },
      body: '{"title":"Van een ander"}',
    });
    expect(reply.status, type).toBe(415);
    expect(reply.headers.get('access-control-allow-origin')).toBeNull();
  }
});

test('addresses nobody has a canvas at are not remembered', async () => {
  const server = await serve();
  const canvas = await createCanvas(server);
  const names = Array.from({ length: 500 }, (_, n) => `${n}`.padStart(22, 'x'));
  for (const name of names) {
    const reply = await knock(server.port, `/sync/${name}?ticket=none`);
    expect(reply).toBe(101);
  }
  expect(server.openRooms()).toBe(0);
  await joined(server, canvas);
  expect(server.openRooms()).toBe(1);
});
function knock(port: number, path: string): Promise<number> {
  const socket = connect(port, '127.0.0.1');
  socket.on('error', () => undefined);
  socket.write(
    `GET ${path} HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n` +
      'Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n',
  );
  return new Promise((found) =>
    socket.once('data', (data: Buffer) => {
      socket.destroy();
      found(Number(data.toString('latin1', 9, 12)));
    }),
  );
}
