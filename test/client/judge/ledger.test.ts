// The value ledger on the screen: bars and table say the same, sliders write on release, and nobody's level goes unseen.
import { expect, html, nextFrame } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import * as Y from 'yjs';
import type { ClcLedger } from '../../../client/judge/ledger.ts';
import '../../../client/judge/ledger.ts';
import type { ClcLevel } from '../../../client/judge/ledger-level.ts';
import { setLevelOn } from '../../../client/judge/set-level.ts';
import type { LocalSession } from '../../../client/session/local-session.ts';
import type { SayRequest } from '../../../client/session/requests.ts';
import { setTag, setFields } from '../../../shared/document/card-changes.ts';
import { levelsAt, setLevel } from '../../../shared/document/levels.ts';
import { declareRoots, root } from '../../../shared/document/roots.ts';
import type { LevelKey } from '../../../shared/judge/ledger.ts';
import { rijwiel } from '../../../shared/template/rijwiel.ts';
import { expectAccessible } from '../accessible.ts';
import { focused, press, there } from '../board/on-board.ts';
import { withSession } from '../with-session.ts';
import type { TestSession } from '../with-session.ts';

interface OnLedger {
  readonly host: TestSession;
  readonly session: LocalSession;
  readonly ledger: ClcLedger;
  readonly said: SayRequest[];
  settled(): Promise<void>;
  row(party: string): HTMLElement;
  slider(party: string, side: 'investment' | 'progress'): Promise<{ level: ClcLevel; input: HTMLInputElement }>;
}
async function onLedger(options: Parameters<typeof withSession>[1] = {}): Promise<OnLedger> {
  const { host, session } = await withSession(html`<clc-ledger></clc-ledger>`, { file: rijwiel, ...options });
  const ledger = there(host.querySelector('clc-ledger'), 'ledger');
  const said: SayRequest[] = [];
  host.addEventListener('clc-say', (event) => said.push(event));
  const settled = async (): Promise<void> => {
    await nextFrame();
    await ledger.updateComplete;
    for (const party of ledger.renderRoot.querySelectorAll('clc-ledger-party')) {
      await party.updateComplete;
      for (const level of party.renderRoot.querySelectorAll('clc-level')) await level.updateComplete;
    }
  };
  const row = (party: string): HTMLElement =>
    there(ledger.renderRoot.querySelector<HTMLElement>(`[data-party=${party}]`), party);
  await settled();
  return {
    host,
    session,
    ledger,
    said,
    settled,
    row,
    slider: async (party, side) => {
      const button = there(row(party).querySelector<HTMLElement>('button.line'), party);
      if (button.getAttribute('aria-expanded') === 'false') button.click();
      await settled();
      const open = there(row(party).querySelector('clc-ledger-party'), 'panel');
      const level = there(open.renderRoot.querySelectorAll('clc-level')[side === 'investment' ? 0 : 1], side);
      await level.updateComplete;
      return { level, input: there(level.renderRoot.querySelector('input'), 'input') };
    },
  };
}
function golden({ canvas }: LocalSession): void {
  const levels = [
    ['customers', 4, 8],
    ['owners', 6, 7],
    ['partners', 5, 3],
    ['employees', 7, 7],
    ['society', 3, null],
  ] as const;
  canvas.doc.transact(() => {
    for (const [party, investment, progress] of levels) {
      setLevel(canvas.doc, `${party}.now.investment`, investment);
      setLevel(canvas.doc, `${party}.now.progress`, progress);
    }
  });
}
const text = (element: Element): string => (element.textContent ?? '').replace(/\s+/gu, ' ').trim();
/** Somebody else's copy of the document, which answers. */
function colleague(session: LocalSession) {
  const doc = declareRoots(new Y.Doc());
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(session.canvas.doc));
  session.presence.awareness.states.set(doc.clientID, { user: { id: 'u2', name: 'Bram Claes', slot: 1 } });
  return (key: LevelKey, level: number | null): void => {
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(session.canvas.doc, Y.encodeStateVector(doc)));
    doc.transact(() => setLevel(doc, key, level));
    Y.applyUpdate(session.canvas.doc, Y.encodeStateAsUpdate(doc, Y.encodeStateVector(session.canvas.doc)), 'server');
  };
}

describe('the value ledger', () => {
  it('is accessible as bars, as a table and with a row open', async () => {
    const on = await onLedger();
    golden(on.session);
    await on.slider('society', 'progress');
    await expectAccessible(on.ledger);
    const choose = there(on.ledger.renderRoot.querySelectorAll('clc-segmented')[1], 'view');
    there(choose.renderRoot.querySelector<HTMLElement>('[value=table]'), 'table').click();
    await on.settled();
    expect(on.ledger.renderRoot.querySelector('table')).to.exist;
    await expectAccessible(on.ledger);
  });
  it('names with each of the weakest the others that are as weak, in the bars and in the table', async () => {
    const on = await onLedger();
    const weakest = (): string[] =>
      [...on.ledger.renderRoot.querySelectorAll('.weakest, tr.weak td:last-child')].map(
        (node) => node.textContent?.replace(/\s+/gu, ' ').trim() ?? '',
      );
    expect(weakest()).to.deep.equal([
      'zwakst, samen met Partners en Medewerkers',
      'zwakst, samen met Eigenaars en Medewerkers',
      'zwakst, samen met Eigenaars en Partners',
    ]);
    const choose = there(on.ledger.renderRoot.querySelectorAll('clc-segmented')[1], 'view');
    there(choose.renderRoot.querySelector<HTMLElement>('[value=table]'), 'table').click();
    await on.settled();
    expect(weakest()[0]).to.equal('gaat erop vooruit, zwakst, samen met Partners en Medewerkers');
  });
  it('says of every party what it puts in, what it gains, and how that comes out', async () => {
    const on = await onLedger();
    golden(on.session);
    await on.settled();
    expect(text(on.row('customers'))).to.equal('Klanten 48 Netto +4 gaat erop vooruit');
    expect(text(on.row('partners'))).to.contain('zwakste schakel');
    expect(text(on.row('partners'))).to.contain('−2 legt erop toe');
    expect(text(on.row('employees'))).to.contain('0 in balans');
    expect(text(on.row('owners'))).not.to.contain('zwakste');
    expect(there(on.row('partners').querySelector('svg.bars'), 'bars').getAttribute('aria-label')).to.equal(
      'Nu: inleg 5, vooruitgang 3',
    );
    expect(text(there(on.ledger.renderRoot.querySelector('.key'), 'key'))).to.contain(
      '2 van 5 gaan erop vooruit, 1 onbekend',
    );
  });
  it('shows what is unknown as unknown, never as zero', async () => {
    const on = await onLedger();
    golden(on.session);
    await on.settled();
    const society = on.row('society');
    expect(text(society)).to.contain('? onbekend');
    expect(society.querySelectorAll('svg.bars .net')).to.have.length(0);
    expect([...society.querySelectorAll('.figure')].map(text)).to.deep.equal(['3', '?']);
    expect(society.querySelectorAll('rect.none')).to.have.length(1);
  });
  it('draws a bar as long as its level, to its own side', async () => {
    const on = await onLedger();
    golden(on.session);
    await on.settled();
    const box = (of: Element): [string | null, string | null] => [of.getAttribute('x'), of.getAttribute('width')];
    const [investment, progress] = on.row('customers').querySelectorAll('rect.bar');
    expect(box(there(investment, 'investment'))).to.deep.equal(['30%', '20%']);
    expect(box(there(progress, 'progress'))).to.deep.equal(['50%', '40%']);
    expect(there(on.row('customers').querySelector('.net'), 'net').getAttribute('x')).to.equal('70%');
  });
  it('stripes a party of whom there are only guesses', async () => {
    const on = await onLedger();
    expect(on.row('customers').querySelector('.guess')).to.equal(null);
    const { doc } = on.session.canvas;
    for (const [id] of root(doc, 'cards')) setFields(doc, id, { confidence: 'guess' });
    await on.settled();
    expect(on.row('customers').querySelector('.guess')).to.exist;
    expect(there(on.row('customers').querySelector('svg.bars'), 'bars').getAttribute('aria-label')).to.contain(
      'alleen vermoedens',
    );
  });
  it('moves a card to the other side when a colleague does', async () => {
    const on = await onLedger();
    await on.slider('customers', 'investment');
    const sides = (): string[] => {
      const panel = there(on.row('customers').querySelector('clc-ledger-party'), 'panel');
      return [...panel.renderRoot.querySelectorAll('.side > p')].map(text);
    };
    expect(sides()).to.deep.equal(['1 kaart', '1 kaart']);
    setTag(on.session.canvas.doc, 'l1', 'side', 'progress');
    await on.settled();
    expect(sides()).to.deep.equal(['Nog geen kaarten.', '2 kaarten']);
  });
  it('fits 390 to 1440 px without a sideways scroll', async () => {
    const on = await onLedger();
    golden(on.session);
    await on.slider('partners', 'progress');
    for (const width of [390, 640, 900, 1440]) {
      on.host.style.display = 'block';
      on.host.style.width = `${width}px`;
      await on.settled();
      expect(on.ledger.scrollWidth, `${width} px`).to.be.at.most(width);
    }
  });
});

describe('a level', () => {
  it('goes up and down by one with the arrows, spoken with its party, and undo takes one step back', async () => {
    const on = await onLedger();
    const { input } = await on.slider('partners', 'progress');
    expect(input.getAttribute('aria-label')).to.equal('Vooruitgang van Partners, nu');
    input.focus();
    await sendKeys({ press: 'ArrowRight' });
    await on.settled();
    expect(levelsAt(on.session.canvas.doc, 'now').partners.progress).to.equal(6);
    expect(input.getAttribute('aria-valuetext')).to.equal('6 van 10, Partners');
    await sendKeys({ press: 'ArrowLeft' });
    await sendKeys({ press: 'ArrowLeft' });
    expect(levelsAt(on.session.canvas.doc, 'now').partners.progress).to.equal(4);
    on.session.canvas.commands.undo();
    await on.settled();
    expect(levelsAt(on.session.canvas.doc, 'now').partners.progress).to.equal(5);
    expect(input.value).to.equal('5');
  });
  it('is written when the thumb is let go, and told to the others on the way', async () => {
    const on = await onLedger();
    const { level, input } = await on.slider('owners', 'investment');
    const at = (): unknown => on.session.presence.people()[0]?.at.level;
    const drag = (value: string): void => {
      input.value = value;
      input.dispatchEvent(new Event('input', { bubbles: true }));
    };
    input.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true }));
    drag('8');
    drag('9');
    await level.updateComplete;
    expect(at()).to.deep.equal({ key: 'owners.now.investment', at: 9 });
    expect(levelsAt(on.session.canvas.doc, 'now').owners.investment).to.equal(6);
    expect(input.getAttribute('aria-valuetext')).to.equal('9 van 10, Eigenaars');
    input.dispatchEvent(new PointerEvent('pointerup', { bubbles: true }));
    input.dispatchEvent(new Event('change', { bubbles: true }));
    await on.settled();
    expect(levelsAt(on.session.canvas.doc, 'now').owners.investment).to.equal(9);
    expect(at()).to.equal(null);
  });
  it('stays as it was when Escape is pressed while dragging', async () => {
    const on = await onLedger();
    const { level, input } = await on.slider('owners', 'investment');
    input.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true }));
    input.value = '2';
    input.dispatchEvent(new Event('input', { bubbles: true }));
    press(input, 'Escape');
    input.dispatchEvent(new Event('change', { bubbles: true }));
    await level.updateComplete;
    expect(levelsAt(on.session.canvas.doc, 'now').owners.investment).to.equal(6);
    expect(input.value).to.equal('6');
  });
  it('lets go when its row is closed under the hand', async () => {
    const on = await onLedger();
    const { input } = await on.slider('owners', 'investment');
    input.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true }));
    input.value = '2';
    input.dispatchEvent(new Event('input', { bubbles: true }));
    there(on.row('owners').querySelector<HTMLElement>('button.line'), 'row').click();
    await on.settled();
    expect(on.session.presence.people()[0]?.at.level).to.equal(null);
    expect(levelsAt(on.session.canvas.doc, 'now').owners.investment).to.equal(6);
  });
  it('of which nobody knows anything says so, takes zero from the keyboard, and can be unknown again', async () => {
    const on = await onLedger();
    setLevelOn(on.session.canvas, 'society.now.progress', null);
    const { level, input } = await on.slider('society', 'progress');
    expect(input.getAttribute('aria-valuetext')).to.equal('nog onbekend, Samenleving');
    input.focus();
    await sendKeys({ press: 'ArrowDown' });
    await on.settled();
    expect(levelsAt(on.session.canvas.doc, 'now').society.progress).to.equal(0);
    there(level.renderRoot.querySelector<HTMLElement>('.top button'), 'unknown').click();
    await on.settled();
    expect(levelsAt(on.session.canvas.doc, 'now').society.progress).to.equal(null);
    expect(focused()).to.equal(input);
  });
  it('shows the thumb of a colleague who drags, and only on that slider', async () => {
    const on = await onLedger();
    const one = await on.slider('owners', 'investment');
    const other = await on.slider('owners', 'progress');
    const leave = on.session.join(
      { id: 'u2', name: 'Bram Claes', slot: 1 },
      { level: { key: 'owners.now.investment', at: 3 } },
    );
    await on.settled();
    const ghost = there(one.level.renderRoot.querySelector('.ghosts [data-slot]'), 'ghost');
    expect([ghost.getAttribute('x'), text(ghost)]).to.deep.equal(['30%', 'Bram Claes']);
    expect(other.level.renderRoot.querySelector('.ghosts')).to.equal(null);
    leave();
    await on.settled();
    expect(one.level.renderRoot.querySelector('.ghosts')).to.equal(null);
  });
  it('that a colleague replaces is told, with a way back', async () => {
    const on = await onLedger();
    const theirs = colleague(on.session);
    setLevelOn(on.session.canvas, 'partners.now.progress', 7);
    theirs('partners.now.progress', 2);
    expect(on.said.map((s) => s.text)).to.deep.equal([
      'Bram Claes zette vooruitgang van Partners net op 2. Dat vervangt jouw 7.',
    ]);
    there(on.said[0]?.action, 'way back').run();
    expect(levelsAt(on.session.canvas.doc, 'now').partners.progress).to.equal(7);
  });
  it('set beside mine, or the same as mine, is no news', async () => {
    const on = await onLedger();
    const theirs = colleague(on.session);
    setLevelOn(on.session.canvas, 'partners.now.progress', 7);
    theirs('partners.now.investment', 2);
    theirs('partners.now.progress', 7);
    theirs('owners.now.progress', 1);
    expect(on.said).to.deep.equal([]);
  });
  it('set by hand after a round says so, and goes back', async () => {
    const on = await onLedger();
    const answer = (person: string, progress: number) => ({
      person,
      answer: { kind: 'ledger', levels: { 'partners.now.progress': progress } },
    });
    root(on.session.canvas.doc, 'rounds').set('r1', {
      id: 'r1',
      kind: 'ledger',
      openedAt: '2026-11-22T09:00:00.000Z',
      ballots: [{ named: true, revealedAt: '', of: 3, answers: [answer('a', 4), answer('b', 4), answer('c', 6)] }],
    });
    setLevelOn(on.session.canvas, 'partners.now.progress', 9);
    await on.slider('partners', 'progress');
    const panel = there(on.row('partners').querySelector('clc-ledger-party'), 'panel');
    expect(text(panel.renderRoot.querySelectorAll('.side')[1] ?? panel)).to.contain(
      'Bijgesteld na ronde 1 door Noor Bakker; de ronde gaf 4.',
    );
    expect(panel.renderRoot.querySelectorAll('.dots circle')).to.have.length(3);
    there(panel.renderRoot.querySelector<HTMLElement>('.btn'), 'back').click();
    await on.settled();
    expect(levelsAt(on.session.canvas.doc, 'now').partners.progress).to.equal(4);
    expect(text(panel.renderRoot.querySelectorAll('.side')[1] ?? panel)).not.to.contain('Bijgesteld');
  });
  it('made unknown by a colleague after a round names who did it, also to whoever is told of it', async () => {
    const on = await onLedger();
    root(on.session.canvas.doc, 'rounds').set('r1', {
      id: 'r1',
      kind: 'ledger',
      openedAt: '2026-11-22T09:00:00.000Z',
      ballots: [
        {
          named: true,
          revealedAt: '',
          of: 1,
          answers: [{ person: 'a', answer: { kind: 'ledger', levels: { 'partners.now.progress': 4 } } }],
        },
      ],
    });
    const theirs = colleague(on.session);
    setLevelOn(on.session.canvas, 'partners.now.progress', 9);
    theirs('partners.now.progress', null);
    await on.slider('partners', 'progress');
    const panel = there(on.row('partners').querySelector('clc-ledger-party'), 'panel');
    expect(text(panel.renderRoot.querySelectorAll('.side')[1] ?? panel)).to.contain(
      'Na ronde 1 op onbekend gezet door Bram Claes; de ronde gaf 4.',
    );
    expect(on.said.map((one) => one.text)).to.deep.equal([
      'Bram Claes zette vooruitgang van Partners net op onbekend. Dat vervangt jouw 9.',
    ]);
  });
  it('shows what a second ballot gave beside the first, and of parties it was not about the first', async () => {
    const on = await onLedger();
    const ballot = (levels: readonly Readonly<Record<string, number>>[]) => ({
      named: true,
      revealedAt: '',
      of: 2,
      answers: levels.map((given, n) => ({ person: `u${n}`, answer: { kind: 'ledger', levels: given } })),
    });
    root(on.session.canvas.doc, 'rounds').set('r1', {
      id: 'r1',
      kind: 'ledger',
      openedAt: '2026-11-22T09:00:00.000Z',
      ballots: [
        ballot([
          { 'partners.now.progress': 0, 'owners.now.progress': 6 },
          { 'partners.now.progress': 10, 'owners.now.progress': 7 },
        ]),
        ballot([{ 'partners.now.progress': 7 }, { 'partners.now.progress': 8 }]),
      ],
    });
    await on.slider('partners', 'progress');
    await on.slider('owners', 'progress');
    const side = (party: string): Element => {
      const panel = there(on.row(party).querySelector('clc-ledger-party'), party);
      return there(panel.renderRoot.querySelectorAll('.side')[1], party);
    };
    expect(text(side('partners'))).to.contain('Ronde 1, 2 antwoorden, tweede stemming; bij de eerste 0, 10');
    expect(side('partners').querySelectorAll('.dots .before')).to.have.length(2);
    expect(text(side('owners'))).to.contain('Ronde 1, 2 antwoorden');
    expect(text(side('owners'))).not.to.contain('tweede stemming');
    await expectAccessible(on.ledger);
  });
  it('is read only for whoever may not edit', async () => {
    const on = await onLedger({ role: 'viewer' });
    there(on.row('partners').querySelector<HTMLElement>('button.line'), 'row').click();
    await on.settled();
    const panel = there(on.row('partners').querySelector('clc-ledger-party'), 'panel');
    expect(panel.renderRoot.querySelector('clc-level')).to.equal(null);
    expect(text(there(panel.renderRoot.querySelector('h3'), 'level'))).to.equal('Inleg: 4');
    await expectAccessible(on.ledger);
  });
});
