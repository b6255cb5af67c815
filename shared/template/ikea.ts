// IKEA as a worked example with gaps left open on purpose: facts from the book, wording and placing ours.
import type { CanvasFile } from '../document/file.ts';

export const ikea: CanvasFile = {
  "schema": "clc.canvas/1",
  "template": "customer-leader-canvas@1",
  "title": "Voorbeeld: IKEA (volgens het boek, januari 2024)",
  "lang": "nl",
  "source": {
    "nl": "Feiten volgens het boek, januari 2024; de bewoording en de plaats op het canvas zijn van ons. Open plekken zijn met opzet open gelaten.",
    "en": "Facts according to the book, January 2024; the wording and the place on the canvas are ours. Gaps are left open on purpose."
  },
  "compass": {
    "mission": "Het leven van alledag een stukje beter maken voor heel veel mensen.",
    "boldGoal": "",
    "deadline": null,
    "endInMind": ""
  },
  "missionRead": {},
  "choice": {
    "leadRole": null
  },
  "stances": {},
  "empty": {},
  "ledger": {},
  "evidence": [],
  "threads": [],
  "cards": [
    {
      "id": "c1",
      "facet": "licence.customers",
      "order": "a0",
      "text": "Zelf in elkaar zetten: tijd en handigheid van de klant.",
      "instead": "",
      "status": "proposal",
      "side": "investment",
      "links": []
    },
    {
      "id": "c2",
      "facet": "licence.customers",
      "order": "a1",
      "text": "Een beter ingericht dagelijks leven, met onderdelen én uitleg hoe je ze samenvoegt.",
      "instead": "",
      "status": "proposal",
      "side": "progress",
      "links": []
    },
    {
      "id": "c3",
      "facet": "licence.employees",
      "order": "a0",
      "text": "Het werk van meer dan 200.000 mensen.",
      "instead": "",
      "status": "proposal",
      "side": "investment",
      "links": []
    },
    {
      "id": "c4",
      "facet": "licence.owners",
      "order": "a0",
      "text": "Een bedrijf dat na acht decennia nog bloeit, met bijna 45 miljard euro omzet.",
      "instead": "",
      "status": "proposal",
      "side": "progress",
      "links": []
    },
    {
      "id": "c5",
      "facet": "arena.customers",
      "order": "a0",
      "text": "De vele mensen, niet de enkeling.",
      "instead": "",
      "status": "proposal",
      "links": []
    },
    {
      "id": "c6",
      "facet": "arena.competitors",
      "order": "a0",
      "text": "Walmart",
      "instead": "",
      "status": "proposal",
      "rival": "established",
      "links": []
    },
    {
      "id": "c7",
      "facet": "arena.competitors",
      "order": "a1",
      "text": "Maisons du Monde",
      "instead": "",
      "status": "proposal",
      "rival": "young",
      "links": []
    },
    {
      "id": "c8",
      "facet": "arena.competitors",
      "order": "a2",
      "text": "Wayfair",
      "instead": "",
      "status": "proposal",
      "rival": "online",
      "links": []
    },
    {
      "id": "c9",
      "facet": "proposition.steward",
      "order": "a0",
      "text": "Je krijgt niet alleen de bouwstenen maar ook de weg naar een werkend meubel.",
      "instead": "",
      "status": "proposal",
      "links": [
        {
          "type": "targets",
          "to": "c5"
        },
        {
          "type": "benefits",
          "to": "c2"
        }
      ]
    },
    {
      "id": "c10",
      "facet": "resources.leadership",
      "order": "a0",
      "text": "Een oprichter van zeventien die zijn tijd vooruit was (1943).",
      "instead": "",
      "status": "proposal",
      "behaviour": "discover",
      "links": []
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
