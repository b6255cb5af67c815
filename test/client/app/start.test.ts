// The start page: what was opened here, new canvases, files that do not fit, links somebody sent.
import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import type { Start } from '../../../client/app/start.ts';
import '../../../client/app/start.ts';
import { pretendDevice } from '../../../client/gallery/pretend.ts';
import { byKey } from '../../../client/session/access.ts';
import { ApiProblem } from '../../../client/session/api.ts';
import type { CanvasReach } from '../../../client/session/api.ts';
import type { Device } from '../../../client/session/device.ts';
import { fileOf } from '../../../shared/document/file.ts';
import type { CreateCanvasBody } from '../../../shared/wire/http.ts';
import { localSession } from '../../../client/session/local-session.ts';
import { expectAccessible } from '../accessible.ts';

const SERVER = location.origin;
interface Page {
  readonly element: Start;
  readonly went: string[];
  readonly made: CreateCanvasBody[];
  readonly asked: CanvasReach[];
}
async function page(options: { device?: Device; fails?: Error; lang?: 'nl' | 'en' } = {}): Promise<Page> {
  const went: string[] = [];
  const made: CreateCanvasBody[] = [];
  const asked: CanvasReach[] = [];
  const answer = <T>(value: T): Promise<T> =>
    options.fails === undefined ? Promise.resolve(value) : Promise.reject(options.fails);
  const calls = {
    create: (_: unknown, body: CreateCanvasBody) => {
      made.push(body);
      return answer({ id: 'n1', title: body.title ?? '', links: { owner: `${SERVER}/c/n1#key=own` } });
    },
    info: (reach: CanvasReach) => {
      asked.push(reach);
      return answer({ id: reach.canvasId, title: 'Koers 2032', role: 'commenter' as const });
    },
  };
  const element = await fixture<Start>(
    html`<clc-start
      lang=${options.lang ?? 'nl'}
      .device=${options.device ?? pretendDevice('Noor')}
      .calls=${calls}
      .go=${(address: string) => went.push(address)}
    ></clc-start>`,
  );
  await element.updateComplete;
  return { element, went, made, asked };
}
function part<K extends 'clc-recents' | 'clc-new-canvas' | 'clc-join-link'>(
  element: Start,
  name: K,
): HTMLElementTagNameMap[K] {
  const found = element.renderRoot.querySelector(name);
  if (!found) throw new Error(`The page has no ${name}.`);
  return found;
}
function inside<T extends HTMLElement>(host: HTMLElement, selector: string): T {
  const found = host.shadowRoot?.querySelector<T>(selector);
  if (!found) throw new Error(`${host.localName} has no ${selector}.`);
  return found;
}
const text = (host: HTMLElement): string => host.shadowRoot?.textContent ?? '';
function visited(): Device {
  const device = pretendDevice('Noor');
  const known = { server: SERVER, key: 'k', counts: { total: 21, decided: 6 }, mini: { 'licence.customers': 2 } };
  device.remember({ ...known, id: 'a', title: 'Koers 2032', role: 'owner', lastOpened: '2026-02-01T10:00:00Z' });
  device.remember({ ...known, id: 'b', title: 'Dochter Noord', role: 'viewer', lastOpened: '2026-01-01T10:00:00Z' });
  device.remember({ ...known, id: 'z', server: 'https://elsewhere.example', title: 'Elders', role: 'owner' });
  return device;
}
const file = (content: string): File => new File([content], 'canvas.json', { type: 'application/json' });
const problem = (status: number): ApiProblem =>
  new ApiProblem(status, { type: 'about:blank', title: '', status, code: 'x', detail: '' }, '');

describe('the start page', () => {
  it('is accessible with canvases', async () => {
    await expectAccessible((await page({ device: visited() })).element);
  });
  it('is accessible on a first visit', async () => {
    await expectAccessible((await page()).element);
  });
  it('lists the canvases of this browser on this server, last opened first, with what is decided and what I may', async () => {
    const { element } = await page({ device: visited() });
    const rows = [...(part(element, 'clc-recents').shadowRoot?.querySelectorAll('li') ?? [])];
    expect(rows.map((row) => row.querySelector('b')?.textContent)).to.deep.equal(['Koers 2032', 'Dochter Noord']);
    expect(rows[0]?.textContent).to.contain('6 van 21 besloten');
    expect(rows[1]?.textContent).to.contain('Alleen lezen');
    expect(rows[0]?.querySelector('a')?.getAttribute('href')).to.equal('/c/a#key=k');
  });
  it('says what to do when nothing was opened here', async () => {
    const { element } = await page();
    expect(text(part(element, 'clc-recents'))).to.contain('plak de link uit je uitnodiging');
  });
  it('finds a canvas by its title, and says so when there is none', async () => {
    const { element } = await page({ device: visited() });
    const recents = part(element, 'clc-recents');
    const search = inside<HTMLInputElement>(recents, 'input');
    const type = async (query: string): Promise<void> => {
      search.value = query;
      search.dispatchEvent(new Event('input'));
      await recents.updateComplete;
    };
    await type('noord');
    expect(recents.shadowRoot?.querySelectorAll('li')).to.have.length(1);
    await type('xyz');
    expect(inside(recents, '[aria-live]').textContent).to.contain('xyz');
  });
  it('forgets a canvas on this device, and puts it back when asked', async () => {
    const device = visited();
    const { element } = await page({ device });
    const recents = part(element, 'clc-recents');
    inside(recents, 'clc-menu').dispatchEvent(
      Object.assign(new Event('clc-menu-select', { bubbles: true }), { id: 'forget' }),
    );
    await waitUntil(() => recents.shadowRoot?.querySelectorAll('li').length === 1);
    expect(device.recent(SERVER, 'a')).to.equal(undefined);
    const toast = element.renderRoot.querySelector('clc-toast');
    await toast?.updateComplete;
    const back = [...(toast?.shadowRoot?.querySelectorAll('button') ?? [])].find(
      (b) => b.textContent === 'Terugzetten',
    );
    back?.click();
    await waitUntil(() => recents.shadowRoot?.querySelectorAll('li').length === 2);
    expect(device.recent(SERVER, 'a')?.title).to.equal('Koers 2032');
  });

  it('makes a canvas with the title given and goes to it as its owner', async () => {
    const { element, made, went } = await page();
    const fresh = part(element, 'clc-new-canvas');
    inside(fresh, '[data-way=template]').click();
    await fresh.updateComplete;
    inside<HTMLFormElement>(fresh, 'form').requestSubmit();
    await waitUntil(() => inside(fresh, '#note').textContent === 'Geef het canvas een titel.');
    expect(made).to.deep.equal([]);
    inside<HTMLInputElement>(fresh, '#title').value = ' Koers 2040 ';
    inside<HTMLFormElement>(fresh, 'form').requestSubmit();
    await waitUntil(() => went.length === 1);
    expect(made).to.deep.equal([{ title: 'Koers 2040', lang: 'nl' }]);
    expect(went).to.deep.equal([`${SERVER}/c/n1#key=own`]);
  });
  it('makes a copy of an example under a title of its own, in the language of the page', async () => {
    const { element, made } = await page({ lang: 'en' });
    const fresh = part(element, 'clc-new-canvas');
    inside(fresh, '[data-way=ikea]').click();
    await waitUntil(() => inside<HTMLInputElement>(fresh, '#title').value === 'IKEA, copy');
    inside<HTMLFormElement>(fresh, 'form').requestSubmit();
    await waitUntil(() => made.length === 1);
    expect(made[0]).to.deep.equal({ title: 'IKEA, copy', lang: 'en', example: 'ikea' });
  });
  for (const [status, sentence] of [
    [0, 'De server is niet bereikbaar'],
    [429, 'Wacht een minuut'],
    [500, 'Dat is niet gelukt'],
  ] as const)
    it(`says what to do when the server answers ${status}, and goes nowhere`, async () => {
      const { element, went } = await page({ fails: problem(status) });
      const fresh = part(element, 'clc-new-canvas');
      inside(fresh, '[data-way=rijwiel]').click();
      await waitUntil(() => inside<HTMLInputElement>(fresh, '#title').value !== '');
      inside<HTMLFormElement>(fresh, 'form').requestSubmit();
      await waitUntil(() => inside(fresh, '#note').textContent?.includes(sentence));
      expect(went).to.deep.equal([]);
    });

  it('makes a canvas from a good file', async () => {
    const { element, made, went } = await page();
    const good = fileOf(localSession().canvas.doc);
    await part(element, 'clc-new-canvas').take(file(JSON.stringify(good)));
    expect(went).to.have.length(1);
    expect((made[0] as { document?: unknown }).document).to.deep.equal(good);
  });
  it('lists every problem of a bad file, where and what, and makes nothing', async () => {
    const { element, made, went } = await page();
    const fresh = part(element, 'clc-new-canvas');
    const good = fileOf(localSession().canvas.doc);
    const card = { id: 'c1', facet: 'licence.nowhere', order: 'a0', text: 'x', status: 'maybe' };
    await fresh.take(file(JSON.stringify({ ...good, lang: 'fr', cards: [card] })));
    await fresh.updateComplete;
    const report = inside(fresh, '[role=alert] .wrong');
    const lines = [...report.querySelectorAll('li')].map((li) => li.textContent);
    expect(lines).to.include('lang: deze taal kennen we niet (nl of en)');
    expect(lines.some((line) => line?.startsWith('cards.0.facet: dit veld bestaat niet'))).to.equal(true);
    expect(lines.some((line) => line?.startsWith('cards.0.status: deze status'))).to.equal(true);
    expect(report.textContent).to.contain('Er is niets aangemaakt');
    expect(made).to.deep.equal([]);
    expect(went).to.deep.equal([]);
    await expectAccessible(fresh);
  });
  it('takes a file that is dropped anywhere on the page, once, and never lets it replace the page', async () => {
    const { element, made } = await page();
    const drag = (type: string, target: Element): DragEvent => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(file(JSON.stringify(fileOf(localSession().canvas.doc))));
      const event = new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true, composed: true });
      target.dispatchEvent(event);
      return event;
    };
    const beside = inside(element, 'h1, footer');
    expect(drag('dragover', beside).defaultPrevented).to.equal(true);
    expect(drag('drop', beside).defaultPrevented).to.equal(true);
    await waitUntil(() => made.length === 1);
    expect(drag('drop', inside(part(element, 'clc-new-canvas'), '.file')).defaultPrevented).to.equal(true);
    await waitUntil(() => made.length === 2);
    expect(made).to.have.length(2);
  });
  it('says that a file is no canvas when it is no JSON', async () => {
    const { element } = await page();
    const fresh = part(element, 'clc-new-canvas');
    await fresh.take(file('# a heading'));
    await fresh.updateComplete;
    expect(inside(fresh, '[role=alert] .wrong').textContent).to.contain('geen JSON');
  });

  it('shows what a pasted link opens before going there', async () => {
    const { element, asked, went } = await page();
    const join = part(element, 'clc-join-link');
    inside<HTMLInputElement>(join, 'input').value = `Kijk hier: ${SERVER}/c/abc#key=s3cret.`;
    inside(join, 'input').dispatchEvent(new Event('change'));
    await waitUntil(() => text(join).includes('Gevonden: Koers 2032. Je mag lezen en meepraten.'));
    expect(asked.map(({ canvasId, access }) => [canvasId, access])).to.deep.equal([['abc', byKey('s3cret')]]);
    expect(went).to.deep.equal([]);
    inside<HTMLFormElement>(join, 'form').requestSubmit();
    await waitUntil(() => went.length === 1);
    expect(went).to.deep.equal(['/c/abc#key=s3cret']);
    expect(asked).to.have.length(1);
  });
  for (const [pasted, sentence] of [
    ['', 'Plak eerst de link'],
    ['veld-kamp', 'Dit is geen link naar een canvas'],
    [`${SERVER}/c/abc`, 'ontbreekt de sleutel (#key=…)'],
    ['https://elsewhere.example/c/abc#key=x', 'hoort bij elsewhere.example'],
  ] as const)
    it(`says what is wrong with “${pasted}”`, async () => {
      const { element, asked, went } = await page();
      const join = part(element, 'clc-join-link');
      inside<HTMLInputElement>(join, 'input').value = pasted;
      inside<HTMLFormElement>(join, 'form').requestSubmit();
      await waitUntil(() => text(join).includes(sentence));
      expect(asked).to.deep.equal([]);
      expect(went).to.deep.equal([]);
    });
  it('says that a withdrawn link does not work any more', async () => {
    const { element } = await page({ fails: problem(401) });
    const join = part(element, 'clc-join-link');
    inside<HTMLInputElement>(join, 'input').value = `${SERVER}/c/abc#key=old`;
    inside<HTMLFormElement>(join, 'form').requestSubmit();
    await waitUntil(() => text(join).includes('Deze link werkt niet (meer)'));
  });

  it('changes language and theme at once and remembers them', async () => {
    const device = visited();
    const { element } = await page({ device });
    const choose = (index: number, value: string): void => {
      const strip = element.renderRoot.querySelectorAll('clc-segmented')[index];
      strip?.shadowRoot?.querySelector<HTMLInputElement>(`input[value=${value}]`)?.click();
    };
    choose(0, 'en');
    await waitUntil(() => text(part(element, 'clc-recents')).includes('Go on where you were'));
    choose(1, 'dark');
    await waitUntil(() => element.dataset.theme === 'dark');
    expect(device.lang()).to.equal('en');
    expect(device.preferences().theme).to.equal('dark');
  });
});
