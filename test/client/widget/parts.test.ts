// Parts of the widget that do not come: said, nothing hangs, and the next use or the line's return brings them.
import { expect, fixture, html, nextFrame, waitUntil } from '@open-wc/testing';
import * as Y from 'yjs';
import { pretendDevice, pretending } from '../../../client/gallery/pretend.ts';
import type { PretendSession } from '../../../client/gallery/pretend.ts';
import { DiscussRequest, SayRequest } from '../../../client/session/requests.ts';
import type { CustomerLeaderCanvas } from '../../../client/widget/customer-leader-canvas.ts';
import '../../../client/widget/customer-leader-canvas.ts';
import { shellOf } from './shell-of.ts';
import { PARTS } from '../../../client/widget/parts.ts';
import type { Parts } from '../../../client/widget/parts.ts';
import { ShellRequest } from '../../../client/widget/shell-request.ts';
import { root } from '../../../shared/document/roots.ts';
import { rijwiel } from '../../../shared/template/rijwiel.ts';
import { expectAccessible } from '../accessible.ts';

const NOT_LOADED = 'Dit onderdeel kon niet worden geladen.';

interface Opened {
  readonly element: CustomerLeaderCanvas;
  readonly session: PretendSession;
  /** Names of what was asked for, in order. */
  readonly asked: (keyof Parts)[];
  /** From here on everything comes. */
  mend(): void;
}
const without = (...missing: (keyof Parts)[]): Promise<Opened> => opened({}, missing);
async function opened(
  options: Parameters<typeof pretending>[0],
  missing: readonly (keyof Parts)[] = [],
): Promise<Opened> {
  const sessions: PretendSession[] = [];
  const asked: (keyof Parts)[] = [];
  const away = new Set(missing);
  const parts = Object.fromEntries(
    Object.entries(PARTS).map(([name, part]) => [
      name,
      () => {
        asked.push(name as keyof Parts);
        return away.has(name as keyof Parts) ? Promise.reject(new TypeError('Failed to fetch')) : part();
      },
    ]),
  ) as unknown as Parts;
  const frame = await fixture<HTMLDivElement>(html`<div style="inline-size: 1200px; block-size: 700px"></div>`);
  const element = document.createElement('customer-leader-canvas');
  element.parts = parts;
  element.opener = pretending({ file: rijwiel, ...options }, (session) => sessions.push(session));
  element.device = pretendDevice('Noor Bakker');
  element.canvasId = 'c1';
  element.link = 'k1';
  element.lang = 'nl';
  element.theme = 'light';
  frame.append(element);
  await waitUntil(() => element.open && within(element, 'clc-board'));
  const [session] = sessions;
  if (!session) throw new Error('No session was opened.');
  return { element, session, asked, mend: () => away.clear() };
}
const within = (element: CustomerLeaderCanvas, selector: string): HTMLElement | null =>
  shellOf(element).renderRoot.querySelector<HTMLElement>(selector);
const told = (element: CustomerLeaderCanvas): string =>
  within(element, 'clc-toast')?.shadowRoot?.querySelector('p[aria-live]')?.textContent ?? '';

describe('a part of the widget that does not come', () => {
  it('another language: said once in the one there is, and spoken as soon as it comes', async () => {
    const { element } = await without();
    const shell = shellOf(element);
    const said: string[] = [];
    shell.addEventListener(SayRequest.type, (event) => said.push(event.text));
    const { learn } = shell;
    let tries = 0;
    shell.learn = () => (tries++, Promise.reject(new TypeError('Failed to fetch')));
    element.lang = 'en';
    await waitUntil(() => tries === 2, 'asked again by itself', { timeout: 8000 });
    await nextFrame();
    expect(said).to.have.length(1);
    expect(said[0]).to.contain(NOT_LOADED);
    expect(element.say?.lang).to.equal('nl');
    shell.learn = learn;
    await waitUntil(() => element.say?.lang === 'en', 'English', { timeout: 8000 });
    expect(said).to.have.length(1);
  });
  it('the discussions: said, closed again, and open at the next press', async () => {
    const { element, mend } = await without('drawer');
    const board = within(element, 'clc-board');
    board?.dispatchEvent(new DiscussRequest({}));
    await waitUntil(() => told(element).startsWith(NOT_LOADED));
    const button = (): Element | null | undefined =>
      within(element, 'clc-top-bar')?.shadowRoot?.querySelector('[aria-expanded][aria-label^=Gesprekken]');
    await waitUntil(() => button()?.getAttribute('aria-expanded') === 'false');
    expect(within(element, 'clc-discussion')).to.equal(null);
    mend();
    board?.dispatchEvent(new DiscussRequest({}));
    await waitUntil(() => within(element, 'clc-discussion[open]'), 'the drawer opens');
  });
  it('a dialog: said, and open at the next press', async () => {
    const { element, mend } = await without('share');
    const press = (): unknown => within(element, 'clc-top-bar')?.dispatchEvent(new ShellRequest({ kind: 'share' }));
    press();
    await waitUntil(() => told(element).startsWith(NOT_LOADED));
    expect(within(element, 'clc-share-dialog')).to.equal(null);
    mend();
    press();
    await waitUntil(() => within(element, 'clc-share-dialog'));
  });
  it('a file of the canvas: said', async () => {
    const { element } = await without('export');
    within(element, 'clc-top-bar')?.dispatchEvent(new ShellRequest({ kind: 'keep-copy' }));
    await waitUntil(() => told(element).startsWith(NOT_LOADED));
  });
  it('what says things: it is written above the canvas until there is something to say it', async () => {
    const { element, mend } = await without('toast');
    shellOf(element).dispatchEvent(new SayRequest('Kaart ligt in de prullenbak.'));
    await waitUntil(() => within(element, '.unsaid')?.textContent === 'Kaart ligt in de prullenbak.');
    await expectAccessible(element);
    mend();
    shellOf(element).dispatchEvent(new SayRequest('Gekopieerd.'));
    await waitUntil(() => told(element) === 'Gekopieerd.');
    await waitUntil(() => within(element, '.unsaid') === null);
  });
  it('what may be needed without a line: asked for again when the line is back, and not once it is here', async () => {
    const { element, session, asked, mend } = await without('drawer', 'left-behind');
    // The last of them: by then each has been asked for.
    await waitUntil(() => asked.includes('left-behind'));
    const offAndOn = (): void => {
      session.become({ save: { kind: 'reconnecting' }, connected: false });
      session.become({ save: { kind: 'saved' }, connected: true });
    };
    const count = (name: keyof Parts): number => asked.filter((one) => one === name).length;
    session.become({ save: { kind: 'saving' } });
    await waitUntil(() => (offAndOn(), count('left-behind') === 2), 'it is asked for again');
    expect(count('drawer')).to.equal(2);
    mend();
    await waitUntil(() => (offAndOn(), count('left-behind') === 3), 'and again');
    await PARTS['left-behind']();
    await nextFrame();
    offAndOn();
    await element.updateComplete;
    await nextFrame();
    expect(count('left-behind')).to.equal(3);
  });
  it('the bar of a led session: whoever only reads asks for it when somebody leads', async () => {
    const { element, asked } = await opened({ role: 'viewer' });
    await waitUntil(() => asked.includes('faces'), 'what a reader needs');
    await nextFrame();
    expect(asked).not.to.include('session');
    const session = root(element.open?.doc ?? new Y.Doc(), 'session');
    session.set('phase', 'open');
    await waitUntil(() => asked.includes('session'), 'the bar');
    const asks = asked.length;
    session.set('phase', 'choose');
    await nextFrame();
    expect(asked.length).to.equal(asks);
  });
  it('whoever only reads asks for what explains and details when they do something', async () => {
    const { element, asked } = await opened({ role: 'viewer' });
    await waitUntil(() => asked.includes('faces'), 'what a reader sees');
    await nextFrame();
    expect([...new Set(asked)].filter((name) => name !== 'fonts')).to.deep.equal(['faces']);
    shellOf(element).dispatchEvent(new WheelEvent('wheel', { bubbles: true }));
    await nextFrame();
    expect(asked).not.to.include('editing');
    within(element, 'clc-board')?.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true, composed: true }));
    await waitUntil(() => asked.includes('notes'), 'what explains');
    expect(asked).to.include.members(['company', 'toast', 'editing']);
    expect(asked.filter((name) => name === 'drawer' || name === 'bin')).to.deep.equal([]);
  });
  it('who is here: whoever only reads asks for it when somebody comes', async () => {
    const { session, asked } = await opened({ role: 'viewer' });
    await waitUntil(() => asked.includes('faces'), 'what a reader sees');
    await nextFrame();
    expect(asked).not.to.include('company');
    session.local.join({ id: 'u2', name: 'Bram Claes', slot: 1 });
    await waitUntil(() => asked.includes('company'), 'who is here');
  });
});
