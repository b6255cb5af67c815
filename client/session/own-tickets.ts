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
import type { Trouble } from './stop-reason.ts';
import type { ServerTime } from './server-time.ts';
import type { Surroundings } from './surroundings.ts';
import { ticketKeeper } from './tickets.ts';
import type { Tickets } from './tickets.ts';

export interface OwnTickets extends Tickets, Pick<Claims, 'wrote'> {
  /** What stands between this page and the server, as far as asking for tickets shows it. */
  trouble(): Trouble | undefined;
  /** Whether the connection stands that the tickets are for. */
  connected(now: boolean): void;
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
  /** `trouble` is another. */
  troubled(): void;
}
/** So many tickets that led to no connection, and it is not the ticket. */
const FRUITLESS = 2;

export function ownTickets(options: OwnTicketsOptions): OwnTickets {
  const { reach, device, doc, awareness, time } = options;
  const { clock, newClientId } = options.surroundings;
  const { access } = reach;
  let renewing = false;
  let trouble: Trouble | undefined;
  let standing = false;
  let fruitless = 0;
  const become = (now: Trouble | undefined): void => {
    if (trouble === now) return;
    trouble = now;
    options.troubled();
  };
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
      try {
        const reply = await ask();
        if (!standing) fruitless++;
        become(!standing && fruitless > FRUITLESS ? 'no-socket' : undefined);
        return reply;
      } catch (error) {
        become(troubleOf(error));
        throw error;
      }
    },
    clock,
    (reply) => options.joined(reply),
  );
  async function ask(): Promise<TicketReply> {
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
  }
  return {
    ...tickets,
    wrote: claims.wrote,
    takeOtherClientId,
    trouble: () => trouble,
    connected: (now) => {
      standing = now;
      if (!now) return;
      fruitless = 0;
      become(undefined);
    },
  };
}

/** Whatever is no answer of ours: nothing at all, a proxy that says the server is away, or something else altogether. */
function troubleOf(error: unknown): Trouble | undefined {
  if (!(error instanceof ApiProblem) || error.problem) return undefined;
  return error.answered && error.status < 500 ? 'not-ours' : 'unreachable';
}
