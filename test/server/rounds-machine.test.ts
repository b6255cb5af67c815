// Promise: whatever is done to a round in whatever order, each ballot is shown once and closed means closed.
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { ballotResult } from '../../server/rounds/ballots.ts';
import type { Given } from '../../server/rounds/ballots.ts';
import { RoundRefused } from '../../server/rounds/refused.ts';
import {
  again,
  ballotOf,
  closed,
  invite,
  late,
  opened,
  resultOf,
  revealed,
  talked,
} from '../../server/rounds/round.ts';
import type { Round } from '../../server/rounds/round.ts';
import { ROUND_STATES } from '../../shared/wire/rounds.ts';

const AT = '2026-11-22T09:00:00.000Z';
const PEOPLE = ['a', 'b', 'c', 'd', 'e'];
const draft = (named: boolean): Round => ({
  id: 'r',
  canvas: 'k',
  about: { kind: 'stairway', steps: ['sound'] },
  title: '',
  named,
  threshold: 3,
  auto: false,
  by: 'a',
  createdAt: AT,
  state: 'draft',
});
const given = (named: boolean, scores: readonly number[]): Given[] =>
  scores.map((score, n) => ({
    person: named ? PEOPLE[n]! : null,
    answer: { kind: 'stairway', steps: { sound: { score } } },
  }));

type Step = 'open' | 'invite' | 'reveal' | 'late' | 'talked' | 'second' | 'close';
function step(round: Round, what: Step, scores: readonly number[]): Round {
  switch (what) {
    case 'open':
      return opened(round, { invited: PEOPLE, named: round.named, threshold: 3, at: AT });
    case 'invite':
      return invite(round, [], ['e']);
    case 'reveal': {
      if (round.state !== 'open') throw new RoundRefused('round-state');
      return revealed(round, ballotResult(round, given(round.named, scores), 5, AT), []);
    }
    case 'late':
      return late(round, { person: 'e', answer: given(true, [1])[0]!.answer });
    case 'talked':
      return talked(round);
    case 'second':
      return again(round);
    case 'close':
      return closed(round, AT);
    default:
      return what satisfies never;
  }
}
const order = (round: Round): number => ROUND_STATES.indexOf(round.state === 'dropped' ? 'closed' : round.state);

test('a round goes forward only, but for the second ballot; what was shown stays, and is never more than two', () => {
  const steps = fc.constantFrom<Step>('open', 'invite', 'reveal', 'late', 'talked', 'second', 'close');
  const scores = fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 1, maxLength: 5 });
  fc.assert(
    fc.property(fc.boolean(), fc.array(fc.tuple(steps, scores), { maxLength: 30 }), (named, acts) => {
      let round = draft(named);
      for (const [what, answers] of acts) {
        const before = round;
        try {
          round = step(round, what, answers);
        } catch (error) {
          expect(error).toBeInstanceOf(RoundRefused);
          continue;
        }
        const shown = resultOf(round)?.ballots ?? [];
        const shownBefore = resultOf(before)?.ballots ?? [];
        expect(shown.length).toBeLessThanOrEqual(2);
        expect(shown.length - shownBefore.length).toBe(what === 'reveal' ? 1 : 0);
        if (what !== 'late') expect(shown.slice(0, shownBefore.length)).toEqual(shownBefore);
        if (what === 'second') expect([before.state, round.state]).toContain('open');
        else expect(order(round)).toBeGreaterThanOrEqual(order(before));
        if (before.state === 'closed' || before.state === 'dropped') expect(round).toBe(before);
        expect([1, 2]).toContain(ballotOf(round));
      }
    }),
    { numRuns: 300 },
  );
});

test('without names no result has a person in it, nor anything of fewer than the threshold', () => {
  const scores = fc.array(fc.integer({ min: 0, max: 4 }), { maxLength: 12 });
  fc.assert(
    fc.property(scores, scores, (first, second) => {
      let round = opened(draft(false), { invited: PEOPLE, named: false, threshold: 3, at: AT });
      const shown = revealed(round, ballotResult(round, given(false, first), 5, AT), []);
      round = again(shown);
      const both = revealed(round, ballotResult(round, given(false, second), 5, AT), []);
      const [one, two] = both.ballots;
      expect(JSON.stringify(both.ballots)).not.toMatch(/person|answers":\[/u);
      expect(one).toMatchObject({ named: false, shown: first.length >= 3 });
      const tells = first.length >= 3 && [1, 2].includes(Math.abs(first.length - second.length));
      expect(two).toMatchObject({ named: false, shown: second.length >= 3 && !tells });
    }),
    { numRuns: 300 },
  );
});
