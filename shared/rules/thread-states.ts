// Who may resolve and reopen a thread: whoever opened it, and everybody who edits the canvas.
import { isFuture, isInstant } from './limits.ts';
import { record } from './record.ts';
import { rightsOf } from './roles.ts';
import type { Rule } from './change.ts';

export const threadStatesRule: Rule = ({ key, after }, { person, role, now, look }) => {
  if (after === undefined) return 'a thread is reopened, its state never removed';
  const is = record(after);
  if (is?.get('by') !== person) return 'a thread is resolved in one’s own name';
  const state = is.get('state');
  if (state !== 'open' && state !== 'resolved') return 'a thread is open or resolved';
  if (!isInstant(is.get('at'))) return 'a thread is resolved at a time';
  if (isFuture(is.get('at'), now)) return 'a thread is not resolved in the future';
  if (rightsOf(role).edit) return undefined;
  return record(look('threads', key))?.get('by') === person
    ? undefined
    : 'a thread is resolved by whoever opened it and by editors';
};
