// The public element in every mode and every state of trouble: what a visitor reads, what the page around is told, what they may do.
import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import { pretendDevice, pretending } from '../../../client/gallery/pretend.ts';
import type { PretendSession, Pretence } from '../../../client/gallery/pretend.ts';
import { narrowed, wayOf } from '../../../client/widget/asked.ts';
import type { Given } from '../../../client/widget/asked.ts';
import type { CustomerLeaderCanvas } from '../../../client/widget/customer-leader-canvas.ts';
import '../../../client/widget/customer-leader-canvas.ts';
import { rijwiel } from '../../../shared/template/rijwiel.ts';
import { expectAccessible } from '../accessible.ts';
import { shellOf } from './shell-of.ts';

interface Opened {
  readonly element: CustomerLeaderCanvas;
  readonly sessions: PretendSession[];
  /** What the page around was told went wrong. */
  readonly told: { readonly code: string; readonly sentence: string }[];
}
async function opened(given: Partial<CustomerLeaderCanvas>, pretence: Pretence = { file: rijwiel }): Promise<Opened> {
  const sessions: PretendSession[] = [];
  const told: Opened['told'] = [];
  const frame = await fixture<HTMLDivElement>(html`<div style="inline-size: 1000px; block-size: 640px"></div>`);
  const element = document.createElement('customer-leader-canvas');
  element.opener = pretending(pretence, (session) => sessions.push(session));
  element.device = pretendDevice('Noor Bakker');
  Object.assign(element, { canvasId: 'c1', link: 'k1', language: 'nl', theme: 'light', ...given });
  element.addEventListener('clc-error', (event) => told.push(event.detail));
  frame.append(element);
  await waitUntil(() => element.renderRoot.querySelector('clc-shell'));
  return { element, sessions, told };
}
const alertOf = (element: CustomerLeaderCanvas): HTMLElement | null =>
  shellOf(element).renderRoot.querySelector('.alone [role=alert]');
const noteOf = (element: CustomerLeaderCanvas): string =>
  [...shellOf(element).renderRoot.querySelectorAll('clc-notice')].map(({ text }) => text).join(' ');
const drawn = (element: CustomerLeaderCanvas): Promise<void> =>
  waitUntil(() => shellOf(element).renderRoot.querySelector('clc-board')?.shadowRoot?.querySelector('clc-block'));

describe('the mode of an element', () => {
  for (const [mode, role, rights] of [
    ['edit', 'owner', { edit: true, discuss: true, share: true }],
    ['comment', 'owner', { edit: false, discuss: true, share: false }],
    ['view', 'owner', { edit: false, discuss: false, share: false }],
    ['edit', 'viewer', { edit: false, discuss: false, share: false }],
    ['comment', 'viewer', { edit: false, discuss: false, share: false }],
    ['mistyped', 'owner', { edit: false, discuss: false, share: false }],
  ] as const)
    it(`${mode}, for whoever is ${role}: ${
      Object.entries(rights)
        .filter(([, may]) => may)
        .map(([what]) => what)
        .join(', ') || 'only reading'
    }`, async () => {
      const { element } = await opened({ mode }, { file: rijwiel, role });
      await waitUntil(() => element.open);
      expect(element.open?.rights).to.deep.equal(rights);
      await drawn(element);
      await expectAccessible(element);
    });
  it('is another at once, without opening anything anew', async () => {
    const { element, sessions } = await opened({});
    await waitUntil(() => element.open?.rights.edit);
    element.mode = 'view';
    await waitUntil(() => element.open?.rights.discuss === false);
    element.mode = '';
    await waitUntil(() => element.open?.rights.share);
    for (const change of [
      { theme: 'dark' },
      { language: 'en' },
      { view: 'agenda' },
      { density: 'compact' },
      { fonts: 'host' },
    ])
      Object.assign(element, change);
    await element.updateComplete;
    expect(sessions).to.have.length(1);
    expect(sessions[0]?.counts.closed).to.equal(0);
  });
  it('never gives more than the right of the visitor', () => {
    expect(narrowed('viewer', 'edit')).to.equal('viewer');
    expect(narrowed('commenter', 'edit')).to.equal('commenter');
    expect(narrowed('editor', 'edit')).to.equal('editor');
  });
});

describe('the view of an element', () => {
  it('is one block alone, and all of it again', async () => {
    const { element } = await opened({ view: 'block:arena' });
    await waitUntil(() => element.open);
    await drawn(element);
    const board = shellOf(element).renderRoot.querySelector('clc-board')?.shadowRoot;
    const seen = (): string[] =>
      [...(board?.querySelectorAll<HTMLElement>('[data-part]') ?? [])]
        .filter((part) => part.checkVisibility())
        .map(({ dataset }) => dataset['part'] ?? '');
    await waitUntil(() => seen().length === 1);
    expect(seen()).to.deep.equal(['arena']);
    await expectAccessible(element);
    element.setView('canvas');
    await waitUntil(() => seen().length === 5);
  });
  it('is one of those beside the canvas', async () => {
    const { element } = await opened({ view: 'agenda' });
    await waitUntil(() => shellOf(element).renderRoot.querySelector('clc-instrument'));
    element.setView('nonsense');
    await waitUntil(() => shellOf(element).renderRoot.querySelector('clc-instrument') === null);
  });
});

describe('what opens a canvas', () => {
  const given = (change: Partial<Given>): Given => ({
    server: 'https://canvas.example',
    canvasId: 'c1',
    link: 'k1',
    vouched: false,
    page: new URL('https://intranet.example/'),
    ...change,
  });
  for (const [what, change, way] of [
    ['a key', {}, { kind: 'key', server: 'https://canvas.example', canvasId: 'c1', key: 'k1' }],
    [
      'a whole link',
      { server: '', canvasId: '', link: 'https://s.example/sub/c/a%20b#key=x%2By&card=k' },
      { kind: 'key', server: 'https://s.example/sub', canvasId: 'a b', key: 'x+y' },
    ],
    [
      'a page that vouches',
      { vouched: true, link: '' },
      { kind: 'token', server: 'https://canvas.example', canvasId: 'c1' },
    ],
    ['no canvas', { canvasId: '' }, { kind: 'lacking', what: 'canvas' }],
    ['no access', { link: '' }, { kind: 'lacking', what: 'access' }],
    ['a server without https://', { server: 'canvas.example' }, { kind: 'lacking', what: 'server' }],
    ['a script for a server', { server: 'javascript:alert(1)' }, { kind: 'lacking', what: 'server' }],
    ['http inside https', { server: 'http://canvas.example' }, { kind: 'lacking', what: 'unsafe' }],
    [
      'http at home',
      { server: 'http://127.0.0.1:8080/' },
      { kind: 'key', server: 'http://127.0.0.1:8080', canvasId: 'c1', key: 'k1' },
    ],
  ] as const)
    it(`${what}: ${JSON.stringify(way)}`, () => {
      expect(wayOf(given(change))).to.deep.equal(way);
    });
});

/** A token of somebody. */
const token = `${btoa('{ }')}.${btoa('{"sub":"s"}').replace(/=+$/u, '')}.c2ln`;

describe('an element that cannot show its canvas says why, and what to do', () => {
  for (const [what, change, code, sentence] of [
    ['no address', { server: 'canvas.example' }, 'no-server', 'het adres van de server klopt niet'],
    ['no canvas', { canvasId: '' }, 'no-canvas', 'er staat niet bij welk canvas'],
    [
      'a page that gives no token',
      { tokenProvider: () => Promise.reject(new Error('no')) },
      'no-token',
      'Deze site heeft niet gezegd wie je bent',
    ],
    [
      'a page that gives rubbish',
      { tokenProvider: () => Promise.resolve('rubbish') },
      'no-token',
      'Deze site heeft niet gezegd wie je bent',
    ],
  ] as const)
    it(what, async () => {
      const { element, told, sessions } = await opened(change);
      await waitUntil(() => alertOf(element)?.textContent?.includes(sentence));
      expect(told.map((wrong) => wrong.code)).to.deep.equal([code]);
      expect(told[0]?.sentence).to.contain(sentence);
      expect(sessions).to.have.length(0);
      await expectAccessible(element);
    });
  for (const [reason, sentence, retry] of [
    ['not-found', 'Dit canvas bestaat niet', true],
    ['token', 'De server herkent je aanmelding bij deze site niet', true],
    ['link-invalid', 'Deze link werkt niet meer', true],
  ] as const)
    it(`the server says ${reason}`, async () => {
      const { element, told, sessions } = await opened(
        {},
        { withoutCanvas: true, status: { save: { kind: 'stopped', reason }, content: 'failed', connected: false } },
      );
      await waitUntil(() => alertOf(element)?.textContent?.includes(sentence));
      expect(told.map(({ code }) => code)).to.deep.equal([reason]);
      alertOf(element)?.querySelector('button')?.click();
      expect(sessions[0]?.counts.retried).to.equal(retry ? 1 : 0);
      await expectAccessible(element);
    });
  for (const [trouble, sentence] of [
    ['unreachable', 'We kunnen de server van dit canvas niet bereiken'],
    ['not-ours', 'antwoordt iets anders dan een canvas'],
    ['no-socket', 'de doorlopende verbinding (WebSocket) komt niet tot stand'],
  ] as const)
    it(`${trouble}, with a copy of two hours ago on this device`, async () => {
      const asOf = new Date(Date.now() - 2 * 3_600_000).toISOString();
      const { element, sessions, told } = await opened(
        {},
        {
          file: rijwiel,
          status: { save: { kind: 'reconnecting' }, content: 'from-device', connected: false, trouble, asOf },
        },
      );
      await waitUntil(() => noteOf(element).includes(sentence));
      expect(noteOf(element)).to.contain('zoals het 2 uur geleden op dit apparaat stond');
      expect(told.map(({ code }) => code)).to.deep.equal([trouble]);
      shellOf(element).renderRoot.querySelector<HTMLButtonElement>('clc-notice button')?.click();
      expect(sessions[0]?.counts.retried).to.equal(1);
      await expectAccessible(element);
    });
  it('no server, and no copy on this device: says what stands in the way, with a way to try again', async () => {
    const { element, sessions, told } = await opened(
      {},
      {
        withoutCanvas: true,
        status: { save: { kind: 'loading' }, content: 'loading', connected: false, trouble: 'not-ours' },
      },
    );
    const skeleton = (): ShadowRoot | null | undefined =>
      shellOf(element).renderRoot.querySelector('clc-skeleton')?.shadowRoot;
    await waitUntil(() => skeleton()?.textContent.includes('antwoordt iets anders dan een canvas'));
    expect(told.map(({ code }) => code)).to.deep.equal(['not-ours']);
    skeleton()?.querySelector('button')?.click();
    expect(sessions[0]?.counts.retried).to.equal(1);
    await expectAccessible(element);
  });
  it('keeps what can be typed when the page around stops vouching, and goes on when it does again', async () => {
    const { element, sessions } = await opened({ token });
    await waitUntil(() => element.open?.rights.edit);
    expect(sessions[0]?.options.access.kind).to.equal('token');
    sessions[0]?.become({ save: { kind: 'stopped', reason: 'no-token' }, connected: false });
    await waitUntil(() => noteOf(element).includes('Deze site zegt op dit moment niet wie je bent'));
    expect(element.open?.rights.edit).to.equal(true);
    element.token = token.replace('c2ln', 'bmV3');
    await waitUntil(() => sessions[0]?.counts.retried === 1);
    expect(sessions).to.have.length(1);
  });
  it('asks nobody for a name whom the page around vouches for, at the start nor later', async () => {
    const { element, sessions } = await opened({ token, device: pretendDevice() });
    await waitUntil(() => element.open);
    expect(sessions[0]?.options.name).to.equal('');
    const bar = shellOf(element).renderRoot.querySelector('clc-top-bar')?.shadowRoot;
    const more = bar?.querySelector('clc-popover[label=Meer]');
    more?.shadowRoot?.querySelector('button')?.click();
    await import('../../../client/widget/more-panel.ts');
    const panel = (): ShadowRoot | null | undefined => more?.querySelector('clc-more-panel')?.shadowRoot;
    await waitUntil(() => panel()?.querySelector('.list'));
    expect(panel()?.querySelector('input[name=name]')).to.equal(null);
  });
  it('says once that this browser keeps nothing', async () => {
    const { element } = await opened({}, { file: rijwiel, status: { onDevice: false } });
    await waitUntil(() => noteOf(element).includes('Deze browser bewaart geen kopie'));
    shellOf(element).renderRoot.querySelector<HTMLButtonElement>('clc-notice button')?.click();
    await waitUntil(() => noteOf(element) === '');
  });
});
