// The SQLite store keeps the contract of every store, and leaves one file behind.
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'libsql';
import { afterEach, expect, test } from 'vitest';
import { openSqlite } from '../../server/store/sqlite.ts';
import type { Store } from '../../server/store/store.ts';
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

storeContract(async () => {
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
  await store.close();
  const db = new Database(file);
  expect(db.prepare('select count(*) as n from journal').get()).toMatchObject({ n: 1 });
  db.close();
  expect(await readdir(join(file, '..'))).not.toContain('canvas.db-journal');
});

test('the file is synced on every commit, and opening it again migrates nothing twice', async () => {
  const file = await newFile();
  await (await openSqlite(file)).close();
  const store = await openSqlite(file);
  await store.close();
  const db = new Database(file);
  expect(db.prepare('pragma journal_mode').get()).toMatchObject({ journal_mode: 'wal' });
  expect(db.prepare('select count(*) as n from migration').get()).toMatchObject({ n: 2 });
  db.prepare("insert into migration values (99, 'later')").run();
  db.close();
  await expect(openSqlite(file)).rejects.toThrow(/step 99/u);
});
