// A round as a state machine: draft, open, revealed, talked, closed. Pure; knows no store and no clock.
import type { Party } from '../../shared/judge/ledger.ts';
import { PARTIES } from '../../shared/judge/ledger.ts';
import { beforeOpening } from '../../shared/judge/small-groups.ts';
import type {
  BallotResult,
  Evidence,
  EvidenceItem,
  NamedAnswer,
  Outcome,
  Part,
  RoundAbout,
  RoundResult,
  StepId,
} from '../../shared/wire/rounds.ts';
import { INVITED_MAX, leastFor, PROOFS_MAX } from '../../shared/wire/rounds.ts';
import { RoundRefused } from './refused.ts';

interface Asked {
  readonly id: string;
  readonly canvas: string;
  readonly about: RoundAbout;
  readonly title: string;
  readonly named: boolean;
  /** Counts only without names. */
  readonly threshold: number;
  readonly auto: boolean;
  /** Person id. */
  readonly by: string;
  readonly createdAt: string;
}
interface Opened extends Asked {
  readonly openedAt: string;
  readonly invited: readonly string[];
  /** Revealed: the first, and the second beside it. */
  readonly ballots: readonly BallotResult[];
  readonly evidence: readonly Evidence[];
  /** The steps or parties the second ballot asks about; all, where they are not named. */
  readonly secondSteps?: readonly StepId[];
  readonly secondParties?: readonly Party[];
}
export type Draft = Asked & { readonly state: 'draft' };
export type Open = Opened & { readonly state: 'open' };
export type Shown = Opened & { readonly state: 'revealed' | 'talked' };
export type Closed = Opened & { readonly state: 'closed'; readonly closedAt: string; readonly outcome?: Outcome };
/** Closed before anybody was asked. */
type Dropped = Asked & { readonly state: 'dropped'; readonly closedAt: string };
export type Round = Draft | Open | Shown | Closed | Dropped;

/** The ballot that is asked now, or was last. */
export function ballotOf(round: Round): 1 | 2 {
  switch (round.state) {
    case 'draft':
    case 'dropped':
      return 1;
    case 'open':
      return round.ballots.length === 0 ? 1 : 2;
    case 'revealed':
    case 'talked':
    case 'closed':
      return round.ballots.length < 2 ? 1 : 2;
    default:
      return round satisfies never;
  }
}

/** What the ballot that is open asks, or the last one did: a second may be about a part of it only. */
export function askedNow(round: Round): RoundAbout {
  const { about } = round;
  if (round.state === 'draft' || round.state === 'dropped' || ballotOf(round) === 1) return about;
  const { secondSteps: steps, secondParties: parties } = round;
  if (about.kind === 'stairway' && steps) return { ...about, steps: [...steps] };
  return about.kind === 'ledger' && parties ? { ...about, parties: [...parties] } : about;
}

export interface Opening {
  readonly invited: readonly string[];
  readonly named: boolean;
  readonly threshold: number;
  readonly at: string;
}
/** From here on it is fixed whether answers carry names. */
export function opened(round: Round, { invited, named, threshold, at }: Opening): Open {
  if (round.state !== 'draft') throw stateRefused(round, 'opened');
  const asked = { ...round, named, threshold: named ? threshold : Math.max(threshold, leastFor(round.about.kind)) };
  checkInvited(asked, invited);
  return { ...asked, state: 'open', openedAt: at, invited, ballots: [], evidence: [] };
}
/** Somebody comes in late, or is not waited for any more. What they answered stays. */
export function invite(round: Round, add: readonly string[], remove: readonly string[]): Open {
  if (round.state !== 'open') throw stateRefused(round, 'changed in whom it asks');
  // Two nameless ballots of different people would tell what the newcomer answered.
  if (!round.named && round.ballots.length > 0)
    throw new RoundRefused('round-state', 'The second ballot of a nameless round asks the same people as the first.');
  const invited = [...new Set([...round.invited, ...add])].filter((person) => !remove.includes(person));
  checkInvited(round, invited);
  const isWaitedForNoMore = round.invited.some((person) => remove.includes(person));
  // Without names nobody knows whether they had answered, nor then whether all others have.
  return { ...round, invited, ...(!round.named && isWaitedForNoMore ? { auto: false } : {}) };
}
function checkInvited({ about, named, threshold }: Asked, invited: readonly string[]): void {
  if (invited.length === 0) throw new RoundRefused('too-few-invited', 'Nobody would be asked.');
  if (invited.length > INVITED_MAX) throw new RoundRefused('bad-answer', `At most ${INVITED_MAX} people are asked.`);
  if (named) return;
  const opening = beforeOpening(invited.length, threshold, leastFor(about.kind));
  if (opening.fits) return;
  const choices = opening.choices.map((choice) =>
    choice === 'named-talk' ? { path: 'named', code: 'true' } : { path: 'threshold', code: String(choice.lowerTo) },
  );
  throw new RoundRefused(
    'too-few-invited',
    `It would ask ${invited.length} people, and shows nothing below ${threshold} answers.`,
    choices,
  );
}

/** Shows the ballot that is open. `evidence`: what its answers lean on. */
export function revealed(round: Open, ballot: BallotResult, evidence: readonly Evidence[]): Shown {
  return {
    ...round,
    state: 'revealed',
    ballots: [...round.ballots, ballot],
    evidence: together(round.evidence, evidence),
  };
}
/** An answer that came after the reveal: shown, outside the statistics. */
export function late(round: Round, answer: NamedAnswer): Shown {
  if (round.state === 'draft') throw stateRefused(round, 'answered');
  if (round.state === 'closed' || round.state === 'dropped') throw new RoundRefused('round-closed');
  const ballot = round.ballots.at(-1);
  if (round.state === 'open' || !ballot?.named)
    throw new RoundRefused('round-revealed', 'A nameless answer that came alone would not be nameless.');
  const { answers } = ballot;
  if (answers.some((one) => one.person === answer.person && !one.late)) throw new RoundRefused('round-revealed');
  const others = answers.filter((one) => one.person !== answer.person);
  const withLate: BallotResult = { ...ballot, answers: [...others, { ...answer, late: true }] };
  return { ...round, ballots: [...round.ballots.slice(0, -1), withLate] };
}
export function talked(round: Round): Shown {
  if (round.state === 'talked') return round;
  if (round.state !== 'revealed') throw stateRefused(round, 'talked about');
  return { ...round, state: 'talked' };
}
/** The second ballot, asked of the same people beside the first; of `part` only, where there is one. */
export function again(round: Round, part: Part = {}): Open {
  if ((round.state !== 'revealed' && round.state !== 'talked') || round.ballots.length !== 1)
    throw stateRefused(round, 'asked a second time');
  return { ...round, state: 'open', ...narrowed(round.about, part) };
}
function narrowed(about: RoundAbout, { steps, parties }: Part): Pick<Opened, 'secondSteps' | 'secondParties'> {
  if (steps && about.kind !== 'stairway')
    throw new RoundRefused('bad-answer', 'Only a Stairway round asks about steps.');
  if (parties && about.kind !== 'ledger')
    throw new RoundRefused('bad-answer', 'Only a round of the value ledger asks about parties.');
  if (steps && about.kind === 'stairway') return { secondSteps: among(about.steps, steps) };
  if (parties && about.kind === 'ledger') return { secondParties: among(about.parties ?? PARTIES, parties) };
  return {};
}
/** Those that are wanted, in the order of the first ballot. */
function among<T>(first: readonly T[], wanted: readonly T[]): readonly T[] {
  if (wanted.length === 0 || !wanted.every((one) => first.includes(one)))
    throw new RoundRefused('bad-answer', 'A second ballot asks about what the first did.');
  return first.filter((one) => wanted.includes(one));
}
/** `unseen`: the result of a ballot that was open still, when there is one to tell. */
export function closed(round: Round, at: string, outcome?: Outcome, unseen?: BallotResult): Closed | Dropped {
  switch (round.state) {
    case 'draft':
      return { ...round, state: 'dropped', closedAt: at };
    case 'open':
    case 'revealed':
    case 'talked':
      return {
        ...round,
        state: 'closed',
        closedAt: at,
        ballots: unseen ? [...round.ballots, unseen] : round.ballots,
        ...(outcome ? { outcome } : {}),
      };
    case 'closed':
    case 'dropped':
      return round;
    default:
      return round satisfies never;
  }
}
/** Proofs of one step that come and go. What others added meanwhile stays: of the rest nothing is said. */
export function withEvidence(
  round: Round,
  step: StepId,
  { add, remove }: { readonly add: readonly EvidenceItem[]; readonly remove: readonly EvidenceItem[] },
): Shown | Closed {
  if (round.state === 'draft' || round.state === 'open' || round.state === 'dropped')
    throw stateRefused(round, 'given other proofs');
  if (round.about.kind !== 'stairway' || !round.about.steps.includes(step))
    throw new RoundRefused('bad-answer', 'This round does not ask about that step.');
  const gone = new Set(remove.map((item) => proofKey({ step, ...item })));
  const left = round.evidence.filter((one) => !gone.has(proofKey(one)));
  const evidence = together(
    left,
    add.map((item) => ({ step, ...item })),
  );
  if (evidence.filter((one) => one.step === step).length > PROOFS_MAX)
    throw new RoundRefused('bad-answer', `A step has at most ${PROOFS_MAX} proofs.`);
  return { ...round, evidence };
}
function together(before: readonly Evidence[], more: readonly Evidence[]): Evidence[] {
  return [...new Map([...before, ...more].map((one) => [proofKey(one), one])).values()];
}
function proofKey(one: Evidence): string {
  return JSON.stringify(Object.entries(one).sort());
}
function stateRefused(round: Round, what: string): RoundRefused {
  if (round.state === 'closed' || round.state === 'dropped') return new RoundRefused('round-closed');
  return new RoundRefused('round-state', `A round that is ${round.state} cannot be ${what}.`);
}

/** What the document is told; nothing as long as nothing was shown. */
export function resultOf(round: Round): RoundResult | undefined {
  if (round.state === 'draft' || round.state === 'dropped' || round.ballots.length === 0) return undefined;
  const { id, about, title, named, threshold, by, state, openedAt, ballots, evidence } = round;
  return {
    id,
    kind: about.kind,
    about,
    title,
    named,
    threshold: named ? null : threshold,
    by,
    state,
    openedAt,
    ballots,
    ...(about.kind === 'stairway' ? { evidence } : {}),
    ...(round.secondSteps ? { secondSteps: round.secondSteps } : {}),
    ...(round.secondParties ? { secondParties: round.secondParties } : {}),
    ...(round.state === 'closed' ? { closedAt: round.closedAt } : {}),
    ...(round.state === 'closed' && round.outcome ? { outcome: round.outcome } : {}),
  };
}
