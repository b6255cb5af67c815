// Members over HTTP: who ever joined, and a guest correcting their own name.
import { member, memberList, renameBody } from '../../shared/wire/http.ts';
import { PERSON_SLOTS } from '../../shared/wire/slots.ts';
import { cleanName } from '../access/names.ts';
import type { MemberRow } from '../store/store.ts';
import { memberBy } from './asker.ts';
import { HttpProblem } from './problems.ts';
import type { Route } from './route.ts';
import { withBody } from './route.ts';

export const memberRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/api/canvases/:id/members',
    summary: 'Everybody who ever joined, in order of joining.',
    key: true,
    replies: { 200: { description: 'The members.', schema: memberList } },
    async handle({ id, right, services }) {
      await right();
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
    async handle({ id, right, body, address, services }) {
      if ((await right()).kind === 'token') throw new HttpProblem('host-name');
      const { store, rooms, tickets } = services;
      const name = cleanName(body.name);
      if (name === undefined) throw new HttpProblem('bad-request', { detail: 'name: Nobody would see this name.' });
      const me = await memberBy(services, id, address, body.device);
      await store.people.rename(me.id, name);
      tickets.renamed(me.id, name);
      rooms.renamed(me.id, name);
      rooms.notify(id, { kind: 'members' });
      return { status: 200, body: shown({ ...me, name }) };
    },
  }),
];

function shown({ id, name, slot, role }: MemberRow): MemberRow {
  return { id, name, slot: slot % PERSON_SLOTS, role };
}
