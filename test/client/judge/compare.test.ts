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
  return { host, session, view, made };
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
    const title = view.renderRoot.querySelector<HTMLInputElement>('.next input');
    expect(title?.value).to.equal(`Rijwiel & Co ${new Date().getFullYear() + 1}`);
    view.renderRoot.querySelector<HTMLFormElement>('.next')?.requestSubmit();
    await waitUntil(() => view.renderRoot.querySelector('.next a'));
    expect(made).to.have.length(1);
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
