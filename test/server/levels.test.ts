// Promise: a level set by hand after a round is known to be somebody's, also on another day and when they are not here.
import { expect, test } from 'vitest';
import { roundLevel } from '../../client/judge/ledger-reading.ts';
import { levelWritersOf } from '../../client/session/level-writers.ts';
import type { Canvas } from '../../client/session/contexts.ts';
import { levelsAt, setLevel } from '../../shared/document/levels.ts';
import { root } from '../../shared/document/roots.ts';
import type { LevelList } from '../../shared/wire/rounds.ts';
import { openRound, people, person } from './round-people.ts';
import type { RoundPerson } from './round-people.ts';
import { createCanvas, get, serve, until } from './with-server.ts';

const KEY = 'partners.now.progress';
const OTHER = 'partners.now.investment';

test('who adjusted a level is answered after everybody left and the server stopped; what the round set is nobody’s', async () => {
  const first = await serve();
  const canvas = await createCanvas(first);
  const [noor, bram] = (await people(first, canvas, 'noor', 'bram')) as [RoundPerson, RoundPerson];
  for (let n = 0; n < 2; n++) {
    const { id } = await openRound(noor, { about: { kind: 'ledger', times: ['now'] } });
    for (const who of [noor, bram])
      await who.does(`${id}/answer`, { answer: { kind: 'ledger', levels: { [KEY]: 4, [OTHER]: 6 } } });
    await noor.does(`${id}/reveal`);
  }
  await until(() => root(bram.doc, 'ledger').get(KEY) === 4);
  const told = async (server = first): Promise<LevelList['levels']> =>
    ((await (await get(server, `/api/canvases/${canvas.id}/levels`, canvas.keys.viewer)).json()) as LevelList).levels;
  expect(await told()).toEqual({});
  bram.edit((doc) => setLevel(doc, KEY, 7));
  await until(() => root(noor.doc, 'ledger').get(KEY) === 7);
  const his = { by: bram.id, client: bram.doc.clientID };
  expect(await told()).toEqual({ [KEY]: his });
  await first.stop();

  const server = await serve({}, { dataDir: first.dataDir });
  expect(await told(server)).toEqual({ [KEY]: his });
  const ravi = await person(server, canvas, 'ravi', 'viewer');
  await until(() => root(ravi.doc, 'ledger').get(KEY) === 7);
  let asked = 0;
  const calls = {
    ask: async () => {
      asked++;
      return { levels: await told(server) };
    },
  } as unknown as Canvas['server'];
  const writers = levelWritersOf({ doc: ravi.doc, server: calls });
  expect(writers.personOf(KEY)).toBeUndefined();
  await new Promise<void>((resolve) => writers.subscribe(resolve));
  // "Adjusted after round 2 by Bram", beside what that round gave.
  expect([roundLevel(ravi.doc, KEY), writers.personOf(KEY)]).toMatchObject([{ number: 2, median: 4 }, bram.id]);
  expect(writers.personOf(OTHER)).toBeUndefined();
  await new Promise<void>((resolve) => writers.subscribe(resolve));
  for (const key of [KEY, OTHER] as const) writers.personOf(key);
  expect(asked).toBe(2);
});

test('who made a level unknown is answered as who set one, and nobody is where nothing was to be made unknown', async () => {
  const server = await serve();
  const canvas = await createCanvas(server);
  const [noor, bram] = (await people(server, canvas, 'noor', 'bram')) as [RoundPerson, RoundPerson];
  noor.edit((doc) => setLevel(doc, KEY, 7));
  await until(() => root(bram.doc, 'ledger').get(KEY) === 7);
  bram.edit((doc) => [KEY, OTHER].forEach((key) => setLevel(doc, key as typeof KEY, null)));
  await until(() => levelsAt(noor.doc, 'now').partners.progress === null);
  const reply = await get(server, `/api/canvases/${canvas.id}/levels`, canvas.keys.viewer);
  expect(((await reply.json()) as LevelList).levels).toEqual({ [KEY]: { by: bram.id, client: bram.doc.clientID } });
  // In what is kept and compared an unknown level is none, as before anybody spoke.
  expect(root(noor.doc, 'ledger').has(OTHER)).toBe(false);
  const exported = await get(server, `/api/canvases/${canvas.id}/export.json`, canvas.keys.viewer);
  expect(((await exported.json()) as { ledger: object }).ledger).toEqual({});
});

test('whoever has no key is told of no level, and a round that sets it anew makes it nobody’s again', async () => {
  const server = await serve();
  const canvas = await createCanvas(server);
  const noor = await person(server, canvas, 'noor');
  noor.edit((doc) => setLevel(doc, KEY, 7));
  await until(() => noor.saved() === 2);
  expect((await get(server, `/api/canvases/${canvas.id}/levels`)).status).toBe(403);
  const levels = async (): Promise<object> =>
    ((await (await get(server, `/api/canvases/${canvas.id}/levels`, canvas.keys.viewer)).json()) as LevelList).levels;
  expect(Object.keys(await levels())).toEqual([KEY]);
  const { id } = await openRound(noor, { about: { kind: 'ledger', times: ['now'] } });
  await noor.does(`${id}/answer`, { answer: { kind: 'ledger', levels: { [KEY]: 7 } } });
  await noor.does(`${id}/reveal`);
  expect(await levels()).toEqual({});
});
