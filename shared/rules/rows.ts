// Who may write the rows of mirror and actions: everybody who edits; a row is a plain value or a map of plain values.
import { isNested, TEXT } from './change.ts';
import type { Rule } from './change.ts';

export const rowsRule: Rule = ({ field, after }) => {
  if (after === TEXT || (field !== undefined && isNested(after))) return 'a row holds plain values';
  return undefined;
};
