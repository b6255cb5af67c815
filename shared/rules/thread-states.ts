// Who may resolve and reopen a thread: whoever opened it, and everybody who edits the canvas.
import { record } from './record.ts';
import { rightsOf } from './roles.ts';
import type { Rule } from './change.ts';

export const threadStatesRule: Rule = ({ key, after }, { person, role, look }) => {
  if (after === undefined) return 'a thread is reopened, its state never removed';
  if (record(after)?.get('by') !== person) return 'a thread is resolved in one’s own name';
  if (rightsOf(role).edit) return undefined;
  return record(look('threads', key))?.get('by') === person
    ? undefined
    : 'a thread is resolved by whoever opened it and by editors';
};
