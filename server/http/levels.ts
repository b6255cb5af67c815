// Over HTTP: who set which level of the value ledger by hand or made it unknown, also when they are not here any more.
import { levelWriter } from '../../shared/document/levels.ts';
import { root } from '../../shared/document/roots.ts';
import { isLevelKey } from '../../shared/judge/ledger.ts';
import { levelList } from '../../shared/wire/rounds.ts';
import type { Route } from './route.ts';

export const levelRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/api/canvases/:id/levels',
    summary:
      'Who set which level of the value ledger last, or made it unknown; what a round or a file left there is set by nobody.',
    key: true,
    replies: { 200: { description: 'Person ids by level.', schema: levelList } },
    async handle({ id, right, services }) {
      await right();
      const { store, rooms } = services;
      const written = await rooms.use(id, ({ doc }) =>
        [...root(doc, 'ledger').keys()].filter(isLevelKey).map((key) => [key, levelWriter(doc, key)] as const),
      );
      const people = new Set((await store.members.list(id)).map((member) => member.id));
      const levels = await Promise.all(
        written.map(async ([key, client]) => {
          const by = client === undefined ? undefined : await store.members.holder(id, client);
          // The server holds its own clientID under a name that is no person's.
          return by !== undefined && people.has(by) ? [[key, { by, client }] as const] : [];
        }),
      );
      return { status: 200, body: { levels: Object.fromEntries(levels.flat()) } };
    },
  },
];
