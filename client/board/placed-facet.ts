// A facet on the board as whatever works on the board from outside sees it.
import type { FacetId } from '../../shared/template/canvas-template.ts';
import type { ClcCard } from './card.ts';

export interface PlacedFacet extends HTMLElement {
  readonly facet: FacetId;
  /** The elements of its cards, in order. */
  readonly cards: readonly ClcCard[];
  readonly renderRoot: ParentNode;
  cardElement(id: string): ClcCard | undefined;
  focusName(): void;
  /** Chooses this facet's role as the lead, asking what must be asked. */
  chooseLead(): void;
}
