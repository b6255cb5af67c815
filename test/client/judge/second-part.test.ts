// A second ballot: about what needs a talk unless whoever leads chooses others, and then with those only.
import { expect, html } from '@open-wc/testing';
import type { ClcRounds } from '../../../client/judge/rounds-view.ts';
import '../../../client/judge/rounds-view.ts';
import type { Canvas } from '../../../client/session/contexts.ts';
import { root } from '../../../shared/document/roots.ts';
import { rijwiel } from '../../../shared/template/rijwiel.ts';
import type { RoundResult, RoundView } from '../../../shared/wire/rounds.ts';
import { expectAccessible } from '../accessible.ts';
import { withSession } from '../with-session.ts';

const ABOUT = { kind: 'stairway' as const, steps: ['chosen' as const, 'kept' as const, 'sound' as const] };
const AT = '2026-11-22T10:00:00.000Z';
const ROUND: RoundView = {
  id: 'r1',
  about: ABOUT,
  title: '',
  state: 'revealed',
  ballot: 1,
  named: true,
  threshold: null,
  auto: false,
  by: 'u1',
  invited: ['u1', 'u2'],
  of: 2,
  answered: 2,
  createdAt: AT,
  openedAt: AT,
  revealedAt: AT,
  closedAt: null,
};
const answer = (sound: number) => ({
  kind: 'stairway' as const,
  steps: { chosen: { score: 3 }, kept: { score: 3 }, sound: { score: sound } },
});
const RESULT: RoundResult = {
  id: 'r1',
  kind: 'stairway',
  about: ABOUT,
  title: '',
  named: true,
  threshold: null,
  by: 'u1',
  state: 'revealed',
  openedAt: AT,
  ballots: [
    {
      named: true,
      revealedAt: AT,
      of: 2,
      answers: [
        { person: 'u1', answer: answer(0) },
        { person: 'u2', answer: answer(4) },
      ],
    },
  ],
  evidence: [],
};

async function onRound(round: RoundView, result = RESULT) {
  const asked: { readonly path: string; readonly body: object | undefined }[] = [];
  const server: Canvas['server'] = {
    ask: <T>(_method: 'GET' | 'POST', path: string, body?: object) => {
      asked.push({ path, body });
      return Promise.resolve(
        (path === '/rounds' ? { rounds: [round] } : path.endsWith('/own') ? { answer: null } : round) as T,
      );
    },
    onChange: () => () => undefined,
  };
  const me = { id: 'u1', name: 'Noor' };
  const { host, session } = await withSession(html`<clc-rounds></clc-rounds>`, {
    file: rijwiel,
    me,
    role: 'owner',
    server,
  });
  root(session.canvas.doc, 'rounds').set('r1', result);
  const view = host.querySelector<ClcRounds>('clc-rounds')!;
  const settled = async (): Promise<void> => {
    for (let turn = 0; turn < 3; turn++) {
      await Promise.resolve();
      await view.updateComplete;
    }
  };
  await settled();
  return { view, asked, settled };
}

describe('a second ballot', () => {
  it('is about the steps that need a talk, until others are chosen', async () => {
    const { view, asked, settled } = await onRound(ROUND);
    const fold = view.renderRoot.querySelector<HTMLDetailsElement>('.lead details')!;
    fold.open = true;
    const steps = fold.querySelector('clc-second-part')!;
    await steps.updateComplete;
    await expectAccessible(view);
    const boxes = (): HTMLInputElement[] => [...steps.renderRoot.querySelectorAll('input')];
    expect(boxes().map((box) => box.checked)).to.deep.equal([false, false, true]);
    const ask = (): HTMLButtonElement => steps.renderRoot.querySelector('button')!;
    for (const n of [1, 2]) {
      boxes()[n]!.click();
      await steps.updateComplete;
    }
    expect(ask().textContent?.trim()).to.equal('Stem opnieuw over deze trede');
    ask().click();
    await settled();
    expect(asked.at(-1)).to.deep.equal({ path: '/rounds/r1/second', body: { steps: ['kept'] } });
    boxes()[1]!.click();
    await steps.updateComplete;
    expect(ask().disabled).to.equal(true);
  });
  it('of the ledger is about the parties that need a talk, until others are chosen', async () => {
    const about = { kind: 'ledger' as const, times: ['now' as const] };
    const gives = (level: number) => ({
      kind: 'ledger' as const,
      levels: { 'owners.now.progress': 6, 'partners.now.progress': level },
    });
    const [first] = RESULT.ballots;
    const answers = [0, 10].map((level, n) => ({ person: `u${n + 1}`, answer: gives(level) }));
    const { view, asked, settled } = await onRound(
      { ...ROUND, about },
      { ...RESULT, kind: 'ledger', about, ballots: first?.named ? [{ ...first, answers }] : [] },
    );
    const fold = view.renderRoot.querySelector<HTMLDetailsElement>('.lead details')!;
    fold.open = true;
    expect(fold.querySelector('summary')?.textContent).to.contain('partijen');
    const parties = fold.querySelector('clc-second-part')!;
    await parties.updateComplete;
    await expectAccessible(view);
    const boxes = (): HTMLInputElement[] => [...parties.renderRoot.querySelectorAll('input')];
    const chosen = (): (string | undefined)[] =>
      boxes().flatMap((box) => (box.checked ? [box.closest('label')?.textContent?.trim()] : []));
    expect([boxes().length, ...chosen()]).to.deep.equal([5, 'Partners']);
    boxes()[1]!.click();
    await parties.updateComplete;
    const ask = parties.renderRoot.querySelector('button')!;
    expect(ask.textContent?.trim()).to.equal('Stem opnieuw over 2 partijen');
    ask.click();
    await settled();
    expect(asked.at(-1)).to.deep.equal({ path: '/rounds/r1/second', body: { parties: ['owners', 'partners'] } });
  });
  it('of the ledger shows whoever answers those parties only', async () => {
    const about = { kind: 'ledger' as const, times: ['now' as const] };
    const asking = { ...about, parties: ['partners' as const] };
    const { view, settled } = await onRound({ ...ROUND, about, state: 'open', ballot: 2, asking });
    const ballot = view.renderRoot.querySelector('clc-ballot')!;
    await ballot.updateComplete;
    await settled();
    expect([...ballot.renderRoot.querySelectorAll('input')].map(({ id }) => id)).to.deep.equal([
      'partners.now.investment',
      'partners.now.progress',
    ]);
  });
  it('leaves it to the server what needs a talk when nothing is chosen', async () => {
    const { view, asked, settled } = await onRound(ROUND);
    [...view.renderRoot.querySelectorAll('button')].find((b) => b.textContent?.trim() === 'Tweede stemming')!.click();
    await settled();
    expect(asked.at(-1)).to.deep.equal({ path: '/rounds/r1/second', body: {} });
  });
  it('asks whoever answers about those steps only', async () => {
    const asking = { ...ABOUT, steps: ['sound' as const] };
    const { view, settled } = await onRound({ ...ROUND, state: 'open', ballot: 2, asking });
    const ballot = view.renderRoot.querySelector('clc-ballot')!;
    await ballot.updateComplete;
    await settled();
    expect(ballot.about).to.deep.equal(asking);
    expect(view.renderRoot.querySelector('clc-second-part') === null).to.equal(true);
  });
});
