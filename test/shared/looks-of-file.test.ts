// What a file brings linked belongs together as it came: a change of one choice afterwards asks for another look at what leans on it.
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { setStatus } from '../../shared/document/card-changes.ts';
import { checkFile, fileOf, fillDocument } from '../../shared/document/file.ts';
import { looksIn } from '../../shared/document/looks.ts';
import { declareRoots } from '../../shared/document/roots.ts';
import { snapshotOf } from '../../shared/document/snapshot.ts';
import { lookAgain } from '../../shared/judge/look-again.ts';
import { rijwiel } from '../../shared/template/rijwiel.ts';

test('of the example nothing is worth another look until a choice changes; then what leans on it is', () => {
  const doc = declareRoots(new Y.Doc());
  const result = checkFile(rijwiel);
  if (!result.ok) throw new Error('The example does not fit.');
  fillDocument(doc, result.file);
  const worth = (): unknown[] => lookAgain(snapshotOf(doc, { members: [], now: '2026-11-22' }).cards, looksIn(doc));
  expect(worth()).toEqual([]);

  const targets = result.file.cards.flatMap(({ id, links }) =>
    links.filter(({ type }) => type === 'targets').map(({ to }) => ({ card: id, on: to })),
  );
  const [first] = targets;
  if (!first) throw new Error('The example has no promise for anybody.');
  setStatus(doc, first.on, 'proposal');
  expect(worth()).toEqual(expect.arrayContaining(targets.filter(({ on }) => on === first.on)));
  // It is no part of what the file says of a card.
  expect(JSON.stringify(fileOf(doc))).not.toContain('seen:');
});
