// Links over HTTP: owners list, make and withdraw them.
import { createdLink, createLinkBody, linkList } from '../../shared/wire/http.ts';
import type { Link } from '../../shared/wire/http.ts';
import { linkUrl, makeLink } from '../access/links.ts';
import type { Right } from '../access/right.ts';
import type { LinkRow } from '../store/store.ts';
import { HttpProblem } from './problems.ts';
import type { Route } from './route.ts';
import { ownersOnly, withBody } from './route.ts';

export const linkRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/api/canvases/:id/links',
    summary: 'All links of the canvas, also withdrawn ones. Owners only.',
    key: true,
    replies: { 200: { description: 'The links.', schema: linkList } },
    async handle(call) {
      const own = await ownersOnly(call);
      const rows = await call.services.store.links.list(call.id);
      return { status: 200, body: { links: rows.map((row) => shown(row, own)) } };
    },
  },
  withBody({
    method: 'POST',
    path: '/api/canvases/:id/links',
    summary: 'Makes a link. Its key is only told now. Owners only.',
    key: true,
    body: createLinkBody,
    replies: { 201: { description: 'The link and its address.', schema: createdLink } },
    async handle(call) {
      const own = await ownersOnly(call);
      const { services, id, body, origin } = call;
      const { row, key } = makeLink(id, body.role, body.label, services.now().toISOString());
      await services.store.links.add(row);
      return { status: 201, body: { link: shown(row, own), url: linkUrl(origin, id, key) } };
    },
  }),
  {
    method: 'DELETE',
    path: '/api/canvases/:id/links/:link',
    summary: 'Withdraws a link: its open connections end at once. Owners only.',
    key: true,
    replies: { 204: { description: 'Withdrawn.' } },
    async handle(call) {
      await ownersOnly(call);
      const { services, id, params } = call;
      const { store, tickets, rooms } = services;
      const link = params['link'] ?? '';
      const open = (await store.links.list(id)).filter((row) => row.withdrawnAt === null);
      const owners = open.filter((row) => row.role === 'owner');
      if (owners.length === 1 && owners[0]?.id === link) throw new HttpProblem('last-owner-link');
      if (!(await store.links.withdraw(id, link, services.now().toISOString()))) throw new HttpProblem('not-found');
      tickets.revokeLink(link);
      rooms.withdrawn(id, link);
      rooms.notify(id, { kind: 'members' });
      await services.rounds.membersChanged(id);
      return { status: 204 };
    },
  },
];

function shown(row: LinkRow, own: Right): Link {
  const { id, role, label, createdAt, withdrawnAt } = row;
  return { id, role, label, createdAt, withdrawnAt, own: own.kind === 'link' && id === own.link.id };
}
