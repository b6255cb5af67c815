// Who may open a thread: everybody in the discussion, in their own name; an open thread never changes.
import { record } from './record.ts';
import type { Rule } from './change.ts';

export const threadsRule: Rule = ({ before, after }, { person }) => {
  if (before !== undefined || after === undefined) return 'a thread never changes';
  return record(after)?.get('by') === person ? undefined : 'a thread is opened in one’s own name';
};
