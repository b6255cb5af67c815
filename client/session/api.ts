// What an open canvas asks of the server over HTTP; whatever goes wrong arrives as one kind of error.
import type { CanvasInfo, Member, Problem, TicketBody, TicketReply } from '../../shared/wire/http.ts';
import type { Access } from './access.ts';

/**
 * The server said no, or could not be reached. `problem` is its own account and is there only when the answer was a
 * problem document: a proxy's error page is no reason to believe that a link is dead.
 */
export class ApiProblem extends Error {
  constructor(
    /** HTTP status; 0 = no answer at all. */
    readonly status: number,
    readonly problem: Problem | undefined,
    message: string,
    /** Something answered, be it not as a server of ours would. */
    readonly answered = status !== 0,
  ) {
    super(message);
    this.name = 'ApiProblem';
  }
}

export type Fetch = (input: string, init: RequestInit) => Promise<Response>;
/** Where the server is (origin, and path if it has one) and what to reach it with. */
export interface Reach {
  readonly server: string;
  readonly fetch?: Fetch | undefined;
  readonly signal?: AbortSignal | undefined;
}
/** A request about one canvas, made with what gives access to it. */
export interface CanvasReach extends Reach {
  readonly canvasId: string;
  readonly access: Access;
}
/** No answer within this time, in milliseconds, counts as no connection. */
const PATIENCE_MS = 15_000;

/** A ticket is asked for with the same whatever gives access. */
export type TicketAsked = Pick<TicketBody, 'clientId' | 'device' | 'features' | 'name'>;

/** What a link opens, before joining. */
export function canvasInfo(reach: CanvasReach): Promise<CanvasInfo> {
  return ask(reach, 'GET', pathOf(reach), { access: reach.access });
}
export async function requestTicket(reach: CanvasReach, body: TicketAsked): Promise<TicketReply> {
  const reply = await withCredential(reach.access, (credential) =>
    ask<TicketReply>(reach, 'POST', pathOf(reach, '/tickets'), {
      body: { ...body, [reach.access.kind]: credential },
    }),
  );
  // Everything after this is built on it, so an answer from something else than our server must not pass.
  if (typeof reply?.ticket !== 'string' || typeof reply.person?.id !== 'string')
    throw new ApiProblem(0, undefined, 'The answer is not a ticket.', true);
  return reply;
}
export async function listMembers(reach: CanvasReach): Promise<readonly Member[]> {
  return (await ask<{ members: Member[] }>(reach, 'GET', pathOf(reach, '/members'), { access: reach.access })).members;
}
/** Corrects one's own name. */
export async function rename(reach: CanvasReach, name: string, device: string): Promise<void> {
  await ask(reach, 'PATCH', pathOf(reach, '/me'), { access: reach.access, body: { name, device } });
}
export function pathOf(reach: CanvasReach, rest = ''): string {
  return `/api/canvases/${encodeURIComponent(reach.canvasId)}${rest}`;
}
export function base(reach: Reach): string {
  return reach.server.replace(/\/+$/u, '');
}

interface Sent {
  readonly access?: Access;
  readonly body?: unknown;
}
export async function ask<T>(reach: Reach, method: string, path: string, sent: Sent): Promise<T> {
  const response = await send(reach, method, path, sent);
  if (response.status === 204) return undefined as T;
  try {
    return (await response.json()) as T;
  } catch (error) {
    throw new ApiProblem(0, undefined, `The answer cannot be read: ${String(error)}`, error instanceof SyntaxError);
  }
}
export function send(reach: Reach, method: string, path: string, { access, body }: Sent): Promise<Response> {
  if (!access) return sendWith(reach, method, path, { body });
  return withCredential(access, (credential) => sendWith(reach, method, path, { credential, body }));
}
/** A token that is not believed may have run out on the way: the page around is asked for another, once. */
async function withCredential<T>(access: Access, call: (credential: string) => Promise<T>): Promise<T> {
  if (access.kind === 'key') return call(access.key);
  try {
    return await call(await access.token());
  } catch (error) {
    if (!(error instanceof ApiProblem) || error.status !== 401 || !error.problem) throw error;
    return call(await access.token(true));
  }
}
async function sendWith(
  reach: Reach,
  method: string,
  path: string,
  sent: { readonly credential?: string; readonly body: unknown },
): Promise<Response> {
  const patience = AbortSignal.timeout(PATIENCE_MS);
  const ask = reach.fetch ?? ((input: string, init: RequestInit) => fetch(input, init));
  let response: Response;
  try {
    response = await ask(base(reach) + path, {
      method,
      headers: {
        ...(sent.credential === undefined ? {} : { authorization: `Bearer ${sent.credential}` }),
        ...(sent.body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(sent.body === undefined ? {} : { body: JSON.stringify(sent.body) }),
      credentials: 'omit',
      cache: 'no-store',
      signal: reach.signal ? AbortSignal.any([reach.signal, patience]) : patience,
    });
  } catch (error) {
    throw new ApiProblem(0, undefined, `No answer: ${String(error)}`);
  }
  if (response.ok) return response;
  const problem = await problemOf(response);
  throw new ApiProblem(response.status, problem, problem?.detail ?? `The server answered ${response.status}.`);
}
async function problemOf(response: Response): Promise<Problem | undefined> {
  if (!(response.headers.get('content-type') ?? '').startsWith('application/problem+json')) return undefined;
  try {
    const body = (await response.json()) as Partial<Problem> | null;
    return typeof body?.code === 'string' && typeof body.detail === 'string' ? (body as Problem) : undefined;
  } catch {
    // A cut-off body is as good as none: the status still counts.
    return undefined;
  }
}
