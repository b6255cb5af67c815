// Promise: an update goes on as it came only when it is wholly new and written as Yjs writes it; all else is cut and
// encoded afresh, because whoever has not synced yet would believe other content for what is known.
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { judge, judgedDocument } from '../../server/sync/judge.ts';
import { declareRoots, root } from '../../shared/document/roots.ts';
import { put, updateOf } from '../chaos/hostile-bytes.ts';
import type { Struct } from '../chaos/hostile-bytes.ts';
import { canvas, cardOf, changed, idOf, item, mallory, ME, mine, wordsOf } from './judge-canvas.ts';
import { run } from './judge-people.ts';

/** What travels on. */
function passed(update: Uint8Array, doc: Y.Doc): Uint8Array {
  const said = judge(judgedDocument(doc), update, mallory);
  if (said.kind !== 'accept') throw new Error(JSON.stringify(said));
  return said.update;
}
/** Structs and deletions, without the bytes they were written in. */
function contentOf(update: Uint8Array): string {
  const { structs, ds } = Y.decodeUpdate(update);
  return JSON.stringify([
    structs.map((s) => [s.id, s.length, s instanceof Y.Item ? s.content : s.constructor.name]),
    [...ds.clients],
  ]);
}

test('what is typed goes on in the very bytes it came in, with what it deletes', () => {
  const doc = canvas();
  const typed = changed(doc, (copy) => wordsOf(copy).insert(3, 'x'));
  const set = changed(doc, (copy) => cardOf(copy).set('status', 'decided'));
  const cut = changed(doc, (copy) => wordsOf(copy).delete(0, 4));
  for (const update of [typed, set, cut]) expect(passed(update, doc)).toBe(update);
});

test('an update that repeats known clocks with other content is always cut to its new part', () => {
  const known = (content: string): Struct => put('meta', 'x', content);
  for (const repeated of [1, 2, 5]) {
    const doc = canvas();
    Y.applyUpdate(doc, updateOf([mine(...Array.from({ length: repeated }, (_, n) => put('meta', `k${n}`, 'goed')))]));
    const lie = updateOf([mine(...Array.from({ length: repeated }, () => known('vals')), put('meta', 'new', 'ook'))]);
    const on = passed(lie, doc);
    expect(on).not.toBe(lie);
    const [first, ...more] = Y.decodeUpdate(on).structs;
    expect([first?.id.clock, more.length]).toEqual([repeated, 0]);
    expect(new TextDecoder().decode(on)).not.toContain('vals');
    // Somebody who has nothing yet waits for the true beginning, and believes no other.
    const late = declareRoots(new Y.Doc());
    Y.applyUpdate(late, on);
    expect(root(late, 'meta').has('x')).toBe(false);
    Y.applyUpdate(late, Y.encodeStateAsUpdate(doc));
    expect(root(late, 'meta').get('k0')).toBe('goed');
  }
});
test('a struct of which the beginning is known is cut, too', () => {
  const doc = canvas();
  const words = idOf(wordsOf(doc));
  Y.applyUpdate(doc, updateOf([mine(item({ kind: 'string', text: 'goed' }, { parent: words }))]));
  const lie = updateOf([mine(item({ kind: 'string', text: 'valsheid' }, { parent: words }))]);
  const on = passed(lie, doc);
  expect(Y.decodeUpdate(on).structs.map((s) => [s.id.clock, s.length])).toEqual([[4, 4]]);
  expect(new TextDecoder().decode(on)).not.toContain('vals');
});
test('a number, a mark of a struct or a parent written in another way is written afresh', () => {
  const doc = canvas();
  const plain = updateOf([mine(put('meta', 'x', 1))]);
  // 1 clientID, 1 struct, ME, clock 0: each of these numbers can be written longer.
  for (const at of [0, 1, 2, 3, 5, plain.length - 1]) {
    const longer = Uint8Array.of(...plain.subarray(0, at), plain[at]! | 0x80, 0, ...plain.subarray(at + 1));
    const on = passed(longer, doc);
    expect(on).not.toBe(longer);
    expect(on).toEqual(plain);
  }
  const garbage = updateOf([mine({ kind: 'gc', length: 3 })]);
  expect(passed(garbage, doc)).toBe(garbage);
  const marked = Uint8Array.from(garbage);
  marked[4] = 0x40;
  expect(passed(marked, doc)).toEqual(garbage);
});
test('deleting what is deleted already is true everywhere, and may travel', () => {
  const doc = canvas();
  const cut = changed(doc, (copy) => wordsOf(copy).delete(0, 4));
  Y.applyUpdate(doc, cut);
  const [client, ranges] = [...Y.decodeUpdate(cut).ds.clients][0]!;
  const again = updateOf(
    [mine(put('meta', 'x', 1))],
    ranges.map(({ clock, len }) => ({ client, clock, length: len })),
  );
  expect(passed(again, doc)).toBe(again);
  const late = declareRoots(new Y.Doc());
  Y.applyUpdate(late, again);
  Y.applyUpdate(late, Y.encodeStateAsUpdate(doc));
  Y.applyUpdate(doc, again);
  expect(wordsOf(late).toString()).toBe(wordsOf(doc).toString());
});
test('of honest work most goes on as it came, and all of it says what it said', () => {
  let same = 0;
  let cut = 0;
  for (let seed = 7000; seed < 7010; seed++)
    run(seed, (server, { update }, sent) => {
      if (update === sent) same++;
      else {
        cut++;
        const known = Y.encodeStateVector(server);
        expect(contentOf(update)).toBe(contentOf(Y.diffUpdate(sent, known)));
      }
      Y.applyUpdate(server, update);
    });
  expect(same).toBeGreaterThan(4 * cut);
  expect(cut).toBeGreaterThan(0);
});
test('nothing of the clientID that is known is new, and nobody is told', () => {
  const doc = canvas();
  Y.applyUpdate(doc, updateOf([mine(put('meta', 'x', 'goed'))]));
  const lie = updateOf([{ client: ME, clock: 0, structs: [put('meta', 'x', 'vals')] }]);
  expect(judge(judgedDocument(doc), lie, mallory)).toEqual({ kind: 'nothing-new' });
});
