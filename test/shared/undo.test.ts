// Undo: own work only, one gesture a step, honest about having no effect, and it never takes a colleague's work along.
import { describe, expect, it } from 'vitest';
import { encodeStateAsUpdate } from 'yjs';
import type * as Y from 'yjs';
import { cardsIn, readCard } from '../../shared/document/cards.ts';
import { readMeta } from '../../shared/document/compass.ts';
import { root } from '../../shared/document/roots.ts';
import { plainText } from '../../shared/document/text.ts';
import { replaceText } from '../../shared/document/text-made.ts';
import { ME } from '../../shared/document/undo.ts';
import { desk, erase, meet, twoDesks, type } from '../doubles/desk.ts';
import type { Desk } from '../doubles/desk.ts';

describe('undo', () => {
  it('takes back own work only', () => {
    const [ada, ben] = twoDesks();
    const mine = ada.commands.addCard('arena.context');
    const theirs = ben.commands.addCard('arena.context');
    meet(ada, ben);
    expect(ada.commands.undo()).toBe('done');
    expect(ada.commands.undo()).toBe('nothing');
    expect(cardsIn(ada.doc, 'arena.context')).toEqual([theirs]);
    expect(readCard(ada.doc, mine)!.status).toBe('rejected');
  });
  it('takes a gesture on many cards back in one step', () => {
    const { doc, commands } = desk();
    const ids = ['a', 'b', 'c'].map((text) => commands.addCard('arena.context', { text }));
    commands.move(ids, 'licence.owners', null);
    expect(commands.undo()).toBe('done');
    expect(cardsIn(doc, 'arena.context')).toEqual(ids);
    expect(commands.redo()).toBe('done');
    expect(cardsIn(doc, 'licence.owners')).toEqual(ids);
  });
  it('joins typing into one step until a stop', () => {
    const { doc, commands, undo } = desk();
    const id = commands.addCard('arena.context');
    const text = readCard(doc, id)!.text;
    type(doc, text, 0, 'a');
    type(doc, text, 1, 'b');
    undo.stop();
    type(doc, text, 2, 'c');
    commands.undo();
    expect(plainText(text)).toBe('ab');
    commands.undo();
    expect(plainText(text)).toBe('');
  });
  it('says so when a colleague has changed the same since, changes nothing, and leaves older steps for later', () => {
    const [ada, ben] = twoDesks();
    const id = ada.commands.addCard('arena.context');
    ada.commands.setTitle('older');
    ada.commands.setStatus([id], 'decided');
    meet(ada, ben);
    ben.commands.setStatus([id], 'proposal');
    meet(ada, ben);
    expect(ada.commands.undo()).toBe('no-effect');
    expect(readCard(ada.doc, id)!.status).toBe('proposal');
    expect(readMeta(ada.doc).title).toBe('older');
    expect(ada.commands.undo()).toBe('done');
    expect(readMeta(ada.doc).title).toBe('Test');
  });
  it('leaves a card where it is when its former place can no longer be put back', () => {
    const [ada, ben] = twoDesks();
    const id = ada.commands.addCard('arena.context');
    meet(ada, ben);
    // Both move at once; the one whose move stands then undoes it.
    ada.commands.move([id], 'arena.competitors', null);
    ben.commands.move([id], 'licence.owners', null);
    meet(ada, ben);
    for (const person of [ada, ben]) person.commands.undo();
    meet(ada, ben);
    expect(readCard(ada.doc, id)).toBeDefined();
    expect(readCard(ben.doc, id)!.facet).toBe(readCard(ada.doc, id)!.facet);
  });
  it('tells its listeners, until they stop', () => {
    const { commands, undo } = desk();
    let told = 0;
    const stop = undo.onChange(() => told++);
    commands.setTitle('x');
    expect(told).toBe(1);
    commands.undo();
    expect(told).toBeGreaterThan(1);
    const before = told;
    stop();
    commands.setTitle('y');
    expect(told).toBe(before);
  });
  it('forgets on request, and what was deleted no longer travels along', () => {
    const { doc, commands, undo } = desk();
    const text = readCard(doc, commands.addCard('arena.context'))!.text;
    type(doc, text, 0, 'lang verhaal '.repeat(1000));
    undo.stop();
    doc.transact(() => replaceText(text, 'kort'), ME);
    commands.move(cardsIn(doc, 'arena.context'), 'licence.owners', null);
    doc.transact(() => replaceText(text, 'korter'), ME);
    undo.clear();
    expect(commands.undo()).toBe('nothing');
    expect(plainText(text)).toBe('korter');
    expect(encodeStateAsUpdate(doc).byteLength).toBeLessThan(2000);
  });
  /** Ada took a letter out of 'Rood', and the line away; she put the line back, and Ben took it away for good. */
  function lineGoneForGood(also: (ada: Desk) => void = () => undefined): { ada: Desk; ben: Desk; card: string } {
    const [ada, ben] = twoDesks();
    const card = ada.commands.addCard('arena.context', { text: 'Rood' });
    const line = ({ doc }: Desk): Y.XmlFragment => readCard(doc, card)!.text;
    ada.undo.gesture(() => {
      erase(ada.doc, line(ada), 1, 1);
      also(ada);
    });
    ada.undo.gesture(() => line(ada).delete(0, 1));
    expect(ada.commands.undo()).toBe('done');
    // With this the line need not be remembered for her redo any more.
    ada.undo.gesture(() => type(ada.doc, line(ada), 0, 'x'));
    expect(ada.commands.undo()).toBe('done');
    ada.commands.setTitle('later');
    meet(ada, ben);
    ben.undo.gesture(() => line(ben).delete(0, 1));
    meet(ada, ben);
    expect(ada.commands.undo()).toBe('done');
    return { ada, ben, card };
  }
  it('has no effect on a line that was put back and then removed by a colleague, and goes on working', () => {
    const { ada, ben, card } = lineGoneForGood();
    const before = encodeStateAsUpdate(ada.doc);
    expect(ada.commands.undo()).toBe('no-effect');
    expect(encodeStateAsUpdate(ada.doc)).toEqual(before);
    ada.commands.setTitle('once more');
    meet(ada, ben);
    expect(readMeta(ben.doc).title).toBe('once more');
    expect(ada.commands.undo()).toBe('done');
    expect(ada.commands.redo()).toBe('done');
    expect(ada.commands.undo()).toBe('done');
    expect(ada.commands.undo()).toBe('done');
    meet(ada, ben);
    for (const { doc } of [ada, ben]) {
      expect(readMeta(doc).title).toBe('Test');
      expect(readCard(doc, card)!.status).toBe('rejected');
    }
  });
  it('puts back what else a step took, when one thing of it has no place any more', () => {
    const { ada, ben, card } = lineGoneForGood((desk) => root(desk.doc, 'meta').set('title', 'with the letter'));
    expect(readMeta(ada.doc).title).toBe('with the letter');
    expect(ada.commands.undo()).toBe('done');
    meet(ada, ben);
    expect(readMeta(ben.doc).title).toBe('Test');
    expect(plainText(readCard(ben.doc, card)!.text)).toBe('');
    expect(ada.commands.redo()).toBe('done');
    expect(readMeta(ada.doc).title).toBe('with the letter');
  });
});
