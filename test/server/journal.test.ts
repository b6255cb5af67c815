// Promise: rooms share a commit, and one room's bad entry costs only that room.
import { expect, test } from 'vitest';
import type { JournalEntry, Store } from '../../server/store/store.ts';
import { groupCommit } from '../../server/sync/journal.ts';

const entry = (canvas: string): JournalEntry => ({ canvas, seq: 1, update: new Uint8Array() });

test('what is asked for in one turn is one append; if that fails, each room is tried on its own', async () => {
  const appends: string[][] = [];
  const journal: Store['journal'] = {
    append: (entries) => {
      appends.push(entries.map((e) => e.canvas));
      return entries.some((e) => e.canvas === 'bad') ? Promise.reject(new Error('no')) : Promise.resolve();
    },
    sync: () => Promise.resolve(),
    load: () => Promise.resolve(undefined),
    compact: () => Promise.resolve(),
  };
  const group = groupCommit({ journal });
  await Promise.all([group.append(() => [entry('a'), entry('a')]), group.append(() => [entry('b')])]);
  expect(appends).toEqual([['a', 'a', 'b']]);
  const outcomes = await Promise.allSettled(['a', 'bad', 'b'].map((canvas) => group.append(() => [entry(canvas)])));
  expect(outcomes.map((o) => o.status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  expect(appends.slice(1)).toEqual([['a', 'bad', 'b'], ['a'], ['bad'], ['b']]);
});
