// Promise: what brings nothing leaves nothing, and what lies about its size costs its bytes only.
import { expect, test } from 'vitest';
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import { judge, judgedDocument } from '../../server/sync/judge.ts';
import { declareRoots, ROOTS, root } from '../../shared/document/roots.ts';
import { numbers, put, updateOf } from '../chaos/hostile-bytes.ts';
import { gatedStore } from '../doubles/gated-store.ts';
import { joined, rawClient, socketUrl } from './raw-client.ts';
import { upgraded } from './raw-line.ts';
import { createCanvas, serve, ticketFor, until } from './with-server.ts';

const MB = 1024 * 1024;
const writer = { person: 'p', role: 'owner' as const, claims: new Set([7]), now: 0 };

test('updates that lie about their counts cost their bytes, however often they come', () => {
  const judged = judgedDocument(declareRoots(new Y.Doc()));
  const huge = 2 ** 25;
  const lies = [
    numbers(huge, 0),
    numbers(1, huge, 7, 0),
    numbers(0, huge),
    numbers(0, 1, 7, huge),
    updateOf([
      {
        client: 7,
        clock: 0,
        structs: [{ kind: 'item', parent: 'mirror', sub: 'a', content: { kind: 'raw', ref: 8, bytes: numbers(huge) } }],
      },
    ]),
  ];
  const before = process.memoryUsage();
  for (let n = 0; n < 500; n++)
    for (const lie of lies) expect(judge(judged, lie, writer)).toMatchObject({ kind: 'refuse', code: 1007 });
  const after = process.memoryUsage();
  // One list of 2^25 empty places would be 256 MB.
  expect(after.heapTotal - before.heapTotal).toBeLessThan(128 * MB);
  expect(after.arrayBuffers - before.arrayBuffers).toBeLessThan(128 * MB);
});

test('a thousand updates that bring nothing leave no row, no root and no frame to others', async () => {
  const gate = gatedStore();
  const server = await serve({ wrapStore: gate.wrap });
  const canvas = await createCanvas(server);
  const [writerOf, reader] = [await joined(server, canvas), await joined(server, canvas)];
  writerOf.edit((doc) => root(doc, 'mirror').set('a', 1));
  await until(() => reader.count('update') === 1);
  const appends = gate.appends.length;
  const { clientID } = writerOf.doc;
  for (let n = 0; n < 1000; n++)
    writerOf.update(updateOf([{ client: clientID, clock: 0, structs: [put(`root-${n}`, 'a', n)] }]));
  writerOf.step1();
  await until(() => writerOf.count('step2') === 2);
  expect(writerOf.closed).toBeUndefined();
  expect(gate.appends).toHaveLength(appends);
  expect(reader.count('update')).toBe(1);
  const fresh = await joined(server, canvas);
  expect([...fresh.doc.share.keys()].sort()).toEqual([...ROOTS].sort());
});

test('frames are not compressed, whoever asks for it', async () => {
  const server = await serve();
  const canvas = await createCanvas(server);
  const { ticket } = await ticketFor(server, canvas, 'editor', 9);
  const ws = new WebSocket(socketUrl(server, canvas.id, ticket), { perMessageDeflate: true });
  await until(() => ws.readyState === WebSocket.OPEN);
  expect(ws.extensions).toBe('');
  ws.terminate();
});

test('pings are counted like messages', async () => {
  const server = await serve({ limits: { frames: { burst: 20, perSecond: 0 }, floodMs: 1 } });
  const canvas = await createCanvas(server);
  const client = await rawClient(server, canvas);
  let pongs = 0;
  client.ws.on('pong', () => pongs++);
  for (let n = 0; n < 40 && !client.closed; n++) {
    client.ws.ping();
    const before = pongs;
    await until(() => pongs > before || client.closed);
  }
  expect(client.closed?.code).toBe(4429);
});

test('pieces of a message are counted like messages', async () => {
  const server = await serve({ limits: { frames: { burst: 20, perSecond: 0 }, floodMs: 1 } });
  const canvas = await createCanvas(server);
  const witness = await joined(server, canvas);
  const { ticket } = await ticketFor(server, canvas, 'editor', 77);
  const line = await upgraded(server, canvas.id, ticket);
  const piece = (opcode: number): number[] => [opcode, 0x81, 0, 0, 0, 0, 1];
  line.write(new Uint8Array([...piece(0x02), ...Array.from({ length: 60 }, () => piece(0x00)).flat()]));
  await until(() => line.heard().includes('\x11\x4dtoo many messages'));
  expect(witness.closed).toBeUndefined();
});

test('two tabs of one person have one budget, and another person has their own', async () => {
  const server = await serve({ limits: { personFrames: { burst: 20, perSecond: 0 }, floodMs: 1 } });
  const canvas = await createCanvas(server);
  const device = 'apparaat-met-twee-tabs-00';
  const one = await rawClient(server, canvas, 'editor', { device });
  const two = await rawClient(server, canvas, 'editor', { device });
  const other = await rawClient(server, canvas);
  for (let n = 0; n < 15; n++) for (const client of [one, two, other]) client.step1();
  await until(() => (one.closed ?? two.closed) && other.count('step2') === 15);
  expect((one.closed ?? two.closed)?.code).toBe(4429);
  expect(other.closed).toBeUndefined();
});
