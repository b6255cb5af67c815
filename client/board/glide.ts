// Lets cards glide to their new place instead of jumping there.
import type * as Y from 'yjs';
import { placesChanged } from '../../shared/document/cards.ts';
import { root } from '../../shared/document/roots.ts';
import type { Stop } from '../session/contexts.ts';
import type { ClcCard } from './card.ts';

/**
 * Whenever cards change place, notes where all stand, waits for `settled` and animates the difference. How long is
 * the token `--calm` of `host`, which is nothing where a person asked for less motion.
 */
export function glide(
  doc: Y.Doc,
  host: HTMLElement,
  cards: () => readonly ClcCard[],
  settled: () => Promise<unknown>,
): Stop {
  const list = root(doc, 'cards');
  let before: Map<string, DOMRect> | undefined;
  const changed = (events: Y.YEvent<Y.AbstractType<unknown>>[]): void => {
    if (before || !placesChanged(doc, events)) return;
    const duration = milliseconds(getComputedStyle(host).getPropertyValue('--calm'));
    if (duration === 0) return;
    const easing = getComputedStyle(host).getPropertyValue('--ease').trim() || 'ease';
    before = new Map(cards().map((card) => [card.cardId, card.getBoundingClientRect()]));
    void settled().then(() => {
      const old = before ?? new Map<string, DOMRect>();
      before = undefined;
      for (const card of cards()) {
        const from = old.get(card.cardId);
        const to = card.getBoundingClientRect();
        if (!from || to.width === 0 || from.width === 0) continue;
        const [x, y] = [from.left - to.left, from.top - to.top];
        if (Math.abs(x) < 1 && Math.abs(y) < 1) continue;
        card.animate([{ transform: `translate(${x}px, ${y}px)` }, { transform: 'none' }], { duration, easing });
      }
    });
  };
  list.observeDeep(changed);
  return () => list.unobserveDeep(changed);
}

function milliseconds(time: string): number {
  const value = Number.parseFloat(time);
  if (Number.isNaN(value)) return 0;
  return time.trim().endsWith('ms') ? value : value * 1000;
}
