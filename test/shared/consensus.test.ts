// Median, range and consensus: the golden numbers, and what holds for any votes.
import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { consensus, consensusOfCounts, mean, median, range, spreadOf } from '../../shared/judge/consensus.ts';

const SCALE = { min: 0, max: 4 };
const votes = fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 1, maxLength: 12 });

describe('consensus', () => {
  it('is the number of Tastle and Wierman', () => {
    expect(consensusOfCounts([30, 40, 210, 130, 530, 50, 10])).toBeCloseTo(0.7256876, 7);
  });
  it.each([
    [[3, 3, 3, 3, 3], 3, 0, 1],
    [[2, 3, 3, 3, 4], 3, 2, 0.834],
    [[2, 2, 3, 3, 3], 3, 1, 0.815],
    [[1, 3, 3, 3, 4], 3, 3, 0.68],
    [[0, 3, 3, 3, 3], 3, 3, 0.548],
    [[1, 2, 3, 4, 4], 3, 3, 0.542],
    [[0, 0, 2, 4, 4], 2, 4, 0.2],
    [[0, 0, 4, 4], 2, 4, 0],
    [[3, 3, 4, 4, 3], 3, 1, 0.815],
    [[2, 3, 3, 3, 3], 3, 1, 0.876],
  ])('of %j is as agreed, with median and range', (given, middle, width, agreement) => {
    expect(median(given)).toBe(middle);
    expect(range(given)).toBe(width);
    expect(consensus(given, SCALE)).toBeCloseTo(agreement, 3);
  });
  it('is nothing where nobody voted, and one voice on a scale of one answer', () => {
    expect([consensus([], SCALE), consensusOfCounts([0, 0]), median([]), range([]), mean([])]).toEqual(
      Array(5).fill(null),
    );
    expect(consensus([2], { min: 2, max: 2 })).toBe(1);
  });
  it('lies between split and one voice, and is one voice only where all say the same', () => {
    fc.assert(
      fc.property(votes, (given) => {
        const agreement = consensus(given, SCALE) ?? -1;
        expect(agreement).toBeGreaterThanOrEqual(0);
        expect(agreement).toBeLessThanOrEqual(1);
        expect(agreement === 1).toBe(range(given) === 0);
      }),
    );
  });
  it('does not care who says what, or which end of the scale is up', () => {
    fc.assert(
      fc.property(votes, (given) => {
        const agreement = consensus(given, SCALE) ?? -1;
        expect(consensus(given.toReversed(), SCALE)).toBeCloseTo(agreement, 10);
        expect(
          consensus(
            given.map((v) => 4 - v),
            SCALE,
          ),
        ).toBeCloseTo(agreement, 10);
        expect(consensusOfCounts([0, 1, 2, 3, 4].map((v) => given.filter((g) => g === v).length))).toBeCloseTo(
          agreement,
          10,
        );
      }),
    );
  });
  it('is zero for any even split between both ends', () => {
    for (const half of [1, 2, 3, 8])
      expect(consensus([...Array<number>(half).fill(0), ...Array<number>(half).fill(4)], SCALE)).toBe(0);
  });
});

describe('the median', () => {
  it('has no more values above it than below', () => {
    fc.assert(
      fc.property(votes, (given) => {
        const middle = median(given) ?? -1;
        expect(given.filter((v) => v < middle).length).toBeLessThanOrEqual(given.length / 2);
        expect(given.filter((v) => v > middle).length).toBeLessThanOrEqual(given.length / 2);
      }),
    );
  });
});

it('the word of the spread changes at 0.80 and 0.55', () => {
  expect([1, 0.8, 0.799, 0.55, 0.549, 0].map(spreadOf)).toEqual([
    'united',
    'united',
    'mixed',
    'mixed',
    'divided',
    'divided',
  ]);
});
