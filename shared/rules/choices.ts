// Who may choose the lead role, the stances and the levels of the ledger: everybody who edits; each is one small value.
import { isShort } from './limits.ts';
import type { Rule } from './change.ts';

export const choiceRule: Rule = ({ after }) =>
  after === undefined || isShort(after) ? undefined : 'a choice is a short text';

export const ledgerRule: Rule = ({ after }) =>
  after === undefined || (Number.isInteger(after) && Number(after) >= 0 && Number(after) <= 10)
    ? undefined
    : 'a level is a whole number from 0 to 10';
