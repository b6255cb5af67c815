// The stair as rounds left it: the last round speaks, the second ballot counts, proofs that went take their step along.
import { describe, expect, it } from 'vitest';
import { stairOf } from '../../shared/judge/stair-rounds.ts';
import type { Stair } from '../../shared/judge/stair-rounds.ts';
import type { StepId } from '../../shared/judge/stairway.ts';
import { STEPS } from '../../shared/judge/stairway.ts';
import type { BallotResult, Evidence, NamelessFigures, RoundResult } from '../../shared/wire/rounds.ts';

type Votes = Partial<Record<StepId, readonly (number | null)[]>>;
function ballot(votes: Votes, revealedAt = '2026-11-22T10:00:00.000Z'): BallotResult {
  const people = Math.max(...Object.values(votes).map((list) => list.length));
  const answers = Array.from({ length: people }, (_, i) => ({
    person: `u${i}`,
    answer: {
      kind: 'stairway' as const,
      steps: Object.fromEntries(
        Object.entries(votes).flatMap(([step, list]) => (i < list.length ? [[step, { score: list[i] ?? null }]] : [])),
      ),
    },
  }));
  return { named: true, revealedAt, of: people, answers };
}
function round(id: string, ballots: readonly BallotResult[], more: Partial<RoundResult> = {}): RoundResult {
  const steps = [...STEPS];
  return {
    id,
    kind: 'stairway',
    about: { kind: 'stairway', steps },
    title: '',
    named: true,
    threshold: null,
    by: 'u0',
    state: 'revealed',
    openedAt: '2026-11-22T09:00:00.000Z',
    ballots,
    evidence: ['chosen', 'kept', 'sound', 'ahead'].map((step): Evidence => ({ step: step as StepId, card: step })),
    ...more,
  };
}
const read = (rounds: readonly RoundResult[], gone: readonly string[] = []): Stair =>
  stairOf(new Map(rounds.map((r) => [r.id, r])), { hasCard: (id) => !gone.includes(id) }, 'strict');
const WORKSHOP: Votes = {
  chosen: [3, 3, 3, 3, 3],
  kept: [2, 3, 3, 3, 4],
  sound: [1, 3, 3, 3, 4],
  ahead: [3, 3, 4, 4, 3],
};
const FIRST = ballot(WORKSHOP);

describe('the stair', () => {
  it('of the workshop: two reached, the fourth floating, a talk due on the third', () => {
    const stair = read([round('r1', [FIRST])]);
    expect(stair.standing).toEqual({ reached: 2, floating: [4], counts: [1, 2] });
    expect(stair.steps[2]).toMatchObject({ talk: true, holds: false, spread: 'mixed', asking: false });
    expect(stair.steps[2]?.consensus).toBeCloseTo(0.68, 3);
    expect(stair.steps[6]).toMatchObject({ holds: false, counted: [], round: 'r1' });
  });
  it('rises with the second ballot, which stands beside the first', () => {
    const second = ballot({ ...WORKSHOP, sound: [2, 3, 3, 3, 3] }, '2026-11-22T11:00:00.000Z');
    const stair = read([round('r1', [FIRST, second])]);
    expect(stair.standing).toEqual({ reached: 4, floating: [], counts: [1, 2, 3, 4] });
    expect(stair.steps[2]?.ballots).toHaveLength(2);
  });
  it('keeps showing the first ballot while the second is asked', () => {
    const stair = read([round('r1', [FIRST], { state: 'open' })]);
    expect(stair.steps[0]).toMatchObject({ asking: true, holds: true });
  });
  it('loses a step with its only proof', () => {
    const stair = read([round('r1', [FIRST])], ['kept']);
    expect(stair.standing).toMatchObject({ reached: 1, floating: [4] });
    expect(stair.steps[1]).toMatchObject({ holds: false, living: [], gone: [{ card: 'kept' }] });
  });
  it('lets the last round that asked about a step speak for it', () => {
    const one = ballot({ ahead: [2, 2, 2] }, '2026-11-23T10:00:00.000Z');
    const later = round('r2', [one], {
      about: { kind: 'stairway', steps: ['ahead'] },
      closedAt: '2026-11-23T11:00:00.000Z',
    });
    const stair = read([later, round('r1', [FIRST], { closedAt: '2026-11-22T11:00:00.000Z' })]);
    expect(stair.steps.map((s) => s.round)).toEqual(['r1', 'r1', 'r1', 'r2', 'r1', 'r1', 'r1']);
    expect(stair.marks.ahead.map((m) => [m.holds, m.fallBack])).toEqual([
      [true, false],
      [false, true],
    ]);
    expect(stair.marks.chosen).toHaveLength(1);
  });
  it('reads a nameless round by what is shown of it, and nothing of what is not', () => {
    const shown = (median: number, talk: boolean): NamelessFigures => ({
      shown: true,
      answers: 5,
      mean: 3.2,
      spread: 'united',
      median,
      talk,
      unknown: '≤2',
    });
    const figures = {
      chosen: shown(3, false),
      kept: shown(3, true),
      sound: { shown: false as const, reason: 'too-few' as const },
    };
    const at = { named: false as const, revealedAt: '2026-11-22T10:00:00.000Z', of: 5 };
    const stair = read([round('r1', [{ ...at, shown: true, n: 5, figures }])]);
    expect(stair.steps.slice(0, 3).map((s) => [s.holds, s.talk, s.ballots[0]?.kind])).toEqual([
      [true, false, 'nameless'],
      [false, true, 'nameless'],
      [false, false, 'withheld'],
    ]);
    const nothing = read([round('r1', [{ ...at, shown: false, reason: 'too-few' }])]);
    expect(nothing.steps.every((s) => s.ballots[0]?.kind === 'withheld' && !s.holds)).toBe(true);
  });
  it('is empty without rounds, and does not mind what else stands there', () => {
    const rounds = new Map<string, unknown>([
      ['imported', { kind: 'stairway', evidence: [] }],
      ['odd', 7],
      ['none', null],
      ['points', { kind: 'lead-role', about: { kind: 'lead-role', points: 10 }, ballots: [] }],
    ]);
    const stair = stairOf(rounds, { hasCard: () => true }, 'shown');
    expect(stair.standing).toEqual({ reached: 0, floating: [], counts: [] });
    expect(stair.steps.every((s) => s.round === undefined && s.ballots.length === 0)).toBe(true);
  });
});
