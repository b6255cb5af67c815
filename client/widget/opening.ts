// How a session begins and ends for the widget: which person, what to say when a link opens nothing, and a calm goodbye.
import { rightsOf } from '../../shared/rules/roles.ts';
import { ApiProblem } from '../session/api.ts';
import type { Canvas, SessionStatus, StopReason } from '../session/contexts.ts';
import type { Session } from '../session/open-session.ts';

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
export function hasNotes({ save, notTaken, reading, size }: SessionStatus): boolean {
  return save.kind === 'stopped' || (notTaken ?? reading ?? size) !== undefined;
}

const readOnly = new WeakMap<Canvas, Canvas>();
/**
 * The canvas as it may be used now. After a stop it is for reading: what somebody types would never arrive. Only a
 * full canvas stays editable, for making room is the way out. The same object for the same canvas.
 */
export function usableCanvas(session: Session): Canvas | undefined {
  const { canvas } = session;
  const { save } = session.status;
  if (!canvas || save.kind !== 'stopped' || save.reason === 'full') return canvas;
  let reading = readOnly.get(canvas);
  if (!reading) readOnly.set(canvas, (reading = { ...canvas, role: 'viewer', rights: rightsOf('viewer') }));
  return reading;
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
