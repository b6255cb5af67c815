// Promise: without names a histogram is shown where nothing that stands beside it, the median included, gives a small cell away.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ballotResult } from '../../server/rounds/ballots.ts';
import type { Open } from '../../server/rounds/round.ts';
import type { NamelessFigures } from '../../shared/wire/rounds.ts';

const OPEN: Open = {
  id: 'r1',
  canvas: 'c1',
  about: { kind: 'stairway', steps: ['sound'] },
  title: '',
  named: false,
  threshold: 5,
  auto: false,
  by: 'u1',
  createdAt: '2026-11-22T10:00:00.000Z',
  openedAt: '2026-11-22T10:00:00.000Z',
  invited: Array.from({ length: 30 }, (_, i) => `u${i}`),
  ballots: [],
  evidence: [],
  state: 'open',
};
function shown(scores: readonly number[]): NamelessFigures {
  const given = scores.map((score) => ({
    person: null,
    answer: { kind: 'stairway' as const, steps: { sound: { score } } as never },
  }));
  const result = ballotResult(OPEN, given, scores.length, OPEN.createdAt);
  if (result.named || !result.shown || !result.figures?.['sound']) throw new Error('Nothing is shown.');
  return result.figures['sound'];
}
const times = (n: number, score: number): number[] => Array<number>(n).fill(score);

test('a histogram with small cells is shown beside the median where it gives none of them away', () => {
  expect(shown([...times(8, 2), ...times(5, 3), 1, 1, 0])).toMatchObject({
    median: 2,
    histogram: ['≤2', '≤2', 8, 5, 0],
  });
});
test('where the number of answers alone gives a small cell away there is none', () => {
  expect(shown([...times(7, 4), 3])).not.toHaveProperty('histogram');
});
test('no small cell can be worked out from all that is told of a question', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 8, maxLength: 20 }), (scores) => {
      const told = shown(scores);
      if (!told.shown || !told.histogram) return;
      const { histogram: cells } = told;
      const small = cells.flatMap((cell, i) => (cell === '≤2' ? [i] : []));
      // Every way to fill the small cells with one or two that would have been told in the same words.
      const ways = Array.from({ length: 2 ** small.length }, (_, bits) =>
        cells.flatMap((cell, i) => times(cell === '≤2' ? 1 + ((bits >> small.indexOf(i)) & 1) : cell, i)),
      ).filter((values) => values.length === scores.length && JSON.stringify(shown(values)) === JSON.stringify(told));
      for (const i of small) expect(new Set(ways.map((way) => way.filter((v) => v === i).length)).size).toBe(2);
    }),
  );
});
