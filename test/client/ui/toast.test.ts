// Messages: one at a time, spoken politely, with a way back and a way to close.
import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import { ACTION_MS, TOAST_MS } from '../../../client/ui/toast.ts';
import type { Toast } from '../../../client/ui/toast.ts';
import '../../../client/ui/toast.ts';
import { withSession } from '../with-session.ts';
import { expectAccessible } from '../accessible.ts';

async function toast(): Promise<Toast> {
  const { host } = await withSession(html`<clc-toast dismissLabel="Melding sluiten"></clc-toast>`);
  return host.querySelector('clc-toast') as Toast;
}
const shown = (element: Toast): string => element.renderRoot.querySelector('p[aria-live]')?.textContent ?? '';
const button = (element: Toast, name: string): HTMLButtonElement | undefined =>
  [...element.renderRoot.querySelectorAll('button')].find((b) => b.textContent === name || b.ariaLabel === name);

describe('clc-toast', () => {
  it('is accessible while it shows a message with a way back', async () => {
    const element = await toast();
    element.show({ text: 'Kaart ligt in de prullenbak.', action: { label: 'Terugzetten', run: () => undefined } });
    await element.updateComplete;
    await expectAccessible(element);
  });
  it('shows one message at a time, in the order they came', async () => {
    const element = await toast();
    element.show({ text: 'een' });
    element.show({ text: 'twee' });
    await element.updateComplete;
    expect(shown(element)).to.equal('een');
    button(element, 'Melding sluiten')?.click();
    await element.updateComplete;
    expect(shown(element)).to.equal('twee');
    button(element, 'Melding sluiten')?.click();
    await element.updateComplete;
    expect(shown(element)).to.equal('');
    expect(element.renderRoot.querySelector('button')).to.equal(null);
  });
  it('drops what is over, be it shown, waiting or yet to come', async () => {
    const element = await toast();
    const [first, second, third] = [new AbortController(), new AbortController(), new AbortController()];
    element.show({ text: 'een', over: first.signal });
    element.show({ text: 'twee', over: second.signal });
    element.show({ text: 'drie' });
    second.abort();
    await element.updateComplete;
    expect(shown(element)).to.equal('een');
    first.abort();
    await element.updateComplete;
    expect(shown(element)).to.equal('drie');
    third.abort();
    element.show({ text: 'vier', over: third.signal });
    button(element, 'Melding sluiten')?.click();
    await element.updateComplete;
    expect(shown(element)).to.equal('');
  });
  it('runs the way back once and closes', async () => {
    const element = await toast();
    let ran = 0;
    element.show({ text: 'een', action: { label: 'Terug', run: () => ran++ } });
    await element.updateComplete;
    button(element, 'Terug')?.click();
    await element.updateComplete;
    expect(ran).to.equal(1);
    expect(shown(element)).to.equal('');
  });
  it('lets the keyboard to its way back with F6, waits there, and puts the focus back when it goes', async () => {
    const element = await toast();
    const before = await fixture<HTMLButtonElement>(html`<button>Kaart</button>`);
    const f6 = (): KeyboardEvent => {
      const event = new KeyboardEvent('keydown', { key: 'F6', bubbles: true, composed: true, cancelable: true });
      (document.activeElement ?? document.body).dispatchEvent(event);
      return event;
    };
    before.focus();
    expect(f6().defaultPrevented, 'without a message').to.equal(false);
    for (const leave of ['Terug', 'Melding sluiten']) {
      element.show({ text: 'een', action: { label: 'Terug', run: () => undefined } });
      await element.updateComplete;
      expect(shown(element)).to.equal('een (Terug: F6)');
      expect(f6().defaultPrevented).to.equal(true);
      expect(element.shadowRoot?.activeElement === button(element, 'Terug'), 'at the way back').to.equal(true);
      button(element, leave)?.click();
      await element.updateComplete;
      expect(document.activeElement === before, leave).to.equal(true);
    }
    element.show({ text: 'twee' });
    await element.updateComplete;
    expect(f6().defaultPrevented, 'nothing to do there').to.equal(false);
  });
  it('stays longer with a way back, and no longer than others once the next one waits', async () => {
    const [plain, acting, another] = [await toast(), await toast(), await toast()];
    const lasts: number[] = [];
    const { setTimeout } = window;
    window.setTimeout = ((_run: unknown, ms = 0) => {
      lasts.push(ms);
      return 0;
    }) as typeof window.setTimeout;
    try {
      plain.show({ text: 'een' });
      const way = { label: 'Terug', run: () => undefined };
      acting.show({ text: 'een', action: way });
      another.show({ text: 'een', action: way });
      another.show({ text: 'twee' });
    } finally {
      window.setTimeout = setTimeout;
    }
    expect(lasts).to.deep.equal([TOAST_MS, ACTION_MS, ACTION_MS, TOAST_MS]);
  });
  it('keeps its live region while it is empty, so that the first message is spoken', async () => {
    const element = await toast();
    const region = element.renderRoot.querySelector('p[aria-live]');
    element.show({ text: 'een' });
    await element.updateComplete;
    expect(element.renderRoot.querySelector('p[aria-live]')).to.equal(region);
  });
  it('lies above a sheet that is open, and at the head when it would hide what is being written', async () => {
    const element = await toast();
    const sheet = await fixture<HTMLDialogElement>(
      html`<dialog style="inset: auto 0 0; margin: 0; width: 100%; max-width: none; height: 60vh">
        <textarea style="position: absolute; inset: auto 0 0; height: 4rem"></textarea>
      </dialog>`,
    );
    sheet.showModal();
    sheet.querySelector('textarea')?.blur();
    element.style.cssText = 'position: fixed; inset: 16px 0';
    element.show({ text: 'Geplaatst.' });
    await element.updateComplete;
    const box = element.renderRoot.querySelector('.toast') as HTMLElement;
    const middle = (): { x: number; y: number } => {
      const { left, width, top, height } = box.getBoundingClientRect();
      return { x: left + width / 2, y: top + height / 2 };
    };
    expect(box.matches(':popover-open')).to.equal(true);
    expect(middle().y).to.be.greaterThan(innerHeight / 2);
    sheet.querySelector('textarea')?.focus();
    expect(middle().y).to.be.lessThan(innerHeight / 2);
    sheet.close();
    expect(element.shadowRoot?.elementFromPoint(middle().x, middle().y)?.closest('.toast')).to.equal(box);
  });
  it('only speaks what is only for the ear, and speaks the same words again', async () => {
    const element = await fixture<Toast>(html`<clc-toast></clc-toast>`);
    const spoken = (): string => element.renderRoot.querySelector('div[aria-live]')?.textContent ?? '';
    element.show({ text: 'Eén kaart gekozen', spokenOnly: true });
    await element.updateComplete;
    const first = spoken();
    element.show({ text: 'Eén kaart gekozen', spokenOnly: true });
    await waitUntil(() => spoken() !== first);
    expect(spoken().trim()).to.equal('Eén kaart gekozen');
    expect(shown(element)).to.equal('');
  });
});
