// The canvas check on screen: errors first, each leads to its place, and what is left on purpose has a reason.
import { expect, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { ClcCheck } from '../../../client/judge/check-view.ts';
import '../../../client/judge/check-view.ts';
import { judgingOf } from '../../../client/judge/judging.ts';
import type { GoToRequest, SayRequest, ViewRequest } from '../../../client/session/requests.ts';
import { setLink, setStatus } from '../../../shared/document/card-changes.ts';
import { readMuted, setMuted } from '../../../shared/document/muted.ts';
import { root } from '../../../shared/document/roots.ts';
import { ikea } from '../../../shared/template/ikea.ts';
import { rijwiel } from '../../../shared/template/rijwiel.ts';
import { expectAccessible } from '../accessible.ts';
import { withSession } from '../with-session.ts';
import { judged } from './judged.ts';

const ME = { id: 'u1', name: 'Hanne Verbeke' };
const MEMBERS = [
  { ...ME, slot: 0, role: 'owner' as const },
  { id: 'u2', name: 'Bram Claes', slot: 1, role: 'editor' as const },
];

async function onCheck(options: Parameters<typeof withSession>[1] = {}) {
  const { host, session } = await withSession(html`<clc-check></clc-check>`, {
    file: ikea,
    me: ME,
    members: MEMBERS,
    ...options,
  });
  const check = host.querySelector<ClcCheck>('clc-check');
  if (!check) throw new Error('The check is not there.');
  const gone: GoToRequest[] = [];
  const said: SayRequest[] = [];
  const views: ViewRequest[] = [];
  host.addEventListener('clc-go-to', (event) => gone.push(event));
  host.addEventListener('clc-say', (event) => said.push(event));
  host.addEventListener('clc-view', (event) => views.push(event));
  await judged(session.canvas);
  await check.updateComplete;
  return { host, session, check, gone, said, views, doc: session.canvas.doc };
}
type On = Awaited<ReturnType<typeof onCheck>>;
/** Waits until the canvas has been judged again after a change. */
async function judgedAgain({ session, check }: On, change: () => void): Promise<void> {
  const before = judgingOf(session.canvas).judged;
  change();
  await judged(session.canvas, before);
  await check.updateComplete;
}
const rows = (check: ClcCheck, list = 'ol:not(.muted)'): HTMLElement[] => [
  ...check.renderRoot.querySelectorAll<HTMLElement>(`${list} li`),
];
const row = (check: ClcCheck, key: string): HTMLElement => {
  const found = check.renderRoot.querySelector<HTMLElement>(`li[data-key="${key}"]`);
  if (!found) throw new Error(`${key} is not listed.`);
  return found;
};
const textOf = (element: Element | null): string => (element?.textContent ?? '').replace(/\s+/gu, ' ').trim();
const focused = (check: ClcCheck): Element | null | undefined => check.shadowRoot?.activeElement;
async function mute({ check }: On, key: string, reason: string): Promise<void> {
  row(check, key).querySelector<HTMLElement>('.mute')?.click();
  await check.updateComplete;
  await sendKeys({ type: reason });
  await sendKeys({ press: 'Enter' });
  await check.updateComplete;
}

describe('the check', () => {
  it('is accessible: with findings, while a reason is written, with what is left on purpose, and with nothing', async () => {
    const on = await onCheck();
    await expectAccessible(on.check);
    row(on.check, 'R02:c9').querySelector<HTMLElement>('.mute')?.click();
    await on.check.updateComplete;
    await expectAccessible(on.check);
    setMuted(on.doc, 'C05:compass.boldGoal', { reason: 'Volgend jaar', by: 'u2', at: '2026-11-20T10:00:00Z' });
    await on.check.updateComplete;
    on.check.renderRoot.querySelector<HTMLElement>('header button')?.click();
    await on.check.updateComplete;
    expect(rows(on.check, 'ol.muted')).to.have.length(1);
    await expectAccessible(on.check);
    const clean = await onCheck({ file: rijwiel });
    await expectAccessible(clean.check);
  });
  it('lists errors apart and first, each with its sentence, its card and its place', async () => {
    const { check } = await onCheck();
    const groups = [...check.renderRoot.querySelectorAll('h3')].map(textOf);
    expect(groups[0]).to.equal('1 fout');
    const first = rows(check)[0];
    expect(first?.dataset['key']).to.equal('R02:c9');
    expect(textOf(first?.querySelector('.sev') ?? null)).to.equal('fout');
    expect(textOf(first?.querySelector('.what') ?? null)).to.match(
      /^“Je krijgt niet alleen .*…”: Niets draagt deze belofte\.$/u,
    );
    expect(textOf(first?.querySelector('.where') ?? null)).to.equal('III Steward');
    expect(textOf(check.renderRoot.querySelector('.count'))).to.equal(`${rows(check).length} open`);
  });
  it('says all of it in English as well', async () => {
    const { check, host } = await onCheck();
    host.language = 'en';
    await check.updateComplete;
    expect(textOf(check.renderRoot.querySelector('h3'))).to.equal('1 error');
    expect(textOf(row(check, 'P01:proposition').querySelector('.what'))).to.equal(
      'Where do you want to win? Choose one role.',
    );
  });
  it('says which fix clears more than one', async () => {
    const on = await onCheck({ file: rijwiel });
    await judgedAgain(on, () => setLink(on.doc, 'r3', { type: 'enables', to: 'p3' }, false));
    expect(textOf(row(on.check, 'R02:p3').querySelector('.clears'))).to.equal('lost er 2 tegelijk op');
    expect(textOf(row(on.check, 'R01:r3').querySelector('.clears'))).to.equal('lost er 2 tegelijk op');
  });
  it('says so when there is nothing the matter, and anew when there is', async () => {
    const on = await onCheck({ file: rijwiel });
    expect(textOf(on.check.renderRoot.querySelector('.empty'))).to.contain('vindt niets');
    await judgedAgain(on, () => setStatus(on.doc, 'a7', 'rejected'));
    expect(rows(on.check).map((r) => r.dataset['key'])).to.deep.equal(['F01:arena.stakeholders']);
    expect(on.check.renderRoot.querySelector('.empty')).to.equal(null);
  });
  it('leads to the card, the facet, the block or the compass', async () => {
    const { check, gone } = await onCheck();
    for (const key of ['A03:c5', 'F01:arena.context', 'P01:proposition', 'C05:compass.boldGoal'])
      row(check, key).querySelector<HTMLElement>('.what')?.click();
    expect(gone.map(({ place }) => place)).to.deep.equal([
      { kind: 'card', id: 'c5' },
      { kind: 'facet', id: 'arena.context' },
      { kind: 'block', id: 'proposition' },
      { kind: 'block', id: 'compass' },
    ]);
  });
  it('leads to the ledger and the Stairway where those are what must change', async () => {
    const on = await onCheck({ file: rijwiel });
    await judgedAgain(on, () => {
      root(on.doc, 'ledger').set('partners.now.progress', 1);
      root(on.doc, 'rounds').set('r', { kind: 'stairway', evidence: [{ step: 'kept', card: 'gone' }] });
    });
    row(on.check, 'L03:licence.partners').querySelector<HTMLElement>('.what')?.click();
    row(on.check, 'D03:gone~kept').querySelector<HTMLElement>('.what')?.click();
    expect(on.views.map(({ change }) => change.face)).to.deep.equal(['ledger', 'stairway']);
  });
  it('is walked through with the arrow keys, one stop for the tab key', async () => {
    const { check } = await onCheck();
    const all = [...check.renderRoot.querySelectorAll<HTMLElement>('.what')];
    expect(all.filter((what) => what.tabIndex === 0)).to.have.length(1);
    all[0]?.focus();
    await sendKeys({ press: 'ArrowDown' });
    expect(focused(check)).to.equal(all[1]);
    await sendKeys({ press: 'End' });
    expect(focused(check)).to.equal(all.at(-1));
    await sendKeys({ press: 'Home' });
    expect(focused(check)).to.equal(all[0]);
  });
});

describe('leaving a finding on purpose', () => {
  it('asks for a reason, keeps it with the name of who gave it, and moves on to the next finding', async () => {
    const on = await onCheck();
    const next = rows(on.check)[1]?.dataset['key'] ?? '';
    await mute(on, 'R02:c9', 'Komt in maart');
    expect(readMuted(on.doc, 'R02:c9')).to.include({ reason: 'Komt in maart', by: 'u1' });
    expect(rows(on.check).map((r) => r.dataset['key'])).not.to.include('R02:c9');
    expect(focused(on.check)?.closest('li')?.dataset['key']).to.equal(next);
    expect(textOf(on.check.renderRoot.querySelector('.count'))).to.contain('1 bewust');
    expect(on.said.map(({ text }) => text)).to.deep.equal(['Bewust zo gelaten.']);
  });
  it('is taken back by the way offered, and by undo', async () => {
    const on = await onCheck();
    await mute(on, 'R02:c9', 'Later');
    on.said[0]?.action?.run();
    expect(readMuted(on.doc, 'R02:c9')).to.equal(undefined);
    await on.check.updateComplete;
    await mute(on, 'R02:c9', 'Toch later');
    expect(on.session.canvas.undo.undo()).to.equal('done');
    expect(readMuted(on.doc, 'R02:c9')).to.equal(undefined);
  });
  it('takes no empty reason, and Escape goes back to where it was asked', async () => {
    const on = await onCheck();
    await mute(on, 'R02:c9', '   ');
    expect(readMuted(on.doc, 'R02:c9')).to.equal(undefined);
    expect(focused(on.check)).to.equal(on.check.renderRoot.querySelector('form input'));
    await sendKeys({ press: 'Escape' });
    await on.check.updateComplete;
    expect(on.check.renderRoot.querySelector('form')).to.equal(null);
    expect(focused(on.check)).to.equal(row(on.check, 'R02:c9').querySelector('.mute'));
  });
  it('is shown with its reason, and opened after all', async () => {
    const on = await onCheck({ file: rijwiel });
    await judgedAgain(on, () => {
      setStatus(on.doc, 'a7', 'rejected');
      setMuted(on.doc, 'F01:arena.stakeholders', { reason: 'Niet ons', by: 'u2', at: '2026-11-20T10:00:00Z' });
    });
    expect(textOf(on.check.renderRoot.querySelector('.empty'))).to.contain('Niets meer open');
    on.check.renderRoot.querySelector<HTMLElement>('header button')?.click();
    await on.check.updateComplete;
    expect(textOf(row(on.check, 'F01:arena.stakeholders').querySelector('.why'))).to.equal(
      'Niet ons Bram Claes, 20 nov',
    );
    row(on.check, 'F01:arena.stakeholders').querySelector<HTMLElement>('.acts button')?.click();
    await on.check.updateComplete;
    expect(rows(on.check).map((r) => r.dataset['key'])).to.deep.equal(['F01:arena.stakeholders']);
  });
  it('is for those who edit', async () => {
    const { check } = await onCheck({ role: 'commenter' });
    expect(rows(check)).not.to.have.length(0);
    expect(check.renderRoot.querySelector('.mute')).to.equal(null);
  });
});
