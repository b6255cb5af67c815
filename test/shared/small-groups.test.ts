// Answers without names: what is shown of a small group, and that nobody can be found in it.
import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { median } from '../../shared/judge/consensus.ts';
import {
  asThreshold,
  atClose,
  beforeOpening,
  comparable,
  mayChangeThreshold,
  whileOpen,
} from '../../shared/judge/small-groups.ts';
import type { Cell, NamelessResult } from '../../shared/judge/small-groups.ts';
import { judgeStep } from '../../shared/judge/stairway.ts';

const SCALE = { min: 1, max: 5 };
const answers = fc.array(fc.integer({ min: 1, max: 5 }), { maxLength: 24 });
const votes = (values: readonly number[]) => values.map((value) => ({ value }));
const people = (n: number, from = 0): string[] => Array.from({ length: n }, (_, i) => `p${from + i}`);

describe('before a nameless round opens', () => {
  it('says that everybody must answer, or that it cannot be met and what can be done', () => {
    expect(beforeOpening(6, 5)).toEqual({ fits: true, everyoneMustAnswer: false });
    expect(beforeOpening(5, 5)).toEqual({ fits: true, everyoneMustAnswer: true });
    expect(beforeOpening(4, 5)).toEqual({ fits: false, choices: [{ lowerTo: 4 }, 'named-talk'] });
    expect(beforeOpening(2, 5)).toEqual({ fits: false, choices: ['named-talk'] });
  });
  it('the threshold is between 3 and 10, and stands once somebody has answered', () => {
    expect([undefined, 1, 4, 99, NaN, '3'].map(asThreshold)).toEqual([5, 3, 4, 10, 5, 5]);
    expect([mayChangeThreshold(0), mayChangeThreshold(1)]).toEqual([true, false]);
  });
});

it('while it is open the number of answers is told only once there are enough', () => {
  expect([0, 4, 5, 9].map((n) => whileOpen(n, 5))).toEqual(['too-few', 'too-few', 5, 9]);
});

describe('at close', () => {
  it('shows nothing below the threshold, whatever was asked', () => {
    expect(atClose([3, 3, 3, 3], SCALE, 5)).toEqual({ shown: false, reason: 'too-few' });
    expect(atClose([3, 3], SCALE, 1)).toEqual({ shown: false, reason: 'too-few' });
  });
  it('shows of fewer than eight a mean and a word, and no histogram', () => {
    expect(atClose([3, 3, 4, 3, 4], SCALE, 5)).toEqual({ shown: true, answers: 5, mean: 3.4, spread: 'united' });
    expect(atClose([1, 1, 1, 5, 5, 5], SCALE, 5)).toMatchObject({ mean: 3, spread: 'divided' });
  });
  it('shows of eight and more a histogram whose small cells say "at most two", and then the mean less exactly', () => {
    const many = [...Array<number>(8).fill(3), ...Array<number>(5).fill(4), 2, 2, 1];
    expect(atClose(many, SCALE, 5)).toEqual({
      shown: true,
      answers: 16,
      mean: 3,
      spread: 'mixed',
      histogram: ['≤2', '≤2', 8, 5, 0],
    });
    const plain = [...Array<number>(5).fill(3), ...Array<number>(4).fill(4)];
    expect(atClose(plain, SCALE, 5)).toMatchObject({ mean: 3.4, histogram: [0, 0, 5, 4, 0] });
  });
  it('shows no histogram where a small cell could be worked out from the rest', () => {
    const shown = atClose([...Array<number>(5).fill(3), ...Array<number>(5).fill(4), 2], SCALE, 5);
    expect(shown).toMatchObject({ shown: true, answers: 11, mean: 3.4 });
    expect(shown).not.toHaveProperty('histogram');
  });
  it('counts in what else is told of the same answers', () => {
    const many = [...Array<number>(8).fill(3), ...Array<number>(5).fill(4), 2, 2, 1];
    expect(atClose(many, SCALE, 5, (values) => values.filter((v) => v === 1).length)).not.toHaveProperty('histogram');
    expect(atClose(many, SCALE, 5, (values) => values.length)).toHaveProperty('histogram');
  });
  it('tells the mean of a small group at the end of the scale as "this high or higher", and of a very small one roughly', () => {
    expect(atClose([5, 5, 5, 5, 5], SCALE, 5)).toMatchObject({ mean: 4.5, meanIs: 'or-more' });
    expect(atClose([5, 5, 5, 5, 4], SCALE, 5)).toEqual(atClose([5, 5, 5, 5, 5], SCALE, 5));
    expect(atClose([1, 1, 1, 1, 1, 2], SCALE, 5)).toMatchObject({ mean: 1.5, meanIs: 'or-less' });
    expect(atClose([3, 3, 4], SCALE, 3)).toMatchObject({ mean: 3, meanIs: 'about' });
    expect(atClose(Array<number>(8).fill(5), SCALE, 5)).toMatchObject({ mean: 5, histogram: [0, 0, 0, 0, 8] });
  });
  it('never tells of fewer than eight that all gave the same answer, not beside the median and the flag either', () => {
    for (const scale of [
      { min: 0, max: 4 },
      { min: 0, max: 10 },
    ])
      for (let n = 3; n < 8; n++)
        for (let value = scale.min; value <= scale.max; value++) {
          const told = (values: readonly number[]): string =>
            JSON.stringify([atClose(values, scale, 3), median(values), judgeStep(votes(values), 0).talk]);
          const all = Array<number>(n).fill(value);
          const others = [
            all.with(0, value - 1),
            all.with(0, value + 1),
            all.with(0, value - 1).with(1, value + 1),
          ].filter((values) => values.every((v) => v >= scale.min && v <= scale.max));
          expect(others.map(told), `${n} × ${value}`).toContain(told(all));
        }
  });
  it('never lets a masked cell be worked out from everything that is shown', () => {
    fc.assert(
      fc.property(answers, fc.integer({ min: 3, max: 10 }), (given, threshold) => {
        const shown = atClose(given, SCALE, threshold);
        expect(shown.shown).toBe(given.length >= threshold);
        if (!shown.shown) return;
        for (const cell of shown.histogram ?? []) expect(cell === '≤2' || cell === 0 || cell > 2).toBe(true);
        expect(whatCanBeKnown(shown, given.length)).toEqual([]);
      }),
      { numRuns: 400 },
    );
  });
  it('does not depend on the order of the answers', () => {
    fc.assert(
      fc.property(answers, (given) => {
        expect(atClose(given.toReversed(), SCALE, 5)).toEqual(atClose(given, SCALE, 5));
      }),
    );
  });
});

describe('a trend line', () => {
  const asked = (invited: readonly string[], answered = invited.length) => ({ invited, answers: answered });
  it('does not cross one newcomer, whose answer would be 6 × 3.0 − 5 × 3.4', () => {
    expect(comparable(asked(people(5)), asked(people(6)))).toBe(false);
  });
  it('does not cross one who left and one who came, nor one who was asked twice and answered once', () => {
    expect(comparable(asked(people(5)), asked(people(5, 1)))).toBe(false);
    expect(comparable(asked(people(6), 5), asked(people(6), 6))).toBe(false);
  });
  it('joins the same group, and groups that differ by three or more', () => {
    expect(comparable(asked(people(5)), asked(people(5).toReversed()))).toBe(true);
    expect(comparable(asked(people(5)), asked(people(8)))).toBe(true);
  });
});

/** Cells somebody could work out who knows how we show things: those every set of answers that looks like this agrees on. */
function whatCanBeKnown(shown: NamelessResult, answered: number): number[] {
  const cells: readonly Cell[] = shown.shown ? (shown.histogram ?? []) : [];
  const masked = cells.flatMap((cell, index) => (cell === '≤2' ? [index] : []));
  const seen = new Map(masked.map((index) => [index, new Set<number>()]));
  const visible = cells.reduce<number>((sum, cell) => sum + (cell === '≤2' ? 0 : cell), 0);
  const fill = (at: number, left: number, filled: readonly number[]): void => {
    const index = masked[at];
    if (index === undefined) {
      if (left !== 0) return;
      const counts = cells.map((cell, i) => (cell === '≤2' ? (filled[masked.indexOf(i)] ?? 0) : cell));
      const given = counts.flatMap((count, i) => Array<number>(count).fill(i + SCALE.min));
      if (JSON.stringify(atClose(given, SCALE, 3)) !== JSON.stringify(shown)) return;
      masked.forEach((cell, i) => seen.get(cell)?.add(filled[i] ?? 0));
      return;
    }
    for (let count = 0; count <= Math.min(2, left); count++) fill(at + 1, left - count, [...filled, count]);
  };
  if (masked.length > 0) fill(0, answered - visible, []);
  return masked.filter((index) => (seen.get(index)?.size ?? 0) < 2);
}
