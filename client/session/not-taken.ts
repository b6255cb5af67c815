// What a fresh document did not take over of a person's own work, in their words: enough to read it, copy it and go there.
import type * as Y from 'yjs';
import { readCard } from '../../shared/document/cards.ts';
import { compassText } from '../../shared/document/compass.ts';
import type { Root } from '../../shared/document/roots.ts';
import { plainText } from '../../shared/document/text.ts';
import { readComment } from '../../shared/document/threads.ts';
import { COMPASS_TEXTS } from '../../shared/template/canvas-template.ts';
import type { CompassText, FacetId } from '../../shared/template/canvas-template.ts';
import type { Touched } from './own-work.ts';

export type NotTaken =
  /** `texts`: what was written in it; without any, only its place, status or details were changed. */
  | { readonly kind: 'card'; readonly id: string; readonly facet?: FacetId; readonly text: string }
  | { readonly kind: 'compass'; readonly field: CompassText; readonly text: string }
  | { readonly kind: 'comment'; readonly text: string }
  /** A choice, a mark, a title: one value of the canvas. */
  | { readonly kind: 'other'; readonly root: Root; readonly text: string };

/** One entry per card, text, comment or choice, in the order of the document. */
export function notTakenOf(old: Y.Doc, refused: readonly Touched[]): NotTaken[] {
  const found = new Map<string, NotTaken>();
  for (const { root, path } of refused) {
    const [key = ''] = path;
    const piece = pieceOf(old, root, key);
    if (piece) found.set(JSON.stringify([root, key]), piece);
  }
  return [...found.values()];
}

function pieceOf(old: Y.Doc, root: Root, key: string): NotTaken | undefined {
  switch (root) {
    case 'cards': {
      const card = readCard(old, key);
      if (!card) return { kind: 'card', id: key, text: '' };
      const text = [plainText(card.text), plainText(card.instead)].filter((t) => t.trim() !== '').join('\n');
      return { kind: 'card', id: key, facet: card.facet, text };
    }
    case 'comments': {
      const comment = readComment(old, key);
      return { kind: 'comment', text: comment?.body ?? '' };
    }
    // Its first comment says what it was.
    case 'threads':
      return undefined;
    case 'compass': {
      const field = COMPASS_TEXTS.find((name) => name === key);
      const text = field && compassText(old, field);
      return field && text ? { kind: 'compass', field, text: plainText(text) } : other(old, root, key);
    }
    default:
      return other(old, root, key);
  }
}
function other(old: Y.Doc, root: Root, key: string): NotTaken {
  const value: unknown = old.getMap(root).get(key);
  return { kind: 'other', root, text: typeof value === 'string' ? value : '' };
}
