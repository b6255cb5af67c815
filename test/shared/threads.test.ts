// Threads: anchors that follow edits and moves, orphans that keep their quote, stubs while there are replies.
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { readCard } from '../../shared/document/cards.ts';
import { replaceText } from '../../shared/document/text-made.ts';
import { placeOfAnchor, readThread, threadIds, threadState } from '../../shared/document/threads.ts';
import { commentsOf } from '../../shared/document/thread-comments.ts';
import { textAnchor } from '../../shared/document/text-anchor.ts';
import type { Anchor } from '../../shared/document/threads.ts';
import { root } from '../../shared/document/roots.ts';
import { desk, erase, meet, twoDesks, type } from '../doubles/desk.ts';

function aThread() {
  const d = desk('noor');
  const card = d.commands.addCard('arena.context', { text: 'de fiets rijdt' });
  const anchor = textAnchor(d.doc, `${card}.text`, 3, 8)!;
  const thread = d.commands.openThread(anchor, 'waarom?');
  const text = readCard(d.doc, card)!.text;
  return { ...d, card, thread, text, place: () => placeOfAnchor(d.doc, readThread(d.doc, thread)!.anchor) };
}

describe('an anchor on words', () => {
  it('remembers them and follows edits around and inside', () => {
    const { doc, thread, text, place } = aThread();
    expect(readThread(doc, thread)!.anchor).toMatchObject({ kind: 'text', quote: 'fiets' });
    type(doc, text, 0, 'Kijk ');
    expect(place()).toMatchObject({ state: 'here', text: { from: 8, to: 13, changed: false } });
    type(doc, text, 10, 'X');
    expect(place()).toMatchObject({ state: 'here', text: { from: 8, to: 14, changed: true } });
  });
  it('follows its card to another facet', () => {
    const { commands, card, place } = aThread();
    commands.move([card], 'licence.owners', null);
    expect(place()).toMatchObject({ state: 'here', block: 'licence', facet: 'licence.owners', card });
  });
  it('finds its quote again in a paragraph that was re-made', () => {
    const { text, place } = aThread();
    replaceText(text, 'nu\nde fiets rijdt');
    expect(place()).toMatchObject({ state: 'here', text: { from: 6, to: 11, changed: false } });
  });
  it('does not guess between two places', () => {
    const { text, place } = aThread();
    replaceText(text, 'fiets\nfiets');
    expect(place().state).toBe('orphan');
  });
  it('becomes an orphan with its quote and card when the words are gone', () => {
    const { doc, text, place, thread, card } = aThread();
    erase(doc, text, 3, 5);
    expect(place()).toEqual({ state: 'orphan', block: 'arena', facet: 'arena.context', card });
    expect(readThread(doc, thread)!.anchor).toMatchObject({ quote: 'fiets' });
    expect(threadIds(doc)).toContain(thread);
  });
  it('is an orphan while its card is in the bin, and here again when it is back', () => {
    const { commands, card, place } = aThread();
    commands.setStatus([card], 'rejected');
    expect(place().state).toBe('orphan');
    commands.setStatus([card], 'proposal');
    expect(place().state).toBe('here');
  });
  it('is not made on nothing', () => {
    const { doc, card } = aThread();
    expect(textAnchor(doc, `${card}.text`, 3, 3)).toBeUndefined();
    expect(textAnchor(doc, `${card}.text`, 2, 3)).toBeUndefined();
    expect(textAnchor(doc, 'nobody.text', 0, 1)).toBeUndefined();
  });
  it.each<[string, unknown]>([
    ['no base64', { kind: 'text', id: 'x.text', range: { start: '%%', end: '%%' }, quote: 'q' }],
    ['no position', { kind: 'text', id: 'compass.mission', range: { start: '', end: 'AAAA' }, quote: 'q' }],
    ['nowhere', { kind: 'text', id: 'compass.mission', range: { start: 'Aw==', end: 'Aw==' }, quote: 'q' }],
    ['at a root', { kind: 'text', id: 'compass.mission', range: { start: 'AQN4eXo=', end: 'AQN4eXo=' }, quote: 'q' }],
  ])('that is broken (%s) is an orphan, not a fault', (_name, anchor) => {
    const { doc } = desk();
    expect(placeOfAnchor(doc, anchor as Anchor).state).toBe('orphan');
    expect(doc.share.has('xyz')).toBe(false);
  });
});

describe('comments', () => {
  it('of two people at once are all there, in the same order for both', () => {
    const [ada, ben] = twoDesks();
    const thread = ada.commands.openThread({ kind: 'block', id: 'arena' }, 'one');
    meet(ada, ben);
    ada.commands.reply(thread, 'two');
    ben.commands.reply(thread, 'three');
    meet(ada, ben);
    expect(
      commentsOf(ada.doc, thread)
        .map((c) => c.body)
        .sort(),
    ).toEqual(['one', 'three', 'two']);
    expect(commentsOf(ben.doc, thread)).toEqual(commentsOf(ada.doc, thread));
  });
  it('leave a stub when deleted while replies exist, and go with the last', () => {
    const { doc, commands } = desk();
    const thread = commands.openThread({ kind: 'block', id: 'arena' }, 'one');
    const reply = commands.reply(thread, 'two');
    commands.deleteComment(commentsOf(doc, thread)[0]!.id);
    expect(commentsOf(doc, thread)).toMatchObject([{ deleted: true, body: '' }, { body: 'two' }]);
    expect(threadIds(doc)).toEqual([thread]);
    commands.deleteComment(reply);
    expect(commentsOf(doc, thread)).toEqual([]);
    expect(threadIds(doc)).toEqual([]);
  });
  it('once deleted cannot be edited back', () => {
    const { doc, commands } = desk();
    const thread = commands.openThread({ kind: 'block', id: 'arena' }, 'one');
    commands.reply(thread, 'two');
    const first = commentsOf(doc, thread)[0]!.id;
    commands.deleteComment(first);
    commands.editComment(first, 'back');
    expect(commentsOf(doc, thread)[0]).toMatchObject({ deleted: true, body: '' });
  });
  it('say when they were edited', () => {
    const { doc, commands } = desk();
    const thread = commands.openThread({ kind: 'block', id: 'arena' }, 'one');
    commands.editComment(commentsOf(doc, thread)[0]!.id, 'uno');
    expect(commentsOf(doc, thread)[0]).toMatchObject({
      body: 'uno',
      editedAt: expect.stringMatching(/^2026-/u) as string,
    });
  });
  it('are left alone by undo', () => {
    const { doc, commands } = desk();
    const thread = commands.openThread({ kind: 'block', id: 'arena' }, 'one');
    expect(commands.undo()).toBe('nothing');
    expect(threadIds(doc)).toEqual([thread]);
  });
});

it('a thread is open until it is resolved, and can be reopened', () => {
  const { doc, commands } = desk();
  const thread = commands.openThread({ kind: 'facet', id: 'arena.context' }, 'one');
  expect(threadState(doc, thread).state).toBe('open');
  commands.resolve(thread, true);
  expect(threadState(doc, thread)).toMatchObject({ state: 'resolved', by: 'u1' });
  commands.resolve(thread, false);
  expect(threadState(doc, thread).state).toBe('open');
});
it('a broken thread is not shown', () => {
  const { doc } = desk();
  root(doc, 'threads').set('t', { anchor: { kind: 'facet', id: 'nowhere' } });
  root(doc, 'threads').set('u', 'nonsense');
  root(doc, 'comments').set('c', { thread: 't', by: 'x', body: 'y', at: 'z' });
  expect(threadIds(doc)).toEqual([]);
  expect(Y.encodeStateAsUpdate(doc).length).toBeGreaterThan(0);
});
