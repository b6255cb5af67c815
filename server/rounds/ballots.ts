// What a ballot shows once it is revealed: every answer with its name, or what a small group may be told without names.
import { consensus, median } from '../../shared/judge/consensus.ts';
import type { Scale } from '../../shared/judge/consensus.ts';
import { LEVEL_MAX } from '../../shared/judge/ledger.ts';
import { choicesAtClose } from '../../shared/judge/small-choices.ts';
import type { ChosenByMany } from '../../shared/judge/small-choices.ts';
import { atClose } from '../../shared/judge/small-groups.ts';
import { asIfAllKnew, FEW } from '../../shared/judge/small-unknown.ts';
import { judgeStep, PROOF, STAIR_RULES } from '../../shared/judge/stairway.ts';
import { ROLES } from '../../shared/template/canvas-template.ts';
import { levelKeys } from '../../shared/wire/rounds.ts';
import type { Answer, BallotResult, Evidence, NamelessFigures, NotShown } from '../../shared/wire/rounds.ts';
import { askedNow } from './round.ts';
import type { Open, Round } from './round.ts';
import { hidesBeside, toldBefore } from './told-before.ts';
import type { NamelessShown, Told } from './told-before.ts';

export interface Given {
  /** Null without names. */
  readonly person: string | null;
  readonly answer: Answer;
}
type FiguresShown = Extract<NamelessFigures, { shown: true }>;

const LEVELS: Scale = { min: 0, max: LEVEL_MAX };
const TOO_FEW: NotShown = { shown: false, reason: 'too-few' };
const DIFFERENCE: NotShown = { shown: false, reason: 'difference' };

/**
 * `of`: how many were asked and are here or have answered. Nameless answers come in an order that tells nothing.
 * `others`: the rounds of the canvas, beside which a nameless one must not tell too much.
 */
export function ballotResult(
  round: Open,
  given: readonly Given[],
  of: number,
  at: string,
  others: readonly Round[] = [],
): BallotResult {
  const told = { revealedAt: at, of };
  if (round.named) {
    const answers = given.flatMap(({ person, answer }) => (person === null ? [] : [{ person, answer }]));
    return { named: true, ...told, answers };
  }
  const n = given.length;
  const before = toldBefore(round, others, at);
  if (n < round.threshold) return { named: false, ...told, ...TOO_FEW };
  if (!before.every((one) => hidesBeside(round, one, one.ballot.n, n))) return { named: false, ...told, ...DIFFERENCE };
  const answers = given.map(({ answer }) => answer);
  const parts = namelessParts(round, answers, before);
  return parts ? { named: false, shown: true, ...told, n, ...parts } : { named: false, ...told, ...TOO_FEW };
}
/** What the answers lean on: of a question that is not shown, that few had an opinion on, no proofs either. */
export function evidenceOf(given: readonly Given[], ballot: BallotResult): Evidence[] {
  if (!ballot.named && !ballot.shown) return [];
  const isShown = (step: string): boolean => ballot.named || (ballot.figures?.[step]?.shown ?? false);
  const all = given.flatMap(({ answer }) =>
    answer.kind === 'stairway'
      ? Object.entries(answer.steps).flatMap(([step, { evidence = [] }]) =>
          isShown(step) ? evidence.map((item): Evidence => ({ step: step as Evidence['step'], ...item })) : [],
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

/** Undefined: too few answers for what is asked. */
function namelessParts(
  round: Open,
  answers: readonly Answer[],
  before: readonly Told[],
): Pick<NamelessShown, 'figures' | 'choices' | 'texts'> | undefined {
  const { threshold } = round;
  const about = askedNow(round);
  switch (about.kind) {
    case 'stairway':
    case 'ledger': {
      const [scale, keys] = about.kind === 'stairway' ? [PROOF, about.steps] : [LEVELS, levelKeys(about)];
      // Each question that was asked: one that is missing would tell that nobody had an opinion.
      const figures = keys.map((key): [string, NamelessFigures] => {
        const now = figuresOf(knownOf(answers, key), answers.length, scale, threshold);
        const tells = before.some((told) => {
          const then = told.ballot.figures?.[key];
          return then?.shown && now.shown && !hidesBeside(round, told, ...opinions(then, now));
        });
        return [key, tells ? DIFFERENCE : now];
      });
      return { figures: Object.fromEntries(figures) };
    }
    case 'lead-role':
      return choices(pointsOf(answers), ROLES);
    case 'dots':
      return choices(pointsOf(answers), about.cards);
    case 'writing':
      return { texts: answers.flatMap((answer) => (answer.kind === 'writing' ? [answer.text] : [])) };
    default:
      return about satisfies never;
  }
}
function choices(...asked: Parameters<typeof choicesAtClose>): { readonly choices: ChosenByMany } | undefined {
  const told = choicesAtClose(...asked);
  return told && { choices: told };
}
function figuresOf(known: readonly number[], of: number, scale: Scale, threshold: number): NamelessFigures {
  if (known.length < threshold) return TOO_FEW;
  const missing = of - known.length;
  // What the canvas needs: a histogram stands beside it only where it gives no cell away.
  const beside = (values: readonly number[]): Pick<FiguresShown, 'median' | 'talk'> => ({
    median: median(values) ?? 0,
    talk: needsTalk(values, scale),
  });
  const values = missing > FEW ? known : asIfAllKnew(known, missing, scale, (all) => verdictOf(beside(all), scale));
  const told = values && atClose(values, scale, threshold, beside);
  return values && told?.shown ? { ...told, ...beside(values), unknown: missing > FEW ? missing : '≤2' } : TOO_FEW;
}
/** What follows from the figures: whether the step could hold, at which level the party stands, and whether to talk. */
function verdictOf({ median: middle, talk }: Pick<FiguresShown, 'median' | 'talk'>, scale: Scale): string {
  return `${scale === PROOF ? middle >= STAIR_RULES.passMedian : Math.round(middle)} ${talk}`;
}
/** How many had an opinion at both ballots, as near to each other as what was told of them allows. */
function opinions(before: FiguresShown, now: FiguresShown): [number, number] {
  if (before.unknown === '≤2' && now.unknown !== '≤2') return [before.answers - FEW, now.answers];
  if (before.unknown !== '≤2' && now.unknown === '≤2') return [before.answers, now.answers - FEW];
  return [before.answers, now.answers];
}
function needsTalk(values: readonly number[], scale: Scale): boolean {
  if (scale !== PROOF) return (consensus(values, scale) ?? 1) < STAIR_RULES.minConsensus;
  return judgeStep(
    values.map((value) => ({ value })),
    0,
  ).talk;
}
/** What was said of one question, without those who do not know or passed it over. */
function knownOf(answers: readonly Answer[], key: string): number[] {
  return answers.flatMap((answer) => {
    if (answer.kind === 'ledger') return answer.levels[key] ?? [];
    return answer.kind === 'stairway'
      ? (Object.entries(answer.steps).find(([step]) => step === key)?.[1].score ?? [])
      : [];
  });
}
function pointsOf(answers: readonly Answer[]): Readonly<Record<string, number>>[] {
  return answers.flatMap((answer) => {
    if (answer.kind === 'lead-role') return [answer.points];
    return answer.kind === 'dots' ? [answer.dots] : [];
  });
}
