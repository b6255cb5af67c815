// Tickets for one document in one tab: asked in my name, with a clientID that is mine, and another when it is not.
import type { Awareness } from 'y-protocols/awareness';
import type * as Y from 'yjs';
import type { TicketReply } from '../../shared/wire/http.ts';
import { rememberedAs } from './access.ts';
import { ApiProblem, requestTicket } from './api.ts';
import type { CanvasReach } from './api.ts';
import type { Claims } from './claims.ts';
import { claimKeeper } from './claims.ts';
import type { Device } from './device.ts';
import type { ServerTime } from './server-time.ts';
import type { Surroundings } from './surroundings.ts';
import { ticketKeeper } from './tickets.ts';
import type { Tickets } from './tickets.ts';

export interface OwnTickets extends Tickets, Pick<Claims, 'wrote'> {
  /**
   * Writes under another clientID from here on. What was written under the former one stays mine, for the server keeps
   * the claim; so unsent work of it can still be sent.
   */
  takeOtherClientId(): void;
}
export interface OwnTicketsOptions {
  readonly reach: CanvasReach;
  readonly device: Device;
  readonly doc: Y.Doc;
  readonly awareness: Awareness;
  readonly surroundings: Pick<Surroundings, 'clock' | 'newClientId'>;
  readonly time: ServerTime;
  name(): string | undefined;
  joined(reply: TicketReply): void;
}

export function ownTickets(options: OwnTicketsOptions): OwnTickets {
  const { reach, device, doc, awareness, time } = options;
  const { clock, newClientId } = options.surroundings;
  const { access } = reach;
  let renewing = false;
  const claims = claimKeeper(device, reach.server, rememberedAs(reach.canvasId, access).id, async (clientId) => {
    const name = options.name();
    const asked = clock.steady();
    const reply = await requestTicket(reach, {
      clientId,
      device: device.secret(),
      features: ['saved', 'notice'],
      ...(name ? { name } : {}),
    });
    time.told(Date.parse(reply.now), asked);
    return reply;
  });
  const takeOtherClientId = (): void => {
    const state = awareness.getLocalState();
    awareness.setLocalState(null);
    doc.clientID = newClientId();
    awareness.clientID = doc.clientID;
    awareness.setLocalState(state);
  };
  const tickets = ticketKeeper(
    async () => {
      // The former ticket lived as long as the token it came from: the page around is asked before that runs out.
      if (renewing && access.kind === 'token') await access.token(true);
      renewing = true;
      try {
        return await claims.ask(doc.clientID);
      } catch (error) {
        if (!(error instanceof ApiProblem) || error.status !== 409) throw error;
        // Somebody else has this client id, by chance. Nothing has been sent with it yet, or it could not be taken.
        takeOtherClientId();
        return claims.ask(doc.clientID);
      }
    },
    clock,
    (reply) => options.joined(reply),
  );
  return { ...tickets, wrote: claims.wrote, takeOtherClientId };
}
