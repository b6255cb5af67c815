// The stair as the rounds left it: for each step the last round that asked about it, judged with the proofs of today.
import type { BallotResult, EvidenceItem, NamelessFigures, RoundResult } from '../wire/rounds.ts';
import { spreadOf } from './consensus.ts';
import type { Spread } from './consensus.ts';
import { history, judgeStep, sortEvidence, STAIR_RULES, stand, STEPS } from './stairway.ts';
import type { Gate, Mark, Standing, StairRound, StepId, StepJudged, StepVote } from './stairway.ts';

export interface PersonVote extends StepVote {
  /** Person id. */
  readonly person: string;
  readonly why?: string;
}
type Shown = Extract<NamelessFigures, { readonly shown: true }>;
/** What one ballot said of one step. */
export type StepBallot =
  | { readonly kind: 'named'; readonly votes: readonly PersonVote[] }
  | { readonly kind: 'nameless'; readonly figures: Shown }
  | { readonly kind: 'withheld' };
export interface StairStep extends StepJudged {
  readonly step: StepId;
  /** Undefined: no round has asked about this step. */
  readonly round?: string;
  /** The second ballot is being asked: what stands here is the first. */
  readonly asking: boolean;
  /** The first ballot, and the second beside it. */
  readonly ballots: readonly StepBallot[];
  readonly spread: Spread | null;
  readonly living: readonly EvidenceItem[];
  readonly gone: readonly EvidenceItem[];
}
export interface Stair {
  /** Lowest first. */
  readonly steps: readonly StairStep[];
  readonly standing: Standing;
  readonly gate: Gate;
  /** Of closed rounds, oldest first. */
  readonly marks: Readonly<Record<StepId, readonly Mark[]>>;
}
/** What of the canvas a proof can point at. */
export interface Proofs {
  /** Is the card on the board? */
  hasCard(id: string): boolean;
}

/** The stair of today. `rounds` is the server's root by id; what is no Stairway result in it is left out. */
export function stairOf(rounds: ReadonlyMap<string, unknown>, proofs: Proofs, gate: Gate): Stair {
  const results = [...rounds.values()].filter(isStairResult);
  const there = (what: { readonly card: string } | { readonly round: string }): boolean =>
    'card' in what ? proofs.hasCard(what.card) : rounds.has(what.round);
  const steps = STEPS.map((step) => readStep(step, results, there));
  return {
    steps,
    standing: stand(
      steps.map((step) => step.holds),
      gate,
    ),
    gate,
    marks: history(results.filter((result) => result.closedAt !== undefined).map(closedRound)),
  };
}
function readStep(
  step: StepId,
  results: readonly RoundResult[],
  isThere: Parameters<typeof sortEvidence>[1],
): StairStep {
  const asked = results.filter((result) => asks(result, step)).sort((a, b) => (lastReveal(a) < lastReveal(b) ? -1 : 1));
  const result = asked.at(-1);
  const { living, gone } = sortEvidence(result ? evidenceOf(result, step) : [], isThere);
  const ballots = result?.ballots.map((ballot) => ballotOf(ballot, step)) ?? [];
  return {
    step,
    ...(result ? { round: result.id } : {}),
    asking: result?.state === 'open' && (result.secondSteps ?? STEPS).includes(step),
    ballots,
    ...judgeBallot(ballots[countingBallot(ballots)], living.length),
    living,
    gone,
  };
}
function ballotOf(ballot: BallotResult, step: StepId): StepBallot {
  if (ballot.named) {
    const votes = ballot.answers.flatMap(({ person, answer, late }) => {
      const said = answer.kind === 'stairway' ? answer.steps[step] : undefined;
      if (!said) return [];
      const why = said.why === undefined || said.why === '' ? {} : { why: said.why };
      return [{ person, value: said.score, ...(late ? { late } : {}), ...why }];
    });
    return { kind: 'named', votes };
  }
  const figures = ballot.shown ? ballot.figures?.[step] : undefined;
  return figures?.shown ? { kind: 'nameless', figures } : { kind: 'withheld' };
}
/** Which ballot counts: a second may be about one step only, and of the others the first still speaks. -1 = none. */
export function countingBallot(ballots: readonly StepBallot[]): number {
  return ballots.findLastIndex(
    (ballot) => ballot.kind === 'nameless' || (ballot.kind === 'named' && ballot.votes.length > 0),
  );
}
function judgeBallot(ballot: StepBallot | undefined, living: number): StepJudged & { readonly spread: Spread | null } {
  if (ballot?.kind === 'nameless') {
    const { answers, median, talk, spread, unknown } = ballot.figures;
    const holds =
      answers >= STAIR_RULES.quorum && median >= STAIR_RULES.passMedian && living >= STAIR_RULES.minEvidence && !talk;
    return {
      counted: [],
      // Whether nobody, one or two do not know is not told.
      unknown: unknown === '≤2' ? 0 : unknown,
      median,
      range: null,
      consensus: null,
      talk,
      holds,
      spread,
    };
  }
  const judged = judgeStep(ballot?.kind === 'named' ? ballot.votes : [], living);
  // One answer agrees with itself, which says nothing of a team.
  const alone = judged.counted.length < 2;
  return { ...judged, spread: judged.consensus === null || alone ? null : spreadOf(judged.consensus) };
}
function closedRound(result: RoundResult): StairRound {
  const steps = Object.fromEntries(
    STEPS.filter((step) => asks(result, step)).map((step) => {
      const ballots = result.ballots.map((ballot) => ballotOf(ballot, step));
      const judged = judgeBallot(ballots[countingBallot(ballots)], evidenceOf(result, step).length);
      return [step, { median: judged.median, holds: judged.holds }];
    }),
  );
  return { id: result.id, at: result.closedAt ?? lastReveal(result), steps };
}
function evidenceOf(result: RoundResult, step: StepId): EvidenceItem[] {
  return (result.evidence ?? []).filter((proof) => proof.step === step).map(({ step: _, ...proof }) => proof);
}
function asks(result: RoundResult, step: StepId): boolean {
  return result.about.kind === 'stairway' && result.about.steps.includes(step);
}
function lastReveal(result: RoundResult): string {
  return result.ballots.at(-1)?.revealedAt ?? '';
}
/** Only the server writes there; a later version of it, or a file, may have put something else. */
function isStairResult(value: unknown): value is RoundResult {
  const result = value as Partial<RoundResult> | null | undefined;
  return result?.kind === 'stairway' && result.about?.kind === 'stairway' && Array.isArray(result.ballots);
}
