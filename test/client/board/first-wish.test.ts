// What somebody wants of the board before everything for it has been fetched: it waits, and is not lost.
import { expect, html, waitUntil } from '@open-wc/testing';
import '../../../client/board/facet.ts';
import { withSession } from '../with-session.ts';
import { there } from './on-board.ts';

describe('a wish that comes before what it needs', () => {
  it('opens the composer with the focus in it, and the menu of a role', async () => {
    sessionStorage.clear();
    const { host } = await withSession(html`<clc-facet facet-id="proposition.magician"></clc-facet>`, {});
    const facet = there(host.querySelector('clc-facet'), 'facet');
    expect(customElements.get('clc-menu')).to.equal(undefined);
    expect(customElements.get('clc-composer')).to.equal(undefined);
    const stance = there(facet.renderRoot.querySelector('clc-stance'), 'stance');
    there(stance.renderRoot.querySelector<HTMLElement>('button.stance'), 'button').click();
    await waitUntil(
      () => stance.renderRoot.querySelector('clc-menu')?.shadowRoot?.querySelector(':popover-open'),
      'the menu',
    );
    there(facet.renderRoot.querySelector<HTMLElement>('.fh .ib'), 'plus').click();
    await waitUntil(() => facet.renderRoot.querySelector('clc-composer')?.shadowRoot?.activeElement, 'the composer');
  });
});
