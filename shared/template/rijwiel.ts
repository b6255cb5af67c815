// Rijwiel & Co, an invented company whose canvas is complete: the clean example.
import type { CanvasFile } from '../document/file.ts';

export const rijwiel: CanvasFile = {
  "schema": "clc.canvas/1",
  "template": "customer-leader-canvas@1",
  "title": "Rijwiel & Co",
  "lang": "nl",
  "source": {
    "nl": "Verzonnen bedrijf, gemaakt om het canvas te tonen en te testen.",
    "en": "Invented company, made to show and test the canvas."
  },
  "compass": {
    "mission": "Wij helpen forenzen zorgeloos fietsen naar hun werk, samen met onze partners.",
    "boldGoal": "Honderdduizend forenzen laten de auto drie dagen staan.",
    "deadline": "2032-12-31",
    "endInMind": "Zonder hen was ik nooit op de fiets gestapt.",
    "en": {
      "mission": "We help commuters cycle to work free of worry, together with our partners.",
      "boldGoal": "A hundred thousand commuters leave the car at home for three days.",
      "endInMind": "Without them I would never have got on a bike."
    }
  },
  "missionRead": {
    "u1": true,
    "u2": true
  },
  "choice": {
    "leadRole": "steward"
  },
  "stances": {
    "inventor": "off",
    "magician": "parity",
    "merchant": "parity",
    "monarch": "off"
  },
  "empty": {},
  "ledger": {
    "customers.now.investment": 4,
    "customers.now.progress": 8,
    "owners.now.investment": 6,
    "owners.now.progress": 7,
    "partners.now.investment": 4,
    "partners.now.progress": 5,
    "employees.now.investment": 6,
    "employees.now.progress": 7,
    "society.now.investment": 2,
    "society.now.progress": 6
  },
  "evidence": [
    {
      "step": "chosen",
      "card": "p1"
    }
  ],
  "threads": [],
  "cards": [
    {
      "id": "l1",
      "facet": "licence.customers",
      "order": "a0",
      "text": "Forenzen betalen een vast maandbedrag.",
      "instead": "losse verkoop aan de balie",
      "status": "decided",
      "side": "investment",
      "createdAt": "2026-11-16",
      "owner": "u1",
      "next": "Eerste stap deze maand plannen",
      "links": [],
      "en": {
        "text": "Commuters pay a fixed monthly amount.",
        "instead": "over-the-counter sales",
        "next": "Plan the first step this month"
      }
    },
    {
      "id": "l2",
      "facet": "licence.customers",
      "order": "a1",
      "text": "Elke ochtend op tijd en fit aankomen.",
      "instead": "",
      "status": "decided",
      "side": "progress",
      "createdAt": "2026-11-16",
      "owner": "u1",
      "next": "Eerste stap deze maand plannen",
      "links": [],
      "en": {
        "text": "Arriving on time and fit every morning.",
        "next": "Plan the first step this month"
      }
    },
    {
      "id": "l3",
      "facet": "licence.owners",
      "order": "a0",
      "text": "Familie legt geduldig kapitaal in.",
      "instead": "",
      "status": "decided",
      "side": "investment",
      "createdAt": "2026-11-16",
      "owner": "u1",
      "next": "Eerste stap deze maand plannen",
      "links": [],
      "en": {
        "text": "The family puts in patient capital.",
        "next": "Plan the first step this month"
      }
    },
    {
      "id": "l4",
      "facet": "licence.owners",
      "order": "a1",
      "text": "Gestage groei zonder schulden.",
      "instead": "",
      "status": "decided",
      "side": "progress",
      "createdAt": "2026-11-16",
      "owner": "u1",
      "next": "Eerste stap deze maand plannen",
      "links": [],
      "en": {
        "text": "Steady growth without debt.",
        "next": "Plan the first step this month"
      }
    },
    {
      "id": "l5",
      "facet": "licence.partners",
      "order": "a0",
      "text": "Werkplaatsen reserveren monteurs.",
      "instead": "",
      "status": "decided",
      "side": "investment",
      "createdAt": "2026-11-16",
      "owner": "u1",
      "next": "Eerste stap deze maand plannen",
      "links": [],
      "en": {
        "text": "Workshops keep mechanics available.",
        "next": "Plan the first step this month"
      }
    },
    {
      "id": "l6",
      "facet": "licence.partners",
      "order": "a1",
      "text": "Planbaar werk door het hele jaar.",
      "instead": "",
      "status": "decided",
      "side": "progress",
      "createdAt": "2026-11-16",
      "owner": "u1",
      "next": "Eerste stap deze maand plannen",
      "links": [],
      "en": {
        "text": "Work that can be planned all year round.",
        "next": "Plan the first step this month"
      }
    },
    {
      "id": "l7",
      "facet": "licence.employees",
      "order": "a0",
      "text": "Monteurs rijden vroeg uit.",
      "instead": "",
      "status": "decided",
      "side": "investment",
      "createdAt": "2026-11-16",
      "owner": "u1",
      "next": "Eerste stap deze maand plannen",
      "links": [],
      "en": {
        "text": "Mechanics set out early.",
        "next": "Plan the first step this month"
      }
    },
    {
      "id": "l8",
      "facet": "licence.employees",
      "order": "a1",
      "text": "Vakdiploma en eigen wijk.",
      "instead": "",
      "status": "decided",
      "side": "progress",
      "createdAt": "2026-11-16",
      "owner": "u1",
      "next": "Eerste stap deze maand plannen",
      "links": [],
      "en": {
        "text": "A trade diploma and a district of their own.",
        "next": "Plan the first step this month"
      }
    },
    {
      "id": "l9",
      "facet": "licence.society",
      "order": "a0",
      "text": "Gemeente geeft stallingsruimte.",
      "instead": "",
      "status": "decided",
      "side": "investment",
      "createdAt": "2026-11-16",
      "owner": "u1",
      "next": "Eerste stap deze maand plannen",
      "links": [],
      "en": {
        "text": "The municipality gives parking space for bikes.",
        "next": "Plan the first step this month"
      }
    },
    {
      "id": "l10",
      "facet": "licence.society",
      "order": "a1",
      "text": "Minder auto's in de spits.",
      "instead": "",
      "status": "decided",
      "side": "progress",
      "createdAt": "2026-11-16",
      "owner": "u1",
      "next": "Eerste stap deze maand plannen",
      "links": [],
      "en": {
        "text": "Fewer cars in the rush hour.",
        "next": "Plan the first step this month"
      }
    },
    {
      "id": "a1",
      "facet": "arena.customers",
      "order": "a0",
      "text": "Forenzen binnen vijftien kilometer",
      "instead": "toeristen en dagrecreatie",
      "status": "decided",
      "driver": "habit",
      "createdAt": "2026-11-16",
      "owner": "u1",
      "next": "Eerste stap deze maand plannen",
      "links": [],
      "en": {
        "text": "Commuters within fifteen kilometres",
        "instead": "tourists and day trippers",
        "next": "Plan the first step this month"
      }
    },
    {
      "id": "a2",
      "facet": "arena.context",
      "order": "a0",
      "text": "Sloten en accu melden zichzelf",
      "instead": "",
      "status": "decided",
      "force": "digitalisation",
      "createdAt": "2026-11-16",
      "owner": "u1",
      "next": "Eerste stap deze maand plannen",
      "links": [],
      "en": {
        "text": "Locks and battery report their own state",
        "next": "Plan the first step this month"
      }
    },
    {
      "id": "a3",
      "facet": "arena.context",
      "order": "a1",
      "text": "Onderdelen komen uit drie werelddelen",
      "instead": "",
      "status": "decided",
      "force": "globalisation",
      "createdAt": "2026-11-16",
      "owner": "u1",
      "next": "Eerste stap deze maand plannen",
      "links": [],
      "en": {
        "text": "Parts come from three continents",
        "next": "Plan the first step this month"
      }
    },
    {
      "id": "a4",
      "facet": "arena.context",
      "order": "a2",
      "text": "Werkgevers rapporteren reiskilometers",
      "instead": "",
      "status": "decided",
      "force": "purpose",
      "createdAt": "2026-11-16",
      "owner": "u1",
      "next": "Eerste stap deze maand plannen",
      "links": [],
      "en": {
        "text": "Employers report commuting kilometres",
        "next": "Plan the first step this month"
      }
    },
    {
      "id": "a5",
      "facet": "arena.competitors",
      "order": "a0",
      "text": "Autolease Van Dam",
      "instead": "",
      "status": "decided",
      "rival": "established",
      "createdAt": "2026-11-16",
      "owner": "u1",
      "next": "Eerste stap deze maand plannen",
      "links": [],
      "en": {
        "text": "Autolease Van Dam",
        "next": "Plan the first step this month"
      }
    },
    {
      "id": "a6",
      "facet": "arena.competitors",
      "order": "a1",
      "text": "FietsApp",
      "instead": "",
      "status": "decided",
      "rival": "online",
      "createdAt": "2026-11-16",
      "owner": "u1",
      "next": "Eerste stap deze maand plannen",
      "links": [],
      "en": {
        "text": "FietsApp",
        "next": "Plan the first step this month"
      }
    },
    {
      "id": "a7",
      "facet": "arena.stakeholders",
      "order": "a0",
      "text": "Gemeente bepaalt stalling",
      "instead": "",
      "status": "decided",
      "stance": "referee",
      "createdAt": "2026-11-16",
      "owner": "u1",
      "next": "Eerste stap deze maand plannen",
      "links": [],
      "en": {
        "text": "The municipality decides on bike parking",
        "next": "Plan the first step this month"
      }
    },
    {
      "id": "p1",
      "facet": "proposition.steward",
      "order": "a0",
      "text": "Staat je fiets stil, dan staat binnen een uur een andere klaar.",
      "instead": "reparatie op afspraak volgende week",
      "status": "decided",
      "createdAt": "2026-11-16",
      "owner": "u1",
      "next": "Eerste stap deze maand plannen",
      "links": [
        {
          "type": "targets",
          "to": "a1"
        },
        {
          "type": "beats",
          "to": "a5"
        },
        {
          "type": "benefits",
          "to": "l2"
        },
        {
          "type": "answers",
          "to": "a2"
        }
      ],
      "en": {
        "text": "If your bike breaks down, another one is ready within the hour.",
        "instead": "repair by appointment next week",
        "next": "Plan the first step this month"
      }
    },
    {
      "id": "p2",
      "facet": "proposition.magician",
      "order": "a0",
      "text": "Monteur belt aan met je naam.",
      "instead": "",
      "status": "decided",
      "createdAt": "2026-11-16",
      "owner": "u1",
      "next": "Eerste stap deze maand plannen",
      "links": [
        {
          "type": "targets",
          "to": "a1"
        }
      ],
      "en": {
        "text": "The mechanic rings your bell and knows your name.",
        "next": "Plan the first step this month"
      }
    },
    {
      "id": "p3",
      "facet": "proposition.merchant",
      "order": "a0",
      "text": "Een prijs zonder kleine letters.",
      "instead": "",
      "status": "decided",
      "createdAt": "2026-11-16",
      "owner": "u1",
      "next": "Eerste stap deze maand plannen",
      "links": [
        {
          "type": "targets",
          "to": "a1"
        },
        {
          "type": "benefits",
          "to": "l4"
        }
      ],
      "en": {
        "text": "One price without small print.",
        "next": "Plan the first step this month"
      }
    },
    {
      "id": "r1",
      "facet": "resources.company",
      "order": "a0",
      "text": "Wijkmonteurs met reservefietsen",
      "instead": "een centraal magazijn",
      "status": "decided",
      "createdAt": "2026-11-16",
      "owner": "u1",
      "next": "Eerste stap deze maand plannen",
      "links": [
        {
          "type": "enables",
          "to": "p1"
        },
        {
          "type": "enables",
          "to": "p2"
        },
        {
          "type": "benefits",
          "to": "l8"
        },
        {
          "type": "benefits",
          "to": "l6"
        }
      ],
      "en": {
        "text": "District mechanics with spare bikes",
        "instead": "a central warehouse",
        "next": "Plan the first step this month"
      }
    },
    {
      "id": "r2",
      "facet": "resources.atelier",
      "order": "a0",
      "text": "Overstap van papieren naar slimme sloten",
      "instead": "",
      "status": "decided",
      "createdAt": "2026-11-16",
      "owner": "u1",
      "next": "Eerste stap deze maand plannen",
      "links": [
        {
          "type": "enables",
          "to": "p1"
        }
      ],
      "en": {
        "text": "Moving from paper to smart locks",
        "next": "Plan the first step this month"
      }
    },
    {
      "id": "r3",
      "facet": "resources.lab",
      "order": "a0",
      "text": "Proef met abonnement via werkgever",
      "instead": "",
      "status": "decided",
      "createdAt": "2026-11-16",
      "owner": "u1",
      "next": "Eerste stap deze maand plannen",
      "links": [
        {
          "type": "enables",
          "to": "p3"
        },
        {
          "type": "benefits",
          "to": "l10"
        }
      ],
      "en": {
        "text": "Trial of a subscription through the employer",
        "next": "Plan the first step this month"
      }
    },
    {
      "id": "r4",
      "facet": "resources.leadership",
      "order": "a0",
      "text": "Elke maand een dag mee met een monteur",
      "instead": "",
      "status": "decided",
      "behaviour": "discover",
      "createdAt": "2026-11-16",
      "owner": "u1",
      "next": "Eerste stap deze maand plannen",
      "links": [],
      "en": {
        "text": "One day a month out with a mechanic",
        "next": "Plan the first step this month"
      }
    },
    {
      "id": "r5",
      "facet": "resources.leadership",
      "order": "a1",
      "text": "Besluiten binnen een week",
      "instead": "",
      "status": "decided",
      "behaviour": "advance",
      "createdAt": "2026-11-16",
      "owner": "u1",
      "next": "Eerste stap deze maand plannen",
      "links": [],
      "en": {
        "text": "Decisions within a week",
        "next": "Plan the first step this month"
      }
    },
    {
      "id": "r6",
      "facet": "resources.leadership",
      "order": "a2",
      "text": "Gemeente en werkgever aan tafel brengen",
      "instead": "",
      "status": "decided",
      "behaviour": "connect",
      "createdAt": "2026-11-16",
      "owner": "u1",
      "next": "Eerste stap deze maand plannen",
      "links": [],
      "en": {
        "text": "Bringing municipality and employer to the table",
        "next": "Plan the first step this month"
      }
    }
  ],
  "lint": {
    "now": "2026-11-22",
    "members": [
      "u1",
      "u2"
    ]
  }
};
