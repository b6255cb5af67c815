// Where a team differs after its rounds: what divides most comes first, per block and as a queue.
import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { divergencePerBlock, divergences, overlap, talkQueue } from '../../shared/judge/divergence.ts';
import { stairOf } from '../../shared/judge/stair-rounds.ts';
import { ROLES } from '../../shared/template/canvas-template.ts';
import type { Answer, BallotResult, RoundResult } from '../../shared/wire/rounds.ts';

const named = (...answers: Answer[]): Extract<BallotResult, { named: true }> => ({
  named: true,
  revealedAt: '2026-11-22T10:00:00.000Z',
  of: answers.length,
  answers: answers.map((answer, i) => ({ person: `u${i}`, answer })),
});
const round = (about: RoundResult['about'], ballot: BallotResult, more: Partial<RoundResult> = {}): RoundResult => ({
  id: about.kind,
  kind: about.kind,
  about,
  title: '',
  named: true,
  threshold: null,
  by: 'u0',
  state: 'revealed',
  openedAt: '2026-11-22T09:00:00.000Z',
  ballots: [ballot],
  ...more,
});
const stairway = round(
  { kind: 'stairway', steps: ['kept', 'sound'] },
  named(
    ...[
      [3, 0],
      [3, 4],
      [3, 4],
    ].map(([kept = 0, sound = 0]): Answer => ({
      kind: 'stairway',
      steps: { kept: { score: kept }, sound: { score: sound } },
    })),
  ),
);
describe('one answer', () => {
  it('is no agreement: nothing is said of a team until two people answered', () => {
    const one = named({ kind: 'stairway', steps: { kept: { score: 3 } } });
    const rounds = new Map<string, unknown>([
      ['stairway', { ...stairway, ballots: [one] }],
      ['l', levels('l', '2026-11-22T09:00:00.000Z', 4)],
    ]);
    expect(divergences(rounds, stairOf(rounds, { hasCard: () => true }, 'strict'))).toEqual([]);
  });
});
const levels = (id: string, openedAt: string, ...given: readonly number[]): RoundResult =>
  round(
    { kind: 'ledger', times: ['now'] },
    named(...given.map((level): Answer => ({ kind: 'ledger', levels: { 'partners.now.progress': level } }))),
    { id, openedAt },
  );
const roles = round(
  { kind: 'lead-role', points: 10 },
  named(
    { kind: 'lead-role', points: { steward: 10 } },
    { kind: 'lead-role', points: { steward: 5, inventor: 5 } },
    { kind: 'lead-role', points: { monarch: 10 } },
  ),
);
const read = (...rounds: readonly RoundResult[]) => {
  const map = new Map(rounds.map((r) => [r.id, r]));
  return divergences(map, stairOf(map, { hasCard: () => true }, 'strict'));
};

describe('where a team differs', () => {
  it('is a list of every question that was answered, the most divided first', () => {
    const all = read(stairway, levels('l1', '2026-11-22T09:00:00.000Z', 5, 5, 6), roles);
    expect(all.map((d) => [d.question, d.spread])).toEqual([
      [{ kind: 'step', step: 'sound' }, 'divided'],
      [{ kind: 'lead-role' }, 'divided'],
      [{ kind: 'level', key: 'partners.now.progress' }, 'united'],
      [{ kind: 'step', step: 'kept' }, 'united'],
    ]);
    expect(talkQueue(all).map((d) => d.question.kind)).toEqual(['step', 'lead-role']);
  });
  it('keeps in the queue what needs a talk though all but one are of one mind', () => {
    const scores = [3, 3, 3, 3, 3, 3, 3, 3, 3, 1] as const;
    const almost = scores.map((score): Answer => ({ kind: 'stairway', steps: { kept: { score } } }));
    const all = read(round({ kind: 'stairway', steps: ['kept'] }, named(...almost)));
    expect(all).toMatchObject([{ spread: 'united', talk: true }]);
    expect(talkQueue(all)).toEqual(all);
  });
  it('says of each block what divides most there, and nothing of one nobody was asked about', () => {
    const worst = divergencePerBlock(read(stairway, roles));
    expect(worst.get('licence')?.[0]?.question).toEqual({ kind: 'step', step: 'sound' });
    expect(worst.get('proposition')?.[0]?.question).toEqual({ kind: 'lead-role' });
    expect(worst.get('resources')?.[0]?.question).toEqual({ kind: 'step', step: 'kept' });
    expect(worst.has('arena')).toBe(false);
  });
  it('follows the last round about a question, whichever way the rounds come in', () => {
    const [before, after] = [
      levels('l1', '2026-11-22T09:00:00.000Z', 0, 10),
      levels('l2', '2026-11-23T09:00:00.000Z', 6, 6),
    ];
    for (const all of [read(before, after), read(after, before)])
      expect(all).toMatchObject([{ round: 'l2', spread: 'united', consensus: 1 }]);
  });
  it('takes of a nameless round the word only, and nothing of what is not shown', () => {
    const shown = { shown: true, answers: 5, mean: 5, spread: 'divided', median: 5, talk: true, unknown: 0 } as const;
    const figures = {
      'owners.now.progress': shown,
      'owners.now.investment': { shown: false as const, reason: 'too-few' as const },
    };
    const ballot: BallotResult = { named: false, shown: true, revealedAt: '', of: 5, n: 5, figures };
    const all = read(round({ kind: 'ledger', times: ['now'] }, ballot));
    expect(all).toMatchObject([
      { question: { key: 'owners.now.progress' }, spread: 'divided', consensus: null, blocks: ['licence'] },
    ]);
  });
  it('names who stands at either end, and of points who gave most to what; nobody where there are no names', () => {
    const [sound, lead] = read(stairway, roles);
    expect(sound?.apart).toEqual({
      kind: 'ends',
      lowest: { people: ['u0'], value: 0 },
      highest: { people: ['u1', 'u2'], value: 4 },
    });
    expect(lead?.apart).toEqual({
      kind: 'camps',
      camps: [
        { role: 'inventor', people: ['u1'] },
        { role: 'steward', people: ['u0', 'u1'] },
        { role: 'monarch', people: ['u2'] },
      ].sort((a, b) => ROLES.indexOf(a.role as never) - ROLES.indexOf(b.role as never)),
    });
    expect(read(stairway).at(-1)).toMatchObject({ question: { step: 'kept' }, spread: 'united' });
    expect(read(stairway).at(-1)).not.toHaveProperty('apart');
  });
  it('leaves out of the ends who came late', () => {
    const [first, ...rest] = named(
      { kind: 'ledger', levels: { 'owners.now.progress': 9 } },
      { kind: 'ledger', levels: { 'owners.now.progress': 2 } },
      { kind: 'ledger', levels: { 'owners.now.progress': 3 } },
    ).answers;
    const ballot: BallotResult = { named: true, revealedAt: '', of: 3, answers: [{ ...first!, late: true }, ...rest] };
    expect(read(round({ kind: 'ledger', times: ['now'] }, ballot))).toMatchObject([
      { apart: { lowest: { people: ['u1'], value: 2 }, highest: { people: ['u2'], value: 3 } } },
    ]);
  });
  it('is talked about once its round is, and asks for a talk by how far the answers lie apart', () => {
    const states = (['revealed', 'talked', 'closed'] as const).map((state) => read({ ...stairway, state }));
    expect(states.map(([worst]) => [worst?.talk, worst?.talked])).toEqual([
      [true, false],
      [true, true],
      [true, true],
    ]);
    expect(read(stairway).at(-1)?.talk).toBe(false);
  });
  it('is nothing without rounds', () => {
    expect(read()).toEqual([]);
    expect(divergencePerBlock([]).size).toBe(0);
  });
});

describe('what people agree on when they divide points', () => {
  const points = fc.dictionary(fc.constantFrom(...ROLES), fc.integer({ min: 0, max: 10 }));
  it('is all of it when they divide alike, whatever they had to give, and none when no role is shared', () => {
    expect(overlap([{ steward: 10 }, { steward: 4 }])).toBe(1);
    expect(overlap([{ steward: 10 }, { monarch: 10 }])).toBe(0);
    expect(overlap([{ steward: 10 }, { steward: 5, monarch: 5 }])).toBe(0.5);
    expect([overlap([]), overlap([{ steward: 10 }]), overlap([{ steward: 10 }, {}])]).toEqual([null, null, null]);
  });
  it('lies between the two, and does not care who is who', () => {
    fc.assert(
      fc.property(fc.array(points, { minLength: 2, maxLength: 6 }), (given) => {
        const agreement = overlap(given);
        if (agreement === null) return;
        expect(agreement).toBeGreaterThanOrEqual(0);
        expect(agreement).toBeLessThanOrEqual(1);
        expect(overlap(given.toReversed())).toBeCloseTo(agreement, 10);
      }),
    );
  });
});
