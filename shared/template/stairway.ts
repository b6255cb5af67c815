// The Stairway of the Customer Leader Canvas: its seven steps, the scale of proof and the rules of a result.

export const stairway = {
  id: 'stairway.ours',
  version: 1,
  note: {
    nl: 'Deze zeven treden zijn onze eigen lezing; pas de namen aan naar jullie exemplaar van het boek.',
    en: 'These seven steps are our own reading; rename them to match your copy of the book.',
  },
  rules: {
    quorum: 3,
    passMedian: 3,
    minConsensus: 0.7,
    minEvidence: 1,
    gate: 'strict',
  },
  scale: {
    id: 'proof',
    values: [
      {
        value: 0,
        label: {
          nl: 'niets',
          en: 'nothing',
        },
      },
      {
        value: 1,
        label: {
          nl: 'bedoeling',
          en: 'intention',
        },
      },
      {
        value: 2,
        label: {
          nl: 'eerste tekenen',
          en: 'first signs',
        },
      },
      {
        value: 3,
        label: {
          nl: 'aantoonbaar',
          en: 'demonstrable',
        },
      },
      {
        value: 4,
        label: {
          nl: 'aantoonbaar en volgehouden',
          en: 'demonstrable and sustained',
        },
      },
    ],
    unknown: {
      label: {
        nl: 'weet ik niet',
        en: "don't know",
      },
    },
  },
  steps: [
    {
      id: 'chosen',
      order: 1,
      label: {
        nl: 'Gekozen',
        en: 'Chosen',
      },
      question: {
        nl: 'Hebben klanten een reden om ons te kiezen die zij zelf zouden noemen?',
        en: 'Do customers have a reason to choose us that they would name themselves?',
      },
    },
    {
      id: 'kept',
      order: 2,
      label: {
        nl: 'Waargemaakt',
        en: 'Kept',
      },
      question: {
        nl: 'Krijgen zij wat wij beloven, elke keer?',
        en: 'Do they get what we promise, every time?',
      },
    },
    {
      id: 'sound',
      order: 3,
      label: {
        nl: 'Gezond',
        en: 'Sound',
      },
      question: {
        nl: 'Levert het genoeg op om door te gaan en te investeren?',
        en: 'Does it earn enough to go on and invest?',
      },
    },
    {
      id: 'ahead',
      order: 4,
      label: {
        nl: 'Voorop',
        en: 'Ahead',
      },
      question: {
        nl: 'Zijn wij op minstens één punt aantoonbaar beter of anders dan wie wij noemden?',
        en: 'Are we demonstrably better or different on at least one point than those we named?',
      },
    },
    {
      id: 'shared',
      order: 5,
      label: {
        nl: 'Gedeeld',
        en: 'Shared',
      },
      question: {
        nl: 'Gaan ook medewerkers, partners en samenleving er netto op vooruit?',
        en: 'Do employees, partners and society also come out ahead?',
      },
    },
    {
      id: 'lasting',
      order: 6,
      label: {
        nl: 'Volgehouden',
        en: 'Lasting',
      },
      question: {
        nl: 'Houden we het vol als de spelregels veranderen?',
        en: 'Can we keep it up when the rules change?',
      },
    },
    {
      id: 'followed',
      order: 7,
      label: {
        nl: 'Gevolgd',
        en: 'Followed',
      },
      question: {
        nl: "Gaan klanten en collega's uit zichzelf met ons mee en vertellen ze het door?",
        en: 'Do customers and colleagues come along by themselves and pass it on?',
      },
    },
  ],
} as const;
