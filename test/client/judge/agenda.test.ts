// The agenda on screen: what waits, in order, worked through with the keyboard, and said again when the canvas changes.
import { expect, html } from '@open-wc/testing';
import { render } from 'lit';
import { paperView } from '../../../client/export/paper-views.ts';
import type { ClcAgenda } from '../../../client/judge/agenda-view.ts';
import '../../../client/judge/agenda-view.ts';
import { judgingOf } from '../../../client/judge/judging.ts';
import type { GoToRequest, SayRequest, ViewRequest } from '../../../client/session/requests.ts';
import type { LocalSession } from '../../../client/session/local-session.ts';
import { sayIn } from '../../../client/words/both.ts';
import { readCard } from '../../../shared/document/cards.ts';
import { setStatus } from '../../../shared/document/card-changes.ts';
import { setLinkLooked } from '../../../shared/document/looks.ts';
import { setMuted } from '../../../shared/document/muted.ts';
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

async function onAgenda(options: Parameters<typeof withSession>[1] = {}) {
  const { host, session } = await withSession(html`<clc-agenda></clc-agenda>`, {
    file: rijwiel,
    me: ME,
    members: MEMBERS,
    ...options,
  });
  const agenda = host.querySelector<ClcAgenda>('clc-agenda');
  if (!agenda) throw new Error('The agenda is not there.');
  const gone: GoToRequest[] = [];
  const said: SayRequest[] = [];
  const views: ViewRequest[] = [];
  host.addEventListener('clc-go-to', (event) => gone.push(event));
  host.addEventListener('clc-say', (event) => said.push(event));
  host.addEventListener('clc-view', (event) => views.push(event));
  await judged(session.canvas);
  await agenda.updateComplete;
  return { host, session, agenda, gone, said, views };
}
/** Waits until the canvas has been judged again after a change. */
async function judgedAgain(session: LocalSession, agenda: ClcAgenda, change: () => void): Promise<void> {
  const before = judgingOf(session.canvas).judged;
  change();
  await judged(session.canvas, before);
  await agenda.updateComplete;
}
const kinds = (agenda: ClcAgenda): string[] =>
  [...agenda.renderRoot.querySelectorAll('.kind')].map((kind) => kind.textContent?.trim() ?? '');
const rows = (agenda: ClcAgenda): HTMLElement[] => [...agenda.renderRoot.querySelectorAll<HTMLElement>('.what')];

describe('the agenda', () => {
  it('is accessible, full and empty', async () => {
    const { agenda } = await onAgenda({ file: ikea });
    expect(rows(agenda)).to.not.have.length(0);
    await expectAccessible(agenda);
    const clean = await onAgenda();
    await expectAccessible(clean.agenda);
  });
  it('says so when nothing waits', async () => {
    const { agenda } = await onAgenda();
    expect(rows(agenda)).to.have.length(0);
    expect(agenda.renderRoot.querySelector('.empty')?.textContent).to.contain('Er wacht niets');
  });
  it('says that it is looking, and never that nothing waits, until the canvas was read since it was opened', async () => {
    const { host, agenda, session } = await onAgenda();
    agenda.remove();
    setStatus(session.canvas.doc, 'p2', 'proposal');
    host.append(agenda);
    await agenda.updateComplete;
    expect(agenda.renderRoot.querySelector('.empty') === null, 'nothing waits').to.equal(true);
    const said = agenda.renderRoot.querySelector('[role=status]');
    expect(said?.textContent).to.equal('We lezen het canvas …');
    await expectAccessible(agenda);
    await judged(session.canvas);
    await agenda.updateComplete;
    expect(said?.textContent, 'in the same place').to.equal('1 punt');
    expect(kinds(agenda)).to.deep.equal(['te besluiten']);
  });
  it('is read at once for paper, also before the canvas was checked for the first time', async () => {
    const { session } = await withSession(html``, { file: rijwiel, me: ME, members: MEMBERS });
    setStatus(session.canvas.doc, 'p2', 'proposal');
    const paper = document.createElement('div');
    render(paperView('agenda', session.canvas, sayIn('nl')), paper);
    expect(paper.textContent).to.contain('te besluiten').and.not.to.contain('Er wacht niets');
  });
  it('lists a proposal, and lets go of it when it is decided there', async () => {
    const { agenda, session } = await onAgenda();
    await judgedAgain(session, agenda, () => setStatus(session.canvas.doc, 'p2', 'proposal'));
    expect(kinds(agenda)).to.include('te besluiten');
    const button = [...agenda.renderRoot.querySelectorAll<HTMLButtonElement>('.acts button')].at(-1);
    await judgedAgain(session, agenda, () => button?.click());
    expect(readCard(session.canvas.doc, 'p2')?.status).to.equal('decided');
    expect(kinds(agenda)).to.not.include('te besluiten');
  });
  it('asks to look again when a linked choice has changed, until somebody did', async () => {
    const { agenda, session, said } = await onAgenda();
    const { doc } = session.canvas;
    const link = readCard(doc, 'p1')?.links.find(({ type }) => type === 'targets');
    if (!link) throw new Error('p1 is meant for nobody.');
    setLinkLooked(doc, 'p1', link, 'u2', '2026-11-20T10:00:00Z');
    await judgedAgain(session, agenda, () => setStatus(doc, link.to, 'proposal'));
    expect(kinds(agenda)).to.include('kijk nog eens');
    // Whatever leans on it is worth a look, one by one.
    const waiting = (): Element[] =>
      [...agenda.renderRoot.querySelectorAll('li')].filter((li) => li.textContent?.includes('kijk nog eens'));
    for (let left = waiting().length; left > 0; left--) {
      const [item] = waiting();
      await judgedAgain(session, agenda, () => item?.querySelector<HTMLButtonElement>('.acts button')?.click());
      expect(waiting()).to.have.length(left - 1);
    }
    expect(said.at(-1)?.spokenOnly).to.equal(true);
  });
  it('says once that a link points to a card that is gone, and not at all when that is on purpose', async () => {
    const { agenda, session } = await onAgenda();
    const { doc } = session.canvas;
    const toR2 = (): HTMLElement[] => rows(agenda).filter((row) => row.textContent?.includes('een kaart die weg is'));
    await judgedAgain(session, agenda, () =>
      session.canvas.commands.setLink('p2', { type: 'answers', to: 'nobody' }, true),
    );
    expect(toR2().map((row) => row.textContent?.trim())).to.deep.equal([
      '“Monteur belt aan met je naam.”: Verwijst naar een kaart die weg is.',
    ]);
    await judgedAgain(session, agenda, () => setMuted(doc, 'X04:p2~nobody', { reason: 'later', by: 'u1', at: '' }));
    expect(toR2()).to.have.length(0);
  });
  it('leads to the Stairway for a proof that is gone, and offers no owner or date of a card in the bin', async () => {
    const { agenda, session, views } = await onAgenda();
    const { doc } = session.canvas;
    await judgedAgain(session, agenda, () => {
      session.canvas.commands.setFields('l3', { due: '2020-01-01' });
      setStatus(doc, 'l3', 'rejected');
      root(doc, 'rounds').set('r', { kind: 'stairway', evidence: [{ step: 'kept', card: 'l3' }] });
    });
    const row = rows(agenda).find((one) => one.textContent?.includes('Het bewijs voor trede'));
    expect(row?.textContent?.trim()).to.equal('Het bewijs voor trede Waargemaakt is weg.');
    expect(row?.closest('li')?.querySelector('.where')?.textContent?.trim()).to.equal('Stairway');
    expect(row?.closest('li')?.querySelectorAll('select, input')).to.have.length(0);
    expect(row?.closest('li')?.classList.contains('late')).to.equal(false);
    row?.click();
    expect(views.map(({ change }) => change.face)).to.deep.equal(['stairway']);
  });
  it('is walked with the arrow keys by one tab stop, and Enter goes there', async () => {
    const { agenda, gone } = await onAgenda({ file: ikea });
    const all = rows(agenda);
    expect(all.filter((row) => row.tabIndex === 0)).to.have.length(1);
    all[0]?.focus();
    all[0]?.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowDown', bubbles: true }));
    await agenda.updateComplete;
    expect(agenda.shadowRoot?.activeElement).to.equal(all[1]);
    expect(all[1]?.tabIndex).to.equal(0);
    all[1]?.click();
    expect(gone).to.have.length(1);
  });
  it('gives a card an owner and a date, and shows whose is whose', async () => {
    const { agenda, session } = await onAgenda();
    await judgedAgain(session, agenda, () => {
      setStatus(session.canvas.doc, 'p2', 'proposal');
      session.canvas.commands.setFields('p2', { owner: undefined });
    });
    const select = agenda.renderRoot.querySelector<HTMLSelectElement>('select.owner');
    if (!select) throw new Error('No owner can be chosen.');
    await judgedAgain(session, agenda, () => {
      select.value = 'u2';
      select.dispatchEvent(new Event('change'));
    });
    expect(readCard(session.canvas.doc, 'p2')?.owner).to.equal('u2');
  });
  it('leaves whoever decides there on what comes next, says so, and on the heading when nothing is left', async () => {
    const { agenda, session, said } = await onAgenda();
    const { doc } = session.canvas;
    await judgedAgain(session, agenda, () => {
      setStatus(doc, 'p2', 'proposal');
      setStatus(doc, 'p1', 'proposal');
    });
    const here = (): string | undefined => agenda.shadowRoot?.activeElement?.textContent?.trim();
    expect(rows(agenda).length).to.be.greaterThan(0);
    let first: HTMLButtonElement | null;
    while ((first = agenda.renderRoot.querySelector<HTMLButtonElement>('li:first-child .acts button'))) {
      const button = first;
      button.focus();
      await judgedAgain(session, agenda, () => button.click());
      expect(here()).to.equal(rows(agenda)[0]?.textContent?.trim() ?? 'Agenda');
    }
    expect(rows(agenda).length).to.equal(0);
    expect(said.map(({ text }) => text)).to.include('Kaart besloten');
  });
  it('can only be read by whoever may not edit', async () => {
    const { agenda } = await onAgenda({ file: ikea, role: 'viewer' });
    expect(agenda.renderRoot.querySelectorAll('select, input[type=date], .acts button')).to.have.length(0);
    expect(rows(agenda)).to.not.have.length(0);
  });
});
