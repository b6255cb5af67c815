// Promise: whoever lost a right has lost it in a round that is open as well: they answer no more, lead no more, and nobody waits for them.
import { expect, test } from 'vitest';
import type { AccessRole } from '../../shared/rules/roles.ts';
import type { RoundView } from '../../shared/wire/rounds.ts';
import { comesIn, personAt, tokenOf, WITH_SECRET } from './host-tokens.ts';
import { openRound, people, person, score, STEP_3 } from './round-people.ts';
import type { RoundPerson } from './round-people.ts';
import { createCanvas, post, send, serve, until } from './with-server.ts';
import type { TestCanvas, TestServer } from './with-server.ts';

const bySub = async (server: TestServer, canvas: TestCanvas, sub: string, role: AccessRole | null): Promise<void> => {
  const reply = await (role === null
    ? send(server, 'DELETE', personAt(canvas, sub), undefined, canvas.keys.owner)
    : send(server, 'PUT', personAt(canvas, sub), { role }, canvas.keys.owner));
  expect(reply.ok).toBe(true);
};

test('whom the host lets only read any more answers no round they were asked in, and it does not wait for them', async () => {
  const server = await serve({}, WITH_SECRET);
  const canvas = await createCanvas(server);
  const [noor] = (await people(server, canvas, 'noor')) as [RoundPerson];
  const token = tokenOf({ role: 'editor' });
  const anna = await comesIn(server, canvas, token);
  const { id, of } = await openRound(noor, { ...STEP_3, auto: true });
  const path = `/api/canvases/${canvas.id}/rounds/${id}`;
  expect(of).toBe(2);
  expect((await post(server, `${path}/answer`, score(1), token)).status).toBe(200);
  const hers = await openRound(noor, { ...STEP_3, auto: true });
  await bySub(server, canvas, 'anna', 'viewer');
  for (const act of [`${path}/answer`, `/api/canvases/${canvas.id}/rounds/${hers.id}/answer`]) {
    const reply = await post(server, act, score(4), token);
    expect([reply.status, await reply.json()]).toMatchObject([403, { code: 'not-invited' }]);
  }
  for (const act of ['reveal', 'close', 'second', 'talked'])
    expect([act, (await post(server, `${path}/${act}`, {}, token)).status]).toEqual([act, 403]);
  expect(anna.closed).toBeUndefined();
  // What she gave while she might stays; where she gave nothing nobody waits for her.
  await noor.does(`${id}/answer`, score(3));
  await noor.does(`${hers.id}/answer`, score(3));
  await until(() => noor.result(id) && noor.result(hers.id));
  expect(noor.result(id)?.ballots).toMatchObject([{ of: 2, answers: [{}, {}] }]);
  expect(noor.result(hers.id)?.ballots).toMatchObject([{ of: 1, answers: [{ person: noor.id }] }]);
  // After the reveal neither.
  const late = await post(server, `/api/canvases/${canvas.id}/rounds/${hers.id}/answer`, score(0), token);
  expect(late.status).toBe(403);
});

test('with the link to read, a guest whose link was withdrawn answers and leads nothing', async () => {
  const server = await serve();
  const canvas = await createCanvas(server);
  const [noor] = (await people(server, canvas, 'noor')) as [RoundPerson];
  const made = await post(server, `/api/canvases/${canvas.id}/links`, { role: 'editor' }, canvas.keys.owner);
  const { link, url } = (await made.json()) as { link: { id: string }; url: string };
  const apart = { id: canvas.id, keys: { ...canvas.keys, editor: new URL(url).hash.replace('#key=', '') } };
  const daan = await person(server, apart, 'daan');
  const { id } = await openRound(noor, STEP_3);
  await send(server, 'DELETE', `/api/canvases/${canvas.id}/links/${link.id}`, undefined, canvas.keys.owner);
  await until(() => daan.closed);
  const path = `/api/canvases/${canvas.id}/rounds/${id}`;
  for (const key of [canvas.keys.viewer, apart.keys.editor])
    for (const [act, body] of [
      ['answer', score(0)],
      ['reveal', {}],
      ['own', {}],
    ] as const) {
      const reply = await post(server, `${path}/${act}`, { device: daan.device, ...body }, key);
      expect([act, reply.status]).toEqual([act, act === 'own' && key === canvas.keys.viewer ? 200 : 403]);
    }
  const [view] = (await noor.rounds()) as [RoundView];
  expect(view).toMatchObject({ state: 'open', answered: 0, of: 1 });
});
