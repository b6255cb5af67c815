// Places of discussions: what they are called, where they stand in reading order, how to go there.
import type * as Y from 'yjs';
import { cardsIn, readCard } from '../../shared/document/cards.ts';
import { plainText } from '../../shared/document/text.ts';
import { placeOfAnchor, textOf } from '../../shared/document/threads.ts';
import type { Anchor, Place } from '../../shared/document/threads.ts';
import {
  BLOCK_IDS,
  FACET_IDS,
  blockOf,
  blockOfFacet,
  facetOf,
  isBlockId,
  isFacetId,
  template,
} from '../../shared/template/canvas-template.ts';
import type { BlockId } from '../../shared/template/canvas-template.ts';
import type { Say, Target } from '../session/contexts.ts';
import { discussWords } from '../words/discuss.ts';

export type Part = BlockId | 'compass';
/** The parts of the canvas in reading order. */
export const PARTS: readonly Part[] = ['compass', ...BLOCK_IDS];
/** How much of a card's text a discussion quotes. */
const QUOTE = 200;

export function isPart(id: string): id is Part {
  return id === 'compass' || isBlockId(id);
}
/** "Propositie": the label of a block or the compass as one writes it in a sentence. */
export function partLabel(part: Part, say: Say): string {
  const label = part === 'compass' ? template.centre.label[say.lang] : blockOf(part).label[say.lang];
  return label.charAt(0) + label.slice(1).toLocaleLowerCase(say.lang);
}
/** The roman numeral of a block; the compass has none. */
export function partNumeral(part: Part): string {
  return part === 'compass' ? '' : blockOf(part).part;
}
/** The part a target lies in; undefined when it is gone. */
export function partOf(doc: Y.Doc, target: Target): Part | undefined {
  switch (target.kind) {
    case 'block':
      return target.id;
    case 'facet':
      return isFacetId(target.id) ? blockOfFacet(target.id).id : undefined;
    case 'card': {
      const card = readCard(doc, target.id);
      return card && blockOfFacet(card.facet).id;
    }
    case 'text': {
      const owner = ownerOf(target.id);
      return owner === 'compass' ? 'compass' : partOf(doc, { kind: 'card', id: owner });
    }
    default:
      return target satisfies never;
  }
}
/** What a target is called: a part, a facet, the start of a card, a compass text. */
export function targetLabel(doc: Y.Doc, target: Target, say: Say): string {
  switch (target.kind) {
    case 'block':
      return partLabel(target.id, say);
    case 'facet':
      return isFacetId(target.id) ? facetOf(target.id).label[say.lang] : '';
    case 'card': {
      const card = readCard(doc, target.id);
      if (!card) return discussWords[say.lang].formerCard;
      return cut(plainText(card.text), 40) || discussWords[say.lang].emptyCard;
    }
    case 'text': {
      const owner = ownerOf(target.id);
      if (owner === 'compass') return compassLabel(target.id, say);
      return targetLabel(doc, { kind: 'card', id: owner }, say);
    }
    default:
      return target satisfies never;
  }
}
/** Where a thread is, in words: the facet of a card, the field of the compass, else the part. */
export function placeLabel(anchor: Anchor, place: Place, say: Say): string {
  if (place.facet) {
    const label = facetOf(place.facet).label[say.lang];
    return anchor.kind === 'text' && anchor.id.endsWith('.instead')
      ? `${label}, ${discussWords[say.lang].instead}`
      : label;
  }
  if (anchor.kind === 'text' && ownerOf(anchor.id) === 'compass') return compassLabel(anchor.id, say);
  return place.block ? partLabel(place.block, say) : discussWords[say.lang].formerCard;
}
/** Where a jump from a thread leads; undefined when nothing of its place is left. */
export function targetOfThread(anchor: Anchor, place: Place): Target | undefined {
  if (place.state === 'here' && place.text)
    return { kind: 'text', id: place.text.id, from: place.text.from, to: place.text.to };
  if (place.state === 'here' && place.card) return { kind: 'card', id: place.card };
  if (place.facet) return { kind: 'facet', id: place.facet };
  if (anchor.kind === 'block') return { kind: 'block', id: anchor.id };
  return place.block && { kind: 'block', id: place.block };
}
/** What a thread quotes: the text as it was when the thread was opened. */
export function quoteOf(anchor: Anchor): string {
  return anchor.kind === 'card' || anchor.kind === 'text' ? anchor.quote : '';
}
/** An anchor on a card, with the start of its text as it is now. */
export function cardAnchor(doc: Y.Doc, id: string): Anchor | undefined {
  const card = readCard(doc, id);
  return card && { kind: 'card', id, quote: cut(plainText(card.text), QUOTE) };
}
/** The owner of a text: `compass` or a card id. */
export function ownerOf(text: string): string {
  return text.slice(0, text.lastIndexOf('.'));
}

/**
 * A number per thread that sorts by reading order: parts, facets, cards in their order, then where in the text.
 * What has no place left comes last. Made once per sorting, because the order of the cards is asked 18 times.
 */
export function readingOrder(doc: Y.Doc): (anchor: Anchor) => readonly number[] {
  const cards = new Map<string, number>();
  for (const facet of FACET_IDS) cardsIn(doc, facet).forEach((id, i) => cards.set(id, i + 1));
  const last = Number.MAX_SAFE_INTEGER;
  return (anchor) => {
    const place = placeOfAnchor(doc, anchor);
    const part = place.block ? PARTS.indexOf(place.block) : last;
    const facet = place.facet ? FACET_IDS.indexOf(place.facet) + 1 : compassField(anchor);
    // In the bin: after the cards of its facet, because there is nothing to see of it there.
    const card = place.card ? (cards.get(place.card) ?? last) : 0;
    const field = anchor.kind === 'text' ? (anchor.id.endsWith('.instead') ? 2 : 1) : 0;
    const offset = place.state === 'here' && place.text ? place.text.from : 0;
    return [part, facet, card, field, offset];
  };
}
/** Is the text this is about different from its quote, or gone? */
export function cardTextChanged(doc: Y.Doc, anchor: Anchor): boolean {
  if (anchor.kind !== 'card') return false;
  const text = textOf(doc, `${anchor.id}.text`);
  return text !== undefined && anchor.quote !== '' && cut(plainText(text), QUOTE) !== anchor.quote;
}

function compassField(anchor: Anchor): number {
  if (anchor.kind !== 'text') return 0;
  return template.centre.fields.findIndex((f) => anchor.id === `compass.${f.id}`) + 1;
}
function compassLabel(text: string, say: Say): string {
  const field = template.centre.fields.find((f) => text === `compass.${f.id}`);
  return field?.label[say.lang] ?? partLabel('compass', say);
}
function cut(text: string, length: number): string {
  const one = text.replace(/\s+/gu, ' ').trim();
  const letters = [...one];
  return letters.length <= length ? one : `${letters.slice(0, length - 1).join('')}…`;
}
