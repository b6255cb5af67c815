// What menus, keys and toolbars do with cards, each with the sentence that tells it.
import { cardsIn, readCard } from '../../shared/document/cards.ts';
import type { CardStatus } from '../../shared/document/cards.ts';
import type { FacetId } from '../../shared/template/canvas-template.ts';
import type { Canvas, Say } from '../session/contexts.ts';
import { SayRequest, ViewRequest } from '../session/requests.ts';
import { editingWords } from '../words/editing.ts';
import { FocusCard, FocusNear } from './events.ts';
import { spokenFacetName } from './names.ts';

/** Who asks: events go up from `from`. */
export interface Acting {
  readonly from: EventTarget;
  readonly canvas: Canvas;
  readonly say: Say;
}

/** Puts cards in the bin and offers the way back to the status each had. */
export function binCards({ from, canvas, say }: Acting, ids: readonly string[]): void {
  const cards = ids.map((id) => readCard(canvas.doc, id)).filter((c) => c !== undefined && c.status !== 'rejected');
  const first = cards[0];
  if (!first || !canvas.commands.may(ids)) return;
  const index = cardsIn(canvas.doc, first.facet).indexOf(first.id);
  const before = new Map<CardStatus, string[]>();
  for (const card of cards) if (card) before.set(card.status, [...(before.get(card.status) ?? []), card.id]);
  canvas.commands.setStatus(
    cards.flatMap((c) => (c ? [c.id] : [])),
    'rejected',
  );
  from.dispatchEvent(new ViewRequest({ selection: new Set() }));
  from.dispatchEvent(new FocusNear(first.facet, index));
  from.dispatchEvent(
    new SayRequest(editingWords[say.lang].binned(cards.length), {
      label: editingWords[say.lang].undone,
      run: () => before.forEach((back, status) => canvas.commands.setStatus(back, status)),
    }),
  );
}
export function duplicateCards({ from, canvas, say }: Acting, ids: readonly string[]): void {
  if (!canvas.commands.may(ids)) return;
  const copies = canvas.commands.duplicate(ids);
  from.dispatchEvent(new SayRequest(editingWords[say.lang].duplicated(copies.length), undefined, true));
  if (copies.length > 1) from.dispatchEvent(new ViewRequest({ selection: new Set(copies) }));
  else if (copies[0] !== undefined) from.dispatchEvent(new FocusCard(copies[0]));
}
/** Moves cards before another (null = to the end) and says where they are now. */
export function moveCards(
  { from, canvas, say }: Acting,
  ids: readonly string[],
  facet: FacetId,
  before: string | null,
): void {
  if (!canvas.commands.may(ids, facet)) return;
  canvas.commands.move(ids, facet, before);
  const [only] = ids;
  const name = spokenFacetName(facet, say.lang);
  if (ids.length === 1 && only !== undefined) {
    const now = cardsIn(canvas.doc, facet);
    from.dispatchEvent(
      new SayRequest(editingWords[say.lang].position(now.indexOf(only) + 1, now.length, name), undefined, true),
    );
    from.dispatchEvent(new FocusCard(only));
  } else from.dispatchEvent(new SayRequest(editingWords[say.lang].movedMany(ids.length, name), undefined, true));
}
/** Decides cards, or makes them proposals again. */
export function decideCards({ from, canvas, say }: Acting, ids: readonly string[], decided: boolean): void {
  if (!canvas.commands.may(ids)) return;
  canvas.commands.setStatus(ids, decided ? 'decided' : 'proposal');
  from.dispatchEvent(
    new SayRequest(decided ? editingWords[say.lang].nowDecided : editingWords[say.lang].nowProposal, undefined, true),
  );
}
