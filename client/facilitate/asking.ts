// Asks something of the working session, and tells the person when it did not work.
import type { SessionAct, SessionReply } from '../../shared/wire/session.ts';
import { ApiProblem } from '../session/api.ts';
import type { Canvas, Say } from '../session/contexts.ts';
import { SayRequest } from '../session/requests.ts';
import { sessionWords } from '../words/session.ts';

export interface Asking {
  readonly from: EventTarget;
  readonly canvas: Canvas;
  readonly say: Say;
}

/** What became of it; undefined, and said, when nothing did. How it is now comes with the document. */
export async function askSession(
  { from, canvas, say }: Asking,
  act: SessionAct,
): Promise<SessionReply['outcome'] | undefined> {
  try {
    return (await canvas.server.ask<SessionReply>('POST', '/session', { act })).outcome;
  } catch (error) {
    const words = sessionWords[say.lang];
    const refused = error instanceof ApiProblem && error.problem?.code === 'not-facilitator';
    from.dispatchEvent(new SayRequest(refused ? words.notLeading : words.failed));
    return undefined;
  }
}
/** Now by the server's clock, in milliseconds since 1970. */
export function serverNow(canvas: Canvas): number {
  return Date.parse(canvas.commands.at());
}
/** Whoever leads may; where nobody leads, everybody who edits. */
export function mayLead(canvas: Canvas, leader: string | undefined): boolean {
  return canvas.rights.edit && (leader === undefined || leader === canvas.me.id);
}
