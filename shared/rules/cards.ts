// Who may add or change a card: everybody who edits; nobody removes one, replaces its texts or signs for somebody else.
import { isId } from '../document/ids.ts';
import { decisionRule } from './decisions.ts';
import { isFuture, isInstant, isLong, isShort } from './limits.ts';
import { lookRule } from './looks.ts';
import { MAP, TEXT } from './change.ts';
import type { Change, Rule } from './change.ts';

export const cardsRule: Rule = (change, asker) => {
  const { key, field, item, before, after } = change;
  if (field !== undefined) return item === undefined ? fieldRule(field)(change, asker) : linkRule(change);
  if (after === undefined) return 'a card is put in the bin, never removed';
  if (after !== MAP) return 'a card is a map';
  if (before !== undefined) return 'a card is changed, never replaced';
  if (!isId(key)) return 'a card has an id';
  // One that nobody has signed could be signed by whoever comes next.
  return change.inside && change.inside('createdBy') === undefined ? 'a card names who made it' : undefined;
};

const text: Rule = ({ before, after }) => {
  if (before !== undefined) return 'the text of a card is edited, never replaced or removed';
  return after === TEXT ? undefined : 'the text of a card is a rich text';
};
const links: Rule = ({ before, after }) => {
  if (before !== undefined) return 'the links of a card are changed one by one';
  return after === MAP ? undefined : 'the links of a card are a map';
};
const short: Rule = ({ field, after }) =>
  after === undefined || isShort(after) ? undefined : `${field ?? ''} is a short text`;

/** Facets of other versions of the template are let through: whoever does not know one does not show the card. */
const PLACE = /^[A-Za-z][\w.:-]{0,63}\|[A-Za-z][0-9A-Za-z]{0,299}$/u;

const FIELDS: ReadonlyMap<string, Rule> = new Map<string, Rule>([
  ['text', text],
  ['instead', text],
  ['links', links],
  [
    'place',
    ({ after }) => (typeof after === 'string' && PLACE.test(after) ? undefined : 'a card stands in a facet, in order'),
  ],
  [
    'createdBy',
    ({ before, after }, { person }) => {
      if (before !== undefined) return 'who made a card never changes';
      return after === person ? undefined : 'a card is made in one’s own name';
    },
  ],
  [
    'createdAt',
    ({ before, after }, { now }) => {
      if (before !== undefined) return 'when a card was made never changes';
      if (!isInstant(after)) return 'when a card was made is a time';
      return isFuture(after, now) ? 'a card is not made in the future' : undefined;
    },
  ],
  ['decision', decisionRule],
  ['next', ({ after }) => (after === undefined || isLong(after) ? undefined : 'the next step is a text')],
  ...['status', 'confidence', 'owner', 'due'].map((name): [string, Rule] => [name, short]),
  ...['side', 'driver', 'force', 'rival', 'stance', 'behaviour', 'horizon'].map((name): [string, Rule] => [
    name,
    short,
  ]),
]);
/** Fields of a later version are kept, as long as they are plain. */
const unknownField: Rule = ({ after }) => (after === MAP || after === TEXT ? 'a card has no such part' : undefined);

function fieldRule(field: string): Rule {
  return FIELDS.get(field) ?? (field.startsWith('seen:') ? lookRule : unknownField);
}
function linkRule({ field, after }: Change): string | undefined {
  if (field !== 'links') return 'a card has no such part';
  return after === undefined || after === true ? undefined : 'a link is true or absent';
}
