// What a rule sees of a change to one key of a root, and the table that gives each root its rule.
import type { Root } from '../document/roots.ts';
import type { AccessRole } from './roles.ts';
import { cardsRule } from './cards.ts';
import { commentsRule } from './comments.ts';
import { compassRule } from './compass.ts';
import { missionReadRule } from './mission-read.ts';
import { reactionsRule } from './reactions.ts';
import { threadStatesRule } from './thread-states.ts';
import { threadsRule } from './threads.ts';

/** A nested shared type (a card, a text). Rules judge that it is there, not what is in it. */
export const NESTED = Symbol('nested');
/** The value of a key: plain JSON, NESTED, or undefined when the key is not there. */
export type Value = unknown;

/** A change of one key directly under a root. A removal has no `after`. */
export interface Change {
  readonly root: Root;
  readonly key: string;
  readonly before: Value;
  readonly after: Value;
}
export interface Asker {
  readonly person: string;
  readonly role: AccessRole;
  /** The value of another key as it will be after the update. */
  readonly look: (root: Root, key: string) => Value;
}
/** A pure rule of one root: undefined = fine, or why not. That the role may write the root at all has been checked. */
export type Rule = (change: Change, asker: Asker) => string | undefined;

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
