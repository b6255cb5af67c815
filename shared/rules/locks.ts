// What a locked block keeps as it is: its cards, whoever asks. The discussion about them goes on.
import { BLOCK_IDS } from '../template/canvas-template.ts';
import type { BlockId } from '../template/canvas-template.ts';

/** What was typed when a block was locked is on its way still: for this long it is taken. Milliseconds. */
export const LOCK_GRACE_MS = 15_000;

/** The block a card's place (`facet|order`) is in. */
export function blockOfPlace(place: string): BlockId | undefined {
  return BLOCK_IDS.find((block) => place.startsWith(`${block}.`));
}
/**
 * The locked block this change of a card touches, or undefined. `lockedAt`: since when a block is locked, in
 * milliseconds since 1970.
 */
export function lockedAgainst(
  places: readonly (string | undefined)[],
  lockedAt: (block: BlockId) => number | undefined,
  now: number,
): BlockId | undefined {
  for (const place of places) {
    const block = place === undefined ? undefined : blockOfPlace(place);
    const since = block && lockedAt(block);
    if (since !== undefined && now > since + LOCK_GRACE_MS) return block;
  }
  return undefined;
}
