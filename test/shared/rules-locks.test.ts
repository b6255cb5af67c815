// Promise: a locked block keeps its cards, wherever they come from or go to, once what was on its way has arrived.
import { expect, test } from 'vitest';
import { blockOfPlace, LOCK_GRACE_MS, lockedAgainst } from '../../shared/rules/locks.ts';
import { FACET_IDS, blockOfFacet } from '../../shared/template/canvas-template.ts';

const arenaSince = (at: number) => (block: string) => (block === 'arena' ? at : undefined);

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
  for (const places of [
    [undefined, inside],
    [inside, inside],
    [inside, outside],
    [outside, inside],
  ])
    expect(lockedAgainst(places, arenaSince(0), now)).toBe('arena');
  for (const places of [[outside, outside], [undefined, outside], ['parked|a0', 'parked|a1'], []])
    expect(lockedAgainst(places, arenaSince(0), now)).toBeUndefined();
});

test('what was typed when the block was locked may still arrive; a lock without a time keeps nothing', () => {
  const places = ['arena.customers|a0'];
  expect(lockedAgainst(places, arenaSince(0), LOCK_GRACE_MS)).toBeUndefined();
  expect(lockedAgainst(places, arenaSince(0), LOCK_GRACE_MS + 1)).toBe('arena');
  expect(lockedAgainst(places, arenaSince(NaN), 1e15)).toBeUndefined();
});
