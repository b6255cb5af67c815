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

/** Longest host token that is read, in characters. */
export const MAX_TOKEN = 8192;
/**
 * `POST /api/canvases/:id/tickets`, with the key of a link or with a host token. `device` is a secret this browser
 * keeps, so that a guest stays the same person; a host token says who they are by itself, and what they are called.
 */
export const ticketBody = v.pipe(
  v.strictObject({
    key: v.optional(v.pipe(v.string(), v.maxLength(200))),
    token: v.optional(v.pipe(v.string(), v.maxLength(MAX_TOKEN, 'A host token has at most 8192 characters.'))),
    name: v.optional(name),
    device: v.optional(
      v.pipe(
        v.string(),
        v.regex(/^[A-Za-z0-9_-]{22,128}$/u, 'A device secret has 22 to 128 characters A-Z a-z 0-9 _ -.'),
      ),
    ),
    clientId: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(0xffffffff)),
    features: v.optional(v.array(v.picklist(['saved', 'notice'])), []),
  }),
  v.check(
    (b) => (b.key === undefined) !== (b.token === undefined),
    'Send the key of a link or a host token: one of them.',
  ),
);
export type TicketBody = v.InferInput<typeof ticketBody>;
export const person = v.object({ id: v.string(), name: v.string() });
export const ticketReply = v.object({
  ticket: v.string(),
  role: roleSchema,
  person,
  /** ISO instant. */
  expiresAt: v.string(),
  /**
   * Only with a host token: the ISO instant at which it is believed no more and connections made with it end (4401),
   * unless a ticket has been asked with a newer token for the same clientID by then. Compare it with `now`.
   */
  endsAt: v.optional(v.string()),
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

/** `PATCH /api/canvases/:id/me`: a guest corrects their own name. With a host token it is refused: the host says the name. */
export const renameBody = v.strictObject({ name, device: v.optional(v.string()) });

/**
 * `PUT /api/canvases/:id/people/:sub`: what somebody the host vouches for may do from now on; `DELETE` takes it from
 * them. The newest word counts: theirs, or that of a token issued later.
 */
export const personRoleBody = v.strictObject({ role: roleSchema });
export const personRole = v.object({ sub: v.string(), id: v.string(), role: roleSchema });
export type PersonRole = v.InferOutput<typeof personRole>;

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
 * what to do. `problems` lists what is wrong with an imported file. `token` (401) asks for a new host token, `host-away`
 * (503) to try again in a moment, `no-access` (403) for neither.
 */
export const problem = v.object({
  type: v.string(),
  title: v.string(),
  status: v.number(),
  code: v.string(),
  detail: v.string(),
  problems: v.optional(v.array(v.object({ path: v.string(), code: v.string() }))),
  /** Of a host token: by about how many minutes the clock it was made by runs ahead of ours (behind: negative). */
  minutesOff: v.optional(v.number()),
});
export type Problem = v.InferOutput<typeof problem>;
