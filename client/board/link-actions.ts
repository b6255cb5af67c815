// Linking cards and taking links away, each as one gesture with the sentence that tells it.
import { readCard } from '../../shared/document/cards.ts';
import { setTie } from '../../shared/document/links.ts';
import { setLinkLooked } from '../../shared/document/looks.ts';
import type { Tie } from '../../shared/document/links.ts';
import { plainText } from '../../shared/document/text.ts';
import { linkTypes } from '../../shared/template/link-types.ts';
import type { Say } from '../session/contexts.ts';
import { SayRequest } from '../session/requests.ts';
import { editingWords } from '../words/editing.ts';
import { linkWords } from '../words/links.ts';
import type { Acting } from './card-actions.ts';

/** What this card is to the other, in words. */
export function relationName({ type, way }: Pick<Tie, 'type' | 'way'>, say: Say): string {
  return way === 'out' ? linkTypes[type].label[say.lang] : linkWords[say.lang].heard[type];
}
/** The other card's text on one line; of a card that is gone, that it is. */
export function otherText({ canvas, say }: Omit<Acting, 'from'>, other: string): string {
  const card = readCard(canvas.doc, other);
  if (!card || card.status === 'rejected') return linkWords[say.lang].gone;
  return plainText(card.text).replace(/\s+/gu, ' ').trim() || say.board.noText;
}
export function linkCards(acting: Acting, card: string, tie: Tie): void {
  const { from, canvas, say } = acting;
  const [saying, said] = tie.way === 'out' ? [card, tie.other] : [tie.other, card];
  if (!canvas.commands.may([saying])) return;
  canvas.undo.gesture(() => {
    setTie(canvas.doc, card, tie, true);
    setLinkLooked(canvas.doc, saying, { type: tie.type, to: said }, canvas.me.id, canvas.commands.at());
  });
  const words = linkWords[say.lang];
  from.dispatchEvent(new SayRequest(words.made(relationName(tie, say), otherText(acting, tie.other)), undefined, true));
}
export function unlinkCards(acting: Acting, card: string, tie: Tie): void {
  const { from, canvas, say } = acting;
  const text = otherText(acting, tie.other);
  if (!canvas.commands.may([tie.way === 'out' ? card : tie.other])) return;
  canvas.undo.gesture(() => setTie(canvas.doc, card, tie, false));
  const words = linkWords[say.lang];
  from.dispatchEvent(
    new SayRequest(words.removed(relationName(tie, say), text), {
      label: editingWords[say.lang].undone,
      run: () => linkCards(acting, card, tie),
    }),
  );
}
