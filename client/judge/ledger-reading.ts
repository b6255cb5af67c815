// What the value ledger shows of one party: its levels at both moments, its cards by side, and what the last round gave.
import type * as Y from 'yjs';
import { cardsIn, readCard } from '../../shared/document/cards.ts';
import type { Card } from '../../shared/document/cards.ts';
import { levelsAt } from '../../shared/document/levels.ts';
import { root } from '../../shared/document/roots.ts';
import { median } from '../../shared/judge/consensus.ts';
import { asLevel, MOMENTS, PARTIES } from '../../shared/judge/ledger.ts';
import type { LevelKey, Levels, Moment, Party, Side } from '../../shared/judge/ledger.ts';
import { facetOf } from '../../shared/template/canvas-template.ts';
import type { Lang } from '../../shared/template/template.ts';
import type { BallotResult, RoundResult } from '../../shared/wire/rounds.ts';

export interface PartyReading {
  readonly party: Party;
  readonly name: string;
  readonly levels: Readonly<Record<Moment, Levels>>;
  readonly cards: Readonly<Record<Side | 'none', readonly Card[]>>;
  /** There are cards, and each of them is a guess. */
  readonly onlyGuess: boolean;
  /** Those who often have nobody at the table, and of whom little is known. */
  readonly absent: boolean;
}
const OFTEN_ABSENT: readonly Party[] = ['owners', 'society'];

export function readParties(doc: Y.Doc, lang: Lang): PartyReading[] {
  const [now, then] = MOMENTS.map((moment) => levelsAt(doc, moment));
  return PARTIES.map((party) => {
    const cards = cardsIn(doc, `licence.${party}`).flatMap((id) => readCard(doc, id) ?? []);
    const onlyGuess = cards.length > 0 && cards.every((card) => card.confidence === 'guess');
    const none: Levels = { investment: null, progress: null };
    const levels = { now: now?.[party] ?? none, then: then?.[party] ?? none };
    const known = levels.now.investment !== null && levels.now.progress !== null;
    return {
      party,
      name: facetOf(`licence.${party}`).label[lang],
      levels,
      cards: {
        investment: cards.filter((card) => card.tags.side === 'investment'),
        progress: cards.filter((card) => card.tags.side === 'progress'),
        none: cards.filter((card) => card.tags.side === undefined),
      },
      onlyGuess,
      absent: OFTEN_ABSENT.includes(party) && (onlyGuess || !known),
    };
  });
}

/** What the last hidden round gave for one level. */
export interface RoundLevel {
  /** Which ledger round it was, from 1. */
  readonly number: number;
  readonly median: number;
  readonly answers: number;
  /** One a person; empty in a nameless round. */
  readonly values: readonly number[];
  /** What a second ballot stands beside: the values of the first. */
  readonly before: readonly number[];
}
export function roundLevel(doc: Y.Doc, key: LevelKey): RoundLevel | undefined {
  const rounds = [...root(doc, 'rounds').values()]
    .filter(isLedgerResult)
    .sort((a, b) => (a.openedAt < b.openedAt ? -1 : 1));
  for (const [index, round] of [...rounds.entries()].reverse()) {
    const number = index + 1;
    // A second ballot may be about other parties only: of this one the first still speaks.
    for (const [which, ballot] of [...round.ballots.entries()].reverse()) {
      const values = valuesIn(ballot, key);
      const middle = median(values);
      const first = which > 0 ? round.ballots[which - 1] : undefined;
      const before = first ? valuesIn(first, key) : [];
      if (middle !== null) return { number, median: middle, answers: values.length, values, before };
      const figures = ballot.named || !ballot.shown ? undefined : ballot.figures?.[key];
      if (figures?.shown) return { number, median: figures.median, answers: figures.answers, values, before };
    }
  }
  return undefined;
}
function valuesIn(ballot: BallotResult, key: LevelKey): number[] {
  if (!ballot.named) return [];
  return ballot.answers.flatMap(
    ({ answer, late }) => (answer.kind === 'ledger' && !late ? asLevel(answer.levels[key]) : null) ?? [],
  );
}
/** Only the server writes there; a later version of it, or a file, may have put something else. */
function isLedgerResult(value: unknown): value is RoundResult {
  const result = value as Partial<RoundResult> | null | undefined;
  return result?.kind === 'ledger' && Array.isArray(result.ballots) && typeof result.openedAt === 'string';
}
