// How many cards each facet of the examples holds, for their small pictures; a test compares it with the examples.
import type { FacetId } from '../../shared/template/canvas-template.ts';

export const EXAMPLE_FILL: Readonly<Record<'ikea' | 'rijwiel', Partial<Record<FacetId, number>>>> = {
  ikea: {
    'licence.customers': 2,
    'licence.employees': 1,
    'licence.owners': 1,
    'arena.customers': 1,
    'arena.competitors': 3,
    'proposition.steward': 1,
    'resources.leadership': 1,
  },
  rijwiel: {
    'licence.customers': 2,
    'licence.owners': 2,
    'licence.partners': 2,
    'licence.employees': 2,
    'licence.society': 2,
    'arena.customers': 1,
    'arena.context': 3,
    'arena.competitors': 2,
    'arena.stakeholders': 1,
    'proposition.steward': 1,
    'proposition.magician': 1,
    'proposition.merchant': 1,
    'resources.company': 1,
    'resources.atelier': 1,
    'resources.lab': 1,
    'resources.leadership': 3,
  },
};
