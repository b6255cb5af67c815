// The life of the public element in a page: made, moved, removed while it saves, put back, several at once; all it was lent is given back.
import { expect, fixture, html, nextFrame, waitUntil } from '@open-wc/testing';
import { pretendDevice, pretending } from '../../../client/gallery/pretend.ts';
import type { PretendSession } from '../../../client/gallery/pretend.ts';
import { removeCopies } from '../../../client/session/copies.ts';
import { openSession } from '../../../client/session/open-session.ts';
import { GoToRequest } from '../../../client/session/requests.ts';
import { turn } from '../../../client/ui/turn.ts';
import type { CustomerLeaderCanvas } from '../../../client/widget/customer-leader-canvas.ts';
import '../../../client/widget/customer-leader-canvas.ts';
import { PARTS } from '../../../client/widget/parts.ts';
import { rijwiel } from '../../../shared/template/rijwiel.ts';
import { cardIds } from '../../../shared/document/cards.ts';
import { TestServer } from '../session/doubles.ts';
import { counting } from './counted.ts';
import { shellOf } from './shell-of.ts';

const HOME = 'https://canvas.example';

async function place(): Promise<HTMLDivElement> {
  return fixture<HTMLDivElement>(html`<div style="inline-size: 1000px; block-size: 600px"></div>`);
}
/** An element with a real session on a server in memory. */
function withServer(server: TestServer, canvas: string): CustomerLeaderCanvas {
  const element = document.createElement('customer-leader-canvas');
  element.opener = (options) =>
    openSession({ ...options, surroundings: { fetch: server.fetch, WebSocket: server.WebSocket } });
  element.device = pretendDevice('Noor Bakker');
  Object.assign(element, { server: HOME, canvasId: canvas, link: 'k1', lang: 'nl', theme: 'auto' });
  return element;
}
function pretend(sessions: PretendSession[], canvas = 'c1'): CustomerLeaderCanvas {
  const element = document.createElement('customer-leader-canvas');
  element.opener = pretending({ file: rijwiel }, (session) => sessions.push(session));
  element.device = pretendDevice('Noor Bakker');
  Object.assign(element, { canvasId: canvas, link: 'k1', lang: 'nl', theme: 'light' });
  return element;
}
const boardOf = (element: CustomerLeaderCanvas): Element | null =>
  element.renderRoot.querySelector('clc-shell')?.renderRoot.querySelector('clc-board') ?? null;
const painted = async (done: () => boolean): Promise<void> => {
  // Not by a timer: timers are counted. A copy that took long to open lets go of its last one after five seconds.
  for (let frames = 0; frames < 600 && !done(); frames++) await nextFrame();
};

describe('an element that leaves its page', () => {
  it('gives everything back: sockets, listeners, timers and observers', async function () {
    this.timeout(30_000);
    const frame = await place();
    // What modules take once, for all elements there will ever be, they take before the counting.
    await Promise.all(Object.values(PARTS).map((part) => part()));
    const server = new TestServer();
    const canvas = `c${crypto.randomUUID()}`;
    const count = counting();
    try {
      const before = count.now();
      const element = withServer(server, canvas);
      frame.append(element);
      await painted(() => element.open !== undefined && server.sockets.size === 1);
      await painted(() => shellOf(element).state.session?.status.save.kind === 'saved');
      await painted(() => boardOf(element) !== null);
      const lent = count.now();
      expect(lent.listeners, 'it does use what it is lent').to.include('keydown on Window');
      expect(lent.observers).to.include('ResizeObserver').and.to.include('MutationObserver');
      const card = element.open?.commands.addCard('licence.customers', { text: 'x' }) ?? '';
      boardOf(element)?.dispatchEvent(new GoToRequest({ kind: 'card', id: card }));
      element.remove();
      await painted(() => server.sockets.size === 0 && JSON.stringify(count.now()) === JSON.stringify(before));
      expect(server.sockets.size).to.equal(0);
      expect(count.now()).to.deep.equal(before);
      expect(cardIds(server.doc), 'the last change went out before').to.include(card);
    } finally {
      count.stop();
      await removeCopies(HOME, canvas);
    }
  });
  it('finishes saving first, then closes', async () => {
    const sessions: PretendSession[] = [];
    const element = pretend(sessions);
    (await place()).append(element);
    await waitUntil(() => element.open);
    sessions[0]?.become({ save: { kind: 'saving' } });
    element.remove();
    await nextFrame();
    expect(sessions[0]?.counts.closed).to.equal(0);
    sessions[0]?.become({ save: { kind: 'saved' } });
    await waitUntil(() => sessions[0]?.counts.closed === 1);
  });
  it('begins anew where it is put back', async () => {
    const sessions: PretendSession[] = [];
    const element = pretend(sessions);
    const frame = await place();
    frame.append(element);
    await waitUntil(() => element.open);
    element.remove();
    await waitUntil(() => sessions[0]?.counts.closed === 1);
    expect(element.open).to.equal(undefined);
    frame.append(element);
    await waitUntil(() => sessions.length === 2 && element.open === sessions[1]?.canvas);
    await waitUntil(() => boardOf(element));
  });
  it('says what is lacking when that is so while the board is being drawn', async function () {
    this.timeout(30_000);
    const element = pretend([]);
    (await place()).append(element);
    await waitUntil(() => boardOf(element), 'the board is being drawn', { interval: 1 });
    element.link = '';
    // Each part of the board that was waiting for its turn has had it.
    for (let parts = 0; parts < 8; parts++) await turn();
    await painted(() => shellOf(element).renderRoot.querySelector('.stage [role=alert]') !== null);
    expect(boardOf(element) === null).to.equal(true);
    expect(shellOf(element).renderRoot.querySelector('.stage [role=alert]')?.textContent ?? '').to.contain('link');
  });
  it('goes on where it is moved: one session, no socket more', async () => {
    const server = new TestServer();
    const canvas = `c${crypto.randomUUID()}`;
    const element = withServer(server, canvas);
    (await place()).append(element);
    await waitUntil(() => element.open && server.sockets.size === 1);
    const { doc } = element.open ?? {};
    (await place()).append(element);
    await nextFrame();
    await nextFrame();
    expect(element.open?.doc).to.equal(doc);
    expect(server.addresses).to.have.length(1);
    element.remove();
    await waitUntil(() => server.sockets.size === 0);
    await removeCopies(HOME, canvas);
  });
});

describe('an element that is made', () => {
  it('far down the page opens nothing until it is at most one screen away', async () => {
    const sessions: PretendSession[] = [];
    const tall = await fixture<HTMLDivElement>(html`<div style="block-size: 9000px"></div>`);
    const element = pretend(sessions);
    element.style.height = '400px';
    tall.after(element);
    await nextFrame();
    await nextFrame();
    expect(sessions).to.have.length(0);
    expect(element.renderRoot.querySelector('clc-shell')).to.equal(null);
    window.scrollTo(0, 9000 - innerHeight * 1.5);
    await waitUntil(() => sessions.length === 1, 'one screen away', { timeout: 3000 });
    window.scrollTo(0, 0);
    element.remove();
  });
  it('before it is known takes the properties it was given', async () => {
    const sessions: PretendSession[] = [];
    const frame = await place();
    const other = document.implementation.createHTMLDocument();
    // In a document without scripts it is not upgraded.
    const element = other.createElement<'customer-leader-canvas'>('customer-leader-canvas');
    expect(element.shadowRoot).to.equal(null);
    Object.assign(element, {
      opener: pretending({ file: rijwiel }, (session) => sessions.push(session)),
      device: pretendDevice('Noor Bakker'),
      canvasId: 'c7',
      link: 'k7',
      language: 'en',
    });
    frame.append(element);
    await waitUntil(() => element.open && element.say);
    expect(sessions[0]?.options.canvasId).to.equal('c7');
    expect(shellOf(element).say.lang).to.equal('en');
  });
  it('with something inside shows that until the canvas is there', async () => {
    const sessions: PretendSession[] = [];
    const element = pretend(sessions);
    element.innerHTML = '<p>Het canvas komt eraan.</p>';
    element.opener = pretending(
      { withoutCanvas: true, status: { save: { kind: 'loading' }, content: 'loading' } },
      (s) => sessions.push(s),
    );
    (await place()).append(element);
    await waitUntil(() => sessions.length === 1);
    const own = element.querySelector('p');
    expect(own?.checkVisibility()).to.equal(true);
    expect(shellOf(element).hidden).to.equal(true);
    element.opener = pretending({ file: rijwiel }, (s) => sessions.push(s));
    element.canvasId = 'c2';
    await waitUntil(() => element.open);
    await element.updateComplete;
    expect(own?.checkVisibility()).to.equal(false);
    expect(shellOf(element).hidden).to.equal(false);
  });
  it('speaks the language of what is around it when it is given none', async () => {
    const sessions: PretendSession[] = [];
    const frame = await place();
    frame.lang = 'en-GB';
    const element = pretend(sessions);
    element.language = '';
    frame.append(element);
    await waitUntil(() => element.open);
    expect(shellOf(element).say.lang).to.equal('en');
  });
});

describe('two elements on one page', () => {
  it('take back only their own steps: the one with the focus hears the keys', async () => {
    const sessions: PretendSession[] = [];
    const frame = await place();
    const [one, two] = [pretend(sessions, 'c1'), pretend(sessions, 'c2')];
    for (const element of [one, two]) {
      element.style.height = '300px';
      frame.append(element);
    }
    await waitUntil(() => one.open && two.open && boardOf(one));
    const titles = (): unknown[] => [one, two].map(({ open }) => open?.doc.getMap('meta').get('title'));
    const [first, second] = titles();
    sessions.forEach(({ local }) => local.canvas.commands.setTitle('Anders'));
    const press = (target: EventTarget): boolean =>
      target.dispatchEvent(
        new KeyboardEvent('keydown', { key: 'z', ctrlKey: true, bubbles: true, composed: true, cancelable: true }),
      );
    expect(press(document.body), 'the page keeps its own keys').to.equal(true);
    expect(titles()).to.deep.equal(['Anders', 'Anders']);
    press(boardOf(one) as Element);
    expect(titles()).to.deep.equal([first, 'Anders']);
    press(shellOf(two));
    expect(titles()).to.deep.equal([first, second]);
  });
});
