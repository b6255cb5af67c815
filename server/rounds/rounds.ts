// Rounds: asked, answered alone, shown to everybody at once. What is answered leaves this folder only at the reveal.
import { readBaton } from '../../shared/document/session.ts';
import { toTalkAbout } from '../../shared/judge/divergence.ts';
import { rightsOf } from '../../shared/rules/roles.ts';
import type { AccessRole } from '../../shared/rules/roles.ts';
import { answerAgainst } from '../../shared/wire/rounds.ts';
import type { Answer, EvidenceItem, Outcome, Part, RoundAbout, RoundView, StepId } from '../../shared/wire/rounds.ts';
import { hashOf } from '../access/secrets.ts';
import type { MemberRow } from '../store/store.ts';
import { ballotResult, evidenceOf, mediansOf } from './ballots.ts';
import { inTurn } from './in-turn.ts';
import { ableIds, askedOf, givenTo, isComplete, keep, roundOf, viewOf } from './keeping.ts';
import type { Kept } from './keeping.ts';
import { RoundRefused } from './refused.ts';
import { again, askedNow, closed, invite, late, opened, resultOf, revealed, talked, withEvidence } from './round.ts';
import type { Open, Round } from './round.ts';
import { newRoundKey, ticketOf } from './tickets.ts';
import { hidesBeside, toldBefore } from './told-before.ts';

/** Answers too few to be shown are destroyed after this, in milliseconds. */
const FORGET_MS = 14 * 24 * 3600 * 1000;
/** Rounds of one canvas. */
const ROUNDS_MAX = 500;

export interface RoundsParts extends Kept {
  readonly now: () => Date;
  readonly newId: () => string;
  readonly warn: (what: string, error: unknown) => void;
}
/** Somebody on a canvas: a member, with the right of the link they came with. */
export interface Asker {
  readonly canvas: string;
  readonly person: string;
  readonly role: AccessRole;
}
/** Who is asked; without it everybody who edits. */
interface Whom {
  readonly invited?: readonly string[] | undefined;
}
export interface Rounds {
  list(canvas: string): Promise<RoundView[]>;
  /** Undefined when there is no such round; so it is with all that follow. */
  one(canvas: string, round: string): Promise<RoundView | undefined>;
  create(
    who: Asker,
    /** With `open` it asks at once; what cannot be opened is not made either. */
    asked: Pick<Round, 'title' | 'named' | 'threshold' | 'auto'> & { about: RoundAbout; open?: Whom | undefined },
  ): Promise<RoundView>;
  open(
    who: Asker,
    round: string,
    how: Whom & { named?: boolean | undefined; threshold?: number | undefined },
  ): Promise<RoundView | undefined>;
  invite(who: Asker, round: string, add: readonly string[], remove: readonly string[]): Promise<RoundView | undefined>;
  answer(who: Asker, round: string, answer: Answer, edit: string | undefined): Promise<RoundView | undefined>;
  /** The answer of whoever asks, as it stands; `answer` is null when there is none. */
  own(who: Asker, round: string, edit: string | undefined): Promise<{ answer: Answer | null } | undefined>;
  /** `ballot`: the one that is meant; when it has been shown already, nothing more happens. */
  reveal(who: Asker, round: string, ballot: 1 | 2 | undefined): Promise<RoundView | undefined>;
  talked(who: Asker, round: string): Promise<RoundView | undefined>;
  /** `part`: what is asked about again; where nothing is named, what needs a talk. */
  second(who: Asker, round: string, part: Part): Promise<RoundView | undefined>;
  close(who: Asker, round: string, outcome: Outcome | undefined): Promise<RoundView | undefined>;
  evidence(
    who: Asker,
    round: string,
    step: StepId,
    change: { readonly add: readonly EvidenceItem[]; readonly remove: readonly EvidenceItem[] },
  ): Promise<RoundView | undefined>;
  /** Somebody left: a round may have waited for them alone. */
  membersChanged(canvas: string): Promise<void>;
  /** Destroys what was kept long enough. */
  forget(): Promise<void>;
}

export function rounds(parts: RoundsParts): Rounds {
  const { store, rooms } = parts;
  const turn = inTurn();
  const at = (): string => parts.now().toISOString();

  const find = async (canvas: string, id: string): Promise<Round | undefined> => {
    const row = await store.rounds.find(canvas, id);
    const round = row && roundOf(row);
    return round?.state === 'dropped' ? undefined : round;
  };
  /** Does something to a round in its turn, and gives back how the round is then. */
  const doTo = (
    { canvas }: Pick<Asker, 'canvas'>,
    id: string,
    work: (round: Round) => Promise<unknown>,
  ): Promise<RoundView | undefined> =>
    turn(canvas, async () => {
      const round = await find(canvas, id);
      if (!round) return undefined;
      await work(round);
      return view(canvas, id, round);
    });
  const view = async (canvas: string, id: string, otherwise: Round): Promise<RoundView> => {
    const row = await store.rounds.find(canvas, id);
    // Only a draft goes, when it is closed.
    return viewOf(parts, row ? roundOf(row) : closed(otherwise, at()), await store.members.list(canvas));
  };
  /** Whoever edits, unless somebody has the baton: then only they. */
  const checkLeads = async ({ canvas, person, role }: Asker): Promise<void> => {
    if (!rightsOf(role).edit) throw new RoundRefused('not-facilitator');
    const baton = await rooms.use(canvas, (room) => readBaton(room.doc));
    if (baton !== undefined && baton.person !== person) throw new RoundRefused('not-facilitator');
  };
  const lead = (who: Asker, id: string, work: (round: Round) => Promise<unknown>): Promise<RoundView | undefined> =>
    doTo(who, id, async (round) => {
      await checkLeads(who);
      await work(round);
    });

  /** A version before this one kept drafts that were closed. */
  const all = async (canvas: string): Promise<Round[]> =>
    (await store.rounds.list(canvas)).map(roundOf).filter(({ state }) => state !== 'dropped');
  /** The rounds beside which a nameless one must not tell too much. */
  const beside = async ({ named, canvas }: Open): Promise<Round[]> => (named ? [] : all(canvas));

  const openIt: (who: Asker, round: Round, how: Parameters<Rounds['open']>[2]) => Promise<void> = async (
    { canvas, person },
    round,
    { invited, named, threshold },
  ) => {
    const members = await store.members.list(canvas);
    const people = invited ? [...new Set(invited)] : members.filter(mayEdit).map((member) => member.id);
    checkMembers(people, members);
    const how = { named: named ?? round.named, threshold: threshold ?? round.threshold, at: at() };
    const open = opened(round, { invited: people, ...how });
    if (!toldBefore(open, await beside(open), how.at).every((one) => hidesBeside(open, one, 0, 0)))
      throw new RoundRefused('asked-lately', undefined, [{ path: 'named', code: 'true' }]);
    await keep(parts, person, open, open.named ? {} : { key: newRoundKey() });
  };

  const show = async (person: string, round: Open): Promise<void> => {
    const given = await givenTo(parts, round);
    if (given.length === 0) throw new RoundRefused('too-few-answers', 'Nobody has answered yet.');
    if (!round.named && given.length < round.threshold) throw new RoundRefused('too-few-answers');
    const of = await askedOf(parts, round, await store.members.list(round.canvas));
    const ballot = ballotResult(round, given, of, at(), await beside(round));
    await keep(parts, person, revealed(round, ballot, evidenceOf(given, ballot)), {
      key: null,
      forget: 'now',
      levels: mediansOf(ballot),
    });
  };
  const showIfAllAnswered = async (round: Round): Promise<void> => {
    if (round.state !== 'open' || !round.auto || !(await isComplete(parts, round))) return;
    const count = await store.rounds.count(round.id);
    if (count < (round.named ? 1 : round.threshold)) return;
    try {
      // Under the name of whoever wanted it so: that of the last to answer would tell when they did.
      await show(round.by, round);
    } catch (error) {
      // What led to this is kept, be it the last answer or somebody's leaving; whoever leads can still reveal by hand.
      parts.warn('a round could not be shown by itself', error);
    }
  };

  const answerNamed = async (round: Open, person: string, answer: Answer): Promise<void> => {
    const before = await store.rounds.count(round.id);
    await store.rounds.answerAs(round.id, person, JSON.stringify(answer));
    if ((await store.rounds.count(round.id)) !== before) rooms.notify(round.canvas, { kind: 'rounds' });
    await showIfAllAnswered(round);
  };
  /** Nobody is told: when an answer comes in says whose it is. */
  const answerNameless = async (
    round: Open,
    person: string,
    answer: Answer,
    edit: string | undefined,
  ): Promise<void> => {
    if (edit === undefined) throw new RoundRefused('bad-answer', 'A nameless answer comes with an edit key.');
    const hash = hashOf(edit);
    const json = JSON.stringify(answer);
    const key = await store.rounds.key(round.id);
    if (!key) throw new Error(`The nameless round ${round.id} has no key.`);
    const ticket = ticketOf(key, person);
    if (await store.rounds.hasTicket(round.id, ticket)) {
      if (!(await store.rounds.changeNameless(round.id, hash, json))) throw new RoundRefused('already-answered');
    } else {
      // Two people who share a browser: what the other answered is not to be replaced.
      if ((await store.rounds.namelessBy(round.id, hash)) !== undefined)
        throw new RoundRefused('bad-answer', 'This edit key is in use. Make another one.');
      await store.rounds.answerNameless(round.id, ticket, hash, json);
    }
    await showIfAllAnswered(round);
  };

  return {
    list: async (canvas) => {
      const members = await store.members.list(canvas);
      return Promise.all((await all(canvas)).map((round) => viewOf(parts, round, members)));
    },
    one: async (canvas, id) => {
      const round = await find(canvas, id);
      return round && view(canvas, id, round);
    },
    create: (who, { about, title, named, threshold, auto, open: ask }) =>
      turn(who.canvas, async () => {
        if (!rightsOf(who.role).edit) throw new RoundRefused('not-facilitator');
        if ((await all(who.canvas)).length >= ROUNDS_MAX) throw new RoundRefused('too-many-rounds');
        const id = parts.newId();
        const asked = { id, canvas: who.canvas, about, title, named, threshold, auto, by: who.person, createdAt: at() };
        const round: Round = { ...asked, state: 'draft' };
        if (ask) {
          await checkLeads(who);
          await openIt(who, round, ask);
        } else await keep(parts, who.person, round);
        return view(who.canvas, id, round);
      }),
    open: (who, id, how) => lead(who, id, (round) => openIt(who, round, how)),
    invite: (who, id, add, remove) =>
      lead(who, id, async (round) => {
        checkMembers(add, await store.members.list(who.canvas));
        const open = invite(round, add, remove);
        await keep(parts, who.person, open);
        await showIfAllAnswered(open);
      }),
    answer: (who, id, answer, edit) =>
      doTo(who, id, async (round) => {
        const why = answerAgainst(askedNow(round), answer);
        if (why !== undefined) throw new RoundRefused('bad-answer', why);
        if (round.state !== 'draft' && round.state !== 'dropped' && !round.invited.includes(who.person))
          throw new RoundRefused('not-invited');
        if (!rightsOf(who.role).discuss) throw new RoundRefused('not-invited', 'With your right you only read here.');
        if (round.state !== 'open') return keep(parts, who.person, late(round, { person: who.person, answer }));
        return round.named ? answerNamed(round, who.person, answer) : answerNameless(round, who.person, answer, edit);
      }),
    own: async (who, id, edit) => {
      const round = await find(who.canvas, id);
      if (!round) return undefined;
      if (round.state !== 'open') return { answer: null };
      if (!round.named) {
        const key = edit === undefined ? undefined : await store.rounds.key(id);
        const isTheirs = key && (await store.rounds.hasTicket(id, ticketOf(key, who.person)));
        const json = edit !== undefined && isTheirs ? await store.rounds.namelessBy(id, hashOf(edit)) : undefined;
        return { answer: json === undefined ? null : (JSON.parse(json) as Answer) };
      }
      const mine = (await givenTo(parts, round)).find(({ person }) => person === who.person);
      return { answer: mine?.answer ?? null };
    },
    reveal: (who, id, ballot) =>
      lead(who, id, async (round) => {
        if (round.state === 'draft') throw new RoundRefused('round-state', 'Nobody was asked yet.');
        if (round.state === 'dropped') throw new RoundRefused('round-closed');
        const shown = round.ballots.length;
        if (ballot === undefined ? round.state !== 'open' && shown > 0 : shown >= ballot) return;
        if (round.state !== 'open') throw new RoundRefused('round-closed');
        if (ballot !== undefined && ballot !== shown + 1)
          throw new RoundRefused('round-state', 'The first ballot is open.');
        await show(who.person, round);
      }),
    talked: (who, id) =>
      lead(who, id, async (round) => {
        const next = talked(round);
        if (next !== round) await keep(parts, who.person, next);
      }),
    second: (who, id, part) =>
      lead(who, id, async (round) => {
        const result = (part.steps ?? part.parties) ? undefined : resultOf(round);
        const open = again(round, result ? toTalkAbout(result) : part);
        await keep(parts, who.person, open, open.named ? {} : { key: newRoundKey() });
      }),
    close: (who, id, outcome) =>
      lead(who, id, async (round) => {
        if (round.state === 'closed' || round.state === 'dropped') return;
        if (round.state !== 'open' || round.named)
          return keep(parts, who.person, closed(round, at(), outcome), { key: null, forget: 'now' });
        // Without names the close is the moment at which enough answers are shown.
        const given = await givenTo(parts, round);
        const ballot = ballotResult(round, given, round.invited.length, at(), await beside(round));
        const shown = !ballot.named && ballot.shown;
        const forget = shown ? 'now' : { at: new Date(parts.now().getTime() + FORGET_MS).toISOString() };
        const levels = mediansOf(ballot);
        await keep(parts, who.person, closed(round, at(), outcome, ballot), { key: null, forget, levels });
      }),
    evidence: (who, id, step, change) =>
      doTo(who, id, (round) => {
        if (!rightsOf(who.role).edit) throw new RoundRefused('not-facilitator');
        return keep(parts, who.person, withEvidence(round, step, change));
      }),
    membersChanged: (canvas) =>
      turn(canvas, async () => {
        const open = (await store.rounds.list(canvas)).map(roundOf).filter(({ state }) => state === 'open');
        for (const round of open) await showIfAllAnswered(round);
        // Of how many an answer is waited for: without names that does not change.
        if (open.some(({ named }) => named)) rooms.notify(canvas, { kind: 'rounds' });
      }),
    forget: () => store.rounds.forgetUntil(at()),
  };
}

function mayEdit({ role }: MemberRow): boolean {
  return role !== null && rightsOf(role).edit;
}
/** Whoever is asked is here and may take part. */
function checkMembers(people: readonly string[], members: readonly MemberRow[]): void {
  const able = ableIds(members);
  if (people.some((person) => !able.has(person))) throw new RoundRefused('not-member');
}
