// The table that gives each root its rule, and the question the server and the client both ask of it.
import type { Root } from '../document/roots.ts';
import { cardsRule } from './cards.ts';
import { isNested } from './change.ts';
import type { Asker, Change, Rule } from './change.ts';
import { choiceRule, ledgerRule, stanceRule } from './choices.ts';
import { commentsRule } from './comments.ts';
import { compassRule } from './compass.ts';
import { reasonedRule } from './empty.ts';
import { isTooLarge, KEY_CHARS } from './limits.ts';
import { metaRule } from './meta.ts';
import { missionReadRule } from './mission-read.ts';
import { reactionsRule } from './reactions.ts';
import { rowsRule } from './rows.ts';
import { suggestionsRule } from './suggestions.ts';
import { threadStatesRule } from './thread-states.ts';
import { threadsRule } from './threads.ts';

/** No role writes these (`WRITABLE`), so nobody asks; should one ever, the answer is no. */
const serverRule: Rule = () => 'only the server writes here';

const RULES: Readonly<Record<Root, Rule>> = {
  meta: metaRule,
  compass: compassRule,
  missionRead: missionReadRule,
  cards: cardsRule,
  choice: choiceRule,
  stances: stanceRule,
  empty: reasonedRule,
  ledger: ledgerRule,
  threads: threadsRule,
  comments: commentsRule,
  threadStates: threadStatesRule,
  reactions: reactionsRule,
  mirror: rowsRule,
  actions: rowsRule,
  rounds: serverRule,
  muted: reasonedRule,
  session: serverRule,
  suggestions: suggestionsRule,
};
/** Roots whose keys may hold shared types; everywhere else a value is plain JSON, replaced whole. */
const WITH_NESTED: readonly Root[] = ['cards', 'compass', 'mirror', 'actions'];

/** Why this change is not this person's to make, or undefined. */
export function against(change: Change, asker: Asker): string | undefined {
  if (isNested(change.after) && !WITH_NESTED.includes(change.root)) return `${change.root} holds plain values only`;
  if ((change.item ?? change.field ?? change.key).length > KEY_CHARS) return 'a key is too long';
  return RULES[change.root](change, asker);
}
/** Why this value is too much for one key, or undefined. Unlike a rule this is about size only: nothing is forged. */
export function tooLarge(change: Change): string | undefined {
  return isTooLarge(change.after) ? 'a value is too large' : undefined;
}
