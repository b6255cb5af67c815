// Promise: what is put between two others stands in one place on every replica, in whatever order it arrives; and whoever saw the two side by side is never refused.
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { applyJudged, documentOf } from '../../server/sync/document.ts';
import { judge, judgedDocument } from '../../server/sync/judge.ts';
import type { Judged, Verdict } from '../../server/sync/judge.ts';
import { declareRoots } from '../../shared/document/roots.ts';
import { ownUndo } from '../../shared/document/undo.ts';
import { CLOSE } from '../../shared/wire/close-codes.ts';
import { updateOf } from '../chaos/hostile-bytes.ts';
import type { At, Run, Struct } from '../chaos/hostile-bytes.ts';
import { Chance } from '../chaos/frame-fuzz-random.ts';
import { seeded } from '../doubles/desk.ts';
import {
  canvas,
  changed,
  firstOf,
  idOf,
  item,
  mallory,
  ME,
  mine,
  refused,
  textOf,
  verdict,
  wordsOf,
} from './judge-canvas.ts';

const RIGHT_OF = 'the left neighbour stands right of the right one';
const NEVER = 'neighbours that never stood side by side';
const between = (left: At | undefined, right: At | undefined, text = 'x'): Struct =>
  item({ kind: 'string', text }, { left, right });
const own = (clock: number): At => ({ client: ME, clock });

describe('a pair nobody can have seen', () => {
  /** The words 'Rood', all of one run. */
  const doc = canvas();
  const first = firstOf(wordsOf(doc, 'd'));
  const letter = (n: number): At => ({ client: first.client, clock: first.clock + n });
  const parent = idOf(wordsOf(doc, 'd'));

  test('the wrong way round, or twice the same', () => {
    for (const [left, right] of [
      [2, 1],
      [3, 0],
      [1, 1],
    ] as const)
      refused(updateOf([mine(between(letter(left), letter(right)))]), CLOSE.policy, RIGHT_OF, doc);
  });
  test('the wrong way round among what the document has in pieces', () => {
    const pieces = canvas();
    Y.applyUpdate(
      pieces,
      changed(pieces, (copy) => wordsOf(copy, 'd').insert(2, 'y'), 8),
    );
    const y = { client: 8, clock: 0 };
    for (const [left, right] of [
      [letter(2), y],
      [y, letter(1)],
      [letter(3), letter(0)],
    ] as const)
      refused(updateOf([mine(between(left, right))]), CLOSE.policy, RIGHT_OF, pieces);
    expect(verdict(updateOf([mine(between(letter(1), y))]), pieces).kind).toBe('accept');
    expect(verdict(updateOf([mine(between(y, letter(2)))]), pieces).kind).toBe('accept');
    // Seen before the other came: that is what happens when two type at one place.
    expect(verdict(updateOf([mine(between(letter(1), letter(2)))]), pieces).kind).toBe('accept');
  });
  test('the wrong way round with what the update brings itself', () => {
    const a = between(letter(0), letter(1), 'a');
    refused(updateOf([mine(a, between(letter(2), own(0)))]), CLOSE.policy, RIGHT_OF, doc);
    refused(updateOf([mine(a, between(own(0), letter(0)))]), CLOSE.policy, RIGHT_OF, doc);
    const b = between(letter(2), letter(3), 'b');
    refused(updateOf([mine(a, b, between(own(1), own(0)))]), CLOSE.policy, RIGHT_OF, doc);
    expect(verdict(updateOf([mine(a, between(own(0), letter(1)), between(letter(0), own(0)))]), doc).kind).toBe(
      'accept',
    );
  });
  test('with something between that one of them was put beside', () => {
    // Nobody saw the first letter beside the third: who has the third has the second.
    refused(updateOf([mine(between(letter(0), letter(2)))]), CLOSE.policy, NEVER, doc);
    refused(updateOf([mine(between(undefined, letter(2)))]), CLOSE.policy, NEVER, doc);
    const y = changed(doc, (copy) => wordsOf(copy, 'd').insert(2, 'y'), 8);
    const pieces = declareRoots(new Y.Doc());
    Y.applyUpdate(pieces, Y.encodeStateAsUpdate(doc));
    Y.applyUpdate(pieces, y);
    // And whoever has what was put before the third.
    refused(updateOf([mine(between({ client: 8, clock: 0 }, undefined))]), CLOSE.policy, NEVER, pieces);
    refused(updateOf([mine(between({ client: 8, clock: 0 }, letter(3)))]), CLOSE.policy, NEVER, pieces);
  });
  test('with something between in a text the update brings', () => {
    const word = (text: string, left?: At, right?: At): Struct =>
      item({ kind: 'string', text }, left || right ? { left, right } : { parent: own(0) });
    const text = item({ kind: 'type', type: 'xmlText' }, { left: parent });
    const row = [text, word('a'), word('b', own(1)), word('c', own(2))];
    const other = { client: 8, clock: 0, structs: [word('x', own(1), own(3))] };
    refused(updateOf([mine(...row), other]), CLOSE.policy, NEVER, doc);
    expect(verdict(updateOf([mine(...row), { ...other, structs: [word('x', own(2), own(3))] }]), doc).kind).toBe(
      'accept',
    );
  });
});

describe('a pair somebody has seen', () => {
  test.each([3, 3000])('one’s own new word, and that of a colleague (%i) that came before it was sent', (client) => {
    const doc = canvas();
    const { client: anna, clock } = firstOf(wordsOf(doc, 'd'));
    const copy = declareRoots(new Y.Doc());
    Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
    copy.clientID = ME;
    wordsOf(copy, 'd').insert(2, 'M');
    const theirs = changed(doc, (there) => wordsOf(there, 'd').insert(2, 'P'), client);
    for (const one of [copy, doc]) Y.applyUpdate(one, theirs);
    wordsOf(copy, 'd').insert(3, 'x');
    expect(wordsOf(copy, 'd').toString()).toBe(client < ME ? 'RoPxMod' : 'RoMxPod');
    expect(verdict(Y.encodeStateAsUpdate(copy, Y.encodeStateVector(doc)), doc).kind).toBe('accept');
    // Between the same two the other way round nobody has written.
    const m = between({ client: anna, clock: clock + 1 }, { client: anna, clock: clock + 2 }, 'M');
    const p = { client, clock: 0 };
    const x = client < ME ? between(own(0), p) : between(p, own(0));
    refused(updateOf([mine(m, x)]), CLOSE.policy, RIGHT_OF, doc);
  });
  test('what undo puts back in a line that was put back twice, round what a colleague wrote in it', () => {
    const judged = judgedDocument(canvas());
    const copy = declareRoots(new Y.Doc());
    Y.applyUpdate(copy, Y.encodeStateAsUpdate(judged.doc));
    copy.clientID = ME;
    const undo = ownUndo(copy);
    const words = (): Y.XmlText => lastLine(copy);
    const step = (): void => {
      expect(sent(judged, Y.encodeStateAsUpdate(copy, Y.encodeStateVector(judged.doc)))).toBe('accept');
    };
    undo.gesture(() => words().delete(1, 2));
    undo.gesture(() => textOf(copy, 'd').delete(0, 1));
    expect(undo.undo()).toBe('done');
    step();
    // A colleague’s line goes first, so that Yjs puts back first what is theirs, and the rest round it.
    const theirs = changed(
      judged.doc,
      (there) => {
        textOf(there, 'd').insert(0, [new Y.XmlElement('paragraph')]);
        lastLine(there).insert(1, 'm');
      },
      3,
    );
    for (const doc of [copy, judged.doc]) Y.applyUpdate(doc, theirs);
    undo.gesture(() => textOf(copy, 'd').delete(0, 2));
    step();
    expect(undo.undo()).toBe('done');
    step();
    expect(words().toString()).toBe('Rmd');
    expect(undo.undo()).toBe('done');
    step();
    expect(words().toString()).toBe('Roomd');
    expect(lastLine(judged.doc).toString()).toBe('Roomd');
    undo.close();
  });
});

function lastLine(doc: Y.Doc): Y.XmlText {
  const line = textOf(doc, 'd').toArray().at(-1) as Y.XmlElement;
  return line.get(0) as Y.XmlText;
}
/** What the judge makes of it; taken, it is in the document. */
function sent(judged: Judged, update: Uint8Array, claims = mallory.claims): Verdict['kind'] {
  const said = judge(judged, update, { ...mallory, claims });
  if (said.kind === 'accept') applyJudged(judged.doc, said.update);
  return said.kind;
}

const CLIENTS = [2, 20, 200, 2000];
const RUNS = 250;
/** The row of a text, character by character. */
function rowOf(doc: Y.Doc): string {
  const row: string[] = [];
  for (let at = wordsOf(doc, 'd')._start; at; at = at.right)
    for (let n = 0; n < at.length; n++) row.push(`${at.id.client}:${at.id.clock + n}`);
  return row.join(' ');
}
/** A few updates that put things between any two others, judged or simply taken; and what each replica makes of them. */
function rowsAfter(seed: number, isJudged: boolean): { rows: Set<string>; taken: number } {
  const chance = new Chance(seeded(seed));
  const start = Y.encodeStateAsUpdate(canvas());
  const judged = judgedDocument(documentOf({ snapshot: start, updates: [], seq: 0 }));
  const { doc } = judged;
  const journal: Uint8Array[] = [];
  for (let n = 0; n < 7; n++) {
    const client = chance.from(CLIENTS);
    const ids: (At | undefined)[] = [undefined];
    for (const id of rowOf(doc).split(' ')) {
      const [of = 0, clock = 0] = id.split(':').map(Number);
      ids.push({ client: of, clock });
    }
    const run: Run & { structs: Struct[] } = { client, clock: Y.getState(doc.store, client), structs: [] };
    for (let more = chance.below(3); more >= 0; more--) {
      const at = chance.below(ids.length);
      const pair = chance.random() < 0.5 ? [ids[at], ids[at + 1]] : [ids[at], chance.from(ids)];
      const [left, right] = pair;
      run.structs.push(
        left || right ? between(left, right) : item({ kind: 'string', text: 'x' }, { parent: idOf(wordsOf(doc, 'd')) }),
      );
      ids.push({ client, clock: run.clock + run.structs.length - 1 });
    }
    const update = updateOf([run]);
    if (isJudged && sent(judged, update, new Set(CLIENTS)) !== 'accept') continue;
    if (!isJudged) Y.applyUpdate(doc, update);
    journal.push(update);
  }
  const rows = new Set([rowOf(doc)]);
  for (let replica = 0; replica < 8; replica++) {
    const there = declareRoots(new Y.Doc());
    Y.applyUpdate(there, start);
    for (const update of journal.map((one) => ({ one, at: chance.random() })).sort((a, b) => a.at - b.at))
      Y.applyUpdate(there, update.one);
    rows.add(rowOf(there));
  }
  rows.add(rowOf(documentOf({ snapshot: Y.encodeStateAsUpdate(doc), updates: [], seq: 0 })));
  return { rows, taken: journal.length };
}
test(
  `${RUNS} times seven forged updates: what is taken is the same on nine replicas and after a start`,
  { timeout: 60_000 },
  () => {
    let taken = 0;
    for (let seed = 1; seed <= RUNS; seed++) {
      const after = rowsAfter(seed, true);
      expect([...after.rows], `seed ${seed}`).toHaveLength(1);
      taken += after.taken;
    }
    expect(taken).toBeGreaterThan(RUNS);
  },
);
test('and this is why they are judged: taken as they come, they are not', () => {
  const differ = Array.from({ length: 40 }, (_, n) => rowsAfter(n + 1, false)).filter(({ rows }) => rows.size > 1);
  expect(differ.length).toBeGreaterThan(0);
});

/** One gesture in the text of one card, as an editor makes it. */
function gesture(doc: Y.Doc, undo: ReturnType<typeof ownUndo>, chance: Chance): void {
  const text = textOf(doc, 'd');
  const line = text.length > 0 ? text.get(chance.below(text.length)) : undefined;
  const words = line instanceof Y.XmlElement ? line.get(0) : undefined;
  const at = words instanceof Y.XmlText ? chance.below(words.length + 1) : 0;
  const dice = chance.random();
  if (dice < 0.22) undo.undo();
  else if (dice < 0.3) undo.redo();
  else if (dice < 0.42 && text.length > 0) {
    const from = chance.below(text.length);
    undo.gesture(() => text.delete(from, Math.min(1 + chance.below(3), text.length - from)));
  } else if (dice < 0.48 || !(words instanceof Y.XmlText))
    undo.gesture(() => {
      const made = new Y.XmlElement('paragraph');
      made.insert(0, [new Y.XmlText('abc')]);
      text.insert(chance.below(text.length + 1), [made]);
    });
  else if (dice < 0.65) undo.gesture(() => words.delete(Math.min(at, words.length - 1), words.length > 0 ? 1 : 0));
  else if (dice < 0.72)
    undo.gesture(() => words.format(0, words.length, { strong: chance.random() < 0.5 ? {} : null }));
  else undo.gesture(() => words.insert(at, chance.from(['x', 'yz'])));
}
/** Three people at one text, with their undo, now and then offline; each update and each batch is judged. */
function honestRun(seed: number): number {
  const chance = new Chance(seeded(seed));
  const start = Y.encodeStateAsUpdate(canvas());
  let judged = judgedDocument(documentOf({ snapshot: start, updates: [], seq: 0 }));
  const journal: Uint8Array[] = [];
  const people = CLIENTS.slice(1).map((client) => {
    const doc = declareRoots(new Y.Doc());
    Y.applyUpdate(doc, start, 'server');
    doc.clientID = client;
    return { doc, undo: ownUndo(doc), claims: new Set([client]) };
  });
  const bring = ({ doc, claims }: (typeof people)[number]): void => {
    const update = Y.encodeStateAsUpdate(doc, Y.encodeStateVector(judged.doc));
    const said = judge(judged, update, { ...mallory, claims, role: 'owner' });
    if (said.kind === 'refuse') throw new Error(`seed ${seed}: ${said.reason}`);
    if (said.kind === 'accept') journal.push(said.update, ...applyJudged(judged.doc, said.update));
  };
  const hear = ({ doc }: (typeof people)[number]): void =>
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(judged.doc, Y.encodeStateVector(doc)), 'server');
  for (let step = 0; step < 120; step++) {
    const person = chance.from(people);
    const dice = chance.random();
    if (dice < 0.6) gesture(person.doc, person.undo, chance);
    else if (dice < 0.8) bring(person);
    else if (dice < 0.97) hear(person);
    else {
      const updates = chance.random() < 0.5 ? [Y.mergeUpdates([start, ...journal])] : [start, ...journal];
      judged.doc.destroy();
      judged = judgedDocument(documentOf({ snapshot: null, updates, seq: 0 }));
    }
  }
  for (const person of [...people, ...people]) {
    hear(person);
    bring(person);
  }
  for (const person of people) hear(person);
  const texts = new Set(people.map(({ doc }) => textOf(doc, 'd').toString()));
  expect([...texts], `seed ${seed}`).toEqual([textOf(judged.doc, 'd').toString()]);
  for (const { doc, undo } of people) {
    undo.close();
    doc.destroy();
  }
  return journal.length;
}
test(
  '120 texts of three people who write, wipe out lines and undo, on lines that come and go: nobody is refused',
  { timeout: 60_000 },
  () => {
    let edits = 0;
    for (let seed = 1; seed <= 120; seed++) edits += honestRun(seed);
    expect(edits).toBeGreaterThan(120 * 10);
  },
);
