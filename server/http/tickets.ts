// Tickets over HTTP: who is asking, with what right, for which clientID; the ticket then opens the sync socket.
import { WIRE_VERSION } from '../../shared/wire/frames.ts';
import { ticketBody, ticketReply } from '../../shared/wire/http.ts';
import type { TicketBody } from '../../shared/wire/http.ts';
import { cleanName } from '../access/names.ts';
import { guest, hosted, note } from '../access/people.ts';
import type { Arriving } from '../access/people.ts';
import type { Grant, Kept } from '../access/tickets.ts';
import type { Right } from '../access/right.ts';
import { mayShowAs, mayVisit, visitorOf } from '../access/visitors.ts';
import type { Visitor } from '../access/visitors.ts';
import type { PersonRow, Store } from '../store/store.ts';
import { HttpProblem } from './problems.ts';
import { stillBy } from './rights.ts';
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
    async handle({ id, body, address, services, right: rightWith }) {
      const { store, rooms, tickets } = services;
      const right = await rightWith(
        body.token === undefined ? { kind: 'key', key: body.key ?? '' } : { kind: 'token', token: body.token },
      );
      if (!(await services.arrivals.take(address))) throw new HttpProblem('too-often');
      const asking = await arriving(store, right, body);
      if (await services.door.isBarred(asking.person.id, address)) throw new HttpProblem('too-often');
      // Whom a host vouches for is nobody's invention.
      if (asking.is === 'new' && right.kind === 'link' && !(await services.newcomers.take(`${id} ${address}`)))
        throw new HttpProblem('too-often', { detail: 'Very many new people came to this canvas from here.' });
      const { person, isNew, visitor } = await admit(asking, right, id, body.clientId, services);
      const grant: Grant = {
        canvas: id,
        person: person.id,
        clientId: body.clientId,
        role: right.role,
        link: linkOf(right),
        features: [...new Set(body.features)],
        ...(right.kind === 'token' ? { ends: tickets.endsAfter(right.token.ends - services.now().getTime()) } : {}),
      };
      const { ticket, expiresAt } = await tickets.issue(grant, (isHeld) =>
        lookUp(store, id, person.id, visitor, isHeld),
      );
      // Withdrawn while this was going on: the ticket would outlive the right.
      const role = await stillBy(services, id, right);
      if (role === null) throw new HttpProblem('no-access');
      grant.role = role;
      rooms.prolonged(grant);
      if (asking.is === 'renamed') {
        tickets.renamed(person.id, person.name);
        rooms.renamed(person.id, person.name);
      }
      if (isNew) rooms.notify(id, { kind: 'members' });
      const now = services.now().toISOString();
      return {
        status: 201,
        body: {
          ticket,
          role,
          person,
          expiresAt: expiresAt.toISOString(),
          ...(right.kind === 'token' ? { endsAt: new Date(right.token.ends).toISOString() } : {}),
          now,
          wire: WIRE_VERSION,
        },
      };
    },
  }),
];

function arriving(store: Store, right: Right, body: TicketBody): Promise<Arriving> {
  if (right.kind === 'link')
    return guest(store, body.device, body.name === undefined ? undefined : cleanName(body.name));
  return hosted(store, right.token.person, right.token.name, right.isNews);
}
function linkOf(right: Right): string | null {
  return right.kind === 'link' ? right.link.id : null;
}

interface Admitted {
  readonly person: PersonRow;
  /** They joined just now. */
  readonly isNew: boolean;
  readonly visitor: Visitor | undefined;
}
/** Notes who they are and what they write with; on a disk that takes nothing, whoever only reads comes in all the same. */
async function admit(
  asking: Arriving,
  right: Right,
  canvas: string,
  clientId: number,
  { store, tickets, rooms, claims }: Services,
): Promise<Admitted> {
  // Each is kept for as long as the canvas: one more is one more for ever.
  if (
    (await store.members.holder(canvas, clientId)) === undefined &&
    !(await claims.take(`${canvas} ${asking.person.id}`))
  )
    throw new HttpProblem('too-often', { detail: 'Very many clientIDs were asked for.' });
  try {
    const person = await note(store, asking);
    if (!(await store.members.claim(canvas, clientId, person.id))) throw new HttpProblem('client-id-taken');
    tickets.claimed(canvas, clientId, person.id);
    rooms.claimed(canvas, clientId, person.id);
    return { person, isNew: await store.members.join(canvas, person.id, linkOf(right)), visitor: undefined };
  } catch (error) {
    if (!mayVisit(right.role, error)) throw error;
    const { person } = asking;
    if (!(await mayShowAs(store, tickets, canvas, clientId, person.id))) throw new HttpProblem('client-id-taken');
    return { person, isNew: false, visitor: await visitorOf(store, canvas, person) };
  }
}
async function lookUp(
  store: Store,
  canvas: string,
  person: string,
  visitor: Visitor | undefined,
  isHeld: boolean,
): Promise<Kept> {
  const [member, claims] = await Promise.all([
    visitor ?? store.members.find(canvas, person),
    isHeld ? [] : store.members.claimsOf(canvas, person),
  ]);
  if (!member) throw new Error('Somebody who was admitted is no member.');
  return { name: member.name, slot: member.slot, claims };
}
