// Promise: rooms share a commit, one room's bad entry costs only that room, and whoever writes alone waits for nobody.
import { afterEach, expect, test, vi } from 'vitest';
import type { JournalEntry, Store } from '../../server/store/store.ts';
import { groupCommit } from '../../server/sync/journal.ts';

const entry = (canvas: string): JournalEntry => ({ canvas, seq: 1, update: new Uint8Array() });

afterEach(() => {
  vi.useRealTimers();
});

/** A journal that notes the canvases of each append. */
function noted(): { readonly appends: string[][]; readonly journal: Store['journal'] } {
  const appends: string[][] = [];
  return {
    appends,
    journal: {
      append: (entries) => {
        appends.push(entries.map((e) => e.canvas));
        return entries.some((e) => e.canvas === 'bad') ? Promise.reject(new Error('no')) : Promise.resolve();
      },
      load: () => Promise.resolve(undefined),
      compact: () => Promise.resolve(),
    },
  };
}

test('what is asked for in one turn is one append; if that fails, each room is tried on its own', async () => {
  const { appends, journal } = noted();
  const group = groupCommit({ journal });
  await Promise.all([group.append('a', () => [entry('a'), entry('a')]), group.append('b', () => [entry('b')])]);
  expect(appends).toEqual([['a', 'a', 'b']]);
  const outcomes = await Promise.allSettled(
    ['a', 'bad', 'b'].map((canvas) => group.append(canvas, () => [entry(canvas)])),
  );
  expect(outcomes.map((o) => o.status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  expect(appends.slice(1)).toEqual([['a', 'bad', 'b'], ['a'], ['bad'], ['b']]);
});

test('a room that writes alone is never made to wait', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout'] });
  const { appends, journal } = noted();
  const group = groupCommit({ journal }, () => 0);
  for (let n = 0; n < 3; n++) await group.append('a', () => [entry('a')]);
  expect(appends).toEqual([['a'], ['a'], ['a']]);
});

test('rooms that write at once wait for each other after a commit, and the first of them for nobody', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout'] });
  let time = 0;
  const { appends, journal } = noted();
  const group = groupCommit({ journal }, () => time);
  await group.append('a', () => [entry('a')]);
  time = 1;
  const waiting = ['b', 'c', 'a'].map((canvas) => group.append(canvas, () => [entry(canvas)]));
  await vi.advanceTimersByTimeAsync(2);
  expect(appends).toEqual([['a']]);
  await vi.advanceTimersByTimeAsync(1);
  await Promise.all(waiting);
  expect(appends).toEqual([['a'], ['b', 'c', 'a']]);
  time = 10;
  await group.append('b', () => [entry('b')]);
  expect(appends).toEqual([['a'], ['b', 'c', 'a'], ['b']]);
});
