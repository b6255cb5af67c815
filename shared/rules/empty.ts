// Who may leave a facet empty on purpose, or mute a finding: everybody who edits, with a reason and in their own name.
import { isFuture, isLong } from './limits.ts';
import { record } from './record.ts';
import type { Rule } from './change.ts';

export const reasonedRule: Rule = ({ after, former }, { person, now }) => {
  // Anybody who edits may take the mark away: a card that is added there does.
  if (after === undefined) return undefined;
  const is = record(after);
  if (!isLong(is?.get('reason'))) return 'a mark has a reason';
  if (isFuture(is.get('at'), now)) return 'a mark is not from the future';
  if (is.get('by') === person) return undefined;
  // Undo puts back what a colleague had marked: the same words, under the clientID of whoever undoes.
  const again = former?.().some((value) => same(record(value), is)) ?? false;
  return again ? undefined : 'a mark is made in one’s own name';
};
function same(one: ReadonlyMap<string, unknown> | undefined, other: ReadonlyMap<string, unknown>): boolean {
  return one?.size === other.size && [...other].every(([key, value]) => one.get(key) === value);
}
