// A route of the HTTP interface as data: served by the application, described in the OpenAPI document.
import type * as v from 'valibot';
import type { LinkRow } from '../store/store.ts';
import type { Store } from '../store/store.ts';
import type { Door } from '../access/door.ts';
import type { Limiter } from '../access/limiter.ts';
import type { Tickets } from '../access/tickets.ts';
import type { Rounds } from '../rounds/rounds.ts';
import type { Rooms } from '../sync/rooms.ts';

/** What the routes work with. */
export interface Services {
  readonly store: Store;
  readonly tickets: Tickets;
  readonly rooms: Rooms;
  readonly rounds: Rounds;
  /** The configured address; else the one this request came to, else where the server listens. */
  readonly publicUrl: (asked?: string) => string;
  readonly now: () => Date;
  /** What a document may have at most. */
  readonly documentBytes: number;
  /** Per address: canvases made, and wrong keys tried. */
  readonly creations: Limiter;
  readonly guesses: Limiter;
  /** Per canvas and address: tickets asked for and what is asked with a key, people who were never here before, and canvases taken along. */
  readonly asking: Limiter;
  readonly newcomers: Limiter;
  readonly exports: Limiter;
  /** Per canvas and person: what is asked in one's own name. */
  readonly acts: Limiter;
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
  /** The open link whose key was sent as `Authorization: Bearer …`; throws the problem to answer with otherwise. */
  readonly link: () => Promise<LinkRow>;
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
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  /** With `:name` for parameters. */
  readonly path: string;
  readonly summary: string;
  /** Does it ask for a link key? */
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
