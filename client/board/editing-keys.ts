// What keys change on the board: cards are moved, copied and put in the bin. Comes with the rest of editing.
import type { Canvas, Say } from '../session/contexts.ts';
import { SayRequest } from '../session/requests.ts';
import { editingWords } from '../words/editing.ts';
import { binCards, duplicateCards } from './card-actions.ts';
import type { Acting } from './card-actions.ts';
import { FocusCard } from './events.ts';
import type { EditKey } from './events.ts';
import { spokenFacetName } from './names.ts';

/** Whoever the keys are pressed on. */
export interface KeyedPlace extends EventTarget {
  readonly canvas: Canvas | undefined;
  readonly say: Say;
}

/** Does to the cards what the key asks. By the time this has come, they may be somebody else's to change, or gone. */
export function editByKey(from: KeyedPlace, key: EditKey, cards: readonly string[]): void {
  const { canvas, say } = from;
  const [card] = cards;
  if (!canvas?.rights.edit || card === undefined) return;
  const acting = { from, canvas, say };
  switch (key) {
    case 'bin':
      return binCards(acting, cards);
    case 'duplicate':
      return duplicateCards(acting, cards);
    case 'up':
    case 'down':
    case 'previous-facet':
    case 'next-facet':
      return nudge(acting, card, key);
    default:
      key satisfies never;
  }
}
function nudge({ from, canvas, say }: Acting, card: string, way: Exclude<EditKey, 'bin' | 'duplicate'>): void {
  const at = canvas.commands.nudge(card, way);
  if (at === 'held') return;
  const said = at
    ? editingWords[say.lang].position(at.index + 1, at.count, spokenFacetName(at.facet, say.lang))
    : editingWords[say.lang].cannotMove;
  from.dispatchEvent(new SayRequest(said, undefined, true));
  if (at) from.dispatchEvent(new FocusCard(card));
}
