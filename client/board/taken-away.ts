// Tells a person when a colleague puts the card they are at in the bin, or moves it to another facet.
import type * as Y from 'yjs';
import { lastWriter, readCard } from '../../shared/document/cards.ts';
import type { CardStatus } from '../../shared/document/cards.ts';
import { root } from '../../shared/document/roots.ts';
import type { FacetId } from '../../shared/template/canvas-template.ts';
import type { Stop } from '../session/contexts.ts';

/** `client`: the Yjs client that did it. */
export type TakenAway =
  | { readonly kind: 'binned'; readonly card: string; readonly was: CardStatus; readonly client: number | undefined }
  | { readonly kind: 'moved'; readonly card: string; readonly facet: FacetId; readonly client: number | undefined };

/**
 * `at` says which card has the focus and where it stands on the screen. It is asked, and `tell` is called, before
 * anything is drawn again: whoever wrote in the card still has the caret in it then.
 */
export function watchTakenAway(
  doc: Y.Doc,
  at: () => { readonly card: string; readonly facet: FacetId } | undefined,
  tell: (away: TakenAway) => void,
): Stop {
  const cards = root(doc, 'cards');
  const look = (events: readonly Y.YEvent<Y.AbstractType<unknown>>[], transaction: Y.Transaction): void => {
    if (transaction.local) return;
    const here = at();
    const card = here && readCard(doc, here.card);
    if (!card) return;
    const event = events.find((e) => e.path.length === 1 && e.path[0] === card.id);
    if (!event) return;
    if (card.status === 'rejected') {
      const was: unknown = event.keys.get('status')?.oldValue;
      if (was === 'rejected' || !event.keys.has('status')) return;
      const client = lastWriter(doc, card.id, 'status');
      tell({ kind: 'binned', card: card.id, was: was === 'decided' ? was : 'proposal', client });
    } else if (card.facet !== here.facet)
      tell({ kind: 'moved', card: card.id, facet: card.facet, client: lastWriter(doc, card.id, 'place') });
  };
  cards.observeDeep(look);
  return () => cards.unobserveDeep(look);
}
