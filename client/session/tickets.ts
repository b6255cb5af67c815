// Keeps a ticket for the socket that is fresh enough: asks when there is none, and again at half its life.
import type { TicketReply } from '../../shared/wire/http.ts';
import type { Clock } from './surroundings.ts';

export interface Tickets {
  /** A ticket with at least half its life left. Rejects as the request does. */
  fresh(): Promise<TicketReply>;
  /** The server did not take it: the next `fresh` asks for a new one. */
  spent(): void;
  close(): void;
}
interface Kept {
  readonly reply: TicketReply;
  readonly at: number;
  readonly half: number;
}

/** A ticket lives ten minutes (DESIGN section 6). A wrong clock in this computer must not make it seem years. */
const LONGEST_HALF_MS = 5 * 60_000;
const SHORTEST_HALF_MS = 15_000;

export function ticketKeeper(
  ask: () => Promise<TicketReply>,
  clock: Clock,
  replied: (r: TicketReply) => void,
): Tickets {
  let kept: Kept | undefined;
  let asking: Promise<TicketReply> | undefined;
  let closed = false;
  let stopRenewal = (): void => undefined;

  const request = async (): Promise<TicketReply> => {
    const at = clock.now();
    const reply = await ask();
    if (closed) return reply;
    // By the server's own clock, all: this computer's may be hours off. What a token gave may end before its ticket.
    const ends = Math.min(...[reply.expiresAt, reply.endsAt ?? reply.expiresAt].map((at) => Date.parse(at)));
    const half = (ends - (Date.parse(reply.now) || at)) / 2;
    kept = { reply, at, half: Math.min(Math.max(half || 0, SHORTEST_HALF_MS), LONGEST_HALF_MS) };
    stopRenewal();
    stopRenewal = clock.after(kept.half, () => renew(true));
    replied(reply);
    return reply;
  };
  const shared = (): Promise<TicketReply> =>
    (asking ??= request().finally(() => {
      asking = undefined;
    }));
  const renew = (again: boolean): void => {
    // A failed renewal costs nothing: the connection lives on, and the next one begins by asking again.
    const last = kept?.half ?? SHORTEST_HALF_MS;
    void shared().catch(() => {
      kept = undefined;
      // Once more before the time is up; without one the connection ends then, and says why.
      if (!closed && again) stopRenewal = clock.after(last / 2, () => renew(false));
    });
  };
  return {
    fresh: () => {
      const age = kept ? clock.now() - kept.at : -1;
      return kept && age >= 0 && age < kept.half ? Promise.resolve(kept.reply) : shared();
    },
    spent: () => {
      kept = undefined;
      stopRenewal();
    },
    close: () => {
      closed = true;
      stopRenewal();
    },
  };
}
