// Sentences about work of one's own that the server did not take over.
import type { Root } from '../../shared/document/roots.ts';

type Known = Extract<
  Root,
  'meta' | 'choice' | 'stances' | 'empty' | 'compass' | 'missionRead' | 'reactions' | 'threadStates'
>;

const nl = {
  title: 'Niet overgenomen',
  intro:
    'Dit heb jij gemaakt, maar de server nam het niet over, bijvoorbeeld omdat je rol is veranderd. Anderen zien het niet. Al je andere werk staat in het canvas. Kopieer wat je wilt houden.',
  /** Before the name of a facet or a compass text. */
  card: (facet: string) => `Kaart in ${facet}`,
  cardAnywhere: 'Kaart',
  compass: (field: string) => `Kompas, ${field}`,
  comment: 'Opmerking',
  other: {
    meta: 'Titel van het canvas',
    choice: 'Waarin je wint',
    stances: 'Keuze per rol',
    empty: 'Bewust leeg vak',
    compass: 'Datum van het doel',
    missionRead: 'Missie gelezen',
    reactions: 'Reactie',
    threadStates: 'Gesprek afgerond of heropend',
  } satisfies Record<Known, string>,
  otherAnything: 'Wijziging',
  /** A card of which only the place, status or details were changed. */
  noText: 'Zonder tekst: een verplaatsing, status of kenmerk.',
  copyOf: (place: string) => `Kopieer: ${place}`,
  copyAll: 'Alles kopiëren',
  file: 'Mijn versie als bestand',
  fileHint: 'In het bestand staat het hele canvas zoals jij het had, met dit werk erin.',
  letGo: 'Ik heb dit niet meer nodig',
};
const en: typeof nl = {
  title: 'Not taken over',
  intro:
    'You made this, but the server did not take it over, for instance because your role has changed. Others cannot see it. All your other work is in the canvas. Copy what you want to keep.',
  card: (facet) => `Card in ${facet}`,
  cardAnywhere: 'Card',
  compass: (field) => `Compass, ${field}`,
  comment: 'Comment',
  other: {
    meta: 'Title of the canvas',
    choice: 'Where you win',
    stances: 'Choice per role',
    empty: 'Facet left empty on purpose',
    compass: 'Date of the goal',
    missionRead: 'Mission read',
    reactions: 'Reaction',
    threadStates: 'Discussion resolved or reopened',
  },
  otherAnything: 'Change',
  noText: 'Without text: a move, a status or a detail.',
  copyOf: (place) => `Copy: ${place}`,
  copyAll: 'Copy all',
  file: 'My version as a file',
  fileHint: 'The file holds the whole canvas as you had it, with this work in it.',
  letGo: 'I no longer need this',
};
export const leftBehindWords = { nl, en };
