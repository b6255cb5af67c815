// Who may say that a linked choice was looked at (a card's field `seen:<card>`): everybody who edits, in their own name.
import { isFuture, isInstant, isShort } from './limits.ts';
import { inOwnName } from './empty.ts';
import { record } from './record.ts';
import type { Rule } from './change.ts';

export const lookRule: Rule = (change, asker) => {
  if (change.after === undefined) return undefined;
  const is = record(change.after);
  if (!isShort(is?.get('mark'))) return 'a look says what was seen';
  if (!isInstant(is.get('at'))) return 'a look has a time';
  if (isFuture(is.get('at'), asker.now)) return 'a look is not from the future';
  return inOwnName(is, change, asker) ? undefined : 'a look is made in one’s own name';
};
