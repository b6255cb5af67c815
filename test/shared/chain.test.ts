// The chain of a choice, its loose ends, and the choices to look at again after another one changed.
import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { makeCard, setFields, setLink, setStatus } from '../../shared/document/card-changes.ts';
import { looksIn, setLinkLooked, setLooked } from '../../shared/document/looks.ts';
import { checkFile, fillDocument } from '../../shared/document/file.ts';
import { declareRoots, root } from '../../shared/document/roots.ts';
import { snapshotOf } from '../../shared/document/snapshot.ts';
import { readCard } from '../../shared/document/cards.ts';
import { chainOf } from '../../shared/judge/chain.ts';
import { choiceMark, lookAgain } from '../../shared/judge/look-again.ts';
import type { SnapshotCard } from '../../shared/judge/snapshot.ts';
import { FACET_IDS } from '../../shared/template/canvas-template.ts';
import type { FacetId, LinkType } from '../../shared/template/canvas-template.ts';
import { rijwiel } from '../../shared/template/rijwiel.ts';
import { desk, freshState, meet, seeded, type } from '../doubles/desk.ts';
import * as Y from 'yjs';

type Links = readonly (readonly [LinkType, string])[];
function card(id: string, facet: FacetId, links: Links = [], status: SnapshotCard['status'] = 'decided'): SnapshotCard {
  return {
    id,
    facet,
    order: id,
    text: `text of ${id}`,
    instead: '',
    status,
    createdBy: 'u1',
    createdAt: '2026-11-22',
    tags: {},
    links: links.map(([linkType, to]) => ({ type: linkType, to })),
  };
}
const of = (...cards: readonly SnapshotCard[]) => new Map(cards.map((c) => [c.id, c]));

const CANVAS = of(
  card('party', 'licence.customers'),
  card('commuters', 'arena.customers'),
  card('shop', 'arena.competitors'),
  card('promise', 'proposition.steward', [
    ['benefits', 'party'],
    ['targets', 'commuters'],
    ['beats', 'shop'],
  ]),
  card('workshop', 'resources.company', [['enables', 'promise']]),
  card('other', 'proposition.magician', [
    ['benefits', 'party'],
    ['targets', 'commuters'],
  ]),
  card('lonely', 'arena.context'),
);

describe('the chain of a choice', () => {
  it('of a promise is whom it serves, whom it beats, who gains and what carries it: five cards', () => {
    const chain = chainOf(CANVAS, 'promise', 'steward');
    expect(chain.cards[0]).toBe('promise');
    expect(chain.cards.toSorted()).toEqual(['commuters', 'party', 'promise', 'shop', 'workshop']);
    expect(chain.links).toHaveLength(4);
    expect(chain.loose).toEqual([]);
  });
  it('of a resource runs through what it carries to the arena and the licence', () => {
    expect(chainOf(CANVAS, 'workshop').cards.toSorted()).toEqual(['commuters', 'party', 'promise', 'shop', 'workshop']);
  });
  it('of a customer is every promise made to them, with what carries it and whom it beats', () => {
    expect(chainOf(CANVAS, 'commuters').cards.toSorted()).toEqual([
      'commuters',
      'other',
      'party',
      'promise',
      'shop',
      'workshop',
    ]);
  });
  it('does not run from one promise to another through the party both serve', () => {
    expect(chainOf(CANVAS, 'other').cards.toSorted()).toEqual(['commuters', 'other', 'party']);
    const cards = of(...CANVAS.values(), card('school', 'resources.lab', [['benefits', 'party']]));
    expect(chainOf(cards, 'school').cards.toSorted()).toEqual(['party', 'school']);
  });
  it('of a card without links is that card, and of one that is not there nothing', () => {
    expect(chainOf(CANVAS, 'lonely').cards).toEqual(['lonely']);
    expect(chainOf(CANVAS, 'gone').cards).toEqual([]);
    expect(chainOf(of(card('a', 'arena.context', [], 'rejected')), 'a').cards).toEqual([]);
  });
  it('names contradictions from both sides, and does not light them', () => {
    const cards = of(
      ...CANVAS.values(),
      card('a', 'arena.context', [['conflicts', 'lonely']]),
      card('b', 'licence.owners', [['conflicts', 'gone']]),
    );
    expect(chainOf(cards, 'a')).toMatchObject({ cards: ['a'], conflicts: ['lonely'] });
    expect(chainOf(cards, 'lonely').conflicts).toEqual(['a']);
    expect(chainOf(cards, 'b').conflicts).toEqual([]);
  });
  it('names its loose ends', () => {
    const cards = of(
      card('promise', 'proposition.steward', [
        ['targets', 'gone'],
        ['benefits', 'binned'],
      ]),
      card('binned', 'licence.owners', [], 'rejected'),
      card('idle', 'resources.lab'),
      card('leading', 'resources.leadership'),
      card('unserved', 'arena.customers'),
    );
    expect(chainOf(cards, 'promise', 'steward').loose).toEqual([
      { kind: 'dangling', why: 'missing', from: 'promise', type: 'targets', to: 'gone' },
      { kind: 'dangling', why: 'binned', from: 'promise', type: 'benefits', to: 'binned' },
      { kind: 'lacks', card: 'promise', what: 'customer' },
      { kind: 'lacks', card: 'promise', what: 'rival' },
      { kind: 'lacks', card: 'promise', what: 'resource' },
    ]);
    expect(chainOf(cards, 'promise', 'magician').loose).not.toContainEqual(expect.objectContaining({ what: 'rival' }));
    expect(chainOf(cards, 'idle').loose).toEqual([{ kind: 'lacks', card: 'idle', what: 'promise' }]);
    expect(chainOf(cards, 'leading').loose).toEqual([]);
    expect(chainOf(cards, 'unserved').loose).toEqual([{ kind: 'lacks', card: 'unserved', what: 'promise' }]);
  });
  it('of any canvas ends, holds its first card and only cards on the board, joined by links that are there', () => {
    const ids = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];
    const types: LinkType[] = ['benefits', 'targets', 'beats', 'enables', 'answers', 'conflicts'];
    const anyCard = fc.record({
      facet: fc.constantFrom(...FACET_IDS),
      status: fc.constantFrom<SnapshotCard['status']>('proposal', 'decided', 'rejected'),
      links: fc.array(fc.tuple(fc.constantFrom(...types), fc.constantFrom(...ids, 'gone')), { maxLength: 6 }),
    });
    fc.assert(
      fc.property(fc.array(anyCard, { minLength: 1, maxLength: 8 }), (made) => {
        const cards = of(...made.map((m, i) => card(ids[i] ?? '', m.facet, m.links, m.status)));
        for (const id of cards.keys()) {
          const chain = chainOf(cards, id);
          if (cards.get(id)?.status === 'rejected') expect(chain.cards).toEqual([]);
          else expect(chain.cards[0]).toBe(id);
          for (const lit of chain.cards) expect(['proposal', 'decided']).toContain(cards.get(lit)?.status);
          for (const link of chain.links) {
            expect(chain.cards).toEqual(expect.arrayContaining([link.from, link.to]));
            expect(cards.get(link.from)?.links).toContainEqual({ type: link.type, to: link.to });
          }
        }
      }),
    );
  });
  it('has no dangling link in the example of Rijwiel & Co', () => {
    const checked = checkFile(rijwiel);
    const doc = declareRoots(new Y.Doc());
    if (checked.ok) fillDocument(doc, checked.file);
    const snapshot = snapshotOf(doc, { members: [], now: '2026-11-22' });
    expect(snapshot.cards.size).toBe(26);
    expect([...snapshot.cards.keys()].flatMap((id) => chainOf(snapshot.cards, id, snapshot.leadRole).loose)).toEqual(
      [],
    );
  });
});

describe('look again', () => {
  function linked(from = freshState()) {
    const ada = desk('ada', { from, random: seeded(1), clientId: 11 });
    const maker = { person: 'ada', at: '2026-11-22T09:00:00.000Z', random: seeded(3) };
    for (const [id, facet] of [
      ['promise', 'proposition.steward'],
      ['commuters', 'arena.customers'],
      ['workshop', 'resources.company'],
    ] as const) {
      makeCard(ada.doc, id, facet, maker);
      setStatus(ada.doc, id, 'decided');
    }
    const link = (id: string, linkType: LinkType, to: string): void => {
      setLink(ada.doc, id, { type: linkType, to }, true);
      setLinkLooked(ada.doc, id, { type: linkType, to }, 'ada', maker.at);
    };
    link('promise', 'targets', 'commuters');
    link('workshop', 'enables', 'promise');
    return ada;
  }
  const marks = (doc: Y.Doc): string[] =>
    lookAgain(snapshotOf(doc, { members: [], now: '2026-11-22' }).cards, looksIn(doc)).map((l) => `${l.card}<${l.on}`);
  const write = (doc: Y.Doc, id: string, words: string): void => {
    const text = readCard(doc, id)?.text;
    if (text) type(doc, text, 0, words);
  };

  it('is said of the promise when its customer or what carries it changes, and of nobody else', () => {
    const { doc } = linked();
    expect(marks(doc)).toEqual([]);
    write(doc, 'commuters', 'Forenzen in de regen');
    expect(marks(doc)).toEqual(['promise<commuters']);
    setStatus(doc, 'workshop', 'proposal');
    expect(marks(doc).toSorted()).toEqual(['promise<commuters', 'promise<workshop']);
    write(doc, 'promise', 'Altijd een fiets');
    expect(marks(doc)).toHaveLength(2);
  });
  it('goes when somebody looks, for everybody', () => {
    const ada = linked();
    const ben = desk('ben', { from: Y.encodeStateAsUpdate(ada.doc), clientId: 22 });
    write(ada.doc, 'commuters', 'Anders');
    meet(ada, ben);
    expect(marks(ben.doc)).toEqual(['promise<commuters']);
    setLooked(ben.doc, { card: 'promise', on: 'commuters' }, 'ben', '2026-11-23T09:00:00.000Z');
    meet(ada, ben);
    expect(marks(ada.doc)).toEqual([]);
    expect(looksIn(ada.doc).get('promise')?.get('commuters')?.by).toBe('ben');
  });
  it('goes when the change is taken back', () => {
    const { doc, commands } = linked();
    commands.setStatus(['workshop'], 'proposal');
    expect(marks(doc)).toEqual(['promise<workshop']);
    commands.setStatus(['workshop'], 'decided');
    expect(marks(doc)).toEqual([]);
  });
  it('is not said for an owner, a date or a place in the row', () => {
    const { doc, commands } = linked();
    setFields(doc, 'commuters', { owner: 'ada', due: '2026-12-01', next: 'Vragen' });
    commands.nudge('workshop', 'up');
    expect(marks(doc)).toEqual([]);
  });
  it('keeps a change made at the same moment as the look', () => {
    const ada = linked();
    const ben = desk('ben', { from: Y.encodeStateAsUpdate(ada.doc), clientId: 22 });
    write(ada.doc, 'commuters', 'Anders');
    setLooked(ben.doc, { card: 'promise', on: 'commuters' }, 'ben', '2026-11-23T09:00:00.000Z');
    meet(ada, ben);
    expect(marks(ada.doc)).toEqual(['promise<commuters']);
    expect(marks(ben.doc)).toEqual(['promise<commuters']);
  });
  it('is not said of a link nobody looked at, of a card in the bin, or because of a broken look', () => {
    const { doc } = linked();
    const cards = root(doc, 'cards');
    write(doc, 'commuters', 'Anders');
    setStatus(doc, 'commuters', 'rejected');
    expect(marks(doc)).toEqual([]);
    setStatus(doc, 'commuters', 'decided');
    (cards.get('promise') as Y.Map<unknown>).set('seen:commuters', { mark: 7 });
    expect(marks(doc)).toEqual([]);
  });
  it('knows a choice by what it says, not by how it is stored', () => {
    const one = card('a', 'arena.context');
    expect(choiceMark({ ...one, order: 'z9', owner: 'x', id: 'b' })).toBe(choiceMark(one));
    expect(choiceMark({ ...one, instead: 'not this' })).not.toBe(choiceMark(one));
    expect(choiceMark({ ...one, tags: { force: 'purpose' } })).not.toBe(choiceMark(one));
  });
});
