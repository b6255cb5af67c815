// Promise: everybody is told in time that the server is there, and not everybody at once.
import { afterEach, expect, test, vi } from 'vitest';
import { groupCommit } from '../../server/sync/journal.ts';
import type { Connection } from '../../server/sync/connection.ts';
import { Rooms } from '../../server/sync/rooms.ts';
import { fakeOutbox } from './fake-wire.ts';

const REFRESH_MS = 1000;
const ROOMS = 40;
afterEach(() => {
  vi.useRealTimers();
});

/** Somebody alone in a room, and how often they were shown something. */
function visitor(canvas: string): { connection: Connection; shown: () => number } {
  let shown = 0;
  const connection: Connection = {
    clientId: 1,
    person: { id: 'p', name: 'Anna', slot: 0 },
    grant: { canvas, person: 'p', clientId: 1, role: 'editor', link: 'l', features: [] },
    address: '127.0.0.1',
    claims: new Set([1]),
    outbox: fakeOutbox().outbox,
    show: () => {
      shown++;
      return true;
    },
    strike: () => undefined,
    close: () => undefined,
  };
  return { connection, shown: () => shown };
}

test('forty rooms are told a tenth at a time, each once in the time there is, and none after it closed', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'setTimeout', 'clearTimeout'] });
  const journal = {
    append: () => Promise.resolve(),
    sync: () => Promise.resolve(),
    load: () => Promise.resolve({ snapshot: null, updates: [], seq: 0 }),
    compact: () => Promise.resolve(),
  };
  const rooms = new Rooms({
    store: { journal },
    journal: groupCommit({ journal }),
    presence: { now: Date.now, everyMs: 0 },
    folding: { rows: 100, rowBytes: 1000 },
    size: { soft: 1000, hard: 2000 },
    onChanges: () => undefined,
    onHostile: () => undefined,
    warn: () => undefined,
    graceMs: 0,
    refreshMs: REFRESH_MS,
    drainMs: 0,
  });
  rooms.open();
  const visitors = Array.from({ length: ROOMS }, (_, n) => visitor(`c${n}`));
  const joined = await Promise.all(
    visitors.map(({ connection }) => rooms.join(connection.grant.canvas, connection, () => true)),
  );
  const told = (): number => visitors.reduce((sum, { shown }) => sum + shown(), 0);
  for (let part = 1; part <= 10; part++) {
    vi.advanceTimersByTime(REFRESH_MS / 10);
    expect(told()).toBe((part * ROOMS) / 10);
  }
  expect(visitors.map(({ shown }) => shown())).toEqual(Array(ROOMS).fill(1));
  for (const [n, { connection }] of visitors.entries()) {
    const room = joined[n];
    if (n > 0 && room) rooms.leave(connection.grant.canvas, room, connection);
  }
  await vi.advanceTimersByTimeAsync(REFRESH_MS);
  expect(rooms.size).toBe(1);
  expect(told()).toBe(ROOMS + 1);
  await rooms.close();
  vi.advanceTimersByTime(REFRESH_MS);
  expect(told()).toBe(ROOMS + 1);
});
