// One person's connection to one room, as the room sees it: who, with what right, and how to tell them something.
import { noticeFrame } from '../../shared/wire/frames.ts';
import type { Notice } from '../../shared/wire/frames.ts';
import type { Grant } from '../access/tickets.ts';
import type { Outbox } from './outbox.ts';
import type { Present } from './presence.ts';
import { wsFrame } from './ws-frame.ts';

export interface Connection extends Present {
  readonly grant: Grant;
  /** Where the line comes from. */
  readonly address: string;
  /** ClientIDs that belong to this person on this canvas. */
  readonly claims: Set<number>;
  readonly outbox: Outbox;
  /** They did what no honest client does. It counts once, against the next time they come. */
  readonly strike: () => void;
  /** Sends what is queued, then closes. */
  readonly close: (code: number, reason: string) => void;
}

export function wants(connection: Connection, feature: 'saved' | 'notice'): boolean {
  return connection.grant.features.includes(feature);
}
export function notify(connection: Connection, notice: Notice): void {
  if (wants(connection, 'notice')) connection.outbox.answer(wsFrame(noticeFrame(notice)));
}
