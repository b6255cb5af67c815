// The bar of views: where one is, what is open elsewhere, and that a round has begun to ask.
import { expect, html, waitUntil } from '@open-wc/testing';
import type { ClcFaces } from '../../../client/judge/faces.ts';
import '../../../client/judge/faces.ts';
import type { SayRequest, ViewRequest } from '../../../client/session/requests.ts';
import type { Canvas } from '../../../client/session/contexts.ts';
import { roundsOf } from '../../../client/session/rounds.ts';
import { ikea } from '../../../shared/template/ikea.ts';
import type { Answer, RoundView } from '../../../shared/wire/rounds.ts';
import { expectAccessible } from '../accessible.ts';
import { withSession } from '../with-session.ts';

const ROUND: RoundView = {
  id: 'r1',
  about: { kind: 'ledger', times: ['now'] },
  title: '',
  state: 'open',
  ballot: 1,
  named: true,
  threshold: null,
  auto: false,
  by: 'u2',
  invited: ['u1', 'u2'],
  of: 2,
  answered: 0,
  createdAt: '2026-11-22T10:00:00Z',
  openedAt: '2026-11-22T10:00:00Z',
  revealedAt: null,
  closedAt: null,
};

async function onFaces(
  options: Parameters<typeof withSession>[1] = {},
  rounds: RoundView[] = [],
  answered: Record<string, Answer> = {},
) {
  const listeners = new Set<() => void>();
  let asked = 0;
  /** What I answered, as the server has it. */
  const mine = new Map(Object.entries(answered));
  const server: Canvas['server'] = {
    ask: <T>(_method: string, path: string, body?: object) => {
      const [, round = '', act] = /^\/rounds\/(\w+)\/(own|answer)$/u.exec(path) ?? [];
      if (act === 'own') return Promise.resolve({ answer: mine.get(round) ?? null } as T);
      if (act === 'answer') {
        mine.set(round, (body as { answer: Answer }).answer);
        return Promise.resolve(rounds.find(({ id }) => id === round) as T);
      }
      asked++;
      return Promise.resolve({ rounds: [...rounds] } as T);
    },
    onChange: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
  const { host } = await withSession(html`<clc-faces></clc-faces>`, {
    file: ikea,
    me: { id: 'u1', name: 'Hanne Verbeke' },
    members: [
      { id: 'u1', name: 'Hanne Verbeke', slot: 0, role: 'owner' },
      { id: 'u2', name: 'Bram Claes', slot: 1, role: 'editor' },
    ],
    server,
    ...options,
  });
  const faces = host.querySelector<ClcFaces>('clc-faces');
  if (!faces) throw new Error('The views are not there.');
  const said: SayRequest[] = [];
  const views: ViewRequest[] = [];
  host.addEventListener('clc-say', (event) => said.push(event));
  host.addEventListener('clc-view', (event) => views.push(event));
  const button = (name: string): HTMLButtonElement => {
    const found = [...faces.renderRoot.querySelectorAll('button')].find((b) => b.textContent?.includes(name));
    if (!found) throw new Error(`There is no ${name}.`);
    return found;
  };
  const { canvas } = faces;
  if (!canvas) throw new Error('There is no canvas.');
  return { host, canvas, faces, said, views, button, rounds, listeners, asked: () => asked };
}

describe('the views on a canvas', () => {
  it('are accessible, and say where one is', async () => {
    const { faces, host, button } = await onFaces();
    await expectAccessible(faces);
    expect(button('Canvas').getAttribute('aria-current')).to.equal('page');
    host.view = { ...host.view, face: 'agenda' };
    await faces.updateComplete;
    expect(button('Agenda').getAttribute('aria-current')).to.equal('page');
    expect(button('Canvas').hasAttribute('aria-current')).to.equal(false);
  });
  it('count what is open, in words too', async () => {
    const { faces, button } = await onFaces();
    await waitUntil(() => faces.renderRoot.querySelectorAll('.count').length === 2);
    expect(button('Toets').textContent?.replace(/\s+/gu, ' ').trim()).to.match(/^Toets \d+ open$/u);
    await expectAccessible(faces);
  });
  it('tell once that a round asks me, with the way there', async () => {
    const { faces, said, views, button, rounds, listeners, asked } = await onFaces();
    await waitUntil(() => asked() === 1 && listeners.size > 0);
    rounds.push(ROUND);
    listeners.forEach((listener) => listener());
    await waitUntil(() => said.length === 1);
    expect(said[0]?.text).to.equal('Bram Claes vraagt ieders antwoord: Waardebalans.');
    said[0]?.action?.run();
    expect(views.at(-1)?.change).to.deep.equal({ face: 'ledger' });
    await faces.updateComplete;
    expect(button('Waardebalans').textContent).to.contain('om jouw antwoord gevraagd');
    listeners.forEach((listener) => listener());
    await waitUntil(() => asked() === 3);
    expect(said).to.have.length(1);
  });
  it('name what a round asks by its own name', async () => {
    const { said, rounds, listeners, asked } = await onFaces();
    await waitUntil(() => asked() === 1 && listeners.size > 0);
    const about = { kind: 'writing', prompt: 'Wat zeggen ze over tien jaar?' } as const;
    rounds.push({ ...ROUND, about, title: 'Het eind voor ogen' });
    listeners.forEach((listener) => listener());
    await waitUntil(() => said.length === 1);
    expect(said[0]?.text).to.equal('Bram Claes vraagt ieders antwoord: Schrijven: Het eind voor ogen.');
  });
  it('ask me no more once I have answered', async () => {
    const { canvas, faces, said, button, rounds, listeners, asked } = await onFaces();
    await waitUntil(() => asked() === 1 && listeners.size > 0);
    rounds.push(ROUND);
    listeners.forEach((listener) => listener());
    await waitUntil(() => said.length === 1);
    expect(said[0]?.over?.aborted).to.equal(false);
    await roundsOf(canvas).answer(ROUND, { kind: 'ledger', levels: { 'customers.now.progress': 4 } });
    await faces.updateComplete;
    expect(button('Waardebalans').textContent).not.to.contain('om jouw antwoord gevraagd');
    expect(said[0]?.over?.aborted, 'what was told goes').to.equal(true);
  });
  it('ask me no more once the round is over, and again with a second ballot', async () => {
    const { faces, said, button, rounds, listeners, asked } = await onFaces();
    await waitUntil(() => asked() === 1 && listeners.size > 0);
    const changed = async (round: RoundView, times: number): Promise<void> => {
      rounds.splice(0, 1, round);
      listeners.forEach((listener) => listener());
      await waitUntil(() => asked() === times);
      await faces.updateComplete;
    };
    await changed(ROUND, 2);
    await waitUntil(() => said.length === 1);
    await changed({ ...ROUND, state: 'revealed' }, 3);
    await waitUntil(() => said[0]?.over?.aborted);
    expect(button('Waardebalans').textContent).not.to.contain('om jouw antwoord gevraagd');
    expect(said.slice(1).map(({ text }) => text)).to.deep.equal(['De antwoorden zijn onthuld: Waardebalans.']);
    await changed({ ...ROUND, ballot: 2 }, 4);
    await waitUntil(() => said.length === 3);
    expect(said[2]?.text).to.equal('Er wordt opnieuw om ieders antwoord gevraagd: Waardebalans.');
    expect(button('Waardebalans').textContent).to.contain('om jouw antwoord gevraagd');
  });
  it('tell of a second ballot also whoever opened the first, and in speech only where one sees it', async () => {
    const mine: RoundView = { ...ROUND, by: 'u1' };
    const { host, said, views, rounds, listeners, asked } = await onFaces({}, [mine]);
    await waitUntil(() => asked() === 1 && listeners.size > 0);
    const become = (round: RoundView): void => {
      rounds.splice(0, 1, round);
      listeners.forEach((listener) => listener());
    };
    become({ ...mine, state: 'revealed' });
    await waitUntil(() => said.length === 1);
    expect(said[0]?.spokenOnly).to.equal(false);
    said[0]?.action?.run();
    expect(views.at(-1)?.change).to.deep.equal({ face: 'ledger' });
    host.view = { ...host.view, face: 'ledger' };
    become({ ...mine, ballot: 2 });
    await waitUntil(() => said.length === 2);
    become({ ...mine, ballot: 2, state: 'revealed' });
    await waitUntil(() => said.length === 3);
    expect(said.slice(1).map(({ spokenOnly, action }) => [spokenOnly, action === undefined])).to.deep.equal([
      [true, true],
      [true, true],
    ]);
  });
  it('say where one is, once, when one goes there', async () => {
    const { host, said, button } = await onFaces();
    host.addEventListener('clc-view', (event) => (host.view = { ...host.view, ...event.change }));
    button('Stairway').click();
    button('Stairway').click();
    button('Canvas').click();
    expect(said.map(({ text, spokenOnly }) => [text, spokenOnly])).to.deep.equal([
      ['Stairway', true],
      ['Canvas', true],
    ]);
  });
  it('do not ask again for what I answered before I came back', async () => {
    const other: RoundView = { ...ROUND, id: 'r2', about: { kind: 'stairway', steps: ['chosen'] } };
    const { button, said } = await onFaces({}, [ROUND, other], { r1: { kind: 'ledger', levels: {} } });
    await waitUntil(() => button('Stairway').textContent?.includes('om jouw antwoord gevraagd'));
    await waitUntil(() => !button('Waardebalans').textContent?.includes('om jouw antwoord gevraagd'));
    expect(said).to.have.length(0);
  });
  it('ask the server nothing for whoever only reads, and nothing once they are gone', async () => {
    const reader = await onFaces({ role: 'viewer' });
    await reader.faces.updateComplete;
    expect(reader.asked()).to.equal(0);
    const { faces, listeners, asked } = await onFaces();
    await waitUntil(() => asked() === 1 && listeners.size > 0);
    faces.remove();
    expect(listeners.size).to.equal(0);
  });
});
