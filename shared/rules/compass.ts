// Who may change the compass: its texts are edited, never replaced or removed; the date is one value.
import { NESTED } from './change.ts';
import type { Rule } from './change.ts';

export const compassRule: Rule = ({ key, before }) => {
  if (before === NESTED) return `the text ${key} is edited, never replaced or removed`;
  return undefined;
};
