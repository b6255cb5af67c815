// Facets without cards, the bin, and cards that glide to their new place.
import { expect, waitUntil } from '@open-wc/testing';
import '../../../client/board/bin.ts';
import type { ClcFacetEmpty } from '../../../client/board/facet-empty.ts';
import { cardsIn, cardsInBin } from '../../../shared/document/cards.ts';
import { deliberatelyEmpty } from '../../../shared/document/choices.ts';
import type { FacetId } from '../../../shared/template/canvas-template.ts';
import { focused, onBoard, press, there } from './on-board.ts';
import type { OnBoard } from './on-board.ts';
import { expectAccessible } from '../accessible.ts';

function emptyIn(on: OnBoard, id: FacetId): ClcFacetEmpty {
  return there(on.facet(id).renderRoot.querySelector('clc-facet-empty'), 'empty');
}
const empty = (on: OnBoard): ClcFacetEmpty => emptyIn(on, 'licence.society');
const button = (root: ParentNode, text: string): HTMLElement =>
  there(
    [...root.querySelectorAll('button')].find((b) => b.textContent?.includes(text)),
    text,
  );

describe('a facet without cards', () => {
  it('asks its question with its hint and offers a card', async () => {
    const on = await onBoard({ blank: true });
    expect(empty(on).renderRoot.textContent).to.contain('wat zou zij missen als wij stoppen?');
    expect(empty(on).renderRoot.textContent).to.contain('Reken ook de rekening mee die anderen betalen.');
    button(empty(on).renderRoot, 'Kaart').click();
    await waitUntil(() => focused()?.localName === 'textarea');
  });
  it('is left empty on purpose only with a reason, which stays with its initials and can be taken back', async () => {
    const on = await onBoard({ blank: true });
    button(empty(on).renderRoot, 'Bewust leeg').click();
    await empty(on).updateComplete;
    await waitUntil(() => empty(on).renderRoot.querySelector('input'), 'the question is there', { timeout: 8_000 });
    const reason = there(empty(on).renderRoot.querySelector('input'), 'reason');
    await waitUntil(() => focused() === reason);
    await expectAccessible(empty(on));
    const form = there(empty(on).renderRoot.querySelector('form'), 'form');
    reason.value = '   ';
    form.dispatchEvent(new SubmitEvent('submit', { cancelable: true }));
    expect(deliberatelyEmpty(on.session.canvas.doc, 'licence.society')).to.equal(undefined);
    reason.value = 'Volgend jaar';
    form.requestSubmit();
    await on.settled();
    expect(empty(on).renderRoot.textContent).to.match(/Bewust leeg\.\s+Volgend jaar/u);
    expect(empty(on).renderRoot.textContent).to.contain('HV');
    button(empty(on).renderRoot, 'Toch invullen').click();
    await on.settled();
    expect(deliberatelyEmpty(on.session.canvas.doc, 'licence.society')).to.equal(undefined);
    await waitUntil(() => focused()?.localName === 'textarea');
  });
  it('says to a reader only that it is not filled in', async () => {
    const on = await onBoard({ blank: true, role: 'viewer' });
    expect(there(empty(on).renderRoot.textContent, 'text').trim()).to.equal('Nog niet ingevuld.');
  });
  it('whose role the team does not choose is answered: a quiet strip, with a card as the only way on', async () => {
    const on = await onBoard();
    const monarch = emptyIn(on, 'proposition.monarch');
    expect(there(monarch.renderRoot.textContent, 'text')).to.match(
      /^\s*Hier kiezen jullie bewust niet voor\.\s+Kaart\s*$/u,
    );
    button(monarch.renderRoot, 'Kaart').click();
    await waitUntil(() => focused()?.localName === 'textarea');
    press(there(focused(), 'textarea'), 'Escape');
    on.session.canvas.commands.setStance('monarch', 'parity');
    await on.settled();
    const asked = emptyIn(on, 'proposition.monarch');
    expect(asked.renderRoot.textContent).to.contain('Waar staat onze naam voor');
    on.session.canvas.commands.setStance('monarch', 'off');
    await on.settled();
    expect(asked.renderRoot.textContent).not.to.contain('Waar staat onze naam voor');
  });
  it('is named with its block where another block has a facet of that name', async () => {
    const on = await onBoard({ blank: true });
    const names = (id: FacetId): (string | null | undefined)[] => {
      const root = on.facet(id).renderRoot;
      return [
        root.querySelector('[role=group]'),
        root.querySelector('.ib'),
        emptyIn(on, id).renderRoot.querySelector('.btn'),
      ].map((e) => e?.getAttribute('aria-label'));
    };
    expect(names('licence.customers')).to.deep.equal([
      'Klanten, Licentie',
      'Kaart toevoegen aan Klanten, Licentie',
      'Kaart toevoegen aan Klanten, Licentie',
    ]);
    expect(names('arena.customers')[0]).to.equal('Klanten, Arena');
    expect(names('arena.context')[0]).to.equal('Context');
    await on.facet('arena.customers').compose();
    expect(focused()?.getAttribute('aria-label')).to.equal('Nieuwe kaart in Klanten, Arena');
  });
  it('opens and closes its question by its name', async () => {
    const on = await onBoard();
    const name = there(on.facet('arena.context').renderRoot.querySelector<HTMLElement>('.name'), 'name');
    const prompt = there(on.facet('arena.context').renderRoot.querySelector<HTMLElement>('#prompt'), 'prompt');
    expect([name.ariaExpanded, prompt.hidden]).to.deep.equal(['false', true]);
    name.click();
    await on.settled();
    expect([name.ariaExpanded, prompt.hidden]).to.deep.equal(['true', false]);
    expect(prompt.textContent).to.contain('Welke verschuivingen om ons heen');
  });
});

describe('the bin', () => {
  it('lists what was put away and puts it back where it was', async () => {
    const on = await onBoard();
    press(on.body('a3'), 'Delete');
    await on.settled();
    const bin = document.createElement('clc-bin');
    on.host.append(bin);
    bin.open = true;
    await bin.updateComplete;
    const dialog = there(bin.renderRoot.querySelector('clc-dialog'), 'dialog');
    await dialog.updateComplete;
    await Promise.all(
      dialog.renderRoot
        .querySelector('dialog')
        ?.getAnimations()
        .map((a) => a.finished) ?? [],
    );
    await expectAccessible(bin);
    const items = [...bin.renderRoot.querySelectorAll('li')];
    expect(items).to.have.length(1);
    expect(items[0]?.textContent).to.contain('Onderdelen komen uit drie werelddelen');
    there(items[0]?.querySelector('button'), 'restore').click();
    await bin.updateComplete;
    expect(cardsInBin(on.session.canvas.doc)).to.deep.equal([]);
    expect(cardsIn(on.session.canvas.doc, 'arena.context')).to.deep.equal(['a2', 'a3', 'a4']);
    expect(bin.renderRoot.textContent).to.contain('Er ligt niets in de prullenbak.');
    await waitUntil(() => focused()?.localName === 'dialog');
    bin.open = false;
    await bin.updateComplete;
  });
});

describe('a card that somebody moves', () => {
  it('glides, and takes neither the focus nor the place on the screen from whoever reads', async () => {
    const on = await onBoard();
    on.body('p1').focus();
    const scrolled = on.board.scrollTop;
    on.session.canvas.commands.move(['a2'], 'arena.context', null);
    await waitUntil(() => on.card('a2').getAnimations().length > 0);
    expect(on.ids('arena.context')).to.deep.equal(['a3', 'a4', 'a2']);
    expect(focused()).to.equal(on.body('p1'));
    expect(on.board.scrollTop).to.equal(scrolled);
  });
  it('is there at once for a person who asked for less motion', async () => {
    const on = await onBoard();
    on.host.style.setProperty('--calm', '0ms');
    on.session.canvas.commands.move(['a2'], 'arena.context', null);
    await on.settled();
    expect(on.ids('arena.context')).to.deep.equal(['a3', 'a4', 'a2']);
    expect(on.card('a2').getAnimations()).to.have.length(0);
  });
});
