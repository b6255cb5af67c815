// The choices of the menus on cards: where a card can go, which tags its facet allows.
import type * as Y from 'yjs';
import { lockedBlocks } from '../../shared/document/session.ts';
import { blockOfFacet, facetOf, FACET_IDS } from '../../shared/template/canvas-template.ts';
import type { CardTag, FacetId } from '../../shared/template/canvas-template.ts';
import type { Card } from '../../shared/document/cards.ts';
import type { Lang, Say } from '../session/contexts.ts';
import type { MenuItem } from '../ui/menu.ts';
import { editingWords } from '../words/editing.ts';
import { sessionWords } from '../words/session.ts';
import { facetName, tagLabel } from './names.ts';

/** All facets by block; `here` is where the card stands now. Nothing moves into a locked block. */
export function moveItems(lang: Lang, doc: Y.Doc, here?: FacetId): MenuItem[] {
  const locked = lockedBlocks(doc);
  return FACET_IDS.map((id) => {
    const block = blockOfFacet(id);
    const shut = locked.includes(block.id);
    return {
      id,
      label: facetName(id, lang),
      group: `${block.part} ${block.label[lang]}${shut ? ` (${sessionWords[lang].locked.toLowerCase()})` : ''}`,
      disabled: shut,
      ...(here === undefined ? {} : { checked: id === here }),
    };
  });
}
/** The tags a person chooses in this facet, with their values. */
export function tagsOf(facet: FacetId): { readonly tag: CardTag; readonly values: readonly string[] }[] {
  return Object.entries(facetOf(facet).tags ?? {}).map(([tag, values]) => ({ tag: tag as CardTag, values }));
}
/** One menu item per value, named `tag:value`, and one for none. */
export function tagItems(card: Card, say: Say): MenuItem[] {
  return tagsOf(card.facet).flatMap(({ tag, values }) => [
    ...values.map((value) => ({
      id: `${tag}:${value}`,
      label: tagLabel(tag, value, say.lang),
      checked: card.tags[tag] === value,
    })),
    { id: `${tag}:`, label: editingWords[say.lang].noTag, checked: card.tags[tag] === undefined },
  ]);
}
