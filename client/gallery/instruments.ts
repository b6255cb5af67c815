// Sections of the gallery that show the instruments: the value ledger and the Stairway, filled, halfway and empty.
import { html } from 'lit';
import { setFields } from '../../shared/document/card-changes.ts';
import { setLevel } from '../../shared/document/levels.ts';
import { root } from '../../shared/document/roots.ts';
import { cardIds } from '../../shared/document/cards.ts';
import { STEPS } from '../../shared/judge/stairway.ts';
import { rijwiel } from '../../shared/template/rijwiel.ts';
import type { BallotResult, Evidence, RoundResult, RoundView } from '../../shared/wire/rounds.ts';
import '../judge/ledger.ts';
import '../judge/stair.ts';
import { localSession } from '../session/local-session.ts';
import './in-session.ts';
import { withCompany } from './pretend.ts';
import type { Section } from './whole.ts';

const full = localSession({
  file: rijwiel,
  role: 'owner',
  members: [
    { id: 'u1', name: 'Noor Bakker', slot: 0, role: 'owner' },
    { id: 'u2', name: 'Bram Claes', slot: 1, role: 'editor' },
    { id: 'u3', name: 'Aylin Demir', slot: 2, role: 'editor' },
    { id: 'u4', name: 'Femke de Wit', slot: 3, role: 'editor' },
    { id: 'u5', name: 'Daan Aerts', slot: 4, role: 'editor' },
  ],
});
withCompany(full);
const empty = localSession();
const { doc } = full.canvas;
const levels = {
  customers: [4, 8, 4, 9],
  owners: [6, 7, 6, 8],
  partners: [5, 3, 5, 6],
  employees: [7, 7, 6, 8],
} as const;
for (const [party, [a, b, c, d]] of Object.entries(levels) as [keyof typeof levels, readonly number[]][]) {
  setLevel(doc, `${party}.now.investment`, a ?? null);
  setLevel(doc, `${party}.now.progress`, b ?? null);
  setLevel(doc, `${party}.then.investment`, c ?? null);
  setLevel(doc, `${party}.then.progress`, d ?? null);
}
setLevel(doc, 'society.now.investment', 3);
setLevel(doc, 'society.now.progress', null);
setLevel(doc, 'society.then.progress', 7);
for (const id of cardIds(doc)) if (['l9', 'l10'].includes(id)) setFields(doc, id, { confidence: 'guess' });
full.join({ id: 'u2', name: 'Bram Claes', slot: 1 }, { level: { key: 'partners.now.progress', at: 6 } });

const PEOPLE = ['u1', 'u2', 'u3', 'u4', 'u5'];
const VOTES = ['33333', '23334', '13334', '33443', '23333', '11234', '11122'];
const ballot = (votes: readonly string[], revealedAt: string): BallotResult => ({
  named: true,
  revealedAt,
  of: PEOPLE.length,
  answers: PEOPLE.map((person, who) => ({
    person,
    answer: {
      kind: 'stairway',
      steps: Object.fromEntries(
        STEPS.map((step, i) => [
          step,
          { score: Number(votes[i]?.charAt(who)), ...(who === 0 ? { why: 'In de zomer valt de vraag stil.' } : {}) },
        ]),
      ),
    },
  })),
});
const [proof = '', second = ''] = cardIds(doc);
const evidence: Evidence[] = [
  { step: 'chosen', card: proof },
  { step: 'chosen', url: 'https://example.org/klantonderzoek' },
  { step: 'kept', card: second },
  { step: 'sound', card: proof },
  { step: 'sound', card: 'gone' },
  { step: 'ahead', card: second },
  { step: 'shared', card: proof },
];
const round: RoundResult = {
  id: 'r1',
  kind: 'stairway',
  about: { kind: 'stairway', steps: [...STEPS] },
  title: '',
  named: true,
  threshold: null,
  by: 'u1',
  state: 'closed',
  openedAt: '2026-11-22T09:00:00.000Z',
  closedAt: '2026-11-22T10:30:00.000Z',
  ballots: [ballot(VOTES.with(2, '03334'), '2026-11-22T10:00:00.000Z'), ballot(VOTES, '2026-11-22T10:20:00.000Z')],
  evidence,
};
root(doc, 'rounds').set('r1', round);
const asking: RoundView = {
  id: 'r2',
  about: { kind: 'stairway', steps: ['followed'] },
  title: '',
  state: 'open',
  ballot: 1,
  named: true,
  threshold: null,
  auto: false,
  by: 'u1',
  invited: PEOPLE,
  of: 6,
  answered: 4,
  createdAt: '',
  openedAt: null,
  revealedAt: null,
  closedAt: null,
};

export const instrumentSections: readonly Section[] = [
  {
    id: 'ledger',
    title: 'Value ledger',
    render: ({ lang }) =>
      html`<clc-in-session .session=${full} lang=${lang}><clc-ledger></clc-ledger></clc-in-session>`,
  },
  {
    id: 'ledger-empty',
    title: 'Value ledger, empty',
    render: ({ lang }) =>
      html`<clc-in-session .session=${empty} lang=${lang}><clc-ledger></clc-ledger></clc-in-session>`,
  },
  {
    id: 'stair',
    title: 'Stairway',
    render: ({ lang }) =>
      html`<clc-in-session .session=${full} lang=${lang}><clc-stair .rounds=${[asking]}></clc-stair></clc-in-session>`,
  },
  {
    id: 'stair-empty',
    title: 'Stairway, empty',
    render: ({ lang }) => html`<clc-in-session .session=${empty} lang=${lang}><clc-stair></clc-stair></clc-in-session>`,
  },
];
