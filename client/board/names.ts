// Labels of blocks, facets, roles, tags and people in the language of the screen.
import { blockOfFacet, FACET_IDS, facetOf, template } from '../../shared/template/canvas-template.ts';
import type { CardTag, FacetId, Role, Stance } from '../../shared/template/canvas-template.ts';
import type { Canvas, Lang, Say } from '../session/contexts.ts';
import { DATES_IN } from '../words/languages.ts';

export function facetName(facet: FacetId, lang: Lang): string {
  return facetOf(facet).label[lang];
}
/** The name as it is spoken: two blocks have a facet of this name, so there the block is said too. */
export function spokenFacetName(facet: FacetId, lang: Lang): string {
  const name = facetName(facet, lang);
  const shared = FACET_IDS.some((id) => id !== facet && facetName(id, lang) === name);
  const block = blockOfFacet(facet).label[lang];
  return shared ? `${name}, ${block.charAt(0)}${block.slice(1).toLocaleLowerCase(lang)}` : name;
}
export function roleName(role: Role, lang: Lang): string {
  return facetName(`proposition.${role}`, lang);
}
export function stanceName(stance: Stance | undefined, say: Say): string {
  const labels: Readonly<Record<string, string>> = template.blocks[2].stances.label[say.lang];
  return stance === undefined ? say.board.noStance : (labels[stance] ?? stance);
}
/** The label of a tag's value; a value the template does not know is shown as it is. */
export function tagLabel(tag: CardTag | 'confidence', value: string, lang: Lang): string {
  const values: Readonly<Record<string, { readonly nl: string; readonly en: string }>> = template.tags[tag];
  return values[value]?.[lang] ?? value;
}
export function personName(canvas: Canvas, person: string, say: Say): string {
  return canvas.members.nameOf(person) ?? say.board.formerMember;
}
/** A date as a person reads it: "31 december 2032", or "15 dec" when `short`. */
export function dateText(iso: string, lang: Lang, short = false): string {
  const date = new Date(iso.length === 10 ? `${iso}T00:00:00` : iso);
  if (Number.isNaN(date.getTime())) return '';
  return date.toLocaleDateString(DATES_IN[lang], {
    day: 'numeric',
    month: short ? 'short' : 'long',
    ...(short ? {} : { year: 'numeric' as const }),
  });
}
