// Links between cards: which kinds fit between two facets, and what leads to and from a card.
import { blockOfFacet } from '../template/canvas-template.ts';
import type { FacetId, LinkType } from '../template/canvas-template.ts';
import { linkTypes } from '../template/link-types.ts';
import { byCodeUnits, cardIds, readCard } from './cards.ts';
import { setLink } from './card-changes.ts';
import type { Card } from './cards.ts';
import type * as Y from 'yjs';

export const LINK_TYPES = Object.keys(linkTypes) as readonly LinkType[];

/** A link as one of its two cards sees it: `out` = this card says it of the other, `in` = the other says it of this one. */
export interface Tie {
  readonly type: LinkType;
  readonly way: 'out' | 'in';
  /** Id of the other card; it may be missing or in the bin. */
  readonly other: string;
}

/** May a card in `from` say this of a card in `to`? The template names blocks, facets, or everything (`*`). */
export function linkFits(type: LinkType, from: FacetId, to: FacetId): boolean {
  const { from: starts, to: ends } = linkTypes[type];
  return covers(starts, from) && covers(ends, to);
}
/** The kinds of ties a card in this facet can have at all. */
export function tiesOf(facet: FacetId): readonly Pick<Tie, 'type' | 'way'>[] {
  return LINK_TYPES.flatMap((type) => {
    const { from, to } = linkTypes[type];
    const ways: Tie['way'][] = [];
    if (covers(from, facet)) ways.push('out');
    // Said by either of two cards it means the same: one way is enough.
    if (covers(to, facet) && !isMutual(type)) ways.push('in');
    return ways.map((way) => ({ type, way }));
  });
}
/** The kinds of ties that fit between these two, seen from the first. */
export function tiesBetween(mine: FacetId, theirs: FacetId): readonly Pick<Tie, 'type' | 'way'>[] {
  return tiesOf(mine).filter(({ type, way }) =>
    way === 'out' ? linkFits(type, mine, theirs) : linkFits(type, theirs, mine),
  );
}
/** All ties of a card, those it says first; of a card in the bin nothing leads here. */
export function ties(doc: Y.Doc, id: string): readonly Tie[] {
  const card = readCard(doc, id);
  if (!card) return [];
  const said: Tie[] = card.links.filter(known).map(({ type, to }) => ({ type, way: 'out', other: to }));
  const heard: Tie[] = cardIds(doc).flatMap((other) => linksTo(readCard(doc, other), id));
  // What both say of each other is shown once.
  return [...said, ...heard.filter((h) => !isMutual(h.type) || !said.some((s) => same(s, h)))];
}
/** Makes or takes away a tie; it is kept by the card that says it, and a mutual one by whoever has it. */
export function setTie(doc: Y.Doc, id: string, { type, way, other }: Tie, present: boolean): void {
  if (way === 'out' || (!present && isMutual(type))) setLink(doc, id, { type, to: other }, present);
  if (way === 'in' || (!present && isMutual(type))) setLink(doc, other, { type, to: id }, present);
}

/** Does it mean the same whichever of the two says it? */
export function isMutual(type: LinkType): boolean {
  return type === 'conflicts';
}

function linksTo(card: Card | undefined, id: string): Tie[] {
  if (!card || card.status === 'rejected' || card.id === id) return [];
  return card.links
    .filter((link) => link.to === id && known(link))
    .map(({ type }) => ({ type, way: 'in', other: card.id }) as const)
    .sort((a, b) => byCodeUnits(a.type, b.type));
}
function known({ type }: { readonly type: string }): boolean {
  return Object.hasOwn(linkTypes, type);
}
function same(a: Tie, b: Tie): boolean {
  return a.type === b.type && a.other === b.other;
}
function covers(places: readonly string[], facet: FacetId): boolean {
  return places.some((place) => place === '*' || place === facet || place === blockOfFacet(facet).id);
}
