// The table that gives each root its rule, and the question the server and the client both ask of it.
import type { Root } from '../document/roots.ts';
import { cardsRule } from './cards.ts';
import { NESTED } from './change.ts';
import type { Asker, Change, Rule } from './change.ts';
import { commentsRule } from './comments.ts';
import { compassRule } from './compass.ts';
import { missionReadRule } from './mission-read.ts';
import { reactionsRule } from './reactions.ts';
import { threadStatesRule } from './thread-states.ts';
import { threadsRule } from './threads.ts';

/** Roots without a rule of their own hold plain values that everybody with the right may set and clear. */
const RULES: Partial<Record<Root, Rule>> = {
  cards: cardsRule,
  comments: commentsRule,
  compass: compassRule,
  missionRead: missionReadRule,
  reactions: reactionsRule,
  threads: threadsRule,
  threadStates: threadStatesRule,
};
/** Roots whose keys may hold shared types; everywhere else a value is plain JSON, replaced whole. */
const WITH_NESTED: readonly Root[] = ['cards', 'compass', 'mirror', 'actions', 'suggestions', 'muted'];

/** Why this change is not this person's to make, or undefined. */
export function against(change: Change, asker: Asker): string | undefined {
  if (change.after === NESTED && !WITH_NESTED.includes(change.root)) return `${change.root} holds plain values only`;
  return RULES[change.root]?.(change, asker);
}
