// Client ids that wrote on this device without the server knowing whose they are, and the asking that makes them mine.
import type { TicketReply } from '../../shared/wire/http.ts';
import { ApiProblem } from './api.ts';
import type { Device } from './device.ts';

export interface Claims {
  /** This client id has written something. */
  wrote(clientId: number): void;
  /**
   * Asks a ticket for this client id. Whatever an earlier tab wrote without ever reaching the server is claimed too:
   * the server takes no edit of a client id that is nobody's, and those edits are in the copy on this device.
   */
  ask(clientId: number): Promise<TicketReply>;
}

export function claimKeeper(
  device: Device,
  server: string,
  canvasId: string,
  ask: (clientId: number) => Promise<TicketReply>,
): Claims {
  /** Known to be mine, asked for in this tab. */
  const mine = new Set<number>();
  const claimed = (clientId: number): void => {
    mine.add(clientId);
    const left = device.unclaimed(server, canvasId);
    // Written anew each time, not kept here: another tab may have added its own.
    if (left.includes(clientId))
      device.setUnclaimed(
        server,
        canvasId,
        left.filter((id) => id !== clientId),
      );
  };
  return {
    wrote: (clientId) => {
      if (mine.has(clientId)) return;
      const known = device.unclaimed(server, canvasId);
      if (!known.includes(clientId)) device.setUnclaimed(server, canvasId, [...known, clientId]);
    },
    ask: async (clientId) => {
      const reply = await ask(clientId);
      claimed(clientId);
      for (const left of device.unclaimed(server, canvasId)) {
        try {
          await ask(left);
        } catch (error) {
          // Somebody else's by chance: asking again would not change that. Anything else is worth another try.
          if (!(error instanceof ApiProblem) || error.status !== 409) throw error;
        }
        claimed(left);
      }
      return reply;
    },
  };
}
