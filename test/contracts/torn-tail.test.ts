// Promise: wherever a crash cuts the last writes of the database, everything acknowledged before them is there, and nothing half of them.
import { copyFile, mkdtemp, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openSqlite } from '../../server/store/sqlite.ts';
import type { Store } from '../../server/store/store.ts';

/** Commits of which the last are cut, and how far apart the cuts are: every page begins somewhere else in a step. */
const COMMITS = 12;
const CUT_COMMITS = 3;
const STEP = 89;

let folder = '';
let store: Store;
/** Length of the tail file after each commit; the document then holds that many updates and one. */
const lengths: number[] = [];
const file = (name: string): string => join(folder, name);
const update = (n: number): Uint8Array => new Uint8Array(40 + n).fill(n);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'clc-torn-'));
  // Nothing is tidied up meanwhile: its tail is what is cut.
  store = await openSqlite(file('canvas.db'), { quietMs: 3_600_000 });
  await store.canvases.create({ id: 'a', createdAt: '', links: [], people: [], first: update(1), firstClient: 1 });
  for (let n = 0; n < COMMITS; n++) {
    // The snapshot replaces rows in the middle of what is cut.
    if (n === COMMITS - 2) await store.journal.compact('a', n + 1, update(99));
    else {
      const seq = seqAfter(n);
      // What comes with a round goes past the edit log.
      const round = { row: { id: 'r', canvas: 'a', body: String(seq) } };
      await store.journal.append([{ canvas: 'a', seq, update: update(seq), round }]);
    }
    lengths.push((await stat(file('canvas.db-wal'))).size);
  }
});
afterAll(async () => {
  await store.close();
  await rm(folder, { recursive: true, force: true });
});
/** Number of the last update after commit `n`: the folding adds none. */
function seqAfter(n: number): number {
  return n < COMMITS - 2 ? n + 2 : n + 1;
}

/** What is there after the crash: the number of the last update, read the way a room reads. */
async function found(length: number, spoil: Uint8Array | undefined): Promise<number> {
  for (const name of ['torn.db', 'torn.db-wal', 'torn.db-shm']) await rm(file(name), { force: true });
  await copyFile(file('canvas.db'), file('torn.db'));
  await copyFile(file('canvas.db-wal'), file('torn.db-wal'));
  await truncate(file('torn.db-wal'), length);
  if (spoil) await writeFile(file('torn.db-wal'), spoil, { flag: 'a' });
  const torn = await openSqlite(file('torn.db'));
  try {
    const stored = await torn.journal.load('a');
    if (!stored) return 0;
    const first = stored.snapshot ? stored.seq - stored.updates.length + 1 : 1;
    stored.updates.forEach((bytes, n) => expect(bytes).toEqual(update(first + n)));
    expect(await torn.rounds.find('a', 'r')).toMatchObject({ body: String(stored.seq) });
    // And it goes on from there.
    await torn.journal.append([{ canvas: 'a', seq: stored.seq + 1, update: update(7) }]);
    return stored.seq;
  } finally {
    await torn.close();
  }
}

test.each([
  ['cut off', undefined],
  ['followed by zeros', new Uint8Array(5000)],
  ['followed by something else', new Uint8Array(5000).fill(0xa5)],
])('a tail that is %s', { timeout: 120_000 }, async (_name, spoil) => {
  const from = lengths.at(-1 - CUT_COMMITS) ?? 0;
  const to = lengths.at(-1) ?? 0;
  expect(from).toBeGreaterThan(0);
  const cuts = [...lengths.slice(-1 - CUT_COMMITS), ...lengths.slice(-1 - CUT_COMMITS).map((end) => end - 1)];
  for (let cut = from; cut < to; cut += STEP) cuts.push(cut);
  const seen = new Set<number>();
  for (const cut of cuts.filter((at) => at >= from)) {
    const whole = lengths.filter((end) => end <= cut).length - 1;
    const seq = await found(cut, spoil);
    expect({ cut, seq }).toEqual({ cut, seq: seqAfter(whole) });
    seen.add(whole);
  }
  expect(seen.size).toBe(CUT_COMMITS + 1);
});
