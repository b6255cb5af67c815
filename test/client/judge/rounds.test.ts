// Rounds on screen: asked with care for small groups, answered alone, kept, revealed and closed with an outcome.
import { expect, waitUntil } from '@open-wc/testing';
import type { ClcNewRound } from '../../../client/judge/new-round.ts';
import type { ClcRounds } from '../../../client/judge/rounds-view.ts';
import type { Segmented } from '../../../client/ui/segmented.ts';
import { root } from '../../../shared/document/roots.ts';
import type { Answer, RoundResult, RoundView } from '../../../shared/wire/rounds.ts';
import { expectAccessible } from '../accessible.ts';
import { MEMBERS, ROUND, onRounds, settled, ballot, button, there } from './on-rounds.ts';

/** The form for a new round. */
async function asking(view: ClcRounds): Promise<ClcNewRound> {
  button(view.renderRoot, 'Nieuwe ronde').click();
  await settled(view);
  const form = there(view.renderRoot.querySelector('clc-new-round'));
  await form.updateComplete;
  return form;
}
/** Asks without names; hands over where that is chosen. */
async function withoutNames(form: ClcNewRound): Promise<Segmented> {
  const names = there(form.renderRoot.querySelector('clc-segmented'));
  await names.updateComplete;
  there(names.renderRoot.querySelectorAll<HTMLInputElement>('input')[1]).click();
  await form.updateComplete;
  return names;
}

describe('rounds', () => {
  it('are accessible: none, open with a ballot, and asking a new one', async () => {
    const none = await onRounds([]);
    expect(none.view.renderRoot.textContent).to.contain('Er is nog geen ronde gehouden.');
    await expectAccessible(none.view);
    button(none.view.renderRoot, 'Nieuwe ronde').click();
    await settled(none.view);
    await expectAccessible(none.view);
    const open = await onRounds([ROUND]);
    await expectAccessible(open.view);
  });
  it('say how many answered, never who or what', async () => {
    const { view } = await onRounds([ROUND]);
    expect(view.renderRoot.querySelector('.lead')?.textContent).to.contain('1 van 4 heeft geantwoord');
    expect(view.renderRoot.querySelectorAll('.slots .in')).to.have.length(1);
  });
  it('keep an answer when asked to, and not before', async () => {
    const { view, asked } = await onRounds([ROUND]);
    const form = there(ballot(view));
    const keep = button(form.renderRoot, 'Antwoord bewaren');
    expect(keep.disabled).to.equal(true);
    there(form.renderRoot.querySelectorAll<HTMLInputElement>('[name=chosen]')[3]).click();
    await settled(view);
    expect(asked.some(({ path }) => path.endsWith('/answer'))).to.equal(false);
    button(form.renderRoot, 'Antwoord bewaren').focus();
    button(form.renderRoot, 'Antwoord bewaren').click();
    await settled(view);
    // Nothing changed since: pressed once more it sends nothing, and whoever uses the keyboard is still there.
    button(form.renderRoot, 'Wijziging bewaren').click();
    expect(form.shadowRoot?.activeElement?.textContent?.trim()).to.equal('Wijziging bewaren');
    const sent = asked.filter(({ path }) => path === '/rounds/r1/answer');
    expect(sent.map(({ body }) => body)).to.deep.equal([
      { answer: { kind: 'stairway', steps: { chosen: { score: 3 } } } },
    ]);
    expect(form.renderRoot.textContent).to.contain('Je antwoord staat vast tot je het wijzigt.');
  });
  it('show my own answer again after a reload, and let it be changed', async () => {
    const { view } = await onRounds([ROUND], { kind: 'stairway', steps: { chosen: { score: 2 } } });
    const form = there(ballot(view));
    expect(there(form.renderRoot.querySelectorAll<HTMLInputElement>('[name=chosen]')[2]).checked).to.equal(true);
    expect(button(form.renderRoot, 'Wijziging bewaren').getAttribute('aria-disabled')).to.equal('true');
    there(form.renderRoot.querySelectorAll<HTMLInputElement>('[name=chosen]')[4]).click();
    await settled(view);
    expect(button(form.renderRoot, 'Wijziging bewaren').getAttribute('aria-disabled')).to.equal('false');
  });
  it('say before opening that too few are asked to stay nameless, with two honest ways out', async () => {
    const { view, asked } = await onRounds([]);
    const form = await asking(view);
    await withoutNames(form);
    expect(form.renderRoot.querySelector('.warn')?.textContent).to.contain('Je vraagt 4 mensen');
    expect(button(form.renderRoot, 'Openen').disabled).to.equal(true);
    const way = button(form.renderRoot, 'Drempel naar 4');
    way.focus();
    way.click();
    await form.updateComplete;
    await waitUntil(() => form.shadowRoot?.activeElement?.localName === 'select', 'the focus goes on', {
      timeout: 5000,
    });
    expect(form.renderRoot.textContent).to.contain('alleen als iedereen antwoordt');
    button(form.renderRoot, 'Openen').click();
    await settled(view);
    const created = asked.filter(({ path, body }) => path === '/rounds' && body !== undefined);
    expect(created).to.have.length(1);
    expect(created[0]?.body).to.include({ named: false, threshold: 4 });
    expect(created[0]?.body, 'made and asked in one step').to.deep.include({
      open: { invited: MEMBERS.map(({ id }) => id) },
    });
    expect(asked.filter(({ path }) => path.endsWith('/open'))).to.have.length(0);
  });
  it('leave whoever takes the names after all at that choice', async () => {
    const { view } = await onRounds([]);
    const form = await asking(view);
    const names = await withoutNames(form);
    const way = button(form.renderRoot, 'Met namen');
    way.focus();
    way.click();
    const chosen = (): Element | null | undefined => names.shadowRoot?.activeElement;
    await waitUntil(() => chosen()?.getAttribute('value') === 'named', 'the focus goes on', { timeout: 5000 });
    expect(chosen()?.matches(':checked')).to.equal(true);
  });
  it('of the ledger ask about some parties only where others are left out', async () => {
    const { view, asked } = await onRounds([]);
    const form = await asking(view);
    there(form.renderRoot.querySelectorAll<HTMLInputElement>('[name=what]')[1]).click();
    await form.updateComplete;
    await expectAccessible(form);
    const labels = (): HTMLLabelElement[] => [...form.renderRoot.querySelectorAll<HTMLLabelElement>('.people label')];
    for (const party of ['Klanten', 'Eigenaars', 'Medewerkers', 'Samenleving']) {
      there(labels().find((label) => label.textContent?.trim() === party)).click();
      await form.updateComplete;
    }
    button(form.renderRoot, 'Openen').click();
    await settled(view);
    expect(asked.flatMap(({ path, body }) => (path === '/rounds' && body ? [body] : []))[0]).to.deep.include({
      about: { kind: 'ledger', times: ['now'], parties: ['partners'] },
    });
  });
  it('are fetched again when the server says that they changed, once however often', async () => {
    const rounds = [ROUND];
    const { view, asked, changed } = await onRounds(rounds);
    const before = asked.filter(({ path }) => path === '/rounds').length;
    rounds[0] = { ...ROUND, answered: 3 };
    changed();
    changed();
    changed();
    await waitUntil(() => view.renderRoot.textContent?.includes('3 van 4'));
    expect(asked.filter(({ path }) => path === '/rounds').length - before).to.be.at.most(2);
  });
  it('stop listening to the server when they are left', async () => {
    const { view, listeners } = await onRounds([ROUND]);
    expect(listeners.size).to.equal(1);
    view.remove();
    expect(listeners.size).to.equal(0);
  });
  it('show after the reveal what everybody answered, and end with an outcome', async () => {
    const { view, session, asked } = await onRounds([{ ...ROUND, state: 'revealed', answered: 4 }]);
    const answer = (score: number) => ({ kind: 'stairway', steps: { chosen: { score }, kept: { score: 3 } } }) as const;
    const result: RoundResult = {
      id: 'r1',
      kind: 'stairway',
      about: ROUND.about,
      title: '',
      named: true,
      threshold: null,
      by: 'u1',
      state: 'revealed',
      openedAt: '2026-11-22T10:00:00Z',
      ballots: [
        {
          named: true,
          revealedAt: '2026-11-22T10:05:00Z',
          of: 4,
          answers: [0, 0, 4, 4].map((score, i) => ({ person: `u${i + 1}`, answer: answer(score) })),
        },
      ],
    };
    root(session.canvas.doc, 'rounds').set('r1', result);
    await settled(view);
    const shown = there(view.renderRoot.querySelector('clc-round-result'));
    await shown.updateComplete;
    const rows = [...shown.renderRoot.querySelectorAll('.row')].map((row) => row.textContent?.replace(/\s+/gu, ' '));
    expect(rows[0]).to.contain('gesprek nodig');
    expect(rows[1]).to.not.contain('gesprek nodig');
    await expectAccessible(view);
    button(view.renderRoot, 'Ronde sluiten').click();
    await settled(view);
    const form = there(view.renderRoot.querySelector('clc-round-outcome'));
    await form.updateComplete;
    const text = there(form.renderRoot.querySelector<HTMLInputElement>('[name=text]'));
    text.value = 'We kiezen de drukke straat.';
    text.dispatchEvent(new Event('input'));
    await form.updateComplete;
    button(form.renderRoot, 'Sluiten met deze uitkomst').click();
    await settled(view);
    expect(asked.at(-1)).to.deep.equal({
      path: '/rounds/r1/close',
      body: { outcome: { kind: 'agreed', text: 'We kiezen de drukke straat.' } },
    });
  });
  it('fold the proof of each step away, so that the questions stand close together', async () => {
    const own: Answer = {
      kind: 'stairway',
      steps: { chosen: { score: 3, evidence: [{ card: 'p1' }] }, kept: { score: 2 } },
    };
    const { view } = await onRounds([ROUND], own);
    const form = there(ballot(view));
    await waitUntil(() => form.renderRoot.querySelectorAll('details').length === 2);
    const folds = [...form.renderRoot.querySelectorAll('details')];
    expect(folds.map((fold) => fold.open)).to.deep.equal([false, false]);
    expect(folds.map((fold) => fold.querySelector('summary')?.textContent?.trim())).to.deep.equal([
      '1 bewijs',
      'Bewijs (mag)',
    ]);
    there(folds[0]).open = true;
    expect(folds[0]?.querySelector('select')?.value).to.equal('p1');
    await expectAccessible(view);
  });
  it('of the value ledger show below each party the cards that are its reasons', async () => {
    const asks: RoundView = { ...ROUND, about: { kind: 'ledger', times: ['now'] } };
    const { view } = await onRounds([asks]);
    const form = there(ballot(view));
    const parties = [...form.renderRoot.querySelectorAll('.party')];
    expect(parties).to.have.length(5);
    for (const party of parties) expect(party.querySelectorAll('input[type=range]')).to.have.length(2);
    const reasons = there(parties[0]?.querySelector('details'));
    expect(reasons.querySelector('summary')?.textContent).to.equal('2 kaarten');
    reasons.open = true;
    expect(reasons.textContent).to.contain('Forenzen betalen een vast maandbedrag.');
    await expectAccessible(view);
  });
  it('give whoever only reads no ballot to fill in and nothing to lead', async () => {
    const { view } = await onRounds([ROUND], null, { role: 'viewer', me: { id: 'u9', name: 'Ravi' } });
    expect(ballot(view)).to.equal(null);
    expect(view.renderRoot.querySelectorAll('button')).to.have.length(0);
    expect(view.renderRoot.textContent).to.contain('niet gevraagd').and.to.contain('1 van 4 heeft geantwoord');
  });
  it('are led by whoever has the baton alone, from the moment they have it', async () => {
    const { session, view } = await onRounds([ROUND]);
    const all = (): string[] => [...view.renderRoot.querySelectorAll('button')].map((b) => b.textContent?.trim() ?? '');
    expect(all()).to.include.members(['Nieuwe ronde', 'Onthullen']);
    const held = (person: string): void =>
      void root(session.canvas.doc, 'session').set('baton', { person, at: '2026-11-22T10:00:00Z' });
    held('u2');
    await settled(view);
    expect(all()).not.to.include('Nieuwe ronde').and.not.to.include('Onthullen');
    expect(view.renderRoot.textContent).to.contain('1 van 4 heeft geantwoord');
    expect(ballot(view) === null, 'still answered').to.equal(false);
    held('u1');
    await settled(view);
    expect(all()).to.include.members(['Nieuwe ronde', 'Onthullen']);
  });
  it('keep the focus of whoever works with the keyboard: into a form, back out of it, and at the round that went on', async () => {
    const all: RoundView[] = [{ ...ROUND, state: 'revealed', answered: 4 }];
    const { view } = await onRounds(all);
    const inside = (): Element | null => there(view.shadowRoot).activeElement;
    const press = async (found: HTMLElement): Promise<void> => {
      found.focus();
      found.click();
      await waitUntil(() => inside() !== null && inside() !== found);
    };
    await press(button(view.renderRoot, 'Nieuwe ronde'));
    const form = there(view.renderRoot.querySelector('clc-new-round'));
    expect(form.shadowRoot?.activeElement).to.equal(form.renderRoot.querySelector('input'));
    await press(button(form.renderRoot, 'Annuleren'));
    expect(inside()?.textContent?.trim()).to.equal('Nieuwe ronde');

    await press(button(view.renderRoot, 'Ronde sluiten'));
    const outcome = there(view.renderRoot.querySelector('clc-round-outcome'));
    expect(outcome.shadowRoot?.activeElement?.localName).to.equal('input');
    await press(button(outcome.renderRoot, 'Annuleren'));
    expect(inside()?.id).to.equal('t-r1');

    // Its button goes with what it does.
    all[0] = { ...ROUND, state: 'talked', answered: 4 };
    await press(button(view.renderRoot, 'Besproken'));
    expect(inside()?.id).to.equal('t-r1');
  });
  it('keep on the screen what is changed while an answer is on its way, and say that it is not kept yet', async () => {
    const { view, listeners } = await onRounds([ROUND]);
    const form = there(ballot(view));
    const chosen = (score: number) => there(form.renderRoot.querySelectorAll<HTMLInputElement>('[name=chosen]')[score]);
    chosen(3).click();
    await form.updateComplete;
    button(form.renderRoot, 'Antwoord bewaren').click();
    chosen(1).click();
    await settled(view);
    // The list comes anew, as it does whenever somebody answers.
    for (const tell of listeners) tell();
    await settled(view);
    expect(chosen(1).checked).to.equal(true);
    expect(button(form.renderRoot, 'Wijziging bewaren').disabled).to.equal(false);
    expect(form.renderRoot.textContent).not.to.contain('Je antwoord staat vast');
  });
  it('count points with the keyboard to either end without losing it', async () => {
    const { view } = await onRounds([{ ...ROUND, about: { kind: 'lead-role', points: 1 } }]);
    const form = there(ballot(view));
    const [less, more] = [...form.renderRoot.querySelectorAll<HTMLButtonElement>('.counter button')];
    for (const one of [there(more), there(less)]) {
      one.focus();
      one.click();
      await form.updateComplete;
      one.click();
      await form.updateComplete;
      expect(form.shadowRoot?.activeElement).to.equal(one);
      expect(one.getAttribute('aria-disabled')).to.equal('true');
    }
    expect(form.renderRoot.querySelector('output')?.textContent).to.equal('0');
    await expectAccessible(view);
  });
  it('take the middle of a level from whoever presses there, and forget it again without losing the focus', async () => {
    const { view } = await onRounds([{ ...ROUND, about: { kind: 'ledger', times: ['now'] } }]);
    const form = there(ballot(view));
    const row = there(form.renderRoot.querySelector('.level'));
    const slider = there(row.querySelector('input'));
    const output = (): string => there(row.querySelector('output')).textContent ?? '';
    expect(output()).to.equal('–');
    slider.click();
    await form.updateComplete;
    expect(output()).to.equal('5');
    const forget = there(row.querySelector('button'));
    forget.focus();
    forget.click();
    await form.updateComplete;
    expect(output()).to.equal('–');
    expect(form.shadowRoot?.activeElement).to.equal(slider);
  });
});
