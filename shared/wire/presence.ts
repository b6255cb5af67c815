// What a person shows of themself while present: the awareness state, stamped and rebuilt by the server.
import * as v from 'valibot';

const short = v.pipe(v.string(), v.maxLength(200));
/** JSON can name a number beyond all numbers, which would be told as none at all. */
const finite = v.pipe(v.number(), v.finite());
const clock = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const item = v.optional(v.nullable(v.object({ client: clock, clock })));
/**
 * A position in the document as y-prosemirror and we write it: a Yjs relative position as JSON. Of one that stands
 * nowhere Yjs throws in everybody's editor, and one at a root makes that root in their documents: neither is passed on.
 */
const relative = v.nullable(
  v.pipe(
    v.object({ type: item, item, assoc: v.optional(finite) }),
    v.check((position) => Boolean(position.type ?? position.item)),
  ),
);

/**
 * What a client may say about itself. Everything else is dropped. Coordinates are fractions (0-1) of the place the
 * pointer is `in` (compass, block or facet), which windows of other sizes show elsewhere; without one of the board.
 */
export const presenceSchema = v.object({
  activity: v.optional(v.picklist(['active', 'idle', 'away'])),
  /** Which block, facet, card and TextId the person is in. */
  block: v.optional(v.nullable(short)),
  facet: v.optional(v.nullable(short)),
  card: v.optional(v.nullable(short)),
  text: v.optional(v.nullable(short)),
  /** Caret and selection in the text named by `text` (y-prosemirror's field). */
  cursor: v.optional(v.nullable(v.object({ anchor: relative, head: relative }))),
  pointer: v.optional(v.nullable(v.object({ x: finite, y: finite, in: v.optional(short) }))),
  /** A level of the value ledger this person is dragging: its key, and where the thumb is. Written on release only. */
  level: v.optional(v.nullable(v.object({ key: short, at: v.pipe(v.number(), v.minValue(0), v.maxValue(10)) }))),
  /** Person id this person follows. */
  following: v.optional(v.nullable(short)),
});
export type PresenceFields = v.InferOutput<typeof presenceSchema>;
/** A presence as others see it. `user` is the server's word; `slot` picks colour and shape (0-5, by order of joining). */
export type Presence = PresenceFields & {
  readonly user: { readonly id: string; readonly name: string; readonly slot: number };
};
