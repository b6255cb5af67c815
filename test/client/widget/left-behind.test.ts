// Work that was not taken over: said above the canvas, shown with its place and text, and let go of on purpose only.
import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import { pretendDevice, pretending } from '../../../client/gallery/pretend.ts';
import type { PretendSession, Pretence } from '../../../client/gallery/pretend.ts';
import type { NotTaken } from '../../../client/session/not-taken.ts';
import type { CustomerLeaderCanvas } from '../../../client/widget/customer-leader-canvas.ts';
import '../../../client/widget/customer-leader-canvas.ts';
import { shellOf } from './shell-of.ts';
import { rijwiel } from '../../../shared/template/rijwiel.ts';
import { expectAccessible } from '../accessible.ts';

const PIECES: readonly NotTaken[] = [
  { kind: 'card', id: 'x', facet: 'licence.customers', text: 'Forenzen' },
  { kind: 'compass', field: 'mission', text: 'Iedereen fietst.' },
  { kind: 'comment', text: '<b>Niet doen</b>' },
  { kind: 'other', root: 'choice', text: 'offer' },
];

async function opened(pretence: Pretence): Promise<{ element: CustomerLeaderCanvas; session: PretendSession }> {
  const sessions: PretendSession[] = [];
  const frame = await fixture<HTMLDivElement>(html`<div style="inline-size: 1200px; block-size: 700px"></div>`);
  const element = document.createElement('customer-leader-canvas');
  element.opener = pretending({ file: rijwiel, leftBehind: PIECES, ...pretence }, (session) => sessions.push(session));
  element.device = pretendDevice('Noor Bakker');
  element.canvasId = 'c1';
  element.link = 'k1';
  element.lang = 'nl';
  element.theme = 'light';
  frame.append(element);
  await waitUntil(() => sessions.length === 1 && element.open);
  await element.updateComplete;
  const [session] = sessions;
  if (!session) throw new Error('No session was opened.');
  return { element, session };
}
/** The sentences come when there is something to say. */
const said = async (element: CustomerLeaderCanvas): Promise<void> => {
  await waitUntil(() => strips(element).length > 0, 'a strip above the canvas');
  await Promise.all(strips(element).map((strip) => strip.updateComplete));
};
const strips = (element: CustomerLeaderCanvas): HTMLElementTagNameMap['clc-notice'][] => [
  ...shellOf(element).renderRoot.querySelectorAll('clc-notice'),
];
const buttons = (within: ParentNode | null | undefined): HTMLButtonElement[] => [
  ...(within?.querySelectorAll('button') ?? []),
];
const press = (within: ParentNode | null | undefined, text: string): void => {
  const button = buttons(within).find((b) => (b.textContent + (b.ariaLabel ?? '')).includes(text));
  if (!button) throw new Error(`There is no button ${text}.`);
  button.click();
};

describe('work that was not taken over', () => {
  it('is said above the canvas, read in a dialog, and gone from both when it is let go of', async () => {
    const { element, session } = await opened({});
    expect(strips(element)).to.have.length(0);
    session.become({ notTaken: PIECES.length });
    await said(element);
    const [strip] = strips(element);
    expect(strip?.text).to.contain('4 wijzigingen van jou zijn niet overgenomen');
    press(strip, 'Bekijken');
    await waitUntil(() =>
      shellOf(element).renderRoot.querySelector('clc-left-behind')?.shadowRoot?.querySelector('li'),
    );
    const dialog = shellOf(element).renderRoot.querySelector('clc-left-behind');
    await dialog?.updateComplete;
    const read = [...(dialog?.shadowRoot?.querySelectorAll('li') ?? [])].map((li) =>
      [...li.querySelectorAll('small, p')].map((e) => e.textContent),
    );
    expect(read).to.deep.equal([
      ['Kaart in Klanten, Licentie', 'Forenzen'],
      ['Kompas, Missie', 'Iedereen fietst.'],
      ['Opmerking', '<b>Niet doen</b>'],
      ['Waarin je wint', 'offer'],
    ]);
    await expectAccessible(element);
    press(dialog?.shadowRoot, 'niet meer nodig');
    await element.updateComplete;
    expect(session.status.notTaken).to.equal(undefined);
    expect(strips(element)).to.have.length(0);
    expect(shellOf(element).renderRoot.querySelector('clc-left-behind')).to.equal(null);
  });

  it('stays when the dialog is only closed', async () => {
    const { element, session } = await opened({ status: { notTaken: 1 } });
    await said(element);
    press(strips(element)[0], 'Bekijken');
    await waitUntil(() =>
      shellOf(element).renderRoot.querySelector('clc-left-behind')?.shadowRoot?.querySelector('li'),
    );
    const dialog = shellOf(element)
      .renderRoot.querySelector('clc-left-behind')
      ?.shadowRoot?.querySelector('clc-dialog');
    press(dialog?.shadowRoot, 'Sluit');
    await element.updateComplete;
    expect(session.status.notTaken).to.equal(1);
    expect(strips(element)).to.have.length(1);
  });
});

describe('a canvas that is getting full', () => {
  it('says so calmly, once, with what helps, and keeps saying so under the save state', async () => {
    const { element, session } = await opened({});
    session.become({ size: { bytes: 2.25 * 1024 * 1024, hard: 4 * 1024 * 1024 } });
    await said(element);
    const [strip] = strips(element);
    expect(strip?.text).to.contain('2,3 van 4 MB');
    expect(strip?.shadowRoot?.querySelector('[role=status]')).to.not.equal(null);
    await expectAccessible(element);
    press(strip, 'Begrepen');
    await element.updateComplete;
    session.become({ size: { bytes: 2.5 * 1024 * 1024, hard: 4 * 1024 * 1024 } });
    await element.updateComplete;
    expect(strips(element)).to.have.length(0);
    const chip = shellOf(element).renderRoot.querySelector('clc-top-bar')?.shadowRoot?.querySelector('clc-save-chip');
    await chip?.updateComplete;
    expect(chip?.shadowRoot?.querySelector('.about')?.textContent).to.contain('2,5 van 4 MB');
  });
});

describe('a page that is too old to write with', () => {
  it('says so, and that loading again helps', async () => {
    const { element } = await opened({ role: 'viewer', status: { reading: 'old-page' } });
    await said(element);
    const [strip] = strips(element);
    expect(strip?.text).to.contain('Laad de pagina opnieuw');
    // Inside another page there is no button: that page is not ours to load again.
    expect(buttons(strip)).to.have.length(0);
    element.standalone = true;
    await element.updateComplete;
    expect(buttons(strip)).to.have.length(1);
  });
});
