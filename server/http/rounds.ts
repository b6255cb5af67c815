// Rounds over HTTP: made, opened, answered alone, shown to everybody at once, talked about, closed.
import type * as v from 'valibot';
import {
  answerBody,
  closeRoundBody,
  createRoundBody,
  evidenceBody,
  inviteBody,
  openRoundBody,
  ownAnswer,
  ownBody,
  roundList,
  roundView,
  secondBody,
  stepBody,
} from '../../shared/wire/rounds.ts';
import type { Asker } from '../rounds/rounds.ts';
import { asker } from './asker.ts';
import { HttpProblem } from './problems.ts';
import type { Call, Reply, Route } from './route.ts';
import { withBody } from './route.ts';

const ROUNDS = '/api/canvases/:id/rounds';
const AS_IT_IS = { 200: { description: 'The round as it is now.', schema: roundView } };

export const roundRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: ROUNDS,
    summary: 'The rounds of the canvas, oldest first: who is asked and how many answered, never what.',
    key: true,
    replies: { 200: { description: 'The rounds.', schema: roundList } },
    async handle({ id, right, services }) {
      await right();
      return { status: 200, body: { rounds: await services.rounds.list(id) } };
    },
  },
  {
    method: 'GET',
    path: `${ROUNDS}/:round`,
    summary: 'One round: who is asked and how many answered, never what. Results are in the document.',
    key: true,
    replies: AS_IT_IS,
    async handle({ id, right, params, services }) {
      await right();
      return found(await services.rounds.one(id, params['round'] ?? ''));
    },
  },
  withBody({
    method: 'POST',
    path: ROUNDS,
    summary: 'Makes a round; with `open` it asks at once, without it nobody is asked yet. Editors and owners.',
    key: true,
    body: createRoundBody,
    replies: { 201: { description: 'The round, as a draft or open.', schema: roundView } },
    async handle(call) {
      const { device, ...asked } = call.body;
      return { status: 201, body: await call.services.rounds.create(await asker(call, device), asked) };
    },
  }),
  about(
    'open',
    'Asks the members. From here on it is fixed whether answers carry names.',
    openRoundBody,
    (who, call) => {
      const { device: _, ...how } = call.body;
      return call.services.rounds.open(who, roundIn(call), how);
    },
  ),
  about('invited', 'Asks somebody who came late, or waits for somebody no more.', inviteBody, (who, call) =>
    call.services.rounds.invite(who, roundIn(call), call.body.add, call.body.remove),
  ),
  about('answer', 'One’s own answer; it can be changed until the reveal.', answerBody, (who, call) =>
    call.services.rounds.answer(who, roundIn(call), call.body.answer, call.body.edit),
  ),
  withBody({
    method: 'POST',
    path: `${ROUNDS}/:round/own`,
    summary: 'The answer of whoever asks, as it stands; of a nameless round only with its edit key.',
    key: true,
    body: ownBody,
    replies: { 200: { description: 'One’s own answer, or null.', schema: ownAnswer } },
    async handle(call) {
      const who = await asker(call, call.body.device);
      return found(await call.services.rounds.own(who, roundIn(call), call.body.edit));
    },
  }),
  about('reveal', 'Shows all answers to everybody, in one change of the document.', stepBody, (who, call) =>
    call.services.rounds.reveal(who, roundIn(call), call.body.ballot),
  ),
  about('talked', 'Notes that the talk was had.', stepBody, (who, call) =>
    call.services.rounds.talked(who, roundIn(call)),
  ),
  about(
    'second',
    'Asks a second time, or about some steps or parties only; the first ballot stays beside it.',
    secondBody,
    (who, call) => call.services.rounds.second(who, roundIn(call), call.body),
  ),
  about(
    'close',
    'Closes the round, with its outcome. Answers nobody was shown are destroyed.',
    closeRoundBody,
    (who, call) => call.services.rounds.close(who, roundIn(call), call.body.outcome),
  ),
  about('evidence', 'Proofs of one step that come and go, after the reveal.', evidenceBody, (who, call) =>
    call.services.rounds.evidence(who, roundIn(call), call.body.step, call.body),
  ),
];

/** Something that is done to a round by somebody. */
function about<S extends v.GenericSchema<unknown, { readonly device?: string | undefined }>>(
  name: string,
  summary: string,
  body: S,
  act: (who: Asker, call: Call<v.InferOutput<S>>) => Promise<unknown>,
): Route {
  return withBody({
    method: 'POST',
    path: `${ROUNDS}/:round/${name}`,
    summary,
    key: true,
    body,
    replies: AS_IT_IS,
    handle: async (call) => found(await act(await asker(call, call.body.device), call)),
  });
}
function roundIn({ params }: Pick<Call<unknown>, 'params'>): string {
  return params['round'] ?? '';
}
function found(body: unknown): Reply {
  if (body === undefined) throw new HttpProblem('not-found', { detail: 'There is no such round.' });
  return { status: 200, body };
}
