// The chain of the chosen card: lit on the board, in words on each card, and what is loose in it by name.
import { expect } from '@open-wc/testing';
import { setStatus } from '../../../shared/document/card-changes.ts';
import { expectAccessible } from '../accessible.ts';
import { onBoard, there } from './on-board.ts';
import type { OnBoard } from './on-board.ts';

const cards = (on: OnBoard) =>
  [...on.board.renderRoot.querySelectorAll('clc-block')].flatMap((b) => b.facets.flatMap((f) => f.cards));
const lit = (on: OnBoard): string[] => cards(on).flatMap((c) => (c.relation === undefined ? [] : [c.cardId]));
async function choose(on: OnBoard, ...ids: string[]): Promise<void> {
  on.host.view = { ...on.host.view, selection: new Set(ids) };
  await on.settled();
  await on.board.renderRoot.querySelector('clc-chain-bar')?.updateComplete;
  await on.settled();
}

describe('the chain of a card', () => {
  it('lights up through all four blocks, each card saying what it is to the one before', async () => {
    const on = await onBoard();
    await on.board.equipped;
    await choose(on, 'p1');
    const blocks = new Set(lit(on).map((id) => id[0]));
    expect([...blocks].sort()).to.deep.equal(['a', 'l', 'r']);
    for (const id of lit(on)) expect(on.card(id).relation).to.not.equal('');
    const [resource] = lit(on).filter((id) => id.startsWith('r'));
    expect(on.body(there(resource, 'resource')).textContent).to.contain('maakt mogelijk');
    await expectAccessible(on.board);
  });
  it('goes out when the card is let go, or when several are chosen', async () => {
    const on = await onBoard();
    await on.board.equipped;
    await choose(on, 'p1');
    expect(lit(on)).to.not.deep.equal([]);
    await choose(on, 'p1', 'p2');
    expect(lit(on)).to.deep.equal([]);
    await choose(on, 'p1');
    await choose(on);
    expect(lit(on)).to.deep.equal([]);
  });
  it('names what becomes loose while it is looked at, and leads to its links', async () => {
    const on = await onBoard();
    await on.board.equipped;
    await choose(on, 'p1');
    const bar = there(on.board.renderRoot.querySelector('clc-chain-bar'), 'bar');
    expect(bar.renderRoot.querySelectorAll('button')).to.have.length(0);
    for (const id of lit(on).filter((c) => c.startsWith('r'))) setStatus(on.session.canvas.doc, id, 'rejected');
    await bar.updateComplete;
    const loose = [...bar.renderRoot.querySelectorAll('button')];
    expect(loose.map((b) => b.textContent?.trim()).join()).to.match(/Niets draagt “[^”]{1,36}”/u);
    loose[0]?.click();
    await on.settled();
    const links = there(on.board.renderRoot.querySelector('clc-card-links'), 'links');
    expect(links.cardId).to.equal('p1');
  });
  it('renders only the cards whose part in it changes', async () => {
    const on = await onBoard();
    await on.board.equipped;
    const before = new Map(cards(on).map((c) => [c.cardId, c.renders]));
    await choose(on, 'p1');
    const rendered = cards(on)
      .filter((c) => c.renders !== before.get(c.cardId))
      .map((c) => c.cardId);
    expect(rendered.sort()).to.deep.equal([...lit(on), 'p1'].sort());
  });
});
