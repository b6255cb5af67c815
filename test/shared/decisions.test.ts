// Promise: why a card was decided is written down in one's own name, read as it was meant, and kept in file and paper.
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { readDecision, setDecision } from '../../shared/document/decisions.ts';
import { checkFile, fileOf, fillDocument } from '../../shared/document/file.ts';
import { markdownOf } from '../../shared/document/markdown.ts';
import { root } from '../../shared/document/roots.ts';
import { MAP, TEXT } from '../../shared/rules/change.ts';
import type { Change } from '../../shared/rules/change.ts';
import { SHORT_CHARS } from '../../shared/rules/limits.ts';
import { against } from '../../shared/rules/rule.ts';
import { rijwiel } from '../../shared/template/rijwiel.ts';

const NOW = Date.parse('2026-03-01T10:00:00.000Z');
const mine = { by: 'anna', at: '2026-03-01T09:00:00.000Z', why: 'Daar winnen we.', revisit: '2027-01-01' };
const bram = { ...mine, by: 'bram' };
const ask = (change: Partial<Change>): string | undefined =>
  against(
    { root: 'cards', key: 'k', field: 'decision', before: undefined, after: undefined, ...change },
    { person: 'anna', role: 'editor', now: NOW, look: () => undefined },
  );

test.each<[string, Partial<Change>, string | undefined]>([
  ['a record of one’s own', { after: mine }, undefined],
  ['one in place of a colleague’s', { before: bram, after: mine }, undefined],
  ['one taken away', { before: bram }, undefined],
  ['a colleague’s put back', { after: bram, former: () => [bram] }, undefined],
  ['a colleague’s', { after: bram }, 'a decision is written down in one’s own name'],
  [
    'a colleague’s with another reason',
    { after: { ...bram, why: 'Anders.' }, former: () => [bram] },
    'a decision is written down in one’s own name',
  ],
  ['one without a time', { after: { by: 'anna' } }, 'a decision has a time'],
  ['a word', { after: 'anna' }, 'a decision has a time'],
  ['a text', { after: TEXT }, 'a decision has a time'],
  ['a map', { after: MAP }, 'a decision has a time'],
  ['one from later', { after: { ...mine, at: '2026-03-01T10:05:00.001Z' } }, 'a decision is not from the future'],
  ['a long one', { after: { ...mine, minority: 'x'.repeat(SHORT_CHARS + 1) } }, 'a decision is told in short texts'],
  ['one with a list', { after: { ...mine, assumption: ['x'] } }, 'a decision is told in short texts'],
  ['one for some day', { after: { ...mine, revisit: 'ooit' } }, 'a decision is looked at again on a date'],
])('%s', (_, change, why) => expect(ask(change)).toBe(why));

function filled(): Y.Doc {
  const doc = new Y.Doc();
  const checked = checkFile(JSON.parse(JSON.stringify(rijwiel)));
  if (!checked.ok) throw new Error('The example is broken.');
  fillDocument(doc, checked.file);
  return doc;
}
const full = {
  ...mine,
  minority: 'Bram: te duur.',
  assumption: 'De stad blijft groeien.',
  trigger: 'Een prijsoorlog.',
};

test('what is written down is read back, without empty texts and what is no date', () => {
  const doc = filled();
  setDecision(doc, 'p1', full);
  expect(readDecision(doc, 'p1')).toEqual(full);
  const card = root(doc, 'cards').get('p1') as Y.Map<unknown>;
  card.set('decision', { ...mine, why: ' ', minority: 3, revisit: 'ooit' });
  expect(readDecision(doc, 'p1')).toEqual({ by: 'anna', at: mine.at });
  card.set('decision', 'ja');
  expect(readDecision(doc, 'p1')).toBeUndefined();
  setDecision(doc, 'p1', undefined);
  expect(card.has('decision')).toBe(false);
});
test('it goes through a file unchanged, with the name of whoever wrote it', () => {
  const doc = filled();
  setDecision(doc, 'p1', full);
  const file = fileOf(doc, (person) => (person === 'anna' ? 'Anna' : undefined));
  expect(file.people).toContainEqual({ id: 'anna', name: 'Anna' });
  const checked = checkFile(JSON.parse(JSON.stringify(file)));
  if (!checked.ok) throw new Error(JSON.stringify(checked.problems));
  const other = new Y.Doc();
  fillDocument(other, checked.file);
  expect(readDecision(other, 'p1')).toEqual(full);
});
test('on paper it stands below the card, and cannot break out of its line', () => {
  const doc = filled();
  setDecision(doc, 'p1', { ...full, why: 'Daar\n# winnen *we*.' });
  const lines = markdownOf(doc, 'nl', () => 'Anna').split('\n');
  expect(lines).toContain('  - Besloten door Anna op 2026-03-01: Daar \\# winnen \\*we\\*.');
  expect(lines).toContain('  - Een minderheid vindt: Bram: te duur.');
  expect(lines).toContain('  - Uitgangspunt: De stad blijft groeien.');
  expect(lines).toContain('  - Opnieuw bekijken: 2027-01-01, of bij: Een prijsoorlog.');
});
