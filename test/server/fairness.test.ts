// Promise: whoever pours waits for their turn, is slowed before being ended, and loses nothing that was sent honestly.
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import * as Y from 'yjs';
import { makeCard } from '../../shared/document/card-changes.ts';
import { readMeta } from '../../shared/document/compass.ts';
import { setTitle } from '../../shared/document/compass-changes.ts';
import { SharedBuckets, TokenBucket } from '../../server/access/token-bucket.ts';
import type { Rate } from '../../server/access/token-bucket.ts';
import { LIMITS } from '../../server/compose.ts';
import { Inbox, Turns } from '../../server/sync/inbox.ts';
import { joined } from './raw-client.ts';
import type { RawClient } from './raw-client.ts';
import { createCanvas, serve, until } from './with-server.ts';

const PLENTY: Rate = { burst: 1e9, perSecond: 1e9 };
interface Sender {
  readonly inbox: Inbox;
  /** What was read, in order. */
  readonly read: number[];
  readonly listened: boolean[];
  flooded: number;
  pour(from: number, to: number): void;
}
let turns = new Turns();
let all: string[] = [];
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setImmediate', 'clearImmediate', 'performance'] });
  turns = new Turns();
  all = [];
});
afterEach(() => void vi.useRealTimers());

function sender(name: string, own: Rate = PLENTY, shared: Rate = PLENTY, floodMs = 60_000): Sender {
  const now = (): number => performance.now();
  const one: Sender = {
    inbox: new Inbox({
      turns,
      own: [new TokenBucket(own, now)],
      shared: [new TokenBucket(shared, now)],
      floodMs,
      now,
      listen: (listening) => one.listened.push(listening),
      flooded: () => one.flooded++,
    }),
    read: [],
    listened: [],
    flooded: 0,
    pour(from, to) {
      for (let n = from; n < to; n++) {
        one.inbox.charge(1, 1);
        one.inbox.take(new Uint8Array([n >> 8, n & 255]));
      }
    },
  };
  one.inbox.open(([high = 0, low = 0]) => {
    one.read.push(high * 256 + low);
    all.push(name);
  });
  return one;
}
const numbers = (count: number): number[] => Array.from({ length: count }, (_, n) => n);
function turn(): void {
  vi.advanceTimersToNextTimer();
}

test('a message is read at once when nothing waits before it', () => {
  const anna = sender('anna');
  anna.pour(0, 3);
  expect(anna.read).toEqual([0, 1, 2]);
});

test('of a thousand messages that arrive together a few are read, then others are, and each in its own order', () => {
  const [flood, anna] = [sender('flood'), sender('anna')];
  flood.pour(0, 1000);
  const before = flood.read.length;
  expect(before).toBeLessThanOrEqual(32);
  anna.pour(0, 1);
  expect(anna.read).toEqual([0]);
  expect(flood.read).toHaveLength(before);
  const bram = sender('bram');
  bram.pour(0, 40);
  turn();
  expect(bram.read.length).toBeGreaterThan(16);
  expect(flood.read.length).toBeLessThanOrEqual(before + 32);
  vi.runAllTimers();
  expect(flood.read).toEqual(numbers(1000));
  expect(bram.read).toEqual(numbers(40));
});

test('twenty who pour take turns, and in one turn not all of them are read', () => {
  const floods = Array.from({ length: 20 }, (_, n) => sender(`flood${n}`));
  for (const flood of floods) flood.pour(0, 200);
  const first = floods.map(({ read }) => read.length);
  turn();
  const moved = floods.filter(({ read }, n) => read.length > (first[n] ?? 0)).length;
  expect(moved).toBeGreaterThan(1);
  expect(moved).toBeLessThan(10);
  for (let n = 0; n < 6; n++) turn();
  const counts = floods.map(({ read }) => read.length);
  expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(32);
});

test('a large message counts for many', () => {
  const anna = sender('anna');
  for (let n = 0; n < 10; n++) anna.inbox.take(new Uint8Array(300 * 1024));
  expect(all).toHaveLength(1);
  turn();
  expect(all).toHaveLength(2);
});

test('the line is left alone while much waits, and listened to again when little does', () => {
  const flood = sender('flood');
  expect(flood.listened).toEqual([true]);
  flood.pour(0, 200);
  expect(flood.listened).toEqual([true, false]);
  vi.runAllTimers();
  expect(flood.listened).toEqual([true, false, true]);
  expect(flood.read).toEqual(numbers(200));
});

test('what was sent before a line closed is read, and only then it counts as left', () => {
  const anna = sender('anna', { burst: 10, perSecond: 1 });
  anna.pour(0, 100);
  let left = 0;
  anna.inbox.end(() => left++);
  expect(left).toBe(0);
  vi.runAllTimers();
  expect(anna.read).toEqual(numbers(100));
  expect(left).toBe(1);

  const idle = sender('idle');
  idle.inbox.end(() => left++);
  expect(left).toBe(2);
});

test('of a line that the server ended nothing more is read', () => {
  const anna = sender('anna');
  anna.pour(0, 100);
  const before = anna.read.length;
  anna.inbox.drop();
  anna.pour(100, 110);
  vi.runAllTimers();
  expect(anna.read).toHaveLength(before);
});

test('who is over their budget is not listened to until it is paid back, and loses nothing', () => {
  const anna = sender('anna', { burst: 10, perSecond: 10 });
  anna.pour(0, 15);
  expect(anna.listened).toEqual([true, false]);
  expect(anna.read.length).toBeLessThan(15);
  vi.advanceTimersByTime(1000);
  expect(anna.read).toEqual(numbers(15));
  expect(anna.listened).toEqual([true, false, true]);
  expect(anna.flooded).toBe(0);
});

test('whoever goes on and on is ended; whoever waits for the budget of a room is not', () => {
  const tight: Rate = { burst: 10, perSecond: 10 };
  const flood = sender('flood', tight, PLENTY, 5000);
  const patient = sender('patient', PLENTY, tight, 5000);
  for (let n = 0; n < 100 && flood.flooded === 0; n++) {
    flood.pour(0, 20);
    patient.pour(0, 20);
    vi.advanceTimersByTime(500);
  }
  expect(flood.flooded).toBeGreaterThan(0);
  expect(patient.flooded).toBe(0);
});

test('two bursts with a rest between them are no flood', () => {
  const anna = sender('anna', { burst: 10, perSecond: 10 }, PLENTY, 5000);
  for (let n = 0; n < 10; n++) {
    anna.pour(0, 20);
    vi.advanceTimersByTime(7000);
  }
  expect(anna.flooded).toBe(0);
  expect(anna.read).toHaveLength(200);
});

test('a budget lends, and says how long it takes until nothing is owed', () => {
  let time = 0;
  const bucket = new TokenBucket({ burst: 10, perSecond: 5 }, () => time);
  bucket.spend(10);
  expect(bucket.owed()).toBe(0);
  bucket.spend(10);
  expect(bucket.owed()).toBe(2000);
  time += 1500;
  expect(bucket.owed()).toBe(500);
  // A clock that goes back takes nothing away.
  time -= 10_000;
  expect(bucket.owed()).toBe(500);
  time += 100_000;
  expect(bucket.isFull()).toBe(true);
});

test('a budget outlives its last line for as long as something is owed, and no longer', () => {
  let time = 0;
  const buckets = new SharedBuckets({ burst: 10, perSecond: 5 }, () => time);
  const first = buckets.enter('anna');
  expect(buckets.enter('anna')).toBe(first);
  first.spend(20);
  buckets.leave('anna');
  buckets.leave('anna');
  // Whoever comes back has not been forgiven.
  expect(buckets.enter('anna')).toBe(first);
  buckets.leave('anna');
  expect(buckets.size).toBe(1);
  time += 4000;
  for (let n = 0; n < 100; n++) {
    buckets.enter(`guest ${n}`);
    buckets.leave(`guest ${n}`);
  }
  expect(buckets.size).toBe(0);
});

test('eight authors may bring twenty thousand single edits as fast as they are taken', () => {
  expect(LIMITS.frames.burst).toBeGreaterThanOrEqual(20_000 / 8);
  expect(LIMITS.personFrames.burst).toBeGreaterThanOrEqual(20_000);
  expect(LIMITS.roomFrames.burst).toBeGreaterThanOrEqual(20_000);
});

test('a keystroke in another canvas is saved while a flood is still being read', async () => {
  vi.useRealTimers();
  const server = await serve();
  const [poured, quiet] = [await createCanvas(server), await createCanvas(server)];
  const flood = await joined(server, poured);
  const anna = await joined(server, quiet);
  const edits = 3000;
  pour(flood, edits);
  anna.edit((doc) => setTitle(doc, 'Rustig'));
  await until(() => anna.saved() === 2);
  expect(flood.saved()).toBeLessThan(edits + 1);
  await until(() => flood.saved() === edits + 1);
  expect(flood.closed).toBeUndefined();
});

test('a person who is over their budget is slowed and loses nothing, and the others do not notice', async () => {
  vi.useRealTimers();
  const server = await serve({ limits: { frames: { burst: 20, perSecond: 400 } } });
  const canvas = await createCanvas(server);
  const flood = await joined(server, canvas);
  const anna = await joined(server, canvas);
  pour(flood, 200);
  const maker = { person: anna.ticket.person.id, at: new Date().toISOString(), random: Math.random };
  anna.edit((doc) => makeCard(doc, 'intussen', 'arena.context', maker));
  await until(() => anna.saved() === 2);
  expect(flood.saved()).toBeLessThan(201);
  await until(() => flood.saved() === 201);
  await until(() => readMeta(anna.doc).title === 'Titel 199');
  expect(flood.closed).toBeUndefined();
});

test('whoever sends much and closes at once has brought all of it', async () => {
  vi.useRealTimers();
  const server = await serve();
  const canvas = await createCanvas(server);
  const watcher = await joined(server, canvas);
  const anna = await joined(server, canvas);
  pour(anna, 500);
  anna.edit((doc) => setTitle(doc, 'Het laatste'));
  anna.ws.close();
  await until(() => readMeta(watcher.doc).title === 'Het laatste');
  expect(Y.encodeStateVector(watcher.doc)).toEqual(Y.encodeStateVector(anna.doc));
  expect(watcher.doc.store.pendingStructs).toBeNull();
});

/** So many edits, each a message, all written before any is answered. */
function pour(client: RawClient, count: number): void {
  const made: Uint8Array[] = [];
  client.doc.on('update', (bytes: Uint8Array, origin: unknown) => origin !== 'server' && made.push(bytes));
  for (let n = 0; n < count; n++) setTitle(client.doc, `Titel ${n}`);
  for (const update of made) client.update(update);
}
