// Cards: reading one, listing those of a facet in order, and every change a card can undergo.
import * as Y from 'yjs';
import { CARD_TAGS, isFacetId, tagAllowed } from '../template/canvas-template.ts';
import type { CardTag, FacetId, LinkType } from '../template/canvas-template.ts';
import { orderBetween } from './order.ts';
import type { OrderKey } from './order.ts';
import { root } from './roots.ts';
import { emptyText, richText, textFromRich } from './text.ts';

export type CardStatus = 'proposal' | 'decided' | 'rejected';
export type Confidence = 'guess' | 'heard' | 'measured';
export const CARD_STATUSES: readonly CardStatus[] = ['proposal', 'decided', 'rejected'];
export const CONFIDENCES: readonly Confidence[] = ['guess', 'heard', 'measured'];

/** One choice on the canvas. `text` and `instead` ("so not") are live; the rest is as read. `rejected` = in the bin. */
export interface Card {
  readonly id: string;
  readonly facet: FacetId;
  readonly order: OrderKey;
  readonly text: Y.XmlFragment;
  readonly instead: Y.XmlFragment;
  readonly status: CardStatus;
  /** Person id. */
  readonly createdBy: string;
  /** ISO instant or date. */
  readonly createdAt: string;
  readonly confidence?: Confidence;
  /** Person id. */
  readonly owner?: string;
  readonly next?: string;
  /** ISO date. */
  readonly due?: string;
  readonly tags: Readonly<Partial<Record<CardTag, string>>>;
  readonly links: readonly CardLink[];
}
export interface CardLink {
  readonly type: LinkType;
  /** Card id; may be missing or in the bin. */
  readonly to: string;
}
/** Who makes a card, when (ISO instant), and where randomness comes from; `shared` has no clock and no dice. */
export interface Maker {
  readonly person: string;
  readonly at: string;
  readonly random: () => number;
}

type CardMap = Y.Map<unknown>;

/** The card with this id, in the bin or not; undefined when it is missing or too broken to show. */
export function readCard(doc: Y.Doc, id: string): Card | undefined {
  const map = cardMap(doc, id);
  const place = map && placeOf(map);
  if (!map || !place) return undefined;
  const text = map.get('text');
  const instead = map.get('instead');
  if (!(text instanceof Y.XmlFragment) || !(instead instanceof Y.XmlFragment)) return undefined;
  const tags: Partial<Record<CardTag, string>> = {};
  for (const tag of CARD_TAGS) {
    const value = map.get(tag);
    if (typeof value === 'string') tags[tag] = value;
  }
  return {
    id,
    ...place,
    text,
    instead,
    status: statusOf(map),
    createdBy: str(map.get('createdBy')) ?? '',
    createdAt: str(map.get('createdAt')) ?? '',
    ...pick(
      'confidence',
      CONFIDENCES.find((c) => c === map.get('confidence')),
    ),
    ...pick('owner', str(map.get('owner'))),
    ...pick('next', str(map.get('next'))),
    ...pick('due', str(map.get('due'))),
    tags,
    links: linksOf(map),
  };
}

/** Ids of all cards with a valid place, in the bin or not, sorted by id so that replicas agree. */
export function cardIds(doc: Y.Doc): string[] {
  return [...root(doc, 'cards').keys()].filter((id) => readCard(doc, id)).sort(byCodeUnits);
}
/** Ids of the cards on the board in this facet, in order; ties sort by id. */
export function cardsIn(doc: Y.Doc, facet: FacetId): string[] {
  return placed(doc, facet).map((c) => c.id);
}
/** Ids of the cards in the bin, oldest first. */
export function cardsInBin(doc: Y.Doc): string[] {
  return cardIds(doc).filter((id) => {
    const map = cardMap(doc, id);
    return map !== undefined && statusOf(map) === 'rejected';
  });
}
/** How many cards are on the board, and how many of those are decided. */
export function cardCounts(doc: Y.Doc): { total: number; decided: number } {
  let total = 0;
  let decided = 0;
  for (const [, value] of root(doc, 'cards')) {
    if (!(value instanceof Y.Map) || !placeOf(value)) continue;
    const status = statusOf(value);
    if (status === 'rejected') continue;
    total++;
    if (status === 'decided') decided++;
  }
  return { total, decided };
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

/** Do these events of the `cards` root change which cards are on the board, or where they stand? */
export function placesChanged(doc: Y.Doc, events: readonly Y.YEvent<Y.AbstractType<unknown>>[]): boolean {
  const cards: unknown = root(doc, 'cards');
  return events.some(
    (event) =>
      event.target === cards ||
      (event instanceof Y.YMapEvent &&
        event.target.parent === cards &&
        (event.keysChanged.has('place') || event.keysChanged.has('status'))),
  );
}
/** The Yjs client that wrote this value of a card last. */
export function lastWriter(doc: Y.Doc, id: string, key: 'status' | 'place'): number | undefined {
  return cardMap(doc, id)?._map.get(key)?.id.client;
}
/** The Y.Map of a card, to observe it. */
export function cardMap(doc: Y.Doc, id: string): CardMap | undefined {
  const map = root(doc, 'cards').get(id);
  return map instanceof Y.Map ? (map as CardMap) : undefined;
}

function placed(doc: Y.Doc, facet: FacetId): { id: string; order: OrderKey }[] {
  const found: { id: string; order: OrderKey }[] = [];
  for (const [id, value] of root(doc, 'cards')) {
    if (!(value instanceof Y.Map) || statusOf(value as CardMap) === 'rejected') continue;
    const at = placeOf(value as CardMap);
    if (at?.facet === facet) found.push({ id, order: at.order });
  }
  return found.sort((a, b) => byCodeUnits(a.order, b.order) || byCodeUnits(a.id, b.id));
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
function placeOf(map: CardMap): { facet: FacetId; order: OrderKey } | undefined {
  const value = map.get('place');
  if (typeof value !== 'string') return undefined;
  const bar = value.indexOf('|');
  const facet = value.slice(0, bar);
  return bar > 0 && isFacetId(facet) ? { facet, order: value.slice(bar + 1) } : undefined;
}
function statusOf(map: CardMap): CardStatus {
  return CARD_STATUSES.find((s) => s === map.get('status')) ?? 'rejected';
}
function linksOf(map: CardMap): CardLink[] {
  const links = map.get('links');
  if (!(links instanceof Y.Map)) return [];
  return [...links.keys()].sort(byCodeUnits).map((key) => {
    const colon = key.indexOf(':');
    return { type: key.slice(0, colon) as LinkType, to: key.slice(colon + 1) };
  });
}
function setOrClear(map: CardMap, key: string, value: string | undefined): void {
  if (value === undefined || value === '') map.delete(key);
  else map.set(key, value);
}
function str(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}
function pick<K extends string, V>(key: K, value: V | undefined): { [P in K]?: V } {
  return value === undefined ? {} : ({ [key]: value } as { [P in K]?: V });
}
/** Order by UTF-16 code units: the same on every machine, unlike a locale's. */
export function byCodeUnits(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
