// Every change a card can undergo: made, copied, moved, and its fields.
import * as Y from 'yjs';
import { CARD_TAGS, tagAllowed } from '../template/canvas-template.ts';
import type { CardTag, FacetId } from '../template/canvas-template.ts';
import { orderBetween } from './order.ts';
import type { OrderKey } from './order.ts';
import { root } from './roots.ts';
import { richText } from './text.ts';
import { emptyText, textFromRich } from './text-made.ts';
import { cardMap, cardsIn, placeOf, placed, readCard } from './cards.ts';
import type { Card, CardLink, CardMap, CardStatus, Confidence } from './cards.ts';

/** Who makes a card, when (ISO instant), and where randomness comes from; `shared` has no clock and no dice. */
export interface Maker {
  readonly person: string;
  readonly at: string;
  readonly random: () => number;
}

/**
 * Puts a new card in the document, still in the bin. It is brought onto the board by `setStatus(…, 'proposal')` in a
 * transaction of its own: undoing that puts the card back in the bin, so an undo never deletes a card in which a
 * colleague has begun to type.
 */
export function makeCard(
  doc: Y.Doc,
  id: string,
  facet: FacetId,
  maker: Maker,
  options: { before?: string | null; text?: Y.XmlFragment; tags?: Partial<Record<CardTag, string>> } = {},
): void {
  const map: CardMap = new Y.Map();
  map.set('place', place(facet, orderFor(doc, facet, id, options.before ?? null, maker.random)));
  map.set('text', options.text ?? emptyText());
  map.set('instead', emptyText());
  map.set('status', 'rejected');
  map.set('createdBy', maker.person);
  map.set('createdAt', maker.at);
  map.set('links', new Y.Map());
  for (const [tag, value] of Object.entries(options.tags ?? {})) map.set(tag, value);
  root(doc, 'cards').set(id, map);
}

/** Copies a card's texts, tags, confidence and links into a new card after it, in the bin as `makeCard` leaves it. */
export function copyCard(doc: Y.Doc, from: string, id: string, maker: Maker): void {
  const card = readCard(doc, from);
  if (!card) return;
  makeCard(doc, id, card.facet, maker, {
    before: nextOf(doc, card),
    text: textFromRich(richText(card.text)),
    tags: card.tags,
  });
  const map = cardMap(doc, id);
  if (!map) return;
  map.set('instead', textFromRich(richText(card.instead)));
  if (card.confidence) map.set('confidence', card.confidence);
  const links = map.get('links');
  if (links instanceof Y.Map) for (const link of card.links) links.set(`${link.type}:${link.to}`, true);
}

/** Moves a card: into `facet`, before the card `before` (null = at the end). One value, so a move can never tear. */
export function moveCard(doc: Y.Doc, id: string, facet: FacetId, before: string | null, random: () => number): void {
  const map = cardMap(doc, id);
  if (!map) return;
  const value = place(facet, orderFor(doc, facet, id, before, random));
  const from = placeOf(map)?.facet;
  map.set('place', value);
  if (from === facet) return;
  // A tag that means nothing in the new facet goes with the move; all other fields stay.
  for (const tag of CARD_TAGS) {
    const current = map.get(tag);
    if (typeof current === 'string' && !tagAllowed(facet, tag, current)) map.delete(tag);
  }
}

/** Status; `rejected` puts the card in the bin, any other status takes it out. */
export function setStatus(doc: Y.Doc, id: string, status: CardStatus): void {
  cardMap(doc, id)?.set('status', status);
}

/** The plain fields a person fills in. undefined clears. */
export interface CardFields {
  confidence?: Confidence | undefined;
  owner?: string | undefined;
  next?: string | undefined;
  due?: string | undefined;
}
export function setFields(doc: Y.Doc, id: string, fields: CardFields): void {
  const map = cardMap(doc, id);
  if (map) for (const [key, value] of Object.entries(fields)) setOrClear(map, key, value as string | undefined);
}
/** Sets a tag the card's facet allows; undefined clears. A value the facet does not allow is ignored. */
export function setTag(doc: Y.Doc, id: string, tag: CardTag, value: string | undefined): void {
  const map = cardMap(doc, id);
  const facet = map && placeOf(map)?.facet;
  if (!map || !facet || (value !== undefined && !tagAllowed(facet, tag, value))) return;
  setOrClear(map, tag, value);
}
/** Adds or removes a link to another card. */
export function setLink(doc: Y.Doc, id: string, link: CardLink, present: boolean): void {
  const links = cardMap(doc, id)?.get('links');
  if (!(links instanceof Y.Map)) return;
  if (present) links.set(`${link.type}:${link.to}`, true);
  else links.delete(`${link.type}:${link.to}`);
}

function orderFor(doc: Y.Doc, facet: FacetId, id: string, before: string | null, random: () => number): OrderKey {
  const others = placed(doc, facet).filter((c) => c.id !== id);
  const found = before === null ? -1 : others.findIndex((c) => c.id === before);
  const index = found < 0 ? others.length : found;
  const low = others[index - 1];
  const high = others[index];
  const key = orderBetween(low?.order ?? null, high?.order ?? null, random);
  if (high && key >= high.order) {
    // The neighbours tie (two inserts at one spot at once): the later ones step aside, or there would be no between.
    let last = key;
    for (const other of others.slice(index)) {
      if (other.order > last) break;
      last = orderBetween(last, null, random);
      cardMap(doc, other.id)?.set('place', place(facet, last));
    }
  }
  return key;
}

function nextOf(doc: Y.Doc, card: Card): string | null {
  const ids = cardsIn(doc, card.facet);
  const index = ids.indexOf(card.id);
  return index < 0 ? null : (ids[index + 1] ?? null);
}

function place(facet: FacetId, order: OrderKey): string {
  return `${facet}|${order}`;
}
function setOrClear(map: CardMap, key: string, value: string | undefined): void {
  if (value === undefined || value === '') map.delete(key);
  else map.set(key, value);
}
