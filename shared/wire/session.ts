// The working session over HTTP: what a person may ask of it. What it is stands in the `session` root of the document.
import * as v from 'valibot';
import { PHASES } from '../judge/snapshot.ts';
import { WORKSHOP } from '../rules/programme.ts';
import { BLOCK_IDS } from '../template/canvas-template.ts';

/** A timer runs at most this long, in minutes. */
export const TIMER_MINUTES = 240;
const minutes = v.pipe(
  v.number(),
  v.minValue(1, 'At least one minute.'),
  v.maxValue(TIMER_MINUTES, `At most ${TIMER_MINUTES} minutes.`),
);
const person = v.pipe(v.string(), v.maxLength(64));

export const sessionAct = v.variant('kind', [
  /** Leads when nobody does, or when who does is not here; else asks them. */
  v.strictObject({ kind: v.literal('take-baton') }),
  /** To whoever asked, or to anybody who edits. */
  v.strictObject({ kind: v.literal('give-baton'), to: person }),
  /** Keeps it although somebody asked; or, for whoever asked, asks no more. */
  v.strictObject({ kind: v.literal('keep-baton') }),
  v.strictObject({ kind: v.literal('lay-down-baton') }),
  /** Null ends the session: everything is asked again at once. */
  v.strictObject({ kind: v.literal('phase'), phase: v.nullable(v.picklist(PHASES)) }),
  v.strictObject({ kind: v.literal('start-timer'), minutes }),
  /** +1, +5. After its end it runs so long again. */
  v.strictObject({ kind: v.literal('add-time'), minutes }),
  v.strictObject({ kind: v.literal('pause-timer') }),
  v.strictObject({ kind: v.literal('go-on') }),
  v.strictObject({ kind: v.literal('stop-timer') }),
  /** Chooses the workshop of 90 minutes, not begun yet; null lets it go. */
  v.strictObject({ kind: v.literal('programme'), programme: v.nullable(v.literal('workshop')) }),
  /** Goes to a step of the workshop: its phase and its time with it. */
  v.strictObject({
    kind: v.literal('step'),
    step: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(WORKSHOP.length - 1)),
  }),
  /** Lets go of all of it at once: locks, timer, phase, programme and baton. */
  v.strictObject({ kind: v.literal('end') }),
  v.strictObject({ kind: v.literal('lock'), block: v.picklist(BLOCK_IDS) }),
  v.strictObject({ kind: v.literal('unlock'), block: v.picklist(BLOCK_IDS) }),
  /** Invites everybody to come and look; nobody is taken there. */
  v.strictObject({
    kind: v.literal('call'),
    to: v.strictObject({ kind: v.picklist(['block', 'facet', 'card']), id: v.pipe(v.string(), v.maxLength(64)) }),
  }),
  /** "I'm finished", for oneself; until the next phase or the next timer. */
  v.strictObject({ kind: v.literal('finished'), is: v.boolean() }),
]);
export type SessionAct = v.InferOutput<typeof sessionAct>;

/** `POST /api/canvases/:id/session`. `device` proves who asks, as for a ticket; a host token does that by itself. */
export const sessionBody = v.strictObject({
  device: v.optional(v.pipe(v.string(), v.maxLength(128))),
  act: sessionAct,
});
/** What became of it. `asked`: whoever leads has been asked for the baton. */
export const sessionReply = v.object({ outcome: v.picklist(['done', 'asked']), now: v.string() });
export type SessionReply = v.InferOutput<typeof sessionReply>;
