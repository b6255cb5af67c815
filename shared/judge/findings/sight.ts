// The canvas as the rules look at it: cards on the board by facet and by link, and the roles that should win.
import { byCodeUnits } from '../../document/cards.ts';
import { FACET_IDS, ROLES, roleOfFacet } from '../../template/canvas-template.ts';
import type { BlockId, FacetId, LinkType, Role } from '../../template/canvas-template.ts';
import { linkTypes } from '../../template/link-types.ts';
import type { Snapshot, SnapshotCard } from '../snapshot.ts';
import type { Finding, Limits } from './finding.ts';
import type { Reader } from './reading.ts';

export interface Sight {
  readonly snapshot: Snapshot;
  readonly limits: Limits;
  readonly read: Reader;
  /** Cards on the board: facets in order, and in each the cards in theirs. */
  readonly cards: readonly SnapshotCard[];
  in(facet: FacetId): readonly SnapshotCard[];
  /** The card, unless it is missing or in the bin. */
  live(id: string): SnapshotCard | undefined;
  /** Cards on the board this one is linked to, where the link makes sense. */
  to(card: SnapshotCard, type: LinkType): readonly SnapshotCard[];
  /** Cards on the board that are linked to this one, where the link makes sense. */
  from(card: SnapshotCard, type: LinkType): readonly SnapshotCard[];
  /** Roles that should win: one, except in old data. */
  readonly leads: readonly Role[];
}
/** One group of rules. Undefined says nothing: it is where others may go first. */
export type Rules = (sight: Sight) => Iterable<Finding | undefined>;

export function sightOf(snapshot: Snapshot, limits: Limits, read: Reader): Sight {
  const byFacet = new Map<FacetId, SnapshotCard[]>(FACET_IDS.map((id) => [id, []]));
  for (const card of snapshot.cards.values()) if (card.status !== 'rejected') byFacet.get(card.facet)?.push(card);
  for (const list of byFacet.values()) list.sort((a, b) => byCodeUnits(a.order, b.order) || byCodeUnits(a.id, b.id));
  const cards = [...byFacet.values()].flat();
  const live = (id: string): SnapshotCard | undefined => {
    const card = snapshot.cards.get(id);
    return card?.status === 'rejected' ? undefined : card;
  };
  const incoming = new Map<string, SnapshotCard[]>();
  for (const card of cards)
    for (const { type, to } of card.links) {
      const target = live(to);
      if (!target || !fits(card, type, target)) continue;
      const key = `${type}:${to}`;
      const list = incoming.get(key);
      if (list) list.push(card);
      else incoming.set(key, [card]);
    }
  return {
    snapshot,
    limits,
    read,
    cards,
    in: (facet) => byFacet.get(facet) ?? [],
    live,
    to: (card, type) =>
      card.links.flatMap((link) => {
        const target = link.type === type ? live(link.to) : undefined;
        return target && fits(card, type, target) ? [target] : [];
      }),
    from: (card, type) => incoming.get(`${type}:${card.id}`) ?? [],
    leads: ROLES.filter((role) => snapshot.leadRole === role || snapshot.stances[role] === 'lead'),
  };
}

/** Cards move, and their links with them: one that joins other facets than the template says carries nothing. */
function fits(from: SnapshotCard, type: LinkType, to: SnapshotCard): boolean {
  const ends: { readonly from: readonly string[]; readonly to: readonly string[] } | undefined = linkTypes[type];
  return ends !== undefined && isIn(from.facet, ends.from) && isIn(to.facet, ends.to);
}
function isIn(facet: FacetId, places: readonly string[]): boolean {
  return places.some((place) => place === '*' || facet === place || facet.startsWith(`${place}.`));
}

/** Cards on the board in this block. */
export function inBlock({ cards }: Sight, block: BlockId): readonly SnapshotCard[] {
  return cards.filter((card) => card.facet.startsWith(`${block}.`));
}
/** Is this card a promise of a role that should win? */
export function leadOf({ leads }: Sight, card: SnapshotCard): Role | undefined {
  const role = roleOfFacet(card.facet);
  return role !== undefined && leads.includes(role) ? role : undefined;
}
