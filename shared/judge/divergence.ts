// Where a team differs: every question of its last rounds with how far the answers lie apart, per block and as a queue to talk through.
import { ROLES } from '../template/canvas-template.ts';
import type { BlockId, Role } from '../template/canvas-template.ts';
import type { Answer, BallotResult, RoundResult } from '../wire/rounds.ts';
import { consensus, spreadOf } from './consensus.ts';
import type { Spread } from './consensus.ts';
import { asLevel, LEVEL_MAX } from './ledger.ts';
import type { LevelKey } from './ledger.ts';
import type { Stair } from './stair-rounds.ts';
import type { StepId } from './stairway.ts';

export type Question =
  | { readonly kind: 'step'; readonly step: StepId }
  | { readonly kind: 'level'; readonly key: LevelKey }
  | { readonly kind: 'lead-role' };
export interface Divergence {
  readonly question: Question;
  /** Blocks the answer is about; none for what is about the whole. */
  readonly blocks: readonly BlockId[];
  readonly spread: Spread;
  /** 0-1; null where names, and so the votes, are not known. */
  readonly consensus: number | null;
  readonly round: string;
}

/** What each step looks at. */
const LOOKS_AT: Readonly<Record<StepId, readonly BlockId[]>> = {
  chosen: ['arena', 'proposition'],
  kept: ['proposition', 'resources'],
  sound: ['licence'],
  ahead: ['arena', 'proposition'],
  shared: ['licence'],
  lasting: ['arena', 'resources'],
  followed: [],
};
const LEVELS = { min: 0, max: LEVEL_MAX };

/** Every question the last rounds answered, the most divided first: by dissent, never by how many care. */
export function divergences(rounds: ReadonlyMap<string, unknown>, stair: Stair): Divergence[] {
  const found = new Map<string, Divergence>();
  for (const { step, spread, consensus: agreement, round } of stair.steps) {
    if (spread === null || round === undefined) continue;
    const question = { kind: 'step', step } as const;
    found.set(keyOf(question), { question, blocks: LOOKS_AT[step], spread, consensus: agreement, round });
  }
  const results = [...rounds.values()].filter(isResult).sort((a, b) => (a.openedAt < b.openedAt ? -1 : 1));
  // Later rounds stand in place of earlier ones.
  for (const result of results)
    for (const ballot of result.ballots)
      for (const divergence of ofBallot(result, ballot)) found.set(keyOf(divergence.question), divergence);
  return [...found.values()].sort(
    (a, b) => dissent(b) - dissent(a) || (keyOf(a.question) < keyOf(b.question) ? -1 : 1),
  );
}
/** The most divided question about each block; a block nobody was asked about is not there. */
export function divergencePerBlock(all: readonly Divergence[]): ReadonlyMap<BlockId, Divergence> {
  const worst = new Map<BlockId, Divergence>();
  for (const divergence of all)
    for (const block of divergence.blocks) {
      const other = worst.get(block);
      if (!other || dissent(divergence) > dissent(other)) worst.set(block, divergence);
    }
  return worst;
}
/** What is worth a talk: everything on which the team is not of one mind. */
export function talkQueue(all: readonly Divergence[]): Divergence[] {
  return all.filter(({ spread }) => spread !== 'united');
}

/** Where only the word is known, it stands for the most united it can mean, so that no guess overtakes a number. */
const LEAST_DISSENT: Readonly<Record<Spread, number>> = { united: 0, mixed: 0.2, divided: 0.45 };
function dissent({ consensus: agreement, spread }: Divergence): number {
  return agreement === null ? LEAST_DISSENT[spread] : 1 - agreement;
}
function keyOf(question: Question): string {
  switch (question.kind) {
    case 'step':
      return `step ${question.step}`;
    case 'level':
      return `level ${question.key}`;
    case 'lead-role':
      return 'lead-role';
    default:
      return question satisfies never;
  }
}
function ofBallot(result: RoundResult, ballot: BallotResult): Divergence[] {
  if (result.kind !== 'ledger' && result.kind !== 'lead-role') return [];
  const blocks: readonly BlockId[] = result.kind === 'ledger' ? ['licence'] : ['proposition'];
  const at = { blocks, round: result.id };
  if (!ballot.named) {
    if (!ballot.shown || result.kind !== 'ledger') return [];
    return Object.entries(ballot.figures ?? {}).flatMap(([key, figures]) => {
      const question = { kind: 'level', key: key as LevelKey } as const;
      return figures.shown ? [{ question, ...at, spread: figures.spread, consensus: null }] : [];
    });
  }
  const answers = ballot.answers.filter(({ late }) => !late).map(({ answer }) => answer);
  if (result.kind === 'ledger') return ofLevels(answers).map((level) => ({ ...level, ...at }));
  const agreement = overlap(answers.flatMap((answer) => (answer.kind === 'lead-role' ? [answer.points] : [])));
  if (agreement === null) return [];
  return [{ question: { kind: 'lead-role' }, ...at, spread: spreadOf(agreement), consensus: agreement }];
}
function ofLevels(answers: readonly Answer[]): Pick<Divergence, 'question' | 'spread' | 'consensus'>[] {
  const values = new Map<LevelKey, number[]>();
  for (const answer of answers)
    if (answer.kind === 'ledger')
      for (const [key, given] of Object.entries(answer.levels)) {
        const level = asLevel(given);
        if (level !== null) values.set(key as LevelKey, [...(values.get(key as LevelKey) ?? []), level]);
      }
  return [...values].flatMap(([key, given]) => {
    const agreement = consensus(given, LEVELS);
    if (agreement === null) return [];
    return [{ question: { kind: 'level', key } as const, spread: spreadOf(agreement), consensus: agreement }];
  });
}
/**
 * Roles have no order, so no median and no scale: what two people agree on is the part of their points that lies on the
 * same roles. 1 = everybody divides alike, 0 = nobody gives a point to a role another chose; null with fewer than two.
 */
export function overlap(points: readonly Readonly<Partial<Record<Role, number>>>[]): number | null {
  const shares = points.flatMap((given) => {
    const sum = ROLES.reduce((total, role) => total + (given[role] ?? 0), 0);
    return sum > 0 ? [ROLES.map((role) => (given[role] ?? 0) / sum)] : [];
  });
  const pairs = shares.flatMap((one, i) => shares.slice(i + 1).map((other) => [one, other] as const));
  if (pairs.length === 0) return null;
  const common = pairs.map(([one, other]) => one.reduce((sum, share, i) => sum + Math.min(share, other[i] ?? 0), 0));
  // Rounding may step over the end.
  return Math.min(1, common.reduce((sum, part) => sum + part, 0) / pairs.length);
}
/** Only the server writes there; a later version of it, or a file, may have put something else. */
function isResult(value: unknown): value is RoundResult {
  const result = value as Partial<RoundResult> | null | undefined;
  return typeof result?.kind === 'string' && Array.isArray(result.ballots) && typeof result.openedAt === 'string';
}
