// What a ballot shows once it is revealed: every answer with its name, or what a small group may be told without names.
import { consensus, median } from '../../shared/judge/consensus.ts';
import type { Scale } from '../../shared/judge/consensus.ts';
import { LEVEL_MAX } from '../../shared/judge/ledger.ts';
import { atClose, comparable } from '../../shared/judge/small-groups.ts';
import { judgeStep, PROOF, STAIR_RULES } from '../../shared/judge/stairway.ts';
import type { Answer, BallotResult, Evidence, NamelessFigures, NotShown } from '../../shared/wire/rounds.ts';
import type { Open } from './round.ts';

export interface Given {
  /** Null without names. */
  readonly person: string | null;
  readonly answer: Answer;
}
type Nameless = Extract<BallotResult, { named: false }>;
type FiguresShown = Extract<NamelessFigures, { shown: true }>;
type NamelessShown = Extract<Nameless, { shown: true }>;

const LEVELS: Scale = { min: 0, max: LEVEL_MAX };
const TOO_FEW: NotShown = { shown: false, reason: 'too-few' };
const DIFFERENCE: NotShown = { shown: false, reason: 'difference' };

/** `of`: how many were asked and are here or have answered. Nameless answers come in an order that tells nothing. */
export function ballotResult(round: Open, given: readonly Given[], of: number, at: string): BallotResult {
  const told = { revealedAt: at, of };
  if (round.named) {
    const answers = given.flatMap(({ person, answer }) => (person === null ? [] : [{ person, answer }]));
    return { named: true, ...told, answers };
  }
  const n = given.length;
  const before = round.ballots[0];
  const first = before && !before.named && before.shown ? before : undefined;
  if (n < round.threshold) return { named: false, ...told, ...TOO_FEW };
  if (first && !hidesInCrowd(round, first.n, n)) return { named: false, ...told, ...DIFFERENCE };
  const answers = given.map(({ answer }) => answer);
  return { named: false, shown: true, ...told, n, ...namelessParts(round, answers, first) };
}
/** What the answers lean on. */
export function evidenceOf(given: readonly Given[]): Evidence[] {
  const all = given.flatMap(({ answer }) =>
    answer.kind === 'stairway'
      ? Object.entries(answer.steps).flatMap(([step, { evidence = [] }]) =>
          evidence.map((item): Evidence => ({ step: step as Evidence['step'], ...item })),
        )
      : [],
  );
  // Sorted: the order of nameless answers must not come back as the order of their proofs.
  return all
    .map((one) => [JSON.stringify(one), one] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, one]) => one);
}
/** The medians a ledger round leaves as levels, by key. */
export function mediansOf(ballot: BallotResult): ReadonlyMap<string, number> {
  const medians = new Map<string, number>();
  if (ballot.named) {
    const values = new Map<string, number[]>();
    for (const { answer, late } of ballot.answers)
      if (!late && answer.kind === 'ledger')
        for (const [key, level] of Object.entries(answer.levels)) values.set(key, [...(values.get(key) ?? []), level]);
    for (const [key, levels] of values) medians.set(key, median(levels) ?? 0);
  } else if (ballot.shown)
    for (const [key, figures] of Object.entries(ballot.figures ?? {}))
      if (figures.shown) medians.set(key, figures.median);
  return medians;
}

function namelessParts(
  { about, threshold, invited }: Open,
  answers: readonly Answer[],
  first: NamelessShown | undefined,
): Pick<NamelessShown, 'figures' | 'totals' | 'texts'> {
  switch (about.kind) {
    case 'stairway':
    case 'ledger': {
      const scale = about.kind === 'stairway' ? PROOF : LEVELS;
      const figures = [...valuesOf(answers)].map(([key, values]): [string, NamelessFigures] => {
        const before = first?.figures?.[key];
        const now = figuresOf(values, scale, threshold);
        const tells = before?.shown && now.shown && !hidesInCrowd({ invited }, before.answers, now.answers);
        return [key, tells ? DIFFERENCE : now];
      });
      return { figures: Object.fromEntries(figures) };
    }
    case 'lead-role':
    case 'dots':
      return { totals: totalsOf(answers) };
    case 'writing':
      return { texts: answers.flatMap((answer) => (answer.kind === 'writing' ? [answer.text] : [])) };
    default:
      return about satisfies never;
  }
}
function figuresOf(values: readonly (number | null)[], scale: Scale, threshold: number): NamelessFigures {
  const known = values.filter((value) => value !== null);
  // The canvas needs the median and the flag; a histogram stands beside them only where they give no cell away.
  const beside = (of: readonly number[]): Pick<FiguresShown, 'median' | 'talk'> => ({
    median: median(of) ?? 0,
    talk: needsTalk(of, scale),
  });
  const told = atClose(known, scale, threshold, beside);
  if (!told.shown) return TOO_FEW;
  const unknown = values.length - known.length;
  return { ...told, ...beside(known), unknown: unknown === 1 || unknown === 2 ? '≤2' : unknown };
}
function needsTalk(values: readonly number[], scale: Scale): boolean {
  if (scale !== PROOF) return (consensus(values, scale) ?? 1) < STAIR_RULES.minConsensus;
  return judgeStep(
    values.map((value) => ({ value })),
    0,
  ).talk;
}
function valuesOf(answers: readonly Answer[]): Map<string, (number | null)[]> {
  const values = new Map<string, (number | null)[]>();
  const add = (key: string, value: number | null): void => void values.set(key, [...(values.get(key) ?? []), value]);
  for (const answer of answers) {
    if (answer.kind === 'stairway') for (const [step, { score }] of Object.entries(answer.steps)) add(step, score);
    if (answer.kind === 'ledger') for (const [key, level] of Object.entries(answer.levels)) add(key, level);
  }
  return values;
}
function totalsOf(answers: readonly Answer[]): Record<string, number> {
  const totals = new Map<string, number>();
  for (const answer of answers) {
    const given = answer.kind === 'lead-role' ? answer.points : answer.kind === 'dots' ? answer.dots : {};
    for (const [key, value] of Object.entries(given)) totals.set(key, (totals.get(key) ?? 0) + value);
  }
  return Object.fromEntries(totals);
}
function hidesInCrowd({ invited }: Pick<Open, 'invited'>, before: number, now: number): boolean {
  return comparable({ invited, answers: before }, { invited, answers: now });
}
