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
  open: (name: string, n: number) => `${name}, ${n} open`,
  /** While its code is fetched. */
  coming: 'Nog even, we halen deze weergave op.',
  retry: 'Opnieuw proberen',
};
const en: typeof nl = {
  views: 'Views',
  face: { canvas: 'Canvas', agenda: 'Agenda', ledger: 'Value ledger', stairway: 'Stairway', check: 'Check' },
  open: (name, n) => `${name}, ${n} open`,
  coming: 'One moment, we are fetching this view.',
  retry: 'Try again',
};
export const faceWords = { nl, en };
