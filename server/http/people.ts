// Over HTTP: the host, or an owner, says what somebody the host vouches for may do on a canvas, or that they may do nothing.
import type { AccessRole } from '../../shared/rules/roles.ts';
import { personRole, personRoleBody } from '../../shared/wire/http.ts';
import { MOST_SUB } from '../access/host-tokens.ts';
import { afterTold } from '../access/standing.ts';
import { HttpProblem } from './problems.ts';
import type { Call, Route } from './route.ts';
import { ownersOnly, withBody } from './route.ts';

const PERSON = '/api/canvases/:id/people/:sub';

export const peopleRoutes: readonly Route[] = [
  withBody({
    method: 'PUT',
    path: PERSON,
    summary:
      'What the person with this `sub` in host tokens may do from now on, whatever earlier tokens say. Owners only.',
    key: true,
    body: personRoleBody,
    replies: { 200: { description: 'Who it is here, and what they may do.', schema: personRole } },
    async handle(call) {
      const { role } = call.body;
      const { sub, id } = await tell(call, role);
      return { status: 200, body: { sub, id, role } };
    },
  }),
  {
    method: 'DELETE',
    path: PERSON,
    summary:
      'Takes the canvas from the person with this `sub` in host tokens: their connections end at once, and tokens issued before open it no more. Owners only.',
    key: true,
    replies: { 204: { description: 'They may do nothing here.' } },
    async handle(call) {
      await tell(call, null);
      return { status: 204 };
    },
  },
];

async function tell(call: Call<unknown>, role: AccessRole | null): Promise<{ sub: string; id: string }> {
  await ownersOnly(call);
  const { id: canvas, params, services } = call;
  const sub = params['sub'] ?? '';
  if (!services.hostTokens)
    throw new HttpProblem('not-found', { detail: 'This server is not set up to take tokens of a host.' });
  if (sub === '' || sub.length > MOST_SUB)
    throw new HttpProblem('bad-request', { detail: `A \`sub\` has 1 to ${MOST_SUB} characters.` });
  const id = services.hostTokens.idOf(sub);
  const now = services.now().getTime();
  await services.store.hosted.change(canvas, id, (before) => afterTold(before, role, now));
  await services.regraded(canvas, id, role);
  return { sub, id };
}
