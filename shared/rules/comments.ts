// Who may change a comment: its author alone; a deleted one stays as a stub, so nothing is ever removed.
import { record } from './record.ts';
import type { Rule } from './change.ts';

export const commentsRule: Rule = ({ before, after }, { person }) => {
  if (after === undefined) return 'a comment is marked deleted, never removed';
  const now = record(after);
  if (typeof now?.get('thread') !== 'string') return 'a comment names its thread';
  if (now.get('by') !== person) return 'a comment is written in one’s own name';
  if (before === undefined) return undefined;
  const was = record(before);
  if (was?.get('by') !== person) return 'only its author changes a comment';
  return was.get('thread') === now.get('thread') ? undefined : 'a comment stays in its thread';
};
