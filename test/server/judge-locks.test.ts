// Promise: whatever is changed of a card in a locked block is refused, whoever asks; nobody is called hostile for it.
import { describe, expect, test } from 'vitest';
import type * as Y from 'yjs';
import { makeCard } from '../../shared/document/cards.ts';
import { lockKey } from '../../shared/document/session.ts';
import { root } from '../../shared/document/roots.ts';
import { LOCK_GRACE_MS } from '../../shared/rules/locks.ts';
import { CLOSE } from '../../shared/wire/close-codes.ts';
import { AT, canvas, cardOf, changed, NOW, SERVER, verdict, wordsOf } from './judge-canvas.ts';

const LATER = NOW + LOCK_GRACE_MS + 1;
/** Both cards of the canvas are in LICENCE. */
function locked(block: 'licence' | 'arena'): Y.Doc {
  const doc = canvas();
  doc.clientID = SERVER;
  root(doc, 'session').set(lockKey(block), { by: 'anna', at: AT });
  return doc;
}
const changes: Readonly<Record<string, (doc: Y.Doc) => void>> = {
  'a letter of its text': (doc) => wordsOf(doc).insert(0, 'x'),
  'a word taken out': (doc) => wordsOf(doc).delete(0, 2),
  'its status': (doc) => cardOf(doc).set('status', 'rejected'),
  'a field that goes': (doc) => cardOf(doc).delete('status'),
  'a link to another card': (doc) => (cardOf(doc).get('links') as Y.Map<unknown>).set('enables:d', true),
  'its place, out of the block': (doc) => cardOf(doc).set('place', 'arena.context|a0'),
  'a new card': (doc) => makeCard(doc, 'e', 'licence.owners', { person: 'mallory', at: AT, random: () => 0.5 }),
};

describe.each(Object.entries(changes))('%s', (_, change) => {
  test('is refused in a locked block', () => {
    const doc = locked('licence');
    const said = verdict(changed(doc, change), doc, { now: LATER });
    expect(said).toMatchObject({
      kind: 'refuse',
      code: CLOSE.forbidden,
      reason: 'licence is locked',
      root: 'cards',
      hostile: false,
    });
  });
  test('is taken while what was typed before the lock may still arrive, and where nothing is locked', () => {
    const doc = locked('licence');
    expect(verdict(changed(doc, change), doc, { now: NOW + LOCK_GRACE_MS }).kind).toBe('accept');
    const open = canvas();
    expect(verdict(changed(open, change), open, { now: LATER }).kind).toBe('accept');
  });
});

test('a card does not move into a locked block either', () => {
  const doc = locked('arena');
  const into = changed(doc, (copy) => cardOf(copy).set('place', 'arena.context|a0'));
  expect(verdict(into, doc, { now: LATER })).toMatchObject({ kind: 'refuse', reason: 'arena is locked' });
  const within = changed(doc, (copy) => cardOf(copy).set('place', 'licence.owners|a0'));
  expect(verdict(within, doc, { now: LATER }).kind).toBe('accept');
});
