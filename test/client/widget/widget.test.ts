// The public element: opens and closes sessions, provides contexts, answers requests, per widget and not globally.
import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import { sendKeys, sendMouse } from '@web/test-runner-commands';
import type { PretendSession, Pretence } from '../../../client/gallery/pretend.ts';
import { pretendDevice, pretending } from '../../../client/gallery/pretend.ts';
import { byKey } from '../../../client/session/access.ts';
import type { Device } from '../../../client/session/device.ts';
import { DiscussRequest, GoToRequest, SayRequest, ViewRequest } from '../../../client/session/requests.ts';
import type { CustomerLeaderCanvas } from '../../../client/widget/customer-leader-canvas.ts';
import '../../../client/widget/customer-leader-canvas.ts';
import { NameGiven } from '../../../client/widget/name-form.ts';
import { shellOf } from './shell-of.ts';
import { ShellRequest } from '../../../client/widget/shell-request.ts';
import { cardIds } from '../../../shared/document/cards.ts';
import { fileOf } from '../../../shared/document/file.ts';
import { rijwiel } from '../../../shared/template/rijwiel.ts';
import { expectAccessible } from '../accessible.ts';

const PATIENCE = { timeout: 10_000 };
interface Opened {
  readonly element: CustomerLeaderCanvas;
  readonly sessions: PretendSession[];
  readonly session: PretendSession;
  readonly device: Device;
}
async function opened(pretence: Pretence = { file: rijwiel }, lang = 'nl', width = 1200): Promise<Opened> {
  const sessions: PretendSession[] = [];
  const device = pretendDevice('Noor Bakker');
  const frame = await fixture<HTMLDivElement>(html`<div></div>`);
  frame.style.width = `${width}px`;
  frame.style.height = '700px';
  const element = document.createElement('customer-leader-canvas');
  element.opener = pretending(pretence, (session) => sessions.push(session));
  element.device = device;
  element.canvasId = 'c1';
  element.link = 'k1';
  element.lang = lang;
  element.theme = 'light';
  frame.append(element);
  await element.updateComplete;
  await waitUntil(() => sessions.length === 1, 'a session is opened');
  await element.updateComplete;
  const [session] = sessions;
  if (!session) throw new Error('No session was opened.');
  return { element, sessions, session, device };
}
const inside = <T extends Element>(element: CustomerLeaderCanvas, selector: string): T => {
  const found = shellOf(element).renderRoot.querySelector<T>(selector);
  if (!found) throw new Error(`The widget has no ${selector}.`);
  return found;
};
const toastText = (element: CustomerLeaderCanvas): string =>
  inside<HTMLElement>(element, 'clc-toast').shadowRoot?.querySelector('p[aria-live]')?.textContent ?? '';
const wordsOf = (element: CustomerLeaderCanvas): string =>
  inside<HTMLElement>(element, 'clc-top-bar').shadowRoot?.textContent ?? '';
/** The drawer comes with its first use, as fast as the machine has time for: when it is here, it opens. */
const drawerHere = (): Promise<unknown> => import('../../../client/discuss/drawer.ts');

describe('<customer-leader-canvas>', () => {
  it('is accessible with a canvas in it', async () => {
    const { element } = await opened();
    await waitUntil(() =>
      shellOf(element).renderRoot.querySelector('clc-board')?.shadowRoot?.querySelector('clc-block'),
    );
    await expectAccessible(element);
  });
  it('opens one session for its attributes, with the name this browser remembers', async () => {
    const { element, session, sessions } = await opened();
    expect(session.options.canvasId).to.equal('c1');
    expect(session.options.access).to.deep.equal(byKey('k1'));
    expect(session.options.name).to.equal('Noor Bakker');
    expect(session.options.server).to.equal(location.origin);
    element.theme = 'dark';
    element.lang = 'en';
    await element.updateComplete;
    expect(sessions).to.have.length(1);
  });
  it('closes its session when it is removed, and leaves no listener behind', async () => {
    const { element, session } = await opened();
    expect(session.counts.listeners).to.equal(1);
    element.remove();
    await waitUntil(() => session.counts.closed === 1, 'the session is closed');
    expect(session.counts.listeners).to.equal(0);
  });
  it('is accessible with everything that is under “Meer” open', async () => {
    const { element } = await opened();
    const bar = inside<HTMLElement>(element, 'clc-top-bar');
    const more = bar.shadowRoot?.querySelector('clc-popover[label=Meer]');
    more?.shadowRoot?.querySelector('button')?.click();
    // It comes with its first use, as the drawer does.
    await import('../../../client/widget/more-panel.ts');
    await waitUntil(() => more?.querySelector('clc-more-panel')?.shadowRoot?.querySelector('.list'));
    await expectAccessible(element);
  });
  it('tells whom I follow, and that I stopped because I did something myself', async () => {
    const { element, session } = await opened();
    const told = (): unknown => session.presence.people()[0]?.at.following;
    shellOf(element).dispatchEvent(new ViewRequest({ following: 'u2' }));
    expect(told()).to.equal('u2');
    shellOf(element).dispatchEvent(new Event('wheel'));
    expect(told()).to.equal(null);
  });
  it('keeps its session when it is only moved within the page', async () => {
    const { element, session, sessions } = await opened();
    const elsewhere = await fixture<HTMLDivElement>(html`<div></div>`);
    elsewhere.append(element);
    await element.updateComplete;
    await new Promise(requestAnimationFrame);
    expect(session.counts.closed).to.equal(0);
    expect(sessions).to.have.length(1);
    expect(element.open).to.equal(session.canvas);
  });
  it('waits with leaving until the server has the last change', async () => {
    const { element, session } = await opened();
    session.become({ save: { kind: 'saving' } });
    element.remove();
    await new Promise(requestAnimationFrame);
    expect(session.counts.closed).to.equal(0);
    session.become({ save: { kind: 'saved' } });
    await waitUntil(() => session.counts.closed === 1);
  });
  it('closes the old session and opens the new one when it is given another canvas', async () => {
    const { element, sessions } = await opened();
    element.canvasId = 'c2';
    await waitUntil(() => sessions.length === 2);
    await waitUntil(() => sessions[0]?.counts.closed === 1);
    expect(sessions[1]?.options.canvasId).to.equal('c2');
    expect(element.open).to.equal(sessions[1]?.canvas);
  });

  it('switches language without touching the text', async () => {
    const { element, session, device } = await opened();
    const before = JSON.stringify(fileOf(session.local.canvas.doc));
    expect(wordsOf(element)).to.contain('Delen');
    inside(element, 'clc-top-bar').dispatchEvent(new ShellRequest({ kind: 'lang', lang: 'en' }));
    await waitUntil(() => wordsOf(element).includes('Share'));
    expect(element.lang).to.equal('en');
    expect(device.lang()).to.equal('en');
    expect(JSON.stringify(fileOf(session.local.canvas.doc))).to.equal(before);
  });
  it('speaks the language around it, also within an element of the page that has an inside of its own', async () => {
    const around = await fixture<HTMLDivElement>(html`<div lang="en-GB"><article></article></div>`);
    const inner = around.querySelector('article')?.attachShadow({ mode: 'open' });
    const element = document.createElement('customer-leader-canvas');
    element.opener = pretending({ file: rijwiel });
    element.device = pretendDevice('Noor Bakker');
    Object.assign(element, { canvasId: 'c1', link: 'k1' });
    inner?.append(element);
    await waitUntil(() => element.renderRoot.querySelector('clc-shell'));
    expect(shellOf(element).language).to.equal('en');
  });
  it('speaks its own language and wears its own theme beside another widget', async () => {
    const dutch = await opened();
    const english = await opened({ file: rijwiel }, 'en');
    english.element.theme = 'dark';
    await waitUntil(() => wordsOf(english.element).includes('Share'));
    expect(wordsOf(dutch.element)).to.contain('Delen');
    expect(shellOf(dutch.element).dataset.theme).to.equal('light');
    await waitUntil(() => shellOf(english.element).dataset.theme === 'dark');
    const ground = (of: Opened): string => getComputedStyle(shellOf(of.element)).getPropertyValue('--ground');
    expect(ground(dutch)).not.to.equal(ground(english));
  });

  it('answers a request to change the view, and remembers preferences', async () => {
    const { element, device } = await opened();
    inside(element, 'clc-board').dispatchEvent(new ViewRequest({ arrangement: 'book' }));
    await waitUntil(() =>
      shellOf(element).renderRoot.querySelector('clc-board')?.shadowRoot?.querySelector('[data-arrangement=book]'),
    );
    expect(device.preferences().arrangement).to.equal('book');
  });
  it('answers a request to discuss by opening the drawer', async () => {
    const { element } = await opened();
    expect(shellOf(element).renderRoot.querySelector('clc-discussion')).to.equal(null);
    inside(element, 'clc-board').dispatchEvent(new DiscussRequest({ about: { kind: 'block', id: 'arena' } }));
    await drawerHere();
    await waitUntil(() => shellOf(element).renderRoot.querySelector('clc-discussion[open]'), 'the drawer opens');
  });
  it('answers a request to say something, once', async () => {
    const { element } = await opened();
    inside(element, 'clc-board').dispatchEvent(new SayRequest('Kaart ligt in de prullenbak.'));
    await waitUntil(() => toastText(element) === 'Kaart ligt in de prullenbak.');
  });
  it('answers a request to go to a card with the focus on it', async () => {
    const { element, session } = await opened();
    const card = cardIds(session.local.canvas.doc)[3] ?? '';
    const board = inside<HTMLElementTagNameMap['clc-board']>(element, 'clc-board');
    await board.updateComplete;
    board.dispatchEvent(new GoToRequest({ kind: 'card', id: card }));
    await waitUntil(() => {
      let active = document.activeElement;
      while (active?.shadowRoot?.activeElement && active.localName !== 'clc-card')
        active = active.shadowRoot.activeElement;
      return active?.getAttribute('card-id') === card || (active as { cardId?: string } | null)?.cardId === card;
    }, 'the card has the focus');
  });
  it('goes to the thread the address names', async () => {
    const pretence: Pretence = { file: rijwiel };
    const { element, session } = await opened(pretence);
    const thread = session.local.canvas.commands.openThread({ kind: 'block', id: 'arena' }, 'Waarom hier?');
    element.place = { thread };
    await drawerHere();
    await waitUntil(() => shellOf(element).renderRoot.querySelector('clc-discussion[open]'));
  });

  it('takes back the last step with Mod+Z, and says so when there is nothing to take back', async () => {
    const { element, session } = await opened();
    const { commands, doc } = session.local.canvas;
    const before = JSON.stringify(fileOf(doc));
    commands.setTitle('Anders');
    const press = (): boolean =>
      inside(element, '.stage').dispatchEvent(
        new KeyboardEvent('keydown', { key: 'z', ctrlKey: true, bubbles: true, composed: true, cancelable: true }),
      );
    const said: [string, boolean | undefined][] = [];
    shellOf(element).addEventListener('clc-say', ({ text, spokenOnly }) => said.push([text, spokenOnly]));
    press();
    expect(JSON.stringify(fileOf(doc))).to.equal(before);
    expect(said, 'seen, and so said in speech only, once').to.deep.equal([['Ongedaan gemaakt.', true]]);
    press();
    await waitUntil(() => toastText(element) === 'Er is niets van jou om ongedaan te maken.');
  });
  it('leaves Mod+Z to a text field', async () => {
    const { element, session } = await opened();
    session.local.canvas.commands.setTitle('Anders');
    const field = document.createElement('input');
    inside(element, '.stage').append(field);
    field.dispatchEvent(new KeyboardEvent('keydown', { key: 'z', ctrlKey: true, bubbles: true, composed: true }));
    expect(fileOf(session.local.canvas.doc).title).to.equal('Anders');
  });

  it('offers a reader nothing to edit', async () => {
    const { element } = await opened({ file: rijwiel, role: 'viewer' });
    const bar = inside<HTMLElement>(element, 'clc-top-bar');
    await waitUntil(() => bar.shadowRoot?.textContent?.includes('Alleen lezen'));
    const names = [...(bar.shadowRoot?.querySelectorAll('button') ?? [])].map(
      (b) => b.ariaLabel ?? b.textContent?.trim(),
    );
    expect(names).not.to.include('Ongedaan maken');
    expect(names).not.to.include('Delen');
    const title = bar.shadowRoot?.querySelector('clc-canvas-title')?.shadowRoot;
    expect(title?.querySelector('button')).to.equal(null);
    expect(title?.querySelector('h1')?.textContent?.trim()).to.equal('Rijwiel & Co');
    expect(title?.querySelector('h1')?.ariaLevel, 'below the title of the page around').to.equal('2');
  });
  it('shows the dock and hides the tools of the wide bar on a phone', async () => {
    const { element } = await opened({ file: rijwiel }, 'nl', 390);
    await waitUntil(() => shellOf(element).renderRoot.querySelector('clc-dock'));
    expect(shellOf(element).dataset.size).to.equal('phone');
  });

  it('asks for a name first when this browser knows none, and remembers it', async () => {
    const sessions: PretendSession[] = [];
    const device = pretendDevice();
    const element = await fixture<CustomerLeaderCanvas>(
      html`<customer-leader-canvas
        .opener=${pretending({ file: rijwiel }, (session) => sessions.push(session))}
        .device=${device}
        server="http://127.0.0.1:9"
        canvas="c1"
        link="k1"
        lang="nl"
      ></customer-leader-canvas>`,
    );
    await waitUntil(() => element.renderRoot.querySelector('clc-shell'));
    await waitUntil(() =>
      shellOf(element).renderRoot.querySelector('clc-name-form')?.shadowRoot?.querySelector('input'),
    );
    expect(sessions).to.have.length(0);
    const form = inside<HTMLElement>(element, 'clc-name-form').shadowRoot;
    const input = form?.querySelector('input');
    if (!input) throw new Error('There is no field.');
    input.value = '  Aylin Demir ';
    input.focus();
    form?.querySelector('form')?.requestSubmit();
    await waitUntil(() => sessions.length === 1);
    await waitUntil(() => !shellOf(element).renderRoot.querySelector('clc-name-form'));
    const stage = inside<HTMLElement>(element, '.stage');
    expect((stage.getRootNode() as ShadowRoot).activeElement === stage, 'the focus goes on at the canvas').to.equal(
      true,
    );
    expect(stage.getAttribute('aria-label')).to.equal('Rijwiel & Co');
    expect(sessions[0]?.options.name).to.equal('Aylin Demir');
    expect(device.name()).to.equal('Aylin Demir');
  });
  it('scrolls by key where somebody clicked, also after they gave their name', async function () {
    this.timeout(30_000);
    const frame = await fixture<HTMLDivElement>(html`<div style="block-size: 300px"></div>`);
    const element = document.createElement('customer-leader-canvas');
    element.opener = pretending({ file: rijwiel });
    element.device = pretendDevice();
    Object.assign(element, { canvasId: 'c1', link: 'k1', lang: 'nl' });
    frame.append(element);
    await waitUntil(() => element.renderRoot.querySelector('clc-shell')?.renderRoot.querySelector('clc-name-form'));
    shellOf(element).renderRoot.querySelector('clc-name-form')?.dispatchEvent(new NameGiven('Noor Bakker'));
    await waitUntil(() => inside(element, '.stage').getAttribute('aria-busy') === 'false', 'it is drawn', PATIENCE);
    const board = inside<HTMLElement>(element, 'clc-board');
    const { left, top } = board.getBoundingClientRect();
    // Its margin, where nothing takes the focus.
    await sendMouse({ type: 'click', position: [Math.round(left) + 3, Math.round(top) + 60] });
    await sendKeys({ press: 'PageDown' });
    await waitUntil(() => board.scrollTop > 0, 'the board scrolls', PATIENCE);
  });
  it('keeps a canvas readable when its link is withdrawn, and says what happened', async () => {
    const { element, session } = await opened();
    session.become({ save: { kind: 'stopped', reason: 'withdrawn' }, connected: false });
    await waitUntil(() => shellOf(element).renderRoot.querySelector('clc-notice'));
    const notice = inside<HTMLElement>(element, 'clc-notice');
    expect(notice.getAttribute('text')).to.contain('ingetrokken');
    expect(shellOf(element).renderRoot.querySelector('clc-board')).not.to.equal(null);
    expect(element.open?.rights.edit).to.equal(false);
    await expectAccessible(notice);
  });
  it('says in one sentence that a link opens nothing, with a way to try again', async () => {
    const { element, session } = await opened({
      withoutCanvas: true,
      status: { save: { kind: 'stopped', reason: 'link-invalid' }, content: 'failed', connected: false },
    });
    const alert = inside<HTMLElement>(element, '.alone [role=alert]');
    await waitUntil(() => alert.textContent.includes('Deze link werkt niet meer'));
    alert.querySelector('button')?.click();
    expect(session.counts.retried).to.equal(1);
  });
});
