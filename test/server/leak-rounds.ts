// Five rounds, one of each kind, with an answer nobody can guess, and what of these answers is found in what somebody heard.
import type { Answer, CreateRoundBody, RoundKind } from '../../shared/wire/rounds.ts';
import { answersIn, decode, searchFor } from './leak-search.ts';
import type { Received } from './raw-client.ts';

export const WHY = 'Wij missen de moed om prijzen te verhogen, zei de “directeur” eergisteren.';
export const FAREWELL = 'Jullie lieten mij nooit in de regen staan, ook niet op één dag in februari.';
const PROOF = 'https://voorbeeld.nl/bewijs-van-femke';

interface Asked {
  readonly about: CreateRoundBody['about'];
  readonly answer: Answer;
  /** What she might have answered as well. */
  readonly other: Answer;
  /** Parts of the answer nobody can know, also where they are numbers. */
  readonly secrets: readonly string[];
  /** Those of them that are shown when no names are. */
  readonly nameless: readonly string[];
}
export const ROUNDS: Readonly<Record<RoundKind, Asked>> = {
  stairway: {
    about: { kind: 'stairway', steps: ['sound', 'kept'] },
    answer: {
      kind: 'stairway',
      steps: { sound: { score: 1, why: WHY, evidence: [{ url: PROOF }] }, kept: { score: null } },
    },
    other: { kind: 'stairway', steps: { sound: { score: 4 } } },
    secrets: [WHY, PROOF, '"score":1'],
    nameless: [PROOF],
  },
  ledger: {
    about: { kind: 'ledger', times: ['now'] },
    answer: { kind: 'ledger', levels: { 'partners.now.investment': 9, 'partners.now.progress': 2 } },
    other: { kind: 'ledger', levels: { 'partners.now.investment': 2 } },
    secrets: ['"partners.now.investment":9', '"partners.now.progress":2'],
    nameless: [],
  },
  'lead-role': {
    about: { kind: 'lead-role', points: 97 },
    answer: { kind: 'lead-role', points: { steward: 83, magician: 14 } },
    other: { kind: 'lead-role', points: { steward: 90, magician: 7 } },
    secrets: ['"steward":83', '"magician":14'],
    nameless: [],
  },
  writing: {
    about: { kind: 'writing', prompt: 'Het eind voor ogen' },
    answer: { kind: 'writing', text: FAREWELL },
    other: { kind: 'writing', text: 'Zomaar een andere zin.' },
    secrets: [FAREWELL],
    nameless: [FAREWELL],
  },
  dots: {
    about: { kind: 'dots', budget: 41, cards: ['kaart-a', 'kaart-b'] },
    answer: { kind: 'dots', dots: { 'kaart-a': 38, 'kaart-b': 3 } },
    other: { kind: 'dots', dots: { 'kaart-a': 41 } },
    secrets: ['"kaart-a":38'],
    nameless: [],
  },
};
export const SECRETS = Object.values(ROUNDS).flatMap(({ secrets }) => secrets);
export const search = searchFor(SECRETS);

/** What is found in all that somebody received: the bytes as they came, the texts in them, and values that are answers. */
export function heardBy(received: readonly Received[]): { secrets: string[]; answers: unknown[] } {
  const said = received.map(decode);
  const everything = [...said.map(({ bytes }) => bytes), ...said.map(({ texts }) => Buffer.from(texts))];
  return {
    secrets: SECRETS.filter((secret) =>
      [...everything, JSON.stringify(said.map(({ values }) => values))].some((one) => search(one).includes(secret)),
    ),
    answers: said.flatMap(({ values }) => answersIn(values)),
  };
}
