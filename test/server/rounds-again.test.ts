// Promise: what was shown can be asked again in part, and its proofs come and go one by one, without what others did being lost.
import { expect, test } from 'vitest';
import { roundLevel } from '../../client/judge/ledger-reading.ts';
import { root } from '../../shared/document/roots.ts';
import type { Answer, RoundResult, StepId } from '../../shared/wire/rounds.ts';
import { editKey, openRound, people } from './round-people.ts';
import type { RoundPerson } from './round-people.ts';
import { createCanvas, serve, until } from './with-server.ts';

const STEPS: StepId[] = ['chosen', 'kept', 'sound'];
const scores = (given: Readonly<Partial<Record<StepId, number>>>): { answer: Answer } => ({
  answer: {
    kind: 'stairway',
    steps: Object.fromEntries(Object.entries(given).map(([step, score]) => [step, { score }])),
  },
});
async function team(...names: readonly string[]): Promise<RoundPerson[]> {
  const server = await serve();
  return people(server, await createCanvas(server), ...names);
}
/** Everybody answers, the nth person with the nth score; `sound` is divided. */
async function firstBallot(all: readonly RoundPerson[], named = true): Promise<string> {
  const asked = { about: { kind: 'stairway' as const, steps: STEPS }, named };
  const { id } = await openRound(all[0]!, asked, named ? {} : { threshold: 3 });
  for (const [n, who] of all.entries())
    await who.does(`${id}/answer`, {
      ...scores({ chosen: 3, kept: 3, sound: [0, 4, 4, 0][n]! }),
      ...(named ? {} : { edit: editKey(`${who.id}-een`) }),
    });
  await all[0]!.does(`${id}/reveal`);
  return id;
}

test('a second ballot asks about the steps that need a talk, unless others are chosen; of the rest the first speaks on', async () => {
  const [noor, bram, daan] = (await team('noor', 'bram', 'daan')) as [RoundPerson, RoundPerson, RoundPerson];
  const id = await firstBallot([noor, bram, daan]);
  expect(await noor.refused(`${id}/second`, { steps: ['ahead'] })).toMatchObject({ code: 'bad-answer' });
  expect(await noor.refused(`${id}/second`, { steps: [] })).toMatchObject({ status: 400 });
  const open = await noor.does(`${id}/second`);
  expect(open).toMatchObject({
    state: 'open',
    ballot: 2,
    about: { steps: STEPS },
    asking: { kind: 'stairway', steps: ['sound'] },
  });
  expect(await bram.refused(`${id}/answer`, scores({ chosen: 4, sound: 3 }))).toMatchObject({ code: 'bad-answer' });
  for (const who of [noor, bram]) await who.does(`${id}/answer`, scores({ sound: 3 }));
  await noor.does(`${id}/reveal`, { ballot: 2 });
  // Late, as in a first ballot: beside it, outside the statistics, and only about what is asked now.
  expect(await daan.refused(`${id}/answer`, scores({ kept: 1 }))).toMatchObject({ code: 'bad-answer' });
  await daan.does(`${id}/answer`, scores({ sound: 2 }));
  await until(() => {
    const second = noor.result(id)?.ballots[1];
    return second?.named && second.answers.length === 3;
  });
  const { ballots, secondSteps } = noor.result(id)!;
  expect(secondSteps).toEqual(['sound']);
  expect(ballots[0]).toMatchObject({ answers: [{ ...scores({ chosen: 3, kept: 3, sound: 0 }) }, {}, {}] });
  expect(ballots[1]).toMatchObject({
    answers: [
      { person: noor.id, ...scores({ sound: 3 }) },
      { person: bram.id, ...scores({ sound: 3 }) },
      { person: daan.id, ...scores({ sound: 2 }), late: true },
    ],
  });
});

test('where no step needs a talk the second ballot asks about all of them, and a chosen one about that one', async () => {
  const [noor, bram] = (await team('noor', 'bram')) as [RoundPerson, RoundPerson];
  const about = { kind: 'stairway' as const, steps: STEPS };
  const rounds = [await openRound(noor, { about }), await openRound(noor, { about })];
  for (const { id } of rounds) {
    for (const who of [noor, bram]) await who.does(`${id}/answer`, scores({ chosen: 3, kept: 3, sound: 3 }));
    await noor.does(`${id}/reveal`);
  }
  expect(await noor.does(`${rounds[0]!.id}/second`)).not.toHaveProperty('asking');
  expect(await noor.does(`${rounds[1]!.id}/second`, { steps: ['sound', 'kept'] })).toMatchObject({
    asking: { steps: ['kept', 'sound'] },
  });
});

test('without names a second ballot about one step tells of that step only', async () => {
  const all = await team('noor', 'bram', 'daan', 'femke');
  const [noor] = all as [RoundPerson];
  const id = await firstBallot(all, false);
  await noor.does(`${id}/second`, { steps: ['sound'] });
  for (const who of all) await who.does(`${id}/answer`, { ...scores({ sound: 3 }), edit: editKey(`${who.id}-twee`) });
  await noor.does(`${id}/reveal`, { ballot: 2 });
  await until(() => noor.result(id)?.ballots.length === 2);
  const [first, second] = noor.result(id)!.ballots;
  expect(Object.keys((first as { figures: object }).figures)).toEqual(STEPS);
  expect(Object.keys((second as { figures: object }).figures)).toEqual(['sound']);
});

/** Levels of two parties on which everybody agrees, and of partners on which nobody does. */
const agreed = { 'customers.now.investment': 4, 'owners.now.progress': 6 };
const gives = (levels: Readonly<Record<string, number>>): { answer: Answer } => ({
  answer: { kind: 'ledger', levels },
});
async function firstLevels(all: readonly RoundPerson[], named = true): Promise<string> {
  const asked = { about: { kind: 'ledger' as const, times: ['now' as const] }, named };
  const { id } = await openRound(all[0]!, asked, named ? {} : { threshold: 3 });
  for (const [n, who] of all.entries())
    await who.does(`${id}/answer`, {
      ...gives({ ...agreed, 'partners.now.progress': [0, 10, 0, 10][n]! }),
      ...(named ? {} : { edit: editKey(`${who.id}-een`) }),
    });
  await all[0]!.does(`${id}/reveal`);
  return id;
}

test('a second ballot of the ledger asks about the parties that need a talk, unless others are chosen', async () => {
  const [noor, bram] = (await team('noor', 'bram')) as [RoundPerson, RoundPerson];
  const id = await firstLevels([noor, bram]);
  expect(await noor.refused(`${id}/second`, { steps: ['sound'] })).toMatchObject({ code: 'bad-answer' });
  expect(await noor.refused(`${id}/second`, { parties: ['nobody'] })).toMatchObject({ status: 400 });
  expect(await noor.refused(`${id}/second`, { parties: [] })).toMatchObject({ status: 400 });
  expect(await noor.does(`${id}/second`)).toMatchObject({
    ballot: 2,
    asking: { kind: 'ledger', times: ['now'], parties: ['partners'] },
  });
  expect(await bram.refused(`${id}/answer`, gives({ 'owners.now.progress': 1 }))).toMatchObject({
    code: 'bad-answer',
    detail: expect.stringContaining('does not ask for that level') as string,
  });
  for (const who of [noor, bram]) await who.does(`${id}/answer`, gives({ 'partners.now.progress': 8 }));
  await noor.does(`${id}/reveal`, { ballot: 2 });
  await until(() => noor.result(id)?.ballots.length === 2);
  expect(noor.result(id)).toMatchObject({ secondParties: ['partners'], ballots: [{}, { of: 2 }] });
  // What was asked again is a level now; of the others the first ballot stands, also where it is read beside the levels.
  await until(() => root(noor.doc, 'ledger').get('partners.now.progress') === 8);
  expect(root(noor.doc, 'ledger').get('owners.now.progress')).toBe(6);
  expect(roundLevel(noor.doc, 'owners.now.progress')).toMatchObject({ number: 1, median: 6, before: [] });
  expect(roundLevel(noor.doc, 'partners.now.progress')).toMatchObject({ number: 1, median: 8, before: [0, 10] });
});

test('a round of the ledger about some parties is asked again about some of those only', async () => {
  const [noor, bram] = (await team('noor', 'bram')) as [RoundPerson, RoundPerson];
  const about = { kind: 'ledger' as const, times: ['now' as const], parties: ['partners' as const, 'owners' as const] };
  const { id } = await openRound(noor, { about });
  expect(await bram.refused(`${id}/answer`, gives({ 'customers.now.progress': 1 }))).toMatchObject({
    code: 'bad-answer',
  });
  for (const who of [noor, bram])
    await who.does(`${id}/answer`, gives({ 'partners.now.progress': 3, 'owners.now.progress': 3 }));
  await noor.does(`${id}/reveal`);
  expect(await noor.refused(`${id}/second`, { parties: ['society'] })).toMatchObject({ code: 'bad-answer' });
  expect(await noor.does(`${id}/second`, { parties: ['owners'] })).toMatchObject({ asking: { parties: ['owners'] } });
});

test('without names a second ballot about one party tells of that party only', async () => {
  const all = await team('noor', 'bram', 'daan', 'femke');
  const [noor] = all as [RoundPerson];
  const id = await firstLevels(all, false);
  await noor.does(`${id}/second`, { parties: ['partners'] });
  for (const who of all)
    await who.does(`${id}/answer`, { ...gives({ 'partners.now.progress': 5 }), edit: editKey(`${who.id}-twee`) });
  await noor.does(`${id}/reveal`, { ballot: 2 });
  await until(() => noor.result(id)?.ballots.length === 2);
  const [first, second] = noor.result(id)!.ballots;
  expect(Object.keys((first as { figures: object }).figures)).toHaveLength(10);
  expect(Object.keys((second as { figures: object }).figures)).toEqual([
    'partners.now.investment',
    'partners.now.progress',
  ]);
  expect(roundLevel(noor.doc, 'owners.now.progress')).toMatchObject({ number: 1, median: 6 });
});

test('two people add and take away proofs of one step at once: each act is kept', async () => {
  const [noor, bram] = (await team('noor', 'bram')) as [RoundPerson, RoundPerson];
  const id = await firstBallot([noor, bram]);
  const proof = (n: number): { card: string } => ({ card: `kaart-${n}` });
  const evidence = (): RoundResult['evidence'] => noor.result(id)?.evidence;
  await noor.does(`${id}/evidence`, { step: 'sound', add: [proof(0), proof(1)] });
  await Promise.all([
    noor.does(`${id}/evidence`, { step: 'sound', add: [proof(2)] }),
    bram.does(`${id}/evidence`, { step: 'sound', add: [proof(3)] }),
    noor.does(`${id}/evidence`, { step: 'sound', remove: [proof(0)] }),
    bram.does(`${id}/evidence`, { step: 'kept', add: [proof(0)] }),
  ]);
  await until(() => evidence()?.length === 4);
  const of = (step: StepId): unknown[] =>
    (evidence() ?? []).flatMap((one) => (one.step === step && 'card' in one ? [one.card] : []));
  expect(of('sound').toSorted()).toEqual(['kaart-1', 'kaart-2', 'kaart-3']);
  expect(of('kept')).toEqual(['kaart-0']);
  // Once more changes nothing, and neither does taking away what is gone.
  await bram.does(`${id}/evidence`, { step: 'sound', add: [proof(1)], remove: [proof(0)] });
  await until(() => evidence()?.length === 4);
  expect(await bram.refused(`${id}/evidence`, { step: 'ahead', add: [proof(1)] })).toMatchObject({
    code: 'bad-answer',
  });
  const many = Array.from({ length: 50 }, (_, n) => proof(n + 100));
  expect(await bram.refused(`${id}/evidence`, { step: 'sound', add: many })).toMatchObject({ code: 'bad-answer' });
});
