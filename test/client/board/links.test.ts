// Links on the board: made by key, by toolbar and by pointer, read from both ends, taken away and undone.
import { expect, nextFrame } from '@open-wc/testing';
import type { ClcCardLinks } from '../../../client/board/card-links.ts';
import { readCard } from '../../../shared/document/cards.ts';
import { setStatus } from '../../../shared/document/card-changes.ts';
import { expectAccessible } from '../accessible.ts';
import { onBoard, press, there } from './on-board.ts';
import type { OnBoard } from './on-board.ts';

async function opened(on: OnBoard, card: string): Promise<ClcCardLinks> {
  await on.board.equipped;
  on.body(card).focus();
  press(on.body(card), 'l');
  await on.settled();
  const dialog = there(on.board.renderRoot.querySelector('clc-card-links'), 'links');
  await dialog.updateComplete;
  return dialog;
}
const relations = (dialog: ClcCardLinks): string[] =>
  [...dialog.renderRoot.querySelectorAll('.ties li')].map((li) => (li.textContent ?? '').replace(/\s+/gu, ' ').trim());
const linksOf = (on: OnBoard, card: string): string[] =>
  there(readCard(on.session.canvas.doc, card), card).links.map(({ type, to }) => `${type}:${to}`);

describe('links of a card', () => {
  it('open with the L key, are accessible, and are read from both ends', async () => {
    const on = await onBoard();
    const [first] = linksOf(on, 'p1');
    const [type = '', to = ''] = (first ?? '').split(':');
    const mine = await opened(on, 'p1');
    expect(mine.renderRoot.querySelectorAll('.ties li').length).to.be.at.least(linksOf(on, 'p1').length);
    await expectAccessible(mine);
    const theirs = await opened(on, to);
    expect(type).to.not.equal('');
    expect(relations(theirs).length).to.be.at.least(1);
  });
  it('can be made with the keyboard alone, and undone in one step', async () => {
    const on = await onBoard();
    const before = linksOf(on, 'r4');
    const dialog = await opened(on, 'r4');
    const field = there(dialog.renderRoot.querySelector<HTMLInputElement>('#find'), 'field');
    field.focus();
    press(field, 'ArrowDown');
    const option = there(dialog.renderRoot.querySelector<HTMLElement>('.option:focus'), 'first card');
    option.click();
    await dialog.updateComplete;
    expect(linksOf(on, 'r4')).to.have.length(before.length + 1);
    expect(on.said.at(-1)?.text).to.match(/^Gekoppeld: /u);
    on.session.canvas.undo.undo();
    expect(linksOf(on, 'r4')).to.deep.equal(before);
  });
  it('offers only cards that fit and are not linked that way yet', async () => {
    const on = await onBoard();
    const dialog = await opened(on, 'p1');
    const select = there(dialog.renderRoot.querySelector<HTMLSelectElement>('#relation'), 'relation');
    select.value = 'beats.out';
    select.dispatchEvent(new Event('change'));
    await dialog.updateComplete;
    const facets = [...dialog.renderRoot.querySelectorAll('.option .f')].map((f) => f.textContent);
    expect(new Set(facets)).to.be.an('set').that.has.property('size').at.most(1);
    const had = linksOf(on, 'p1').filter((link) => link.startsWith('beats:')).length;
    const rivals = on.ids('arena.competitors').length;
    expect(facets).to.have.length(rivals - had);
  });
  it('say so when the other card is gone, and can be taken away with a way back', async () => {
    const on = await onBoard();
    const [link = ''] = linksOf(on, 'p1');
    const to = link.slice(link.indexOf(':') + 1);
    setStatus(on.session.canvas.doc, to, 'rejected');
    const dialog = await opened(on, 'p1');
    const gone = there(dialog.renderRoot.querySelector('.gone'), 'gone');
    expect(gone.textContent).to.contain('een kaart die weg is');
    const button = there(gone.closest('li')?.querySelector<HTMLButtonElement>('button.ib'), 'remove');
    button.click();
    await dialog.updateComplete;
    expect(linksOf(on, 'p1')).to.not.include(link);
    on.said.at(-1)?.action?.run();
    expect(linksOf(on, 'p1')).to.include(link);
  });
  it('can only be read by whoever may not edit', async () => {
    const on = await onBoard({ role: 'commenter' });
    const dialog = await opened(on, 'p1');
    expect(relations(dialog)).to.not.be.empty;
    expect(dialog.renderRoot.querySelector('form')).to.equal(null);
    expect(dialog.renderRoot.querySelector('.ties button.ib')).to.equal(null);
  });
  it('are drawn with the pointer from the toolbar to another card, and end with Escape', async () => {
    const on = await onBoard({ view: { selection: new Set(['r4']) } });
    await on.board.equipped;
    await on.settled();
    const toolbar = there(on.card('r4').renderRoot.querySelector('clc-card-toolbar'), 'toolbar');
    await toolbar.updateComplete;
    const button = there(toolbar.renderRoot.querySelector<HTMLElement>('[data-link-from]'), 'link');
    const target = on.ids('proposition.steward').find((id) => !linksOf(on, 'r4').includes(`enables:${id}`));
    const other = on.card(target ?? on.ids('proposition.steward')[0] ?? '');
    other.scrollIntoView({ block: 'center' });
    await nextFrame();
    const point = (element: Element, type: string, on: EventTarget): void => {
      const box = element.getBoundingClientRect();
      const at = { clientX: box.left + box.width / 2, clientY: box.top + box.height / 2, pointerId: 1, button: 0 };
      on.dispatchEvent(new PointerEvent(type, { ...at, bubbles: true, composed: true, cancelable: true }));
    };
    const before = linksOf(on, 'r4');
    point(button, 'pointerdown', button);
    point(other, 'pointermove', window);
    expect(on.board.renderRoot.querySelector('.sheet > svg')).to.exist;
    press(document.body, 'Escape');
    expect(on.board.renderRoot.querySelector('.sheet > svg')).to.equal(null);
    expect(linksOf(on, 'r4')).to.deep.equal(before);
    point(button, 'pointerdown', button);
    point(other, 'pointermove', window);
    point(other, 'pointerup', window);
    await on.settled();
    // One relation fits: it is made. Several: they are asked.
    const asked = there(on.board.renderRoot.querySelector('clc-card-links'), 'links');
    await asked.updateComplete;
    asked.renderRoot.querySelector<HTMLElement>('.choices button')?.click();
    expect(linksOf(on, 'r4')).to.have.length(before.length + 1);
  });
});
