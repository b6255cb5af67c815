// What keys do while the focus is on a card itself (not in its text).
import type { Card } from '../../shared/document/cards.ts';
import type { Canvas } from '../session/contexts.ts';
import { CardDetailsRequest, ViewRequest } from '../session/requests.ts';
import { editKeyOf } from './edit-key.ts';
import { CardLinksRequest, EditByKey, PickCard } from './events.ts';

/** What keys need of the card they are pressed on. */
export interface KeyedCard extends EventTarget {
  readonly canvas: Canvas | undefined;
  readonly card: Card | undefined;
  readonly picked: 'one' | 'many' | null;
  edit(field: 'text'): Promise<void>;
}

/** Handles a key; keys it does not know go on to the facet (arrows, Home, End). */
export function cardKey(element: KeyedCard, event: KeyboardEvent): void {
  const { canvas, card } = element;
  if (!canvas || !card || event.composedPath()[0] !== event.currentTarget) return;
  const { edit } = canvas.rights;
  const command = event.ctrlKey || event.metaKey;
  const change = edit ? editKeyOf(event) : undefined;
  if (change !== undefined) {
    // With several cards chosen, the one under the focus speaks for all of them only when it is one of them.
    if (element.picked === 'many' && !event.altKey) return;
    element.dispatchEvent(new EditByKey(card.id, change));
  } else if (event.altKey) {
    return;
  } else if (event.key === 'Enter' && !edit) {
    element.dispatchEvent(new CardDetailsRequest(card.id));
  } else if ((event.key === 'Enter' || event.key === 'F2') && edit && !command) {
    void element.edit('text');
  } else if (event.key === ' ' && !command) {
    element.dispatchEvent(new PickCard(card.id, event.shiftKey ? 'extend' : 'toggle'));
  } else if (event.key.toLowerCase() === 'l' && !command) {
    element.dispatchEvent(new CardLinksRequest(card.id));
  } else if (event.key === 'Escape' && element.picked) {
    element.dispatchEvent(new ViewRequest({ selection: new Set() }));
  } else return;
  event.preventDefault();
  event.stopPropagation();
}
