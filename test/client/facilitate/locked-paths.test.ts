// Every way to change a locked block answers with a sentence and changes nothing: keys, menus, links, bin, roles, undo.
import { expect, waitUntil } from '@open-wc/testing';
import { linkCards, unlinkCards } from '../../../client/board/link-actions.ts';
import '../../../client/board/bin.ts';
import '../../../client/judge/agenda-view.ts';
import '../../../client/judge/card-judged.ts';
import type { ClcMenu } from '../../../client/ui/menu.ts';
import { takeStep } from '../../../client/widget/undo.ts';
import { binCards } from '../../../client/board/card-actions.ts';
import { cardsIn, readCard } from '../../../shared/document/cards.ts';
import { setStatus } from '../../../shared/document/card-changes.ts';
import { stanceOf } from '../../../shared/document/choices.ts';
import { setDecision } from '../../../shared/document/decisions.ts';
import { root } from '../../../shared/document/roots.ts';
import type { BlockId, FacetId } from '../../../shared/template/canvas-template.ts';
import { expectAccessible } from '../accessible.ts';
import { ledBoard } from './on-led-board.ts';
import type { LedBoard } from './on-led-board.ts';

const BRAM = { me: { id: 'u2', name: 'Bram Claes' }, role: 'editor' as const };
const RIVALS = 'arena.competitors' as const;
const SHUT = (block: string): string =>
  `${block} staat op slot, dus er is niets veranderd. Vraag wie leidt om het te openen.`;
const HELD = (block: string): string =>
  `Je laatste stap zit in een afgesloten blok: ${block} staat op slot. Er is niets veranderd; de stap blijft bewaard tot het open is.`;

async function locked(...blocks: BlockId[]): Promise<LedBoard> {
  const there = await ledBoard(BRAM);
  await there.board.equipped;
  await lock(there, ...blocks);
  return there;
}
async function lock(there: LedBoard, ...blocks: BlockId[]): Promise<void> {
  for (const block of blocks) await there.does('u1', { kind: 'lock', block });
  await there.drawn();
  there.said.length = 0;
}
const first = ({ canvas }: LedBoard, facet: FacetId): string => cardsIn(canvas.doc, facet)[0] ?? '';
const told = ({ said }: LedBoard): string[] => said.map(({ text }) => text);
/** Everything of the canvas, to see that nothing changed. */
const all = ({ canvas: { doc } }: LedBoard): string =>
  JSON.stringify((['cards', 'choice', 'stances', 'empty'] as const).map((name) => root(doc, name).toJSON()));
function body(there: LedBoard, card: string): HTMLElement {
  const found = there.board.cardElement(card)?.renderRoot.querySelector<HTMLElement>('[role=group]');
  if (!found) throw new Error(`The card ${card} is not on the board.`);
  return found;
}
function press(on: HTMLElement, key: string, keys: KeyboardEventInit = {}): KeyboardEvent {
  const event = new KeyboardEvent('keydown', { key, bubbles: true, composed: true, cancelable: true, ...keys });
  on.dispatchEvent(event);
  return event;
}
const acting = (there: LedBoard) => ({ from: there.board, canvas: there.now(), say: there.bar.say });

describe('keys on a card of a locked block', () => {
  for (const [key, keys] of [
    ['Delete', {}],
    ['Backspace', {}],
    ['F2', {}],
    ['d', { ctrlKey: true }],
    ['ArrowUp', { altKey: true }],
    ['ArrowRight', { altKey: true }],
  ] as const)
    it(`${'altKey' in keys ? 'Alt+' : ''}${key} is answered once, and changes nothing`, async () => {
      const there = await locked('arena');
      const before = all(there);
      const card = body(there, first(there, RIVALS));
      card.focus();
      expect(press(card, key, keys).defaultPrevented).to.equal(true);
      expect(told(there)).to.deep.equal([SHUT('ARENA')]);
      expect([all(there), (card.getRootNode() as ShadowRoot).activeElement]).to.deep.equal([before, card]);
    });
  it('that only read go on as ever: details with Enter, choosing with the space bar', async () => {
    const there = await locked('arena');
    const card = first(there, RIVALS);
    press(body(there, card), ' ');
    await there.drawn();
    expect(there.host.view.selection?.has(card)).to.equal(true);
    press(body(there, card), 'Enter');
    await there.drawn();
    const details = there.board.renderRoot.querySelector('clc-card-details');
    await details?.updateComplete;
    expect(details?.renderRoot.querySelectorAll('[contenteditable=true], select, input').length).to.equal(0);
    expect(told(there).filter((text) => text.includes('slot'))).to.deep.equal([]);
  });
  it('move nothing into it from the block beside it', async () => {
    const there = await locked('proposition');
    const card = cardsIn(there.canvas.doc, 'arena.context').at(-1) ?? '';
    for (let step = 0; step < 5; step++) {
      press(body(there, card), 'ArrowRight', { altKey: true });
      await there.drawn();
    }
    expect(told(there).at(-1)).to.equal(SHUT('PROPOSITIE'));
    expect(readCard(there.canvas.doc, card)?.facet.startsWith('arena.')).to.equal(true);
  });
});

describe('links while a block is locked', () => {
  it('of a card in it are for reading in the dialog, with a sentence why, and accessible', async () => {
    const there = await locked('proposition');
    const promise = cardsIn(there.canvas.doc, 'proposition.steward').find(
      (id) => (readCard(there.canvas.doc, id)?.links.length ?? 0) > 0,
    );
    press(body(there, promise ?? ''), 'l');
    await there.drawn();
    const dialog = there.board.renderRoot.querySelector('clc-card-links');
    await dialog?.updateComplete;
    const ties = [...(dialog?.renderRoot.querySelectorAll('.ties li') ?? [])];
    expect(ties.length).to.be.greaterThan(0);
    const own = readCard(there.canvas.doc, promise ?? '')?.links.length ?? 0;
    // What others say of it is theirs to take away.
    expect(ties.filter((tie) => tie.querySelector('.ib') === null)).to.have.length(own);
    expect(dialog?.renderRoot.textContent).to.contain('In een blok op slot blijven de koppelingen zoals ze zijn.');
    const relations = [...(dialog?.renderRoot.querySelectorAll('option') ?? [])].map((one) => one.value);
    expect(relations.every((relation) => relation.endsWith('.in'))).to.equal(true);
    await expectAccessible(dialog);
  });
  it('are neither made nor taken away by whoever would be refused, and elsewhere they are', async () => {
    const there = await locked('resources');
    const before = all(there);
    const [resource, promise] = [first(there, 'resources.company'), first(there, 'proposition.steward')];
    linkCards(acting(there), promise, { type: 'enables', way: 'in', other: resource });
    const [link] = readCard(there.canvas.doc, resource)?.links ?? [];
    if (!link) throw new Error('The resource carries nothing.');
    unlinkCards(acting(there), resource, { type: link.type, way: 'out', other: link.to });
    expect([told(there), all(there)]).to.deep.equal([[SHUT('MIDDELEN'), SHUT('MIDDELEN')], before]);
    const customer = first(there, 'arena.customers');
    const had = readCard(there.canvas.doc, promise)?.links.some(({ to }) => to === customer);
    const does = had ? unlinkCards : linkCards;
    does(acting(there), promise, { type: 'targets', way: 'out', other: customer });
    expect(readCard(there.canvas.doc, promise)?.links.some(({ to }) => to === customer)).to.equal(!had);
  });
});

describe('menus and bars', () => {
  it('offer nothing for chosen cards of which one is in a locked block, and say so', async () => {
    const there = await locked('arena');
    const chosen = [first(there, 'licence.customers'), first(there, RIVALS)];
    there.host.view = { ...there.host.view, selection: new Set(chosen) };
    await there.drawn();
    const bar = there.board.renderRoot.querySelector('clc-selection-bar');
    await bar?.updateComplete;
    expect(bar?.renderRoot.querySelector('[role=status]')?.textContent).to.contain('ARENA staat op slot');
    const buttons = [...(bar?.renderRoot.querySelectorAll('button') ?? [])];
    expect(buttons.map((one) => [one.ariaLabel, one.tabIndex])).to.deep.equal([['Deselecteren', 0]]);
    await expectAccessible(bar);
    press(body(there, chosen[0] ?? ''), 'Delete');
    expect(told(there)).to.deep.equal([SHUT('ARENA')]);
    await there.does('u1', { kind: 'unlock', block: 'arena' });
    await bar?.updateComplete;
    expect(bar?.renderRoot.querySelectorAll('button').length).to.be.greaterThan(3);
  });
  it('name a locked block as such, and let no card be moved into it', async () => {
    const there = await locked('arena');
    const card = first(there, 'licence.customers');
    there.host.view = { ...there.host.view, selection: new Set([card]) };
    await there.drawn();
    const toolbar = there.board.cardElement(card)?.renderRoot.querySelector('clc-card-toolbar');
    await toolbar?.updateComplete;
    const menus = [...(toolbar?.renderRoot.querySelectorAll<ClcMenu>('clc-menu') ?? [])];
    const items = menus.flatMap((menu) => menu.items).filter(({ group }) => group?.includes('ARENA'));
    expect(items).to.have.length(4);
    expect(items.every(({ disabled, group }) => disabled && group?.endsWith('(op slot)'))).to.equal(true);
  });
  it('answer where a card was to be added, as the button of a phone does', async () => {
    const there = await locked('arena');
    await there.board.compose(RIVALS);
    expect(told(there)).to.deep.equal([SHUT('ARENA')]);
  });
  it('answer an “undo” in a notice that was there before the lock', async () => {
    const there = await ledBoard(BRAM);
    const card = first(there, RIVALS);
    binCards(acting(there), [card]);
    const back = there.said.findLast(({ action }) => action)?.action;
    await lock(there, 'arena');
    back?.run();
    expect(told(there)).to.deep.equal([SHUT('ARENA')]);
    expect(readCard(there.canvas.doc, card)?.status).to.equal('rejected');
  });
});

describe('the bin', () => {
  it('keeps what comes from a locked block, with the reason beside it, until it is open', async () => {
    const there = await ledBoard(BRAM);
    const card = first(there, RIVALS);
    setStatus(there.canvas.doc, card, 'rejected');
    await lock(there, 'arena');
    const bin = document.createElement('clc-bin');
    bin.open = true;
    there.host.append(bin);
    await bin.updateComplete;
    const restore = (): HTMLButtonElement | null => bin.renderRoot.querySelector('li button');
    expect(restore()?.disabled).to.equal(true);
    expect(bin.renderRoot.querySelector('li')?.textContent).to.contain('Dit blok staat op slot');
    await expectAccessible(bin);
    await there.does('u1', { kind: 'unlock', block: 'arena' });
    await bin.updateComplete;
    restore()?.click();
    expect(readCard(there.canvas.doc, card)?.status).to.equal('proposal');
  });
});

describe('roles and facets left empty', () => {
  it('have no choice to offer in a locked PROPOSITIE, nor to whoever is asked to choose again', async () => {
    const there = await locked('proposition');
    const before = all(there);
    const facet = there.board.facetElement('proposition.inventor');
    const stance = facet?.renderRoot.querySelector('clc-stance');
    expect(stance?.renderRoot.querySelectorAll('button').length).to.equal(0);
    facet?.chooseLead();
    await stance?.updateComplete;
    expect([told(there), all(there)]).to.deep.equal([[SHUT('PROPOSITIE')], before]);
    await there.does('u1', { kind: 'unlock', block: 'proposition' });
    await there.drawn();
    expect(stance?.renderRoot.querySelector('clc-dialog[open]'), 'no question comes afterwards').to.equal(null);
    expect(stanceOf(there.canvas.doc, 'inventor')).to.not.equal('lead');
  });
  it('keep the reason somebody was writing before them, for reading, until the block is open', async () => {
    const there = await ledBoard(BRAM);
    for (const id of cardsIn(there.canvas.doc, 'arena.stakeholders')) setStatus(there.canvas.doc, id, 'rejected');
    await there.drawn();
    const empty = there.board.facetElement('arena.stakeholders')?.renderRoot.querySelector('clc-facet-empty');
    const within = empty?.renderRoot;
    within?.querySelector<HTMLButtonElement>('button.quiet')?.click();
    await empty?.updateComplete;
    const field = (): HTMLInputElement => within?.querySelector('input') as HTMLInputElement;
    field().value = 'Dat weten we pas in mei';
    await lock(there, 'arena');
    await empty?.updateComplete;
    expect([field().value, field().readOnly]).to.deep.equal(['Dat weten we pas in mei', true]);
    expect(within?.querySelector<HTMLButtonElement>('button.primary')?.disabled).to.equal(true);
    await expectAccessible(empty ?? null);
    within?.querySelector('form')?.requestSubmit();
    expect(root(there.canvas.doc, 'empty').has('arena.stakeholders')).to.equal(false);
    await there.does('u1', { kind: 'unlock', block: 'arena' });
    await there.drawn();
    await empty?.updateComplete;
    within?.querySelector<HTMLButtonElement>('button.primary')?.click();
    expect(root<{ reason: string }>(there.canvas.doc, 'empty').get('arena.stakeholders')?.reason).to.equal(
      'Dat weten we pas in mei',
    );
  });
});

describe('undo', () => {
  it('says that the step is in a locked block and keeps it; once open it is taken', async () => {
    const there = await ledBoard(BRAM);
    const [rival, customer] = [first(there, RIVALS), first(there, 'licence.customers')];
    there.now().commands.setStatus([customer], 'decided');
    there.now().commands.setStatus([rival], 'rejected');
    await lock(there, 'arena');
    const before = all(there);
    for (const _ of [1, 2]) {
      there.said.length = 0;
      expect(takeStep(there.canvas, 'undo', there.bar.say)).to.equal(undefined);
      expect([told(there), all(there)]).to.deep.equal([[HELD('ARENA')], before]);
    }
    expect(there.canvas.undo.canUndo()).to.equal(true);
    await there.does('u1', { kind: 'unlock', block: 'arena' });
    takeStep(there.canvas, 'undo', there.bar.say);
    expect(readCard(there.canvas.doc, rival)?.status).to.not.equal('rejected');
    takeStep(there.canvas, 'undo', there.bar.say);
    await lock(there, 'licence');
    expect(takeStep(there.canvas, 'redo', there.bar.say)).to.equal(undefined);
    expect(told(there)).to.deep.equal([HELD('LICENTIE')]);
  });
});

describe('the agenda and the record of a decision', () => {
  it('are for reading where the card is in a locked block', async () => {
    const there = await ledBoard(BRAM);
    const { doc } = there.canvas;
    const card = first(there, 'resources.company');
    setStatus(doc, card, 'decided');
    setStatus(doc, first(there, 'licence.customers'), 'proposal');
    setDecision(doc, card, { by: 'u2', at: '2026-11-22T09:00:00.000Z', why: 'Omdat het past.' });
    const judged = document.createElement('clc-card-judged');
    judged.card = card;
    const agenda = document.createElement('clc-agenda');
    there.host.append(judged, agenda);
    await waitUntil(() => agenda.renderRoot.querySelectorAll('li select').length > 0, 'judged', { timeout: 5000 });
    const controls = (): number => agenda.renderRoot.querySelectorAll('li select, li input').length;
    expect(controls()).to.be.greaterThan(0);
    expect(judged.renderRoot.querySelectorAll('button.btn').length).to.be.greaterThan(0);
    await lock(there, 'licence', 'arena', 'proposition', 'resources');
    await agenda.updateComplete;
    await judged.updateComplete;
    expect([controls(), judged.renderRoot.querySelectorAll('section:first-of-type .btn').length]).to.deep.equal([0, 0]);
    await expectAccessible(agenda);
  });
});
