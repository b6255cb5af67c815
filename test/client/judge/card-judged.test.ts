// What the details of a card say beyond its fields: why it was decided, the steps that lean on it, and what the check found.
import { expect, html, waitUntil } from '@open-wc/testing';
import type { ClcCardJudged } from '../../../client/judge/card-judged.ts';
import '../../../client/judge/card-judged.ts';
import { judgingOf } from '../../../client/judge/judging.ts';
import type { ViewRequest } from '../../../client/session/requests.ts';
import { setStatus } from '../../../shared/document/card-changes.ts';
import { readDecision, setDecision } from '../../../shared/document/decisions.ts';
import { root } from '../../../shared/document/roots.ts';
import { ikea } from '../../../shared/template/ikea.ts';
import { rijwiel } from '../../../shared/template/rijwiel.ts';
import { expectAccessible } from '../accessible.ts';
import { onBoard, there } from '../board/on-board.ts';
import { withSession } from '../with-session.ts';

const MEMBERS = [
  { id: 'u1', name: 'Hanne Verbeke', slot: 0, role: 'owner' as const },
  { id: 'u2', name: 'Bram Claes', slot: 1, role: 'editor' as const },
];
const BRAM = {
  by: 'u2',
  at: '2026-11-20T10:00:00.000Z',
  why: 'Daar winnen we.',
  minority: 'Aylin: te duur.',
  revisit: '2027-01-15',
};
async function onCard(card = 'p1', options: Parameters<typeof withSession>[1] = {}) {
  const { host, session } = await withSession(html`<clc-card-judged .card=${card}></clc-card-judged>`, {
    file: rijwiel,
    me: { id: 'u1', name: 'Hanne Verbeke' },
    members: MEMBERS,
    ...options,
  });
  const judged = there(host.querySelector<ClcCardJudged>('clc-card-judged'), 'judged');
  await judged.updateComplete;
  const views: ViewRequest[] = [];
  host.addEventListener('clc-view', (event) => views.push(event));
  return { host, session, judged, doc: session.canvas.doc, views };
}
const text = (judged: ClcCardJudged): string => judged.renderRoot.textContent?.replace(/\s+/gu, ' ').trim() ?? '';
const press = (judged: ClcCardJudged, label: string): void =>
  there(
    [...judged.renderRoot.querySelectorAll('button')].find((button) => button.textContent?.trim() === label),
    label,
  ).click();
const field = (judged: ClcCardJudged, name: string): HTMLInputElement =>
  there(judged.renderRoot.querySelector<HTMLInputElement>(`[name=${name}]`), name);

describe('why a card was decided', () => {
  it('is asked for, never demanded, and kept in one step in the name of whoever wrote it', async () => {
    const { judged, doc, session } = await onCard();
    await expectAccessible(judged);
    press(judged, 'Besluit vastleggen (mag)');
    await judged.updateComplete;
    await waitUntil(() => judged.shadowRoot?.activeElement === field(judged, 'why'));
    await expectAccessible(judged);
    field(judged, 'why').value = ' Daar winnen we. ';
    field(judged, 'minority').value = 'Bram: te duur.';
    field(judged, 'revisit').value = '2027-01-15';
    press(judged, 'Bewaren');
    await judged.updateComplete;
    const { at, ...told } = there(readDecision(doc, 'p1'), 'decision');
    expect(told).to.deep.equal({
      by: 'u1',
      why: 'Daar winnen we.',
      minority: 'Bram: te duur.',
      revisit: '2027-01-15',
    });
    expect(Number.isNaN(Date.parse(at))).to.equal(false);
    expect(text(judged)).to.contain('Een minderheid vindt: Bram: te duur.');
    expect(text(judged)).to.contain('Vastgelegd door Hanne Verbeke');
    await waitUntil(() => judged.shadowRoot?.activeElement?.matches('.write'));
    session.canvas.commands.undo();
    expect(readDecision(doc, 'p1')).to.equal(undefined);
  });
  it('says who wrote it and when, and is only read by whoever may not edit', async () => {
    const { judged, doc } = await onCard('p1', { role: 'viewer' });
    expect(judged.renderRoot.querySelector('[aria-label=Besluit]')).to.equal(null);
    setDecision(doc, 'p1', BRAM);
    await judged.updateComplete;
    expect(text(judged)).to.match(/Opnieuw bekijken: 15 januari 2027 Vastgelegd door Bram Claes, /u);
    expect(judged.renderRoot.querySelectorAll('[aria-label=Besluit] button')).to.have.length(0);
    await expectAccessible(judged);
  });
  it('is taken away, and Escape leaves the form without a change', async () => {
    const { judged, doc } = await onCard();
    setDecision(doc, 'p1', BRAM);
    await judged.updateComplete;
    press(judged, 'Besluit aanpassen');
    await judged.updateComplete;
    field(judged, 'why').value = 'Anders.';
    field(judged, 'why').dispatchEvent(
      new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, cancelable: true }),
    );
    await judged.updateComplete;
    expect(readDecision(doc, 'p1')).to.deep.equal(BRAM);
    press(judged, 'Besluit aanpassen');
    await judged.updateComplete;
    press(judged, 'Vastlegging weghalen');
    expect(readDecision(doc, 'p1')).to.equal(undefined);
  });
  it('is not asked of a proposal', async () => {
    const { judged, doc } = await onCard();
    setStatus(doc, 'p1', 'proposal');
    await judged.updateComplete;
    expect(judged.renderRoot.querySelector('.write')).to.equal(null);
  });
  it('comes on the agenda when its day has come', async () => {
    const { session, doc } = await onCard();
    setDecision(doc, 'p1', { ...BRAM, revisit: '2026-01-01' });
    const judging = judgingOf(session.canvas);
    await waitUntil(() => judging.judged?.agenda.some(({ key }) => key === 'revisit p1'), 'agenda', { timeout: 5000 });
  });
});

describe('a card', () => {
  it('names the steps that lean on it, and leads to the Stairway', async () => {
    const { judged, doc, views } = await onCard();
    root(doc, 'rounds').set('r1', { kind: 'stairway', evidence: [{ step: 'kept', card: 'p1' }] });
    await judged.updateComplete;
    expect(text(judged)).to.contain('Treden die hierop steunen Gekozen Waargemaakt');
    await expectAccessible(judged);
    press(judged, 'Waargemaakt');
    expect(views.map(({ change }) => change.face)).to.deep.equal(['stairway']);
  });
  it('shows what the check found about it', async () => {
    const some = await onCard('p1', { file: ikea });
    const judging = judgingOf(some.session.canvas);
    await waitUntil(() => judging.judged);
    const found = judging.judged?.report.findings.find(({ where }) => where.kind === 'card');
    const id = found?.where.kind === 'card' ? found.where.card : '';
    some.judged.card = id;
    await some.judged.updateComplete;
    expect(text(some.judged)).to.contain('Bevindingen');
    await expectAccessible(some.judged);
  });
  it('has all this in its details on the board', async () => {
    const on = await onBoard({ members: MEMBERS });
    await on.board.equipped;
    on.board.showDetails('p1');
    await on.settled();
    const details = there(on.board.renderRoot.querySelector('clc-card-details'), 'details');
    const judged = (): ClcCardJudged | null => details.renderRoot.querySelector('clc-card-judged');
    await waitUntil(() => judged()?.renderRoot?.querySelector('.write'));
    await expectAccessible(details);
  });
});
