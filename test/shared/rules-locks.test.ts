// Promise: a locked block keeps what is its own, wherever it comes from or goes to, once what was on its way has arrived.
import { expect, test } from 'vitest';
import { ROOTS } from '../../shared/document/roots.ts';
import { blockOfPlace, blocksOf, LOCK_GRACE_MS, lockedAgainst } from '../../shared/rules/locks.ts';
import { FACET_IDS, blockOfFacet } from '../../shared/template/canvas-template.ts';

const since = (at: number, locked: string) => (block: string) => (block === locked ? at : undefined);
const moved = (...places: (string | undefined)[]) => ({ root: 'cards', key: 'c', places }) as const;

test('every facet’s place is in its block, and a place outside the blocks in none', () => {
  for (const facet of FACET_IDS) expect(blockOfPlace(`${facet}|a0`)).toBe(blockOfFacet(facet).id);
  expect([blockOfPlace('parked|a0'), blockOfPlace(''), blockOfPlace('arenas.customers|a0')]).toEqual([
    undefined,
    undefined,
    undefined,
  ]);
});

test('into a locked block, within it and out of it: each is against the lock; elsewhere nothing is', () => {
  const now = LOCK_GRACE_MS + 1;
  const [inside, outside] = ['arena.customers|a0', 'licence.owners|a0'];
  for (const change of [
    moved(undefined, inside),
    moved(inside, inside),
    moved(inside, outside),
    moved(outside, inside),
  ])
    expect(lockedAgainst(change, since(0, 'arena'), now)).toBe('arena');
  for (const change of [moved(outside, outside), moved(undefined, outside), moved('parked|a0', 'parked|a1'), moved()])
    expect(lockedAgainst(change, since(0, 'arena'), now)).toBeUndefined();
});

test('a reason to be empty is its facet’s, the roles are PROPOSITION’s; talk, rounds and levels are no block’s', () => {
  expect(blocksOf({ root: 'empty', key: 'arena.context' })).toEqual(['arena']);
  expect(blocksOf({ root: 'empty', key: 'purpose:branding' })).toEqual([undefined]);
  for (const root of ['choice', 'stances'] as const)
    expect(blocksOf({ root, key: 'steward' })).toEqual(['proposition']);
  for (const root of ROOTS)
    if (!['cards', 'empty', 'choice', 'stances'].includes(root))
      expect(blocksOf({ root, key: 'licence.owners', places: ['licence.owners|a0'] })).toEqual([]);
});

test('what was typed when the block was locked may still arrive; a lock without a time keeps nothing', () => {
  const change = moved('arena.customers|a0');
  expect(lockedAgainst(change, since(0, 'arena'), LOCK_GRACE_MS)).toBeUndefined();
  expect(lockedAgainst(change, since(0, 'arena'), LOCK_GRACE_MS + 1)).toBe('arena');
  expect(lockedAgainst(change, since(NaN, 'arena'), 1e15)).toBeUndefined();
});
