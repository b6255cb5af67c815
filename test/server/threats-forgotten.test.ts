// Promise: an update means the same wherever it is read: here, on a replica that remembers more, and from the journal.
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { documentOf } from '../../server/sync/document.ts';
import { judge, judgedDocument } from '../../server/sync/judge.ts';
import { put, updateOf } from '../chaos/hostile-bytes.ts';
import type { At } from '../chaos/hostile-bytes.ts';
import { freshState } from '../doubles/desk.ts';

const AT = '2026-01-01T00:00:00.000Z';
const ANNA = 50;
const MALLORY = 60;
const comment = { thread: 't', by: 'anna', body: 'Van Anna', at: AT };
const writer = { person: 'mallory', role: 'owner' as const, claims: new Set([MALLORY]), now: Date.parse(AT) };

/** A canvas with Anna's comment, and something in a row that was removed: nobody here remembers where that stood. */
function withGarbage(): { journal: Uint8Array[]; comment: At; forgotten: At } {
  const row = { client: MALLORY, clock: 0 };
  const journal = [
    freshState(),
    updateOf([{ client: ANNA, clock: 0, structs: [put('comments', 'c', comment)] }]),
    updateOf([
      {
        ...row,
        structs: [
          { kind: 'item', parent: 'mirror', sub: 'row', content: { kind: 'type', type: 'map' } },
          { kind: 'item', parent: row, sub: 'a', content: { kind: 'any', values: [1] } },
        ],
      },
    ]),
    updateOf([], [{ ...row, length: 1 }]),
  ];
  return { journal, comment: { client: ANNA, clock: 0 }, forgotten: { client: MALLORY, clock: 1 } };
}
function live(journal: readonly Uint8Array[]): Y.Doc {
  const doc = documentOf({ snapshot: null, updates: [], seq: 0 });
  for (const update of journal) Y.applyUpdate(doc, update);
  return doc;
}

test.each<[string, 'left' | 'right']>([
  ['left', 'left'],
  ['right', 'right'],
])('nothing stands between a comment and what is forgotten, comment on the %s', (_name, side) => {
  const { journal, comment: known, forgotten } = withGarbage();
  const other = side === 'left' ? 'right' : 'left';
  const forged = updateOf([
    {
      client: MALLORY,
      clock: 2,
      structs: [{ kind: 'item', [side]: known, [other]: forgotten, content: { kind: 'deleted', length: 1 } }],
    },
  ]);
  const verdict = judge(judgedDocument(live(journal)), forged, writer);
  expect(verdict).toMatchObject({ kind: 'refuse', code: 1008 });
});

test('and this is why: read in one go it would take the comment away', () => {
  const { journal, comment: known, forgotten } = withGarbage();
  const forged = updateOf([
    {
      client: MALLORY,
      clock: 2,
      structs: [{ kind: 'item', left: known, right: forgotten, content: { kind: 'deleted', length: 1 } }],
    },
  ]);
  expect(
    live([...journal, forged])
      .getMap('comments')
      .get('c'),
  ).toEqual(comment);
  const again = documentOf({ snapshot: null, updates: [], seq: 0 });
  again.transact(() => {
    for (const update of [...journal, forged]) Y.applyUpdate(again, update);
  });
  expect(again.getMap('comments').get('c')).toBeUndefined();
});

test('a root is no list, not even of things that are gone', () => {
  const { journal } = withGarbage();
  const forged = updateOf([
    {
      client: MALLORY,
      clock: 2,
      structs: [{ kind: 'item', parent: 'compass', content: { kind: 'deleted', length: 3 } }],
    },
  ]);
  expect(judge(judgedDocument(live(journal)), forged, writer)).toMatchObject({ kind: 'refuse', code: 1008 });
});

test('a value is put after what stood under its key, never before: replicas would not agree which one counts', () => {
  const { journal, comment: known } = withGarbage();
  const content = { kind: 'any', values: [{ ...comment, by: 'mallory' }] } as const;
  for (const left of [undefined, known]) {
    const structs = [{ kind: 'item', left, right: known, content } as const];
    const forged = updateOf([{ client: MALLORY, clock: 2, structs }]);
    expect(judge(judgedDocument(live(journal)), forged, writer)).toMatchObject({ kind: 'refuse', code: 1008 });
  }
});
