// Who may change a comment: its author alone; a deleted one stays as a stub, so nothing is ever removed.
import { isId } from '../document/ids.ts';
import { isFuture, isInstant, isLong, isShort } from './limits.ts';
import { record } from './record.ts';
import type { Rule } from './change.ts';

export const commentsRule: Rule = ({ key, before, after }, { person, now }) => {
  if (after === undefined) return 'a comment is marked deleted, never removed';
  if (!isId(key)) return 'a comment has an id';
  const is = record(after);
  if (!isShort(is?.get('thread'))) return 'a comment names its thread';
  if (is.get('by') !== person) return 'a comment is written in one’s own name';
  if (!isLong(is.get('body'))) return 'a comment is a text';
  if (!isInstant(is.get('at')) || (is.get('editedAt') !== undefined && !isInstant(is.get('editedAt'))))
    return 'a comment has a time';
  if (isFuture(is.get('at'), now) || isFuture(is.get('editedAt'), now)) return 'a comment is not from the future';
  if (before === undefined) return undefined;
  const was = record(before);
  if (was?.get('by') !== person) return 'only its author changes a comment';
  if (was.get('at') !== is.get('at')) return 'when a comment was written never changes';
  return was.get('thread') === is.get('thread') ? undefined : 'a comment stays in its thread';
};
