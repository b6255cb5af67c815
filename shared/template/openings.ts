// How a card could begin, for whoever writes the first in a facet.
import type { FacetId } from './canvas-template.ts';
import type { Words } from './template.ts';

export const OPENINGS: Readonly<Record<FacetId, Words>> = {
  'licence.customers': {
    nl: 'Klanten geven … en komen daardoor verder met …',
    en: 'Customers give … and get ahead with …',
  },
  'licence.owners': {
    nl: 'Eigenaars dragen … en zien … groeien',
    en: 'Owners carry … and see … grow',
  },
  'licence.partners': {
    nl: 'Partner … levert … en wint daarmee …',
    en: 'Partner … supplies … and gains …',
  },
  'licence.employees': {
    nl: "Collega's zetten … in en krijgen …",
    en: 'Colleagues commit … and receive …',
  },
  'licence.society': {
    nl: 'De samenleving draagt … en wint …',
    en: 'Society bears … and gains …',
  },
  'arena.customers': { nl: '… kiest meestal op …', en: '… mostly choose by …' },
  'arena.context': {
    nl: 'Doordat … verandert … voor ons',
    en: 'Because … changes, … changes for us',
  },
  'arena.competitors': { nl: '… wint het van ons op …', en: '… beats us on …' },
  'arena.stakeholders': {
    nl: '… kan … mogelijk of onmogelijk maken',
    en: '… can make … possible or impossible',
  },
  'proposition.inventor': {
    nl: 'Alleen bij ons kan …',
    en: 'Only with us can …',
  },
  'proposition.magician': {
    nl: 'Klanten voelen zich … als …',
    en: 'Customers feel … when …',
  },
  'proposition.steward': {
    nl: 'We leveren altijd …',
    en: 'We always deliver …',
  },
  'proposition.merchant': {
    nl: 'Voor … krijgt de klant …',
    en: 'For … the customer gets …',
  },
  'proposition.monarch': {
    nl: 'Wie ons kiest, laat zien dat …',
    en: 'Choosing us says that you …',
  },
  'resources.company': {
    nl: 'Vandaag rust de belofte op …',
    en: 'Today the promise rests on …',
  },
  'resources.atelier': {
    nl: 'We bereiden … voor door …',
    en: 'We prepare … by …',
  },
  'resources.lab': {
    nl: 'We onderzoeken of …',
    en: 'We are finding out whether …',
  },
  'resources.leadership': {
    nl: 'Als leiders gaan we zichtbaar …',
    en: 'As leaders we will visibly …',
  },
};
