// The board as a whole: readable by everyone, in reading order, and calm while others work.
import { expect, waitUntil } from '@open-wc/testing';
import { emulateMedia } from '@web/test-runner-commands';
import { readCard } from '../../../shared/document/cards.ts';
import { addComment } from '../../../shared/document/thread-changes.ts';
import { plainText } from '../../../shared/document/text.ts';
import { COMPASS_TEXTS } from '../../../shared/template/canvas-template.ts';
import type { Member } from '../../../shared/wire/http.ts';
import type * as Y from 'yjs';
import { focused, MEMBERS, onBoard, press, there } from './on-board.ts';
import { expectAccessible } from '../accessible.ts';

describe('the board', () => {
  it('is accessible with a filled canvas', async () => {
    const { board } = await onBoard();
    await expectAccessible(board);
  });
  it('is accessible when empty, with somebody present and a card chosen', async () => {
    const { board, session, settled, card } = await onBoard({ view: { selection: new Set(['p1']) } });
    session.join({ id: 'u2', name: 'Bram Claes', slot: 1 }, { block: 'proposition', card: 'p1', text: 'p1.text' });
    session.canvas.commands.openThread({ kind: 'card', id: 'p1', quote: '' }, 'Hoe?');
    await settled();
    expect(card('p1').renderRoot.querySelector('clc-card-toolbar')).to.exist;
    await expectAccessible(board);
  });
  it('says to whoever edits how one works on a card, before the first, and to no reader', async () => {
    const { board } = await onBoard();
    await board.equipped;
    await board.updateComplete;
    const [said, first] = board.renderRoot.querySelectorAll('p.sr, .area');
    expect(said?.textContent).to.contain('Op een kaart: Enter om te schrijven');
    expect(first?.getAttribute('data-part')).to.equal('compass');
    await expectAccessible(board);
    const reader = await onBoard({ role: 'viewer' });
    await reader.board.equipped;
    await reader.board.updateComplete;
    expect(reader.board.renderRoot.querySelectorAll('p.sr')).to.have.length(0);
  });
  it('is accessible as an empty canvas', async () => {
    const { board, session, facet, settled } = await onBoard({ blank: true });
    session.canvas.commands.setEmpty('licence.society', 'Komt later');
    await settled();
    expect(facet('licence.society').renderRoot.querySelector('clc-facet-empty')?.renderRoot.textContent).to.contain(
      'Komt later',
    );
    await expectAccessible(board);
  });
  it('reads compass first, then blocks I to IV with all eighteen facets', async () => {
    const { board } = await onBoard();
    const parts = [...board.renderRoot.querySelectorAll('[data-part]')].map((p) => p.getAttribute('data-part'));
    expect(parts).to.deep.equal(['compass', 'licence', 'arena', 'proposition', 'resources']);
    const facets = [...board.renderRoot.querySelectorAll('clc-block')].flatMap((b) => b.facets);
    expect(facets).to.have.length(18);
  });
  it('swaps arena and proposition in the arrangement of the book, without changing the order of reading', async () => {
    const { board } = await onBoard({ view: { arrangement: 'book' } });
    const sheet = there(board.renderRoot.querySelector('.sheet'), 'sheet');
    expect(getComputedStyle(sheet).gridTemplateAreas).to.match(/pro.*are/u);
  });
  it('renders only the card in which somebody types', async () => {
    const { session, board, card, facet, settled } = await onBoard();
    const cards = [...board.renderRoot.querySelectorAll('clc-block')].flatMap((b) => b.facets.flatMap((f) => f.cards));
    const before = new Map(cards.map((c) => [c, c.renders]));
    const facets = facet('proposition.steward').renders;
    const text = there(readCard(session.canvas.doc, 'p1'), 'p1').text;
    const inner = (text.get(0) as Y.XmlElement).get(0) as Y.XmlText;
    session.canvas.doc.transact(() => inner.insert(0, 'x'), 'remote');
    await settled();
    expect(plainText(text).startsWith('x')).to.equal(true);
    const rendered = cards.filter((c) => c.renders !== before.get(c)).map((c) => c.cardId);
    expect(rendered).to.deep.equal(['p1']);
    expect(card('p1').renders).to.equal((before.get(card('p1')) ?? 0) + 1);
    expect(facet('proposition.steward').renders).to.equal(facets);
  });
  it('renders no card again when somebody elsewhere moves about', async () => {
    const { session, board, settled } = await onBoard();
    const cards = [...board.renderRoot.querySelectorAll('clc-block')].flatMap((b) => b.facets.flatMap((f) => f.cards));
    const before = cards.map((c) => c.renders).join();
    session.join({ id: 'u2', name: 'Bram Claes', slot: 1 }, { block: 'compass' });
    await settled();
    expect(cards.map((c) => c.renders).join()).to.equal(before);
  });
  it('says who is in a block and who writes in a card, with name and shape', async () => {
    const { session, board, body, settled } = await onBoard();
    session.join({ id: 'u2', name: 'Bram Claes', slot: 1 }, { block: 'licence', card: 'l1', text: 'l1.text' });
    await settled();
    const block = there(board.renderRoot.querySelector('clc-block'), 'block');
    expect(there(block.renderRoot.querySelector('.people'), 'people').getAttribute('aria-label')).to.contain(
      'Bram Claes',
    );
    expect(body('l1').getAttribute('aria-label')).to.contain('Bram Claes schrijft hier');
    expect(there(body('l1').querySelector('.flag'), 'flag').textContent).to.contain('Bram');
  });
  it('tells where I am, and that I left', async () => {
    const { session, body, facet } = await onBoard();
    body('l1').focus();
    const at = () => there(session.presence.people()[0], 'me').at;
    expect(at()).to.include({ block: 'licence', facet: 'licence.customers', card: 'l1' });
    facet('arena.context').focusName();
    expect(at()).to.include({ block: 'arena', facet: 'arena.context', card: null });
    const outside = document.createElement('button');
    document.body.append(outside);
    outside.focus();
    expect(at()).to.include({ block: null, facet: null, card: null });
    outside.remove();
  });
  it('shows one part at a time on a phone, with tabs, and all of them when stacked', async () => {
    const { board, settled, host } = await onBoard({ view: { size: 'phone', tab: 'arena' } });
    const shown = () =>
      [...board.renderRoot.querySelectorAll<HTMLElement>('[data-part]')]
        .filter((p) => !p.hidden)
        .map((p) => p.dataset.part);
    expect(shown()).to.deep.equal(['arena']);
    const tabs = there(board.renderRoot.querySelector('clc-block-tabs'), 'tabs');
    await expectAccessible(board);
    const current = there(tabs.renderRoot.querySelector<HTMLElement>('[aria-selected=true]'), 'tab');
    expect(current.dataset.part).to.equal('arena');
    current.focus();
    press(current, 'ArrowRight');
    await settled();
    expect(host.view.tab).to.equal('proposition');
    expect(shown()).to.deep.equal(['proposition']);
    board.stacked = true;
    await settled();
    expect(shown()).to.have.length(5);
  });
  it('shows another pointer in the facet it is in, however wide that is here, and tells mine so', async () => {
    const { board, session, facet, settled } = await onBoard();
    const box = facet('arena.competitors').getBoundingClientRect();
    session.join({ id: 'u2', name: 'Bram Claes', slot: 1 }, { pointer: { x: 0.5, y: 0.25, in: 'arena.competitors' } });
    await settled();
    const pointers = there(board.renderRoot.querySelector('clc-pointers'), 'pointers');
    await waitUntil(() => pointers.renderRoot.querySelector('[data-person=u2]'));
    await pointers.updateComplete;
    const at = there(pointers.renderRoot.querySelector('[data-person=u2]'), 'pointer').getBoundingClientRect();
    // While it glides there the transform is on its way: what counts is where it is going.
    const { transform } = there(pointers.renderRoot.querySelector<HTMLElement>('[data-person=u2]'), 'p').style;
    const sheet = pointers.getBoundingClientRect();
    const [x, y] = (/translate\((.+)px, (.+)px\)/u.exec(transform) ?? []).slice(1).map(Number);
    expect(at.width).to.be.greaterThan(0);
    expect(x).to.be.closeTo(box.left + box.width / 2 - sheet.left, 0.5);
    expect(y).to.be.closeTo(box.top + box.height / 4 - sheet.top, 0.5);
    facet('arena.competitors').dispatchEvent(
      new PointerEvent('pointermove', {
        clientX: box.left + box.width / 4,
        clientY: box.top + box.height / 2,
        pointerType: 'mouse',
        bubbles: true,
        composed: true,
      }),
    );
    await waitUntil(() => session.presence.people()[0]?.at.pointer);
    expect(session.presence.people()[0]?.at.pointer?.in).to.equal('arena.competitors');
    expect(session.presence.people()[0]?.at.pointer?.x).to.be.closeTo(0.25, 0.01);
  });
  it('reveals a card on a phone by turning to its part, and puts the focus on it', async () => {
    const { board, host, body } = await onBoard({ view: { size: 'phone', tab: 'arena' } });
    await board.reveal({ kind: 'card', id: 'l2' }, true);
    expect(host.view.tab).to.equal('licence');
    expect(focused()).to.equal(body('l2'));
  });
  it('reveals a part that is higher than the board from its top on, where its name stands', async () => {
    await emulateMedia({ reducedMotion: 'reduce' });
    const { board } = await onBoard({ view: { size: 'phone', tab: 'compass' } });
    board.style.blockSize = '220px';
    await board.reveal({ kind: 'block', id: 'licence' }, false);
    const licence = there(board.renderRoot.querySelector('[data-part=licence]'), 'licence').getBoundingClientRect();
    expect(licence.height).to.be.greaterThan(220);
    expect(licence.top).to.be.at.least(board.getBoundingClientRect().top);
    await emulateMedia({ reducedMotion: 'no-preference' });
  });
  it('counts open conversations in the block and on the card, and opens them', async () => {
    const { session, board, card, discussed, settled } = await onBoard();
    const thread = session.canvas.commands.openThread({ kind: 'card', id: 'p1', quote: '' }, 'Hoe?');
    await settled();
    const block = there(
      [...board.renderRoot.querySelectorAll('clc-block')].find((b) => b.block === 'proposition'),
      'proposition',
    );
    const button = there(
      block.renderRoot.querySelector('clc-talk')?.shadowRoot?.querySelector<HTMLElement>('button'),
      'button',
    );
    expect(button.getAttribute('aria-label')).to.contain('1 gesprek');
    button.click();
    expect(discussed[0]?.what.about).to.deep.equal({ kind: 'block', id: 'proposition' });
    there(card('p1').renderRoot.querySelector<HTMLElement>('.talk'), 'talk').click();
    expect(discussed[1]?.what.about).to.deep.equal({ kind: 'card', id: 'p1' });
    session.canvas.commands.resolve(thread, true);
    await settled();
    expect(button.getAttribute('aria-label')).to.contain('0 gesprekken');
    expect(card('p1').renderRoot.querySelector('.talk')).to.equal(null);
  });
  it('marks in block and on card what somebody else said and I have not read', async () => {
    const { session, card, settled, board } = await onBoard();
    const { doc, commands } = session.canvas;
    const thread = commands.openThread({ kind: 'card', id: 'p1', quote: '' }, 'Hoe?');
    await settled();
    const button = (): HTMLElement | null | undefined =>
      board.renderRoot
        .querySelector('clc-block[block-id=proposition]')
        ?.shadowRoot?.querySelector('clc-talk')
        ?.shadowRoot?.querySelector('button');
    expect(button()?.getAttribute('aria-label')).not.to.contain('ongelezen');
    addComment(doc, { id: 'theirs', thread, by: 'somebody', body: 'Zo.', at: '2032-01-01T10:00:00.000Z' });
    await settled();
    expect(button()?.getAttribute('aria-label')).to.contain('1 gesprek, 1 ongelezen');
    expect(card('p1').renderRoot.querySelector('.talk')?.getAttribute('aria-label')).to.equal('1 gesprek, 1 ongelezen');
  });
  it('offers under a facet’s question to talk about the facet', async () => {
    const { facet, discussed, settled } = await onBoard();
    const place = facet('licence.customers');
    there(place.renderRoot.querySelector<HTMLElement>('button.name'), 'name').click();
    await settled();
    const talk = there(place.renderRoot.querySelector('#prompt clc-talk')?.shadowRoot?.querySelector('button'), 'talk');
    expect(talk.textContent).to.contain('Praten over Klanten');
    talk.click();
    expect(discussed[0]?.what).to.deep.equal({ about: { kind: 'facet', id: 'licence.customers' }, compose: true });
  });
  it('offers a viewer nothing that edits, and a commenter only discussion', async () => {
    for (const role of ['viewer', 'commenter'] as const) {
      const { board, host, settled, body, card } = await onBoard({ role, view: { selection: new Set(['l1']) } });
      const found: string[] = [];
      const walk = (root: ParentNode): void => {
        for (const el of root.querySelectorAll('*')) {
          if (
            el.matches(
              'clc-composer, clc-card-toolbar, clc-menu, input, textarea, select, [contenteditable=true], .edit',
            )
          )
            found.push(el.localName);
          if (el.matches('button')) found.push(el.className);
          if (el.shadowRoot) walk(el.shadowRoot);
        }
      };
      press(body('l1'), 'Delete');
      press(body('l1'), 'ArrowDown', { altKey: true });
      await settled();
      walk(board.renderRoot);
      const allowed = new Set(
        role === 'viewer' ? ['name', 'tk', 'ib'] : ['name', 'tk', 'toggle', 'ib', 'clc-card-toolbar', ''],
      );
      const bar = card('l1').renderRoot.querySelector('clc-card-toolbar');
      expect(
        bar === null ? [] : [...bar.renderRoot.querySelectorAll('button')].map((b) => b.textContent?.trim()),
      ).to.deep.equal(role === 'viewer' ? [] : ['Reageren', 'Alle gegevens']);
      expect([...new Set(found)].filter((f) => !allowed.has(f))).to.deep.equal([]);
      expect(readCard(there(board.canvas, 'canvas').doc, 'l1')?.status).to.equal('decided');
      host.remove();
    }
  });
  it('shows grey lines and no questions while the canvas is still loading', async () => {
    const { host, session, facet, settled } = await onBoard({ blank: true });
    host.status = { ...session.status, content: 'loading' };
    await settled();
    expect(facet('arena.context').renderRoot.querySelector('.coming')).to.exist;
    expect(facet('arena.context').renderRoot.querySelector('clc-facet-empty')).to.equal(null);
    host.status = { ...session.status, content: 'live' };
    await settled();
    expect(facet('arena.context').renderRoot.querySelector('clc-facet-empty')).to.exist;
  });
  it('asks for a date and counts the months that are left', async () => {
    const { session, board, settled } = await onBoard();
    const compass = there(board.renderRoot.querySelector('clc-compass'), 'compass');
    session.canvas.commands.setDeadline('2001-01-31');
    await settled();
    expect(compass.renderRoot.textContent).to.contain('gehaald?');
    there(compass.renderRoot.querySelector<HTMLElement>('.date'), 'date').click();
    await settled();
    const field = there(compass.renderRoot.querySelector('input'), 'field');
    expect(focused()).to.equal(field);
    field.value = '2090-12-31';
    press(field, 'Enter');
    await settled();
    expect(compass.renderRoot.textContent).to.match(/nog \d+ maanden/u);
    expect(COMPASS_TEXTS).to.have.length(3);
  });
  it('counts who read the mission, and lets me say that I did', async () => {
    const { board, settled } = await onBoard();
    const compass = there(board.renderRoot.querySelector('clc-compass'), 'compass');
    const toggle = there(compass.renderRoot.querySelector<HTMLElement>('[aria-pressed]'), 'toggle');
    expect(compass.renderRoot.textContent).to.contain('Gelezen door 2 van 2');
    toggle.click();
    await settled();
    expect(compass.renderRoot.textContent).to.contain('Gelezen door 1 van 2');
    expect(toggle.getAttribute('aria-pressed')).to.equal('false');
  });
  it('counts as readers only members who may take part, and at least one person', async () => {
    const read = async (members: readonly Member[], role: 'owner' | 'viewer' = 'owner'): Promise<string> => {
      const { board } = await onBoard({ members, role });
      const text = there(board.renderRoot.querySelector('clc-compass'), 'compass').renderRoot.textContent ?? '';
      return there(/Gelezen door \d+ van \d+/u.exec(text)?.[0], 'count');
    };
    const [me, other] = MEMBERS;
    if (!me || !other) throw new Error('Two members are needed.');
    // The example was read by u1 and u2, whoever they were.
    expect(await read([me])).to.equal('Gelezen door 1 van 1');
    expect(await read([me, { ...other, id: 'u7' }, { ...other, id: 'u8', role: 'viewer' }])).to.equal(
      'Gelezen door 1 van 2',
    );
    expect(await read([me, { ...other, role: null }])).to.equal('Gelezen door 1 van 1');
    expect(await read([{ ...me, role: 'viewer' }], 'viewer')).to.equal('Gelezen door 0 van 1');
  });
});
