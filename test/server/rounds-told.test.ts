// Promise: what the server itself writes into a canvas is told to whoever listens to changes, once, with whoever asked for it.
import { expect, test } from 'vitest';
import type { Committed } from '../../server/sync/changes.ts';
import { editKey, openRound, people, score, STEP_3 } from './round-people.ts';
import type { RoundPerson } from './round-people.ts';
import { createCanvas, post, serve, until } from './with-server.ts';
import type { TestCanvas, TestServer } from './with-server.ts';

const NOW = 1_800_000_000_000;
async function listening(): Promise<{ server: TestServer; canvas: TestCanvas; told: () => unknown[] }> {
  const heard: Committed[] = [];
  const server = await serve({ now: () => NOW, onChanges: (committed) => heard.push(committed) });
  const canvas = await createCanvas(server);
  const own = (): Committed[] =>
    heard.filter(({ changes }) => changes.some(({ root }) => root === 'rounds' || root === 'session'));
  return {
    server,
    canvas,
    told: () =>
      own().map(({ canvas: id, person, at, changes }) => {
        expect([id, at]).toEqual([canvas.id, NOW]);
        return [person, ...changes.map(({ root, key, kind }) => `${root} ${key} ${kind}`)];
      }),
  };
}

test('each reveal, each step of a round after it and each act of the session is told once, and nothing before the reveal', async () => {
  const { server, canvas, told } = await listening();
  const [noor, bram] = (await people(server, canvas, 'noor', 'bram')) as [RoundPerson, RoundPerson];
  const { id } = await openRound(noor, STEP_3);
  for (const who of [noor, bram]) await who.does(`${id}/answer`, score(3));
  expect(told()).toEqual([]);
  await noor.does(`${id}/reveal`);
  // What is shown already is not written again.
  await bram.does(`${id}/reveal`, { ballot: 1 });
  await bram.does(`${id}/evidence`, { step: 'sound', add: [{ card: 'kaart' }] });
  await noor.does(`${id}/talked`);
  await bram.does(`${id}/close`);
  const act = (who: RoundPerson, body: object): Promise<Response> =>
    post(server, `/api/canvases/${canvas.id}/session`, { device: who.device, act: body }, canvas.keys.editor);
  expect((await act(bram, { kind: 'phase', phase: 'arena' })).status).toBe(200);
  expect((await act(bram, { kind: 'start-timer', minutes: 5 })).status).toBe(200);
  expect((await act(bram, { kind: 'stop-timer' })).status).toBe(200);
  const round = `rounds ${id}`;
  expect(told()).toEqual([
    [noor.id, `${round} added`],
    [bram.id, `${round} changed`],
    [noor.id, `${round} changed`],
    [bram.id, `${round} changed`],
    [bram.id, 'session phase added'],
    [bram.id, 'session timer added'],
    [bram.id, 'session timer removed'],
  ]);
});

test('levels of a round go along with its reveal; one that reveals itself is told of whoever wanted it so, not of the last to answer', async () => {
  const { server, canvas, told } = await listening();
  const all = await people(server, canvas, 'noor', 'bram', 'aylin');
  const [noor, , aylin] = all as [RoundPerson, RoundPerson, RoundPerson];
  const about = { kind: 'ledger' as const, times: ['now' as const] };
  const { id } = await openRound(noor, { about, auto: true, named: false, threshold: 3 }, { threshold: 3 });
  for (const who of all) {
    const answer = { kind: 'ledger', levels: { 'owners.now.progress': 6 } };
    await who.does(`${id}/answer`, { answer, edit: editKey(who.id) });
  }
  await until(() => aylin.result(id));
  expect(told()).toEqual([[noor.id, `rounds ${id} added`, 'ledger owners.now.progress added']]);
});
