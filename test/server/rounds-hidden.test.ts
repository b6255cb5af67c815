// Promise: a reveal that fails shows nothing and says nothing, and nobody learns who changed an answer.
import { inspect } from 'node:util';
import { expect, test } from 'vitest';
import { gatedStore } from '../doubles/gated-store.ts';
import { searchFor } from './leak-search.ts';
import { openRound, people, score, STEP_3 } from './round-people.ts';
import type { RoundPerson } from './round-people.ts';
import { createCanvas, serve, until } from './with-server.ts';

const SENTENCE = 'Wij missen de moed om prijzen te verhogen, zei de directeur.';
const URL_OF_PROOF = 'https://voorbeeld.nl/bewijs-van-femke';
const SECRETS = [SENTENCE, URL_OF_PROOF];

const found = searchFor(SECRETS);
/** Every byte that reaches somebody from now on. */
function listen(who: RoundPerson): Buffer[] {
  const frames: Buffer[] = [];
  who.ws.on('message', (data: Buffer) => frames.push(data));
  return frames;
}
const ballot = {
  answer: { kind: 'stairway', steps: { sound: { score: 1, why: SENTENCE, evidence: [{ url: URL_OF_PROOF }] } } },
};

test('a disk that refuses the reveal leaves everything hidden, says so, and the next try shows it', async () => {
  const gate = gatedStore();
  const server = await serve({ wrapStore: gate.wrap });
  const canvas = await createCanvas(server);
  const [noor, bram] = (await people(server, canvas, 'noor', 'bram')) as [RoundPerson, RoundPerson];
  const { id } = await openRound(noor, STEP_3);
  await bram.does(`${id}/answer`, ballot);
  const frames = listen(noor);
  gate.mode = 'fail';
  expect(await noor.refused(`${id}/reveal`)).toMatchObject({ status: 503, code: 'storage' });
  expect(await noor.rounds()).toMatchObject([{ state: 'open', answered: 1 }]);
  expect(found(Buffer.concat(frames))).toEqual([]);
  expect(server.warnings.length).toBeGreaterThan(0);
  expect(found(inspect(server.warnings, { depth: null }))).toEqual([]);
  gate.mode = 'work';
  await until(async () => (await noor.ask(`${id}/reveal`)).status === 200);
  await until(() => noor.result(id));
  expect(found(JSON.stringify(noor.result(id)))).toEqual([SENTENCE, URL_OF_PROOF]);
});

test('who changed an answer is nobody’s to know: the others hear that the number changed, and only then', async () => {
  const server = await serve();
  const canvas = await createCanvas(server);
  const [noor, bram] = (await people(server, canvas, 'noor', 'bram')) as [RoundPerson, RoundPerson];
  const { id } = await openRound(noor, STEP_3);
  await until(() => bram.received.some((one) => one.kind === 'notice' && one.notice.kind === 'rounds'));
  const heard = (): unknown[] =>
    bram.received.flatMap((one) => (one.kind === 'notice' && one.notice.kind === 'rounds' ? [one.notice] : []));
  const before = heard().length;
  await noor.does(`${id}/answer`, score(1));
  await until(() => heard().length === before + 1);
  await noor.does(`${id}/answer`, score(2));
  await noor.does(`${id}/reveal`);
  await until(() => bram.result(id));
  await until(() => heard().length === before + 2);
  expect(heard().every((notice) => JSON.stringify(notice) === '{"kind":"rounds"}')).toBe(true);
});
