// Promise: the one table of rules says yes to what the product writes and no, with a reason, to everything else.
// Each clause has a case here that fails without it; test/chaos/mutations.ts takes them out one by one.
import { describe, expect, test } from 'vitest';
import type { Root } from '../../shared/document/roots.ts';
import { isLevelKey, levelKey, MOMENTS, PARTIES, SIDES } from '../../shared/judge/ledger.ts';
import { MAP, TEXT } from '../../shared/rules/change.ts';
import type { Asker, Change } from '../../shared/rules/change.ts';
import { KEY_CHARS, LONG_CHARS, SHORT_CHARS, VALUE_CHARS } from '../../shared/rules/limits.ts';
import { against, tooLarge } from '../../shared/rules/rule.ts';

const NOW = Date.parse('2026-03-01T10:00:00.000Z');
const at = '2026-03-01T09:00:00.000Z';
/** As late as a line and a drifting clock may make it. */
const soon = new Date(NOW + 5 * 60 * 1000).toISOString();
const later = new Date(NOW + 5 * 60 * 1000 + 1).toISOString();
/** What waited on a device. */
const longAgo = '2025-11-01T09:00:00.000Z';
/** What no file takes as an id. */
const NO_IDS = ['', '__proto__', 'a b', 'a:b', 'é', 'x'.repeat(65)];
/** What nobody could sort by, and no file takes as a moment. */
const NO_TIMES = [undefined, 5, '', 'gisteren', '2026-03-01', '2026-03-01T25:00:00Z', '2026-03-01T10:00:00+01:00'];
const long = 'x'.repeat(SHORT_CHARS + 1);

type Case = readonly [what: string, change: Partial<Change>, why: string | undefined, asker?: Partial<Asker>];
const ask = (root: Root, change: Partial<Change>, asker: Partial<Asker> = {}): string | undefined =>
  against(
    { root, key: 'k', before: undefined, after: undefined, ...change },
    { person: 'anna', role: 'editor', now: NOW, look: () => undefined, ...asker },
  );
function rules(root: Root, cases: readonly Case[]): void {
  describe(root, () => {
    for (const [what, change, why, asker] of cases) test(what, () => expect(ask(root, change, asker)).toBe(why));
  });
}
const of = (field: string, before: unknown, after: unknown): Partial<Change> => ({ field, before, after });

rules('cards', [
  ['a new card', { after: MAP }, undefined],
  [
    'a new card that is signed',
    { after: MAP, inside: (field) => (field === 'createdBy' ? 'anna' : undefined) },
    undefined,
  ],
  ['a new card of nobody', { after: MAP, inside: () => undefined }, 'a card names who made it'],
  ...NO_IDS.map((key): Case => [`under ${key || 'nothing'}`, { key, after: MAP }, 'a card has an id']),
  ['a removal', { before: MAP }, 'a card is put in the bin, never removed'],
  ['a card that is a word', { after: 'x' }, 'a card is a map'],
  ['a card that is a text', { after: TEXT }, 'a card is a map'],
  ['a card replaced', { before: MAP, after: MAP }, 'a card is changed, never replaced'],
  ['a text', of('text', undefined, TEXT), undefined],
  ['a text replaced', of('text', TEXT, TEXT), 'the text of a card is edited, never replaced or removed'],
  ['a text removed', of('instead', TEXT, undefined), 'the text of a card is edited, never replaced or removed'],
  ['a text that is a word', of('instead', undefined, 'x'), 'the text of a card is a rich text'],
  ['links', of('links', undefined, MAP), undefined],
  ['links replaced', of('links', MAP, MAP), 'the links of a card are changed one by one'],
  ['links that are a list', of('links', undefined, []), 'the links of a card are a map'],
  ['a link', { ...of('links', undefined, true), item: 'beats:x' }, undefined],
  ['a link gone', { ...of('links', true, undefined), item: 'beats:x' }, undefined],
  ['a link with more to say', { ...of('links', undefined, 'x'), item: 'beats:x' }, 'a link is true or absent'],
  ['a map in a map that is not the links', { ...of('odd', undefined, true), item: 'x' }, 'a card has no such part'],
  ['a place', of('place', 'arena.scope|a0', 'licence.customers|a1Vx'), undefined],
  ['a place in a facet of another version', of('place', undefined, 'parked|Zz09'), undefined],
  ['a place that is none', of('place', undefined, 'arena.scope'), 'a card stands in a facet, in order'],
  ['no order', of('place', undefined, 'arena.scope|'), 'a card stands in a facet, in order'],
  ['a place without end', of('place', undefined, `arena.scope|a${long}`), 'a card stands in a facet, in order'],
  ['no place any more', of('place', 'arena.scope|a0', undefined), 'a card stands in a facet, in order'],
  ['its maker', of('createdBy', undefined, 'anna'), undefined],
  ['another’s name', of('createdBy', undefined, 'bram'), 'a card is made in one’s own name'],
  ['a new maker', of('createdBy', 'bram', 'anna'), 'who made a card never changes'],
  ['no maker any more', of('createdBy', 'anna', undefined), 'who made a card never changes'],
  ['when', of('createdAt', undefined, at), undefined],
  ['when, by a clock that drifted', of('createdAt', undefined, soon), undefined],
  ['when, months ago', of('createdAt', undefined, longAgo), undefined],
  ['more than five minutes on', of('createdAt', undefined, later), 'a card is not made in the future'],
  ['when as a number', of('createdAt', undefined, 5), 'when a card was made is a time'],
  ['when as a word', of('createdAt', undefined, 'laatst'), 'when a card was made is a time'],
  ['another time', of('createdAt', at, '2026-01-01'), 'when a card was made never changes'],
  ['a status', of('status', 'proposal', 'decided'), undefined],
  ['a status of a later version', of('status', 'proposal', 'asleep'), undefined],
  ['a status that is a number', of('status', 'proposal', 1), 'status is a short text'],
  ['a confidence that is a list', of('confidence', undefined, []), 'confidence is a short text'],
  ['an owner without end', of('owner', undefined, long), 'owner is a short text'],
  ['no owner any more', of('owner', 'bram', undefined), undefined],
  ['a due date that is a map', of('due', undefined, MAP), 'due is a short text'],
  ['a next step', of('next', undefined, 'x'.repeat(LONG_CHARS)), undefined],
  ['no next step', of('next', 'x', undefined), undefined],
  ['a next step that is a number', of('next', 'x', 5), 'the next step is a text'],
  ...['side', 'driver', 'force', 'rival', 'stance', 'behaviour', 'horizon'].map((tag): Case => [
    `${tag} that is true`,
    of(tag, undefined, true),
    `${tag} is a short text`,
  ]),
  ['a field of a later version', of('seenOn', undefined, { where: 'there' }), undefined],
  ['a map of a later version', of('seenOn', undefined, MAP), 'a card has no such part'],
  ['a text of a later version', of('seenOn', undefined, TEXT), 'a card has no such part'],
]);
rules('compass', [
  ['a deadline', { key: 'deadline', after: '2030-12-31' }, undefined],
  ['no deadline', { key: 'deadline', before: '2030-12-31' }, undefined],
  ['no such day', { key: 'deadline', after: '2030-02-31' }, 'the deadline is a date'],
  ['a text where there is none', { key: 'mission', after: TEXT }, undefined],
  ['a mission as a word', { key: 'mission', after: 'x' }, 'mission is a rich text'],
  [
    'a mission replaced',
    { key: 'mission', before: TEXT, after: TEXT },
    'the text mission is edited, never replaced or removed',
  ],
  ['another text', { key: 'vision', after: TEXT }, 'the compass has no such text'],
  ['a field of a later version', { key: 'vision', after: 'x' }, undefined],
]);
const comment = { thread: 't', by: 'anna', body: 'Ja', at };
rules('comments', [
  ['a comment', { after: comment }, undefined],
  ['by a clock that drifted', { after: { ...comment, at: soon, editedAt: soon } }, undefined],
  ['from months ago', { after: { ...comment, at: longAgo } }, undefined],
  ...NO_IDS.map((key): Case => [`under ${key || 'nothing'}`, { key, after: comment }, 'a comment has an id']),
  ['a removal', { before: comment }, 'a comment is marked deleted, never removed'],
  ['no thread', { after: { ...comment, thread: 5 } }, 'a comment names its thread'],
  ['a list', { after: [comment] }, 'a comment names its thread'],
  ['another’s name', { after: { ...comment, by: 'bram' } }, 'a comment is written in one’s own name'],
  ['no body', { after: { ...comment, body: 5 } }, 'a comment is a text'],
  ...NO_TIMES.map((at): Case => [`the time ${String(at)}`, { after: { ...comment, at } }, 'a comment has a time']),
  ...NO_TIMES.filter((at) => at !== undefined).map((editedAt): Case => [
    `edited ${String(editedAt)}`,
    { after: { ...comment, editedAt } },
    'a comment has a time',
  ]),
  ['more than five minutes on', { after: { ...comment, at: later } }, 'a comment is not from the future'],
  ['edited more than five minutes on', { after: { ...comment, editedAt: later } }, 'a comment is not from the future'],
  ['an edit', { before: comment, after: { ...comment, body: 'Nee', editedAt: at } }, undefined],
  ['a stub', { before: comment, after: { ...comment, body: '', deleted: true } }, undefined],
  ['another’s comment', { before: { ...comment, by: 'bram' }, after: comment }, 'only its author changes a comment'],
  ['another time', { before: comment, after: { ...comment, at: soon } }, 'when a comment was written never changes'],
  ['another thread', { before: comment, after: { ...comment, thread: 'u' } }, 'a comment stays in its thread'],
  ['a map', { after: MAP }, 'comments holds plain values only'],
]);
const thread = { anchor: { kind: 'block', id: 'arena' }, kind: 'comment', by: 'anna', at };
rules('threads', [
  ['a thread', { after: thread }, undefined],
  ['a change', { before: thread, after: thread }, 'a thread never changes'],
  ['a removal', { before: thread }, 'a thread never changes'],
  ['another’s name', { after: { ...thread, by: 'bram' } }, 'a thread is opened in one’s own name'],
  ['about nothing', { after: { ...thread, anchor: undefined } }, 'a thread is about something'],
  ['about nothing that has a name', { after: { ...thread, anchor: { kind: 'card' } } }, 'a thread is about something'],
  ...NO_IDS.map((key): Case => [`under ${key || 'nothing'}`, { key, after: thread }, 'a thread has an id']),
  ...NO_TIMES.map((at): Case => [`the time ${String(at)}`, { after: { ...thread, at } }, 'a thread has a time']),
  [
    'a quote longer than any text',
    { after: { ...thread, anchor: { ...thread.anchor, quote: 'x'.repeat(LONG_CHARS + 1) } } },
    'a thread quotes a text',
  ],
  ['more than five minutes on', { after: { ...thread, at: later } }, 'a thread is not from the future'],
]);
const NO_INSTANTS = [undefined, 5, '', 'zojuist', '2026-03-01', '2026-13-01T00:00:00.000Z'];
const resolved = { state: 'resolved', by: 'anna', at };
const carla = { person: 'carla', role: 'commenter' } as const;
rules('threadStates', [
  ['resolved', { after: resolved }, undefined],
  ['a removal', { before: resolved }, 'a thread is reopened, its state never removed'],
  ['another’s name', { after: { ...resolved, by: 'bram' } }, 'a thread is resolved in one’s own name'],
  ['another state', { after: { ...resolved, state: 'asleep' } }, 'a thread is open or resolved'],
  ['more than five minutes on', { after: { ...resolved, at: later } }, 'a thread is not resolved in the future'],
  ...NO_INSTANTS.map((no): Case => [
    `at ${String(no)}`,
    { after: { ...resolved, at: no } },
    'a thread is resolved at a time',
  ]),
  [
    'a commenter’s own',
    { after: { ...resolved, by: 'carla' } },
    undefined,
    { ...carla, look: () => ({ by: 'carla' }) },
  ],
  [
    'a commenter, of another’s thread',
    { after: { ...resolved, by: 'carla' } },
    'a thread is resolved by whoever opened it and by editors',
    { ...carla, look: () => thread },
  ],
]);
const mark = { reason: 'Bewust', by: 'anna', at };
for (const root of ['empty', 'muted'] as const)
  rules(root, [
    ['a mark', { after: mark }, undefined],
    ['a mark gone', { before: { ...mark, by: 'bram' } }, undefined],
    ['no reason', { after: { ...mark, reason: undefined } }, 'a mark has a reason'],
    ['more than five minutes on', { after: { ...mark, at: later } }, 'a mark is not from the future'],
    ...NO_INSTANTS.map((no): Case => [`at ${String(no)}`, { after: { ...mark, at: no } }, 'a mark has a time']),
    [
      'what was stored without a time, put back',
      { after: { ...mark, at: '' }, former: () => [{ ...mark, at: '' }] },
      undefined,
    ],
    ['another’s name', { after: { ...mark, by: 'bram' } }, 'a mark is made in one’s own name'],
    [
      'what a colleague had marked',
      { after: { ...mark, by: 'bram' }, former: () => [{ ...mark, by: 'bram' }] },
      undefined,
    ],
    [
      'a colleague’s mark with other words',
      { after: { ...mark, by: 'bram' }, former: () => [{ ...mark, by: 'bram', reason: 'Toch' }] },
      'a mark is made in one’s own name',
    ],
    [
      'a colleague’s mark with more to it',
      { after: { ...mark, by: 'bram', also: 1 }, former: () => [{ ...mark, by: 'bram' }] },
      'a mark is made in one’s own name',
    ],
    ['a map', { after: MAP }, `${root} holds plain values only`],
  ]);
rules('meta', [
  ['a title', { key: 'title', after: 'x'.repeat(200) }, undefined],
  ['a title without end', { key: 'title', after: 'x'.repeat(201) }, 'a title is a short text'],
  ['no title', { key: 'title', before: 'x' }, 'a title is a short text'],
  ['another schema', { key: 'schema', before: 1, after: 2 }, 'only the server says what shape a document has'],
  ['another language', { key: 'lang', before: 'nl', after: 'en' }, undefined],
  ['a language that is a number', { key: 'lang', after: 1 }, 'lang is a short text'],
  ['a template that is a list', { key: 'template', after: [] }, 'template is a short text'],
  ['a field of a later version', { key: 'step.chosen', after: 'Trede' }, undefined],
]);
rules('choice', [
  ['a lead', { key: 'leadRole', after: 'steward' }, undefined],
  ['no lead', { key: 'leadRole', before: 'steward' }, undefined],
  ['a lead that is a list', { key: 'leadRole', after: [] }, 'a choice is a short text'],
]);
rules('stances', [
  ['a stance', { after: 'parity' }, undefined],
  ['a stance that is true', { after: true }, 'a choice is a short text'],
  ['a second lead', { key: 'steward', after: 'lead' }, 'the lead is chosen, never a stance'],
]);
const LEVEL = { key: 'owners.now.progress' };
const NO_PARTY = 'a level is of a party, now or then, what it puts in or gets on with';
rules('ledger', [
  ['a level', { ...LEVEL, after: 10 }, undefined],
  ['no level', { ...LEVEL, before: 10 }, undefined],
  ['a level that nobody knows', { ...LEVEL, before: 10, after: null }, undefined],
  ['of a party there is not that nobody knows', { key: 'x1.now.progress', after: null }, NO_PARTY],
  ['too high', { ...LEVEL, after: 11 }, 'a level is a whole number from 0 to 10'],
  ['too low', { ...LEVEL, after: -1 }, 'a level is a whole number from 0 to 10'],
  ['between two', { ...LEVEL, after: 2.5 }, 'a level is a whole number from 0 to 10'],
  ['a word', { ...LEVEL, after: '5' }, 'a level is a whole number from 0 to 10'],
  ['of a party there is not', { key: 'x1.now.progress', after: 5 }, NO_PARTY],
  ['of another time', { key: 'owners.later.progress', after: 5 }, NO_PARTY],
  ['of another side', { key: 'owners.now.net', after: 5 }, NO_PARTY],
  ['a key that bites', { key: '__proto__', after: 5 }, NO_PARTY],
  ['what should not be there goes', { key: 'x1.now.progress', before: 5 }, undefined],
]);
test('there are twenty levels', () => {
  const all = PARTIES.flatMap((party) =>
    MOMENTS.flatMap((moment) => SIDES.map((side) => levelKey(party, moment, side))),
  );
  expect(new Set(all).size).toBe(20);
  expect(all.every(isLevelKey)).toBe(true);
});
rules('missionRead', [
  ['read', { key: 'anna', after: true }, undefined],
  ['not read', { key: 'anna', before: true }, undefined],
  ['another', { key: 'bram', after: true }, 'one marks the mission as read for oneself'],
  ['more to say', { key: 'anna', after: 'x' }, 'the mark is true or absent'],
]);
rules('reactions', [
  ['a reaction', { key: 'c:+:anna', after: true }, undefined],
  ['a reaction gone', { key: 'c:+:anna', before: true }, undefined],
  ['another’s', { key: 'c:+:bram', after: true }, 'one reacts for oneself'],
  ['more to say', { key: 'c:+:anna', after: 2 }, 'a reaction is true or absent'],
]);
for (const root of ['mirror', 'actions'] as const)
  rules(root, [
    ['a row', { after: MAP }, undefined],
    ['a plain row', { after: { what: 'x' } }, undefined],
    ['a row gone', { before: MAP }, undefined],
    ['a field', of('says', undefined, 'x'), undefined],
    ['a row that is a text', { after: TEXT }, 'a row holds plain values'],
    ['a map in a row', of('says', undefined, MAP), 'a row holds plain values'],
  ]);
for (const root of ['rounds', 'session'] as const)
  rules(root, [['anything', { after: 1 }, 'only the server writes here', { role: 'owner' }]]);
const suggestion = { card: 'c', thread: 't', text: 'Zo', base: 'Niet zo', by: 'anna', at, state: 'open' };
rules('suggestions', [
  ['a suggestion', { after: suggestion }, undefined],
  ['a removal', { before: suggestion }, 'a suggestion is settled, never removed'],
  ['without a card', { after: { ...suggestion, card: 5 } }, 'a suggestion is a text for a card'],
  ['without a text', { after: { ...suggestion, text: 5 } }, 'a suggestion is a text for a card'],
  ['more than five minutes on', { after: { ...suggestion, at: later } }, 'a suggestion is not from the future'],
  ...NO_INSTANTS.map((no): Case => [
    `at ${String(no)}`,
    { after: { ...suggestion, at: no } },
    'a suggestion has a time',
  ]),
  [
    'stored without a time, and settled',
    { before: { ...suggestion, at: '' }, after: { ...suggestion, at: '', state: 'taken' } },
    undefined,
  ],
  [
    'settled with another time that is none',
    { before: suggestion, after: { ...suggestion, at: 'nu' } },
    'a suggestion has a time',
  ],
  ['another’s name', { after: { ...suggestion, by: 'bram' } }, 'a suggestion is made in one’s own name'],
  [
    'settled by another',
    { before: { ...suggestion, by: 'bram' }, after: { ...suggestion, by: 'bram', state: 'taken' } },
    undefined,
  ],
  ['reworded', { before: suggestion, after: { ...suggestion, text: 'Anders' } }, undefined],
  [
    'reworded by another',
    { before: { ...suggestion, by: 'bram' }, after: { ...suggestion, by: 'bram', text: 'Anders' } },
    'only its author rewords a suggestion',
  ],
]);

test('no key is without end, at any depth', () => {
  const key = 'x'.repeat(KEY_CHARS + 1);
  expect(ask('ledger', { key, after: 1 })).toBe('a key is too long');
  expect(ask('cards', of(key, undefined, 'x'))).toBe('a key is too long');
  expect(ask('cards', { ...of('links', undefined, true), item: key })).toBe('a key is too long');
  expect(ask('mirror', { key: key.slice(1), after: 1 })).toBeUndefined();
});
test('no value is without end, whatever it is', () => {
  const large = (after: unknown): unknown => tooLarge({ root: 'cards', key: 'k', before: undefined, after });
  const no = 'a value is too large';
  expect(['x'.repeat(LONG_CHARS), { a: 'x'.repeat(LONG_CHARS) }, MAP, 5, null].map(large)).toEqual(
    Array(5).fill(undefined),
  );
  expect(['x'.repeat(LONG_CHARS + 1), ['x'.repeat(VALUE_CHARS)]].map(large)).toEqual([no, no]);
});
