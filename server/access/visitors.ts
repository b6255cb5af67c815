// Who may read while the disk takes nothing: a visitor is noted nowhere but in their ticket.
import { WRITABLE } from '../../shared/rules/roles.ts';
import type { AccessRole } from '../../shared/rules/roles.ts';
import { PERSON_SLOTS } from '../../shared/wire/slots.ts';
import { isRefused } from '../store/refused.ts';
import type { PersonRow, Store } from '../store/store.ts';
import { hashOf } from './secrets.ts';
import type { Tickets } from './tickets.ts';

/** How a person is shown who is noted nowhere but in their ticket. */
export interface Visitor {
  readonly name: string;
  readonly slot: number;
}

/** Is this the disk's refusal to note somebody of whom nothing needs to be noted? Nothing they write is ever taken. */
export function mayVisit(role: AccessRole, error: unknown): boolean {
  return WRITABLE[role].length === 0 && isRefused(error);
}
/** How they are shown: as before when they were here before, else by what is always the same of them. */
export async function visitorOf(store: Store, canvas: string, { id, name }: PersonRow): Promise<Visitor> {
  const member = await store.members.find(canvas, id);
  return { name, slot: member?.slot ?? parseInt(hashOf(id).slice(0, 8), 16) % PERSON_SLOTS };
}
/** May they show themselves with this clientID? It ends the line of whoever came with it before. */
export async function mayShowAs(
  store: Store,
  tickets: Tickets,
  canvas: string,
  clientId: number,
  person: string,
): Promise<boolean> {
  const holder = (await store.members.holder(canvas, clientId)) ?? tickets.holder(canvas, clientId);
  return holder === undefined || holder === person;
}
