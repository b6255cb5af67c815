// Promise: a round that is made to ask at once is there and asks, or was never there; a refusal leaves no draft behind.
import { expect, test } from 'vitest';
import { people, STEP_3 } from './round-people.ts';
import type { RoundPerson } from './round-people.ts';
import { createCanvas, post, serve } from './with-server.ts';
import type { TestCanvas } from './with-server.ts';

async function three(): Promise<{ canvas: TestCanvas; all: RoundPerson[]; lead(who: RoundPerson): Promise<void> }> {
  const server = await serve();
  const canvas = await createCanvas(server);
  const all = await people(server, canvas, 'noor', 'bram', 'daan');
  const lead = async ({ device }: RoundPerson): Promise<void> => {
    const body = { device, act: { kind: 'take-baton' } };
    const taken = await post(server, `/api/canvases/${canvas.id}/session`, body, canvas.keys.editor);
    expect(taken.status).toBe(200);
  };
  return { canvas, all, lead };
}

test('a round that is made to ask at once asks everybody who edits, or those who are named', async () => {
  const { all } = await three();
  const [noor, bram, daan] = all as [RoundPerson, RoundPerson, RoundPerson];
  const whole = await noor.does('', { ...STEP_3, open: {} });
  expect(whole.state).toBe('open');
  expect([...whole.invited].sort()).toEqual([noor.id, bram.id, daan.id].sort());
  const some = await noor.does('', { ...STEP_3, open: { invited: [noor.id, bram.id] } });
  expect(some).toMatchObject({ state: 'open', invited: [noor.id, bram.id], of: 2, answered: 0 });
  expect((await bram.rounds()).map(({ state }) => state)).toEqual(['open', 'open']);
});

test('what cannot be opened is not made: no baton, too few without names, somebody who is not here', async () => {
  const { all, lead } = await three();
  const [noor, bram] = all as [RoundPerson, RoundPerson];
  await lead(noor);
  expect(await bram.refused('', { ...STEP_3, open: {} })).toMatchObject({ status: 403, code: 'not-facilitator' });
  expect(await noor.refused('', { ...STEP_3, named: false, threshold: 5, open: {} })).toMatchObject({
    code: 'too-few-invited',
  });
  expect(await noor.refused('', { ...STEP_3, open: { invited: ['niemand'] } })).toMatchObject({ code: 'not-member' });
  expect(await noor.rounds()).toEqual([]);
});

test('a nameless round that asks at once takes answers that name nobody', async () => {
  const { all } = await three();
  const [noor, bram] = all as [RoundPerson, RoundPerson];
  const { id, state } = await noor.does('', { ...STEP_3, named: false, threshold: 3, open: {} });
  expect(state).toBe('open');
  const steps = { sound: { score: 2 } };
  await bram.does(`${id}/answer`, { answer: { kind: 'stairway', steps }, edit: 'sleutel-om-te-wijzigen-van-bram' });
  expect((await noor.rounds())[0]?.answered).toBe(null);
});
