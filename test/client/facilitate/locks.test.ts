// A locked block: everybody sees who locked it, nobody changes its cards, what was being written stays, talk goes on.
import { expect, waitUntil } from '@open-wc/testing';
import { cardsIn, readCard } from '../../../shared/document/cards.ts';
import { setStatus } from '../../../shared/document/card-changes.ts';
import { setLinkLooked, setLooked } from '../../../shared/document/looks.ts';
import { expectAccessible } from '../accessible.ts';
import { ledBoard } from './on-led-board.ts';
import type { LedBoard } from './on-led-board.ts';

const BRAM = { me: { id: 'u2', name: 'Bram Claes' }, role: 'editor' as const };
const RIVALS = 'arena.competitors' as const;

function block({ board }: LedBoard, id: string): HTMLElement & { renderRoot: ParentNode } {
  const found = board.renderRoot.querySelector(`clc-block[block-id=${id}]`);
  if (!found) throw new Error(`There is no block ${id}.`);
  return found as never;
}
function facet(there: LedBoard, id: Parameters<LedBoard['board']['facetElement']>[0]) {
  const found = there.board.facetElement(id);
  if (!found) throw new Error(`There is no facet ${id}.`);
  return found;
}
const offers = (there: LedBoard, id: typeof RIVALS | 'licence.customers'): boolean =>
  facet(there, id).renderRoot.querySelector('.fh .ib') !== null;

describe('a locked block', () => {
  it('carries a sign with who locked it, and is accessible', async () => {
    const there = await ledBoard(BRAM);
    await there.does('u1', { kind: 'lock', block: 'arena' });
    await there.drawn();
    const sign = block(there, 'arena').renderRoot.querySelector('clc-lock-sign');
    expect(sign?.shadowRoot?.textContent).to.contain('Noor Bakker zette dit blok op slot');
    expect(block(there, 'licence').renderRoot.querySelector('clc-lock-sign')).to.equal(null);
    await expectAccessible(there.board);
    await there.does('u1', { kind: 'unlock', block: 'arena' });
    await there.drawn();
    expect(block(there, 'arena').renderRoot.querySelector('clc-lock-sign')).to.equal(null);
  });
  it('offers nothing that changes cards, to whoever locked it neither, until it is open again', async () => {
    for (const options of [{}, BRAM]) {
      const there = await ledBoard(options);
      await there.does('u1', { kind: 'lock', block: 'arena' });
      await there.drawn();
      expect(offers(there, RIVALS)).to.equal(false);
      expect(offers(there, 'licence.customers')).to.equal(true);
      const [card] = facet(there, RIVALS).cards;
      await card?.edit('text');
      expect(card?.renderRoot.querySelectorAll('[contenteditable=true]').length).to.equal(0);
      await there.does('u1', { kind: 'unlock', block: 'arena' });
      await there.drawn();
      expect(offers(there, RIVALS)).to.equal(true);
    }
  });
  it('refuses with a sentence what comes from elsewhere: moving in, moving out, deciding, binning, copying', async () => {
    const there = await ledBoard(BRAM);
    const { doc } = there.canvas;
    const [rival = ''] = cardsIn(doc, RIVALS);
    const [customer = ''] = cardsIn(doc, 'licence.customers');
    await there.does('u1', { kind: 'lock', block: 'arena' });
    await there.drawn();
    const before = JSON.stringify(doc.getMap('cards').toJSON());
    const { commands } = there.now();
    const acts = [
      () => commands.move([customer], RIVALS, null),
      () => commands.move([rival], 'licence.customers', null),
      () => commands.setStatus([customer, rival], 'rejected'),
      () => commands.duplicate([rival]),
      () => commands.setFields(rival, { confidence: 'guess' }),
      () => commands.nudge(rival, 'down'),
      () => commands.addCard(RIVALS, { text: 'Nog een' }),
    ];
    for (const act of acts) {
      there.said.length = 0;
      act();
      expect(there.said.map(({ text }) => text)).to.deep.equal([
        'ARENA staat op slot, dus er is niets veranderd. Vraag wie leidt om het te openen.',
      ]);
    }
    expect(JSON.stringify(doc.getMap('cards').toJSON())).to.equal(before);
    commands.setStatus([customer], 'rejected');
    expect(readCard(doc, customer)?.status).to.equal('rejected');
  });
  it('closes a text under somebody’s hands: the words stay, the keyboard goes on at the card, and they hear why', async () => {
    const there = await ledBoard(BRAM);
    const [card] = facet(there, RIVALS).cards;
    await card?.edit('text');
    expect(card?.renderRoot.querySelectorAll('[contenteditable=true]').length ?? 0).to.be.at.most(1);
    expect(card?.writing?.field).to.equal('text');
    there.said.length = 0;
    await there.does('u1', { kind: 'lock', block: 'arena' });
    await waitUntil(() => card?.shadowRoot?.activeElement?.role === 'group', 'the card has the focus');
    expect(there.said.map(({ text }) => text)).to.deep.equal(['ARENA staat nu op slot. Wat er stond is bewaard.']);
    await there.does('u1', { kind: 'unlock', block: 'arena' });
    expect(there.said.at(-1)?.text).to.equal('ARENA is weer open.');
  });
  it('keeps what somebody was writing, before them and with a sentence, and goes on when it is open', async () => {
    const there = await ledBoard(BRAM);
    const rivals = facet(there, RIVALS);
    await rivals.compose();
    const composer = rivals.renderRoot.querySelector('clc-composer');
    const field = (): HTMLTextAreaElement => composer?.renderRoot.querySelector('textarea') as HTMLTextAreaElement;
    field().value = 'De stadsfiets van de buren';
    field().dispatchEvent(new Event('input'));
    const count = cardsIn(there.canvas.doc, RIVALS).length;
    await there.does('u1', { kind: 'lock', block: 'arena' });
    await there.drawn();
    await composer?.updateComplete;
    expect(field().readOnly).to.equal(true);
    expect(field().value).to.equal('De stadsfiets van de buren');
    expect(composer?.renderRoot.querySelector('[role=status]')?.textContent).to.contain('staat op slot');
    field().dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }));
    field().blur();
    expect(cardsIn(there.canvas.doc, RIVALS)).to.have.length(count);
    expect(field().value).to.equal('De stadsfiets van de buren');
    await expectAccessible(composer);
    await there.does('u1', { kind: 'unlock', block: 'arena' });
    await there.drawn();
    await composer?.updateComplete;
    expect(field().readOnly).to.equal(false);
    field().dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }));
    expect(cardsIn(there.canvas.doc, RIVALS)).to.have.length(count + 1);
  });
});

describe('the block of the phase', () => {
  it('stands out, and only that one', async () => {
    const there = await ledBoard(BRAM);
    const standing = (): (string | null)[] =>
      [...there.board.renderRoot.querySelectorAll('[data-led]')].map((area) => area.getAttribute('data-part'));
    await there.does('u1', { kind: 'phase', phase: 'compass' });
    expect(standing()).to.deep.equal(['compass']);
    await there.does('u1', { kind: 'phase', phase: 'resources' });
    expect(standing()).to.deep.equal(['resources']);
    const area = there.board.renderRoot.querySelector('[data-led]');
    expect(area && getComputedStyle(area, '::after').borderTopWidth).to.equal('3px');
    await there.does('u1', { kind: 'phase', phase: 'test' });
    expect(standing()).to.deep.equal([]);
  });
});

describe('whoever tests', () => {
  it('sees on each card its links, proofs and findings; nobody else does', async () => {
    const there = await ledBoard(BRAM);
    const marks = (): number =>
      [...there.board.renderRoot.querySelectorAll('clc-block')]
        .flatMap(({ facets }) => facets.flatMap(({ cards }) => cards))
        .filter((card) => card.renderRoot.querySelector('.tested')).length;
    expect(marks()).to.equal(0);
    there.host.view = { ...there.host.view, testing: true };
    const cards = (): number => there.board.renderRoot.querySelectorAll('clc-block').length;
    expect(cards()).to.equal(4);
    await waitUntil(() => marks() > 20);
    const [id = ''] = cardsIn(there.canvas.doc, 'proposition.steward');
    const card = there.board.cardElement(id);
    expect(card?.tested?.said).to.match(/koppeling/u);
    expect(card?.renderRoot.querySelector('[role=group]')?.getAttribute('aria-label')).to.contain('koppeling');
    await expectAccessible(there.board);
    there.host.view = { ...there.host.view, testing: false };
    await there.drawn();
    expect(marks()).to.equal(0);
  });
  it('or not, sees which choice to look at again, until somebody did', async () => {
    const there = await ledBoard(BRAM);
    const { doc } = there.canvas;
    const [id = ''] = cardsIn(doc, 'proposition.steward');
    const link = readCard(doc, id)?.links.find(({ type }) => type === 'targets');
    if (!link) throw new Error('The promise is meant for nobody.');
    setLinkLooked(doc, id, link, 'u1', '2026-11-20T10:00:00Z');
    setStatus(doc, link.to, 'proposal');
    const card = there.board.cardElement(id);
    await waitUntil(() => card?.tested?.said === 'kijk nog eens', 'marked', { timeout: 5000 });
    expect(card?.renderRoot.querySelector('[role=group]')?.getAttribute('aria-label')).to.contain('kijk nog eens');
    setLooked(doc, { card: id, on: link.to }, 'u1', '2026-11-21T10:00:00Z');
    await waitUntil(() => card?.tested === undefined, 'looked at', { timeout: 5000 });
  });
  it('counts a link at both ends, a step once per card, and findings of cards only', async () => {
    const { countsOf } = await import('../../../client/facilitate/test-marks.ts');
    const card = (id: string, to: string[], status = 'proposal') => [
      id,
      { id, status, links: to.map((one) => ({ to: one, type: 'enables' })) },
    ];
    const counts = countsOf({
      snapshot: {
        cards: new Map([card('a', ['b', 'gone', 'c']), card('b', []), card('c', [], 'rejected')] as never),
        evidence: [
          { step: 'chosen', card: 'b' },
          { step: 'chosen', card: 'b' },
          { step: 'kept', card: 'b' },
        ],
      },
      report: { findings: [{ where: { kind: 'card', card: 'a' } }, { where: { kind: 'block', block: 'arena' } }] },
      agenda: [
        { kind: 'look-again', card: 'b' },
        { kind: 'decision', card: 'b' },
      ],
    } as never);
    expect([...counts]).to.deep.equal([
      ['a', { links: 1, proofs: 0, findings: 1, again: 0 }],
      ['b', { links: 1, proofs: 2, findings: 0, again: 1 }],
    ]);
  });
});
