// What the end of a connection, or a ticket that was not given, means for the line: which of the ways on, or why it is over.
import { CLOSE, afterClose } from '../../shared/wire/close-codes.ts';
import { ApiProblem } from './api.ts';
import { NoToken } from './no-token.ts';
import type { StopReason } from './stop-reason.ts';

export type Next =
  | { readonly kind: 'stop'; readonly reason: StopReason }
  /** `ticket`: the one at hand is of no use any more. `unwell`: the server asked for a pause. */
  | { readonly kind: 'again'; readonly ticket: boolean; readonly unwell: boolean };
export interface Ended {
  readonly code: number;
  readonly reason: string;
  /** The server has said, on this connection, that it refuses an edit. */
  readonly refused: boolean;
  /** Since a connection last worked, a new ticket has been asked for because the right may have changed. */
  readonly askedAgain: boolean;
}

export function afterEnd({ code, reason, refused, askedAgain }: Ended): Next {
  const next = afterClose(code);
  switch (next) {
    case 'stop':
      if (code === CLOSE.gone) return { kind: 'stop', reason: 'not-found' };
      if (code === CLOSE.full) return { kind: 'stop', reason: 'full' };
      if (refused || reason.startsWith('refused')) return { kind: 'stop', reason: 'refused' };
      if (reason.startsWith('withdrawn')) return { kind: 'stop', reason: 'withdrawn' };
      // No edit was named, so my right itself has changed: the next ticket says what it is now.
      return askedAgain ? { kind: 'stop', reason: 'not-allowed' } : { kind: 'again', ticket: true, unwell: false };
    case 'new-ticket':
      return { kind: 'again', ticket: true, unwell: false };
    case 'retry':
      // What breaks the rules of the document now will break them on every connection.
      if (refused && (code === CLOSE.policy || code === CLOSE.badData)) return { kind: 'stop', reason: 'refused' };
      return { kind: 'again', ticket: false, unwell: code === CLOSE.storage || code === CLOSE.rate };
    default:
      return next satisfies never;
  }
}

/** The server can be reached, and its disk takes nothing. */
export function isStorageRefused(error: unknown): boolean {
  return error instanceof ApiProblem && error.problem?.code === 'storage';
}
/** The server can be reached, and asks for a pause: so many tickets were asked for, here or by many newcomers. */
export function isTooOften(error: unknown): boolean {
  return error instanceof ApiProblem && error.status === 429;
}
/** Why a refused ticket ends the session; undefined = it does not, try again. */
export function afterNoTicket(error: unknown): StopReason | undefined {
  if (error instanceof NoToken) return error.final ? 'no-token' : undefined;
  if (!(error instanceof ApiProblem) || !error.problem) return undefined;
  switch (error.status) {
    case 401:
    case 403:
    case 410:
      return error.problem.code === 'token' ? 'token' : 'link-invalid';
    case 404:
      return 'not-found';
    case 413:
      return 'full';
    default:
      return undefined;
  }
}
