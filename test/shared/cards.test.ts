// Cards: one place whatever happens at once, the bin instead of deletion, and undo that spares colleagues.
import { describe, expect, it } from 'vitest';
import { cardCounts, cardIds, cardsIn, cardsInBin, readCard } from '../../shared/document/cards.ts';
import { plainText } from '../../shared/document/text.ts';
import { FACET_IDS } from '../../shared/template/canvas-template.ts';
import { root } from '../../shared/document/roots.ts';
import { desk, meet, twoDesks, type } from '../doubles/desk.ts';
import type { Desk } from '../doubles/desk.ts';

const facetsHolding = (d: Desk, id: string): string[] => FACET_IDS.filter((f) => cardsIn(d.doc, f).includes(id));

describe('a card', () => {
  it('has exactly one place after two people move it at once', () => {
    const [ada, ben] = twoDesks();
    const id = ada.commands.addCard('arena.context');
    meet(ada, ben);
    ada.commands.move([id], 'arena.competitors', null);
    ben.commands.move([id], 'licence.owners', null);
    meet(ada, ben);
    expect(facetsHolding(ada, id)).toHaveLength(1);
    expect(facetsHolding(ben, id)).toEqual(facetsHolding(ada, id));
  });
  it('keeps facet and order together when one moves it and another reorders it', () => {
    const [ada, ben] = twoDesks();
    const ids = ['a', 'b', 'c'].map((text) => ada.commands.addCard('arena.context', { text }));
    meet(ada, ben);
    ada.commands.move([ids[2]!], 'arena.context', ids[0]!);
    ben.commands.move([ids[2]!], 'licence.owners', null);
    meet(ada, ben);
    expect(facetsHolding(ada, ids[2]!)).toHaveLength(1);
    expect(readCard(ada.doc, ids[2]!)).toMatchObject({
      facet: readCard(ben.doc, ids[2]!)!.facet,
      order: readCard(ben.doc, ids[2]!)!.order,
    });
  });
  it('goes where it is put, and the others keep their order', () => {
    const { doc, commands } = desk();
    const [a, b, c] = ['a', 'b', 'c'].map((text) => commands.addCard('arena.context', { text })) as [
      string,
      string,
      string,
    ];
    expect(cardsIn(doc, 'arena.context')).toEqual([a, b, c]);
    commands.move([c], 'arena.context', a);
    expect(cardsIn(doc, 'arena.context')).toEqual([c, a, b]);
    commands.move([c, a], 'arena.context', null);
    expect(cardsIn(doc, 'arena.context')).toEqual([b, c, a]);
  });
  it('can be put between two that tie', () => {
    const { doc, commands } = desk();
    const ids = ['a', 'b'].map(() => commands.addCard('arena.context')).sort();
    for (const id of ids)
      root<{ set(k: string, v: string): void }>(doc, 'cards').get(id)!.set('place', 'arena.context|a0');
    const between = commands.addCard('arena.context', { before: ids[1]! });
    expect(cardsIn(doc, 'arena.context')).toEqual([ids[0], between, ids[1]]);
  });
  it('drops a tag its new facet does not know and keeps everything else', () => {
    const { doc, commands } = desk();
    const id = commands.addCard('licence.customers', { text: 'stays', tags: { side: 'progress' } });
    commands.setFields(id, { owner: 'u2', next: 'call', confidence: 'heard' });
    commands.move([id], 'licence.owners', null);
    expect(readCard(doc, id)!.tags).toEqual({ side: 'progress' });
    commands.move([id], 'arena.context', null);
    expect(readCard(doc, id)).toMatchObject({ tags: {}, owner: 'u2', next: 'call', confidence: 'heard' });
    expect(plainText(readCard(doc, id)!.text)).toBe('stays');
  });
  it('refuses a tag its facet does not know', () => {
    const { doc, commands } = desk();
    const id = commands.addCard('arena.context');
    commands.setTag(id, 'side', 'progress');
    commands.setTag(id, 'force', 'nonsense');
    expect(readCard(doc, id)!.tags).toEqual({});
    commands.setTag(id, 'force', 'purpose');
    expect(readCard(doc, id)!.tags).toEqual({ force: 'purpose' });
  });
  it('put in the bin while a colleague types keeps the words', () => {
    const [ada, ben] = twoDesks();
    const id = ada.commands.addCard('arena.context', { text: 'hello' });
    meet(ada, ben);
    ada.commands.setStatus([id], 'rejected');
    type(ben.doc, readCard(ben.doc, id)!.text, 5, ' world');
    meet(ada, ben);
    expect(cardsInBin(ada.doc)).toEqual([id]);
    ada.commands.setStatus([id], 'proposal');
    expect(plainText(readCard(ada.doc, id)!.text)).toBe('hello world');
    expect(cardsIn(ada.doc, 'arena.context')).toEqual([id]);
  });
  it('goes to the bin when adding it is undone, with what a colleague typed in it', () => {
    const [ada, ben] = twoDesks();
    const id = ada.commands.addCard('arena.context');
    meet(ada, ben);
    type(ben.doc, readCard(ben.doc, id)!.text, 0, 'mine');
    meet(ada, ben);
    expect(ada.commands.undo()).toBe('done');
    meet(ada, ben);
    expect(cardsInBin(ben.doc)).toEqual([id]);
    expect(plainText(readCard(ben.doc, id)!.text)).toBe('mine');
    expect(ada.commands.redo()).toBe('done');
    expect(cardsIn(ada.doc, 'arena.context')).toEqual([id]);
  });
  it('typed in by two people at once holds what both wrote', () => {
    const [ada, ben] = twoDesks();
    const id = ada.commands.addCard('arena.context');
    meet(ada, ben);
    type(ada.doc, readCard(ada.doc, id)!.text, 0, 'AAA');
    type(ben.doc, readCard(ben.doc, id)!.text, 0, 'BBB');
    meet(ada, ben);
    expect(['AAABBB', 'BBBAAA']).toContain(plainText(readCard(ada.doc, id)!.text));
    expect(plainText(readCard(ben.doc, id)!.text)).toBe(plainText(readCard(ada.doc, id)!.text));
  });
  it('is copied with its texts, tags and links, right after the original', () => {
    const { doc, commands } = desk();
    const first = commands.addCard('licence.customers', { text: 'a\nb', tags: { side: 'investment' } });
    const last = commands.addCard('licence.customers');
    commands.setLink(first, { type: 'targets', to: last }, true);
    const [copy] = commands.duplicate([first]);
    expect(cardsIn(doc, 'licence.customers')).toEqual([first, copy, last]);
    expect(readCard(doc, copy!)).toMatchObject({
      tags: { side: 'investment' },
      links: [{ type: 'targets', to: last }],
    });
    expect(plainText(readCard(doc, copy!)!.text)).toBe('a\nb');
  });
  it('that is broken is not shown, and hides no other', () => {
    const { doc, commands } = desk();
    const id = commands.addCard('arena.context');
    root(doc, 'cards').set('broken', 'nonsense');
    root(doc, 'cards').set('__proto__', { place: 'arena.context|a0' });
    expect(cardIds(doc)).toEqual([id]);
    expect(cardCounts(doc)).toEqual({ total: 1, decided: 0 });
  });
});
