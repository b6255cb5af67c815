// The Stairway on the screen: an ordered list that says of each step where it stands, with votes, talk, proofs and rounds.
import { expect, html, nextFrame } from '@open-wc/testing';
import type { ClcStair } from '../../../client/judge/stair.ts';
import '../../../client/judge/stair.ts';
import type { LocalSession } from '../../../client/session/local-session.ts';
import type { GoToRequest } from '../../../client/session/requests.ts';
import { setStatus } from '../../../shared/document/card-changes.ts';
import { setLevel } from '../../../shared/document/levels.ts';
import { root } from '../../../shared/document/roots.ts';
import { STEPS } from '../../../shared/judge/stairway.ts';
import type { StepId } from '../../../shared/judge/stairway.ts';
import { rijwiel } from '../../../shared/template/rijwiel.ts';
import type { BallotResult, RoundResult, RoundView } from '../../../shared/wire/rounds.ts';
import { expectAccessible } from '../accessible.ts';
import { there } from '../board/on-board.ts';
import { withSession } from '../with-session.ts';
import type { TestSession } from '../with-session.ts';

const MEMBERS = ['Noor Bakker', 'Bram Claes', 'Aylin Demir', 'Femke de Wit', 'Daan Aerts'].map((name, slot) => ({
  id: `u${slot + 1}`,
  name,
  slot,
  role: 'editor' as const,
}));
/** One string a step, one digit a person; "-" = does not know. */
const WORKSHOP = ['33333', '23334', '13334', '33443'];
function ballot(votes: readonly string[], revealedAt: string): BallotResult {
  const answers = MEMBERS.map(({ id }, who) => ({
    person: id,
    answer: {
      kind: 'stairway' as const,
      steps: Object.fromEntries(
        votes.map((given, i) => {
          const vote = given.charAt(who);
          const why = vote === '1' ? { why: 'De marge is dun.' } : {};
          return [STEPS[i] ?? '', { score: vote === '-' ? null : Number(vote), ...why }];
        }),
      ),
    },
  }));
  return { named: true, revealedAt, of: answers.length, answers };
}
function round(ballots: readonly BallotResult[], more: Partial<RoundResult> = {}): RoundResult {
  return {
    id: 'r1',
    kind: 'stairway',
    about: { kind: 'stairway', steps: [...STEPS] },
    title: '',
    named: true,
    threshold: null,
    by: 'u1',
    state: 'revealed',
    openedAt: '2026-11-22T09:00:00.000Z',
    ballots,
    evidence: STEPS.slice(0, 4).map((step) => ({ step, card: 'p1' })),
    ...more,
  };
}
const FIRST = ballot(WORKSHOP, '2026-11-22T10:00:00.000Z');
const SECOND = ballot(WORKSHOP.with(2, '23333'), '2026-11-22T10:30:00.000Z');

interface OnStair {
  readonly host: TestSession;
  readonly session: LocalSession;
  readonly stair: ClcStair;
  put(result: RoundResult): Promise<void>;
  settled(): Promise<void>;
  step(id: StepId): HTMLElement;
  /** The words of each step, as a list is read. */
  read(): string[];
  press(words: string): Promise<void>;
}
const text = (element: Element | null): string => (element?.textContent ?? '').replace(/\s+/gu, ' ').trim();
async function onStair(options: Parameters<typeof withSession>[1] = {}): Promise<OnStair> {
  const { host, session } = await withSession(html`<clc-stair></clc-stair>`, {
    file: rijwiel,
    members: MEMBERS,
    me: { id: 'u1', name: 'Noor Bakker' },
    ...options,
  });
  const stair = there(host.querySelector('clc-stair'), 'stair');
  const settled = async (): Promise<void> => {
    await nextFrame();
    await stair.updateComplete;
  };
  const step = (id: StepId): HTMLElement => there(stair.renderRoot.querySelector<HTMLElement>(`[data-step=${id}]`), id);
  await settled();
  return {
    host,
    session,
    stair,
    settled,
    step,
    put: async (result) => {
      root(session.canvas.doc, 'rounds').set(result.id, result);
      await settled();
    },
    read: () => [...stair.renderRoot.querySelectorAll('ol > li')].map(text),
    press: async (words) => {
      const button = [...stair.renderRoot.querySelectorAll('button')].find((b) => text(b).includes(words));
      there(button, words).click();
      await settled();
    },
  };
}
const header = (on: OnStair): string => text(on.stair.renderRoot.querySelector('header p'));

describe('the Stairway', () => {
  it('is accessible empty, voted on, with a step open, renamed and compared', async () => {
    const on = await onStair();
    await expectAccessible(on.stair);
    await on.put(round([FIRST, SECOND], { closedAt: '2026-11-22T11:00:00.000Z', state: 'closed' }));
    await on.press('Gezond');
    await on.press('Namen aanpassen');
    await on.press('Rondes vergelijken');
    expect(on.stair.renderRoot.querySelector('table')).to.exist;
    await expectAccessible(on.stair);
  });
  it('of the workshop is an ordered list that says of each step where it stands', async () => {
    const on = await onStair();
    await on.put(round([FIRST]));
    expect(header(on)).to.contain('Trede 2 bereikt, los: 4.');
    expect(on.read()).to.deep.equal([
      '1Gekozen bereikt 1 bewijs',
      '2Waargemaakt bereikt 1 bewijs',
      '3Gezond open gesprek nodig 1 bewijs',
      '4Voorop los 1 bewijs',
      '5Gedeeld open Geen stemmen geen bewijs',
      '6Volgehouden open Geen stemmen geen bewijs',
      '7Gevolgd open Geen stemmen geen bewijs',
    ]);
    expect(on.step('sound').querySelector('svg.dots')?.getAttribute('aria-label')).to.equal(
      'Stemmen 1, 3, 3, 3, 4 op een schaal van 0 tot 4',
    );
    expect(on.step('ahead').classList.contains('floating')).to.equal(true);
  });
  it('rises at the second ballot and keeps the first beside it', async () => {
    const on = await onStair();
    await on.put(round([FIRST, SECOND]));
    expect(header(on)).to.contain('Trede 4 bereikt.');
    await on.press('Gezond');
    const more = there(on.stair.renderRoot.querySelector('.more'), 'details');
    expect([...more.querySelectorAll('h4')].map(text)).to.deep.equal(['Eerste stemming', 'Tweede stemming', 'Bewijs']);
    expect(text(more)).to.contain('mediaan 3, eensgezind, consensus 0,88');
    expect(text(more)).not.to.contain('Begin het gesprek');
  });
  it('goes on showing the first ballot of a step the second was not about', async () => {
    const on = await onStair();
    await on.put(round([FIRST, ballot(['33333'], '2026-11-22T10:30:00.000Z')]));
    expect(on.step('sound').querySelectorAll('.dots circle')).to.have.length(5);
    await on.press('Gezond');
    const more = there(on.stair.renderRoot.querySelector('.more'), 'details');
    expect([...more.querySelectorAll('h4')].map(text)).to.deep.equal(['Eerste stemming', 'Bewijs']);
    expect(text(more)).to.contain('consensus 0,68');
  });
  it('asks those furthest apart to begin, with what they wrote', async () => {
    const on = await onStair();
    await on.put(round([FIRST]));
    await on.press('Gezond');
    const more = text(on.stair.renderRoot.querySelector('.more'));
    expect(more).to.contain('Begin het gesprek bij Noor Bakker (laagst) en Daan Aerts (hoogst).');
    expect(more).to.contain('De marge is dun.');
  });
  it('loses a step when its proof goes in the bin, and takes a person to a proof that is there', async () => {
    const on = await onStair();
    await on.put(round([FIRST]));
    const went: GoToRequest[] = [];
    on.host.addEventListener('clc-go-to', (event) => went.push(event));
    await on.press('Gekozen');
    const proofs = there(on.stair.renderRoot.querySelector('clc-step-proofs'), 'proofs');
    await proofs.updateComplete;
    there(proofs.renderRoot.querySelector<HTMLElement>('.proof button'), 'proof').click();
    expect(went.map((request) => request.place)).to.deep.equal([{ kind: 'card', id: 'p1' }]);
    setStatus(on.session.canvas.doc, 'p1', 'rejected');
    await on.settled();
    expect(header(on)).to.contain('Nog geen trede bereikt.');
    expect(text(on.step('chosen'))).to.contain('1 bewijs weg');
  });
  it('warns at the step of the others when a party loses out in the ledger, and no longer once it does not', async () => {
    const on = await onStair();
    await on.put(round([FIRST]));
    await on.press('Gedeeld');
    const warned = (): boolean => text(on.stair.renderRoot.querySelector('.more')).includes('gaat niet iedereen erop');
    expect(warned()).to.equal(false);
    const { doc } = on.session.canvas;
    setLevel(doc, 'partners.now.investment', 5);
    setLevel(doc, 'partners.now.progress', 4);
    await on.settled();
    expect(warned()).to.equal(true);
    expect(text(on.stair.renderRoot.querySelector('.more'))).to.contain('Partners (legt erop toe)');
    setLevel(doc, 'partners.now.progress', 6);
    await on.settled();
    expect(warned()).to.equal(false);
  });
  it('says how many voted while a round is open, and nothing of what', async () => {
    const on = await onStair();
    const view: RoundView = {
      ...{ id: 'r2', about: { kind: 'stairway', steps: ['chosen'] }, title: '', state: 'open', ballot: 1 },
      ...{ named: true, threshold: null, auto: false, by: 'u1', invited: [], of: 6, answered: 4 },
      ...{ createdAt: '', openedAt: '', revealedAt: null, closedAt: null },
    };
    on.stair.rounds = [view];
    await on.settled();
    expect(on.read()[0]).to.equal('1Gekozen in stemming 4 van 6 geen bewijs');
    on.stair.rounds = [{ ...view, answered: null }];
    await on.settled();
    expect(on.read()[0]).to.contain('nog te weinig');
    expect(on.step('chosen').querySelector('svg.dots')).to.equal(null);
  });
  it('shows as asked again the steps a second ballot asks about, and of the others how they stand', async () => {
    const on = await onStair();
    const about = { kind: 'stairway' as const, steps: [...STEPS] };
    await on.put(round([FIRST], { state: 'open', secondSteps: ['sound'] }));
    const view: RoundView = {
      ...{ id: 'r1', about, asking: { ...about, steps: ['sound'] }, title: '', state: 'open', ballot: 2 },
      ...{ named: true, threshold: null, auto: false, by: 'u1', invited: [], of: 5, answered: 0 },
      ...{ createdAt: '', openedAt: '', revealedAt: null, closedAt: null },
    };
    const asked = (): string[] => on.read().filter((step) => step.includes('tweede stemming'));
    expect(asked().map((step) => step.slice(0, 7))).to.deep.equal(['3Gezond']);
    on.stair.rounds = [view];
    await on.settled();
    expect(asked()).to.have.length(1);
    expect(on.step('chosen').className).to.contain('reached');
  });
  it('shows of a nameless round what may be shown', async () => {
    const on = await onStair();
    const shown = { shown: true, answers: 5, mean: 3.2, spread: 'united', median: 3, talk: false, unknown: 0 } as const;
    const hidden = { shown: false, reason: 'too-few' } as const;
    const figures = { chosen: shown, kept: hidden };
    await on.put(round([{ named: false, shown: true, revealedAt: '2026-11-22T10:00:00.000Z', of: 5, n: 5, figures }]));
    expect(text(on.step('chosen'))).to.contain('bereikt 5 stemmen zonder naam, gemiddeld 3,2');
    expect(text(on.step('kept'))).to.contain('te weinig antwoorden om te tonen');
  });
  it('shows where a step fell back', async () => {
    const on = await onStair();
    await on.put(round([FIRST], { closedAt: '2026-11-22T11:00:00.000Z' }));
    const later = ballot(['22222', '33333'], '2026-12-01T10:00:00.000Z');
    await on.put(
      round([later], {
        id: 'r2',
        about: { kind: 'stairway', steps: ['chosen', 'kept'] },
        closedAt: '2026-12-01T11:00:00.000Z',
      }),
    );
    await on.press('Rondes vergelijken');
    const rows = [...on.stair.renderRoot.querySelectorAll('tbody tr')].map(text);
    expect(rows[0]).to.equal('1 Gekozen staat terugval');
    expect(rows[1]).to.equal('2 Waargemaakt staat staat');
    expect(rows[3]).to.equal('4 Voorop staatniet gevraagd');
  });
});

describe('the names of the steps', () => {
  it('are ours until the team gives its own, and say that they are our reading', async () => {
    const on = await onStair();
    expect(text(on.stair.renderRoot.querySelector('.note'))).to.contain('onze eigen lezing');
    await on.press('Namen aanpassen');
    const [first] = on.stair.renderRoot.querySelectorAll<HTMLInputElement>('.names input');
    const rename = async (name: string): Promise<void> => {
      const field = there(first, 'field');
      field.value = name;
      field.dispatchEvent(new Event('change', { bubbles: true }));
      await on.settled();
    };
    await rename('  Verkozen ');
    expect(on.read()[0]).to.contain('1Verkozen');
    expect(root(on.session.canvas.doc, 'meta').get('step.chosen')).to.equal('Verkozen');
    on.session.canvas.commands.undo();
    await on.settled();
    expect(on.read()[0]).to.contain('1Gekozen');
    await rename('Verkozen');
    await rename('');
    expect(root(on.session.canvas.doc, 'meta').has('step.chosen')).to.equal(false);
  });
  it('and the gate are for whoever edits', async () => {
    const on = await onStair({ role: 'viewer' });
    expect(text(on.stair.renderRoot.querySelector('header'))).not.to.contain('Namen aanpassen');
    expect(on.stair.renderRoot.querySelector('clc-segmented')).to.equal(null);
    await on.put(round([FIRST]));
    await expectAccessible(on.stair);
  });
  it('the gate lets a step above a gap count when the team says so', async () => {
    const on = await onStair();
    await on.put(round([FIRST]));
    const gate = there(on.stair.renderRoot.querySelector('clc-segmented'), 'gate');
    there(gate.renderRoot.querySelector<HTMLElement>('[value=shown]'), 'shown').click();
    await on.settled();
    expect(root(on.session.canvas.doc, 'meta').get('gate')).to.equal('shown');
    expect(text(on.step('ahead'))).to.contain('bereikt boven een gat');
    expect(header(on)).to.contain('los: 4');
  });
});

it('the stair fits 390 to 1440 px without a sideways scroll, in both languages', async () => {
  const on = await onStair();
  await on.put(round([FIRST, SECOND]));
  await on.press('Gezond');
  on.host.style.display = 'block';
  for (const language of ['nl', 'en'] as const) {
    on.host.language = language;
    for (const width of [390, 640, 800, 1100, 1440]) {
      on.host.style.width = `${width}px`;
      await on.settled();
      expect(on.stair.scrollWidth, `${language}, ${width} px`).to.be.at.most(width);
    }
  }
});
