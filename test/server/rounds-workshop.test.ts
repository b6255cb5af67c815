// Promise: the rounds of a 90-minute workshop with six people go as they were meant to, with the numbers agreed beforehand.
import { expect, test } from 'vitest';
import { levelsAt } from '../../shared/document/levels.ts';
import { net, report } from '../../shared/judge/ledger.ts';
import { stairOf } from '../../shared/judge/stair-rounds.ts';
import type { Stair } from '../../shared/judge/stair-rounds.ts';
import type { EvidenceItem, StepAnswer, StepId } from '../../shared/wire/rounds.ts';
import { openRound, people, person } from './round-people.ts';
import type { RoundPerson } from './round-people.ts';
import { createCanvas, get, serve, until } from './with-server.ts';

const STEPS: StepId[] = ['chosen', 'kept', 'sound', 'ahead'];
/** In the order of the people, per step. */
const FIRST: Record<string, number[]> = {
  chosen: [3, 3, 3, 3, 3],
  kept: [2, 3, 3, 3, 4],
  sound: [1, 3, 3, 3, 4],
  ahead: [3, 3, 4, 4, 3],
};
const stairway = (scores: Partial<Record<StepId, number>>, proof?: StepId[]): object => ({
  answer: {
    kind: 'stairway',
    steps: Object.fromEntries(
      Object.entries(scores).map(([step, score]): [string, StepAnswer] => [
        step,
        { score, ...(proof?.includes(step as StepId) ? { evidence: [{ card: `bewijs-${step}` }] } : {}) },
      ]),
    ),
  },
});
const partners = (investment: number, progress: number): object => ({
  answer: { kind: 'ledger', levels: { 'partners.now.investment': investment, 'partners.now.progress': progress } },
});

test('private writing, a value round and the Stairway, each asked twice where people differ', async () => {
  const server = await serve();
  const canvas = await createCanvas(server);
  const team = await people(server, canvas, 'noor', 'bram', 'aylin', 'femke', 'daan');
  const [noor, bram] = team as [RoundPerson, RoundPerson];
  const ravi = await person(server, canvas, 'ravi', 'commenter');
  const sees = (round: string, ballots: number): Promise<unknown> =>
    until(() => [...team, ravi].every((one) => one.result(round)?.ballots.length === ballots));

  // 0:05 Everybody writes alone what a customer would say at the end.
  const writing = await openRound(noor, { about: { kind: 'writing', prompt: 'Het eind voor ogen' } });
  expect(writing).toMatchObject({ of: 5, invited: team.map(({ id }) => id) });
  const texts = team.map((_, n) => `Afscheid ${n}: jullie waren er altijd.`);
  for (const [n, who] of team.entries()) {
    const told = await who.does(`${writing.id}/answer`, { answer: { kind: 'writing', text: texts[n] } });
    expect(told).toMatchObject({ answered: n + 1, of: 5 });
  }
  const updates = bram.count('update');
  await noor.does(`${writing.id}/reveal`);
  await sees(writing.id, 1);
  expect(bram.count('update')).toBe(updates + 1);
  for (const text of texts) expect(JSON.stringify(bram.result(writing.id))).toContain(text);

  // 0:30 The value round: partners lose out at first, and gain after the talk.
  const value = await openRound(noor, { about: { kind: 'ledger', times: ['now'] } });
  for (const who of team) await who.does(`${value.id}/answer`, partners(5, 4));
  expect(levelsAt(bram.doc, 'now').partners).toEqual({ investment: null, progress: null });
  await noor.does(`${value.id}/reveal`);
  await sees(value.id, 1);
  expect(net(levelsAt(bram.doc, 'now').partners)).toBe(-1);
  await noor.does(`${value.id}/talked`);
  await noor.does(`${value.id}/second`);
  for (const who of team) await who.does(`${value.id}/answer`, partners(4, 5));
  await noor.does(`${value.id}/reveal`, { ballot: 2 });
  await sees(value.id, 2);
  expect(report(levelsAt(ravi.doc, 'now'))).toMatchObject({ nets: { partners: 1 }, complete: false, positive: 1 });

  // 1:10 The Stairway: the third step needs talk, so the fourth floats.
  const stair = (who: RoundPerson): Stair =>
    stairOf(new Map(who.doc.getMap('rounds').entries()), { hasCard: (id) => id.startsWith('bewijs-') }, 'strict');
  const round = await openRound(noor, { about: { kind: 'stairway', steps: STEPS } });
  for (const [n, who] of team.entries()) {
    const scores = Object.fromEntries(STEPS.map((step) => [step, FIRST[step]![n]!]));
    await who.does(`${round.id}/answer`, stairway(scores, ['chosen', 'kept', 'ahead']));
  }
  await noor.does(`${round.id}/reveal`);
  await sees(round.id, 1);
  const before = stair(ravi);
  expect(before.standing).toMatchObject({ reached: 2, floating: [4] });
  expect(before.steps[2]).toMatchObject({ talk: true, holds: false });
  expect(before.steps[2]!.consensus).toBeCloseTo(0.68, 3);
  await noor.does(`${round.id}/talked`);
  const proof: EvidenceItem[] = [{ card: 'bewijs-sound' }];
  await bram.does(`${round.id}/evidence`, { step: 'sound', add: proof });
  await noor.does(`${round.id}/second`);
  for (const [n, who] of team.entries()) await who.does(`${round.id}/answer`, stairway({ sound: [2, 3, 3, 3, 3][n]! }));
  await noor.does(`${round.id}/reveal`, { ballot: 2 });
  await noor.does(`${round.id}/close`, {
    outcome: { kind: 'agreed', text: 'Trede 4 is bereikt.', revisit: '2027-05-01' },
  });
  await until(() => ravi.result(round.id)?.state === 'closed');
  expect(stair(ravi).standing).toMatchObject({ reached: 4, floating: [] });
  expect(stair(ravi).steps[2]!.ballots).toHaveLength(2);

  // 1:28 What the steps lean on goes along in the file.
  const file = await (await get(server, `/api/canvases/${canvas.id}/export.json`, canvas.keys.viewer)).json();
  const leans = ['ahead', 'chosen', 'kept', 'sound'].map((step) => ({ step, card: `bewijs-${step}` }));
  expect(file).toMatchObject({ evidence: leans });

  // 1:30 All leave, the server stops and starts: what was hidden is still hidden, what was shown still there.
  const open = await openRound(noor, { about: { kind: 'dots', budget: 3, cards: ['bewijs-kept', 'bewijs-sound'] } });
  await noor.does(`${open.id}/answer`, { answer: { kind: 'dots', dots: { 'bewijs-kept': 3 } } });
  await server.stop();
  const again = await serve({}, { dataDir: server.dataDir });
  const back = await person(again, canvas, 'noor');
  expect(stair(back).standing).toMatchObject({ reached: 4, floating: [] });
  expect(back.result(open.id)).toBeUndefined();
  expect((await back.rounds()).map(({ state, answered }) => [state, answered])).toEqual([
    ['revealed', 5],
    ['revealed', 5],
    ['closed', 5],
    ['open', 1],
  ]);
  expect(server.warnings).toEqual([]);
});
