// What the agenda says of each item, in words: on screen, in a file and on paper.
import type { AgendaItem, AgendaWords } from '../../shared/judge/agenda.ts';
import type { Finding } from '../../shared/judge/findings/finding.ts';
import { personName } from '../board/names.ts';
import type { Canvas, Say } from '../session/contexts.ts';
import { agendaWords } from '../words/agenda.ts';
import { questionSaid } from './divergence-said.ts';
import { findingSaid, placeName, placeOf, quoteOf } from './finding-sentence.ts';

type Item = AgendaItem<Finding>;

export function whatOf(item: Item, canvas: Canvas, say: Say): string {
  const words = agendaWords[say.lang];
  switch (item.kind) {
    case 'finding':
      return findingSaid(item.what, canvas, say);
    case 'objection':
      return words.objection(whereSaid(item, canvas, say).name);
    case 'divided':
      return words.divided(questionSaid(item.question, canvas, say));
    case 'look-again':
      return words.lookAgain(quoteOf(item.on, canvas, say));
    case 'revisit':
      return words.revisit(quoteOf(item.card, canvas, say));
    case 'decision':
      return words.decision(quoteOf(item.card, canvas, say));
    default:
      return item satisfies never;
  }
}
/** The block it lies in, by its numeral, and the name of the place. */
export function whereSaid(item: Item, canvas: Canvas, say: Say): { readonly part: string; readonly name: string } {
  if (item.kind === 'finding') return placeOf(item.what, canvas, say);
  if (item.kind === 'objection') return placeName(whereOf(item.about), canvas, say);
  if (item.card !== undefined) return placeName({ kind: 'card', card: item.card }, canvas, say);
  return { part: '', name: '' };
}
export function whereOf(about: Extract<Item, { kind: 'objection' }>['about']): Finding['where'] {
  switch (about.kind) {
    case 'compass':
      return { kind: 'compass', field: 'mission' };
    case 'block':
    case 'facet':
    case 'card':
      return about;
    default:
      return about satisfies never;
  }
}
/** For a table of it. */
export function agendaSaid(canvas: Canvas, say: Say): AgendaWords<Finding> {
  const words = agendaWords[say.lang];
  return {
    columns: words.columns,
    kind: (item) => words.kind[item.kind],
    what: (item) => whatOf(item, canvas, say),
    where: (item) => {
      const { part, name } = whereSaid(item, canvas, say);
      return `${part} ${name}`.trim();
    },
    person: (id) => personName(canvas, id, say),
  };
}
