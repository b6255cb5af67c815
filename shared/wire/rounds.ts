// Rounds on the wire: what is asked of the server over HTTP, and the result it writes into the `rounds` root at the reveal.
import * as v from 'valibot';
import { isId } from '../document/ids.ts';
import { safeHref, wordCount } from '../document/text.ts';
import { LEVEL_MAX, levelKey, MOMENTS, PARTIES, SIDES } from '../judge/ledger.ts';
import type { LevelKey, Moment, Party } from '../judge/ledger.ts';
import { CHOICES_FROM } from '../judge/small-choices.ts';
import type { ChosenByMany } from '../judge/small-choices.ts';
import { THRESHOLD } from '../judge/small-groups.ts';
import type { NamelessResult } from '../judge/small-groups.ts';
import { ROLES, template } from '../template/canvas-template.ts';
import { stairway } from '../template/stairway.ts';

/** Steps of the Stairway, lowest first. */
export const STEP_IDS = stairway.steps.map(({ id }) => id);
export type StepId = (typeof STEP_IDS)[number];

/** People one round is for, at most. */
export const INVITED_MAX = 100;
export const WRITING_WORDS = template.limits.endInMindWords;

const id = v.pipe(v.string(), v.check(isId, 'An id has letters, digits, _ and -.'));
const sentence = v.pipe(v.string(), v.trim(), v.maxLength(300, 'A sentence has at most 300 characters.'));
/** The secret of a guest's browser; with a host token it is not needed. */
const device = v.optional(v.pipe(v.string(), v.maxLength(128)));
const wholeFrom0 = (highest: number, message: string) =>
  v.pipe(v.number(message), v.integer(message), v.minValue(0, message), v.maxValue(highest, message));

/** What a round asks, and within which bounds. */
export const roundAbout = v.variant('kind', [
  /** Each step 0-4 by proof, or "don't know". */
  v.strictObject({ kind: v.literal('stairway'), steps: v.pipe(v.array(v.picklist(STEP_IDS)), v.minLength(1)) }),
  /** Levels 0-10 of each party and side, at one time or both; of all parties, unless some are named. */
  v.strictObject({
    kind: v.literal('ledger'),
    times: v.pipe(v.array(v.picklist(MOMENTS)), v.minLength(1)),
    parties: v.optional(v.pipe(v.array(v.picklist(PARTIES)), v.minLength(1))),
  }),
  /** Points to divide over the five roles: where do we want to win? */
  v.strictObject({
    kind: v.literal('lead-role'),
    points: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(100)),
  }),
  /** A text of one's own, for example the end in mind. `prompt` is what everybody sees above it. */
  v.strictObject({ kind: v.literal('writing'), prompt: sentence }),
  /** Dots to put on cards. */
  v.strictObject({
    kind: v.literal('dots'),
    budget: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(50)),
    cards: v.pipe(v.array(id), v.minLength(1), v.maxLength(100)),
  }),
]);
export type RoundAbout = v.InferOutput<typeof roundAbout>;
export type RoundKind = RoundAbout['kind'];
/** What a second ballot is about, where it is not everything: steps of a Stairway, or parties of the ledger. */
export interface Part {
  readonly steps?: readonly StepId[] | undefined;
  readonly parties?: readonly Party[] | undefined;
}

/** Without names: the fewest answers of which anything of such a round can be shown, however low the threshold. */
export function leastFor(kind: RoundKind): number {
  return kind === 'lead-role' || kind === 'dots' ? CHOICES_FROM : THRESHOLD.min;
}

/** What a step of the Stairway leans on: a card, an address, or an earlier round. */
export const evidenceItem = v.union([
  v.strictObject({ card: id }),
  v.strictObject({
    url: v.pipe(
      v.string(),
      v.maxLength(500),
      v.check((url) => safeHref(url) !== undefined),
    ),
  }),
  v.strictObject({ round: id }),
]);
export type EvidenceItem = v.InferOutput<typeof evidenceItem>;
export type Evidence = EvidenceItem & { readonly step: StepId };

const level = wholeFrom0(LEVEL_MAX, `A level is a whole number from 0 to ${LEVEL_MAX}.`);
const stepAnswer = v.strictObject({
  /** Null = "don't know": not counted, but shown. */
  score: v.nullable(wholeFrom0(4, 'A step is scored with a whole number from 0 to 4.')),
  why: v.optional(sentence),
  evidence: v.optional(
    v.pipe(v.array(evidenceItem), v.maxLength(5, 'A step has at most five proofs from one person.')),
  ),
});
export type StepAnswer = v.InferOutput<typeof stepAnswer>;
/** What one person answers; `answerAgainst` says whether it fits the round. */
export const answerSchema = v.variant('kind', [
  v.strictObject({
    kind: v.literal('stairway'),
    steps: v.record(v.picklist(STEP_IDS), stepAnswer),
  }),
  /** By `party.now|then.investment|progress`, as in the `ledger` root. */
  v.strictObject({ kind: v.literal('ledger'), levels: v.record(v.string(), level) }),
  v.strictObject({
    kind: v.literal('lead-role'),
    points: v.record(v.picklist(ROLES), wholeFrom0(100, 'Points are whole numbers.')),
  }),
  v.strictObject({
    kind: v.literal('writing'),
    text: v.pipe(v.string(), v.trim(), v.minLength(1, 'Write something first.'), v.maxLength(2000)),
  }),
  /** Dots by card. */
  v.strictObject({ kind: v.literal('dots'), dots: v.record(id, wholeFrom0(50, 'Dots are whole numbers.')) }),
]);
export type Answer = v.InferOutput<typeof answerSchema>;

/** Keys of the levels a ledger round asks for. */
export function levelKeys({ times, parties = PARTIES }: LevelsAsked): LevelKey[] {
  return PARTIES.filter((party) => parties.includes(party)).flatMap((party) =>
    times.flatMap((time) => SIDES.map((side) => levelKey(party, time, side))),
  );
}
interface LevelsAsked {
  readonly times: readonly Moment[];
  readonly parties?: readonly Party[] | undefined;
}
/** Why this answer does not fit the round, or undefined. */
export function answerAgainst(about: RoundAbout, answer: Answer): string | undefined {
  switch (answer.kind) {
    case 'stairway':
      if (about.kind !== 'stairway') break;
      return only(Object.keys(answer.steps), about.steps, 'This round does not ask about that step.');
    case 'ledger':
      if (about.kind !== 'ledger') break;
      return only(Object.keys(answer.levels), levelKeys(about), 'This round does not ask for that level.');
    case 'lead-role':
      if (about.kind !== 'lead-role') break;
      return sum(answer.points) > about.points ? `There are ${about.points} points to divide.` : undefined;
    case 'writing':
      if (about.kind !== 'writing') break;
      return wordCount(answer.text) > WRITING_WORDS ? `The text has at most ${WRITING_WORDS} words.` : undefined;
    case 'dots':
      if (about.kind !== 'dots') break;
      if (sum(answer.dots) > about.budget) return `There are ${about.budget} dots to put.`;
      return only(Object.keys(answer.dots), about.cards, 'This round does not ask about that card.');
    default:
      return answer satisfies never;
  }
  return `This round is a ${about.kind} round.`;
}
function only(keys: readonly string[], asked: readonly string[], why: string): string | undefined {
  if (keys.length === 0) return 'Answer at least one part.';
  return keys.every((key) => asked.includes(key)) ? undefined : why;
}
function sum(values: Readonly<Record<string, number>>): number {
  return Object.values(values).reduce((all, value) => all + value, 0);
}

export const ROUND_STATES = ['draft', 'open', 'revealed', 'talked', 'closed'] as const;
export type RoundState = (typeof ROUND_STATES)[number];
const threshold = v.pipe(
  v.number(),
  v.integer(),
  v.minValue(THRESHOLD.min, `At least ${THRESHOLD.min}.`),
  v.maxValue(THRESHOLD.max, `At most ${THRESHOLD.max}.`),
);

/** `GET /api/canvases/:id/rounds` and each answer about one round: who is asked and how many answered, never what. */
export const roundView = v.object({
  id: v.string(),
  about: roundAbout,
  title: v.string(),
  state: v.picklist(ROUND_STATES),
  /** 2 = the second ballot, asked after the talk. */
  ballot: v.picklist([1, 2]),
  /** What that ballot asks, where it is not all of it: the second may be about some of the steps or parties only. */
  asking: v.optional(roundAbout),
  named: v.boolean(),
  /** Nameless only: fewer answers show nothing. */
  threshold: v.nullable(v.number()),
  /** Revealed by itself when everybody answered. */
  auto: v.boolean(),
  /** Who made the round: person id. */
  by: v.string(),
  invited: v.array(v.string()),
  /** Of how many an answer is waited for or in: whoever left without one does not count. */
  of: v.number(),
  /** Null = nameless and still too few to say. */
  answered: v.nullable(v.number()),
  createdAt: v.string(),
  openedAt: v.nullable(v.string()),
  revealedAt: v.nullable(v.string()),
  closedAt: v.nullable(v.string()),
});
export type RoundView = v.InferOutput<typeof roundView>;
export const roundList = v.object({ rounds: v.array(roundView) });

/** Who is asked. Without `invited`: all who may edit. */
const whom = v.optional(v.pipe(v.array(v.string()), v.minLength(1), v.maxLength(INVITED_MAX)));
/** `POST …/rounds`: a draft, or with `open` a round that asks at once: both, or on refusal neither. `device` proves who asks, as for a ticket; a host token does that by itself. */
export const createRoundBody = v.strictObject({
  device,
  about: roundAbout,
  title: v.optional(v.pipe(v.string(), v.trim(), v.maxLength(120)), ''),
  named: v.optional(v.boolean(), true),
  threshold: v.optional(threshold, THRESHOLD.default),
  auto: v.optional(v.boolean(), false),
  open: v.optional(v.strictObject({ invited: whom })),
});
export type CreateRoundBody = v.InferInput<typeof createRoundBody>;
/** `POST …/rounds/:round/open`. The last moment to choose names or a lower threshold. */
export const openRoundBody = v.strictObject({
  device,
  invited: whom,
  named: v.optional(v.boolean()),
  threshold: v.optional(threshold),
});
/** `POST …/rounds/:round/invited`, while it is open: somebody comes in late, or is not waited for any more. */
export const inviteBody = v.strictObject({
  device,
  add: v.optional(v.array(v.string()), []),
  remove: v.optional(v.array(v.string()), []),
});
/** `POST …/rounds/:round/answer`. `edit` (nameless): a secret of this browser's, with which the answer can be changed. */
export const answerBody = v.strictObject({
  device,
  answer: answerSchema,
  edit: v.optional(v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{22,128}$/u, 'An edit key has 22 to 128 characters.'))),
});
/** `POST …/rounds/:round/own`: the answer of whoever asks, as it stands. Of a nameless round only with its edit key. */
export const ownBody = v.strictObject({ device, edit: v.optional(v.string()) });
export const ownAnswer = v.object({ answer: v.nullable(answerSchema) });
/** `POST …/rounds/:round/reveal`, `/talked`. */
export const stepBody = v.strictObject({
  device,
  /** Which ballot is meant: a late second click must not reveal what was opened meanwhile. */
  ballot: v.optional(v.picklist([1, 2])),
});
/** `POST …/rounds/:round/second`. Without steps or parties: those that need a talk, and all where none does. */
export const secondBody = v.strictObject({
  device,
  steps: v.optional(v.pipe(v.array(v.picklist(STEP_IDS)), v.minLength(1, 'Ask about at least one step.'))),
  parties: v.optional(v.pipe(v.array(v.picklist(PARTIES)), v.minLength(1, 'Ask about at least one party.'))),
});

export const outcomeSchema = v.strictObject({
  /** `differ` = "we blijven verschillen", with a sentence from each side. */
  kind: v.picklist(['agreed', 'differ']),
  text: sentence,
  sides: v.optional(v.pipe(v.array(sentence), v.maxLength(5))),
  minority: v.optional(sentence),
  confidence: v.optional(v.picklist(['guess', 'heard', 'measured'])),
  assumption: v.optional(sentence),
  /** A date or what would have to happen. */
  revisit: v.optional(sentence),
});
export type Outcome = v.InferOutput<typeof outcomeSchema>;
/** `POST …/rounds/:round/close`. A draft and an open round are closed without a result: nothing is shown. */
export const closeRoundBody = v.strictObject({ device, outcome: v.optional(outcomeSchema) });
/** Proofs of one step. */
export const PROOFS_MAX = 50;
const proofs = v.optional(v.pipe(v.array(evidenceItem), v.maxLength(PROOFS_MAX)), []);
/** `POST …/rounds/:round/evidence`, after the reveal: proofs of one step that come and go; of the others nothing is said. */
export const evidenceBody = v.strictObject({ device, step: v.picklist(STEP_IDS), add: proofs, remove: proofs });

/** A named answer, as it stands in the document after the reveal. */
export interface NamedAnswer {
  readonly person: string;
  readonly answer: Answer;
  /** Came after the reveal: shown, outside the statistics. */
  readonly late?: true;
}
/** One question of a nameless ballot: what shared/judge/small-groups.ts lets be shown, and what the canvas needs beside it. */
export type NamelessFigures =
  | (Extract<NamelessResult, { shown: true }> & {
      readonly median: number;
      /** Stairway: the votes are far apart, or somebody sees next to nothing where most see proof. */
      readonly talk: boolean;
      /** How many do not know, or passed it over; '≤2' may be nobody, and then the figures are as if everybody knew. */
      readonly unknown: number | '≤2';
    })
  | NotShown;
/** `difference`: beside the first ballot it would tell what one or two people answered. */
export interface NotShown {
  readonly shown: false;
  readonly reason: 'too-few' | 'difference';
}
export type BallotResult =
  | {
      readonly named: true;
      readonly revealedAt: string;
      /** How many were asked. */
      readonly of: number;
      readonly answers: readonly NamedAnswer[];
    }
  | (NotShown & { readonly named: false; readonly revealedAt: string; readonly of: number })
  | {
      readonly named: false;
      readonly shown: true;
      readonly revealedAt: string;
      readonly of: number;
      /** How many answered. */
      readonly n: number;
      /** Stairway and ledger, by step or level key. */
      readonly figures?: Readonly<Record<string, NamelessFigures>>;
      /** Lead role and dots: the roles or cards at least three people chose, most first; never how many. */
      readonly choices?: ChosenByMany;
      /** Writing, in random order. */
      readonly texts?: readonly string[];
    };
/** The value of `rounds[roundId]`: there from the first reveal on, written by the server only, replaced whole. */
export interface RoundResult {
  readonly id: string;
  readonly kind: RoundKind;
  readonly about: RoundAbout;
  readonly title: string;
  readonly named: boolean;
  readonly threshold: number | null;
  readonly by: string;
  /** `open` again = the second ballot is being asked. */
  readonly state: Exclude<RoundState, 'draft'>;
  readonly openedAt: string;
  readonly closedAt?: string;
  /** The first ballot, and the second beside it. */
  readonly ballots: readonly BallotResult[];
  /** Stairway: what the steps lean on now. */
  readonly evidence?: readonly Evidence[];
  /** Stairway: what the second ballot asks about, where that is not everything. */
  readonly secondSteps?: readonly StepId[];
  /** The same of the ledger. */
  readonly secondParties?: readonly Party[];
  readonly outcome?: Outcome;
}

/** `GET /api/canvases/:id/levels`, by level key: who set it by hand or made it unknown last (person id), and with which Yjs client. */
export const levelList = v.object({ levels: v.record(v.string(), v.object({ by: v.string(), client: v.number() })) });
export type LevelList = v.InferOutput<typeof levelList>;
