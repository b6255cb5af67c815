// What keys do while the focus is on a card itself (not in its text).
import type { Card } from '../../shared/document/cards.ts';
import type { Canvas, Say } from '../session/contexts.ts';
import { CardDetailsRequest, SayRequest, ViewRequest } from '../session/requests.ts';
import { binCards, duplicateCards } from './card-actions.ts';
import { CardLinksRequest, FocusCard, PickCard } from './events.ts';
import { spokenFacetName } from './names.ts';

const NUDGES: Readonly<Record<string, 'up' | 'down' | 'previous-facet' | 'next-facet'>> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowLeft: 'previous-facet',
  ArrowRight: 'next-facet',
};

/** What keys need of the card they are pressed on. */
export interface KeyedCard extends EventTarget {
  readonly canvas: Canvas | undefined;
  readonly say: Say;
  readonly card: Card | undefined;
  readonly picked: 'one' | 'many' | null;
  edit(field: 'text'): Promise<void>;
}

/** Handles a key; keys it does not know go on to the facet (arrows, Home, End). */
export function cardKey(element: KeyedCard, event: KeyboardEvent): void {
  const { canvas, say, card } = element;
  if (!canvas || !card || event.composedPath()[0] !== event.currentTarget) return;
  const edit = canvas.rights.edit;
  const acting = { from: element, canvas, say };
  const command = event.ctrlKey || event.metaKey;
  const nudge = event.altKey && !command ? NUDGES[event.key] : undefined;
  if (nudge !== undefined && edit) {
    const at = canvas.commands.nudge(card.id, nudge);
    if (at !== 'held')
      element.dispatchEvent(
        new SayRequest(
          at ? say.board.position(at.index + 1, at.count, spokenFacetName(at.facet, say.lang)) : say.board.cannotMove,
          undefined,
          true,
        ),
      );
    if (at && at !== 'held') element.dispatchEvent(new FocusCard(card.id));
  } else if (event.altKey) {
    return;
  } else if (event.key === 'Enter' && !edit) {
    element.dispatchEvent(new CardDetailsRequest(card.id));
  } else if ((event.key === 'Enter' || event.key === 'F2') && edit && !command) {
    void element.edit('text');
  } else if (event.key === ' ' && !command) {
    element.dispatchEvent(new PickCard(card.id, event.shiftKey ? 'extend' : 'toggle'));
  } else if ((event.key === 'Delete' || event.key === 'Backspace') && edit) {
    // With several cards chosen, the one under the focus speaks for all of them only when it is one of them.
    if (element.picked === 'many') return;
    binCards(acting, [card.id]);
  } else if (event.key.toLowerCase() === 'd' && command && edit) {
    if (element.picked === 'many') return;
    duplicateCards(acting, [card.id]);
  } else if (event.key.toLowerCase() === 'l' && !command) {
    element.dispatchEvent(new CardLinksRequest(card.id));
  } else if (event.key === 'Escape' && element.picked) {
    element.dispatchEvent(new ViewRequest({ selection: new Set() }));
  } else return;
  event.preventDefault();
  event.stopPropagation();
}
