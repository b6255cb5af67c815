// Promise: nothing that is written of a small nameless round tells what one person answered, not even to whoever can count.
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ballotResult, evidenceOf } from '../../server/rounds/ballots.ts';
import { opened, resultOf, revealed } from '../../server/rounds/round.ts';
import type { Open } from '../../server/rounds/round.ts';
import { ROLES } from '../../shared/template/canvas-template.ts';
import type { Answer, BallotResult, NamelessFigures, RoundAbout } from '../../shared/wire/rounds.ts';

const AT = '2026-11-22T09:00:00.000Z';
function asked(about: RoundAbout, threshold: number): Open {
  const invited = Array.from({ length: 12 }, (_, n) => `u${n}`);
  const made = {
    id: 'r',
    canvas: 'k',
    about,
    title: '',
    auto: false,
    by: 'u0',
    createdAt: AT,
    named: false,
    threshold,
  };
  return opened({ ...made, state: 'draft' }, { invited, named: false, threshold, at: AT });
}
/** All that the document is told of a round. */
function written(about: RoundAbout, threshold: number, answers: readonly Answer[]): string {
  const round = asked(about, threshold);
  const given = answers.map((answer) => ({ person: null, answer }));
  const ballot = ballotResult(round, given, 12, AT);
  return JSON.stringify(resultOf(revealed(round, ballot, evidenceOf(given, ballot))));
}
function shownOf(text: string): Extract<BallotResult, { named: false; shown: true }> | undefined {
  const [ballot] = (JSON.parse(text) as { ballots: BallotResult[] }).ballots;
  return ballot && !ballot.named && ballot.shown ? ballot : undefined;
}
/** Every way to answer that differs in more than who it was: how often each of so many answers was given. */
function tallies(answers: number, people: number): number[][] {
  if (answers === 1) return [[people]];
  return Array.from({ length: people + 1 }, (_, n) => n).flatMap((n) =>
    tallies(answers - 1, people - n).map((rest) => [n, ...rest]),
  );
}
/** Tallies that are told in the same words. */
function toldAlike(all: readonly number[][], tell: (tally: readonly number[]) => string): Map<string, number[][]> {
  const alike = new Map<string, number[][]>();
  for (const tally of all) alike.set(tell(tally), [...(alike.get(tell(tally)) ?? []), tally]);
  return alike;
}
const times = <T>(tally: readonly number[], of: (index: number) => T): T[] =>
  tally.flatMap((n, index) => Array.from({ length: n }, () => of(index)));

const STEP: RoundAbout = { kind: 'stairway', steps: ['sound'] };
const CARDS = ['k0', 'k1', 'k2', 'k3'];
const ONE_DOT = (cards: number): RoundAbout => ({ kind: 'dots', budget: 1, cards: CARDS.slice(0, cards) });
const dot = (card: number): Answer => ({ kind: 'dots', dots: { [CARDS[card]!]: 1 } });

describe('below the threshold', () => {
  const answer: Readonly<Record<RoundAbout['kind'], readonly [RoundAbout, fc.Arbitrary<Answer>]>> = {
    stairway: [
      STEP,
      fc
        .option(fc.integer({ min: 0, max: 4 }), { nil: null })
        .map((score): Answer => ({ kind: 'stairway', steps: { sound: { score, evidence: [{ card: 'k1' }] } } })),
    ],
    ledger: [
      { kind: 'ledger', times: ['now'] },
      fc
        .integer({ min: 0, max: 10 })
        .map((level): Answer => ({ kind: 'ledger', levels: { 'owners.now.progress': level } })),
    ],
    'lead-role': [
      { kind: 'lead-role', points: 10 },
      fc.constantFrom(...ROLES).map((role): Answer => ({ kind: 'lead-role', points: { [role]: 10 } })),
    ],
    dots: [ONE_DOT(4), fc.nat(3).map(dot)],
    writing: [
      { kind: 'writing', prompt: 'p' },
      fc.string({ minLength: 1 }).map((text): Answer => ({ kind: 'writing', text })),
    ],
  };
  test.each(Object.entries(answer))(
    'the same is written of a %s round whatever was answered, and by how many',
    (_, of) => {
      const [about, given] = of;
      const few = fc.array(given, { maxLength: 4 });
      fc.assert(
        fc.property(few, few, (one, other) => {
          expect(written(about, 5, one)).toBe(written(about, 5, other));
          expect(shownOf(written(about, 5, one))).toBeUndefined();
        }),
      );
    },
  );
});

describe('of a judgement', () => {
  const score = (index: number): Answer => ({
    kind: 'stairway',
    steps: { sound: { score: index === 5 ? null : index } },
  });
  const figures = (text: string): NamelessFigures | undefined => shownOf(text)?.figures?.['sound'];
  test.each([3, 4, 5, 6, 7, 8, 9])('that one or two of %i do not know cannot be worked out from the rest', (people) => {
    for (const threshold of new Set([3, Math.min(people, 5)])) {
      const alike = toldAlike(tallies(6, people), (tally) => written(STEP, threshold, times(tally, score)));
      for (const [text, ways] of alike) {
        const told = figures(text);
        if (!told?.shown) continue;
        const unknown = new Set(ways.map((way) => way[5] ?? 0));
        if (told.unknown !== '≤2') expect([...unknown]).toEqual([told.unknown]);
        else expect(unknown.size > 1 || unknown.has(0), `${text}: ${[...unknown].join()}`).toBe(true);
      }
    }
  });
  test('how many do not know is told from three on, and a step nobody passed over looks like one somebody did', () => {
    const told = (known: number, without: number): NamelessFigures | undefined =>
      figures(written(STEP, 3, [...times([known], () => score(3)), ...times([without], () => score(5))]));
    expect([0, 1, 2].map((without) => told(7 - without, without))).toEqual([told(7, 0), told(7, 0), told(7, 0)]);
    expect(told(4, 3)).toMatchObject({ answers: 4, unknown: 3 });
  });
});

describe('of a choice', () => {
  const tell = (cards: number) => (tally: readonly number[]) => written(ONE_DOT(cards), 5, times(tally, dot));
  const groups = [
    [5, 3],
    [6, 3],
    [7, 2],
    [7, 4],
    [8, 2],
    [8, 3],
    [8, 4],
    [9, 3],
    [10, 4],
  ] as const;
  test.each(groups)('%i people over %i cards: that one person chose a card cannot be worked out', (people, cards) => {
    for (const [text, ways] of toldAlike(tallies(cards, people), tell(cards)))
      for (let card = 0; card < cards; card++) {
        const chose = new Set(ways.map((way) => way[card]));
        if (chose.size === 1) expect([...chose][0], `${text}: card ${card}`).not.toBe(1);
        // Two of each is the only case in which two are known: then no card stands out.
        if (chose.size === 1 && chose.has(2)) expect(ways).toEqual([Array<number>(cards).fill(2)]);
      }
  });
  test.each(groups)(
    '%i people over %i cards: whoever took part learns of no colleague what they chose',
    (people, cards) => {
      for (const [text, ways] of toldAlike(tallies(cards, people), tell(cards)))
        for (let mine = 0; mine < cards; mine++) {
          const others = ways.filter((way) => (way[mine] ?? 0) > 0).map((way) => way.with(mine, (way[mine] ?? 0) - 1));
          if (others.length === 0) continue;
          const possible = new Set(others.flatMap((way) => times(way, (card) => card)));
          expect(possible.size, `${text}, and I chose ${mine}`).toBeGreaterThan(1);
        }
    },
  );
  const points = fc.dictionary(fc.constantFrom(...ROLES), fc.integer({ min: 0, max: 5 }));
  const rounds = fc.array(points, { minLength: 5, maxLength: 12 });
  const LEAD: RoundAbout = { kind: 'lead-role', points: 25 };
  const all = (given: readonly Record<string, number>[]): string =>
    written(
      LEAD,
      5,
      given.map((one) => ({ kind: 'lead-role', points: one })),
    );
  test('what one or two people gave to a role leaves no trace: the same is written without it', () => {
    let hidden = 0;
    fc.assert(
      fc.property(rounds, (given) => {
        const crowd = ROLES.filter((role) => given.filter((one) => (one[role] ?? 0) > 0).length >= 3);
        hidden += ROLES.length - crowd.length;
        const without = given.map((one) =>
          Object.fromEntries(Object.entries(one).filter(([role]) => crowd.includes(role as never))),
        );
        expect(all(without)).toBe(all(given));
        expect(shownOf(all(given))?.choices?.toSorted()).toEqual([...crowd].toSorted());
      }),
      { numRuns: 300 },
    );
    expect(hidden).toBeGreaterThan(50);
  });
  test('no number is written: neither of points nor of people', () => {
    fc.assert(
      fc.property(rounds, (given) => {
        expect(JSON.stringify(shownOf(all(given))?.choices)).not.toMatch(/\d/u);
      }),
    );
  });
  test('a round about a choice asks five people at least, and says so before it opens', () => {
    expect(asked(LEAD, 3).threshold).toBe(5);
    expect(() =>
      opened(
        { ...asked(LEAD, 3), state: 'draft' },
        { invited: ['a', 'b', 'c', 'd'], named: false, threshold: 3, at: AT },
      ),
    ).toThrow(
      expect.objectContaining({ code: 'too-few-invited', choices: [{ path: 'named', code: 'true' }] }) as Error,
    );
  });
});
