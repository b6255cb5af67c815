// How a session begins and ends for the widget: which person, what to say when a link opens nothing, and a calm goodbye.
import { rightsOf } from '../../shared/rules/roles.ts';
import type { AccessRole } from '../../shared/rules/roles.ts';
import { ApiProblem } from '../session/api.ts';
import type { Canvas, SaveState, SessionStatus, StopReason } from '../session/contexts.ts';
import type { Session } from '../session/open-session.ts';
import { narrowed } from './asked.ts';
import type { Mode } from './asked.ts';

/** Leaving waits at most so many milliseconds for the server's acknowledgement; the copy on the device has it anyway. */
export const GOODBYE_MS = 5000;

/** Closes a session once nothing is on its way, or after `GOODBYE_MS`. */
export function closeWhenSaved(session: Session): Promise<void> {
  return new Promise((done) => {
    const pending = (): boolean => session.status.connected && session.status.save.kind === 'saving';
    const finish = (): void => {
      stop();
      clearTimeout(timer);
      done(session.close());
    };
    const stop = session.subscribe(() => {
      if (!pending()) finish();
    });
    const timer = setTimeout(finish, GOODBYE_MS);
    if (!pending()) finish();
  });
}

/** Is there something to say above the canvas? */
export function hasNotes({ save, notTaken, reading, size, trouble, asOf, onDevice }: SessionStatus): boolean {
  return save.kind === 'stopped' || !onDevice || (notTaken ?? reading ?? size ?? trouble ?? asOf) !== undefined;
}

const weaker = new WeakMap<Canvas, Map<AccessRole, Canvas>>();
/**
 * The canvas as it may be used now: never more than the page around allows. After a stop it is for reading: what
 * somebody types would never arrive. Not so where the stop has a way out that keeps it: making room in a full canvas,
 * signing in again with the page around. The same object for the same canvas and right.
 */
export function usableCanvas(session: Session, mode: Mode): Canvas | undefined {
  const { canvas } = session;
  if (!canvas) return canvas;
  const role = narrowed(goesOn(session.status.save) ? canvas.role : 'viewer', mode);
  if (role === canvas.role) return canvas;
  const known = weaker.get(canvas) ?? new Map<AccessRole, Canvas>();
  weaker.set(canvas, known);
  const narrow = known.get(role) ?? { ...canvas, role, rights: rightsOf(role) };
  known.set(role, narrow);
  return narrow;
}
function goesOn(save: SaveState): boolean {
  return save.kind !== 'stopped' || save.reason === 'full' || save.reason === 'token' || save.reason === 'no-token';
}

/** Why a link opens nothing, or undefined when the server has not said so (then it may still work). */
export function refusal(error: unknown): StopReason | undefined {
  if (!(error instanceof ApiProblem) || !error.problem) return undefined;
  switch (error.status) {
    // The server does not tell a withdrawn link from one that never was: that would help whoever guesses.
    case 401:
    case 403:
      return 'link-invalid';
    case 404:
    case 410:
      return 'not-found';
    default:
      return undefined;
  }
}
