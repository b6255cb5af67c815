// A key that changes a card before what does it has been fetched: it waits, and is not lost.
import { expect, html, waitUntil } from '@open-wc/testing';
import '../../../client/board/facet.ts';
import { cardsIn, cardsInBin } from '../../../shared/document/cards.ts';
import { rijwiel } from '../../../shared/template/rijwiel.ts';
import { withSession } from '../with-session.ts';
import { press, there } from './on-board.ts';

describe('a key that comes before what it needs', () => {
  it('bins the card the focus is on, and no key is left to the page around', async () => {
    const { host, session } = await withSession(html`<clc-facet facet-id="arena.competitors"></clc-facet>`, {
      file: rijwiel,
    });
    const { doc } = session.canvas;
    const [first = ''] = cardsIn(doc, 'arena.competitors');
    expect(customElements.get('clc-menu')).to.equal(undefined);
    const facet = there(host.querySelector('clc-facet'), 'facet');
    const card = there(facet.cardElement(first), 'card');
    const body = there(card.renderRoot.querySelector<HTMLElement>('.card'), 'body');
    let left = 0;
    host.addEventListener('keydown', () => left++);
    press(body, 'Delete');
    expect(left).to.equal(0);
    await waitUntil(() => cardsInBin(doc).includes(first), 'in the bin');
  });
});
