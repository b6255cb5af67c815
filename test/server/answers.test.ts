// Promise: many who join at once are sent the same bytes, encoded once, and whoever is told "that is all" has it all.
import * as decoding from 'lib0/decoding';
import { afterEach, expect, test } from 'vitest';
import * as Y from 'yjs';
import { compassText, readMeta } from '../../shared/document/compass.ts';
import { setTitle } from '../../shared/document/compass-changes.ts';
import { declareRoots, root } from '../../shared/document/roots.ts';
import { plainText } from '../../shared/document/text.ts';
import { replaceText } from '../../shared/document/text-made.ts';
import { SYNC } from '../../shared/wire/frames.ts';
import { Answers } from '../../server/sync/answers.ts';
import { payloads } from './fake-wire.ts';
import { changeOf, joined } from './raw-client.ts';
import { createCanvas, serve, until } from './with-server.ts';

const NOTHING = Y.encodeStateVector(new Y.Doc());
const answers = new Answers();
afterEach(() => answers.clear());

function docWith(chars: number): Y.Doc {
  const doc = declareRoots(new Y.Doc());
  root(doc, 'meta').set('title', 'x'.repeat(chars));
  return doc;
}
/** Step and body of each frame, as a client reads them. */
function read(...answer: readonly Uint8Array[]): { step: number; body: Uint8Array }[] {
  return payloads(Buffer.concat(answer)).map((payload) => {
    const decoder = decoding.createDecoder(payload);
    decoding.readVarUint(decoder);
    return { step: decoding.readVarUint(decoder), body: decoding.readVarUint8Array(decoder) };
  });
}
function docFrom(answer: readonly Uint8Array[]): Y.Doc {
  const doc = declareRoots(new Y.Doc());
  for (const { body } of read(...answer)) Y.applyUpdate(doc, body);
  return doc;
}

test('who lacks the same gets the very same frame', () => {
  const doc = docWith(100);
  const [first] = answers.step2(doc, 1, NOTHING);
  for (let n = 0; n < 200; n++) expect(answers.step2(doc, 1, NOTHING.slice())).toEqual([first]);
  expect(answers.step2(doc, 1, NOTHING.slice())[0]).toBe(first);
  // Who lacks nothing is sent next to nothing.
  const [nothing] = answers.step2(doc, 1, Y.encodeStateVector(doc));
  expect(nothing!.byteLength).toBeLessThan(10);
});

test('a large canvas is not encoded anew for each keystroke: what came since follows it in one piece, the end last', () => {
  const doc = docWith(50_000);
  const [whole] = answers.step2(doc, 1, NOTHING);
  for (let seq = 2; seq <= 20; seq++) {
    answers.kept(
      seq,
      changeOf(doc, () => root(doc, 'ledger').set('n', seq)),
    );
    const answer = answers.step2(doc, seq, NOTHING);
    expect(answer).toHaveLength(2);
    expect(read(...answer).map(({ step }) => step)).toEqual([...Array<number>(seq).fill(SYNC.update), SYNC.step2]);
    expect(read(answer[0]!)[0]!.body).toEqual(read(whole!)[0]!.body);
    expect(root(docFrom(answer), 'ledger').get('n')).toBe(seq);
    // Shared too.
    const [again, tail] = answers.step2(doc, seq, NOTHING);
    expect(again).toBe(answer[0]);
    expect(tail).toBe(answer[1]);
  }
});

test('what is remembered stays small: after many updates, or many different gaps, it is made anew', () => {
  const doc = docWith(50_000);
  answers.step2(doc, 1, NOTHING);
  let seq = 1;
  for (; seq < 400; seq++)
    answers.kept(
      seq + 1,
      changeOf(doc, () => root(doc, 'ledger').set('n', seq)),
    );
  const frames = answers.step2(doc, seq, NOTHING);
  expect(frames).toHaveLength(1);
  expect(root(docFrom(frames), 'ledger').get('n')).toBe(399);
  for (let client = 1; client < 100; client++) answers.step2(doc, seq, Y.encodeStateVector(new Map([[client, 1]])));
  expect(answers.step2(doc, seq, NOTHING)[0]).not.toBe(frames[0]);
});

test('what was not kept is forgotten with the rest', () => {
  const doc = docWith(50_000);
  const [lost] = answers.step2(doc, 2, NOTHING);
  answers.clear();
  const [again] = answers.step2(docWith(40_000), 1, NOTHING);
  expect(again!.byteLength).toBeLessThan(lost!.byteLength);
});

test('people who join while somebody types have all that was saved before, by the time they are synced', async () => {
  const server = await serve();
  const canvas = await createCanvas(server);
  const writer = await joined(server, canvas);
  writer.edit((doc) => replaceText(compassText(doc, 'mission')!, 'woord '.repeat(10_000)));
  for (let n = 1; n <= 12; n++) {
    writer.edit((doc) => setTitle(doc, `Titel ${n}`));
    await until(() => writer.saved() === n + 2);
    const reader = await joined(server, canvas, 'viewer');
    const upTo = reader.received.findIndex((r) => r.kind === 'step2');
    const doc = declareRoots(new Y.Doc());
    for (const r of reader.received.slice(0, upTo + 1))
      if (r.kind === 'step2' || r.kind === 'update') Y.applyUpdate(doc, r.body);
    expect(readMeta(doc).title).toBe(`Titel ${n}`);
    expect(plainText(compassText(doc, 'mission')!)).toHaveLength(60_000);
    if (n === 12) expect(upTo).toBeGreaterThan(10);
  }
});
