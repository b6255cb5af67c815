// The Stairway: when a step holds, how high the stair counts, and how each step fared from round to round.
import { stairway } from '../template/stairway.ts';
import type { EvidenceItem } from '../wire/rounds.ts';
import { consensus, median, range } from './consensus.ts';
import type { Scale } from './consensus.ts';

export type StepId = (typeof stairway)['steps'][number]['id'];
/** The steps, lowest first. */
export const STEPS = stairway.steps.map((step) => step.id) as readonly StepId[];
/** Proof, not mood: 0 nothing - 4 demonstrable and sustained. */
export const PROOF: Scale = { min: 0, max: 4 };

/** `strict`: a step counts only on those below it. `shown`: every step that holds counts, the gap is only named. */
export type Gate = 'strict' | 'shown';
export interface StairRules {
  /** How many must have an opinion. */
  readonly quorum: number;
  readonly passMedian: number;
  readonly minConsensus: number;
  readonly minEvidence: number;
}
export const STAIR_RULES: StairRules = stairway.rules;
/** Whoever votes this low while most see proof has something to tell. */
const DOUBTS = 1;

/** What one person said of one step; null = "I do not know". A late vote is shown and stands outside the statistics. */
export interface StepVote {
  readonly value: number | null;
  readonly late?: boolean;
}
export interface StepJudged {
  /** Votes in the statistics, lowest first. */
  readonly counted: readonly number[];
  /** How many do not know. */
  readonly unknown: number;
  readonly median: number | null;
  readonly range: number | null;
  readonly consensus: number | null;
  /** "Gesprek nodig". */
  readonly talk: boolean;
  readonly holds: boolean;
}
export function isVote(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= PROOF.min && value <= PROOF.max;
}

/** Judges a step by its votes and by how many of its proofs are still there. */
export function judgeStep(
  votes: readonly StepVote[],
  livingEvidence: number,
  rules: StairRules = STAIR_RULES,
): StepJudged {
  const timely = votes.filter((vote) => !vote.late);
  const counted = timely.flatMap(({ value }) => (isVote(value) ? [value] : [])).sort((a, b) => a - b);
  const middle = median(counted);
  const agreement = consensus(counted, PROOF);
  const passes = middle !== null && middle >= rules.passMedian;
  const talk =
    agreement !== null && (agreement < rules.minConsensus || (passes && counted.some((vote) => vote <= DOUBTS)));
  return {
    counted,
    unknown: timely.filter(({ value }) => value === null).length,
    median: middle,
    range: range(counted),
    consensus: agreement,
    talk,
    holds: counted.length >= rules.quorum && passes && livingEvidence >= rules.minEvidence && !talk,
  };
}

/** Numbers of steps, from 1. */
export interface Standing {
  /** The highest step with no gap below it; 0 = none. */
  readonly reached: number;
  /** Steps that hold above a gap. */
  readonly floating: readonly number[];
  /** Steps that count for the team, which the gate decides. */
  readonly counts: readonly number[];
}
export function stand(holds: readonly boolean[], gate: Gate): Standing {
  const gap = holds.indexOf(false);
  const reached = gap < 0 ? holds.length : gap;
  const held = holds.flatMap((hold, index) => (hold ? [index + 1] : []));
  return {
    reached,
    floating: held.filter((step) => step > reached),
    counts: gate === 'shown' ? held : held.filter((step) => step <= reached),
  };
}

/** A step's name as the team calls it (`meta` key `step.<id>`), or ours. */
export function stepNameKey(step: StepId): `step.${StepId}` {
  return `step.${step}`;
}
export function asGate(value: unknown): Gate {
  return value === 'shown' || value === 'strict' ? value : stairway.rules.gate;
}

/** Proofs that are there, and those that are gone; the same proof counts once. Outside the canvas we do not look. */
export function sortEvidence(
  evidence: readonly EvidenceItem[],
  isThere: (what: { readonly card: string } | { readonly round: string }) => boolean,
): { readonly living: readonly EvidenceItem[]; readonly gone: readonly EvidenceItem[] } {
  const once = [...new Map(evidence.map((proof) => [keyOf(proof), proof])).values()];
  const lives = (proof: EvidenceItem): boolean => 'url' in proof || isThere(proof);
  return { living: once.filter(lives), gone: once.filter((proof) => !lives(proof)) };
}
function keyOf(proof: EvidenceItem): string {
  return 'card' in proof ? `card:${proof.card}` : 'url' in proof ? `url:${proof.url}` : `round:${proof.round}`;
}

/** Who speaks first in the talk: those who voted lowest and highest. Nobody where all say the same. */
export function speakFirst<Vote extends StepVote>(
  votes: readonly Vote[],
): { readonly lowest: Vote[]; readonly highest: Vote[] } {
  const values = votes.flatMap(({ value, late }) => (isVote(value) && !late ? [value] : []));
  const [low, high] = [Math.min(...values), Math.max(...values)];
  if (values.length === 0 || low === high) return { lowest: [], highest: [] };
  const at = (wanted: number): Vote[] => votes.filter(({ value, late }) => value === wanted && !late);
  return { lowest: at(low), highest: at(high) };
}

/** One closed round as history keeps it: only the steps it asked about. */
export interface StairRound {
  readonly id: string;
  /** ISO instant of closing. */
  readonly at: string;
  readonly steps: Readonly<Partial<Record<StepId, { readonly median: number | null; readonly holds: boolean }>>>;
}
export interface Mark {
  readonly round: string;
  readonly at: string;
  readonly median: number | null;
  readonly holds: boolean;
  /** It held the time before. */
  readonly fallBack: boolean;
}
/** For each step its marks, oldest first. A round that did not ask about a step leaves no mark there. */
export function history(rounds: readonly StairRound[]): Record<StepId, Mark[]> {
  const inOrder = rounds.toSorted((a, b) => (a.at < b.at || (a.at === b.at && a.id < b.id) ? -1 : 1));
  const marks = (step: StepId): Mark[] => {
    let held = false;
    return inOrder.flatMap(({ id, at, steps }) => {
      const is = steps[step];
      if (!is) return [];
      const fallBack = held && !is.holds;
      held = is.holds;
      return [{ round: id, at, median: is.median, holds: is.holds, fallBack }];
    });
  };
  return Object.fromEntries(STEPS.map((step) => [step, marks(step)])) as Record<StepId, Mark[]>;
}
