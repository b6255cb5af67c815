// Tickets over HTTP: who is asking, with what right, for which clientID; the ticket then opens the sync socket.
import { WIRE_VERSION } from '../../shared/wire/frames.ts';
import { ticketBody, ticketReply } from '../../shared/wire/http.ts';
import { openLink } from '../access/links.ts';
import { guest } from '../access/people.ts';
import { keyed } from './keyed.ts';
import { HttpProblem } from './problems.ts';
import type { Route } from './route.ts';
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
      const link = await keyed(services, address, () => openLink(store, id, body.key));
      const { person, renamed } = await guest(store, body.device, body.name);
      if (await services.door.isBarred(person.id, address)) throw new HttpProblem('too-often');
      if (!(await store.members.claim(id, body.clientId, person.id))) throw new HttpProblem('client-id-taken');
      rooms.claimed(id, body.clientId, person.id);
      const isNew = await store.members.join(id, person.id, link.id);
      // Withdrawn while this was going on: the ticket would outlive the link.
      if (!(await openLink(store, id, body.key))) throw new HttpProblem('no-access');
      const { ticket, expiresAt } = services.tickets.issue({
        canvas: id,
        person: person.id,
        clientId: body.clientId,
        role: link.role,
        link: link.id,
        features: [...new Set(body.features)],
      });
      if (renamed) rooms.renamed(person.id, person.name);
      if (isNew) rooms.notify(id, { kind: 'members' });
      const now = services.now().toISOString();
      return {
        status: 201,
        body: { ticket, role: link.role, person, expiresAt: expiresAt.toISOString(), now, wire: WIRE_VERSION },
      };
    },
  }),
];
