// Promise: whatever is changed of a locked block is refused, whoever asks, and nobody is called hostile for it; whoever works
// with the product's own commands is never refused, for these look first.
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { linkCards, unlinkCards } from '../../client/board/link-actions.ts';
import { guard } from '../../client/facilitate/guard.ts';
import { commandsOn } from '../../client/session/commands.ts';
import type { Canvas } from '../../client/session/contexts.ts';
import { learn } from '../../client/words/words.ts';
import { makeCard } from '../../shared/document/card-changes.ts';
import { lockKey } from '../../shared/document/session.ts';
import { declareRoots, root } from '../../shared/document/roots.ts';
import { ownUndo } from '../../shared/document/undo.ts';
import { LOCK_GRACE_MS } from '../../shared/rules/locks.ts';
import type { BlockId } from '../../shared/template/canvas-template.ts';
import { CLOSE } from '../../shared/wire/close-codes.ts';
import { AT, canvas, cardOf, changed, ME, NOW, SERVER, verdict, wordsOf } from './judge-canvas.ts';

const LATER = NOW + LOCK_GRACE_MS + 1;
function lock(doc: Y.Doc, block: BlockId): void {
  root(doc, 'session').set(lockKey(block), { by: 'anna', at: AT });
}
/** Both cards of the canvas are in LICENCE; a third, `r`, is in RESOURCES, and a role stands on par. */
function unlocked(): Y.Doc {
  const doc = canvas();
  doc.clientID = SERVER;
  const maker = { person: 'anna', at: AT, random: () => 0.5 };
  makeCard(doc, 'r', 'resources.company', maker);
  makeCard(doc, 'bin', 'licence.customers', maker);
  // Cards are born in the bin.
  for (const id of ['c', 'd', 'r']) cardOf(doc, id).set('status', 'proposal');
  cardOf(doc, 'c').set('place', 'licence.customers|a0');
  root(doc, 'stances').set('steward', 'parity');
  root(doc, 'choice').set('leadRole', 'magician');
  root(doc, 'empty').set('licence.owners', { reason: 'Niet nu', by: 'mallory', at: AT });
  return doc;
}
function locked(...blocks: BlockId[]): Y.Doc {
  const doc = unlocked();
  blocks.forEach((block) => lock(doc, block));
  return doc;
}
type Made = (doc: Y.Doc) => void;
/** By hand, without asking anything. */
const byHand: Readonly<Record<string, readonly [BlockId, Made]>> = {
  'a letter of its text': ['licence', (doc) => wordsOf(doc).insert(0, 'x')],
  'a word taken out': ['licence', (doc) => wordsOf(doc).delete(0, 2)],
  'its status': ['licence', (doc) => cardOf(doc).set('status', 'rejected')],
  'a card out of the bin': ['licence', (doc) => cardOf(doc, 'bin').set('status', 'proposal')],
  'a field that goes': ['licence', (doc) => cardOf(doc).delete('status')],
  'a tag': ['licence', (doc) => cardOf(doc).set('side', 'progress')],
  'a link to another card': ['licence', (doc) => linksOf(doc, 'c').set('enables:d', true)],
  'a choice looked at again': ['licence', (doc) => cardOf(doc).set('seen:d', { mark: 'x', by: 'mallory', at: AT })],
  'its place, out of the block': ['licence', (doc) => cardOf(doc).set('place', 'arena.context|a0')],
  'its place, to beside the blocks': ['licence', (doc) => cardOf(doc).set('place', 'parked|a0')],
  'its place, into the block': ['arena', (doc) => cardOf(doc).set('place', 'arena.context|a0')],
  'a new card': [
    'licence',
    (doc) => makeCard(doc, 'e', 'licence.owners', { person: 'mallory', at: AT, random: () => 0.5 }),
  ],
  'a facet left empty on purpose': [
    'arena',
    (doc) => root(doc, 'empty').set('arena.context', { reason: 'x', by: 'mallory', at: AT }),
  ],
  'such a mark taken away': ['licence', (doc) => root(doc, 'empty').delete('licence.owners')],
  'the lead role': ['proposition', (doc) => root(doc, 'choice').set('leadRole', 'steward')],
  'the lead role given up': ['proposition', (doc) => root(doc, 'choice').delete('leadRole')],
  'a stance': ['proposition', (doc) => root(doc, 'stances').set('inventor', 'off')],
  'a stance taken back': ['proposition', (doc) => root(doc, 'stances').delete('steward')],
};
function linksOf(doc: Y.Doc, card: string): Y.Map<unknown> {
  return cardOf(doc, card).get('links') as Y.Map<unknown>;
}

describe.each(Object.entries(byHand))('by hand, %s', (_, [block, change]) => {
  test('is refused in a locked block', () => {
    const doc = locked(block);
    const said = verdict(changed(doc, change), doc, { now: LATER });
    expect(said).toMatchObject({
      kind: 'refuse',
      code: CLOSE.forbidden,
      reason: `${block} is locked`,
      hostile: false,
    });
  });
  test('is taken while what was typed before the lock may still arrive, and where that block is not locked', () => {
    const doc = locked(block);
    expect(verdict(changed(doc, change), doc, { now: NOW + LOCK_GRACE_MS }).kind).toBe('accept');
    const open = locked('resources');
    expect(verdict(changed(open, change), open, { now: LATER }).kind).toBe('accept');
  });
});

test.each<[string, Made]>([
  ['a card moves elsewhere', (doc) => cardOf(doc).set('place', 'licence.owners|a0')],
  ['a link to a card of it', (doc) => linksOf(doc, 'd').set('enables:r', true)],
  ['a level of the ledger', (doc) => root(doc, 'ledger').set('customers.now.progress', 4)],
  [
    'what is said of it',
    (doc) =>
      root(doc, 'threads').set('t', { anchor: { kind: 'card', id: 'r' }, kind: 'question', by: 'mallory', at: AT }),
  ],
])('no change of a locked block: %s', (_, change) => {
  const doc = locked('resources');
  expect(verdict(changed(doc, change), doc, { now: LATER }).kind).toBe('accept');
});

/** Somebody at a canvas in the browser: what they write, and what they hear. */
function person(server: Y.Doc): { canvas: Canvas; heard: unknown[]; wrote: Uint8Array[]; guarded: () => void } {
  const doc = declareRoots(new Y.Doc());
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(server));
  doc.clientID = ME;
  const wrote: Uint8Array[] = [];
  const heard: unknown[] = [];
  doc.on('update', (update: Uint8Array, origin: unknown) => {
    if (origin !== 'server') wrote.push(update);
  });
  const undo = ownUndo(doc);
  let ids = 0;
  const env = { person: 'mallory', now: () => new Date(NOW), random: () => 0.37, newId: () => `new-${ids++}` };
  const canvas = { doc, undo, me: { id: 'mallory', name: 'M' }, commands: commandsOn(doc, undo, env) } as Canvas;
  return { canvas, heard, wrote, guarded: () => guard(canvas, (...what) => heard.push(what)) };
}
const say = await learn('nl');
type Does = (canvas: Canvas) => void;
const acting = (canvas: Canvas) => ({ from: new EventTarget(), canvas, say });
const byCommand: Readonly<Record<string, readonly [BlockId, Does]>> = {
  'adds a card': ['licence', ({ commands }) => commands.addCard('licence.owners', { text: 'x' })],
  'copies a card': ['licence', ({ commands }) => commands.duplicate(['c'])],
  'moves cards out': ['licence', ({ commands }) => commands.move(['c', 'd'], 'arena.context', null)],
  'moves a card in': ['licence', ({ commands }) => commands.move(['r'], 'licence.owners', null)],
  'moves a card up': ['licence', ({ commands }) => commands.nudge('d', 'up')],
  'moves a card in by key': ['proposition', ({ commands }) => commands.nudge('r', 'previous-facet')],
  'bins one of several': ['licence', ({ commands }) => commands.setStatus(['r', 'c'], 'rejected')],
  'puts a card back': ['licence', ({ commands }) => commands.setStatus(['bin'], 'proposal')],
  'says who and when': ['licence', ({ commands }) => commands.setFields('c', { owner: 'anna' })],
  'tags a card': ['licence', ({ commands }) => commands.setTag('c', 'side', 'progress')],
  'links a card': ['licence', (canvas) => linkCards(acting(canvas), 'c', { type: 'enables', way: 'out', other: 'r' })],
  'links a card from its other end': [
    'resources',
    (canvas) => linkCards(acting(canvas), 'c', { type: 'benefits', way: 'in', other: 'r' }),
  ],
  'takes a link away': [
    'resources',
    (canvas) => unlinkCards(acting(canvas), 'r', { type: 'benefits', way: 'out', other: 'c' }),
  ],
  'chooses the lead': ['proposition', ({ commands }) => commands.setStance('steward', 'lead')],
  'gives a stance up': ['proposition', ({ commands }) => commands.setStance('steward', undefined)],
  'leaves a facet empty': ['arena', ({ commands }) => commands.setEmpty('arena.context', 'x')],
  'fills it after all': ['licence', ({ commands }) => commands.setEmpty('licence.owners', undefined)],
};
function withLink(): Y.Doc {
  const doc = unlocked();
  linksOf(doc, 'r').set('benefits:c', true);
  return doc;
}

describe.each(Object.entries(byCommand))('whoever %s', (_, [block, does]) => {
  const told = [[block, false]];
  test('writes nothing in a locked block, and hears why; without looking the server would refuse it', () => {
    const server = withLink();
    lock(server, block);
    const rash = person(server);
    does(rash.canvas);
    expect(rash.wrote.length).toBeGreaterThan(0);
    expect(verdict(Y.mergeUpdates(rash.wrote), server, { now: LATER }).kind).toBe('refuse');
    const honest = person(server);
    honest.guarded();
    does(honest.canvas);
    expect([honest.wrote, honest.heard]).toEqual([[], told]);
  });
  test('undoes it only in an open block: the step stays, whatever comes between', () => {
    const server = withLink();
    const { canvas, heard, wrote, guarded } = person(server);
    does(canvas);
    Y.applyUpdate(server, Y.mergeUpdates(wrote.splice(0)));
    lock(server, block);
    Y.applyUpdate(canvas.doc, Y.encodeStateAsUpdate(server), 'server');
    guarded();
    expect([canvas.commands.undo(), canvas.undo.canUndo()]).toEqual(['held', true]);
    expect([wrote, heard]).toEqual([[], [[block, true]]]);
    root(server, 'session').delete(lockKey(block));
    Y.applyUpdate(canvas.doc, Y.encodeStateAsUpdate(server), 'server');
    expect(canvas.commands.undo()).toBe('done');
    expect(verdict(Y.mergeUpdates(wrote), server, { now: LATER }).kind).toBe('accept');
    Y.applyUpdate(server, Y.mergeUpdates(wrote.splice(0)));
    lock(server, block);
    Y.applyUpdate(canvas.doc, Y.encodeStateAsUpdate(server), 'server');
    expect([canvas.commands.redo(), wrote]).toEqual(['held', []]);
  });
});

test('a word typed before the lock is not undone after it', () => {
  const server = unlocked();
  const { canvas, wrote, guarded } = person(server);
  canvas.undo.gesture(() => wordsOf(canvas.doc).insert(0, 'Altijd '));
  Y.applyUpdate(server, Y.mergeUpdates(wrote.splice(0)));
  lock(server, 'licence');
  Y.applyUpdate(canvas.doc, Y.encodeStateAsUpdate(server), 'server');
  guarded();
  expect([canvas.commands.undo(), wrote]).toEqual(['held', []]);
});
test('a step elsewhere is undone as ever, also by whoever has a step in a locked block before it', () => {
  const { canvas, heard, wrote, guarded } = person(locked('arena'));
  guarded();
  canvas.commands.move(['c'], 'licence.owners', null);
  canvas.commands.setStance('steward', 'off');
  wrote.length = 0;
  expect([canvas.commands.undo(), canvas.commands.undo(), canvas.commands.undo()]).toEqual(['done', 'done', 'nothing']);
  expect(heard).toEqual([]);
});
