// Promise: of all five kinds of rounds, no frame, answer, export or complaint holds a ballot before the reveal, however it is written.
import { inspect } from 'node:util';
import { stdSerializers } from 'pino';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import type { Answer, RoundView } from '../../shared/wire/rounds.ts';
import { FAREWELL, heardBy, ROUNDS, search, WHY } from './leak-rounds.ts';
import { answersIn, ENCODINGS } from './leak-search.ts';
import type { Received } from './raw-client.ts';
import { editKey, openRound, people, person } from './round-people.ts';
import type { RoundPerson } from './round-people.ts';
import { createCanvas, get, serve, until } from './with-server.ts';
import type { TestCanvas, TestServer } from './with-server.ts';

const HOUR_MS = 3_600_000;

/** Everything the server answers them about the canvas and its rounds. */
async function toldTo(
  server: TestServer,
  canvas: TestCanvas,
  who: RoundPerson,
  rounds: readonly RoundView[],
): Promise<string[]> {
  const at = `/api/canvases/${canvas.id}`;
  const paths = ['', '/rounds', ...rounds.map(({ id }) => `/rounds/${id}`), '/members', '/links'];
  const exports = ['/export.json', '/export.md', '/export.md?lang=en', '/export.csv'];
  const texts = [...paths, ...exports].map(async (path) =>
    (await get(server, at + path, canvas.keys[who.role])).text(),
  );
  const own = rounds.map(async ({ id }) => (await who.ask(`${id}/own`)).text());
  return Promise.all([...texts, ...own]);
}

test.each<[string, boolean]>([
  ['with names', true],
  ['without names', false],
])('before the reveal nobody else is sent anything of an answer, %s; after it they are', async (_, named) => {
  // The beat of presence comes by the clock, 1.5 s after the start: beside two answers it would pass for one.
  const server = await serve({ limits: { presenceRefreshMs: HOUR_MS } });
  const canvas = await createCanvas(server);
  const all = await people(server, canvas, 'noor', 'bram', 'femke', 'aylin', 'daan');
  const [noor, bram, femke, ...rest] = all as [RoundPerson, RoundPerson, RoundPerson, ...RoundPerson[]];
  // They answer without a line, so that nothing of theirs is on its way while frames are compared.
  for (const one of rest) one.ws.close();
  await until(() => rest.every((one) => one.closed));
  const kinds = Object.values(ROUNDS);
  const rounds: RoundView[] = [];
  for (const { about } of kinds) rounds.push(await openRound(noor, { about, named, threshold: 3 }));
  const answer = (who: RoundPerson, n: number, given: Answer): Promise<RoundView> =>
    who.does(`${rounds[n]!.id}/answer`, { answer: given, ...(named ? {} : { edit: editKey(who.id) }) });
  const here = [noor, bram];
  /** So that what was sent before has arrived. */
  const settle = async (title: string): Promise<void> => {
    femke.edit((doc) => doc.getMap('meta').set('title', title));
    await until(() => here.every((one) => one.doc.getMap('meta').get('title') === title));
  };

  for (const [n, round] of kinds.entries()) await answer(femke, n, round.answer);
  femke.awareness([{ id: femke.doc.clientID, clock: 1, state: { block: 'licence', level: null } }]);
  await settle('Er is geantwoord');
  await until(() => bram.count('awareness') > 0);
  // Who comes now is sent the whole document, and a commenter is asked nothing.
  const late = await person(server, canvas, 'ravi', 'commenter');
  here.push(late);
  for (const one of [bram, late]) {
    expect(heardBy(one.received)).toEqual({ secrets: [], answers: [] });
    const told = await toldTo(server, canvas, one, rounds);
    expect(search(told.join('\n'))).toEqual([]);
    expect(told.flatMap((text) => answersIn([text]))).toEqual([]);
  }
  expect(bram.received.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['step2', 'update', 'awareness']));
  if (named) expect(bram.count('notice')).toBeGreaterThan(0);
  expect(search(inspect(server.warnings, { depth: null, maxStringLength: null }))).toEqual([]);

  // All that his coming sends has to be over: his own is acknowledged, and he has heard of who is here.
  await until(() => late.saved() > 0 && late.count('awareness') > 0 && bram.saved() > 0);
  await settle('Iedereen is er');
  // Numbers have no words to search for: another answer must look exactly the same to everybody else.
  const frames = (): string[] => [bram, late].flatMap((one) => one.received.map(({ kind }) => kind));
  const before = { frames: frames(), told: await toldTo(server, canvas, bram, rounds) };
  for (const [n, round] of kinds.entries()) await answer(femke, n, round.other);
  for (const [n, round] of kinds.entries()) await answer(femke, n, round.answer);
  expect({ frames: frames(), told: await toldTo(server, canvas, bram, rounds) }).toEqual(before);

  // The same search finds all of it once it is shown.
  for (const [n, { other }] of kinds.entries()) for (const one of [noor, bram, ...rest]) await answer(one, n, other);
  for (const { id } of rounds) await noor.does(`${id}/reveal`);
  await until(() => rounds.every(({ id }) => late.result(id)));
  const shown = kinds.flatMap(({ secrets, nameless }) => (named ? secrets : nameless));
  for (const one of [bram, late]) {
    const heard = heardBy(one.received);
    expect(heard.secrets).toEqual(shown);
    for (const { answer: given } of named ? kinds : []) expect(heard.answers).toContainEqual(given);
    if (!named) expect(heard.answers).toEqual([]);
  }
});

test('a disk that will not keep an answer is complained of, in the log and to whoever answers, without the answer', async () => {
  const server = await serve({
    // The database itself refuses these, with the answer at hand: there is no such round.
    wrapStore: (store) => ({
      ...store,
      rounds: {
        ...store.rounds,
        answerAs: (_, who, answer) => store.rounds.answerAs('r_nergens', who, answer),
        answerNameless: (_, ...rest) => store.rounds.answerNameless('r_nergens', ...rest),
      },
    }),
  });
  const canvas = await createCanvas(server);
  const [noor, , femke] = await people(server, canvas, 'noor', 'bram', 'femke', 'aylin', 'daan');
  const kinds = Object.values(ROUNDS);
  const replies: string[] = [];
  for (const named of [true, false])
    for (const { about, answer } of kinds) {
      const { id } = await openRound(noor!, { about, named, threshold: 3 });
      const reply = await femke!.ask(`${id}/answer`, { answer, ...(named ? {} : { edit: editKey('femke') }) });
      expect(reply.status).toBeGreaterThanOrEqual(500);
      replies.push(await reply.text());
    }
  expect(server.warnings).toHaveLength(2 * kinds.length);
  // As the log writes it down.
  const log = server.warnings.map(({ what, error }) => JSON.stringify([what, stdSerializers.err(error as Error)]));
  expect(log.join()).toContain('FOREIGN KEY');
  expect([search(log.join('\n')), search(replies.join('\n'))]).toEqual([[], []]);
  expect(heardBy(noor!.received)).toEqual({ secrets: [], answers: [] });
});

test.each(Object.keys(ENCODINGS))('a sentence that leaks as %s is noticed, wherever it stands', (encoding) => {
  for (const [n, form] of ENCODINGS[encoding]!(WHY).entries())
    for (const before of ['', 'x', 'xx', 'xxx'])
      expect([encoding, n, before, ...search(Buffer.concat([Buffer.from(before), form, Buffer.from('yz')]))]).toEqual([
        ...[encoding, n, before, WHY],
      ]);
  expect(search(Buffer.from('Wij missen de bus.'))).toEqual([]);
});

test('an answer that leaks in a frame is noticed in each kind of frame', () => {
  const { answer } = ROUNDS['lead-role'];
  const doc = new Y.Doc();
  doc.getMap('meta').set('x', answer);
  const update: Received = { kind: 'update', body: Y.encodeStateAsUpdate(doc) };
  const json = JSON.stringify([[7, 1, JSON.stringify({ leak: answer })]]);
  const state = JSON.stringify({ activity: 'active', leak: answer });
  const awareness = Buffer.concat([Buffer.from([1, 7, 1, state.length]), Buffer.from(state)]);
  const leaks: Received[] = [
    update,
    { ...update, kind: 'step2' },
    { kind: 'awareness', body: awareness },
    { kind: 'notice', notice: { kind: 'rounds', leak: answer } as never },
    { kind: 'notice', notice: { kind: 'rounds', leak: json } as never },
  ];
  for (const leak of leaks.slice(0, 4)) expect(heardBy([leak])).toMatchObject({ answers: [answer] });
  expect(heardBy(leaks.slice(4)).secrets).toEqual(['"steward":83', '"magician":14']);

  // Typed letter by letter, so that no two of them are together in the bytes.
  const typed = new Y.Doc();
  for (const letter of FAREWELL) {
    typed.getText('t').insert(typed.getText('t').length, letter);
    typed.getMap('m').set('k', 1);
  }
  expect(heardBy([{ kind: 'update', body: Y.encodeStateAsUpdate(typed) }]).secrets).toEqual([FAREWELL]);
});
