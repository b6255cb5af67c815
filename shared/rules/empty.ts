// Who may leave a facet empty on purpose, or mute a finding: everybody who edits, with a reason and in their own name.
import { isFuture, isInstant, isLong } from './limits.ts';
import { record } from './record.ts';
import type { Asker, Change, Rule } from './change.ts';

export const reasonedRule: Rule = (change, asker) => {
  // Anybody who edits may take the mark away: a card that is added there does.
  if (change.after === undefined) return undefined;
  const is = record(change.after);
  if (!isLong(is?.get('reason'))) return 'a mark has a reason';
  // What was stored before times were asked for may come back with an undo.
  if (!isInstant(is.get('at')) && !isPutBack(is, change)) return 'a mark has a time';
  if (isFuture(is.get('at'), asker.now)) return 'a mark is not from the future';
  return inOwnName(is, change, asker) ? undefined : 'a mark is made in one’s own name';
};
/** Is it signed by whoever writes it, or put back as a colleague had written it here? */
export function inOwnName(is: ReadonlyMap<string, unknown>, change: Change, { person }: Asker): boolean {
  return is.get('by') === person || isPutBack(is, change);
}
/** Undo puts back what a colleague had marked: the same words, under the clientID of whoever undoes. */
function isPutBack(is: ReadonlyMap<string, unknown>, { former }: Change): boolean {
  return former?.().some((value) => same(record(value), is)) ?? false;
}
function same(one: ReadonlyMap<string, unknown> | undefined, other: ReadonlyMap<string, unknown>): boolean {
  return one?.size === other.size && [...other].every(([key, value]) => one.get(key) === value);
}
