// Comparing on screen: another canvas from this browser or a file, said in words; next year's canvas with a way back.
import { expect, html, waitUntil } from '@open-wc/testing';
import type { ClcCompare } from '../../../client/judge/compare-view.ts';
import '../../../client/judge/compare-view.ts';
import { asBeginning, nextTitle, NoCanvas, sideOfFile } from '../../../client/judge/other-canvas.ts';
import { pretendDevice } from '../../../client/gallery/pretend.ts';
import type { Canvas } from '../../../client/session/contexts.ts';
import { checkFile } from '../../../shared/document/file.ts';
import { setStatus } from '../../../shared/document/card-changes.ts';
import { readMeta } from '../../../shared/document/compass.ts';
import { root } from '../../../shared/document/roots.ts';
import { ikea } from '../../../shared/template/ikea.ts';
import { rijwiel } from '../../../shared/template/rijwiel.ts';
import { ApiProblem } from '../../../client/session/api.ts';
import { expectAccessible } from '../accessible.ts';
import { withSession } from '../with-session.ts';
import { judged } from './judged.ts';

type Read = (reach: { readonly canvasId: string }) => Promise<ReturnType<typeof sideOfFile>>;
async function onCompare(options: { read?: string; reads?: Read; others?: boolean } = {}) {
  const device = pretendDevice('Hanne');
  if (options.others !== false)
    device.remember({ server: 'https://canvas.example', id: 'other1', key: 'k', role: 'viewer', title: 'Team Zuid' });
  const made: { title: string; canvas: Canvas }[] = [];
  const ways = {
    read:
      options.reads ??
      (() =>
        options.read === undefined
          ? Promise.reject(new Error('No answer.'))
          : Promise.resolve(sideOfFile(options.read))),
    begin: (_server: string, canvas: Canvas, title: string) => {
      made.push({ canvas, title });
      return Promise.resolve({ id: 'n1', title, links: { owner: 'https://canvas.example/c/n1#key=x' } });
    },
  };
  const { host, session } = await withSession(html`<clc-compare .device=${device} .ways=${ways}></clc-compare>`, {
    file: rijwiel,
  });
  const view = host.querySelector<ClcCompare>('clc-compare');
  if (!view) throw new Error('The comparison is not there.');
  await judged(session.canvas);
  await view.updateComplete;
  return { host, session, view, made, device };
}
async function choose(view: ClcCompare): Promise<void> {
  const select = view.renderRoot.querySelector('select');
  if (!select) throw new Error('There is nothing to choose.');
  select.value = '0';
  select.dispatchEvent(new Event('change'));
  await waitUntil(() => view.renderRoot.querySelector('.sum, .problem'));
  await view.updateComplete;
}

describe('comparing canvases', () => {
  it('is accessible before and after another one is chosen', async () => {
    const { view } = await onCompare({ read: JSON.stringify(ikea) });
    await expectAccessible(view);
    await choose(view);
    await expectAccessible(view);
    expect(view.renderRoot.querySelector('.sum')?.textContent).to.contain('alleen hier');
  });
  it('tells two canvases of one title apart by name, and the one this began with, in both languages', async () => {
    const { host, view, session, device } = await onCompare();
    const add = (id: string, title: string, lastOpened: string, total: number): void =>
      device.remember({
        ...{ server: 'https://canvas.example', id, key: 'k', role: 'viewer', title, lastOpened },
        counts: { total, decided: 0 },
      });
    add('a', 'Rijwiel & Co', '2026-11-03T09:05:00', 12);
    add('b', 'Rijwiel 2025', '2026-11-02T14:30:00', 1);
    add('c', 'Rijwiel 2025', '2026-11-01T08:00:00', 0);
    // Not even their moment differs.
    for (const id of ['d', 'e']) add(id, 'Leeg', '2026-10-01T08:00:00', 0);
    root(session.canvas.doc, 'meta').set('basedOn', { canvas: 'c', title: 'Rijwiel 2025' });
    await view.updateComplete;
    const names = (): string[] =>
      [...view.renderRoot.querySelectorAll('option')].map(({ text }) => text).filter((name) => !name.includes('Zuid'));
    expect(names()).to.deep.equal([
      'Kies een canvas',
      'Rijwiel & Co, laatst geopend op 3 november 2026 om 09:05, 12 kaarten',
      'Rijwiel 2025, laatst geopend op 2 november 2026 om 14:30, 1 kaart',
      'Rijwiel 2025, waarmee dit canvas begon, laatst geopend op 1 november 2026 om 08:00, 0 kaarten',
      'Leeg, laatst geopend op 1 oktober 2026 om 08:00, 0 kaarten, d',
      'Leeg, laatst geopend op 1 oktober 2026 om 08:00, 0 kaarten, e',
    ]);
    host.language = 'en';
    await view.updateComplete;
    expect(names()[3]).to.equal(
      'Rijwiel 2025, what this canvas began with, last opened on 1 November 2026 at 08:00, 0 cards',
    );
    await expectAccessible(view);
  });
  it('says so when there is no difference', async () => {
    const { view } = await onCompare({ read: JSON.stringify(rijwiel) });
    await choose(view);
    expect(view.renderRoot.textContent).to.contain('Er is geen verschil.');
  });
  it('follows what changes here', async () => {
    const { view, session } = await onCompare({ read: JSON.stringify(rijwiel) });
    await choose(view);
    setStatus(session.canvas.doc, 'p2', 'proposal');
    await waitUntil(() => view.renderRoot.textContent?.includes('andere status'), 'compared again', { timeout: 5000 });
  });
  it('says that nothing changed when the other one cannot be read', async () => {
    const { view } = await onCompare();
    await choose(view);
    expect(view.renderRoot.querySelector('.problem')?.textContent).to.contain('Aan dit canvas is niets veranderd.');
  });
  it('says so when the link to the other one works no more, or that one is of another version', async () => {
    for (const [error, words] of [
      [new ApiProblem(403, undefined, 'No.'), 'Je link naar dat canvas werkt niet meer.'],
      [new ApiProblem(404, undefined, 'Gone.'), 'Je link naar dat canvas werkt niet meer.'],
      [new ApiProblem(0, undefined, 'No answer.'), 'kon niet worden gelezen'],
      [new NoCanvas('otherVersion'), 'van een andere versie'],
    ] as const) {
      const { view } = await onCompare({ reads: () => Promise.reject(error) });
      await choose(view);
      expect(view.renderRoot.querySelector('.problem')?.textContent).to.contain(words);
      await expectAccessible(view);
    }
  });
  it('shows the one that was chosen last, whichever comes last, and none when none is chosen any more', async () => {
    type Side = ReturnType<typeof sideOfFile>;
    let resolve: (side: Side) => void = () => undefined;
    const late = new Promise<Side>((take) => (resolve = take));
    const { view } = await onCompare({
      reads: ({ canvasId }) => (canvasId === 'other1' ? late : Promise.resolve(sideOfFile(JSON.stringify(ikea)))),
    });
    view.device.remember({ server: 'https://canvas.example', id: 'other2', key: 'k', role: 'viewer', title: 'Noord' });
    view.requestUpdate();
    await view.updateComplete;
    const select = view.renderRoot.querySelector('select')!;
    const pick = (label: string): void => {
      select.selectedIndex = [...select.options].findIndex(({ text }) => text === label);
      select.dispatchEvent(new Event('change'));
    };
    pick('Team Zuid');
    pick('Noord');
    await waitUntil(() => view.renderRoot.querySelector('.sum'));
    resolve(sideOfFile(JSON.stringify({ ...rijwiel, title: 'Te laat' })));
    await late;
    await view.updateComplete;
    expect(view.renderRoot.querySelector('.sum')?.textContent).to.contain('IKEA');
    pick('Kies een canvas');
    await view.updateComplete;
    expect(view.renderRoot.querySelector('.sum')).to.equal(null);
  });
  it('writes dates and moments as one does in a sentence', async () => {
    const { view } = await onCompare({ read: JSON.stringify(ikea) });
    await choose(view);
    expect(view.renderRoot.textContent).to.contain('31 december 2032').and.to.contain('Klanten, inleg (nu)');
  });
  it('takes a file, and says when it is no canvas, or one of another version', () => {
    for (const [text, why] of [
      ['{"a":1}', 'noCanvas'],
      ['not json', 'noCanvas'],
      ['null', 'noCanvas'],
      [JSON.stringify({ ...rijwiel, cards: 7 }), 'noCanvas'],
      [JSON.stringify({ ...rijwiel, schema: 'clc.canvas/2' }), 'otherVersion'],
      [JSON.stringify({ ...rijwiel, template: 'customer-leader-canvas@2' }), 'otherVersion'],
    ] as const)
      expect(() => sideOfFile(text), text.slice(0, 40))
        .to.throw(NoCanvas)
        .with.property('why', why);
    expect(sideOfFile(JSON.stringify(ikea)).snapshot.cards.size).to.equal(ikea.cards.length);
  });
  it('begins next year with the choices only, and keeps the way back', async () => {
    const { view, session, made } = await onCompare();
    session.canvas.commands.openThread({ kind: 'card', id: 'p1', quote: '' }, 'Nog steeds?');
    session.canvas.commands.setFields('p1', { due: '2026-12-31' });
    const next = view.renderRoot.querySelector('clc-next-year')!;
    await next.updateComplete;
    const title = next.renderRoot.querySelector('input');
    expect(title?.value).to.equal(`Rijwiel & Co ${new Date().getFullYear() + 1}`);
    const button = next.renderRoot.querySelector('button');
    button?.focus();
    button?.click();
    button?.click();
    await waitUntil(() => next.renderRoot.querySelector('a'), undefined, { timeout: 5000 });
    expect(made).to.have.length(1);
    expect(next.shadowRoot?.activeElement === button, 'the focus stays').to.equal(true);
    const file = asBeginning(session.canvas);
    expect(checkFile(JSON.parse(JSON.stringify(file))).ok).to.equal(true);
    expect(file.threads).to.deep.equal([]);
    expect(file.cards.some(({ due }) => due !== undefined)).to.equal(false);
    expect(file.basedOn).to.deep.equal({ canvas: 'local', title: 'Rijwiel & Co' });
  });
  it('shows what a canvas was begun with', async () => {
    const { view, session } = await onCompare();
    root(session.canvas.doc, 'meta').set('basedOn', { canvas: 'last1', title: 'Rijwiel 2026' });
    await view.updateComplete;
    expect(readMeta(session.canvas.doc).basedOn?.canvas).to.equal('last1');
    const link = view.renderRoot.querySelector<HTMLAnchorElement>('.based a');
    expect(link?.getAttribute('href')).to.equal('/c/last1');
  });
  it('counts the year on, wherever it stands', () => {
    expect(nextTitle('Rijwiel 2026', 2026)).to.equal('Rijwiel 2027');
    expect(nextTitle('Canvas 2026 Noord', 2026)).to.equal('Canvas 2027 Noord');
    expect(nextTitle('Rijwiel', 2026)).to.equal('Rijwiel 2027');
  });
});
