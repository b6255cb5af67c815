// Nameless ballots about the same that were shown a short time ago: beside them a new one could tell what one person answered.
import { comparable } from '../../shared/judge/small-groups.ts';
import { levelKeys } from '../../shared/wire/rounds.ts';
import type { BallotResult, RoundAbout } from '../../shared/wire/rounds.ts';
import { askedNow } from './round.ts';
import type { Open, Round } from './round.ts';

export type NamelessShown = Extract<BallotResult, { named: false; shown: true }>;
/** What was told, and who had been asked for it. */
export interface Told {
  readonly invited: readonly string[];
  readonly ballot: NamelessShown;
}

/** What people said longer ago they say anew. Our own rule. */
const ALIKE_MS = 14 * 24 * 3600 * 1000;

/** The first ballot of this round, and those of others about the same. */
export function toldBefore(round: Open, others: readonly Round[], now: string): readonly Told[] {
  const about = askedNow(round);
  return [round, ...others.filter(({ id }) => id !== round.id)].flatMap((one) => {
    if (one.state === 'draft' || one.state === 'dropped') return [];
    const { id, invited, ballots } = one;
    const isNear = ({ revealedAt }: BallotResult): boolean =>
      id === round.id || (asksOfTheSame(one.about, about) && Date.parse(now) - Date.parse(revealedAt) < ALIKE_MS);
    return ballots.flatMap((ballot) => (!ballot.named && ballot.shown && isNear(ballot) ? [{ invited, ballot }] : []));
  });
}
/** Is nobody to be found in what so many answered, beside what was told? */
export function hidesBeside({ invited }: Pick<Open, 'invited'>, told: Told, before: number, now: number): boolean {
  return comparable({ invited: told.invited, answers: before }, { invited, answers: now });
}

function asksOfTheSame(one: RoundAbout, other: RoundAbout): boolean {
  const overlap = <T>(a: readonly T[], b: readonly T[]): boolean => a.some((part) => b.includes(part));
  switch (one.kind) {
    case 'stairway':
      return other.kind === 'stairway' && overlap(one.steps, other.steps);
    case 'ledger':
      return other.kind === 'ledger' && overlap(levelKeys(one), levelKeys(other));
    case 'lead-role':
      return other.kind === 'lead-role';
    case 'writing':
      return other.kind === 'writing' && one.prompt === other.prompt;
    case 'dots':
      return other.kind === 'dots' && overlap(one.cards, other.cards);
    default:
      return one satisfies never;
  }
}
