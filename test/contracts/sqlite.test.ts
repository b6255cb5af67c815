// The SQLite store keeps the contract of every store, and leaves one file behind.
import { copyFile, mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Database from 'libsql';
import { afterEach, expect, test, vi } from 'vitest';
import { openSqlite } from '../../server/store/sqlite.ts';
import type { Store } from '../../server/store/store.ts';
import { roundsContract } from './rounds.contract.ts';
import { storeContract } from './store.contract.ts';

const folders: string[] = [];
afterEach(async () => {
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true, force: true });
});
async function newFile(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'clc-store-'));
  folders.push(folder);
  return join(folder, 'canvas.db');
}

async function newStore(): Promise<{ store: Store; reopen: () => Promise<Store> }> {
  const file = await newFile();
  let store: Store = await openSqlite(file);
  return {
    store,
    reopen: async () => {
      await store.close();
      store = await openSqlite(file);
      return store;
    },
  };
}
storeContract(newStore);
roundsContract(newStore);

test('what was forgotten of a nameless round is nowhere in the file any more', async () => {
  const file = await newFile();
  const store = await openSqlite(file);
  await store.canvases.create(CANVAS);
  const row = { id: 'r', canvas: 'a', body: '{}' };
  await store.rounds.save({ row, key: Buffer.from('sleutel-van-de-ronde') });
  await store.rounds.answerNameless('r', 'kaartje-van-iemand', 'bewijs', 'een naamloos antwoord');
  await store.rounds.save({ row, key: null, forget: 'now' });
  await store.close();
  const bytes = await readFile(file);
  for (const secret of ['sleutel-van-de-ronde', 'kaartje-van-iemand', 'een naamloos antwoord'])
    expect(bytes.includes(secret)).toBe(false);
});

test('after a clean stop everything is in one file', async () => {
  const file = await newFile();
  const store = await openSqlite(file);
  await store.canvases.create({
    id: 'a',
    createdAt: '',
    links: [],
    people: [],
    first: new Uint8Array(9),
    firstClient: 1,
  });
  await store.journal.append([{ canvas: 'a', seq: 2, update: new Uint8Array(7) }]);
  expect(await readdir(join(file, '..'))).toContain('canvas.db-log-000001');
  await store.close();
  const db = new Database(file);
  expect(db.prepare('select count(*) as n from journal').get()).toMatchObject({ n: 2 });
  db.close();
  expect(await readdir(join(file, '..'))).toEqual(['canvas.db']);
});

test('opening a file again migrates nothing twice, and what a later version made is left alone', async () => {
  const file = await newFile();
  await (await openSqlite(file)).close();
  const store = await openSqlite(file);
  await store.close();
  const db = new Database(file);
  expect(db.prepare('select count(*) as n from migration').get()).toMatchObject({ n: 7 });
  db.prepare("insert into migration values (99, 'later')").run();
  db.close();
  await expect(openSqlite(file)).rejects.toThrow(/step 99/u);
});

test('a hole in the journal is an error, not an older document', async () => {
  const file = await newFile();
  const store = await openSqlite(file);
  await store.canvases.create(CANVAS);
  await store.journal.append([2, 3].map((seq) => ({ canvas: 'a', seq, update: new Uint8Array(3) })));
  await store.close();
  const db = new Database(file);
  db.prepare('delete from journal where seq = 2').run();
  db.close();
  const again = await openSqlite(file);
  await expect(again.journal.load('a')).rejects.toThrow(/hole/u);
  await again.close();
});

/** What the database and all beside it take. */
async function bytesOf(file: string): Promise<number> {
  const folder = join(file, '..');
  // What is given back between the two looks takes nothing.
  const sizes = await Promise.all(
    (await readdir(folder)).map((name) =>
      stat(join(folder, name)).then(
        ({ size }) => size,
        () => 0,
      ),
    ),
  );
  return sizes.reduce((sum, size) => sum + size, 0);
}
async function writeMuch(store: Store): Promise<void> {
  const rows = Array.from({ length: 400 }, (_, n) => ({ canvas: 'a', seq: n + 2, update: new Uint8Array(4000) }));
  await store.journal.append(rows);
  await store.journal.compact('a', 401, new Uint8Array(1000));
}
const CANVAS = { id: 'a', createdAt: '', links: [], people: [], first: new Uint8Array(9), firstClient: 1 };

test('what was folded away is given back to the disk once nobody writes, and all is still there', async () => {
  const file = await newFile();
  const store = await openSqlite(file, { quietMs: 20 });
  await store.canvases.create(CANVAS);
  await writeMuch(store);
  expect(await bytesOf(file)).toBeGreaterThan(1_600_000);
  await vi.waitUntil(async () => (await bytesOf(file)) < 200_000, { timeout: 8000, interval: 5 });
  expect(await store.journal.load('a')).toEqual({ snapshot: new Uint8Array(1000), updates: [], seq: 401 });
  await store.journal.append([{ canvas: 'a', seq: 402, update: new Uint8Array(3) }]);
  await store.close();
  expect((await (await openSqlite(file)).journal.load('a'))?.seq).toBe(402);
});

test('a stop gives it back too', async () => {
  const file = await newFile();
  const store = await openSqlite(file, { quietMs: 1_000_000 });
  await store.canvases.create(CANVAS);
  await writeMuch(store);
  await store.close();
  expect(await bytesOf(file)).toBeLessThan(200_000);
});

test('a file from before anything was given back learns it when it is opened', async () => {
  const file = await newFile();
  await copyFile(fileURLToPath(new URL('stored/v2/canvas.db', import.meta.url)), file);
  const vacuum = (): unknown => {
    const db = new Database(file);
    const { auto_vacuum: kind } = db.prepare('pragma auto_vacuum').get() as { auto_vacuum: number };
    db.close();
    return kind;
  };
  expect(vacuum()).toBe(0);
  await (await openSqlite(file)).close();
  expect(vacuum()).toBe(2);
  const store = await openSqlite(file, { quietMs: 20 });
  await store.canvases.create(CANVAS);
  await writeMuch(store);
  await vi.waitUntil(async () => (await bytesOf(file)) < 300_000, { timeout: 8000, interval: 5 });
  await store.close();
});
