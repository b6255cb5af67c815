// What the session bar calls things: phases, people and the places somebody is invited to.
import { readCard } from '../../shared/document/cards.ts';
import type { Call } from '../../shared/document/session.ts';
import { plainText } from '../../shared/document/text.ts';
import type { Phase } from '../../shared/judge/snapshot.ts';
import { blockOf, isBlockId, isFacetId, template } from '../../shared/template/canvas-template.ts';
import { spokenFacetName } from '../board/names.ts';
import type { Canvas, Present, Say, Target } from '../session/contexts.ts';
import { sessionWords } from '../words/session.ts';

/** So many characters of a card say which one is meant. */
const QUOTED = 40;

export function phaseName(phase: Phase, say: Say): string {
  if (phase === 'test') return sessionWords[say.lang].testing;
  return phase === 'compass' ? template.centre.label[say.lang] : blockOf(phase).label[say.lang];
}
/** What a phase asks: the question of the block and those of its facets. */
export function phaseQuestions(phase: Phase, say: Say): readonly string[] {
  if (phase === 'test') return sessionWords[say.lang].testQuestions;
  if (phase === 'compass')
    return template.centre.fields.flatMap((field) => ('question' in field ? [field.question[say.lang]] : []));
  const block = blockOf(phase);
  return [block.question[say.lang], ...block.facets.map((facet) => facet.question[say.lang])];
}
export function nameOf(canvas: Canvas, person: string, say: Say): string {
  if (person === canvas.me.id) return canvas.me.name;
  return canvas.members.nameOf(person) ?? sessionWords[say.lang].former;
}
/** Whoever is not here answers nothing, and nobody waits for them. */
export function isHere(person: string, people: readonly Present[]): boolean {
  return people.some(({ id }) => id === person);
}
/** The place of an invitation, as something one can be taken to; undefined when it is gone. */
export function targetOf({ to }: Call, canvas: Canvas): Target | undefined {
  if (to.kind === 'block') return to.id === 'compass' || isBlockId(to.id) ? { kind: 'block', id: to.id } : undefined;
  if (to.kind === 'facet') return isFacetId(to.id) ? { kind: 'facet', id: to.id } : undefined;
  return readCard(canvas.doc, to.id) ? { kind: 'card', id: to.id } : undefined;
}
export function placeName(target: Target, canvas: Canvas, say: Say): string {
  switch (target.kind) {
    case 'block':
      return phaseName(target.id, say);
    case 'facet':
      return isFacetId(target.id) ? spokenFacetName(target.id, say.lang) : target.id;
    case 'card':
    case 'text': {
      const card = readCard(canvas.doc, target.id);
      const text = card ? plainText(card.text).replace(/\s+/gu, ' ').trim() : '';
      return text === ''
        ? say.board.card
        : sessionWords[say.lang].thisCard(text.length > QUOTED ? `${text.slice(0, QUOTED)}…` : text);
    }
    default:
      return target satisfies never;
  }
}
