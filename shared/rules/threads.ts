// Who may open a thread: everybody in the discussion, in their own name; an open thread never changes.
import { isId } from '../document/ids.ts';
import { isFuture, isInstant, isLong, isShort } from './limits.ts';
import { record } from './record.ts';
import type { Rule } from './change.ts';

export const threadsRule: Rule = ({ key, before, after }, { person, now }) => {
  if (before !== undefined || after === undefined) return 'a thread never changes';
  if (!isId(key)) return 'a thread has an id';
  const is = record(after);
  if (is?.get('by') !== person) return 'a thread is opened in one’s own name';
  const anchor = record(is.get('anchor'));
  if (!isShort(anchor?.get('kind')) || !isShort(anchor.get('id'))) return 'a thread is about something';
  if (anchor.get('quote') !== undefined && !isLong(anchor.get('quote'))) return 'a thread quotes a text';
  if (!isInstant(is.get('at'))) return 'a thread has a time';
  return isFuture(is.get('at'), now) ? 'a thread is not from the future' : undefined;
};
