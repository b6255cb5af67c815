// Promise: before the reveal an answer is in no frame, presence, notice, reply, log or export that reaches anybody else.
import { inspect } from 'node:util';
import { expect, test } from 'vitest';
import { gatedStore } from '../doubles/gated-store.ts';
import { openRound, people, score, STEP_3 } from './round-people.ts';
import type { RoundPerson } from './round-people.ts';
import { createCanvas, get, serve, until } from './with-server.ts';
import type { TestCanvas, TestServer } from './with-server.ts';

const SENTENCE = 'Wij missen de moed om prijzen te verhogen, zei de directeur.';
const PRIVATE = 'Jullie lieten mij nooit in de regen staan.';
const URL_OF_PROOF = 'https://voorbeeld.nl/bewijs-van-femke';
const SECRETS = [SENTENCE, PRIVATE, URL_OF_PROOF];

/** As it is, and as somebody might have packed it. Base64 of a text depends on where in a group of three it begins. */
function formsOf(secret: string): Buffer[] {
  const core = (shift: number): string => {
    const packed = Buffer.concat([Buffer.alloc(shift), Buffer.from(secret)])
      .toString('base64')
      .replace(/=+$/u, '');
    return packed.slice(shift === 0 ? 0 : 4, -2);
  };
  return [secret, encodeURIComponent(secret), Buffer.from(secret).toString('hex'), core(0), core(1), core(2)]
    .flatMap((form) => [form, form.replaceAll('+', '-').replaceAll('/', '_'), JSON.stringify(form).slice(1, -1)])
    .map((form) => Buffer.from(form));
}
function found(bytes: Uint8Array | string): string[] {
  const haystack = Buffer.from(bytes);
  const utf16 = Buffer.from(haystack.toString('utf16le'));
  return SECRETS.filter((secret) => formsOf(secret).some((form) => haystack.includes(form) || utf16.includes(form)));
}
/** Every byte that reaches somebody from now on. */
function listen(who: RoundPerson): Buffer[] {
  const frames: Buffer[] = [];
  who.ws.on('message', (data: Buffer) => frames.push(data));
  return frames;
}
async function repliesTo(server: TestServer, canvas: TestCanvas, who: RoundPerson, id: string): Promise<string> {
  const at = `/api/canvases/${canvas.id}`;
  const paths = ['rounds', `rounds/${id}`, 'export.json', 'export.md', 'export.csv', 'members', ''];
  const texts = paths.map(async (path) =>
    (await get(server, `${at}/${path}`.replace(/\/$/u, ''), canvas.keys[who.role])).text(),
  );
  return [...(await Promise.all(texts)), await (await who.ask(`${id}/own`)).text()].join('\n');
}
const ballots = {
  stairway: {
    answer: { kind: 'stairway', steps: { sound: { score: 1, why: SENTENCE, evidence: [{ url: URL_OF_PROOF }] } } },
  },
  writing: { answer: { kind: 'writing', text: PRIVATE } },
};

test.each([
  { named: true, how: 'with names' },
  { named: false, how: 'without names' },
])('nothing of a ballot or a private text reaches another client before the reveal, $how', async ({ named }) => {
  const server = await serve();
  const canvas = await createCanvas(server);
  const all = await people(server, canvas, 'noor', 'bram', 'femke');
  const [noor, bram, femke] = all as [RoundPerson, RoundPerson, RoundPerson];
  const more = { named, threshold: 3 };
  const stairway = await openRound(noor, { ...STEP_3, ...more });
  const writing = await openRound(noor, { about: { kind: 'writing', prompt: 'Het eind voor ogen' }, ...more });
  const frames = listen(bram);
  const edit = (name: string): object => (named ? {} : { edit: `sleutel-van-de-browser-van-${name}` });
  await femke.does(`${stairway.id}/answer`, { ...ballots.stairway, ...edit('femke') });
  await femke.does(`${writing.id}/answer`, { ...ballots.writing, ...edit('femke') });
  // Something that is told to Bram, so that what was told before has arrived.
  femke.awareness([{ id: femke.doc.clientID, clock: 1, state: { block: 'licence' } }]);
  femke.edit((doc) => doc.getMap('meta').set('title', 'Ander onderwerp'));
  await until(() => bram.doc.getMap('meta').get('title') === 'Ander onderwerp' && bram.count('awareness') > 0);
  const replies = await repliesTo(server, canvas, bram, stairway.id);
  expect(found(Buffer.concat(frames))).toEqual([]);
  expect(found(replies)).toEqual([]);
  expect(found(inspect(bram.received, { depth: null, maxArrayLength: null, maxStringLength: null }))).toEqual([]);
  expect(found(inspect(server.warnings, { depth: null }))).toEqual([]);
  expect(bram.doc.getMap('rounds').size).toBe(0);
  expect(bram.doc.getMap('ledger').size).toBe(0);

  // A changed answer changes nothing at all for the others.
  const before = [frames.length, await repliesTo(server, canvas, bram, stairway.id)];
  const other = { answer: { kind: 'stairway', steps: { sound: { score: 4 } } }, ...edit('femke') };
  await femke.does(`${stairway.id}/answer`, other);
  await femke.does(`${stairway.id}/answer`, { ...ballots.stairway, ...edit('femke') });
  expect([frames.length, await repliesTo(server, canvas, bram, stairway.id)]).toEqual(before);

  // The search would have found it: after the reveal it does.
  for (const who of [noor, bram]) {
    await who.does(`${stairway.id}/answer`, { ...score(3), ...edit(who.id) });
    await who.does(`${writing.id}/answer`, { answer: { kind: 'writing', text: 'Dag.' }, ...edit(who.id) });
  }
  await noor.does(`${stairway.id}/reveal`);
  await noor.does(`${writing.id}/reveal`);
  await until(() => bram.result(writing.id));
  // A nameless score comes without its sentence.
  expect(found(Buffer.concat(frames))).toEqual(named ? SECRETS : [PRIVATE, URL_OF_PROOF]);
});

test('a disk that refuses the reveal leaves everything hidden, says so, and the next try shows it', async () => {
  const gate = gatedStore();
  const server = await serve({ wrapStore: gate.wrap });
  const canvas = await createCanvas(server);
  const [noor, bram] = (await people(server, canvas, 'noor', 'bram')) as [RoundPerson, RoundPerson];
  const { id } = await openRound(noor, STEP_3);
  await bram.does(`${id}/answer`, ballots.stairway);
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
