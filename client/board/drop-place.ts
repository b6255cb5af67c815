// Where on the board a point would drop cards: the facet under it and the card they would come before.
import type { FacetId } from '../../shared/template/canvas-template.ts';
import type { PlacedFacet } from './placed-facet.ts';

export interface DropPlace {
  readonly facet: FacetId;
  /** Card id, or null for the end. */
  readonly before: string | null;
  /** Where the line that shows it goes, in the window. */
  readonly line: { readonly left: number; readonly top: number; readonly width: number };
}

/** The drop place at a point of the window; the cards being moved do not count. */
export function dropPlace(
  facets: readonly PlacedFacet[],
  x: number,
  y: number,
  moving: ReadonlySet<string>,
): DropPlace | undefined {
  const facet = facets.find((f) => contains(f.getBoundingClientRect(), x, y));
  if (!facet) return undefined;
  const rest = facet.cards
    .filter((card) => !moving.has(card.cardId))
    .map((card) => ({ card, box: card.getBoundingClientRect() }));
  const area = facet.renderRoot.querySelector('.content')?.getBoundingClientRect() ?? facet.getBoundingClientRect();
  for (const { card, box } of rest) {
    const sameRow = rest.some((other) => other.card !== card && Math.abs(other.box.top - box.top) < 2);
    const isBefore = sameRow ? y < box.bottom && x < box.left + box.width / 2 : y < box.top + box.height / 2;
    if (isBefore)
      return { facet: facet.facet, before: card.cardId, line: { left: box.left, top: box.top - 2, width: box.width } };
  }
  const last = rest.at(-1)?.box;
  const line = last
    ? { left: last.left, top: last.bottom + 1, width: last.width }
    : { left: area.left, top: area.top, width: area.width };
  return { facet: facet.facet, before: null, line };
}

function contains(box: DOMRect, x: number, y: number): boolean {
  return x >= box.left && x < box.right && y >= box.top && y < box.bottom;
}
