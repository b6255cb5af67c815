// The Customer Leader Canvas as data, as far as everybody sees it at once: compass, four blocks, eighteen facets, tags and limits.
import type { Template } from './template.ts';

export const customerLeaderCanvas = {
  schema: 'clc.template/1',
  id: 'customer-leader-canvas',
  version: 1,
  locales: ['nl', 'en'],
  centre: {
    id: 'compass',
    label: {
      nl: 'Kompas',
      en: 'Compass',
    },
    fields: [
      {
        id: 'endInMind',
        type: 'text',
        maxWords: 60,
        label: {
          nl: 'Het eind voor ogen',
          en: 'The end in mind',
        },
        question: {
          nl: 'Stel dat je team over tien jaar afscheid neemt: wat zegt een klant dan over jullie?',
          en: 'Your team says goodbye ten years from now: what does a customer say about you?',
        },
      },
      {
        id: 'mission',
        type: 'text',
        maxWords: 25,
        label: {
          nl: 'Missie',
          en: 'Mission',
        },
        question: {
          nl: 'Waar doen we het voor, in één zin die een nieuwe collega onthoudt?',
          en: 'What is it all for, in one sentence a new colleague will remember?',
        },
      },
      {
        id: 'boldGoal',
        type: 'text',
        maxWords: 15,
        label: {
          nl: 'Stoutmoedig doel',
          en: 'Bold goal',
        },
        question: {
          nl: 'Welk stoutmoedig doel durven we hardop te zeggen, en wanneer is het gehaald?',
          en: 'Which bold goal do we dare to say out loud, and when will it be done?',
        },
      },
      {
        id: 'deadline',
        type: 'date',
        of: 'boldGoal',
        label: {
          nl: 'Deadline',
          en: 'Deadline',
        },
      },
    ],
  },
  blocks: [
    {
      id: 'licence',
      part: 'I',
      order: 1,
      label: {
        nl: 'LICENTIE',
        en: 'LICENCE',
      },
      accent: {
        base: '#6D1D73',
        tint: '#F5EAF6',
        dark: '#E3A6D6',
      },
      icon: 'seal',
      question: {
        nl: 'Waartoe bestaan we, en wie gaat er door ons op vooruit?',
        en: 'What are we here for, and who moves forward because of us?',
      },
      facets: [
        {
          id: 'licence.customers',
          label: {
            nl: 'Klanten',
            en: 'Customers',
          },
          question: {
            nl: 'Wat steken klanten in ons, en wat krijgen ze daarvoor terug dat ze echt vooruithelpt?',
            en: 'What do customers put into us, and what do they get back that truly moves them on?',
          },
          hint: {
            nl: 'Denk aan geld, tijd, moeite, vertrouwen. Zet inleg en vooruitgang op aparte kaarten.',
            en: 'Think money, time, effort, trust. Put investment and progress on separate cards.',
          },
          ledger: true,
          tags: {
            side: ['investment', 'progress'],
          },
        },
        {
          id: 'licence.owners',
          label: {
            nl: 'Eigenaars',
            en: 'Owners',
          },
          question: {
            nl: 'Wat leggen eigenaars in, en wanneer vinden zij dat het de moeite waard was?',
            en: 'What do owners put in, and when would they call it worthwhile?',
          },
          hint: {
            nl: 'Niet alleen rendement: ook geduld, risico en naam.',
            en: 'Not only return: patience, risk and reputation too.',
          },
          ledger: true,
          tags: {
            side: ['investment', 'progress'],
          },
        },
        {
          id: 'licence.partners',
          label: {
            nl: 'Partners',
            en: 'Partners',
          },
          question: {
            nl: 'Wat brengen leveranciers en partners in, en waarom kiezen zij morgen weer voor ons?',
            en: 'What do suppliers and partners bring, and why would they choose us again tomorrow?',
          },
          hint: {
            nl: 'Noem één partner bij naam; abstracte partners klagen nooit.',
            en: 'Name one partner; abstract partners never complain.',
          },
          ledger: true,
          tags: {
            side: ['investment', 'progress'],
          },
        },
        {
          id: 'licence.employees',
          label: {
            nl: 'Medewerkers',
            en: 'Employees',
          },
          question: {
            nl: "Wat geven collega's van zichzelf, en waar worden zij rijker van dan alleen loon?",
            en: 'What do colleagues give of themselves, and what makes them richer beyond pay?',
          },
          hint: {
            nl: 'Groei, trots, zekerheid, ruimte: kies wat bij jullie klopt.',
            en: 'Growth, pride, security, room to act: pick what is true here.',
          },
          ledger: true,
          tags: {
            side: ['investment', 'progress'],
          },
        },
        {
          id: 'licence.society',
          label: {
            nl: 'Samenleving',
            en: 'Society',
          },
          question: {
            nl: 'Wat vragen we van de samenleving, en wat zou zij missen als wij stoppen?',
            en: 'What do we take from society, and what would it miss if we stopped?',
          },
          hint: {
            nl: 'Reken ook de rekening mee die anderen betalen.',
            en: 'Count the bill that others pay as well.',
          },
          ledger: true,
          tags: {
            side: ['investment', 'progress'],
          },
        },
      ],
    },
    {
      id: 'arena',
      part: 'II',
      order: 2,
      label: {
        nl: 'ARENA',
        en: 'ARENA',
      },
      accent: {
        base: '#B04A08',
        tint: '#FBEDE6',
        dark: '#F2B08E',
      },
      icon: 'amphitheatre',
      question: {
        nl: 'Op welk speelveld treden we aan, en tegen wie?',
        en: 'On which field do we compete, and against whom?',
      },
      facets: [
        {
          id: 'arena.customers',
          label: {
            nl: 'Klanten',
            en: 'Customers',
          },
          question: {
            nl: 'Voor welke klanten treden we aan, en kiezen zij op nut, op gevoel of uit gewoonte?',
            en: 'Which customers do we compete for, and do they choose by use, by feeling or by habit?',
          },
          hint: {
            nl: 'Geef elke klantgroep één hoofdmotief mee.',
            en: 'Tag every customer group with one main driver.',
          },
          tags: {
            driver: ['function', 'emotion', 'habit'],
          },
        },
        {
          id: 'arena.context',
          label: {
            nl: 'Context',
            en: 'Context',
          },
          question: {
            nl: 'Welke verschuivingen om ons heen veranderen de spelregels?',
            en: 'Which shifts around us are changing the rules of play?',
          },
          hint: {
            nl: 'Loop drie krachten langs: digitaal, mondiaal, maatschappelijk doel.',
            en: 'Walk through three forces: digital, global, wider purpose.',
          },
          tags: {
            force: ['digitalisation', 'globalisation', 'purpose', 'other'],
          },
        },
        {
          id: 'arena.competitors',
          label: {
            nl: 'Concurrenten',
            en: 'Competitors',
          },
          question: {
            nl: 'Naar wie gaat de klant als wij morgen dicht zijn? Noem namen.',
            en: 'Where does the customer go if we are closed tomorrow? Name names.',
          },
          hint: {
            nl: 'Zoek in drie hoeken: gevestigd, jong, en van buiten de sector of online.',
            en: 'Look in three corners: established, young, and from outside the sector or online.',
          },
          tags: {
            rival: ['established', 'young', 'online', 'substitute'],
          },
        },
        {
          id: 'arena.stakeholders',
          label: {
            nl: 'Belanghebbenden',
            en: 'Stakeholders',
          },
          question: {
            nl: 'Wie heeft verder invloed op de uitslag, als bondgenoot, scheidsrechter of dwarsligger?',
            en: 'Who else sways the outcome, as ally, referee or obstacle?',
          },
          hint: {
            nl: 'Ook platforms, toezichthouders en buren spelen mee.',
            en: 'Platforms, regulators and neighbours play too.',
          },
          tags: {
            stance: ['ally', 'referee', 'obstacle'],
          },
        },
      ],
    },
    {
      id: 'proposition',
      part: 'III',
      order: 3,
      label: {
        nl: 'PROPOSITIE',
        en: 'PROPOSITION',
      },
      accent: {
        base: '#0B5CE4',
        tint: '#E7EFFC',
        dark: '#9CC9F0',
      },
      icon: 'gift',
      question: {
        nl: 'Welke belofte maakt dat zij ons kiezen?',
        en: 'Which promise makes them choose us?',
      },
      stances: {
        required: true,
        values: ['lead', 'parity', 'off'],
        maxLead: 1,
        label: {
          nl: {
            lead: 'hier winnen we',
            parity: 'op peil',
            off: 'bewust niet',
          },
          en: {
            lead: 'we win here',
            parity: 'on par',
            off: 'deliberately not',
          },
        },
      },
      facets: [
        {
          id: 'proposition.inventor',
          label: {
            nl: 'Uitvinder',
            en: 'Inventor',
          },
          question: {
            nl: 'Wat zit er in ons product dat een ander niet heeft bedacht?',
            en: 'What is in our product that nobody else has thought of?',
          },
          hint: {
            nl: 'Gaat over het aanbod zelf: ontwerp, werking, kwaliteit.',
            en: 'About the offer itself: design, performance, quality.',
          },
          aspect: 'productDesign',
        },
        {
          id: 'proposition.magician',
          label: {
            nl: 'Magiër',
            en: 'Magician',
          },
          question: {
            nl: 'Welk moment bij ons vertelt een klant ongevraagd door?',
            en: 'Which moment with us does a customer retell unasked?',
          },
          hint: {
            nl: 'Gaat over wat iemand meemaakt en voelt.',
            en: 'About what someone lives through and feels.',
          },
          aspect: 'customerExperience',
        },
        {
          id: 'proposition.steward',
          label: {
            nl: 'Steward',
            en: 'Steward',
          },
          question: {
            nl: 'Waar kan een klant blind op rekenen, ook als het tegenzit?',
            en: 'What can a customer count on blindly, even when things go wrong?',
          },
          hint: {
            nl: 'Gaat over leveren, afhandelen en ontzorgen.',
            en: 'About delivering, handling and taking worries away.',
          },
          aspect: 'fulfilment',
        },
        {
          id: 'proposition.merchant',
          label: {
            nl: 'Koopman',
            en: 'Merchant',
          },
          question: {
            nl: 'Waarom vindt de klant onze prijs een goede ruil?',
            en: 'Why does the customer find our price a good trade?',
          },
          hint: {
            nl: 'Gaat over prijs, voorwaarden en wat het iemand werkelijk kost.',
            en: 'About price, terms and what it really costs someone.',
          },
          aspect: 'pricing',
        },
        {
          id: 'proposition.monarch',
          label: {
            nl: 'Monarch',
            en: 'Monarch',
          },
          question: {
            nl: 'Waar staat onze naam voor, zodat mensen erbij willen horen?',
            en: 'What does our name stand for, so that people want to belong?',
          },
          hint: {
            nl: 'Gaat over merk, betekenis en aanzien.',
            en: 'About brand, meaning and standing.',
          },
          aspect: 'branding',
        },
      ],
    },
    {
      id: 'resources',
      part: 'IV',
      order: 4,
      label: {
        nl: 'MIDDELEN',
        en: 'RESOURCES',
      },
      accent: {
        base: '#25432A',
        tint: '#E9F1EA',
        dark: '#9AD3AC',
      },
      icon: 'workbench',
      question: {
        nl: 'Waarmee maken we het waar, nu en straks?',
        en: 'What do we make it real with, now and later?',
      },
      facets: [
        {
          id: 'resources.company',
          label: {
            nl: 'Bedrijf',
            en: 'Company',
          },
          question: {
            nl: 'Welke mensen, processen en middelen houden de belofte vandaag overeind?',
            en: 'Which people, processes and assets keep the promise standing today?',
          },
          hint: {
            nl: 'De winkel van vandaag: wat mag nooit haperen?',
            en: "Today's shop: what may never falter?",
          },
          horizon: 'today',
        },
        {
          id: 'resources.atelier',
          label: {
            nl: 'Atelier',
            en: 'Atelier',
          },
          question: {
            nl: 'Wat bouwen we om van nu naar straks over te stappen?',
            en: 'What are we building to cross from now to next?',
          },
          hint: {
            nl: 'De overgang: proefprojecten, omscholing, afbouw van het oude.',
            en: 'The crossing: pilots, reskilling, winding down the old.',
          },
          horizon: 'transition',
        },
        {
          id: 'resources.lab',
          label: {
            nl: 'Lab',
            en: 'Lab',
          },
          question: {
            nl: 'Wat proberen we uit dat de zaak van morgen kan worden?',
            en: "What are we trying out that could become tomorrow's business?",
          },
          hint: {
            nl: 'Vragen mogen, bewijzen hoeft nog niet. Zet erbij wanneer je stopt.',
            en: 'Questions allowed, proof not yet. Say when you would stop.',
          },
          horizon: 'tomorrow',
        },
        {
          id: 'resources.leadership',
          label: {
            nl: 'Leiderschap',
            en: 'Leadership',
          },
          question: {
            nl: 'Welk gedrag van ons als leiders maakt het verschil?',
            en: 'Which behaviour of ours as leaders makes the difference?',
          },
          hint: {
            nl: 'Drie soorten: nieuwe kansen ontdekken, de organisatie vooruithelpen, mensen verbinden.',
            en: 'Three kinds: discovering chances, moving the organisation on, connecting people.',
          },
          tags: {
            behaviour: ['discover', 'advance', 'connect'],
          },
        },
      ],
    },
  ],
  tags: {
    side: {
      investment: {
        nl: 'inleg',
        en: 'investment',
      },
      progress: {
        nl: 'vooruitgang',
        en: 'progress',
      },
    },
    driver: {
      function: {
        nl: 'nut',
        en: 'use',
      },
      emotion: {
        nl: 'gevoel',
        en: 'feeling',
      },
      habit: {
        nl: 'gewoonte',
        en: 'habit',
      },
    },
    force: {
      digitalisation: {
        nl: 'digitalisering',
        en: 'digitalisation',
      },
      globalisation: {
        nl: 'globalisering',
        en: 'globalisation',
      },
      purpose: {
        nl: 'purpose',
        en: 'purpose',
      },
      other: {
        nl: 'anders',
        en: 'other',
      },
    },
    rival: {
      established: {
        nl: 'gevestigd',
        en: 'established',
      },
      young: {
        nl: 'jong',
        en: 'young',
      },
      online: {
        nl: 'online',
        en: 'online',
      },
      substitute: {
        nl: 'vervanger',
        en: 'substitute',
      },
    },
    stance: {
      ally: {
        nl: 'bondgenoot',
        en: 'ally',
      },
      referee: {
        nl: 'scheidsrechter',
        en: 'referee',
      },
      obstacle: {
        nl: 'dwarsligger',
        en: 'obstacle',
      },
    },
    behaviour: {
      discover: {
        nl: 'ontdekken',
        en: 'discover',
      },
      advance: {
        nl: 'vooruithelpen',
        en: 'advance',
      },
      connect: {
        nl: 'verbinden',
        en: 'connect',
      },
    },
    horizon: {
      today: {
        nl: 'vandaag',
        en: 'today',
      },
      transition: {
        nl: 'overgang',
        en: 'transition',
      },
      tomorrow: {
        nl: 'morgen',
        en: 'tomorrow',
      },
    },
    status: {
      proposal: {
        nl: 'voorstel',
        en: 'proposal',
      },
      decided: {
        nl: 'besloten',
        en: 'decided',
      },
      rejected: {
        nl: 'verworpen',
        en: 'rejected',
      },
    },
    confidence: {
      guess: {
        nl: 'vermoeden',
        en: 'guess',
      },
      heard: {
        nl: 'gehoord',
        en: 'heard',
      },
      measured: {
        nl: 'gemeten',
        en: 'measured',
      },
    },
    threadKind: {
      comment: {
        nl: 'opmerking',
        en: 'comment',
      },
      question: {
        nl: 'vraag',
        en: 'question',
      },
      risk: {
        nl: 'risico',
        en: 'risk',
      },
      objection: {
        nl: 'bezwaar',
        en: 'objection',
      },
    },
  },
  limits: {
    cardWords: 40,
    missionWords: 25,
    boldGoalWords: 15,
    endInMindWords: 60,
    cardsPerFacet: 7,
    staleDays: 14,
  },
} as const satisfies Template;
