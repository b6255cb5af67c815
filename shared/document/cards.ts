// Cards: reading one, and listing those of a facet in order.
import * as Y from 'yjs';
import { CARD_TAGS, isFacetId } from '../template/canvas-template.ts';
import type { CardTag, FacetId, LinkType } from '../template/canvas-template.ts';
import type { OrderKey } from './order.ts';
import { root } from './roots.ts';

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
export type CardMap = Y.Map<unknown>;

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

export function placed(doc: Y.Doc, facet: FacetId): { id: string; order: OrderKey }[] {
  const found: { id: string; order: OrderKey }[] = [];
  for (const [id, value] of root(doc, 'cards')) {
    if (!(value instanceof Y.Map) || statusOf(value as CardMap) === 'rejected') continue;
    const at = placeOf(value as CardMap);
    if (at?.facet === facet) found.push({ id, order: at.order });
  }
  return found.sort((a, b) => byCodeUnits(a.order, b.order) || byCodeUnits(a.id, b.id));
}

export function placeOf(map: CardMap): { facet: FacetId; order: OrderKey } | undefined {
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
