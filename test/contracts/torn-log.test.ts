// Promise: wherever a crash cuts the edit log, every whole record before is there, nothing half of one, and what cannot be read is kept aside.
import { copyFile, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openSqlite } from '../../server/store/sqlite.ts';

const RECORDS = 6;
const CUT_RECORDS = 3;
const LOG = 'canvas.db-log-000001';

let folder = '';
let log: Buffer = Buffer.alloc(0);
/** Where each record ends; the document then holds that many updates and one. */
const ends: number[] = [];
const update = (n: number): Uint8Array => new Uint8Array(8 + n).fill(n);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'clc-torn-log-'));
  const file = join(folder, 'canvas.db');
  const first = await openSqlite(file);
  await first.canvases.create({ id: 'a', createdAt: '', links: [], people: [], first: update(1), firstClient: 1 });
  await first.close();
  await copyFile(file, join(folder, 'before.db'));
  const store = await openSqlite(file, { quietMs: 3_600_000 });
  for (let seq = 2; seq < RECORDS + 2; seq++) {
    await store.journal.append([{ canvas: 'a', seq, update: update(seq) }]);
    log = await readFile(join(folder, LOG));
    ends.push(log.length);
  }
  await store.close();
});
afterAll(() => rm(folder, { recursive: true, force: true }));

interface Opened {
  readonly seq: number;
  readonly warnings: readonly unknown[];
  readonly files: readonly string[];
}
/** What is there after the crash, and once more after going on from there and a clean stop. */
async function openedWith(bytes: Uint8Array): Promise<Opened> {
  const crashed = await mkdtemp(join(folder, 'crashed-'));
  const file = join(crashed, 'canvas.db');
  await copyFile(join(folder, 'before.db'), file);
  await writeFile(join(crashed, LOG), bytes);
  const warnings: unknown[] = [];
  const store = await openSqlite(file, { warn: (_, error) => warnings.push(error) });
  const stored = await store.journal.load('a');
  const seq = stored?.seq ?? 0;
  stored?.updates.forEach((found, n) => expect(found).toEqual(update(n + 1)));
  await store.journal.append([{ canvas: 'a', seq: seq + 1, update: update(7) }]);
  await store.close();
  const again = await openSqlite(file);
  expect((await again.journal.load('a'))?.updates).toHaveLength(seq + 1);
  await again.close();
  return { seq, warnings, files: (await readdir(crashed)).sort() };
}

test.each([
  ['cut off', new Uint8Array(0)],
  ['followed by zeros', new Uint8Array(500)],
  ['followed by something else', new Uint8Array(500).fill(0xa5)],
])('a log that is %s, at every byte of its last records', { timeout: 120_000 }, async (_name, spoil) => {
  const seen = new Set<number>();
  for (let cut = ends.at(-1 - CUT_RECORDS)!; cut <= log.length; cut++) {
    const whole = ends.filter((end) => end <= cut).length;
    const isTorn = spoil.length > 0 || !ends.includes(cut);
    const { seq, warnings, files } = await openedWith(Buffer.concat([log.subarray(0, cut), spoil]));
    expect({ cut, seq, warnings: warnings.length }).toEqual({ cut, seq: whole + 1, warnings: isTorn ? 1 : 0 });
    expect(files).toEqual(isTorn ? ['canvas.db', `${LOG}.torn`] : ['canvas.db']);
    if (isTorn) expect(String(warnings[0])).toContain(`${LOG}.torn`);
    seen.add(whole);
  }
  expect(seen.size).toBe(CUT_RECORDS + 1);
});

test('a log in which a bit was turned is used up to there', { timeout: 60_000 }, async () => {
  const from = ends[2]!;
  for (let at = from; at < ends[3]!; at++) {
    const spoilt = Buffer.from(log);
    spoilt.writeUInt8(spoilt.readUInt8(at) ^ 0x10, at);
    const { seq, files } = await openedWith(spoilt);
    expect({ at, seq }).toEqual({ at, seq: 4 });
    expect(files).toEqual(['canvas.db', `${LOG}.torn`]);
  }
});

test('a log whose beginning was not written holds nothing, and is no reason not to start', async () => {
  expect(await openedWith(new Uint8Array(0))).toEqual({ seq: 1, warnings: [], files: ['canvas.db'] });
  expect((await openedWith(log.subarray(0, 10))).files).toEqual(['canvas.db', `${LOG}.torn`]);
});
