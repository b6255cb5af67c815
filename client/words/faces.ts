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
  backTo: (block: string) => `Terug naar ${block}`,
};
const en: typeof nl = {
  views: 'Views',
  face: { canvas: 'Canvas', agenda: 'Agenda', ledger: 'Value ledger', stairway: 'Stairway', check: 'Check' },
  open: 'open',
  asks: 'your answer is asked for here',
  backTo: (block) => `Back to ${block}`,
};
export const faceWords = { nl, en };
