// The dialog: modal or beside something, closed by the person, with the focus given back.
import { expect, html, oneEvent } from '@open-wc/testing';
import type { ClcDialog } from '../../../client/ui/dialog.ts';
import '../../../client/ui/dialog.ts';
import type { Popover } from '../../../client/ui/popover.ts';
import '../../../client/ui/popover.ts';
import { withSession } from '../with-session.ts';
import { expectAccessible } from '../accessible.ts';

async function dialog(
  beside: boolean,
): Promise<{ dialog: ClcDialog; opener: HTMLButtonElement; inner: HTMLDialogElement }> {
  const { host } = await withSession(
    html`<button id="opener">Open</button>
      <clc-dialog heading="Wie doet een stap terug?"
        ><p>Een vraag.</p>
        <button slot="actions">Doen</button></clc-dialog
      >`,
  );
  const element = host.querySelector('clc-dialog') as ClcDialog;
  const opener = host.querySelector('#opener') as HTMLButtonElement;
  await element.updateComplete;
  opener.focus();
  if (beside) element.beside = opener;
  element.open = true;
  await element.updateComplete;
  const inner = element.renderRoot.querySelector('dialog') as HTMLDialogElement;
  await Promise.all(inner.getAnimations().map((animation) => animation.finished));
  return { dialog: element, opener, inner };
}

describe('clc-dialog', () => {
  it('is accessible, modal, and named by its heading', async () => {
    const d = await dialog(false);
    expect(d.inner.matches(':modal')).to.equal(true);
    await expectAccessible(d.dialog);
    expect(d.inner.getAttribute('aria-labelledby')).to.equal('heading');
  });
  it('asks to be closed at Escape and by its button, and closes only when it is told', async () => {
    const d = await dialog(false);
    const asked = oneEvent(d.dialog, 'clc-close');
    d.inner.dispatchEvent(new Event('cancel', { cancelable: true }));
    await asked;
    expect(d.inner.open).to.equal(true);
    const again = oneEvent(d.dialog, 'clc-close');
    d.inner.querySelector<HTMLElement>('.head button')?.click();
    await again;
    d.dialog.open = false;
    await d.dialog.updateComplete;
    expect(d.inner.open).to.equal(false);
    expect(document.activeElement).to.equal(d.opener);
  });
  it('opened from a panel that has closed since, it gives the focus to the button of that panel', async () => {
    const { host } = await withSession(
      html`<clc-popover label="Meer"><button id="opener">Prullenbak</button></clc-popover>
        <clc-dialog heading="Prullenbak"></clc-dialog>`,
    );
    const popover = host.querySelector('clc-popover') as Popover;
    const element = host.querySelector('clc-dialog') as ClcDialog;
    await popover.updateComplete;
    popover.renderRoot.querySelector('button')?.click();
    host.querySelector<HTMLElement>('#opener')?.focus();
    expect(document.activeElement?.id).to.equal('opener');
    element.open = true;
    await element.updateComplete;
    popover.close();
    element.open = false;
    await element.updateComplete;
    expect(document.activeElement?.localName).to.equal('clc-popover');
    expect(popover.shadowRoot?.activeElement?.localName).to.equal('button');
  });
  it('has no landmarks of its own: a page has one banner', async () => {
    const d = await dialog(false);
    expect(d.inner.querySelector('header, footer')).to.equal(null);
  });
  it('beside something it blocks nothing, stays in the window, and gives the focus back', async () => {
    const d = await dialog(true);
    expect(d.inner.matches(':popover-open')).to.equal(true);
    expect(d.inner.matches(':modal')).to.equal(false);
    await expectAccessible(d.dialog);
    const box = d.inner.getBoundingClientRect();
    expect(box.left).to.be.at.least(0);
    expect(box.right).to.be.at.most(window.innerWidth);
    const asked = oneEvent(d.dialog, 'clc-close');
    d.inner.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, composed: true }));
    await asked;
    d.dialog.open = false;
    await d.dialog.updateComplete;
    expect(d.inner.matches(':popover-open')).to.equal(false);
    expect(document.activeElement).to.equal(d.opener);
  });
});
