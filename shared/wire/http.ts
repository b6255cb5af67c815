// The HTTP bodies as schemas: what may be asked, what is answered, and how an error looks.
import * as v from 'valibot';
import { ACCESS_ROLES } from '../rules/roles.ts';
import { LANGS } from '../template/template.ts';

export const roleSchema = v.picklist(ACCESS_ROLES);
const name = v.pipe(
  v.string(),
  v.trim(),
  v.minLength(1, 'Give a name.'),
  v.maxLength(80, 'A name has at most 80 characters.'),
);
const title = v.pipe(
  v.string(),
  v.trim(),
  v.minLength(1, 'Give the canvas a title.'),
  v.maxLength(200, 'A title has at most 200 characters.'),
);

/** `POST /api/canvases`. At most one of `example` and `document`; neither gives the empty template. */
export const createCanvasBody = v.pipe(
  v.strictObject({
    title: v.optional(title),
    lang: v.optional(v.picklist(LANGS), 'nl'),
    template: v.optional(v.literal('customer-leader-canvas')),
    example: v.optional(v.picklist(['ikea', 'rijwiel'])),
    /** A canvas file (`clc.canvas/1`); checked on its own, so that every problem can be listed. */
    document: v.optional(v.unknown()),
  }),
  v.check((b) => b.example === undefined || b.document === undefined, 'Send an example or a document, not both.'),
);
export type CreateCanvasBody = v.InferInput<typeof createCanvasBody>;
/** `201` of `POST /api/canvases`: one full URL per role, the key in the fragment. */
export const createdCanvas = v.object({ id: v.string(), title: v.string(), links: v.record(roleSchema, v.string()) });
export type CreatedCanvas = v.InferOutput<typeof createdCanvas>;

/** `GET /api/canvases/:id`: what a link opens, to be shown before joining. */
export const canvasInfo = v.object({ id: v.string(), title: v.string(), role: roleSchema });
export type CanvasInfo = v.InferOutput<typeof canvasInfo>;

/** `POST /api/canvases/:id/tickets`. `device` is a secret this browser keeps, so that a guest stays the same person. */
export const ticketBody = v.strictObject({
  key: v.pipe(v.string(), v.maxLength(200)),
  name: v.optional(name),
  device: v.optional(
    v.pipe(
      v.string(),
      v.regex(/^[A-Za-z0-9_-]{22,128}$/u, 'A device secret has 22 to 128 characters A-Z a-z 0-9 _ -.'),
    ),
  ),
  clientId: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(0xffffffff)),
  features: v.optional(v.array(v.picklist(['saved', 'notice'])), []),
});
export type TicketBody = v.InferInput<typeof ticketBody>;
export const person = v.object({ id: v.string(), name: v.string() });
export const ticketReply = v.object({
  ticket: v.string(),
  role: roleSchema,
  person,
  /** ISO instant. */
  expiresAt: v.string(),
  /** The server's clock at this moment, as an ISO instant: people's computers are off by minutes, some by days. */
  now: v.string(),
  /** `WIRE_VERSION` of the server. */
  wire: v.number(),
});
export type TicketReply = v.InferOutput<typeof ticketReply>;

/** `GET /api/canvases/:id/members`: everybody who ever joined, in order of joining. `slot` picks colour and shape. */
export const member = v.object({ id: v.string(), name: v.string(), slot: v.number(), role: v.nullable(roleSchema) });
export type Member = v.InferOutput<typeof member>;
export const memberList = v.object({ members: v.array(member) });

/** `GET /api/canvases/:id/received`: comments that came in more than two minutes after they were written, and when. */
export const receivedList = v.object({ received: v.record(v.string(), v.string()) });
export type ReceivedList = v.InferOutput<typeof receivedList>;

/** `PATCH /api/canvases/:id/me` (with a ticket's device secret): a guest corrects their own name. */
export const renameBody = v.strictObject({ name, device: v.string() });

/** A link of a canvas. The key itself is only known when it is made. */
export const link = v.object({
  id: v.string(),
  role: roleSchema,
  label: v.string(),
  createdAt: v.string(),
  withdrawnAt: v.nullable(v.string()),
  /** The link this request was made with; withdrawing it ends one's own access. */
  own: v.boolean(),
});
export type Link = v.InferOutput<typeof link>;
export const linkList = v.object({ links: v.array(link) });
export const createLinkBody = v.strictObject({
  role: roleSchema,
  label: v.optional(v.pipe(v.string(), v.trim(), v.maxLength(80)), ''),
});
export const createdLink = v.object({ link, url: v.string() });
export type CreatedLink = v.InferOutput<typeof createdLink>;

/**
 * An error, `application/problem+json` (RFC 9457). `code` is stable; `detail` says what happened, what is safe and
 * what to do. `problems` lists what is wrong with an imported file.
 */
export const problem = v.object({
  type: v.string(),
  title: v.string(),
  status: v.number(),
  code: v.string(),
  detail: v.string(),
  problems: v.optional(v.array(v.object({ path: v.string(), code: v.string() }))),
});
export type Problem = v.InferOutput<typeof problem>;
