// Tickets: short-lived, in memory, each for one person, canvas and clientID; they open the sync socket.
import type { AccessRole } from '../../shared/rules/roles.ts';
import { hashOf, newSecret } from './secrets.ts';

export type Feature = 'saved' | 'notice';
/** What a ticket lets its holder do. */
export interface Grant {
  readonly canvas: string;
  readonly person: string;
  readonly clientId: number;
  /** Changes when the host says so, also while a line is open. */
  role: AccessRole;
  /** The link they came with; null when a host vouches for them. */
  readonly link: string | null;
  readonly features: readonly Feature[];
  /** With a host token: when it ends, by the steady clock; later once a newer token has come. */
  ends?: number;
}
/** What is kept of a person on a canvas; of a visitor, who is noted nowhere, what they are shown as. */
export interface Kept {
  readonly name: string;
  readonly slot: number;
  readonly claims: readonly number[];
}
/** The person with the ticket as they are now, so that whoever comes in with it needs not be looked up. */
export interface Holder {
  readonly id: string;
  name: string;
  readonly slot: number;
  /** ClientIDs that belong to them on this canvas. */
  readonly claims: Set<number>;
}
export interface Admission {
  readonly grant: Grant;
  readonly holder: Holder;
}
export interface Tickets {
  /**
   * `look` is asked what is kept of them; what `renamed` and `claimed` tell meanwhile is newer than that. `isHeld`: their
   * clientIDs here are known, of another ticket, and need not be read.
   */
  issue(grant: Grant, look: (isHeld: boolean) => Promise<Kept>): Promise<{ ticket: string; expiresAt: Date }>;
  /** Who comes in while it is valid; a ticket may be used again until it expires (a short break of the line). */
  redeem(ticket: string, canvas: string): Admission | undefined;
  revokeLink(link: string): void;
  /** What somebody a host vouches for may do on a canvas from now on; null: nothing, and their tickets open nothing. */
  regrade(canvas: string, person: string, role: AccessRole | null): void;
  /** The token this came of is believed no more. */
  isOver(grant: Grant): boolean;
  /** When that will be, for a token that is believed so many milliseconds more. */
  endsAfter(ms: number): number;
  /** Who has a valid ticket for this clientID. */
  holder(canvas: string, clientId: number): string | undefined;
  /** A person has another name now. */
  renamed(person: string, name: string): void;
  /** A clientID now belongs to this person. */
  claimed(canvas: string, clientId: number, person: string): void;
}

export const TICKET_LIFE_MS = 10 * 60_000;

interface Held {
  readonly grant: Grant;
  readonly expires: number;
  /** The name they got since the ticket was asked for. */
  renamed: string | undefined;
  /** Undefined until it is known what is kept of them; nobody has the ticket yet. */
  holder: Holder | undefined;
}

/** The tickets of a person on a canvas. */
interface Theirs {
  readonly tickets: Set<Held>;
  /** One set for all of them: who asks for many tickets has many clientIDs too. */
  readonly claims: Set<number>;
  /** The claims are all that are kept of them. */
  isRead: boolean;
}

/** `steady` counts milliseconds whatever the clock is set to; `now` is only for what people are told. */
export function tickets(now: () => number, steady: () => number, life = TICKET_LIFE_MS): Tickets {
  const held = new Map<string, Held>();
  /** By person, and then by canvas. */
  const people = new Map<string, Map<string, Theirs>>();
  const drop = (hash: string, one: Held): void => {
    const { person, canvas } = one.grant;
    held.delete(hash);
    const theirs = people.get(person)?.get(canvas);
    theirs?.tickets.delete(one);
    if (theirs?.tickets.size !== 0) return;
    people.get(person)?.delete(canvas);
    if (people.get(person)?.size === 0) people.delete(person);
  };
  const keep = (hash: string, one: Held): Theirs => {
    const { person, canvas } = one.grant;
    held.set(hash, one);
    const canvases = people.get(person) ?? new Map<string, Theirs>();
    people.set(person, canvases);
    const theirs = canvases.get(canvas) ?? { tickets: new Set(), claims: new Set(), isRead: false };
    canvases.set(canvas, theirs);
    theirs.tickets.add(one);
    return theirs;
  };
  return {
    async issue(grant, look) {
      const at = steady();
      // None lives longer than another that came later, or not by much: stop at the first that is still valid.
      for (const [hash, one] of held) {
        if (one.expires > at) break;
        drop(hash, one);
      }
      const ticket = newSecret();
      const hash = hashOf(ticket);
      // A ticket of a token does not outlive it.
      const expires = Math.min(at + life, grant.ends ?? Infinity);
      const one: Held = { grant, expires, renamed: undefined, holder: undefined };
      // Kept before anything is looked up: what changes meanwhile must reach it.
      const theirs = keep(hash, one);
      const { claims } = theirs;
      try {
        const kept = await look(theirs.isRead);
        for (const clientId of kept.claims) claims.add(clientId);
        theirs.isRead = true;
        one.holder = { id: grant.person, name: one.renamed ?? kept.name, slot: kept.slot, claims };
      } catch (error) {
        drop(hash, one);
        throw error;
      }
      return { ticket, expiresAt: new Date(now() + expires - at) };
    },
    redeem(ticket, canvas) {
      const one = held.get(hashOf(ticket));
      if (!one?.holder || one.expires <= steady() || one.grant.canvas !== canvas) return undefined;
      return { grant: one.grant, holder: one.holder };
    },
    holder(canvas, clientId) {
      const at = steady();
      for (const { grant, expires } of held.values())
        if (grant.clientId === clientId && grant.canvas === canvas && expires > at) return grant.person;
      return undefined;
    },
    revokeLink(link) {
      for (const [hash, one] of held) if (one.grant.link === link) drop(hash, one);
    },
    regrade(canvas, person, role) {
      for (const [hash, one] of held) {
        const { grant } = one;
        if (grant.person !== person || grant.canvas !== canvas || grant.link !== null) continue;
        if (role === null) drop(hash, one);
        else grant.role = role;
      }
    },
    isOver: ({ ends }) => ends !== undefined && ends <= steady(),
    endsAfter: (ms) => steady() + ms,
    renamed(person, name) {
      for (const theirs of people.get(person)?.values() ?? [])
        for (const one of theirs.tickets) {
          one.renamed = name;
          if (one.holder) one.holder.name = name;
        }
    },
    claimed: (canvas, clientId, person) => void people.get(person)?.get(canvas)?.claims.add(clientId),
  };
}
