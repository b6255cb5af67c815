// Tickets over HTTP: who is asking, with what right, for which clientID; the ticket then opens the sync socket.
import { WIRE_VERSION } from '../../shared/wire/frames.ts';
import { ticketBody, ticketReply } from '../../shared/wire/http.ts';
import { openLink } from '../access/links.ts';
import { guest, noteGuest } from '../access/people.ts';
import type { Guest } from '../access/people.ts';
import type { Kept } from '../access/tickets.ts';
import { mayShowAs, mayVisit, visitorOf } from '../access/visitors.ts';
import type { Visitor } from '../access/visitors.ts';
import type { LinkRow, PersonRow, Store } from '../store/store.ts';
import { keyed } from './keyed.ts';
import { HttpProblem } from './problems.ts';
import type { Route, Services } from './route.ts';
import { withBody } from './route.ts';

export const ticketRoutes: readonly Route[] = [
  withBody({
    method: 'POST',
    path: '/api/canvases/:id/tickets',
    summary: 'Gives a ticket for one person, canvas and clientID; it opens /sync/:id?ticket=… for ten minutes.',
    key: false,
    body: ticketBody,
    replies: { 201: { description: 'The ticket.', schema: ticketReply } },
    async handle({ id, body, address, services }) {
      const { store, rooms } = services;
      const link = await keyed(services, address, () => openLink(store, id, body.key ?? ''));
      if (!(await services.asking.take(`${id} ${address}`))) throw new HttpProblem('too-often');
      const asking = await guest(store, body.device, body.name);
      if (await services.door.isBarred(asking.person.id, address)) throw new HttpProblem('too-often');
      if (asking.is === 'new' && !(await services.newcomers.take(`${id} ${address}`)))
        throw new HttpProblem('too-often', { detail: 'Very many new people came to this canvas from here.' });
      const { person, isNew, visitor } = await admit(asking, link, id, body.clientId, services);
      const { ticket, expiresAt } = await services.tickets.issue(
        {
          canvas: id,
          person: person.id,
          clientId: body.clientId,
          role: link.role,
          link: link.id,
          features: [...new Set(body.features)],
        },
        () => lookUp(store, id, person.id, visitor),
      );
      // Withdrawn while this was going on: the ticket would outlive the link.
      if (!(await openLink(store, id, body.key ?? ''))) throw new HttpProblem('no-access');
      if (asking.is === 'renamed') {
        services.tickets.renamed(person.id, person.name);
        rooms.renamed(person.id, person.name);
      }
      if (isNew) rooms.notify(id, { kind: 'members' });
      const now = services.now().toISOString();
      return {
        status: 201,
        body: { ticket, role: link.role, person, expiresAt: expiresAt.toISOString(), now, wire: WIRE_VERSION },
      };
    },
  }),
];

interface Admitted {
  readonly person: PersonRow;
  /** They joined just now. */
  readonly isNew: boolean;
  readonly visitor: Visitor | undefined;
}
/** Notes who they are and what they write with; on a disk that takes nothing, whoever only reads comes in all the same. */
async function admit(
  asking: Guest,
  link: LinkRow,
  canvas: string,
  clientId: number,
  { store, tickets, rooms }: Services,
): Promise<Admitted> {
  try {
    const person = await noteGuest(store, asking);
    if (!(await store.members.claim(canvas, clientId, person.id))) throw new HttpProblem('client-id-taken');
    tickets.claimed(canvas, clientId, person.id);
    rooms.claimed(canvas, clientId, person.id);
    return { person, isNew: await store.members.join(canvas, person.id, link.id), visitor: undefined };
  } catch (error) {
    if (!mayVisit(link.role, error)) throw error;
    const { person } = asking;
    if (!(await mayShowAs(store, tickets, canvas, clientId, person.id))) throw new HttpProblem('client-id-taken');
    return { person, isNew: false, visitor: await visitorOf(store, canvas, person) };
  }
}
async function lookUp(store: Store, canvas: string, person: string, visitor: Visitor | undefined): Promise<Kept> {
  const [member, claims] = await Promise.all([
    visitor ?? store.members.find(canvas, person),
    store.members.claimsOf(canvas, person),
  ]);
  if (!member) throw new Error('Somebody who was admitted is no member.');
  return { name: member.name, slot: member.slot, claims };
}
