// Who may choose the lead role, the stances and the levels of the ledger: everybody who edits; each is one small value.
import { isShort } from './limits.ts';
import type { Rule } from './change.ts';

export const choiceRule: Rule = ({ after }) =>
  after === undefined || isShort(after) ? undefined : 'a choice is a short text';

export const ledgerRule: Rule = ({ after }) =>
  after === undefined || (typeof after === 'number' && after >= 0 && after <= 10)
    ? undefined
    : 'a level is a number from 0 to 10';
