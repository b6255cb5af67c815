// Where the team differs, on screen: the queue by dissent, the mark in the head of each block, and the way to the question.
import { expect, html, waitUntil } from '@open-wc/testing';
import type { ClcInstrument } from '../../../client/judge/instrument.ts';
import '../../../client/judge/instrument.ts';
import '../../../client/judge/spread-mark.ts';
import type { ShowQuestion } from '../../../client/judge/differing.ts';
import type { ClcTalkQueue } from '../../../client/judge/talk-queue.ts';
import type { Canvas } from '../../../client/session/contexts.ts';
import type { ViewRequest } from '../../../client/session/requests.ts';
import { root } from '../../../shared/document/roots.ts';
import type { Question } from '../../../shared/judge/divergence.ts';
import { rijwiel } from '../../../shared/template/rijwiel.ts';
import type { Answer, BallotResult, RoundResult, RoundView } from '../../../shared/wire/rounds.ts';
import { expectAccessible } from '../accessible.ts';
import { onBoard, there } from '../board/on-board.ts';
import { withSession } from '../with-session.ts';
import type { TestSession } from '../with-session.ts';

const MEMBERS = ['Hanne Verbeke', 'Bram Claes', 'Aylin Demir'].map((name, slot) => ({
  id: `u${slot + 1}`,
  name,
  slot,
  role: 'editor' as const,
}));
const named = (...answers: Answer[]): BallotResult => ({
  named: true,
  revealedAt: '2026-11-22T10:00:00.000Z',
  of: answers.length,
  answers: answers.map((answer, i) => ({ person: `u${i + 1}`, answer })),
});
const round = (id: string, about: RoundResult['about'], ballot: BallotResult): RoundResult => ({
  id,
  kind: about.kind,
  about,
  title: '',
  named: ballot.named,
  threshold: null,
  by: 'u1',
  state: 'revealed',
  openedAt: '2026-11-22T09:00:00.000Z',
  ballots: [ballot],
});
const score = (chosen: number, kept: number): Answer => ({
  kind: 'stairway',
  steps: { chosen: { score: chosen }, kept: { score: kept } },
});
const STAIRWAY = round(
  's1',
  { kind: 'stairway', steps: ['chosen', 'kept'] },
  named(score(0, 3), score(4, 3), score(4, 3)),
);
const LEVELS = round(
  'l1',
  { kind: 'ledger', times: ['then'] },
  named(...[2, 5, 7].map((level): Answer => ({ kind: 'ledger', levels: { 'partners.then.progress': level } }))),
);
const ROUNDS = [STAIRWAY, LEVELS];
function reveal(doc: Parameters<typeof root>[0], rounds: readonly RoundResult[] = ROUNDS): void {
  for (const one of rounds) root(doc, 'rounds').set(one.id, one);
}

async function onQueue(rounds: readonly RoundResult[] = ROUNDS) {
  const { host, session } = await withSession(html`<clc-talk-queue></clc-talk-queue>`, {
    file: rijwiel,
    members: MEMBERS,
  });
  reveal(session.canvas.doc, rounds);
  const queue = there(host.querySelector<ClcTalkQueue>('clc-talk-queue'), 'queue');
  await queue.updateComplete;
  const asked: ShowQuestion[] = [];
  host.addEventListener('clc-show-question', (event) => asked.push(event));
  return { host, session, queue, asked };
}
const items = (queue: ClcTalkQueue): string[] =>
  [...queue.renderRoot.querySelectorAll('li')].map((li) => li.textContent?.replace(/\s+/gu, ' ').trim() ?? '');
const rows = (queue: ClcTalkQueue): HTMLElement[] => [...queue.renderRoot.querySelectorAll<HTMLElement>('.what')];

describe('what there is to talk about', () => {
  it('is a list by dissent with who stands lowest and highest, and accessible', async () => {
    const { queue } = await onQueue();
    const [first = '', second = '', ...more] = items(queue);
    expect(first).to.match(
      /^Trede 1, Gekozen verdeeld, consensus 0,\d+ laagst Hanne Verbeke \(0\), hoogst Bram Claes, Aylin Demir \(4\)/u,
    );
    expect(first).to.contain('nog te bespreken');
    expect(second).to.contain('Partners, vooruitgang (Straks) gemengd');
    expect(more).to.deep.equal([]);
    await expectAccessible(queue);
  });
  it('is in English in an English browser', async () => {
    const { host, queue } = await onQueue();
    host.language = 'en';
    await queue.updateComplete;
    expect(items(queue)[0]).to.contain('lowest Hanne Verbeke (0), highest Bram Claes, Aylin Demir (4)');
  });
  it('marks what has been talked about once the round is, and keeps it in its place', async () => {
    const { queue, session } = await onQueue();
    root(session.canvas.doc, 'rounds').set('s1', { ...STAIRWAY, state: 'talked' });
    await queue.updateComplete;
    expect(items(queue).map((item) => item.includes('besproken') && !item.includes('nog te'))).to.deep.equal([
      true,
      false,
    ]);
  });
  it('says so before a round was revealed, and when the team agrees', async () => {
    const none = await onQueue([]);
    expect(none.queue.renderRoot.textContent).to.contain('nog geen ronde onthuld');
    await expectAccessible(none.queue);
    const alone = await onQueue([round('s1', STAIRWAY.about, named(score(3, 3)))]);
    expect(alone.queue.renderRoot.textContent).to.contain('antwoorden van twee mensen of meer');
    const agreed = await onQueue([round('s1', STAIRWAY.about, named(score(3, 3), score(3, 3)))]);
    expect(agreed.queue.renderRoot.textContent).to.contain('jullie zijn het eens');
  });
  it('says what is true after a round of texts: there was one, and texts have no scale', async () => {
    const texts = ['Hij deed het.', 'Altijd op tijd.'].map((text): Answer => ({ kind: 'writing', text }));
    const { queue } = await onQueue([round('w1', { kind: 'writing', prompt: 'Wat zeggen ze?' }, named(...texts))]);
    expect(queue.renderRoot.textContent).not.to.contain('nog geen ronde onthuld');
    expect(queue.renderRoot.textContent).not.to.contain('van twee mensen of meer');
    expect(queue.renderRoot.textContent).to.contain('Teksten en stippen leg je niet langs een schaal.');
  });
  it('is walked with the arrow keys by one tab stop, and asks for the question', async () => {
    const { queue, asked } = await onQueue();
    const all = rows(queue);
    expect(all.map(({ tabIndex }) => tabIndex)).to.deep.equal([0, -1]);
    all[0]?.focus();
    all[0]?.dispatchEvent(new KeyboardEvent('keydown', { key: 'End', bubbles: true }));
    await queue.updateComplete;
    expect(queue.shadowRoot?.activeElement).to.equal(all[1]);
    expect(all.map(({ tabIndex }) => tabIndex)).to.deep.equal([-1, 0]);
    all[1]?.click();
    expect(asked.map(({ question }) => question)).to.deep.equal([{ kind: 'level', key: 'partners.then.progress' }]);
  });
  it('opens a step in the stair beside it, and a level in the value ledger', async () => {
    const { host, session } = await withSession(html`<clc-instrument face="stairway"></clc-instrument>`, {
      file: rijwiel,
      members: MEMBERS,
    });
    const instrument = there(host.querySelector<ClcInstrument>('clc-instrument'), 'instrument');
    instrument.face = 'stairway';
    answerViews(host, instrument);
    reveal(session.canvas.doc);
    await instrument.updateComplete;
    const queue = there(instrument.renderRoot.querySelector('clc-talk-queue'), 'queue');
    await queue.updateComplete;
    const [step, level] = rows(queue);
    step?.click();
    await instrument.updateComplete;
    const stair = there(instrument.renderRoot.querySelector('clc-stair'), 'stair');
    await waitUntil(() => stair.shadowRoot?.activeElement?.getAttribute('aria-expanded') === 'true');
    expect(stair.renderRoot.querySelector('[data-step=chosen] button')).to.equal(stair.shadowRoot?.activeElement);
    level?.click();
    await waitUntil(() => instrument.renderRoot.querySelector('clc-ledger'));
    const ledger = there(instrument.renderRoot.querySelector('clc-ledger'), 'ledger');
    await waitUntil(() => ledger.shadowRoot?.activeElement?.closest('[data-party=partners]'));
    expect(ledger.shadowRoot?.activeElement?.getAttribute('aria-expanded')).to.equal('true');
  });
});

function serverWith({ id, about, openedAt, ballots }: RoundResult): Canvas['server'] {
  const view: RoundView = {
    ...{ id, about, title: '', state: 'closed', ballot: 1, named: true, threshold: null, auto: false, by: 'u1' },
    ...{ invited: [], of: ballots[0]?.of ?? 0, answered: 2, createdAt: openedAt, openedAt, revealedAt: openedAt },
    closedAt: openedAt,
  };
  return { ask: <T>() => Promise.resolve({ rounds: [view] } as T), onChange: () => () => undefined };
}
/** What the root element does with requests of its views. */
function answerViews(host: TestSession, instrument: ClcInstrument): void {
  host.addEventListener('clc-view', ({ change }: ViewRequest) => {
    host.view = { ...host.view, ...change };
    if (change.face && change.face !== 'canvas') instrument.face = change.face;
  });
}
describe('a question somebody asked for in the head of a block', () => {
  const LEAD = round(
    'r1',
    { kind: 'lead-role', points: 10 },
    named({ kind: 'lead-role', points: { steward: 10 } }, { kind: 'lead-role', points: { inventor: 10 } }),
  );
  async function asked(question: Question, face: ClcInstrument['face']) {
    const { host, session } = await withSession(html`<clc-instrument></clc-instrument>`, {
      file: rijwiel,
      members: MEMBERS,
      server: serverWith(LEAD),
    });
    const instrument = there(host.querySelector<ClcInstrument>('clc-instrument'), 'instrument');
    answerViews(host, instrument);
    reveal(session.canvas.doc, [...ROUNDS, LEAD]);
    instrument.face = face;
    host.view = { ...host.view, face, question: { ask: question, from: 'proposition' } };
    await instrument.updateComplete;
    return { host, instrument };
  }
  it('is open with the focus on it: a step, a level, and who should lead', async () => {
    const step = await asked({ kind: 'step', step: 'kept' }, 'stairway');
    const stair = there(step.instrument.renderRoot.querySelector('clc-stair'), 'stair');
    await waitUntil(() => stair.shadowRoot?.activeElement?.closest('[data-step=kept]'));
    expect(stair.shadowRoot?.activeElement?.getAttribute('aria-expanded')).to.equal('true');

    const level = await asked({ kind: 'level', key: 'partners.then.progress' }, 'ledger');
    const ledger = there(level.instrument.renderRoot.querySelector('clc-ledger'), 'ledger');
    await waitUntil(() => ledger.shadowRoot?.activeElement?.closest('[data-party=partners]'));

    const lead = await asked({ kind: 'lead-role' }, 'check');
    const rounds = there(lead.instrument.renderRoot.querySelector('clc-rounds'), 'rounds');
    await waitUntil(() => rounds.shadowRoot?.activeElement);
    expect(rounds.shadowRoot?.activeElement?.textContent).to.contain('Waar winnen we?');
  });
  it('has a way back to that block, which whoever goes elsewhere does not see', async () => {
    const { host, instrument } = await asked({ kind: 'step', step: 'kept' }, 'stairway');
    const back = there(instrument.renderRoot.querySelector<HTMLElement>('.back'), 'back');
    expect(back.textContent?.trim()).to.equal('Terug naar PROPOSITIE');
    await expectAccessible(instrument);
    back.click();
    expect(host.view.face).to.equal('canvas');
    expect(host.view.backTo).to.equal('proposition');
    host.view = { ...host.view, face: 'agenda' };
    instrument.face = 'agenda';
    await instrument.updateComplete;
    expect(instrument.renderRoot.querySelector('.back')).to.not.exist;
  });
});

describe('the mark in the head of a block', () => {
  async function onMarks(rounds: readonly RoundResult[] = ROUNDS) {
    const on = await onBoard({ members: MEMBERS });
    await on.board.equipped;
    reveal(on.session.canvas.doc, rounds);
    await on.settled();
    const mark = (block: string): HTMLElement | null | undefined =>
      [...on.board.renderRoot.querySelectorAll('clc-block')]
        .find((b) => b.block === block)
        ?.renderRoot.querySelector('clc-spread-mark')
        ?.renderRoot.querySelector<HTMLElement>('.mark');
    return { ...on, mark };
  }
  it('says the most divided word of what was asked about the block, and nothing where nothing was asked', async () => {
    const { mark, board } = await onMarks();
    await waitUntil(() => mark('licence'));
    expect(mark('arena')?.textContent?.trim()).to.equal('verdeeld');
    expect(mark('licence')?.textContent?.trim()).to.equal('gemengd');
    expect(mark('resources')?.textContent?.trim()).to.equal('eensgezind');
    await expectAccessible(board);
    const none = await onMarks([]);
    expect(none.mark('licence')).to.not.exist;
  });
  it('opens the questions, the most divided first, and leads to each', async () => {
    const { mark, host } = await onMarks();
    await waitUntil(() => mark('proposition'));
    const wishes: ViewRequest['change'][] = [];
    host.addEventListener('clc-view', ({ change }: ViewRequest) => wishes.push(change));
    const button = there(mark('proposition'), 'mark');
    button.click();
    const within = button.getRootNode() as ShadowRoot;
    await waitUntil(() => within.querySelectorAll('li').length === 2);
    const said = [...within.querySelectorAll('li')].map((li) => li.textContent?.replace(/\s+/gu, ' ').trim());
    expect(said[0]).to.match(/^Trede 1, Gekozen verdeeld laagst Hanne Verbeke \(0\)/u);
    expect(said[1]).to.match(/^Trede 2, Waargemaakt eensgezind/u);
    expect(button.getAttribute('aria-expanded')).to.equal('true');
    await expectAccessible(within.host);
    within.querySelector<HTMLElement>('li button')?.click();
    expect(wishes.at(-1)).to.deep.equal({
      face: 'stairway',
      question: { ask: { kind: 'step', step: 'chosen' }, from: 'proposition' },
    });
  });
  it('has the focus again when somebody comes back to it', async () => {
    const { mark, host } = await onMarks();
    await waitUntil(() => mark('proposition'));
    host.view = { ...host.view, backTo: 'proposition' };
    const button = there(mark('proposition'), 'mark');
    await waitUntil(() => (button.getRootNode() as ShadowRoot).activeElement === button);
  });
});
