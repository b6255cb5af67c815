// Who may write down why a card was decided (its field `decision`): everybody who edits, in short texts and their own name.
import { isIsoDate } from '../document/compass.ts';
import { DECISION_TEXTS } from '../document/decisions.ts';
import { inOwnName } from './empty.ts';
import { isFuture, isInstant, isShort } from './limits.ts';
import { record } from './record.ts';
import type { Rule } from './change.ts';

export const decisionRule: Rule = (change, asker) => {
  if (change.after === undefined) return undefined;
  const is = record(change.after);
  if (!isInstant(is?.get('at'))) return 'a decision has a time';
  if (isFuture(is.get('at'), asker.now)) return 'a decision is not from the future';
  const revisit = is.get('revisit');
  if (revisit !== undefined && (typeof revisit !== 'string' || !isIsoDate(revisit)))
    return 'a decision is looked at again on a date';
  if (DECISION_TEXTS.some((key) => is.has(key) && !isShort(is.get(key)))) return 'a decision is told in short texts';
  return inOwnName(is, change, asker) ? undefined : 'a decision is written down in one’s own name';
};
