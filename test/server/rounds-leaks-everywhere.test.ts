// Promise: whoever asks the server for whatever it can be asked, with whatever right, before a reveal they find no answer in it.
import { stdSerializers } from 'pino';
import { expect, test } from 'vitest';
import type { RoundView } from '../../shared/wire/rounds.ts';
import { comesIn, tokenOf, WITH_SECRET } from './host-tokens.ts';
import { FAREWELL, heardBy, ROUNDS, search, WHY } from './leak-rounds.ts';
import { answersIn } from './leak-search.ts';
import { joined } from './raw-client.ts';
import type { RawClient } from './raw-client.ts';
import { editKey, openRound, people, withRounds } from './round-people.ts';
import type { RoundPerson } from './round-people.ts';
import { createCanvas, get, newFolder, post, send, serve, until } from './with-server.ts';
import type { TestCanvas, TestServer } from './with-server.ts';

/** Its examples are the schemas' own; of a canvas it knows nothing, and an answer in it is none of anybody's. */
const OPENAPI = '/api/openapi.json';

interface Api {
  readonly paths: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}
/** Every address there is, for this canvas and this round: also those that are made after this test. */
async function addresses(server: TestServer, canvas: TestCanvas, round: string): Promise<[string, string][]> {
  const { paths } = (await (await get(server, OPENAPI)).json()) as Api;
  const all = Object.entries(paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method): [string, string] => [
      method.toUpperCase(),
      path
        .replace('{id}', canvas.id)
        .replace('{round}', round)
        .replace(/\{\w+\}/gu, 'x'),
    ]),
  );
  return [...all, ['GET', `/embed/${canvas.id}`], ['GET', `/c/${canvas.id}`], ['GET', '/']];
}
/** Asks all of it: what can be read, and with a body that cannot be right whatever can be done. */
async function everything(
  server: TestServer,
  canvas: TestCanvas,
  rounds: readonly RoundView[],
  key: string,
): Promise<string[]> {
  const asked = new Set((await Promise.all(rounds.map(({ id }) => addresses(server, canvas, id)))).flat().map(String));
  const replies: Promise<Response>[] = [];
  for (const one of asked) {
    const [method, path] = one.split(',') as [string, string];
    if (method === 'GET') replies.push(get(server, path, key));
    else replies.push(send(server, method, path, { device: 'x', no: 'such thing' }, key));
  }
  for (const { id } of rounds)
    for (const device of ['een-geheim-van-een-ander-apparaat', 'een-geheim-van-het-apparaat-van-'])
      replies.push(post(server, `/api/canvases/${canvas.id}/rounds/${id}/own`, { device, edit: editKey('x') }, key));
  return Promise.all(
    replies.map(async (reply) => `${JSON.stringify([...(await reply).headers])} ${await (await reply).text()}`),
  );
}

test.each<[string, boolean]>([
  ['with names', true],
  ['without names', false],
])('nothing of an answer, whatever the right and wherever they look, also after a restart, %s', async (_, named) => {
  const dataDir = await newFolder();
  const kinds = Object.values(ROUNDS);
  const first = await serve({}, { ...WITH_SECRET, dataDir });
  const canvas = await createCanvas(first);
  const team = await people(first, canvas, 'noor', 'bram', 'femke', 'aylin', 'daan');
  const [noor, , femke] = team as [RoundPerson, RoundPerson, RoundPerson, ...RoundPerson[]];
  const rounds: RoundView[] = [];
  for (const { about } of kinds) rounds.push(await openRound(noor, { about, named, threshold: 3 }));
  const edit = named ? {} : { edit: editKey('femke') };
  for (const [n, { answer }] of kinds.entries()) await femke.does(`${rounds[n]!.id}/answer`, { answer, ...edit });

  const look = async (server: TestServer): Promise<void> => {
    const visitors: RawClient[] = [
      await joined(server, canvas, 'owner', { name: 'ans' }),
      await joined(server, canvas, 'editor', { name: 'eef' }),
      await joined(server, canvas, 'commenter', { name: 'cor' }),
      await joined(server, canvas, 'viewer'),
      await comesIn(server, canvas, tokenOf({ role: 'editor', sub: 'host-editor' })),
      await comesIn(server, canvas, tokenOf({ sub: 'host-viewer' })),
    ];
    const keys = [...Object.values(canvas.keys), tokenOf({ role: 'owner', sub: 'host-owner' }), tokenOf()];
    for (const key of keys) {
      const told = await everything(server, canvas, rounds, key);
      expect(told.length).toBeGreaterThan(40);
      expect(search(told.join('\n'))).toEqual([]);
      const bodies = told
        .map((text) => text.slice(text.indexOf('] ') + 2))
        .filter((text) => !text.includes('"openapi"'));
      expect(bodies.flatMap((text) => answersIn([text]))).toEqual([]);
    }
    // What one of them does is told to the others: all of it has come.
    visitors[1]!.edit((doc) => doc.getMap('meta').set('title', 'Er is rondgekeken'));
    await until(() => visitors.every(({ doc }) => doc.getMap('meta').get('title') === 'Er is rondgekeken'));
    for (const visitor of visitors) expect(heardBy(visitor.received)).toEqual({ secrets: [], answers: [] });
    const log = server.warnings.map(({ what, error }) => JSON.stringify([what, stdSerializers.err(error as Error)]));
    expect(search(log.join('\n'))).toEqual([]);
    for (const { ws } of visitors) ws.close();
  };
  await look(first);
  await first.stop();
  const second = await serve({}, { ...WITH_SECRET, dataDir });
  await look(second);

  // It was there all the time: whoever wrote it still has it, and only they.
  const again = withRounds(
    second,
    canvas,
    await joined(second, canvas, 'editor', { name: 'femke', device: femke.device }),
    femke.device,
    'editor',
  );
  const own = await Promise.all(rounds.map(async ({ id }) => (await again.ask(`${id}/own`, edit)).text()));
  expect(search(own.join('\n'))).toEqual(expect.arrayContaining([WHY, FAREWELL]));
});
