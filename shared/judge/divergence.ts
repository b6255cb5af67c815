// Where a team differs: every question of its last rounds with how far the answers lie apart, per block and as a queue to talk through.
import { ROLES } from '../template/canvas-template.ts';
import type { BlockId, Role } from '../template/canvas-template.ts';
import type { BallotResult, NamedAnswer, Part, RoundResult } from '../wire/rounds.ts';
import { consensus, spreadOf } from './consensus.ts';
import type { Spread } from './consensus.ts';
import { asLevel, LEVEL_MAX, PARTIES } from './ledger.ts';
import type { LevelKey } from './ledger.ts';
import { countingBallot, stairOf } from './stair-rounds.ts';
import type { Stair, StepBallot } from './stair-rounds.ts';
import { STAIR_RULES } from './stairway.ts';
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
  /** The answers lie so far apart that the team should talk. */
  readonly talk: boolean;
  readonly round: string;
  /** The team has talked about that round, or closed it. */
  readonly talked: boolean;
  /** Who stands where; undefined where there are no names, or nobody to tell apart. */
  readonly apart?: Apart;
}
/** Who answered lowest and highest; of points, who gave most to which role. Person ids. */
export type Apart =
  | { readonly kind: 'ends'; readonly lowest: End; readonly highest: End }
  | { readonly kind: 'camps'; readonly camps: readonly { readonly role: Role; readonly people: readonly string[] }[] };
export interface End {
  readonly people: readonly string[];
  readonly value: number;
}
/** One person's answer to one question. */
export interface Placed {
  readonly person: string;
  readonly value: number;
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
  const all = [...rounds.values()].filter(isResult);
  const talked = new Set(all.filter(hasTalked).map(({ id }) => id));
  for (const { step, spread, consensus: agreement, round, talk, ballots } of stair.steps) {
    if (spread === null || round === undefined) continue;
    const question = { kind: 'step', step } as const;
    found.set(keyOf(question), {
      question,
      blocks: LOOKS_AT[step],
      spread,
      consensus: agreement,
      talk,
      round,
      talked: talked.has(round),
      ...apart(ends(votesOf(ballots[countingBallot(ballots)]))),
    });
  }
  const results = all.sort((a, b) => (a.openedAt < b.openedAt ? -1 : 1));
  // Later rounds stand in place of earlier ones.
  for (const result of results)
    for (const ballot of result.ballots)
      for (const divergence of ofBallot(result, ballot)) found.set(keyOf(divergence.question), divergence);
  return [...found.values()].sort(byDissent);
}
/** The questions about each block, the most divided first; a block nobody was asked about is not there. */
export function divergencePerBlock(all: readonly Divergence[]): ReadonlyMap<BlockId, readonly Divergence[]> {
  const perBlock = new Map<BlockId, Divergence[]>();
  for (const divergence of all)
    for (const block of divergence.blocks) perBlock.set(block, [...(perBlock.get(block) ?? []), divergence]);
  for (const about of perBlock.values()) about.sort(byDissent);
  return perBlock;
}
/** What is worth a talk: everything on which the team is not of one mind, be it one person in many. */
export function talkQueue(all: readonly Divergence[]): Divergence[] {
  return all.filter(({ spread, talk }) => talk || spread !== 'united');
}

/** What a second ballot of this round is about, unless somebody chooses: where a talk is needed. Nothing named = all. */
export function toTalkAbout(result: RoundResult): Part {
  const rounds = new Map([[result.id, result]]);
  const asked = divergences(rounds, stairOf(rounds, { hasCard: () => true }, 'strict'))
    .filter(({ talk }) => talk)
    .map(({ question }) => question);
  const steps = asked.flatMap((one) => (one.kind === 'step' ? [one.step] : []));
  if (steps.length > 0) return { steps };
  const keys = asked.flatMap((one) => (one.kind === 'level' ? [one.key] : []));
  const parties = PARTIES.filter((party) => keys.some((key) => key.startsWith(`${party}.`)));
  return parties.length > 0 ? { parties } : {};
}

function byDissent(a: Divergence, b: Divergence): number {
  return dissent(b) - dissent(a) || (keyOf(a.question) < keyOf(b.question) ? -1 : 1);
}
/** Where only the word is known, it stands for the most united it can mean, so that no guess overtakes a number. */
const LEAST_DISSENT: Readonly<Record<Spread, number>> = { united: 0, mixed: 0.2, divided: 0.45 };
function dissent({ consensus: agreement, spread }: Divergence): number {
  return agreement === null ? LEAST_DISSENT[spread] : 1 - agreement;
}
/** Unique and stable, to keep the focus on it. */
export function keyOf(question: Question): string {
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
  const at = { blocks, round: result.id, talked: hasTalked(result) };
  if (!ballot.named) {
    if (!ballot.shown || result.kind !== 'ledger') return [];
    return Object.entries(ballot.figures ?? {}).flatMap(([key, figures]) => {
      const question = { kind: 'level', key: key as LevelKey } as const;
      return figures.shown ? [{ question, ...at, spread: figures.spread, consensus: null, talk: figures.talk }] : [];
    });
  }
  const answers = ballot.answers.filter(({ late }) => !late);
  if (result.kind === 'ledger') return ofLevels(answers).map((level) => ({ ...level, ...at }));
  const given = answers.flatMap(({ person, answer }) =>
    answer.kind === 'lead-role' ? [{ person, points: answer.points }] : [],
  );
  const agreement = overlap(given.map(({ points }) => points));
  if (agreement === null) return [];
  const spread = spreadOf(agreement);
  const talk = agreement < STAIR_RULES.minConsensus;
  return [{ question: { kind: 'lead-role' }, ...at, spread, consensus: agreement, talk, ...apart(campsOf(given)) }];
}
function ofLevels(
  answers: readonly NamedAnswer[],
): Pick<Divergence, 'question' | 'spread' | 'consensus' | 'talk' | 'apart'>[] {
  const values = new Map<LevelKey, Placed[]>();
  for (const { person, answer } of answers)
    if (answer.kind === 'ledger')
      for (const [key, given] of Object.entries(answer.levels)) {
        const value = asLevel(given);
        if (value !== null) values.set(key as LevelKey, [...(values.get(key as LevelKey) ?? []), { person, value }]);
      }
  return [...values].flatMap(([key, given]) => {
    const agreement = consensus(
      given.map(({ value }) => value),
      LEVELS,
    );
    // One answer agrees with itself, which says nothing of a team.
    if (agreement === null || given.length < 2) return [];
    const question = { kind: 'level', key } as const;
    const talk = agreement < STAIR_RULES.minConsensus;
    return [{ question, spread: spreadOf(agreement), consensus: agreement, talk, ...apart(ends(given)) }];
  });
}
/** Who stands at either end; undefined where all say the same. */
export function ends(given: readonly Placed[]): Apart | undefined {
  const values = given.map(({ value }) => value);
  const [low, high] = [Math.min(...values), Math.max(...values)];
  if (given.length === 0 || low === high) return undefined;
  const at = (wanted: number): End => ({
    people: given.filter(({ value }) => value === wanted).map(({ person }) => person),
    value: wanted,
  });
  return { kind: 'ends', lowest: at(low), highest: at(high) };
}
type Points = Readonly<Partial<Record<Role, number>>>;
/** Who gave most to which role, in the order of the roles; whoever divides evenly stands in more than one camp. */
function campsOf(given: readonly { readonly person: string; readonly points: Points }[]): Apart | undefined {
  const camps = ROLES.flatMap((role) => {
    const people = given.filter(({ points }) => {
      const most = Math.max(...ROLES.map((other) => points[other] ?? 0));
      return most > 0 && points[role] === most;
    });
    return people.length > 0 ? [{ role, people: people.map(({ person }) => person) }] : [];
  });
  return camps.length > 1 ? { kind: 'camps', camps } : undefined;
}
function apart(who: Apart | undefined): { readonly apart?: Apart } {
  return who ? { apart: who } : {};
}
function votesOf(ballot: StepBallot | undefined): Placed[] {
  if (ballot?.kind !== 'named') return [];
  return ballot.votes.flatMap(({ person, value, late }) => (late || value === null ? [] : [{ person, value }]));
}
function hasTalked({ state }: RoundResult): boolean {
  return state === 'talked' || state === 'closed';
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
