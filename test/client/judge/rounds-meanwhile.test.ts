// Promise: what a person filled in is not lost without a word when the round goes on, or the server says no.
import { expect, waitUntil } from '@open-wc/testing';
import { ApiProblem } from '../../../client/session/api.ts';
import { root } from '../../../shared/document/roots.ts';
import type { Answer, RoundView } from '../../../shared/wire/rounds.ts';
import { expectAccessible } from '../accessible.ts';
import { ballot, button, onRounds, revealedTo, ROUND, settled, there } from './on-rounds.ts';

describe('rounds that go on meanwhile', () => {
  it('let whoever was still filling in go on when the answers are revealed, late and outside the figures', async () => {
    const rounds: RoundView[] = [ROUND];
    const { view, asked, changed, session } = await onRounds(rounds);
    const form = there(ballot(view));
    there(form.renderRoot.querySelectorAll<HTMLInputElement>('[name=kept]')[1]).click();
    await settled(view);
    rounds[0] = { ...ROUND, state: 'revealed', answered: 1 };
    changed();
    await waitUntil(() => view.renderRoot.textContent?.includes('onthuld'));
    root(session.canvas.doc, 'rounds').set('r1', revealedTo('u2'));
    await settled(view);
    expect(ballot(view) === form, 'the same form').to.equal(true);
    expect(there(form.renderRoot.querySelectorAll<HTMLInputElement>('[name=kept]')[1]).checked).to.equal(true);
    expect(form.renderRoot.textContent).to.contain('telt niet mee');
    await expectAccessible(view);
    button(form.renderRoot, 'Antwoord bewaren').click();
    await waitUntil(() => ballot(view) === null);
    expect(asked.filter(({ path }) => path === '/rounds/r1/answer')).to.have.length(1);
    expect(view.renderRoot.querySelector('.problem') === null, 'nothing is lost').to.equal(true);
  });
  it('ask a second time with an empty form, and say that what was filled in late was not taken along', async () => {
    const rounds: RoundView[] = [{ ...ROUND, state: 'revealed' }];
    const { view, changed } = await onRounds(rounds);
    button(there(ballot(view)).renderRoot, 'Alsnog antwoorden').click();
    await settled(view);
    there(there(ballot(view)).renderRoot.querySelectorAll<HTMLInputElement>('[name=chosen]')[1]).click();
    await settled(view);
    rounds[0] = { ...ROUND, ballot: 2, asking: { kind: 'stairway', steps: ['kept'] } };
    changed();
    await waitUntil(() => view.renderRoot.textContent?.includes('tweede stemming'));
    await settled(view);
    expect(ballot(view)?.renderRoot.querySelectorAll('fieldset')).to.have.length(1);
    expect(ballot(view)?.renderRoot.querySelectorAll('input:checked')).to.have.length(0);
    expect(view.renderRoot.querySelector('.problem')?.textContent).to.contain('niet meegenomen');
  });
  it('offer a late answer to whoever gave none, folded away, and to nobody else', async () => {
    const late = async (state: Partial<RoundView>, answered: string, own: Answer | null = null) => {
      const { view, session } = await onRounds([{ ...ROUND, state: 'revealed', ...state }], own);
      root(session.canvas.doc, 'rounds').set('r1', revealedTo(answered));
      await settled(view);
      return ballot(view);
    };
    const folded = there(await late({}, 'u2'));
    expect(folded.renderRoot.querySelector('form') === null).to.equal(true);
    button(folded.renderRoot, 'Alsnog antwoorden').click();
    await folded.updateComplete;
    expect(folded.renderRoot.querySelectorAll('fieldset')).to.have.length(2);
    for (const [state, who] of [
      [{}, 'u1'],
      [{ named: false }, 'u2'],
      [{ invited: ['u2'] }, 'u2'],
      [{ state: 'closed' }, 'u2'],
    ] as const)
      expect((await late(state as Partial<RoundView>, who)) === null, JSON.stringify(state)).to.equal(true);
  });
  it('say what became of what was filled in when the round is closed meanwhile, and say nothing where nothing was', async () => {
    for (const fills of [true, false]) {
      const rounds: RoundView[] = [ROUND];
      const { view, changed } = await onRounds(rounds);
      if (fills) there(there(ballot(view)).renderRoot.querySelectorAll<HTMLInputElement>('[name=kept]')[1]).click();
      await settled(view);
      rounds[0] = { ...ROUND, state: 'closed', closedAt: ROUND.createdAt };
      changed();
      await waitUntil(() => ballot(view) === null);
      await settled(view);
      expect(view.renderRoot.querySelector('.problem')?.textContent?.includes('terwijl je invulde') ?? false).to.equal(
        fills,
      );
    }
  });
  it('are fetched again when the server refuses, so that what is shown is how they stand', async () => {
    const rounds: RoundView[] = [ROUND];
    const { view, answers } = await onRounds(rounds);
    there(there(ballot(view)).renderRoot.querySelectorAll<HTMLInputElement>('[name=kept]')[1]).click();
    await settled(view);
    answers.refuse = new ApiProblem(409, { type: '', title: '', status: 409, code: 'round-closed', detail: '' }, '');
    rounds[0] = { ...ROUND, state: 'closed', closedAt: ROUND.createdAt };
    button(there(ballot(view)).renderRoot, 'Antwoord bewaren').click();
    await waitUntil(() => ballot(view) === null);
    expect(view.renderRoot.querySelector('.problem')?.textContent).to.contain('De ronde is intussen gesloten');
  });
  it('keep what was filled in when the server says no, and say why', async () => {
    const { view, answers } = await onRounds([ROUND]);
    const form = there(ballot(view));
    there(form.renderRoot.querySelectorAll<HTMLInputElement>('[name=kept]')[1]).click();
    await settled(view);
    answers.refuse = new ApiProblem(
      409,
      { type: '', title: 'Closed', status: 409, code: 'round-closed', detail: 'It takes nothing any more.' },
      'closed',
    );
    button(form.renderRoot, 'Antwoord bewaren').click();
    await settled(view);
    expect(view.renderRoot.querySelector('.problem')?.textContent).to.contain('De ronde is intussen gesloten');
    expect(view.renderRoot.querySelector('.problem')?.textContent).not.to.contain('It takes');
    expect(there(form.renderRoot.querySelectorAll<HTMLInputElement>('[name=kept]')[1]).checked).to.equal(true);
    expect(form.renderRoot.textContent).to.contain('Niet bewaard.');
  });
});
