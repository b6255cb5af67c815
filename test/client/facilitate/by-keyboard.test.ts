// A session led, followed and voted in by keyboard alone: the order of the focus, what each stop is called, what a key does.
import { expect, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { AnswerEvent } from '../../../client/judge/ballot.ts';
import { cardsIn } from '../../../shared/document/cards.ts';
import { lockedBlocks, readBaton, readPhase, readProgrammeStep, readTimer } from '../../../shared/document/session.ts';
import { rijwiel } from '../../../shared/template/rijwiel.ts';
import { expectAccessible } from '../accessible.ts';
import { withSession } from '../with-session.ts';
import { led } from './led.ts';
import type { Led } from './led.ts';

const BRAM = { id: 'u2', name: 'Bram Claes' };

/** The element that has the keyboard, wherever it is. */
function at(): HTMLElement | undefined {
  let found = document.activeElement;
  while (found?.shadowRoot?.activeElement) found = found.shadowRoot.activeElement;
  return found instanceof HTMLElement && found !== document.body ? found : undefined;
}
function called(element: HTMLElement | undefined): string {
  return (element?.ariaLabel ?? element?.textContent ?? '').replace(/\s+/gu, ' ').trim();
}
/** What Tab comes by, from before the bar to its end. */
async function stops({ host, settled }: Led): Promise<string[]> {
  host.style.display = 'block';
  host.style.inlineSize = '1440px';
  const before = document.createElement('button');
  host.before(before);
  await settled();
  before.focus();
  const found: string[] = [];
  for (let step = 0; step < 30; step++) {
    await sendKeys({ press: 'Tab' });
    const here = at();
    if (!here || !host.contains(document.activeElement)) break;
    found.push(called(here));
  }
  before.remove();
  return found;
}
async function go(there: Led, name: string): Promise<void> {
  for (const one of [there.bar.renderRoot, ...there.bar.renderRoot.querySelectorAll('*')]) {
    const scope = one instanceof Element ? one.shadowRoot : one;
    const inner = [...(scope?.querySelectorAll('clc-popover') ?? [])].flatMap((popover) => [
      ...(popover.shadowRoot?.querySelectorAll<HTMLElement>('button') ?? []),
    ]);
    const found = [...(scope?.querySelectorAll<HTMLElement>('button, [role=switch]') ?? []), ...inner].find(
      (button) => called(button) === name && button.checkVisibility(),
    );
    if (found) return found.focus();
  }
  throw new Error(`Nothing is called “${name}”.`);
}

describe('by keyboard', () => {
  it('whoever leads comes by everything, in the order it is seen', async () => {
    const there = await led();
    await there.does('u1', { kind: 'take-baton' });
    await there.does('u1', { kind: 'step', step: 6 });
    await there.does('u2', { kind: 'take-baton' });
    expect(await stops(there)).to.deep.equal([
      'Jij leidt',
      'Kompas',
      'LICENTIE',
      'ARENA',
      'PROPOSITIE',
      'MIDDELEN',
      'Toetsen',
      'Vragen van deze fase',
      'Tijd 8:00',
      'Ik ben klaar',
      '0 van 3 klaar',
      'Iedereen hierheen',
      'Meer voor wie leidt',
      'Werksessie van 90 minuten, stap 7 van 12',
      'Volgende stap: PROPOSITIE: waar winnen we?',
      'Aan Bram geven',
      'Zelf houden',
    ]);
  });
  it('whoever follows comes by what is theirs, and by no step of the phases', async () => {
    const there = await led({ me: BRAM, role: 'editor' });
    await there.does('u1', { kind: 'take-baton' });
    await there.does('u1', { kind: 'step', step: 10 });
    await there.does('u1', { kind: 'call', to: { kind: 'block', id: 'arena' } });
    expect(await stops(there)).to.deep.equal([
      'Noor leidt',
      'Vragen van deze fase',
      'Tijd 14:00',
      'Ik ben klaar',
      '0 van 3 klaar',
      'Toetsen',
      'Werksessie van 90 minuten, stap 11 van 12',
      'Ga mee',
      'Nu niet',
    ]);
  });
  it('a session is begun, moved on, timed, locked, handed over and ended', async () => {
    const there = await led({ view: { session: true } });
    const { canvas, settled } = there;
    const press = async (name: string, ...keys: string[]): Promise<void> => {
      await go(there, name);
      for (const key of keys) await sendKeys({ press: key });
      await settled();
      await settled();
    };
    await press('Werksessie van 90 minuten', 'Enter');
    expect([readBaton(canvas.doc)?.person, readProgrammeStep(canvas.doc)]).to.deep.equal(['u1', -1]);
    await press('Volgende stap: Welkom en meedoen', 'Enter');
    await press('PROPOSITIE', 'Space');
    expect([readPhase(canvas.doc), readProgrammeStep(canvas.doc)]).to.deep.equal(['proposition', 0]);
    await press('Tijd 5:00', 'Enter');
    await press('Pauze', 'Enter');
    expect(readTimer(canvas.doc)?.kind).to.equal('paused');
    await sendKeys({ press: 'Escape' });
    await press('Meer voor wie leidt', 'Enter', 'Tab', 'Tab', 'Space');
    expect(lockedBlocks(canvas.doc)).to.deep.equal(['arena']);
    await press('Sessie beëindigen', 'Enter');
    expect([readBaton(canvas.doc), readPhase(canvas.doc), lockedBlocks(canvas.doc)]).to.deep.equal([
      undefined,
      undefined,
      [],
    ]);
  });
  it('dots are given within a budget, and none beyond it', async () => {
    const { host, session } = await withSession(html`<clc-ballot></clc-ballot>`, { file: rijwiel });
    const ballot = host.querySelector('clc-ballot');
    if (!ballot) throw new Error('The ballot is not there.');
    const cards = cardsIn(session.canvas.doc, 'proposition.steward').concat(
      cardsIn(session.canvas.doc, 'proposition.magician'),
    );
    ballot.about = { kind: 'dots', budget: 3, cards };
    await ballot.updateComplete;
    const more = [...ballot.renderRoot.querySelectorAll<HTMLButtonElement>('fieldset button')].filter(
      (_, index) => index % 2 === 1,
    );
    for (const button of [more[0], more[0], more[1]]) {
      button?.focus();
      await sendKeys({ press: 'Enter' });
      await ballot.updateComplete;
    }
    expect(more.map(({ ariaDisabled }) => ariaDisabled)).to.deep.equal(cards.map(() => 'true'));
    // The keyboard keeps its place, and one more press gives nothing.
    expect(ballot.shadowRoot?.activeElement).to.equal(more[1]);
    await sendKeys({ press: 'Enter' });
    await ballot.updateComplete;
    expect(ballot.renderRoot.querySelector('.left')?.textContent).to.match(/0/u);
    await expectAccessible(ballot);
    const kept: AnswerEvent[] = [];
    ballot.addEventListener('clc-answer', (event) => event instanceof AnswerEvent && kept.push(event));
    ballot.renderRoot.querySelector('form')?.requestSubmit();
    expect(kept.map(({ answer }) => answer)).to.deep.equal([
      { kind: 'dots', dots: { [cards[0] ?? '']: 2, [cards[1] ?? '']: 1 } },
    ]);
  });
});
