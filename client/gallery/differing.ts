// Sections of the gallery that show where a team differs: the queue, the marks on the canvas, and results with and without names.
import { html } from 'lit';
import type * as Y from 'yjs';
import { cardIds } from '../../shared/document/cards.ts';
import { setDecision } from '../../shared/document/decisions.ts';
import { root } from '../../shared/document/roots.ts';
import { rijwiel } from '../../shared/template/rijwiel.ts';
import type { Answer, BallotResult, RoundResult } from '../../shared/wire/rounds.ts';
import '../judge/agenda-view.ts';
import '../judge/ballot.ts';
import '../judge/card-judged.ts';
import '../judge/round-result.ts';
import '../judge/stair.ts';
import '../judge/talk-queue.ts';
import { localSession } from '../session/local-session.ts';
import './in-session.ts';
import { widget } from './whole.ts';
import type { Section } from './whole.ts';

const MEMBERS = ['Noor Bakker', 'Bram Claes', 'Aylin Demir', 'Femke de Wit', 'Daan Aerts'].map((name, slot) => ({
  id: `u${slot + 1}`,
  name,
  slot,
  role: slot === 0 ? ('owner' as const) : ('editor' as const),
}));
const AT = '2026-11-22T10:00:00.000Z';
const named = (answers: readonly Answer[]): BallotResult => ({
  named: true,
  revealedAt: AT,
  of: answers.length,
  answers: answers.map((answer, i) => ({ person: MEMBERS[i]?.id ?? '', answer })),
});
const round = (
  id: string,
  about: RoundResult['about'],
  ballot: BallotResult,
  more: Partial<RoundResult> = {},
): RoundResult => ({
  id,
  kind: about.kind,
  about,
  title: '',
  named: ballot.named,
  threshold: null,
  by: 'u1',
  state: 'revealed',
  openedAt: AT,
  ballots: [ballot],
  ...more,
});
const STEPS = ['chosen', 'kept', 'sound', 'ahead'] as const;
const stairway = round(
  'd1',
  { kind: 'stairway', steps: [...STEPS] },
  named(
    ['3313', '3233', '0133', '4423', '4304'].map((scores): Answer => ({
      kind: 'stairway',
      steps: Object.fromEntries(STEPS.map((step, i) => [step, { score: Number(scores.charAt(i)) }])),
    })),
  ),
  { evidence: [{ step: 'chosen', url: 'https://example.org/klantonderzoek' }] },
);
const levels = round(
  'd2',
  { kind: 'ledger', times: ['now'] },
  named(
    [1, 9, 2, 8, 9].map((level, i): Answer => ({
      kind: 'ledger',
      levels: {
        'partners.now.progress': level,
        'partners.now.investment': 5 + (i % 2),
        'customers.now.progress': 6 + i,
      },
    })),
  ),
  { state: 'talked' },
);
const lead = round(
  'd3',
  { kind: 'lead-role', points: 10 },
  named([
    { kind: 'lead-role', points: { steward: 10 } },
    { kind: 'lead-role', points: { inventor: 8, steward: 2 } },
    { kind: 'lead-role', points: { steward: 6, monarch: 4 } },
  ]),
);
const FIGURES = { shown: true, answers: 16, mean: 2, spread: 'mixed', median: 2, talk: false, unknown: 0 } as const;
const nameless = round(
  'd4',
  { kind: 'stairway', steps: [...STEPS] },
  {
    named: false,
    shown: true,
    revealedAt: AT,
    of: 18,
    n: 16,
    figures: {
      chosen: { ...FIGURES, histogram: ['≤2', '≤2', 8, 5, 0] },
      kept: { ...FIGURES, mean: 2.4, median: 3, talk: true, spread: 'divided', histogram: [5, 0, 0, 7, 4] },
      sound: { ...FIGURES, answers: 5, mean: 3.5, meanIs: 'or-more', median: 4, spread: 'united' },
      ahead: { shown: false, reason: 'too-few' },
    },
  },
);
function differs(doc: Y.Doc): void {
  setDecision(doc, 'p1', {
    by: 'u2',
    at: AT,
    why: 'Hier verliezen de anderen hun klanten.',
    minority: 'Femke: dit houden we geen jaar vol.',
    assumption: 'De stad blijft groeien.',
    revisit: '2026-01-15',
    trigger: 'Een concurrent verlaagt zijn prijs.',
  });
  for (const result of [stairway, levels, lead]) root(doc, 'rounds').set(result.id, result);
}
const session = localSession({ file: rijwiel, role: 'owner', members: MEMBERS });
const [card = ''] = cardIds(session.canvas.doc);
differs(session.canvas.doc);
root(session.canvas.doc, 'rounds').set('d1', {
  ...stairway,
  evidence: [...(stairway.evidence ?? []), { step: 'chosen', card }, { step: 'chosen', card: 'gone' }],
});

export const differingSections: readonly Section[] = [
  {
    id: 'talk-queue',
    title: 'What to talk about',
    render: ({ lang }) =>
      html`<clc-in-session .session=${session} lang=${lang}><clc-talk-queue></clc-talk-queue></clc-in-session>`,
  },
  {
    id: 'divided-agenda',
    title: 'Agenda after divided rounds',
    render: ({ lang }) =>
      html`<clc-in-session .session=${session} lang=${lang}><clc-agenda></clc-agenda></clc-in-session>`,
  },
  {
    id: 'divided-stair',
    title: 'Stairway after a divided round',
    render: ({ lang }) =>
      html`<clc-in-session .session=${session} lang=${lang}><clc-stair></clc-stair></clc-in-session>`,
  },
  {
    id: 'results',
    title: 'Results with and without names',
    render: ({ lang }) =>
      html`<clc-in-session .session=${session} lang=${lang}
        >${[stairway, levels, nameless].map((result) => html`<clc-round-result .result=${result}></clc-round-result>`)}</clc-in-session
      >`,
  },
  {
    id: 'card-judged',
    title: 'What judging says of a card',
    render: ({ lang }) =>
      html`<clc-in-session .session=${session} lang=${lang}
        ><div class="cards"><clc-card-judged .card=${'p1'}></clc-card-judged></div
      ></clc-in-session>`,
  },
  {
    id: 'ballots',
    title: 'Ballots of a Stairway and a ledger round',
    render: ({ lang }) =>
      html`<clc-in-session .session=${session} lang=${lang}
        ><clc-ballot
          .about=${stairway.about}
          .own=${{ kind: 'stairway', steps: { chosen: { score: 3, evidence: [{ card: 'p1' }] }, kept: { score: 2 } } }}
        ></clc-ballot
        ><clc-ballot .about=${levels.about}></clc-ballot
      ></clc-in-session>`,
  },
  widget('canvas-divided', 'Canvas after divided rounds', {
    file: rijwiel,
    prepare: ({ canvas }) => differs(canvas.doc),
  }),
];
