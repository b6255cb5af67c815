// Promise: whoever makes rounds, answers and acts without end takes nothing from the others, today or later.
import { join } from 'node:path';
import Database from 'libsql';
import { expect, test } from 'vitest';
import { openRound, people, score, STEP_3 } from './round-people.ts';
import type { RoundPerson } from './round-people.ts';
import { createCanvas, post, serve } from './with-server.ts';

test('a draft that was made and dropped is gone: without end made, they take the place of no round', async () => {
  const server = await serve();
  const canvas = await createCanvas(server);
  const [noor] = (await people(server, canvas, 'noor')) as [RoundPerson];
  const kept = await openRound(noor, STEP_3);
  for (let n = 0; n < 5; n++) {
    const { id } = await noor.does('', STEP_3);
    expect(await noor.does(`${id}/close`)).toMatchObject({ id, state: 'closed', answered: 0 });
    expect((await noor.ask(`${id}/close`)).status).toBe(404);
    expect((await noor.ask(`${id}/open`)).status).toBe(404);
  }
  expect((await noor.rounds()).map((round) => round.id)).toEqual([kept.id]);
  await server.stop();
  const db = new Database(join(server.dataDir, 'canvas.db'));
  expect(db.prepare('select id from round').all()).toEqual([{ id: kept.id }]);
  db.close();
});

test.each([
  ['draft', { code: 'too-many-rounds', status: 409 }],
  // As a version before this one kept a draft that was closed.
  ['dropped', { code: 'not-invited', status: 403 }],
])('five hundred rounds are as many as a canvas holds; of those that are %s', async (state, refusal) => {
  const server = await serve({
    wrapStore: (store) => ({
      ...store,
      rounds: {
        ...store.rounds,
        list: async (canvas) => {
          const [row] = await store.rounds.list(canvas);
          const body = row && JSON.stringify({ ...(JSON.parse(row.body) as object), state });
          return row && body ? Array.from({ length: 500 }, () => ({ ...row, body })) : [];
        },
      },
    }),
  });
  const canvas = await createCanvas(server);
  const [noor, bram] = (await people(server, canvas, 'noor', 'bram')) as [RoundPerson, RoundPerson];
  await noor.does('', STEP_3);
  const made = await noor.ask('', { ...STEP_3, open: { invited: [noor.id] } });
  const { id, ...said } = (await made.json()) as { id?: string };
  expect(id === undefined ? said : await bram.refused(`${id}/answer`, score(3))).toMatchObject(refusal);
});

test('the list of rounds reads no answer, however many and however long they are', async () => {
  let read = 0;
  const server = await serve({
    wrapStore: (store) => ({
      ...store,
      rounds: { ...store.rounds, answers: (...round) => (read++, store.rounds.answers(...round)) },
    }),
  });
  const canvas = await createCanvas(server);
  const [noor, bram] = (await people(server, canvas, 'noor', 'bram')) as [RoundPerson, RoundPerson];
  const { id } = await openRound(noor, { ...STEP_3, auto: true });
  expect(await noor.does(`${id}/answer`, score(3))).toMatchObject({ answered: 1, of: 2 });
  expect(await noor.rounds()).toMatchObject([{ answered: 1, of: 2 }]);
  expect(read).toBe(0);
  // Until they are shown.
  expect((await bram.does(`${id}/answer`, score(3))).state).toBe('revealed');
  expect(read).toBe(1);
});

test('a text of a megabyte is not taken, nor one of many parts', async () => {
  const server = await serve();
  const canvas = await createCanvas(server);
  const [noor] = (await people(server, canvas, 'noor')) as [RoundPerson];
  const { id } = await openRound(noor, { about: { kind: 'writing', prompt: 'Het eind voor ogen' } });
  const path = `/api/canvases/${canvas.id}/rounds/${id}/answer`;
  const long = { device: noor.device, answer: { kind: 'writing', text: 'x'.repeat(1024 * 1024) } };
  expect((await post(server, path, long, canvas.keys.editor)).status).toBe(413);
  expect(await noor.refused(`${id}/answer`, { answer: { kind: 'writing', text: 'é'.repeat(2001) } })).toMatchObject({
    status: 400,
  });
});
