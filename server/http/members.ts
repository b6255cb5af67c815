// Members over HTTP: who ever joined, and a guest correcting their own name.
import { member, memberList, renameBody } from '../../shared/wire/http.ts';
import { PERSON_SLOTS } from '../../shared/wire/slots.ts';
import { hashOf } from '../access/secrets.ts';
import type { MemberRow } from '../store/store.ts';
import { keyed } from './keyed.ts';
import type { Route } from './route.ts';
import { withBody } from './route.ts';

export const memberRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/api/canvases/:id/members',
    summary: 'Everybody who ever joined, in order of joining.',
    key: true,
    replies: { 200: { description: 'The members.', schema: memberList } },
    async handle({ id, link, services }) {
      await link();
      return { status: 200, body: { members: (await services.store.members.list(id)).map(shown) } };
    },
  },
  withBody({
    method: 'PATCH',
    path: '/api/canvases/:id/me',
    summary: 'Corrects one’s own name, proven by the device secret the ticket was asked with.',
    key: true,
    body: renameBody,
    replies: { 200: { description: 'The member as renamed.', schema: member } },
    async handle({ id, link, body, address, services }) {
      await link();
      const { store, rooms, tickets } = services;
      const me = await keyed(services, address, async () => {
        const person = await store.people.byDevice(hashOf(body.device ?? ''));
        return person && (await store.members.list(id)).find((m) => m.id === person.id);
      });
      await store.people.rename(me.id, body.name);
      tickets.renamed(me.id, body.name);
      rooms.renamed(me.id, body.name);
      rooms.notify(id, { kind: 'members' });
      return { status: 200, body: shown({ ...me, name: body.name }) };
    },
  }),
];

function shown({ id, name, slot, role }: MemberRow): MemberRow {
  return { id, name, slot: slot % PERSON_SLOTS, role };
}
