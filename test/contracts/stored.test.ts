// Promise: what any version stored is opened by this one, with every word; a newer version's store is left alone.
import { copyFile, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Database from 'libsql';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startServer } from '../../server/compose.ts';
import { config } from '../server/with-server.ts';
import { makeStored, readStored } from './stored/make.ts';

/** One folder for each way a version stored: `canvas.db`, what lies beside it, and `canvas.json`, which is what they hold. */
const STORED = fileURLToPath(new URL('stored', import.meta.url));
const versions = (await readdir(STORED, { withFileTypes: true })).filter((e) => e.isDirectory()).map((e) => e.name);

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'clc-stored-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

test.each(versions)('a canvas stored as in %s has every word and every comment', async (version) => {
  const file = join(folder, 'canvas.db');
  for (const name of await readdir(join(STORED, version)))
    if (name !== 'canvas.json') await copyFile(join(STORED, version, name), join(folder, name));
  const expected = await readFile(join(STORED, version, 'canvas.json'), 'utf8');
  expect(await readStored(file)).toBe(expected);
  // Once more, from what the first opening left behind.
  expect(await readStored(file)).toBe(expected);
});

test('this version’s own way of storing is among them', async () => {
  const file = join(folder, 'canvas.db');
  await makeStored(file);
  const kept = versions.map((version) => lastStep(join(STORED, version, 'canvas.db')));
  expect(kept).toContain(lastStep(file));
  const newest = versions.at(-1) ?? '';
  expect(await readdir(join(STORED, newest))).toEqual(expect.arrayContaining(await readdir(folder)));
});

test('a store of a newer version is not touched, and the one who starts the server is told what to do', async () => {
  const file = join(folder, 'canvas.db');
  await makeStored(file);
  let db = new Database(file);
  db.prepare("insert into migration values (99, 'later')").run();
  const all = (): unknown[] =>
    ['migration', 'canvas', 'member', 'journal', 'snapshot'].map((table) =>
      db.prepare(`select * from ${table}`).raw().all(),
    );
  const before = all();
  db.close();
  await expect(startServer(config(folder))).rejects.toThrow(
    /was written by a newer version\. Start that version, or set DATA_DIR to another folder\.$/u,
  );
  db = new Database(file);
  expect(all()).toEqual(before);
  db.close();
});

function lastStep(file: string): number {
  const db = new Database(file);
  const { number } = db.prepare('select max(number) as number from migration').get() as { number: number };
  db.close();
  return number;
}
