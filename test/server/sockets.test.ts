// Promise: whatever arrives on the sync socket, the process lives, other people are untouched, and the sender is told why.
import { connect } from 'node:net';
import { expect, test } from 'vitest';
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import { readMeta } from '../../shared/document/compass.ts';
import { setTitle } from '../../shared/document/compass-changes.ts';
import { joined, rawClient, socketUrl } from './raw-client.ts';
import type { RawClient } from './raw-client.ts';
import { afterTest, createCanvas, serve, ticketFor, until } from './with-server.ts';
import type { TestServer } from './with-server.ts';

/** How an upgrade ends: a status, or the code of the close that follows. */
function knock(server: TestServer, path: string, headers: Record<string, string> = {}): Promise<number> {
  const ws = new WebSocket(server.url.replace('http', 'ws') + path, { headers });
  afterTest(() => ws.terminate());
  return new Promise((resolve) => {
    ws.on('error', () => undefined);
    ws.on('unexpected-response', (_request, response) => resolve(response.statusCode ?? 0));
    ws.on('close', (code) => resolve(code));
    ws.on('message', () => resolve(101));
  });
}

test('a ticket that is wrong, for another canvas or too old is told with 4401', async () => {
  let time = 0;
  const server = await serve({ steady: () => time });
  const canvas = await createCanvas(server);
  const other = await createCanvas(server);
  const { ticket } = await ticketFor(server, canvas, 'editor', 77);
  expect(await knock(server, `/sync/${canvas.id}`)).toBe(4401);
  expect(await knock(server, `/sync/${canvas.id}?ticket=x`)).toBe(4401);
  expect(await knock(server, `/sync/${other.id}?ticket=${ticket}`)).toBe(4401);
  expect(await knock(server, `/sync/${canvas.id}?ticket=${ticket}`)).toBe(101);
  // Within its life it opens the line again, as stock clients need after a short break.
  expect(await knock(server, `/sync/${canvas.id}?ticket=${ticket}`)).toBe(101);
  time += 10 * 60_000;
  expect(await knock(server, `/sync/${canvas.id}?ticket=${ticket}`)).toBe(4401);
});

test('only canvas addresses are answered, and only to pages that may ask', async () => {
  const server = await serve({}, { allowedOrigins: ['https://intranet.example.com'] });
  const canvas = await createCanvas(server);
  const { ticket } = await ticketFor(server, canvas, 'editor', 77);
  const paths = [
    '/',
    '/sync',
    '/sync/',
    '/sync/../x',
    '/sync/%00',
    '/sync/%',
    `/sync/${canvas.id}/x`,
    '/sync/__proto__',
  ];
  for (const path of [...paths, `//sync/${canvas.id}`, `/sync/${canvas.id}%2f`])
    expect(await knock(server, path), path).toBe(404);
  const path = `/sync/${canvas.id}?ticket=${ticket}`;
  expect(await knock(server, path, { origin: 'https://evil.example' })).toBe(403);
  expect(await knock(server, path, { origin: 'null' })).toBe(403);
  expect(await knock(server, path, { origin: server.url })).toBe(101);
  expect(await knock(server, path, { origin: 'https://intranet.example.com' })).toBe(101);
});

test('malformed messages end their own line with a code and leave everything else alone', async () => {
  const server = await serve();
  const canvas = await createCanvas(server);
  const witness = await joined(server, canvas);
  const hugeCount = new Uint8Array([0, 2, 6, 255, 255, 255, 255, 15, 0]);
  const cases: [string, (c: RawClient) => void, number][] = [
    ['empty', (c) => c.send(new Uint8Array()), 1007],
    ['unknown type', (c) => c.send(new Uint8Array([9])), 1007],
    ['a client does not authorise', (c) => c.send(new Uint8Array([2, 0, 0])), 1007],
    ['truncated', (c) => c.send(new Uint8Array([0, 2, 200, 1])), 1007],
    ['unknown step', (c) => c.send(new Uint8Array([0, 7, 0])), 1007],
    ['a count that lies', (c) => c.send(hugeCount), 1007],
    ['garbage as update', (c) => c.update(new Uint8Array([3, 1, 4, 1, 5, 9, 2, 6])), 1007],
    ['version 2 as version 1', (c) => c.update(v2Update(c.doc)), 1007],
    ['a state vector that lies', (c) => c.send(new Uint8Array([0, 0, 5, 255, 255, 255, 255, 15])), 1007],
    ['presence that lies', (c) => c.send(new Uint8Array([1, 5, 255, 255, 255, 255, 15])), 1007],
    ['text', (c) => c.ws.send('hello'), 1003],
    ['too big', (c) => c.send(new Uint8Array(600 * 1024)), 1009],
  ];
  for (const [what, attack, code] of cases) {
    const client = await joined(server, canvas);
    attack(client);
    await until(() => client.closed);
    expect(client.closed?.code, what).toBe(code);
  }
  witness.edit((doc) => setTitle(doc, 'Nog hier'));
  await until(() => witness.saved() === 2);
  expect(witness.closed).toBeUndefined();
  expect(server.warnings).toEqual([]);
});

test('raw bytes against the protocol, half frames and broken lines do not end the process', async () => {
  const server = await serve();
  const canvas = await createCanvas(server);
  const frames = {
    reserved: [0x8b, 0x80, 0, 0, 0, 0],
    rsv: [0xf2, 0x80, 0, 0, 0, 0],
    unmasked: [0x82, 0x01, 0x00],
    orphan: [0x80, 0x80, 0, 0, 0, 0],
    'huge claim': [0x82, 0xff, 0x40, 0, 0, 0, 0, 0, 0, 0, 1, 2, 3, 4],
    'one-byte close': [0x88, 0x81, 0, 0, 0, 0, 1],
    'half a frame': [0x82, 0xfe, 0x10],
  };
  for (const [n, bytes] of Object.values(frames).entries()) {
    const { ticket } = await ticketFor(server, canvas, 'editor', 99 + n);
    const socket = connect(server.port, '127.0.0.1');
    afterTest(() => void socket.destroy());
    const ended = new Promise((done) => socket.on('error', () => undefined).on('close', done));
    socket.write(
      `GET /sync/${canvas.id}?ticket=${ticket} HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n` +
        'Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n',
    );
    await new Promise((done) => socket.once('data', done));
    socket.write(new Uint8Array(bytes), () => socket.resetAndDestroy());
    await ended;
  }
  const client = await joined(server, canvas);
  client.edit((doc) => setTitle(doc, 'Leeft'));
  await until(() => client.saved() === 2);
});

test('too many messages on one line, on and on, end that line', async () => {
  const server = await serve({ limits: { frames: { burst: 20, perSecond: 0 }, floodMs: 1 } });
  const canvas = await createCanvas(server);
  const flood = await joined(server, canvas);
  for (let n = 0; n < 30; n++) flood.ws.ping();
  await until(() => flood.closed);
  expect(flood.closed?.code).toBe(4429);
});

test('an update whose ground is missing is not kept, is asked for again, and counts once it is whole', async () => {
  const server = await serve();
  const canvas = await createCanvas(server);
  const anna = await joined(server, canvas);
  await until(() => anna.saved() === 1);
  const lost: Uint8Array[] = [];
  anna.doc.on('update', (bytes: Uint8Array, origin: unknown) => origin !== 'server' && lost.push(bytes));
  setTitle(anna.doc, 'Een');
  setTitle(anna.doc, 'Twee');
  anna.update(lost[1] as Uint8Array);
  await until(() => anna.count('step1') === 2);
  anna.step1();
  await until(() => anna.count('step2') === 2);
  expect(anna.saved()).toBe(1);
  anna.step2(Y.encodeStateAsUpdate(anna.doc));
  await until(() => anna.saved() > 1);
  expect(anna.saved()).toBe(4);
  const bram = await joined(server, canvas);
  expect(readMeta(bram.doc).title).toBe('Twee');
  expect(bram.doc.store.pendingStructs).toBeNull();

  // Somebody who goes on like that is sent to start over.
  const stray = new Y.Doc();
  stray.clientID = bram.doc.clientID;
  const updates: Uint8Array[] = [];
  stray.on('update', (bytes: Uint8Array) => updates.push(bytes));
  for (let n = 0; n < 60; n++) stray.getMap('ledger').set('x', n);
  for (const update of updates.slice(1)) bram.update(update);
  await until(() => bram.closed);
  expect(bram.closed?.code).toBe(4408);
});

test('a line whose socket breaks while the canvas is loading leaves nothing behind', async () => {
  const server = await serve({ limits: { roomGraceMs: 1 } });
  const canvas = await createCanvas(server);
  const { ticket } = await ticketFor(server, canvas, 'editor', 77);
  for (let n = 0; n < 5; n++) {
    const ws = new WebSocket(socketUrl(server, canvas.id, ticket));
    ws.on('error', () => undefined);
    await new Promise((done) => ws.once('open', done));
    ws.terminate();
  }
  await until(() => server.openRooms() === 0);
  expect((await rawClient(server, canvas)).closed).toBeUndefined();
});

function v2Update(doc: Y.Doc): Uint8Array {
  const other = new Y.Doc();
  other.clientID = doc.clientID;
  other.getMap('meta').set('title', 'Versie twee');
  return Y.encodeStateAsUpdateV2(other);
}
