// What a locked block keeps as it is, whoever asks: its cards, its roles, its reasons to be empty. Talk and judgement go on.
import type { Root } from '../document/roots.ts';
import { BLOCK_IDS } from '../template/canvas-template.ts';
import type { BlockId } from '../template/canvas-template.ts';

/** What was typed when a block was locked is on its way still: for this long it is taken. Milliseconds. */
export const LOCK_GRACE_MS = 15_000;

/** A change as far as locks are concerned. */
export interface LockedChange {
  readonly root: Root;
  /** The key under the root. */
  readonly key: string;
  /** Of a card: where it stood and where it will (`facet|order`). */
  readonly places?: readonly (string | undefined)[];
}

/** The block a card's place (`facet|order`), or a facet itself, is in. */
export function blockOfPlace(place: string): BlockId | undefined {
  return BLOCK_IDS.find((block) => place.startsWith(`${block}.`));
}
/** The blocks a change is a change of. */
export function blocksOf({ root, key, places = [] }: LockedChange): readonly (BlockId | undefined)[] {
  switch (root) {
    case 'cards':
      return places.map((place) => (place === undefined ? undefined : blockOfPlace(place)));
    case 'empty':
      return [blockOfPlace(key)];
    // Where the team wins, is at par or stays away: the roles are PROPOSITION's.
    case 'choice':
    case 'stances':
      return ['proposition'];
    default:
      return [];
  }
}
/** The locked block this is a change of, or undefined. `lockedAt`: since when, in milliseconds since 1970. */
export function lockedAgainst(
  change: LockedChange,
  lockedAt: (block: BlockId) => number | undefined,
  now: number,
): BlockId | undefined {
  for (const block of blocksOf(change)) {
    const since = block && lockedAt(block);
    if (since !== undefined && now > since + LOCK_GRACE_MS) return block;
  }
  return undefined;
}
