// Names of the views on one canvas, as the bar above it shows them.
import type { Face } from '../session/contexts.ts';

const nl = {
  views: 'Weergaven',
  face: {
    canvas: 'Canvas',
    agenda: 'Agenda',
    ledger: 'Waardebalans',
    stairway: 'Stairway',
    check: 'Toets',
  } satisfies Record<Face, string>,
  /** After a number. */
  open: 'open',
  asks: 'hier wordt om jouw antwoord gevraagd',
  begun: (name: string, what: string) =>
    `${name} vraagt ieders antwoord: ${what.replace(/[.!]$/u, '')}${what.endsWith('?') ? '' : '.'}`,
  toRound: 'Antwoorden',
  backTo: (block: string) => `Terug naar ${block}`,
};
const en: typeof nl = {
  views: 'Views',
  face: { canvas: 'Canvas', agenda: 'Agenda', ledger: 'Value ledger', stairway: 'Stairway', check: 'Check' },
  open: 'open',
  asks: 'your answer is asked for here',
  begun: (name, what) =>
    `${name} asks everybody for an answer: ${what.replace(/[.!]$/u, '')}${what.endsWith('?') ? '' : '.'}`,
  toRound: 'Answer',
  backTo: (block) => `Back to ${block}`,
};
export const faceWords = { nl, en };
