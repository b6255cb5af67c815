// Cards: added, edited, moved, decided and put away by keyboard and by toolbar, with the focus where a person expects it.
import { expect, waitUntil } from '@open-wc/testing';
import { cardsIn, cardsInBin, readCard } from '../../../shared/document/cards.ts';
import { isBlank, plainText } from '../../../shared/document/text.ts';
import type { ClcComposer } from '../../../client/board/composer.ts';
import type { ClcMenu } from '../../../client/ui/menu.ts';
import { focused, onBoard, press, there } from './on-board.ts';
import type { OnBoard } from './on-board.ts';
import { expectAccessible } from '../accessible.ts';

describe('a card', () => {
  it('names its status, text, "so not", tag and owner', async () => {
    const { body } = await onBoard();
    const name = there(body('p1').getAttribute('aria-label'), 'name');
    expect(name).to.match(/^Besloten: Staat je fiets stil/u);
    expect(name).to.contain('dus niet reparatie op afspraak volgende week');
    expect(name).to.contain('van Hanne Verbeke');
    expect(there(body('l1').getAttribute('aria-label'), 'name')).to.contain('inleg');
  });
  it('is one tab stop per facet; arrows, Home and End go from card to card', async () => {
    const { facet, body, settled } = await onBoard();
    const stops = facet('arena.context').cards.filter((c) => c.renderRoot.querySelector('[role=group][tabindex="0"]'));
    expect(stops.map((c) => c.cardId)).to.deep.equal(['a2']);
    body('a2').focus();
    press(body('a2'), 'ArrowDown');
    expect(focused()).to.equal(body('a3'));
    press(body('a3'), 'End');
    expect(focused()).to.equal(body('a4'));
    press(body('a4'), 'Home');
    expect(focused()).to.equal(body('a2'));
    press(body('a2'), 'ArrowDown');
    await settled();
    expect(body('a3').tabIndex).to.equal(0);
    expect(body('a2').tabIndex).to.equal(-1);
  });
  it('moves with Alt and arrows, keeps the focus, and says where it is', async () => {
    const { session, body, said, settled, ids } = await onBoard();
    body('a2').focus();
    press(body('a2'), 'ArrowDown', { altKey: true });
    await settled();
    expect(ids('arena.context')).to.deep.equal(['a3', 'a2', 'a4']);
    expect(focused()).to.equal(body('a2'));
    press(body('a2'), 'ArrowRight', { altKey: true });
    await settled();
    expect(cardsIn(session.canvas.doc, 'arena.competitors').at(-1)).to.equal('a2');
    await waitUntil(() => focused() === body('a2'));
    expect(said.map((s) => [s.text, s.spokenOnly])).to.deep.equal([
      ['Kaart 2 van 3 in Context', true],
      ['Kaart 3 van 3 in Concurrenten', true],
    ]);
  });
  it('is written in with Enter, and has the focus again after Escape', async () => {
    const { body, card } = await onBoard();
    body('l1').focus();
    press(body('l1'), 'Enter');
    // The editor is fetched first, which takes a busy machine longer.
    await waitUntil(() => focused()?.classList.contains('ProseMirror'), 'the editor is there', { timeout: 8_000 });
    press(there(focused(), 'editor'), 'Escape');
    await waitUntil(() => focused() === body('l1'));
    expect(card('l1').renderRoot.querySelector('.editing')).to.equal(null);
  });
  it('goes to the bin with Delete, the focus goes to its neighbour, and one action brings it back as it was', async () => {
    const { session, body, said, settled } = await onBoard();
    body('a3').focus();
    press(body('a3'), 'Delete');
    await settled();
    expect(cardsInBin(session.canvas.doc)).to.deep.equal(['a3']);
    await waitUntil(() => focused() === body('a4'));
    const way = there(said[0]?.action, 'way back');
    expect(way.label).to.equal('Terugzetten');
    way.run();
    expect(readCard(session.canvas.doc, 'a3')?.status).to.equal('decided');
    expect(cardsIn(session.canvas.doc, 'arena.context')).to.deep.equal(['a2', 'a3', 'a4']);
  });
  it('is duplicated with Ctrl+D, and the copy has the focus', async () => {
    const { session, body, settled } = await onBoard();
    body('a2').focus();
    press(body('a2'), 'd', { ctrlKey: true });
    await settled();
    const ids = cardsIn(session.canvas.doc, 'arena.context');
    expect(ids).to.have.length(4);
    const copy = there(ids[1], 'copy');
    expect(plainText(there(readCard(session.canvas.doc, copy), 'copy').text)).to.contain('Sloten en accu');
    await waitUntil(() => focused() === body(copy));
  });
  it('is chosen with Space and by click; Shift and Ctrl choose more; Escape lets go', async () => {
    const { host, body, board, settled } = await onBoard();
    body('a2').focus();
    press(body('a2'), ' ');
    await settled();
    expect([...host.view.selection]).to.deep.equal(['a2']);
    body('a4').dispatchEvent(new MouseEvent('click', { bubbles: true, composed: true, shiftKey: true }));
    await settled();
    expect([...host.view.selection].sort()).to.deep.equal(['a2', 'a3', 'a4']);
    const bar = there(board.renderRoot.querySelector('clc-selection-bar'), 'bar');
    expect(bar.renderRoot.textContent).to.contain('3 kaarten gekozen');
    await expectAccessible(bar);
    body('a3').dispatchEvent(new MouseEvent('click', { bubbles: true, composed: true, ctrlKey: true }));
    await settled();
    expect([...host.view.selection].sort()).to.deep.equal(['a2', 'a4']);
    press(body('a2'), 'Escape');
    await settled();
    expect(host.view.selection.size).to.equal(0);
  });
  it('together with the other chosen ones is binned in one step that undo takes back', async () => {
    const { session, body, settled } = await onBoard({ view: { selection: new Set(['a2', 'a4']) } });
    body('a2').focus();
    press(body('a2'), 'Delete');
    await settled();
    expect(cardsIn(session.canvas.doc, 'arena.context')).to.deep.equal(['a3']);
    session.canvas.commands.undo();
    expect(cardsIn(session.canvas.doc, 'arena.context')).to.deep.equal(['a2', 'a3', 'a4']);
  });
  it('chosen alone has a toolbar inside the stage that does not cover it', async () => {
    const { card, body, board } = await onBoard({ view: { selection: new Set(['l1']) } });
    const bar = there(card('l1').renderRoot.querySelector('clc-card-toolbar'), 'toolbar');
    await waitUntil(() => {
      const [b, s] = [bar.getBoundingClientRect(), board.getBoundingClientRect()];
      return b.left >= s.left && b.right <= s.right;
    });
    const [b, c] = [bar.getBoundingClientRect(), body('l1').getBoundingClientRect()];
    expect(b.bottom <= c.top || b.top >= c.bottom).to.equal(true);
    await expectAccessible(bar);
    const buttons = [...bar.renderRoot.querySelectorAll('button')];
    expect(buttons.filter((x) => x.tabIndex === 0)).to.have.length(1);
    buttons[0]?.focus();
    press(there(buttons[0], 'button'), 'ArrowRight');
    expect(focused()).to.equal(buttons[1]);
  });
  it('is decided and undecided from the toolbar, and moved by its menu with the focus kept', async () => {
    const { session, card, body, settled } = await onBoard({ view: { selection: new Set(['l1']) } });
    const bar = there(card('l1').renderRoot.querySelector('clc-card-toolbar'), 'toolbar');
    there(bar.renderRoot.querySelector<HTMLElement>('[aria-pressed]'), 'decided').click();
    expect(readCard(session.canvas.doc, 'l1')?.status).to.equal('proposal');
    const menu = there(
      [...bar.renderRoot.querySelectorAll<ClcMenu>('clc-menu')].find((m) => m.label === 'Verplaats naar'),
      'menu',
    );
    await menu.show();
    there(menu.renderRoot.querySelector<HTMLElement>('[data-id="licence.partners"]'), 'item').click();
    await settled();
    expect(readCard(session.canvas.doc, 'l1')?.facet).to.equal('licence.partners');
    await waitUntil(() => focused() === body('l1'));
  });
  it('keeps text, author and conversations when its side changes', async () => {
    const { session, card, settled } = await onBoard({ view: { selection: new Set(['l1']) } });
    session.canvas.commands.openThread({ kind: 'card', id: 'l1', quote: '' }, 'Hoe?');
    const before = there(readCard(session.canvas.doc, 'l1'), 'l1');
    const bar = there(card('l1').renderRoot.querySelector('clc-card-toolbar'), 'toolbar');
    const menu = there(
      [...bar.renderRoot.querySelectorAll<ClcMenu>('clc-menu')].find((m) => m.label === 'Label'),
      'menu',
    );
    await menu.show();
    there(menu.renderRoot.querySelector<HTMLElement>('[data-id="side:progress"]'), 'item').click();
    await settled();
    const after = there(readCard(session.canvas.doc, 'l1'), 'l1');
    expect(after.tags.side).to.equal('progress');
    expect(plainText(after.text)).to.equal(plainText(before.text));
    expect(after.createdBy).to.equal(before.createdBy);
    expect(card('l1').renderRoot.querySelector('.talk')).to.exist;
  });
  it('opens its details beside it: all fields, accessible, closed by Escape with the focus back', async () => {
    const { session, board, body, settled } = await onBoard();
    body('p1').focus();
    board.showDetails('p1');
    await settled();
    const details = there(board.renderRoot.querySelector('clc-card-details'), 'details');
    const dialog = there(details.renderRoot.querySelector('clc-dialog'), 'dialog');
    await waitUntil(() => dialog.renderRoot.querySelector('dialog:popover-open') !== null);
    await Promise.all(
      dialog.renderRoot
        .querySelector('dialog')
        ?.getAnimations()
        .map((a) => a.finished) ?? [],
    );
    await expectAccessible(details);
    const owner = there(details.renderRoot.querySelector<HTMLSelectElement>('#owner'), 'owner');
    owner.value = 'u2';
    owner.dispatchEvent(new Event('change'));
    const next = there(details.renderRoot.querySelector<HTMLTextAreaElement>('#next'), 'next');
    next.value = 'Bel de werkplaats';
    next.dispatchEvent(new Event('change'));
    expect(readCard(session.canvas.doc, 'p1')).to.include({ owner: 'u2', next: 'Bel de werkplaats' });
    press(next, 'Escape');
    await waitUntil(() => dialog.renderRoot.querySelector('dialog:popover-open') === null);
    expect(focused()).to.equal(body('p1'));
  });
  it('opens as a sheet on a phone when it is touched', async () => {
    const { board, body, settled } = await onBoard({ view: { size: 'phone', tab: 'proposition' } });
    body('p1').click();
    await settled();
    const dialog = there(
      board.renderRoot.querySelector('clc-card-details')?.renderRoot.querySelector('clc-dialog'),
      'dialog',
    );
    await waitUntil(() => dialog.renderRoot.querySelector('dialog:modal') !== null);
    expect(dialog.sheet).to.equal(true);
  });
});

async function compose(on: OnBoard): Promise<{ composer: ClcComposer; field: HTMLTextAreaElement }> {
  await on.facet('licence.owners').compose();
  const composer = there(on.facet('licence.owners').renderRoot.querySelector<ClcComposer>('clc-composer'), 'composer');
  return { composer, field: there(composer.renderRoot.querySelector('textarea'), 'field') };
}
function type(field: HTMLTextAreaElement, text: string): void {
  field.value = text;
  field.dispatchEvent(new InputEvent('input', { bubbles: true }));
}

describe('the composer', () => {
  it('is accessible and has the focus when it opens', async () => {
    const on = await onBoard();
    const { composer, field } = await compose(on);
    expect(focused()).to.equal(field);
    await expectAccessible(composer);
  });
  it('adds a card at Enter with the chosen side, and stays for the next', async () => {
    const on = await onBoard();
    const { composer, field } = await compose(on);
    there(composer.renderRoot.querySelector<HTMLInputElement>('input[value=progress]'), 'chip').click();
    await composer.updateComplete;
    type(field, 'Een');
    press(field, 'Enter');
    type(field, 'Twee');
    press(field, 'Enter');
    await on.settled();
    const added = cardsIn(on.session.canvas.doc, 'licence.owners')
      .slice(2)
      .map((id) => readCard(on.session.canvas.doc, id));
    expect(added.map((c) => c && plainText(c.text))).to.deep.equal(['Een', 'Twee']);
    expect(added.map((c) => c?.tags.side)).to.deep.equal(['progress', 'progress']);
    expect(focused()).to.equal(field);
    expect(field.value).to.equal('');
  });
  it('adds nothing while an input method is composing, nor for a line without text', async () => {
    const on = await onBoard();
    const { field } = await compose(on);
    type(field, 'ni');
    press(field, 'Enter', { isComposing: true });
    type(field, '   ');
    press(field, 'Enter');
    expect(cardsIn(on.session.canvas.doc, 'licence.owners')).to.have.length(2);
  });
  it('makes a card of what was typed when it is left, once, and nothing of it at Escape', async () => {
    const on = await onBoard();
    const { field } = await compose(on);
    type(field, 'Gebleven');
    on.facet('arena.context').focusName();
    await on.settled();
    expect(cardsIn(on.session.canvas.doc, 'licence.owners')).to.have.length(3);
    const again = await compose(on);
    type(again.field, 'Weg');
    press(again.field, 'Escape');
    await on.settled();
    expect(on.facet('licence.owners').renderRoot.querySelector('clc-composer')).to.equal(null);
    expect(cardsIn(on.session.canvas.doc, 'licence.owners')).to.have.length(3);
  });
  it('offers a card per line for a pasted list', async () => {
    const on = await onBoard();
    const { composer, field } = await compose(on);
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', '- Een\n- Twee\n\n3. Drie');
    field.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
    await composer.updateComplete;
    expect(composer.renderRoot.textContent).to.contain('Dit zijn 3 regels');
    there(composer.renderRoot.querySelector<HTMLElement>('.primary'), 'each').click();
    const ids = cardsIn(on.session.canvas.doc, 'licence.owners').slice(2);
    expect(ids.map((id) => plainText(there(readCard(on.session.canvas.doc, id), id).text))).to.deep.equal([
      'Een',
      'Twee',
      'Drie',
    ]);
  });
  it('keeps a draft over a reload', async () => {
    const on = await onBoard();
    const { field } = await compose(on);
    type(field, 'Half');
    expect(sessionStorage.getItem('clc-draft:local:licence.owners')).to.equal('Half');
  });
  it('starts a card in a facet that was empty on purpose, and the mark goes', async () => {
    const on = await onBoard({ blank: true });
    on.session.canvas.commands.setEmpty('licence.owners', 'Later');
    const { field } = await compose(on);
    type(field, 'Toch');
    press(field, 'Enter');
    await on.settled();
    expect(on.facet('licence.owners').cards).to.have.length(1);
    const card = readCard(on.session.canvas.doc, there(on.ids('licence.owners')[0], 'card'));
    expect(card && isBlank(card.instead)).to.equal(true);
  });
});
