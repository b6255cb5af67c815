// Promise: a state vector is read whole or not at all, and one that lies about its length costs nothing.
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { readStateVector } from '../../server/sync/state-vector.ts';
import { joinedBytes, numbers } from '../chaos/hostile-bytes.ts';

test('what Yjs writes is read as Yjs reads it', () => {
  const doc = new Y.Doc();
  doc.clientID = 2 ** 32 - 1;
  expect(readStateVector(Y.encodeStateVector(doc))).toEqual(new Map());
  doc.getMap('a').set('b', 1);
  const bytes = Y.encodeStateVector(doc);
  expect(readStateVector(bytes)).toEqual(Y.decodeStateVector(bytes));
});
test('a claim of more entries than there are bytes, half an entry, or something after the end is refused', () => {
  for (const claim of [1, 2 ** 25, 2 ** 50, 2 ** 53 - 1]) expect(readStateVector(numbers(claim))).toBeUndefined();
  expect(readStateVector(numbers(2, 1, 1))).toBeUndefined();
  expect(readStateVector(numbers(1, 1))).toBeUndefined();
  expect(readStateVector(joinedBytes(numbers(1, 1, 300).subarray(0, 3)))).toBeUndefined();
  expect(readStateVector(numbers(1, 1, 1, 1))).toBeUndefined();
  expect(readStateVector(new Uint8Array(0))).toBeUndefined();
  expect(readStateVector(new Uint8Array(9).fill(0xff))).toBeUndefined();
});
