// A route of the HTTP interface as data: served by the application, described in the OpenAPI document.
import type * as v from 'valibot';
import type { AccessRole } from '../../shared/rules/roles.ts';
import type { Store } from '../store/store.ts';
import type { Door } from '../access/door.ts';
import type { HostTokens } from '../access/host-tokens.ts';
import type { Limiter } from '../access/limiter.ts';
import type { Credential, Right } from '../access/right.ts';
import type { Tickets } from '../access/tickets.ts';
import type { Rounds } from '../rounds/rounds.ts';
import type { Rooms } from '../sync/rooms.ts';
import { HttpProblem } from './problems.ts';

/** What the routes work with. */
export interface Services {
  readonly store: Store;
  readonly tickets: Tickets;
  readonly rooms: Rooms;
  readonly rounds: Rounds;
  /** Undefined when no host is configured. */
  readonly hostTokens: HostTokens | undefined;
  /** Somebody a host vouches for may do something else on a canvas now, or nothing: their tickets and lines are changed. */
  readonly regraded: (canvas: string, person: string, role: AccessRole | null) => Promise<void>;
  /** The configured address; else the one this request came to, else where the server listens. */
  readonly publicUrl: (asked?: string) => string;
  readonly now: () => Date;
  /** What a document may have at most. */
  readonly documentBytes: number;
  /** Per address: tickets on all canvases, canvases made, and wrong keys tried. */
  readonly arrivals: Limiter;
  readonly creations: Limiter;
  readonly guesses: Limiter;
  /** Per canvas and address: tickets asked for and what is asked with a key, people who were never here before, and canvases taken along. */
  readonly asking: Limiter;
  readonly newcomers: Limiter;
  readonly exports: Limiter;
  /** Per canvas and person: what is asked in one's own name. */
  readonly acts: Limiter;
  /** The same: new clientIDs to write with. */
  readonly claims: Limiter;
  readonly door: Door;
}

export interface Call<B> {
  readonly id: string;
  readonly params: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
  readonly body: B;
  readonly address: string;
  /** The beginning of the links this person gets. */
  readonly origin: string;
  /** The right that comes with what was sent, else as `Authorization: Bearer …`; throws the problem to answer with when it is none. */
  readonly right: (sent?: Credential) => Promise<Right>;
  readonly services: Services;
}
export interface Reply {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}
export interface ReplyDoc {
  readonly description: string;
  readonly schema?: v.GenericSchema;
  readonly type?: string;
}
export interface Route {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** With `:name` for parameters. */
  readonly path: string;
  readonly summary: string;
  /** Does it ask for the key of a link, or a host token? */
  readonly key: boolean;
  readonly body?: v.GenericSchema;
  readonly query?: Readonly<Record<string, string>>;
  readonly bodyLimit?: number;
  readonly replies: Readonly<Record<number, ReplyDoc>>;
  readonly handle: (call: Call<unknown>) => Promise<Reply>;
}

/** A route whose body has been checked by its schema before `handle` sees it. */
export function withBody<S extends v.GenericSchema>(
  route: Omit<Route, 'body' | 'handle'> & {
    readonly body: S;
    readonly handle: (call: Call<v.InferOutput<S>>) => Promise<Reply>;
  },
): Route {
  return { ...route, handle: (call) => route.handle(call) };
}
/** The right of whoever asks, who must be an owner. */
export async function ownersOnly(call: Pick<Call<unknown>, 'right'>): Promise<Right> {
  const right = await call.right();
  if (right.role !== 'owner') throw new HttpProblem('owner-only');
  return right;
}
