// The share dialog: a link is shown once, withdrawing asks first, and failures leave the person knowing what holds.
import { expect, html, waitUntil } from '@open-wc/testing';
import { pretendLinks } from '../../../client/gallery/pretend.ts';
import { byKey } from '../../../client/session/access.ts';
import { ApiProblem } from '../../../client/session/api.ts';
import type { LinkCalls, ShareDialog } from '../../../client/widget/share-dialog.ts';
import '../../../client/widget/share-dialog.ts';
import type { Link } from '../../../shared/wire/http.ts';
import { withSession } from '../with-session.ts';
import { expectAccessible } from '../accessible.ts';

const LINKS: readonly Link[] = [
  { id: 'l1', role: 'owner', label: '', createdAt: '2026-01-05T09:00:00Z', withdrawnAt: null, own: true },
  { id: 'l2', role: 'editor', label: 'Directie', createdAt: '2026-01-05T09:01:00Z', withdrawnAt: null, own: false },
];
async function dialog(calls: LinkCalls = pretendLinks(LINKS)): Promise<ShareDialog> {
  const reach = { server: 'https://canvas.example', canvasId: 'c1', access: byKey('k1') };
  const { host } = await withSession(html`<clc-share-dialog open .reach=${reach} .calls=${calls}></clc-share-dialog>`, {
    role: 'owner',
  });
  const element = host.querySelector('clc-share-dialog') as ShareDialog;
  await element.updateComplete;
  await waitUntil(() => !text(element).includes('Links ophalen'));
  return element;
}
const text = (element: ShareDialog): string => element.renderRoot.textContent ?? '';
const find = <T extends HTMLElement>(element: ShareDialog, selector: string): T => {
  const found = element.renderRoot.querySelector<T>(selector);
  if (!found) throw new Error(`The dialog has no ${selector}.`);
  return found;
};

describe('clc-share-dialog', () => {
  it('is accessible, and says what each role may do', async () => {
    const element = await dialog();
    expect(text(element)).to.contain('niets aan de kaarten veranderen');
    await expectAccessible(element);
  });
  it('makes a link of the chosen role and label, shows its address once, and lists it', async () => {
    const element = await dialog();
    find<HTMLInputElement>(element, 'input[value=viewer]').click();
    await element.updateComplete;
    find<HTMLInputElement>(element, '[name=label]').value = 'Intranet';
    find<HTMLFormElement>(element, 'form').requestSubmit();
    await waitUntil(() => element.renderRoot.querySelector('#url'));
    expect(find<HTMLInputElement>(element, '#url').value).to.match(/^https:\/\/canvas\.example\/c\/c1#key=/u);
    const rows = [...element.renderRoot.querySelectorAll('li')].map((li) => li.textContent ?? '');
    expect(rows).to.have.length(3);
    expect(rows[2]).to.contain('Intranet').and.to.contain('Lezen');
    expect(find<HTMLInputElement>(element, 'input[value=viewer]').checked).to.equal(true);
    find(element, 'clc-dialog').dispatchEvent(new Event('clc-close'));
    await element.updateComplete;
    expect(element.renderRoot.querySelector('#url')).to.equal(null);
  });
  it('tells the links that came with the canvas from those that somebody left without a name', async () => {
    const at = '2026-01-05T09:00:00.123Z';
    const made = (id: string, role: Link['role'], createdAt: string): Link => ({
      id,
      role,
      label: '',
      createdAt,
      withdrawnAt: null,
      own: role === 'owner',
    });
    const later = made('l5', 'editor', '2026-01-06T09:00:00.000Z');
    const element = await dialog(
      pretendLinks([made('l1', 'owner', at), made('l2', 'editor', at), made('l3', 'commenter', at), later]),
    );
    const rows = [...element.renderRoot.querySelectorAll('li')].map((li) => li.textContent?.trim() ?? '');
    expect(rows.map((row) => /^(Gemaakt met het canvas|Zonder naam)/u.exec(row)?.[0])).to.deep.equal([
      'Gemaakt met het canvas',
      'Gemaakt met het canvas',
      'Zonder naam',
      'Gemaakt met het canvas',
    ]);
    expect(text(element)).to.contain('Die je niet zelf deelde, heeft niemand.');
  });
  it('asks before it withdraws, and cancelling changes nothing', async () => {
    const element = await dialog();
    find(element, '[data-link=l2] .ask').click();
    await element.updateComplete;
    expect(text(element)).to.contain('verliest binnen enkele seconden de toegang');
    find(element, '.confirm .cancel').click();
    await element.updateComplete;
    expect(element.renderRoot.querySelectorAll('li.over')).to.have.length(0);
    find(element, '[data-link=l2] .ask').click();
    await element.updateComplete;
    find(element, '.confirm .danger').click();
    await waitUntil(() => element.renderRoot.querySelector('[data-link=l2].over'));
    expect(text(element)).to.contain('ingetrokken');
  });
  it('warns that withdrawing one’s own link ends one’s own access', async () => {
    const element = await dialog();
    find(element, '[data-link=l1] .ask').click();
    await element.updateComplete;
    expect(text(element)).to.contain('kom je er zelf ook niet meer mee binnen');
  });
  it('says that a link still works when withdrawing fails', async () => {
    const calls = { ...pretendLinks(LINKS), withdraw: () => Promise.reject(new Error('no answer')) };
    const element = await dialog(calls);
    find(element, '[data-link=l2] .ask').click();
    await element.updateComplete;
    find(element, '.confirm .danger').click();
    await waitUntil(() => text(element).includes('werkt nog'));
    expect(element.renderRoot.querySelector('[data-link=l2].over')).to.equal(null);
  });
  it('says why the last link of an owner stays, and what to do about it', async () => {
    const problem = { type: 'about:blank', title: '', status: 409, code: 'last-owner-link', detail: '' };
    const withdraw = () => Promise.reject(new ApiProblem(409, problem, ''));
    const element = await dialog({ ...pretendLinks(LINKS), withdraw });
    find(element, '[data-link=l1] .ask').click();
    await element.updateComplete;
    find(element, '.confirm .danger').click();
    await waitUntil(() => text(element).includes('Maak eerst een andere eigenaarslink'));
    expect(text(element)).not.to.contain('Probeer het opnieuw');
  });
  it('shows one’s own link as withdrawn without asking for a list it may no longer have', async () => {
    let lists = 0;
    const pretend = pretendLinks(LINKS);
    const element = await dialog({
      ...pretend,
      list: (reach) => (lists++ === 0 ? pretend.list(reach) : Promise.reject(new Error('no access'))),
    });
    find(element, '[data-link=l1] .ask').click();
    await element.updateComplete;
    find(element, '.confirm .danger').click();
    await waitUntil(() => element.renderRoot.querySelector('[data-link=l1].over'));
    expect(text(element)).not.to.contain('niet opgehaald');
    expect(lists).to.equal(1);
  });
  it('offers to try again when the list cannot be fetched', async () => {
    let answers = 0;
    const pretend = pretendLinks(LINKS);
    const calls: LinkCalls = {
      ...pretend,
      list: (reach) => (answers++ === 0 ? Promise.reject(new Error('no answer')) : pretend.list(reach)),
    };
    const element = await dialog(calls);
    expect(text(element)).to.contain('De links zijn niet opgehaald');
    [...element.renderRoot.querySelectorAll('button')].find((b) => b.textContent?.includes('Probeer opnieuw'))?.click();
    await waitUntil(() => element.renderRoot.querySelectorAll('li').length === 2);
  });
});
