// Promise: with names or without, the same answers give the same levels and the same stair, in whatever order they came.
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { ballotResult, mediansOf } from '../../server/rounds/ballots.ts';
import type { Given } from '../../server/rounds/ballots.ts';
import { opened, resultOf, revealed } from '../../server/rounds/round.ts';
import type { Open } from '../../server/rounds/round.ts';
import { stairOf } from '../../shared/judge/stair-rounds.ts';
import type { StairStep } from '../../shared/judge/stair-rounds.ts';
import type { Answer, BallotResult, Evidence, RoundAbout } from '../../shared/wire/rounds.ts';

const AT = '2026-11-22T09:00:00.000Z';
const PEOPLE = Array.from({ length: 12 }, (_, n) => `u${n}`);
const THRESHOLD = 3;
function asked(about: RoundAbout, named: boolean): Open {
  const draft = {
    id: 'r',
    canvas: 'k',
    about,
    title: '',
    auto: false,
    by: 'u0',
    createdAt: AT,
    state: 'draft' as const,
  };
  return opened({ ...draft, named, threshold: THRESHOLD }, { invited: PEOPLE, named, threshold: THRESHOLD, at: AT });
}
function shown(about: RoundAbout, named: boolean, answers: readonly Answer[]): BallotResult {
  const given = answers.map((answer, n): Given => ({ person: named ? PEOPLE[n]! : null, answer }));
  return ballotResult(asked(about, named), given, PEOPLE.length, AT);
}

const LEDGER: RoundAbout = { kind: 'ledger', times: ['now'] };
const KEYS = ['partners.now.investment', 'partners.now.progress', 'society.now.progress'];
const level = fc.integer({ min: 0, max: 10 });
const levels = fc
  .array(fc.dictionary(fc.constantFrom(...KEYS), level, { minKeys: 1 }), { minLength: 1, maxLength: 12 })
  .map((all) => all.map((one): Answer => ({ kind: 'ledger', levels: one })));
const given = (answers: readonly Answer[], key: string): number[] =>
  answers.flatMap((answer) => (answer.kind === 'ledger' ? (answer.levels[key] ?? []) : []));

test('a level is in the middle of what was answered: as many stand above it as below, whoever came first', () => {
  fc.assert(
    fc.property(levels, (answers) => {
      const medians = mediansOf(shown(LEDGER, true, answers));
      expect([...medians.keys()].toSorted()).toEqual(KEYS.filter((key) => given(answers, key).length > 0).toSorted());
      for (const [key, median] of medians) {
        const values = given(answers, key);
        const half = values.length / 2;
        expect(values.filter((value) => value < median).length).toBeLessThanOrEqual(half);
        expect(values.filter((value) => value > median).length).toBeLessThanOrEqual(half);
      }
      const reversed = mediansOf(shown(LEDGER, true, answers.toReversed()));
      expect(new Map([...reversed].toSorted())).toEqual(new Map([...medians].toSorted()));
    }),
  );
});

test('without names a level is the same, or is not told: below the threshold never', () => {
  fc.assert(
    fc.property(levels, (answers) => {
      const nameless = mediansOf(shown(LEDGER, false, answers));
      const named = mediansOf(shown(LEDGER, true, answers));
      for (const [key, median] of nameless)
        expect([key, Math.round(median)]).toEqual([key, Math.round(named.get(key) ?? -1)]);
      for (const key of KEYS) if (given(answers, key).length < THRESHOLD) expect(nameless.has(key)).toBe(false);
    }),
  );
});

const STEP: RoundAbout = { kind: 'stairway', steps: ['chosen'] };
const PROOF: Evidence = { step: 'chosen', url: 'https://voorbeeld.nl/' };
const score = fc.option(fc.integer({ min: 0, max: 4 }), { nil: null });
function judged(named: boolean, answers: readonly Answer[]): StairStep {
  const round = revealed(asked(STEP, named), shown(STEP, named, answers), [PROOF]);
  const stair = stairOf(new Map([['r', resultOf(round)]]), { hasCard: () => true }, 'strict');
  expect(stair.standing.reached).toBe(stair.steps[0]!.holds ? 1 : 0);
  return stair.steps[0]!;
}
test('a step holds or needs a talk with names exactly where it does without, once anything is shown', () => {
  let compared = 0;
  fc.assert(
    fc.property(fc.array(score, { minLength: THRESHOLD, maxLength: 12 }), (scores) => {
      const answers = scores.map((one): Answer => ({ kind: 'stairway', steps: { chosen: { score: one } } }));
      const [named, nameless] = [judged(true, answers), judged(false, answers)];
      if (nameless.ballots[0]?.kind === 'withheld') {
        expect(scores.filter((one) => one !== null).length).toBeLessThan(THRESHOLD);
        expect(nameless.holds).toBe(false);
        return;
      }
      compared++;
      const verdict = ({ talk, holds }: StairStep): unknown => ({ talk, holds });
      expect(verdict(nameless)).toEqual(verdict(named));
    }),
    { numRuns: 300 },
  );
  expect(compared).toBeGreaterThan(100);
});
