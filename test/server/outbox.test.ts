// Promise: one write per reader and turn; a reader who is slow costs little, is caught up once, and holds up nobody.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { WebSocket, WebSocketServer } from 'ws';
import { savedFrame } from '../../shared/wire/frames.ts';
import { wsFrame } from '../../server/sync/ws-frame.ts';
import { endOfTurn, fakeOutbox, payloads } from './fake-wire.ts';
import { afterTest } from './with-server.ts';

const frame = (size: number, fill = 7): ReturnType<typeof wsFrame> => wsFrame(new Uint8Array(size).fill(fill));
const updates = (size: number, client = 1, clock = 0): { bytes: Uint8Array; missed: () => Map<number, number> } => ({
  bytes: frame(size),
  missed: () => new Map([[client, clock]]),
});

test('frames of every size, also between the library’s own, are read as the messages they carry', async () => {
  const payloadsSent = [0, 1, 125, 126, 65_535, 65_536, 300_000].map((size) => Buffer.alloc(size, size % 251));
  const sockets = new WebSocketServer({ noServer: true });
  const server = createServer().on('upgrade', (request, socket, head) =>
    sockets.handleUpgrade(request, socket, head, (ws) => {
      for (const payload of payloadsSent) {
        socket.write(wsFrame(payload.subarray(0, payload.length >> 1), payload.subarray(payload.length >> 1)));
        ws.ping();
      }
      ws.close(1000);
    }),
  );
  afterTest(() => void server.close());
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const client = new WebSocket(`ws://127.0.0.1:${(server.address() as AddressInfo).port}`);
  const received: Buffer[] = [];
  client.on('message', (data: Buffer) => received.push(data));
  const code = await new Promise((done) => client.on('close', done));
  expect(code).toBe(1000);
  expect(received.map((data, n) => data.equals(payloadsSent[n] as Buffer))).toEqual(payloadsSent.map(() => true));
});

test('all that is told in one turn is one write, with one acknowledgement at its end', async () => {
  const { wire, outbox } = fakeOutbox();
  // The room's updates come when it has told everything else, and take along what waits.
  queueMicrotask(() => outbox.updates(updates(3)));
  outbox.answer(frame(3, 1));
  outbox.saved(1);
  outbox.presence(frame(3, 2));
  outbox.saved(2);
  outbox.saved(3);
  await endOfTurn();
  expect(wire.writes).toHaveLength(1);
  expect(payloads(wire.writes[0] as Buffer).map((p) => [...p])).toEqual([
    [1, 1, 1],
    [2, 2, 2],
    [7, 7, 7],
    [...savedFrame(3)],
  ]);
});

test('while a write is on its way the next ones gather, and go out together when it was taken', async () => {
  const { wire, outbox } = fakeOutbox();
  wire.stall();
  outbox.updates(updates(1));
  await endOfTurn();
  for (let n = 0; n < 20; n++) {
    outbox.updates(updates(1));
    outbox.saved(n);
    await endOfTurn();
  }
  expect(wire.writes).toHaveLength(1);
  wire.take();
  await endOfTurn();
  expect(wire.writes).toHaveLength(2);
  expect(payloads(wire.writes[1] as Buffer)).toHaveLength(21);
});

test('a reader who is behind is sent nothing more, and then one catch-up from the first clock of each writer', async () => {
  const { wire, outbox, missed } = fakeOutbox();
  wire.stall();
  outbox.updates(updates(900));
  await endOfTurn();
  outbox.updates(updates(600));
  for (let n = 0; n < 1000; n++) {
    outbox.updates(updates(600, 5, 40 + n));
    outbox.updates(updates(600, 6, 2000 - n));
    await endOfTurn();
  }
  expect(wire.backlog()).toBeLessThan(2000);
  wire.take();
  expect(missed).toEqual([]);
  wire.take();
  await endOfTurn();
  expect(missed).toEqual([
    new Map([
      [5, 40],
      [6, 1001],
    ]),
  ]);
  expect(wire.writes.map((w) => payloads(w).length)).toEqual([1, 1]);
  // From here on everything goes as before.
  outbox.updates(updates(10));
  await endOfTurn();
  expect(wire.writes).toHaveLength(3);
  expect(wire.terminated).toBe(false);
});

test('one frame may be larger than what may wait', async () => {
  const { wire, outbox, missed } = fakeOutbox();
  outbox.updates(updates(50_000));
  await endOfTurn();
  expect(wire.writes).toHaveLength(1);
  expect(missed).toEqual([]);
});

test('presence that a busy line did not get is asked for once, when the line is free', async () => {
  const { wire, outbox, presence } = fakeOutbox();
  wire.stall();
  expect(outbox.presence(frame(10))).toBe(true);
  await endOfTurn();
  for (let n = 0; n < 50; n++) expect(outbox.presence(frame(10))).toBe(false);
  expect(presence.asked).toBe(0);
  wire.take();
  expect(presence.asked).toBe(1);
  expect(wire.writes).toHaveLength(1);
});

test('a reader who stays behind is dropped; who asks on and on without reading, too', async () => {
  const slow = fakeOutbox({ patienceMs: 1 });
  slow.wire.stall();
  slow.outbox.updates(updates(900));
  await endOfTurn();
  slow.outbox.updates(updates(2000));
  await expect.poll(() => slow.wire.terminated).toBe(true);

  const greedy = fakeOutbox();
  greedy.wire.stall();
  for (let n = 0; n < 3; n++) {
    expect(greedy.wire.terminated).toBe(false);
    greedy.outbox.answer(frame(5000));
    await endOfTurn();
  }
  expect(greedy.wire.terminated).toBe(true);
  expect(greedy.wire.writes).toHaveLength(1);
});

test('what is queued is written before a close, and nothing after it', async () => {
  const { wire, outbox } = fakeOutbox();
  wire.stall();
  outbox.updates(updates(5));
  await endOfTurn();
  outbox.answer(frame(2, 9));
  outbox.saved(4);
  outbox.close();
  expect(payloads(wire.writes[1] as Buffer).map((p) => [...p])).toEqual([[9, 9], [...savedFrame(4)]]);
  outbox.updates(updates(5));
  outbox.saved(5);
  outbox.presence(frame(2));
  wire.take();
  await endOfTurn();
  expect(wire.writes).toHaveLength(2);
});
