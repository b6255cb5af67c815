// Promise: nobody holds the server up by half a message, by too many lines or headers, or by coming back after hostilities.
import { expect, test } from 'vitest';
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import { setTitle } from '../../shared/document/compass-changes.ts';
import { addressOf, trustedProxies } from '../../server/http/addresses.ts';
import { FrameWatch } from '../../server/sync/frame-watch.ts';
import { changeOf, joined, rawClient, socketUrl } from './raw-client.ts';
import { rawLine, upgraded, upgradeRequest } from './raw-line.ts';
import { afterTest, createCanvas, post, serve, ticketFor, until } from './with-server.ts';
import type { TestServer } from './with-server.ts';

const half = new Uint8Array([0x82, 0xfe, 0x10, 0, 1, 2, 3, 4, 5]);

test('half a message is waited for, and then its line is ended with 1002', async () => {
  const server = await serve({ limits: { unfinishedMs: 30, pingMs: 10 } });
  const canvas = await createCanvas(server);
  const witness = await joined(server, canvas);
  const { ticket } = await ticketFor(server, canvas, 'editor', 77);
  for (const bytes of [half, new Uint8Array([0x82]), new Uint8Array([0x02, 0x81, 0, 0, 0, 0, 1])]) {
    const line = await upgraded(server, canvas.id, ticket);
    line.write(bytes);
    await until(() => line.heard().includes('\x88\x14\x03\xeaunfinished message'));
  }
  expect(witness.closed).toBeUndefined();
});

test('what is unfinished is what has begun and has not ended, however it is cut up', () => {
  const ping = [0x89, 0x80, 0, 0, 0, 0];
  const small = [0x82, 0x82, 1, 2, 3, 4, 5, 6];
  const long = [0x82, 0xfe, 1, 0, 1, 2, 3, 4, ...Array<number>(256).fill(9)];
  const huge = [0x82, 0xff, 0, 0, 0, 0, 0, 1, 0, 0, 1, 2, 3, 4, ...Array<number>(65_536).fill(9)];
  const pieces = [0x02, 0x81, 0, 0, 0, 0, 1, ...ping, 0x00, 0x81, 0, 0, 0, 0, 1, 0x80, 0x80, 0, 0, 0, 0];
  const whole = new Uint8Array([...small, ...ping, ...long, ...pieces, ...huge, ...small]);
  for (const size of [1, 2, 3, 7, 100, 65_000, whole.length]) {
    const watch = new FrameWatch(1000);
    let frames = 0;
    for (let at = 0; at < whole.length; at += size) frames += watch.read(whole.subarray(at, at + size), 0);
    expect([size, frames]).toEqual([size, 9]);
    expect(watch.isOverdue(1e9)).toBe(false);
    watch.read(whole.subarray(0, 20), 0);
    expect(watch.isOverdue(1e9)).toBe(true);
  }
});

test('a slow line may take its time as long as something comes; a trickle is not enough', () => {
  const watch = new FrameWatch(20_000);
  watch.read(new Uint8Array([0x82, 0xff, 0, 0, 0, 0, 0, 7, 0, 0, 1, 2, 3, 4]), 0);
  // 450 KB at 8 KB/s: longer than the patience, and still welcome.
  for (let time = 0; time < 55_000; time += 1000) {
    watch.read(new Uint8Array(8000), time);
    expect(watch.isOverdue(time)).toBe(false);
  }
  expect(watch.isOverdue(75_001)).toBe(true);

  const trickle = new FrameWatch(20_000);
  trickle.read(half, 0);
  for (let time = 1000; time <= 30_000; time += 1000) trickle.read(new Uint8Array(1), time);
  expect(trickle.isOverdue(30_000)).toBe(true);

  // While the server itself did not listen, nobody is late.
  trickle.excuse(30_000);
  expect(trickle.isOverdue(49_000)).toBe(false);
  expect(trickle.isOverdue(51_000)).toBe(true);
});

test('half a request is dropped, whether it asks for a page or for a line', async () => {
  const server = await serve({ limits: { headersMs: 50 } });
  for (const request of ['GET / HTTP/1.1\r\nHost: x\r\nX-A', upgradeRequest('x', 'y').slice(0, -2)]) {
    const line = rawLine(server);
    line.write(request);
    await line.ended;
    expect(line.heard()).toMatch(/^HTTP\/1\.1 408 /u);
  }
});

test('thousands of header lines, and an extension that is a trap, are refused or ignored', async () => {
  const server = await serve();
  const canvas = await createCanvas(server);
  const { ticket } = await ticketFor(server, canvas, 'editor', 77);
  const many = (count: number): string[] => Array.from({ length: count }, (_, n) => `a${n}: b`);
  for (const count of [120, 1900, 2500]) {
    const line = rawLine(server);
    line.write(upgradeRequest(canvas.id, ticket, many(count)));
    await line.ended;
    expect(line.heard()).toMatch(/^HTTP\/1\.1 431 /u);
  }
  const page = rawLine(server);
  page.write(`GET /health/live HTTP/1.1\r\nHost: x\r\nConnection: close\r\n${many(120).join('\r\n')}\r\n\r\n`);
  await page.ended;
  expect(page.heard()).toMatch(/^HTTP\/1\.1 400 /u);
  for (const extension of ['constructor', 'permessage-deflate; __proto__=1', 'permessage-deflate']) {
    const line = rawLine(server);
    line.write(upgradeRequest(canvas.id, ticket, [`Sec-WebSocket-Extensions: ${extension}`]));
    await until(() => line.heard().includes('\r\n\r\n'));
    expect(line.heard()).toMatch(/^HTTP\/1\.1 (101|400) /u);
    expect(line.heard().toLowerCase()).not.toContain('sec-websocket-extensions');
  }
});

/** The code with which a line ends that is opened with this ticket, or the status that refuses it; 101 when it is served. */
function opened(server: TestServer, canvas: string, ticket: string): Promise<number> {
  const ws = new WebSocket(socketUrl(server, canvas, ticket));
  afterTest(() => ws.terminate());
  return new Promise((resolve) => {
    ws.on('error', () => undefined);
    ws.on('unexpected-response', (_request, response) => resolve(response.statusCode ?? 0));
    ws.on('close', (code) => resolve(code));
    ws.on('message', () => resolve(101));
  });
}

test('more lines from one address than an office needs are refused, until one of them ends', async () => {
  const server = await serve({ limits: { linesPerAddress: 2 } });
  const canvas = await createCanvas(server);
  const [anna] = [await joined(server, canvas), await joined(server, canvas)];
  const { ticket } = await ticketFor(server, canvas, 'editor', 77);
  expect(await opened(server, canvas.id, ticket)).toBe(4429);
  expect(await opened(server, canvas.id, ticket)).toBe(4429);
  anna.ws.close();
  await until(async () => (await opened(server, canvas.id, ticket)) === 101);
});

test('knocking on and on is answered without opening a line', async () => {
  const server = await serve({ limits: { knocks: { times: 2, seconds: 600 } } });
  const canvas = await createCanvas(server);
  const { ticket } = await ticketFor(server, canvas, 'editor', 77);
  expect(await opened(server, canvas.id, 'wrong')).toBe(4401);
  expect(await opened(server, canvas.id, ticket)).toBe(101);
  expect(await opened(server, canvas.id, ticket)).toBe(429);
});

test('whoever keeps sending what no client sends is kept out for a while, with a code; nobody else is', async () => {
  const server = await serve({ limits: { hostile: { times: 2, seconds: 600 } } });
  const canvas = await createCanvas(server);
  const device = 'apparaat-van-een-vandaal-0';
  const ask = { key: canvas.keys.editor, clientId: 4711, device };
  const anna = await joined(server, canvas);
  const ticket = await ticketFor(server, canvas, 'editor', 4711, { device });
  for (let n = 0; n < 2; n++) {
    const vandal = await rawClient(server, canvas, 'editor', { ticket });
    vandal.send(new Uint8Array([9, 9, 9]));
    await until(() => vandal.closed);
    expect(vandal.closed?.code).toBe(1007);
  }
  expect(await opened(server, canvas.id, ticket.ticket)).toBe(4429);
  expect((await post(server, `/api/canvases/${canvas.id}/tickets`, ask)).status).toBe(429);
  expect(anna.closed).toBeUndefined();
  expect((await joined(server, canvas)).closed).toBeUndefined();
});

test('writing under another name counts as hostile, once for each line', async () => {
  const server = await serve({ limits: { hostile: { times: 2, seconds: 600 } } });
  const canvas = await createCanvas(server);
  const anna = await joined(server, canvas);
  const ticket = await ticketFor(server, canvas, 'editor', 4711);
  for (let n = 0; n < 2; n++) {
    const forger = await rawClient(server, canvas, 'editor', { ticket });
    const other = new Y.Doc();
    other.clientID = anna.doc.clientID;
    forger.update(changeOf(other, (doc) => setTitle(doc, 'Onder jouw naam')));
    await until(() => forger.closed);
    expect(forger.closed?.code).toBe(4403);
  }
  expect(await opened(server, canvas.id, ticket.ticket)).toBe(4429);
  expect(anna.closed).toBeUndefined();
});

test('an address with too many of them is kept out as a whole', async () => {
  const server = await serve({ limits: { hostilePerAddress: { times: 2, seconds: 600 } } });
  const canvas = await createCanvas(server);
  const { ticket } = await ticketFor(server, canvas, 'editor', 77);
  for (let n = 0; n < 2; n++) {
    const vandal = await rawClient(server, canvas);
    vandal.send(new Uint8Array([9, 9, 9]));
    await until(() => vandal.closed);
  }
  expect(await opened(server, canvas.id, ticket)).toBe(4429);
});

test('a proxy is believed only when it is named', () => {
  const from = (remoteAddress: string, forwarded?: string): Parameters<typeof addressOf>[0] =>
    ({ socket: { remoteAddress }, headers: forwarded === undefined ? {} : { 'x-forwarded-for': forwarded } }) as never;
  const nobody = trustedProxies(false);
  const named = trustedProxies(['10.0.0.0/8', 'fd00::1']);
  expect(addressOf(from('203.0.113.9', '1.2.3.4'), nobody)).toBe('203.0.113.9');
  expect(addressOf(from('203.0.113.9', '1.2.3.4'), named)).toBe('203.0.113.9');
  expect(addressOf(from('10.1.2.3', '1.2.3.4'), named)).toBe('1.2.3.4');
  expect(addressOf(from('::ffff:10.1.2.3', '1.2.3.4'), named)).toBe('1.2.3.4');
  expect(addressOf(from('fd00::1', '6.6.6.6, 1.2.3.4, 10.9.9.9'), named)).toBe('1.2.3.4');
  expect(addressOf(from('10.1.2.3'), named)).toBe('10.1.2.3');
  expect(addressOf(from('10.1.2.3', ' , '), named)).toBe('10.1.2.3');
  expect(addressOf(from('9.9.9.9', '6.6.6.6, 1.2.3.4'), trustedProxies(true))).toBe('6.6.6.6');
  // One customer has a whole network of IPv6 addresses.
  expect(addressOf(from('2001:db8:1:2:3:4:5:6'), nobody)).toBe('2001:db8:1:2');
  expect(addressOf(from('2001:db8::6'), nobody)).toBe('2001:db8:0:0');
  expect(addressOf(from('::1'), nobody)).toBe('0:0:0:0');
});
