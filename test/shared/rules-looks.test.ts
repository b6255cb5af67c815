// Promise: whoever says they looked at a linked choice says so in their own name, or puts back what a colleague had said.
import { expect, test } from 'vitest';
import { MAP, TEXT } from '../../shared/rules/change.ts';
import type { Change } from '../../shared/rules/change.ts';
import { SHORT_CHARS } from '../../shared/rules/limits.ts';
import { against } from '../../shared/rules/rule.ts';

const NOW = Date.parse('2026-03-01T10:00:00.000Z');
const look = { mark: '1abc', by: 'anna', at: '2026-03-01T09:00:00.000Z' };
const bram = { ...look, by: 'bram' };
const ask = (change: Partial<Change>): string | undefined =>
  against(
    { root: 'cards', key: 'k', field: 'seen:other', before: undefined, after: undefined, ...change },
    { person: 'anna', role: 'editor', now: NOW, look: () => undefined },
  );

test.each<[string, Partial<Change>, string | undefined]>([
  ['a look of one’s own', { after: look }, undefined],
  ['one in place of a colleague’s', { before: bram, after: look }, undefined],
  ['one taken away', { before: bram }, undefined],
  ['a colleague’s put back', { after: bram, former: () => [look, bram] }, undefined],
  ['a colleague’s', { after: bram }, 'a look is made in one’s own name'],
  [
    'a colleague’s with another mark',
    { after: { ...bram, mark: 'x' }, former: () => [bram] },
    'a look is made in one’s own name',
  ],
  ['one of nothing', { after: { by: 'anna' } }, 'a look says what was seen'],
  ['a word', { after: 'anna' }, 'a look says what was seen'],
  ['a text', { after: TEXT }, 'a look says what was seen'],
  ['a map', { after: MAP }, 'a look says what was seen'],
  ['one of very much', { after: { ...look, mark: 'x'.repeat(SHORT_CHARS + 1) } }, 'a look says what was seen'],
  ['one at no time', { after: { ...look, at: 'zojuist' } }, 'a look has a time'],
  ['one from later', { after: { ...look, at: '2026-03-01T10:05:00.001Z' } }, 'a look is not from the future'],
  ['a field of another version', { field: 'seen', after: bram }, undefined],
])('%s', (_, change, why) => expect(ask(change)).toBe(why));
