// Who may suggest a text: everybody who edits, in their own name; only its author rewords it, any editor settles it.
import { isFuture, isInstant, isLong, isShort } from './limits.ts';
import { record } from './record.ts';
import type { Rule } from './change.ts';

const WORDS = ['card', 'thread', 'text', 'base', 'by', 'at'] as const;

export const suggestionsRule: Rule = ({ before, after }, { person, now }) => {
  if (after === undefined) return 'a suggestion is settled, never removed';
  const is = record(after);
  if (!isShort(is?.get('card')) || !isLong(is.get('text'))) return 'a suggestion is a text for a card';
  const was = record(before);
  if (!isInstant(is.get('at')) && (!was || was.get('at') !== is.get('at'))) return 'a suggestion has a time';
  if (isFuture(is.get('at'), now)) return 'a suggestion is not from the future';
  if (!was) return is.get('by') === person ? undefined : 'a suggestion is made in one’s own name';
  if (WORDS.every((word) => was.get(word) === is.get(word))) return undefined;
  return was.get('by') === person && is.get('by') === person ? undefined : 'only its author rewords a suggestion';
};
