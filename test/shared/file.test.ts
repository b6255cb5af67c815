// Files: what is written out comes back in, two replicas write the same, and every fault is named with its place.
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { compassText } from '../../shared/document/compass.ts';
import { cardIds, cardsInBin, readCard } from '../../shared/document/cards.ts';
import { setStatus } from '../../shared/document/card-changes.ts';
import { checkFile, FILE_LIMITS, fileOf, fillDocument, localised } from '../../shared/document/file.ts';
import { readDecision, setDecision } from '../../shared/document/decisions.ts';
import { levelsAt, setLevel } from '../../shared/document/levels.ts';
import { setMuted } from '../../shared/document/muted.ts';
import { declareRoots, root } from '../../shared/document/roots.ts';
import { LISTS_DEEP, plainText } from '../../shared/document/text.ts';
import { placeOfAnchor, readThread } from '../../shared/document/threads.ts';
import { commentsOf } from '../../shared/document/thread-comments.ts';
import { textAnchor } from '../../shared/document/text-anchor.ts';
import { ikea } from '../../shared/template/ikea.ts';
import { rijwiel } from '../../shared/template/rijwiel.ts';
import { desk, erase, meet, twoDesks, type } from '../doubles/desk.ts';

function checked(json: unknown) {
  const result = checkFile(json);
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.file;
}
function filled(json: unknown): Y.Doc {
  const doc = declareRoots(new Y.Doc());
  fillDocument(doc, checked(json));
  return doc;
}
const through = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;
const names = (id: string): string => `Name of ${id}`;

describe.each([
  ['IKEA', ikea],
  ['Rijwiel & Co', rijwiel],
])('the example %s', (_name, example) => {
  it('comes out, goes in and comes out the same', () => {
    const first = fileOf(filled(example), names);
    const second = fileOf(filled(through(first)), names);
    expect(second).toEqual(first);
    expect(JSON.stringify(second)).toBe(JSON.stringify(first));
  });
  it('loses no card and no word', () => {
    const doc = filled(example);
    expect(cardIds(doc)).toEqual(example.cards.map((c) => c.id).sort());
    for (const card of example.cards) expect(plainText(readCard(doc, card.id)!.text)).toBe(card.text);
  });
});

describe('a file', () => {
  it('carries everything a team can make', () => {
    const { doc, commands } = desk('noor');
    const id = commands.addCard('licence.customers', { text: 'a\nb', tags: { side: 'progress' } });
    commands.setFields(id, { owner: 'u2', next: 'call', due: '2027-01-01', confidence: 'heard' });
    commands.setLink(id, { type: 'targets', to: 'gone' }, true);
    commands.setStance('steward', 'lead');
    commands.setEmpty('licence.society', 'not us');
    commands.setDeadline('2030-01-31');
    type(doc, compassText(doc, 'mission')!, 0, 'Iedereen fietst.');
    commands.setMissionRead(true);
    const thread = commands.openThread({ kind: 'card', id, quote: 'a' }, 'why?', 'objection');
    commands.resolve(thread, true);
    setMuted(doc, 'C05:compass.boldGoal', { reason: 'later', by: 'u2', at: '2026-11-20T10:00:00Z' });
    const file = fileOf(doc, names);
    expect(file.missionRead).toEqual({ noor: true });
    expect(file.muted).toEqual({ 'C05:compass.boldGoal': { reason: 'later', by: 'u2', at: '2026-11-20T10:00:00Z' } });
    expect(fileOf(filled(through(file)), names)).toEqual(file);
    expect(file.people).toEqual([
      { id: 'noor', name: 'Name of noor' },
      { id: 'u2', name: 'Name of u2' },
    ]);
  });
  it('carries what is left empty on purpose outside the facets too, and nothing that is no such place', () => {
    const { doc } = desk('noor');
    const none = { reason: 'geen effect', by: 'noor', at: '2026-11-20T10:00:00Z' };
    for (const key of ['force:purpose:pricing', 'arena.context', 'x', 'force:', 'force:__proto__'])
      root(doc, 'empty').set(key, none);
    root(doc, 'empty').set('force:purpose:branding', 'geen reden');
    const file = fileOf(doc, names);
    expect(file.empty).toEqual({ 'arena.context': none, 'force:purpose:pricing': none });
    const again = filled(through(file));
    expect([...root(again, 'empty').keys()]).toEqual(['arena.context', 'force:purpose:pricing']);
    expect(fileOf(again, names)).toEqual(file);
    expect(checkFile({ ...through(file), empty: { 'force:': none } }).ok).toBe(false);
  });
  it('carries the levels, the cards that are their reasons and how sure the team is of those', () => {
    const { doc, commands } = desk('noor');
    const id = commands.addCard('licence.partners', { text: 'marge', tags: { side: 'progress' } });
    commands.setFields(id, { confidence: 'guess' });
    setLevel(doc, 'partners.now.progress', 4);
    setLevel(doc, 'partners.then.investment', 0);
    const file = through(fileOf(doc, names));
    expect(file.ledger).toEqual({ 'partners.now.progress': 4, 'partners.then.investment': 0 });
    expect(file.cards).toMatchObject([{ facet: 'licence.partners', side: 'progress', confidence: 'guess' }]);
    expect(levelsAt(filled(file), 'now').partners).toEqual({ investment: null, progress: 4 });
  });
  it('carries why a card was decided, and when to look at it again', () => {
    const { doc, commands } = desk('noor');
    const id = commands.addCard('arena.customers', { text: 'forenzen' });
    commands.setFields(id, { confidence: 'measured' });
    setStatus(doc, id, 'decided');
    const decision = {
      by: 'u2',
      at: '2026-11-20T10:00:00Z',
      why: 'gemeten',
      minority: 'te vroeg',
      revisit: '2027-03-01',
    };
    setDecision(doc, id, decision);
    const file = fileOf(doc, names);
    expect(file.people?.map((person) => person.id)).toContain('u2');
    const again = filled(through(file));
    expect(readDecision(again, id)).toEqual(decision);
    expect(readCard(again, id)).toMatchObject({ status: 'decided', confidence: 'measured' });
  });
  it('carries the bin, edited and deleted comments, and threads on words wherever those stand', () => {
    const { doc, commands } = desk('noor');
    const id = commands.addCard('arena.context', { text: 'fiets op fiets en auto' });
    const words = (from: number, to: number): string => {
      const anchor = textAnchor(doc, `${id}.text`, from, to);
      if (!anchor) throw new Error('There are no such words.');
      return commands.openThread(anchor, 'welke?') ?? '';
    };
    // The second of two equal words, words that have changed since, and words that are gone.
    const [second, altered, lost] = [words(9, 14), words(18, 22), words(6, 8)];
    type(doc, readCard(doc, id)!.text, 20, 'XX');
    erase(doc, readCard(doc, id)!.text, 6, 2);
    commands.reply(second, 'weg');
    commands.reply(second, 'blijft');
    const bin = commands.addCard('arena.context', { text: 'afgevallen' });
    commands.setStatus([bin], 'rejected');
    const [first, reply] = commentsOf(doc, second);
    commands.editComment(first!.id, 'welke dan?');
    commands.deleteComment(reply!.id);
    const file = fileOf(doc, names);
    const again = filled(through(file));
    expect(fileOf(again, names)).toEqual(file);
    for (const thread of [second, altered, lost])
      expect(placeOfAnchor(again, readThread(again, thread)!.anchor)).toEqual(
        placeOfAnchor(doc, readThread(doc, thread)!.anchor),
      );
    expect(placeOfAnchor(again, readThread(again, second)!.anchor)).toMatchObject({ text: { from: 7, to: 12 } });
    expect(placeOfAnchor(again, readThread(again, altered)!.anchor)).toMatchObject({ text: { changed: true } });
    expect(placeOfAnchor(again, readThread(again, lost)!.anchor).state).toBe('orphan');
    expect(cardsInBin(again)).toEqual([bin]);
    expect(commentsOf(again, second)).toEqual(commentsOf(doc, second));
    expect(commentsOf(again, second).map((c) => c.deleted ?? false)).toEqual([false, true, false]);
  });
  it('is the same text from two replicas that made it in a different order', () => {
    const [ada, ben] = twoDesks();
    for (const d of [ada, ben]) {
      const id = d.commands.addCard('arena.context', { text: d.person });
      d.commands.setFields(id, { owner: d.person });
      d.commands.setEmpty(d === ada ? 'licence.owners' : 'licence.society', d.person);
      d.commands.openThread({ kind: 'block', id: 'arena' }, d.person);
    }
    meet(ada, ben);
    expect(JSON.stringify(fileOf(ben.doc))).toBe(JSON.stringify(fileOf(ada.doc)));
  });
  it('keeps formatting beside the plain text, and only where there is any', () => {
    const rich = [{ kind: 'paragraph', content: [{ kind: 'text', text: 'x', marks: { strong: true } }] }];
    const doc = filled({ ...ikea, cards: [{ ...ikea.cards[0]!, text: 'x', rich }] });
    expect(fileOf(doc).cards[0]).toMatchObject({ text: 'x', rich });
    expect(fileOf(filled(ikea)).cards.every((c) => !('rich' in c))).toBe(true);
  });
  it('is not empty when somebody types afterwards', () => {
    const doc = filled(ikea);
    type(doc, readCard(doc, 'c1')!.text, 0, 'Kijk: ');
    expect(fileOf(doc).cards.find((c) => c.id === 'c1')!.text).toMatch(/^Kijk: Zelf/u);
  });
  it('gives English texts where it has them', () => {
    const english = localised(checked(rijwiel), 'en');
    expect(english.lang).toBe('en');
    expect(english.cards.find((c) => c.id === 'l1')!.text).toBe('Commuters pay a fixed monthly amount.');
    expect(english.compass.mission).toMatch(/^We help/u);
    expect(localised(checked(ikea), 'en')).toEqual(checked(ikea));
  });
});

const card = ikea.cards[0]!;
const withCard = (change: object): unknown => ({ ...ikea, cards: [{ ...card, ...change }] });
const comment = { id: 'c', by: 'u', body: 'b', at: '2026-01-01' };
const thread = {
  id: 't',
  anchor: { kind: 'block', id: 'arena' },
  kind: 'comment',
  by: 'u',
  at: '2026-01-01',
  comments: [comment],
};

describe('a file that is no canvas', () => {
  it.each<[code: string, path: string, file: unknown]>([
    ['schema', 'schema', null],
    ['schema', 'schema', 'text'],
    ['type', 'cards', { ...ikea, cards: 'none' }],
    ['schema', 'schema', { ...ikea, schema: 'clc.canvas/9' }],
    ['template', 'template', { ...ikea, template: 'other@1' }],
    ['lang', 'lang', { ...ikea, lang: 'fr' }],
    ['tooLong', 'title', { ...ikea, title: 'x'.repeat(FILE_LIMITS.titleChars + 1) }],
    ['tooLong', 'cards.0.text', withCard({ text: 'x'.repeat(FILE_LIMITS.textChars + 1) })],
    ['id', 'cards.0.id', withCard({ id: 'a b' })],
    ['facet', 'cards.0.facet', withCard({ facet: 'nowhere' })],
    ['tag', 'cards.0.facet', withCard({ side: 'nonsense' })],
    ['status', 'cards.0.status', withCard({ status: 'maybe' })],
    ['confidence', 'cards.0.confidence', withCard({ confidence: 'sure' })],
    ['linkType', 'cards.0.links.0.type', withCard({ links: [{ type: 'loves', to: 'c2' }] })],
    ['date', 'cards.0.due', withCard({ due: '2027-02-30' })],
    ['date', 'compass.deadline', { ...ikea, compass: { ...ikea.compass, deadline: 'soon' } }],
    ['duplicateId', 'cards', { ...ikea, cards: [card, card] }],
    [
      'tooMany',
      'cards',
      { ...ikea, cards: Array.from({ length: FILE_LIMITS.cards + 1 }, (_x, i) => ({ ...card, id: `c${i}` })) },
    ],
    ['role', 'choice.leadRole', { ...ikea, choice: { leadRole: 'king' } }],
    ['role', 'stances.king', { ...ikea, stances: { king: 'off' } }],
    ['stance', 'stances.steward', { ...ikea, stances: { steward: 'lead' } }],
    ['level', 'ledger.x', { ...ikea, ledger: { x: 11 } }],
    ['anchor', 'threads.0.anchor.kind', { ...ikea, threads: [{ ...thread, anchor: { kind: 'star', id: 'x' } }] }],
    ['threadKind', 'threads.0.kind', { ...ikea, threads: [{ ...thread, kind: 'rant' }] }],
    [
      'tooMany',
      'threads',
      {
        ...ikea,
        threads: [
          {
            ...thread,
            comments: Array.from({ length: FILE_LIMITS.comments + 1 }, (_x, i) => ({ ...comment, id: `c${i}` })),
          },
        ],
      },
    ],
  ])('is told %s at %j', (code, path, file) => {
    const result = checkFile(file);
    expect(result).toMatchObject({ ok: false });
    if (!result.ok) expect(result.problems).toContainEqual({ path, code });
  });
  it('of another kind is one problem, not a list of every field', () => {
    for (const other of [{}, [], { name: 'package' }])
      expect(checkFile(other)).toEqual({ ok: false, problems: [{ path: 'schema', code: 'schema' }] });
  });
  it('is told all that is wrong at once, but not without end', () => {
    const result = checkFile({ ...ikea, cards: ikea.cards.map((c) => ({ ...c, facet: 'x', status: 'y', id: '' })) });
    expect(!result.ok && result.problems.length).toBe(20);
  });
});

describe('a hostile file', () => {
  it('with unknown and inherited keys leaves no trace', () => {
    const text = JSON.stringify(ikea).replace('{', '{"__proto__":{"polluted":1},"constructor":{"x":1},"extra":2,');
    const doc = filled(JSON.parse(text));
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
    expect(fileOf(doc)).toEqual(fileOf(filled(ikea)));
  });
  it('with inherited names as ids is refused or harmless', () => {
    expect(checkFile({ ...ikea, stances: JSON.parse('{"toString":"off"}') as unknown }).ok).toBe(false);
    const doc = filled({ ...ikea, missionRead: JSON.parse('{"__proto__":true}') as unknown });
    expect(() => fileOf(doc)).not.toThrow();
    expect(Object.getPrototypeOf({})).toBe(Object.prototype);
    for (const file of [
      withCard({ id: '__proto__' }),
      { ...ikea, threads: [{ ...thread, id: '__proto__' }] },
      { ...ikea, threads: [{ ...thread, comments: [{ ...comment, id: '__proto__' }] }] },
    ])
      expect(checkFile(file)).toMatchObject({ ok: false, problems: [{ code: 'id' }] });
  });
  it('with more lists in lists than people may make is refused, with as many it is taken', () => {
    const lists = (deep: number): object[] =>
      deep === 0 ? [{ kind: 'paragraph' }] : [{ kind: 'bullet_list', items: [lists(deep - 1)] }];
    expect(checkFile(withCard({ rich: lists(LISTS_DEEP) })).ok).toBe(true);
    expect(checkFile(withCard({ rich: lists(LISTS_DEEP + 1) }))).toEqual({
      ok: false,
      problems: [{ path: 'cards.0.rich', code: 'tooDeep' }],
    });
  });
  it('with lists in lists without end is refused', () => {
    let items: unknown[] = [];
    for (let level = 0; level < 20_000; level++) items = [[{ kind: 'bullet_list', items }]];
    const result = checkFile(withCard({ rich: [{ kind: 'bullet_list', items }] }));
    expect(result.ok).toBe(false);
  });
  it('with an unusable order key gets a usable one', () => {
    const doc = filled(withCard({ order: '|||' }));
    expect(readCard(doc, card.id)!.order).toBe('a0');
  });
});
