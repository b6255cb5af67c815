// The working session over HTTP: who leads, the phase, the timer, locked blocks, who is finished. It is told in the document.
import type * as Y from 'yjs';
import { root } from '../../shared/document/roots.ts';
import { rightsOf } from '../../shared/rules/roles.ts';
import { sessionBody, sessionReply } from '../../shared/wire/session.ts';
import { actOn } from '../rounds/facilitation.ts';
import { ownClient } from '../sync/own-client.ts';
import { asker } from './asker.ts';
import type { Route } from './route.ts';
import { withBody } from './route.ts';

/** What one act takes in the document, at most, for each key it changes. */
const KEY_BYTES = 256;

export const sessionRoutes: readonly Route[] = [
  withBody({
    method: 'POST',
    path: '/api/canvases/:id/session',
    summary:
      'Asks something of the working session: the baton, the phase, the timer, the programme, a lock, or to be noted as finished.',
    key: true,
    body: sessionBody,
    replies: { 200: { description: 'What became of it; how it is now stands in the document.', schema: sessionReply } },
    async handle(call) {
      const { id, body, services } = call;
      const { store, rooms } = services;
      const who = await asker(call, body.device);
      const members = new Map((await store.members.list(id)).map((member) => [member.id, member]));
      const rights = (person: string): ReturnType<typeof rightsOf> => {
        const role = person === who.person ? who.role : members.get(person)?.role;
        return rightsOf(role ?? 'viewer');
      };
      const clientId = await ownClient(store.members, id);
      // Read and written in one turn: what two people ask at once happens one after the other.
      const outcome = await rooms.use(id, async (room) => {
        const here = new Set([...room.connections.keys()].map(({ person }) => person.id));
        const now = services.now();
        const { changes, outcome: became } = actOn(who.person, body.act, {
          state: new Map(root(room.doc, 'session').entries()),
          now: now.getTime(),
          isHere: (person) => here.has(person),
          mayLead: (person) => rights(person).edit,
          mayTakePart: (person) => rights(person).discuss,
        });
        const change = (doc: Y.Doc): void => {
          const session = root(doc, 'session');
          for (const [key, value] of changes)
            if (value === undefined) session.delete(key);
            else session.set(key, value);
        };
        if (changes.size > 0) await room.write({ clientId, person: who.person, change }, changes.size * KEY_BYTES);
        return became;
      });
      return { status: 200, body: { outcome, now: services.now().toISOString() } };
    },
  }),
];
