// What the page around is told and may ask: ids and kinds in few events, nothing of rounds and surveys, and a say in where people go.
import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import { pretendDevice, pretending, withCompany } from '../../../client/gallery/pretend.ts';
import type { PretendSession } from '../../../client/gallery/pretend.ts';
import { DiscussRequest, GoToRequest, SayRequest, ViewRequest } from '../../../client/session/requests.ts';
import type { CustomerLeaderCanvas } from '../../../client/widget/customer-leader-canvas.ts';
import '../../../client/widget/customer-leader-canvas.ts';
import { cardIds } from '../../../shared/document/cards.ts';
import { root, ROOTS } from '../../../shared/document/roots.ts';
import { rijwiel } from '../../../shared/template/rijwiel.ts';
import { shellOf } from './shell-of.ts';

const EVENTS = [
  'clc-ready',
  'clc-save-state',
  'clc-change',
  'clc-comment',
  'clc-presence',
  'clc-error',
  'clc-navigate',
] as const;

interface Opened {
  readonly element: CustomerLeaderCanvas;
  readonly session: PretendSession;
  /** Everything that named itself after us and came to the window. */
  readonly heard: { readonly type: string; readonly detail: unknown }[];
}
let stop = (): void => undefined;
async function opened(): Promise<Opened> {
  const sessions: PretendSession[] = [];
  const heard: { type: string; detail: unknown }[] = [];
  const frame = await fixture<HTMLDivElement>(html`<div style="inline-size: 1000px; block-size: 640px"></div>`);
  const { dispatchEvent } = EventTarget.prototype;
  const types = new Set<string>();
  const hear = (event: Event): void => void heard.push({ type: event.type, detail: (event as CustomEvent).detail });
  // Whatever is called after us, by whomever: the window listens to each kind from its first use on.
  EventTarget.prototype.dispatchEvent = function (event) {
    if (event.type.startsWith('clc-') && !types.has(event.type)) {
      types.add(event.type);
      window.addEventListener(event.type, hear);
    }
    return dispatchEvent.call(this, event);
  };
  stop = () => {
    EventTarget.prototype.dispatchEvent = dispatchEvent;
    types.forEach((type) => window.removeEventListener(type, hear));
  };
  const element = document.createElement('customer-leader-canvas');
  element.opener = pretending({ file: rijwiel }, (session) => sessions.push(session));
  element.device = pretendDevice('Noor Bakker');
  Object.assign(element, { canvasId: 'c1', link: 'k1', language: 'nl', theme: 'light' });
  frame.append(element);
  await waitUntil(() => element.open && shellOf(element).renderRoot.querySelector('clc-board'));
  await import('../../../client/widget/host-watch.ts');
  await waitUntil(() => heard.some(({ type }) => type === 'clc-presence'));
  const [session] = sessions;
  if (!session) throw new Error('No session was opened.');
  return { element, session, heard };
}
const of = (heard: Opened['heard'], type: string): unknown[] =>
  heard.filter((event) => event.type === type).map(({ detail }) => detail);
const board = (element: CustomerLeaderCanvas): HTMLElement =>
  shellOf(element).renderRoot.querySelector<HTMLElement>('clc-board') ?? document.body;

describe('what the page around hears', () => {
  afterEach(() => stop());
  it('that there is a canvas, what is safe, and who is here', async () => {
    const { session, heard } = await opened();
    expect(of(heard, 'clc-ready')).to.deep.equal([{ canvas: session.local.canvas.id, role: 'owner' }]);
    session.become({ save: { kind: 'saving' } });
    session.become({ save: { kind: 'saving' } });
    session.become({ save: { kind: 'saved' } });
    await waitUntil(() => of(heard, 'clc-save-state').length === 3);
    expect(of(heard, 'clc-save-state')).to.deep.equal([{ state: 'saved' }, { state: 'saving' }, { state: 'saved' }]);
    withCompany(session.local);
    await waitUntil(() => of(heard, 'clc-presence').length > 1);
    expect(of(heard, 'clc-presence').at(-1)).to.deep.include({ count: 5 });
  });
  it('what changed, once for many changes, by id and kind and without a word of it', async () => {
    const { session, heard } = await opened();
    const { commands } = session.local.canvas;
    const made = commands.addCard('licence.customers', { text: 'zeer geheim' });
    commands.setTitle('Ook geheim');
    commands.setStance('magician', 'lead');
    await waitUntil(() => of(heard, 'clc-change').length === 1, 'told', { timeout: 3000 });
    const [{ changes }] = of(heard, 'clc-change') as [{ changes: unknown[] }];
    expect(changes).to.deep.include({ kind: 'card', id: made });
    expect(changes).to.deep.include({ kind: 'title', id: 'title' });
    expect(changes).to.deep.include({ kind: 'facet', id: 'proposition.magician' });
    expect(JSON.stringify(heard)).not.to.contain('geheim');
  });
  it('that somebody wrote in a discussion, not what', async () => {
    const { session, heard } = await opened();
    const thread = session.local.canvas.commands.openThread({ kind: 'block', id: 'arena' }, 'onder ons');
    expect(of(heard, 'clc-comment')).to.deep.equal([{ thread, mine: true }]);
    expect(JSON.stringify(heard)).not.to.contain('onder ons');
  });
  it('nothing of rounds, surveys, the led session and judgements, whatever is written there', async () => {
    const { element, session, heard } = await opened();
    const { doc } = session.local.canvas;
    const before = heard.length;
    const quiet = ROOTS.filter(
      (name) => !['cards', 'stances', 'choice', 'empty', 'compass', 'meta', 'comments'].includes(name),
    );
    doc.transact(() => quiet.forEach((name) => root(doc, name).set('uitkomst-7', { answer: 'geheim antwoord' })));
    doc.transact(() => root(doc, 'meta').set('gate', 'geheim antwoord'));
    const made = session.local.canvas.commands.addCard('licence.customers', { text: 'x' });
    await waitUntil(() => of(heard, 'clc-change').length === 1, 'told', { timeout: 3000 });
    expect(of(heard, 'clc-change')).to.deep.equal([{ changes: [{ kind: 'card', id: made }] }]);
    expect(heard.slice(before).map(({ type }) => type)).to.deep.equal(['clc-change']);
    expect(JSON.stringify(heard)).not.to.contain('geheim').and.not.to.contain('uitkomst');
    element.remove();
  });
  it('no word its parts say among themselves', async () => {
    const { element, heard } = await opened();
    const inner = board(element);
    inner.dispatchEvent(new SayRequest('Onder ons.'));
    inner.dispatchEvent(new ViewRequest({ arrangement: 'book' }));
    inner.dispatchEvent(new DiscussRequest({}));
    await import('../../../client/discuss/drawer.ts');
    await waitUntil(() => shellOf(element).renderRoot.querySelector('clc-discussion'));
    expect(heard.map(({ type }) => type).filter((type) => !(EVENTS as readonly string[]).includes(type))).to.deep.equal(
      [],
    );
  });
});

describe('where people go', () => {
  afterEach(() => stop());
  it('is told before, and the page around may see to it itself', async () => {
    const { element, session, heard } = await opened();
    const [card = ''] = cardIds(session.local.canvas.doc);
    const cancel = (event: Event): void => event.preventDefault();
    element.addEventListener('clc-navigate', cancel);
    board(element).dispatchEvent(new ViewRequest({ face: 'agenda' }));
    board(element).dispatchEvent(new DiscussRequest({ thread: 't1' }));
    board(element).dispatchEvent(new GoToRequest({ kind: 'card', id: card }));
    await element.updateComplete;
    expect(of(heard, 'clc-navigate')).to.deep.equal([
      { kind: 'view', view: 'agenda' },
      { kind: 'thread', id: 't1' },
      { kind: 'card', id: card },
    ]);
    expect(shellOf(element).renderRoot.querySelector('clc-instrument')).to.equal(null);
    expect(shellOf(element).renderRoot.querySelector('clc-discussion')).to.equal(null);
    element.removeEventListener('clc-navigate', cancel);
    board(element).dispatchEvent(new ViewRequest({ face: 'agenda' }));
    await import('../../../client/judge/instrument.ts');
    await waitUntil(() => shellOf(element).renderRoot.querySelector('clc-instrument'));
  });
  it('the page around sends them without being asked', async () => {
    const { element, session, heard } = await opened();
    const { commands, doc } = session.local.canvas;
    const card = cardIds(doc)[3] ?? '';
    expect(await element.focusCard(card)).to.equal(true);
    let active = document.activeElement;
    while (active?.shadowRoot?.activeElement && active.localName !== 'clc-card')
      active = active.shadowRoot.activeElement;
    expect(active?.getAttribute('card-id')).to.equal(card);
    expect(await element.focusCard('none')).to.equal(false);
    element.openThread(commands.openThread({ kind: 'block', id: 'arena' }, 'Waarom?'));
    await import('../../../client/discuss/drawer.ts');
    await waitUntil(() => shellOf(element).renderRoot.querySelector('clc-discussion[open]'));
    element.setView('ledger');
    await import('../../../client/judge/instrument.ts');
    await waitUntil(() => shellOf(element).renderRoot.querySelector('clc-instrument'));
    expect(of(heard, 'clc-navigate')).to.deep.equal([]);
    expect((await element.exportJSON()).title).to.equal('Rijwiel & Co');
  });
});
