// The Stairway: which votes hold, where a talk is due, what the gate lets count, proofs that go and steps that fall back.
import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { asGate, history, judgeStep, sortEvidence, speakFirst, stand, STEPS } from '../../shared/judge/stairway.ts';
import type { StairRound, StepVote } from '../../shared/judge/stairway.ts';
import type { EvidenceItem } from '../../shared/wire/rounds.ts';

const votes = (...values: readonly (number | null)[]): StepVote[] => values.map((value) => ({ value }));
const bits = (text: string): boolean[] => [...text].map((c) => c === '1');
const anyVote = fc.record({ value: fc.option(fc.integer({ min: 0, max: 4 }), { nil: null }), late: fc.boolean() });
const sevenSteps = fc.array(fc.boolean(), { minLength: 7, maxLength: 7 });

describe('a step with one proof', () => {
  it.each([
    [[3, 3, 3, 3, 3], false, true],
    [[2, 3, 3, 3, 4], false, true],
    [[2, 2, 3, 3, 3], false, true],
    [[1, 3, 3, 3, 4], true, false],
    [[0, 3, 3, 3, 3], true, false],
    [[1, 2, 3, 4, 4], true, false],
    [[0, 0, 2, 4, 4], true, false],
    [[0, 0, 4, 4], true, false],
    [[3, 3, 4, 4, 3], false, true],
    [[2, 3, 3, 3, 3], false, true],
    [[2, 2, 2, 2, 2], false, false],
    [[3, 3], false, false],
  ])('and votes %j: talk %s, holds %s', (given, talk, holds) => {
    expect(judgeStep(votes(...given), 1)).toMatchObject({ talk, holds });
  });
  it('needs a talk when most see proof and one person sees none, however much they agree', () => {
    const many = judgeStep(votes(1, ...Array<number>(20).fill(3)), 1);
    expect(many.consensus).toBeGreaterThan(0.7);
    expect(many).toMatchObject({ talk: true, holds: false });
  });
  it('does not hold without proof', () => {
    expect(judgeStep(votes(4, 4, 4, 4), 0)).toMatchObject({ talk: false, holds: false });
  });
  it('counts who does not know, and shows late votes only', () => {
    const judged = judgeStep([...votes(3, 3, 3, null), { value: 0, late: true }, { value: null, late: true }], 1);
    expect(judged).toMatchObject({ counted: [3, 3, 3], unknown: 1, holds: true });
    expect(judgeStep(votes(null, null), 1)).toMatchObject({ median: null, consensus: null, talk: false, holds: false });
  });
  it('leaves out what is no vote', () => {
    expect(judgeStep(votes(5, -1, 2.5, NaN, 3), 1).counted).toEqual([3]);
  });
  it('never both holds and needs a talk, and more proof never makes it fall', () => {
    fc.assert(
      fc.property(fc.array(anyVote), fc.nat(3), (given, proofs) => {
        const judged = judgeStep(given, proofs);
        expect(judged.holds && judged.talk).toBe(false);
        if (judged.holds) expect(judgeStep(given, proofs + 1).holds).toBe(true);
        if (judged.holds) expect(judged.counted.length >= 3 && proofs >= 1).toBe(true);
        expect(judgeStep(given.toReversed(), proofs)).toEqual(judged);
      }),
    );
  });
});

describe('the gate', () => {
  it.each([
    ['1101100', 2, [4, 5]],
    ['0111111', 0, [2, 3, 4, 5, 6, 7]],
    ['1111111', 7, []],
    ['0000000', 0, []],
  ])('at %s reaches %d and leaves %j floating', (holds, reached, floating) => {
    expect(stand(bits(holds), 'strict')).toMatchObject({ reached, floating });
    expect(stand(bits(holds), 'shown')).toMatchObject({ reached, floating });
  });
  it('lets floating steps count only where it is merely shown', () => {
    expect(stand(bits('1101100'), 'strict').counts).toEqual([1, 2]);
    expect(stand(bits('1101100'), 'shown').counts).toEqual([1, 2, 4, 5]);
  });
  it('is strict unless the team says otherwise', () => {
    expect([undefined, 'open', 'strict', 'shown'].map(asGate)).toEqual(['strict', 'strict', 'strict', 'shown']);
  });
  it('for any stair: below the reached step no gap, above it one, and each step that holds is in exactly one place', () => {
    fc.assert(
      fc.property(sevenSteps, (holds) => {
        const { reached, floating, counts } = stand(holds, 'strict');
        expect(holds.slice(0, reached).every(Boolean)).toBe(true);
        expect(holds[reached] ?? false).toBe(false);
        expect([...counts, ...floating]).toEqual(holds.flatMap((hold, i) => (hold ? [i + 1] : [])));
      }),
    );
  });
  it('a step that comes to hold never lowers the stair', () => {
    fc.assert(
      fc.property(sevenSteps, fc.nat(6), (holds, more) => {
        const after = holds.with(more, true);
        expect(stand(after, 'strict').reached).toBeGreaterThanOrEqual(stand(holds, 'strict').reached);
      }),
    );
  });
});

describe('proofs', () => {
  const proofs: EvidenceItem[] = [
    { card: 'a' },
    { card: 'a' },
    { card: 'binned' },
    { url: 'https://example.org/report' },
    { round: 'r0' },
  ];
  it('count once, live while what they point at is there, and are named when it is gone', () => {
    const is = sortEvidence(proofs, (what) => 'card' in what && what.card === 'a');
    expect(is.living).toEqual([proofs[0], proofs[3]]);
    expect(is.gone).toEqual([proofs[2], proofs[4]]);
  });
  it('take the step with them', () => {
    const three = votes(3, 3, 3);
    const cards = proofs.slice(0, 1);
    expect(judgeStep(three, sortEvidence(cards, () => true).living.length).holds).toBe(true);
    expect(judgeStep(three, sortEvidence(cards, () => false).living.length).holds).toBe(false);
  });
});

describe('the talk', () => {
  it('begins with those who voted lowest and highest, in time', () => {
    const [noor, bram, daan, late] = [
      { person: 'noor', value: 1 },
      { person: 'bram', value: 3 },
      { person: 'daan', value: 4 },
      { person: 'late', value: 0, late: true },
    ];
    expect(speakFirst([bram, daan, noor, late])).toEqual({ lowest: [noor], highest: [daan] });
  });
  it('has no first speaker where all say the same', () => {
    expect(speakFirst(votes(3, 3, null))).toEqual({ lowest: [], highest: [] });
    expect(speakFirst([])).toEqual({ lowest: [], highest: [] });
  });
});

describe('the history of a stair', () => {
  const round = (id: string, at: string, holds: boolean): StairRound => ({
    id,
    at,
    steps: { chosen: { median: holds ? 3 : 2, holds } },
  });
  it('marks a fall-back once, also when the rounds come in another order', () => {
    const marks = history([
      round('r3', '2026-11-24', false),
      round('r1', '2026-11-22', true),
      round('r4', '2026-11-25', false),
      { id: 'r2', at: '2026-11-23', steps: { kept: { median: 1, holds: false } } },
    ]);
    expect(marks.chosen.map((m) => [m.round, m.holds, m.fallBack])).toEqual([
      ['r1', true, false],
      ['r3', false, true],
      ['r4', false, false],
    ]);
    expect(marks.kept.map((m) => m.fallBack)).toEqual([false]);
    expect(marks.ahead).toEqual([]);
  });
  it('has a place for every step', () => {
    expect(Object.keys(history([]))).toEqual([...STEPS]);
    expect(STEPS).toHaveLength(7);
  });
});
