// Who may choose the lead role, the stances and the levels of the ledger: everybody who edits; each is one small value.
import { isLevelKey, LEVEL_MAX } from '../judge/ledger.ts';
import { isShort } from './limits.ts';
import type { Rule } from './change.ts';

export const choiceRule: Rule = ({ after }) =>
  after === undefined || isShort(after) ? undefined : 'a choice is a short text';

/** The lead has a register of its own, of which there is one: as a stance it could stand beside another. */
export const stanceRule: Rule = (change, asker) =>
  change.after === 'lead' ? 'the lead is chosen, never a stance' : choiceRule(change, asker);

export const ledgerRule: Rule = ({ key, after }) => {
  if (after === undefined) return undefined;
  if (!isLevelKey(key)) return 'a level is of a party, now or then, what it puts in or gets on with';
  // Nobody knows, and it is known who said so.
  if (after === null) return undefined;
  return Number.isInteger(after) && Number(after) >= 0 && Number(after) <= LEVEL_MAX
    ? undefined
    : `a level is a whole number from 0 to ${LEVEL_MAX}`;
};
