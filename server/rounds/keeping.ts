// Rounds in the store and in the document: read back as they were saved, and told to the canvas in the same transaction.
import type * as Y from 'yjs';
import { setLevel } from '../../shared/document/levels.ts';
import { root } from '../../shared/document/roots.ts';
import type { LevelKey } from '../../shared/judge/ledger.ts';
import { whileOpen } from '../../shared/judge/small-groups.ts';
import { rightsOf } from '../../shared/rules/roles.ts';
import type { Answer, RoundResult, RoundView } from '../../shared/wire/rounds.ts';
import type { MemberRow, RoundRow, RoundSave, Store } from '../store/store.ts';
import { ownClient } from '../sync/own-client.ts';
import type { Rooms } from '../sync/rooms.ts';
import type { Given } from './ballots.ts';
import { askedNow, ballotOf, resultOf } from './round.ts';
import type { Open, Round } from './round.ts';

/** What an update takes beside its values. */
const LEEWAY_BYTES = 256;

export interface Kept {
  readonly store: Pick<Store, 'rounds' | 'members'>;
  readonly rooms: Pick<Rooms, 'use' | 'notify'>;
}

export function rowOf(round: Round): RoundRow {
  return { id: round.id, canvas: round.canvas, body: JSON.stringify(round) };
}
export function roundOf(row: RoundRow): Round {
  return JSON.parse(row.body) as Round;
}
export async function givenTo({ store }: Kept, round: Open): Promise<Given[]> {
  return (await store.rounds.answers(round.id)).map(({ person, answer }) => ({
    person,
    answer: JSON.parse(answer) as Answer,
  }));
}

/**
 * Saves a round. What it shows is told to the canvas in the same transaction, in one update; `levels` go along. `person`:
 * who asked for it.
 */
export async function keep(
  { store, rooms }: Kept,
  person: string,
  round: Round,
  also: Omit<RoundSave, 'row'> & { readonly levels?: ReadonlyMap<string, number> } = {},
): Promise<void> {
  const { levels = new Map<string, number>(), ...more } = also;
  const save = { row: rowOf(round), ...more };
  const result = resultOf(round);
  if (round.state === 'dropped') await store.rounds.remove(round.id);
  else if (!result) await store.rounds.save(save);
  else {
    const clientId = await ownClient(store.members, round.canvas);
    const change = (doc: Y.Doc): void => {
      root<RoundResult>(doc, 'rounds').set(round.id, result);
      for (const [key, level] of levels) setLevel(doc, key as LevelKey, level);
    };
    const bytes = JSON.stringify(result).length + levels.size * LEEWAY_BYTES + LEEWAY_BYTES;
    await rooms.use(round.canvas, (room) => room.write({ clientId, person, change, round: save }, bytes));
  }
  rooms.notify(round.canvas, { kind: 'rounds' });
}

/**
 * Is nobody waited for any more? Without names the number of answers alone decides: or whoever leads could wait for one
 * after the other no more, and would see who had answered.
 */
export async function isComplete({ store }: Kept, round: Open): Promise<boolean> {
  if (!round.named) return (await store.rounds.count(round.id)) >= round.invited.length;
  const here = ableIds(await store.members.list(round.canvas));
  const answered = new Set(await store.rounds.answeredBy(round.id));
  return round.invited.every((person) => !here.has(person) || answered.has(person));
}
/** How many are asked, without those who left and have not answered. Without names it is not told who that is. */
export async function askedOf({ store }: Kept, round: Open, members: readonly MemberRow[]): Promise<number> {
  if (!round.named) return round.invited.length;
  const here = ableIds(members);
  const answered = new Set(await store.rounds.answeredBy(round.id));
  const asked = round.invited.filter((person) => here.has(person) || answered.has(person)).length;
  // Somebody may be waited for no more who had answered: they count among those who did, and nobody hears that it is them.
  return Math.max(asked, answered.size);
}
/** Who may take part: whoever left does not, nor whoever only reads by now. */
export function ableIds(members: readonly MemberRow[]): ReadonlySet<string> {
  return new Set(members.filter(({ role }) => role !== null && rightsOf(role).discuss).map(({ id }) => id));
}

/** A round as anybody may see it: who is asked and how many answered, never what. */
export async function viewOf(kept: Kept, round: Round, members: readonly MemberRow[]): Promise<RoundView> {
  const { id, about, title, named, threshold, auto, by, createdAt } = round;
  const asking = askedNow(round);
  const narrowed = asking === about ? {} : { asking };
  const told = { id, about, ...narrowed, title, named, threshold: named ? null : threshold, auto, by, createdAt };
  const ballot = ballotOf(round);
  switch (round.state) {
    case 'draft':
    case 'dropped': {
      const none = { invited: [], of: 0, answered: 0, openedAt: null, revealedAt: null };
      const state = round.state === 'draft' ? 'draft' : 'closed';
      return { ...told, ...none, state, ballot, closedAt: round.state === 'draft' ? null : round.closedAt };
    }
    case 'open': {
      const count = await kept.store.rounds.count(id);
      const most = named ? count : whileOpen(count, threshold);
      return {
        ...told,
        state: 'open',
        ballot,
        invited: [...round.invited],
        of: await askedOf(kept, round, members),
        answered: most === 'too-few' ? null : most,
        openedAt: round.openedAt,
        revealedAt: round.ballots.at(-1)?.revealedAt ?? null,
        closedAt: null,
      };
    }
    case 'revealed':
    case 'talked':
    case 'closed': {
      const last = round.ballots.at(-1);
      const answered = !last ? 0 : last.named ? last.answers.filter((a) => !a.late).length : last.shown ? last.n : null;
      return {
        ...told,
        state: round.state,
        ballot,
        invited: [...round.invited],
        of: last?.of ?? round.invited.length,
        answered,
        openedAt: round.openedAt,
        revealedAt: last?.revealedAt ?? null,
        closedAt: round.state === 'closed' ? round.closedAt : null,
      };
    }
    default:
      return round satisfies never;
  }
}
