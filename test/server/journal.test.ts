// Promise: rooms share an append and a sync, and one room's bad entry costs only that room.
import { expect, test, vi } from 'vitest';
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

test('one sync at a time; whoever asks meanwhile shares the next, and is never served by one that began before', async () => {
  const syncs: { done: () => void; failed: (error: Error) => void }[] = [];
  const journal = {
    append: () => Promise.resolve(),
    sync: () => new Promise<void>((done, failed) => syncs.push({ done, failed })),
    load: () => Promise.resolve(undefined),
    compact: () => Promise.resolve(),
  } satisfies Store['journal'];
  const group = groupCommit({ journal });
  const said: string[] = [];
  const ask = (name: string): void =>
    void group.sync().then(
      () => said.push(name),
      () => said.push(`not ${name}`),
    );
  ask('a');
  ask('b');
  await vi.waitUntil(() => syncs.length === 1);
  for (const name of ['c', 'd', 'e']) ask(name);
  syncs[0]?.done();
  await vi.waitUntil(() => syncs.length === 2);
  expect(said).toEqual(['a', 'b']);
  ask('f');
  syncs[1]?.failed(new Error('no'));
  await vi.waitUntil(() => syncs.length === 3);
  expect(said).toEqual(['a', 'b', 'not c', 'not d', 'not e']);
  syncs[2]?.done();
  await vi.waitUntil(() => said.at(-1) === 'f');
});
