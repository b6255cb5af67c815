// Who may add or remove a card: everybody who edits adds; nobody removes or replaces, because a card goes to the bin.
import { NESTED } from './change.ts';
import type { Rule } from './change.ts';

export const cardsRule: Rule = ({ before, after }) => {
  if (after === undefined) return 'a card is put in the bin, never removed';
  if (after !== NESTED) return 'a card is a map';
  return before === undefined ? undefined : 'a card is changed, never replaced';
};
