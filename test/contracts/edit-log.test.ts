// Promise: the edit log keeps what it took and nothing it refused, whatever the disk does, and goes only when the database has it all.
import { copyFile, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { startServer } from '../../server/compose.ts';
import { EditLog } from '../../server/store/edit-log.ts';
import { logDisk } from '../../server/store/log-disk.ts';
import type { LogDisk } from '../../server/store/log-disk.ts';
import { findSegments, segmentPath } from '../../server/store/log-restore.ts';
import { LoggedJournal } from '../../server/store/logged-journal.ts';
import type { SqliteConnection } from '../../server/store/sqlite-connection.ts';
import { openSqlite } from '../../server/store/sqlite.ts';
import type { SqliteOptions } from '../../server/store/sqlite.ts';
import type { JournalEntry, Store } from '../../server/store/store.ts';
import { config } from '../server/with-server.ts';

const cleanups: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});
async function newFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'clc-log-'));
  cleanups.push(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

const bytes = (seq: number): Uint8Array => new Uint8Array(50).fill(seq);
const edits = (canvas: string, ...seqs: number[]): JournalEntry[] =>
  seqs.map((seq) => ({ canvas, seq, update: bytes(seq) }));
async function opened(options: SqliteOptions = {}): Promise<{ store: Store; folder: string }> {
  const folder = await newFolder();
  // Nothing is moved because it is quiet.
  const store = await openSqlite(join(folder, 'canvas.db'), { quietMs: 3_600_000, ...options });
  cleanups.push(() => store.close().catch(() => undefined));
  for (const id of ['a', 'b'])
    await store.canvases.create({ id, createdAt: '', links: [], people: [], first: bytes(1), firstClient: 1 });
  return { store, folder };
}
/** What the next server finds when this one is killed right now; `without` the log, what the database alone holds. */
async function foundAfterKill(folder: string, without = false): Promise<{ seqs: number[]; warnings: string[] }> {
  const copy = await newFolder();
  for (const name of await readdir(folder))
    if (!without || !name.includes('-log-')) await copyFile(join(folder, name), join(copy, name));
  const warnings: string[] = [];
  const store = await openSqlite(join(copy, 'canvas.db'), { warn: (_, error) => warnings.push(String(error)) });
  const found = [await store.journal.load('a'), await store.journal.load('b')];
  await store.close();
  for (const stored of found) stored?.updates.forEach((update, n) => expect(update).toEqual(bytes(n + 1)));
  return { seqs: found.map((stored) => stored?.seq ?? 0), warnings };
}
const segments = async (folder: string): Promise<string[]> =>
  (await readdir(folder)).filter((name) => name.includes('-log-')).sort();
/** The disk, with some of it as the test wants it. */
function disk(other: Partial<LogDisk>): { disk: LogDisk } {
  return { disk: { ...logDisk, ...other } };
}
const full = (): Error => Object.assign(new Error('no space left on device'), { code: 'ENOSPC' });

test('what was appended is found after a kill, in all its order', async () => {
  const { store, folder } = await opened();
  await store.journal.append([...edits('a', 2, 3), ...edits('b', 2)]);
  await store.journal.append(edits('a', 4));
  expect(await foundAfterKill(folder, true)).toEqual({ seqs: [1, 1], warnings: [] });
  expect(await foundAfterKill(folder)).toEqual({ seqs: [4, 2], warnings: [] });
});

test('a disk that takes a part and then nothing has taken nothing, and what comes next is kept', async () => {
  let room = Infinity;
  const { store, folder } = await opened(
    disk({
      write: (file, data, offset, at) => {
        if (room === 0) throw full();
        const taken = logDisk.write(file, data.subarray(0, Math.min(data.byteLength, offset + room)), offset, at);
        room -= taken;
        return taken;
      },
    }),
  );
  await store.journal.append(edits('a', 2));
  room = 60;
  await expect(store.journal.append(edits('a', 3, 4))).rejects.toThrow(/space/u);
  expect((await store.journal.load('a'))?.seq).toBe(2);
  await expect(store.ping()).rejects.toThrow(/space/u);
  expect(await foundAfterKill(folder)).toEqual({ seqs: [2, 1], warnings: [] });
  room = Infinity;
  await store.ping();
  await store.journal.append(edits('a', 3));
  expect(await foundAfterKill(folder)).toEqual({ seqs: [3, 1], warnings: [] });
});

test('what was refused and could not be cut off is no part of the log', async () => {
  let refuses = false;
  const { store, folder } = await opened(
    disk({
      // All of it arrives, and the answer is no.
      write: (file, data, offset, at) => {
        const taken = logDisk.write(file, data, offset, at);
        if (refuses) throw full();
        return taken;
      },
      cut: (file, length) => {
        if (refuses) throw full();
        logDisk.cut(file, length);
      },
    }),
  );
  await store.journal.append(edits('a', 2));
  refuses = true;
  const other = edits('a', 3, 4).map((entry) => ({ ...entry, update: new Uint8Array(30) }));
  await expect(store.journal.append(other)).rejects.toThrow(/space/u);
  refuses = false;
  await store.journal.append(edits('a', 3));
  expect(await segments(folder)).toHaveLength(2);
  expect(await foundAfterKill(folder)).toEqual({ seqs: [3, 1], warnings: [] });
});

test('a long log is followed by a new one, and goes when all of it is in the database for good', async () => {
  const atRemoval: Promise<unknown>[] = [];
  let folder = '';
  const { store, folder: where } = await opened({
    log: { segmentRows: 4 },
    ...disk({
      remove: async (path) => {
        // The log of this moment counts for nothing: what stood in it must be in the database.
        atRemoval.push(foundAfterKill(folder, true).then(({ seqs }) => seqs));
        await atRemoval.at(-1);
        await logDisk.remove(path);
      },
    }),
  });
  folder = where;
  for (let seq = 2; seq <= 6; seq++) await store.journal.append([...edits('a', seq), ...edits('b', seq)]);
  await vi.waitUntil(async () => (await segments(folder)).length === 1 && atRemoval.length === 2);
  const [first, second] = (await Promise.all(atRemoval)) as number[][];
  expect(Math.min(...(first ?? []))).toBeGreaterThanOrEqual(3);
  expect(Math.min(...(second ?? []))).toBeGreaterThanOrEqual(5);
  expect(await foundAfterKill(folder)).toEqual({ seqs: [6, 6], warnings: [] });
});

/** The log before a database of which only the moving is real: it does as the test says. */
function beforeDatabase(
  log: EditLog,
  { move, settle }: Pick<SqliteConnection, 'move' | 'settle'>,
  warn: (what: string) => void = () => undefined,
): LoggedJournal {
  const now = <T>(work: () => T): Promise<T> => Promise.resolve(work());
  return new LoggedJournal({
    log,
    sql: {
      insert: () => undefined,
      last: () => 1,
      load: (_, pending) =>
        Promise.resolve({ snapshot: null, updates: pending().map(({ update }) => update), seq: 1 + pending().length }),
      compact: () => Promise.resolve(),
    },
    connection: {
      prepare: () => {
        throw new Error('Nothing is asked of a database here.');
      },
      read: now,
      readOne: now,
      write: now,
      writeOne: now,
      move,
      settle,
      cutTail: () => Promise.resolve(),
      wrote: () => undefined,
      isRefused: () => false,
      tried: () => undefined,
    },
    warn,
  });
}
const LIMITS = { segmentRows: 2, segmentBytes: 1e6, mostBytes: 1e6 };

test('a segment stays until the disk was waited for', async () => {
  const folder = await newFolder();
  const log = new EditLog(logDisk, LIMITS, (n) => segmentPath(join(folder, 'canvas.db'), n), [], 0);
  let waited: (() => void) | undefined;
  const { journal } = beforeDatabase(log, {
    move: async (work, then) => {
      work();
      then();
    },
    settle: (then) =>
      new Promise((resolve) => {
        waited = () => {
          then();
          resolve();
        };
      }),
  });
  await journal.append(edits('a', 2, 3));
  await vi.waitUntil(() => waited);
  expect(await segments(folder)).toHaveLength(1);
  waited?.();
  await vi.waitUntil(async () => (await segments(folder)).length === 0);
});

test('a start on which the database takes nothing has what the log holds, and calls nothing saved', async () => {
  const { store, folder } = await opened();
  await store.journal.append(edits('a', 2, 3));
  const copy = await newFolder();
  for (const name of await segments(folder)) await copyFile(join(folder, name), join(copy, name));
  const file = join(copy, 'canvas.db');
  const found = await findSegments(logDisk, file);
  const log = new EditLog(logDisk, LIMITS, (n) => segmentPath(file, n), found.segments, found.number);
  const warnings: string[] = [];
  let refuses = true;
  const logged = beforeDatabase(
    log,
    {
      move: (work, then) => {
        if (refuses) return Promise.reject(full());
        work();
        then();
        return Promise.resolve();
      },
      settle: (then) => Promise.resolve(then()),
    },
    (what) => warnings.push(what),
  );
  await logged.restore(found);
  expect(warnings).toEqual(['the edit log could not be moved into the database']);
  expect((await logged.journal.load('a'))?.seq).toBe(3);
  await expect(logged.journal.sync()).rejects.toThrow(/space/u);
  expect(await segments(copy)).toHaveLength(1);
  refuses = false;
  await logged.journal.sync();
  await vi.waitUntil(async () => (await segments(copy)).length === 0);
});

test('a log that waits too long for the database takes no more, and takes again when the database has it', async () => {
  const { store, folder } = await opened({ quietMs: 20, log: { mostBytes: 400 } });
  let taken = 1;
  const append = async (): Promise<void> => {
    await store.journal.append(edits('a', taken + 1));
    taken++;
  };
  const untilFull = async (): Promise<void> => {
    for (let n = 0; n < 50; n++) await append();
  };
  await expect(untilFull()).rejects.toThrow(/The edit log is full/u);
  expect(taken).toBeGreaterThan(3);
  await vi.waitUntil(async () => (await segments(folder)).length === 0);
  await store.ping();
  await append();
  expect((await store.journal.load('a'))?.seq).toBe(taken);
});

test('what a snapshot stands for never reaches the database, and its log goes', async () => {
  const { store, folder } = await opened({ log: { segmentRows: 100 } });
  await store.journal.append(edits('a', 2, 3, 4));
  await store.journal.compact('a', 3, bytes(9));
  expect(await store.journal.load('a')).toEqual({ snapshot: bytes(9), updates: [bytes(4)], seq: 4 });
  const copy = await newFolder();
  for (const name of await readdir(folder)) await copyFile(join(folder, name), join(copy, name));
  const killed = await openSqlite(join(copy, 'canvas.db'));
  expect(await killed.journal.load('a')).toEqual({ snapshot: bytes(9), updates: [bytes(4)], seq: 4 });
  await killed.close();
  await store.close();
  expect(await readdir(folder)).toEqual(['canvas.db']);
});

test('a sync is one of the file, and of the folder while the file is new', async () => {
  const calls: string[] = [];
  const { store } = await opened(
    disk({
      sync: (file) => logDisk.sync(file).then(() => void calls.push('file')),
      syncFolder: (path) => logDisk.syncFolder(path).then(() => void calls.push('folder')),
    }),
  );
  await store.journal.sync();
  expect(calls).toEqual([]);
  await store.journal.append(edits('a', 2));
  expect(calls).toEqual([]);
  await store.journal.sync();
  expect(calls.sort()).toEqual(['file', 'folder']);
  await store.journal.append(edits('a', 3));
  await store.journal.sync();
  await store.journal.sync();
  expect(calls.sort()).toEqual(['file', 'file', 'folder']);
});

test('after a sync that failed the next is believed only because the database has it all', async () => {
  let fails = false;
  const { store, folder } = await opened(
    // As the system does: it says once that it failed, and then that all is well.
    disk({
      sync: (file) => {
        if (!fails) return logDisk.sync(file);
        fails = false;
        return Promise.reject(Object.assign(new Error('i/o error'), { code: 'EIO' }));
      },
    }),
  );
  await store.journal.append(edits('a', 2));
  fails = true;
  const both = await Promise.allSettled([store.journal.sync(), store.journal.sync()]);
  expect(both.map(({ status }) => status)).toEqual(['rejected', 'fulfilled']);
  expect(await foundAfterKill(folder, true)).toEqual({ seqs: [2, 1], warnings: [] });
  await store.journal.append(edits('a', 3));
  await store.journal.sync();
  expect((await store.journal.load('a'))?.seq).toBe(3);
  expect(await foundAfterKill(folder)).toEqual({ seqs: [3, 1], warnings: [] });
});

test('what does not follow on what is there is not used, and is kept aside', async () => {
  const { store, folder } = await opened({ log: { segmentRows: 2 } });
  const killed = await newFolder();
  await store.journal.append(edits('a', 2, 3));
  await vi.waitUntil(async () => (await segments(folder)).length === 0);
  await store.journal.append(edits('a', 4));
  // A log of later beside a database of before.
  await (await openSqlite(join(killed, 'canvas.db'))).close();
  for (const name of await segments(folder)) await copyFile(join(folder, name), join(killed, name));
  const { warnings } = await foundAfterKill(killed);
  expect(warnings.join()).toContain('.torn');
});

test('two servers on one folder: the second is told, and starts when the first is gone', async () => {
  const folder = await newFolder();
  const first = await startServer(config(folder));
  await expect(startServer(config(folder))).rejects.toThrow(
    /is used by another server\. Stop that server, or set DATA_DIR to another folder\.$/u,
  );
  await first.stop();
  await (await startServer(config(folder))).stop();
});
