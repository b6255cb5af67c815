// Promise: an update is framed once for all readers of a room, and what is told in one turn is one write per reader.
import { expect, test, vi } from 'vitest';
import * as Y from 'yjs';
import { Broadcast } from '../../server/sync/broadcast.ts';
import type { Connection } from '../../server/sync/connection.ts';
import { endOfTurn, fakeOutbox, payloads } from './fake-wire.ts';
import type { Told } from './fake-wire.ts';

type Reader = Connection & { readonly told: Told };
function reader(id: number): Reader {
  const told = fakeOutbox();
  return {
    clientId: id,
    person: { id: `p${id}`, name: `P${id}`, slot: id },
    grant: { canvas: 'c', person: `p${id}`, clientId: id, role: 'editor', link: 'l', features: ['saved'] },
    address: '127.0.0.1',
    claims: new Set([id]),
    outbox: told.outbox,
    show: (frame) => told.outbox.presence(frame),
    strike: () => undefined,
    close: () => undefined,
    told,
  };
}
/** `count` updates of one document, each building on the one before. */
function edits(count: number, clientId = 1): Uint8Array[] {
  const doc = new Y.Doc();
  doc.clientID = clientId;
  const made: Uint8Array[] = [];
  doc.on('update', (bytes: Uint8Array) => made.push(bytes));
  for (let n = 0; n < count; n++) doc.getText('t').insert(n, 'x');
  return made;
}
/** What a reader's document holds after all frames in the order they were written. */
function textOf(from: Reader, at: Y.Doc = new Y.Doc()): string {
  for (const write of from.told.wire.writes)
    for (const payload of payloads(write))
      if (payload[0] === 0) {
        Y.applyUpdate(at, readUpdate(payload));
        expect(at.store.pendingStructs).toBeNull();
      }
  return at.getText('t').toJSON();
}
function readUpdate(payload: Uint8Array): Uint8Array {
  // Type, step, then a length of one to three bytes.
  let at = 2;
  while ((payload[at] ?? 0) >= 128) at++;
  return payload.subarray(at + 1);
}
function room(size: number): { broadcast: Broadcast; readers: Reader[] } {
  const broadcast = new Broadcast();
  const readers = Array.from({ length: size }, (_, n) => reader(n + 1));
  for (const one of readers) broadcast.add(one);
  return { broadcast, readers };
}

test('a turn of sixty-four updates is one write per reader, and the very same bytes for all who only read', async () => {
  const { broadcast, readers } = room(10);
  const [writer, ...others] = readers as [Reader, ...Reader[]];
  for (const update of edits(64)) broadcast.update(update, writer);
  writer.outbox.saved(64);
  await endOfTurn();
  expect(readers.map(({ told }) => told.wire.writes.length)).toEqual(Array(10).fill(1));
  const pieces = new Set(others.flatMap(({ told }) => told.wire.pieces.flat()));
  expect(pieces.size).toBe(1);
  expect(textOf(others[0] as Reader)).toBe('x'.repeat(64));
  // The writer has its own already: only the acknowledgement.
  expect(payloads(writer.told.wire.writes[0] as Buffer).map((p) => [...p])).toEqual([[4, 64]]);
});

test('one update alone is framed once, whoever reads it', async () => {
  const { broadcast, readers } = room(15);
  const frame = broadcast.update(edits(1)[0] as Uint8Array, undefined);
  await endOfTurn();
  for (const { told } of readers) expect(told.wire.pieces).toEqual([[frame]]);
  for (const { told } of readers) expect(told.wire.pieces[0]?.[0]).toBe(frame);
});

test('two who write in one turn each get what the other wrote, in one write with their acknowledgement', async () => {
  const { broadcast, readers } = room(3);
  const [anna, bram, carla] = readers as [Reader, Reader, Reader];
  const [a, b] = [edits(3, 1), edits(2, 2)];
  broadcast.update(a[0] as Uint8Array, anna);
  broadcast.update(b[0] as Uint8Array, bram);
  broadcast.update(a[1] as Uint8Array, anna);
  anna.outbox.saved(2);
  bram.outbox.saved(1);
  await endOfTurn();
  expect(readers.map(({ told }) => told.wire.writes.map((w) => payloads(w).length))).toEqual([[2], [3], [3]]);
  expect(textOf(anna)).toBe('x');
  expect(textOf(bram)).toBe('xx');
  expect(textOf(carla)).toBe('xxx');
});

test('a full room is told at once, and then together of what follows closely', async () => {
  const { broadcast, readers } = room(200);
  const updates = edits(50);
  const written = (): number[] => [...new Set(readers.map(({ told }) => told.wire.writes.length))];
  broadcast.update(updates[0] as Uint8Array, undefined);
  await endOfTurn();
  expect(written()).toEqual([1]);
  // No time passes between these turns worth speaking of: they are one round.
  for (const update of updates.slice(1, 10)) {
    broadcast.update(update, undefined);
    await Promise.resolve();
  }
  expect(written()).toEqual([1]);
  await expect.poll(written).toEqual([2]);
  expect(textOf(readers[7] as Reader)).toBe('x'.repeat(10));
});

test('a full room in which one person types stops resting, and rests again when many do', async () => {
  vi.useFakeTimers();
  const { broadcast, readers } = room(200);
  const written = (): number => readers[0]?.told.wire.writes.length ?? 0;
  const [update] = edits(1) as [Uint8Array];
  let late = 0;
  for (let n = 0; n < 100; n++) {
    broadcast.update(update, undefined);
    await Promise.resolve();
    if (written() === n + 1) continue;
    late++;
    vi.advanceTimersByTime(10);
    expect(written()).toBe(n + 1);
  }
  expect(late).toBeLessThan(20);
  const before = written();
  for (let n = 0; n < 1000; n++) {
    broadcast.update(update, undefined);
    await Promise.resolve();
    vi.advanceTimersByTime(1);
  }
  expect(written() - before).toBeLessThan(500);
  broadcast.close();
  vi.useRealTimers();
});

test('a full room in which one person goes on typing rests once in a while only, however long that lasts', async () => {
  vi.useFakeTimers();
  const { broadcast } = room(200);
  const [update] = edits(1) as [Uint8Array];
  const rests = async (rounds: number): Promise<number> => {
    let rested = 0;
    for (let n = 0; n < rounds; n++) {
      broadcast.update(update, undefined);
      await Promise.resolve();
      rested += vi.getTimerCount();
      vi.advanceTimersByTime(10);
    }
    return rested;
  };
  expect(await rests(300)).toBe(17);
  // Each 256 rounds without a rest are followed by one that has a look.
  expect(await rests(2570)).toBe(10);
  broadcast.close();
  vi.useRealTimers();
});

test('a small room never waits', async () => {
  const { broadcast, readers } = room(8);
  for (const update of edits(5)) {
    broadcast.update(update, undefined);
    await endOfTurn();
  }
  expect(readers[0]?.told.wire.writes).toHaveLength(5);
});

test('somebody behind misses updates from the first clock on, whoever else reads along', async () => {
  const { broadcast, readers } = room(2);
  const [slow, quick] = readers as [Reader, Reader];
  slow.told.wire.stall();
  const doc = new Y.Doc();
  doc.clientID = 9;
  doc.on('update', (bytes: Uint8Array) => broadcast.update(bytes, undefined));
  for (let n = 0; n < 6; n++) {
    doc.getText('t').insert(0, 'y'.repeat(400));
    await endOfTurn();
  }
  expect(slow.told.wire.writes).toHaveLength(1);
  expect(quick.told.wire.writes).toHaveLength(6);
  slow.told.wire.take();
  slow.told.wire.take();
  const had = textOf(slow).length;
  expect(slow.told.missed).toEqual([new Map([[9, had]])]);
  expect(textOf(quick)).toHaveLength(2400);
});

test('whoever left, and a room that closed, is told nothing', async () => {
  const { broadcast, readers } = room(3);
  broadcast.remove(readers[0] as Reader);
  broadcast.update(edits(1)[0] as Uint8Array, undefined);
  await endOfTurn();
  broadcast.update(edits(1)[0] as Uint8Array, undefined);
  broadcast.close();
  await endOfTurn();
  expect(readers.map(({ told }) => told.wire.writes.length)).toEqual([0, 1, 1]);
});
