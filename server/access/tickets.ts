// Tickets: short-lived, in memory, each for one person, canvas and clientID; they open the sync socket.
import type { AccessRole } from '../../shared/rules/roles.ts';
import { hashOf, newSecret } from './secrets.ts';

export type Feature = 'saved' | 'notice';
/** How a person is shown who is noted nowhere but in their ticket. */
export interface Visitor {
  readonly name: string;
  readonly slot: number;
}
/** What a ticket lets its holder do. */
export interface Grant {
  readonly canvas: string;
  readonly person: string;
  readonly clientId: number;
  readonly role: AccessRole;
  readonly link: string;
  readonly features: readonly Feature[];
  /** They are not noted as a member. */
  readonly visitor?: Visitor | undefined;
}
export interface Tickets {
  issue(grant: Grant): { ticket: string; expiresAt: Date };
  /** The grant while it is valid; a ticket may be used again until it expires (a short break of the line). */
  redeem(ticket: string, canvas: string): Grant | undefined;
  revokeLink(link: string): void;
  /** Who has a valid ticket for this clientID. */
  holder(canvas: string, clientId: number): string | undefined;
}

export const TICKET_LIFE_MS = 10 * 60_000;

/** `steady` counts milliseconds whatever the clock is set to; `now` is only for what people are told. */
export function tickets(now: () => number, steady: () => number, life = TICKET_LIFE_MS): Tickets {
  const held = new Map<string, { grant: Grant; expires: number }>();
  return {
    issue(grant) {
      const at = steady();
      // All live equally long, so the oldest come first: stop at the first that is still valid.
      for (const [hash, { expires }] of held) {
        if (expires > at) break;
        held.delete(hash);
      }
      const ticket = newSecret();
      held.set(hashOf(ticket), { grant, expires: at + life });
      return { ticket, expiresAt: new Date(now() + life) };
    },
    redeem(ticket, canvas) {
      const found = held.get(hashOf(ticket));
      return found && found.expires > steady() && found.grant.canvas === canvas ? found.grant : undefined;
    },
    holder(canvas, clientId) {
      const at = steady();
      for (const { grant, expires } of held.values())
        if (grant.clientId === clientId && grant.canvas === canvas && expires > at) return grant.person;
      return undefined;
    },
    revokeLink(link) {
      for (const [hash, { grant }] of held) if (grant.link === link) held.delete(hash);
    },
  };
}
