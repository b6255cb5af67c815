// The session bar: seen while somebody leads, moved by whoever does, and the same told to everybody who does not.
import { expect } from '@open-wc/testing';
import type { GoToRequest } from '../../../client/session/requests.ts';
import type { ClcMenu } from '../../../client/ui/menu.ts';
import { finished, readBaton, readPhase, readTimer } from '../../../shared/document/session.ts';
import { expectAccessible } from '../accessible.ts';
import { button, led, part } from './led.ts';

const text = (scope: ParentNode & { textContent: string | null }): string =>
  (scope.textContent ?? '').replace(/\s+/gu, ' ').trim();
const BRAM = { id: 'u2', name: 'Bram Claes' };

describe('the session bar', () => {
  it('is not there while nobody leads, and comes for whoever opens it to begin', async () => {
    const { bar, host, settled, canvas } = await led();
    expect(bar.renderRoot.querySelector('section')).to.equal(null);
    host.view = { ...host.view, session: true };
    await settled();
    await expectAccessible(bar);
    button(bar.renderRoot, 'Zonder programma').click();
    await settled();
    expect(readBaton(canvas.doc)?.person).to.equal('u1');
    expect(text(part(bar, 'clc-baton'))).to.contain('Jij leidt');
  });
  it('asks for the baton, and says nothing of a failure, when somebody else began at the same moment', async () => {
    const { bar, host, settled, canvas, said, does } = await led();
    host.view = { ...host.view, session: true };
    await settled();
    const begin = button(bar.renderRoot, 'Werksessie van 90 minuten');
    const other = does('u2', { kind: 'take-baton' });
    begin.click();
    await other;
    await settled();
    expect(readBaton(canvas.doc)?.person).to.equal('u2');
    expect(text(part(bar, 'clc-session-strips'))).to.contain('Je hebt Bram om het stokje gevraagd.');
    expect(said.map(({ text: words }) => words).filter((words) => words.startsWith('Niet gelukt'))).to.deep.equal([]);
  });
  it('is accessible for whoever leads and whoever does not, in both languages and at every phase', async () => {
    for (const me of [undefined, BRAM]) {
      const { bar, does, host, settled } = await led(me ? { me, role: 'editor' } : {});
      await does('u1', { kind: 'take-baton' });
      await does('u1', { kind: 'phase', phase: 'proposition' });
      await does('u1', { kind: 'start-timer', minutes: 5 });
      await does('u3', { kind: 'finished', is: true });
      await does('u1', { kind: 'call', to: { kind: 'block', id: 'arena' } });
      await does('u3', { kind: 'take-baton' });
      await expectAccessible(bar);
      host.language = 'en';
      await does('u1', { kind: 'phase', phase: 'test' });
      await settled();
      await expectAccessible(bar);
    }
  });
  it('is for reading only for whoever may not take part', async () => {
    const { bar, does } = await led({ me: { id: 'u9', name: 'Gast' }, role: 'viewer' });
    await does('u1', { kind: 'take-baton' });
    await does('u1', { kind: 'phase', phase: 'arena' });
    expect(text(part(bar, 'clc-baton'))).to.contain('Noor leidt');
    const buttons = [...bar.renderRoot.querySelectorAll('clc-baton, clc-phases, clc-finished')].flatMap((one) => [
      ...(one.shadowRoot?.querySelectorAll('button') ?? []),
    ]);
    expect(buttons).to.have.length(0);
    await expectAccessible(bar);
  });
  it('has controls a finger can hit', async () => {
    const { bar, does } = await led();
    await does('u1', { kind: 'take-baton' });
    await does('u1', { kind: 'phase', phase: 'arena' });
    const buttons = [...bar.renderRoot.querySelectorAll('*')].flatMap((one) => [
      ...(one.shadowRoot?.querySelectorAll('button, clc-popover') ?? []),
    ]);
    const seen = buttons.filter((one) => one.checkVisibility());
    expect(seen.length).to.be.greaterThan(8);
    for (const one of seen) {
      const { width, height } = one.getBoundingClientRect();
      expect(Math.min(width, height), one.outerHTML).to.be.at.least(24);
    }
  });
  for (const width of [390, 600, 900, 1200, 1440])
    it(`does not push the page sideways at ${width}`, async () => {
      const { bar, does, host } = await led();
      host.style.display = 'block';
      host.style.inlineSize = `${width}px`;
      await does('u1', { kind: 'take-baton' });
      await does('u1', { kind: 'phase', phase: 'resources' });
      await does('u1', { kind: 'start-timer', minutes: 10 });
      const section = bar.renderRoot.querySelector('section');
      expect(section?.scrollWidth).to.be.at.most(width);
      const now = part(bar, 'clc-phases').querySelector('.now')?.getBoundingClientRect();
      const list = part(bar, 'clc-phases').querySelector('ol')?.getBoundingClientRect();
      expect(now?.left).to.be.at.least((list?.left ?? 0) - 1);
      expect(now?.right).to.be.at.most((list?.right ?? 0) + 1);
    });
});

describe('the bar on a phone', () => {
  it('lets whoever leads do everything: what has no room is behind the button for more', async () => {
    const { bar, does, host, said, settled } = await led();
    host.style.display = 'block';
    host.style.inlineSize = '390px';
    await does('u1', { kind: 'take-baton' });
    await does('u1', { kind: 'step', step: 6 });
    expect(button(bar.renderRoot, 'Iedereen hierheen').checkVisibility()).to.equal(false);
    const leading = part(bar, 'clc-leading');
    leading.querySelector('clc-popover')?.focus();
    leading.querySelector('clc-popover')?.shadowRoot?.querySelector('button')?.click();
    const call = button(leading, 'Iedereen hierheen');
    expect(call.checkVisibility()).to.equal(true);
    await expectAccessible(bar);
    call.click();
    await settled();
    expect(said.at(-1)?.text).to.contain('Je hebt iedereen gevraagd');
    expect(call.checkVisibility()).to.equal(false);
    const next = button(part(bar, 'clc-programme'), 'Volgende stap: PROPOSITIE: waar winnen we?');
    expect(next.checkVisibility()).to.equal(true);
    expect(button(part(bar, 'clc-finished'), 'Ik ben klaar').checkVisibility()).to.equal(true);
  });
  it('takes two rows and one of the programme, for whoever leads and whoever does not', async () => {
    for (const me of [undefined, BRAM]) {
      const { bar, does, host, settled } = await led(me ? { me, role: 'editor' } : {});
      host.style.display = 'block';
      host.style.inlineSize = '390px';
      await does('u1', { kind: 'take-baton' });
      await does('u1', { kind: 'step', step: 6 });
      await settled();
      const tops = new Set(
        [...bar.renderRoot.querySelectorAll('clc-baton, clc-phases, clc-timer, clc-finished, clc-leading')].map(
          (one) => {
            const { top, bottom } = one.getBoundingClientRect();
            return Math.round((top + bottom) / 2);
          },
        ),
      );
      expect([...tops]).to.have.length(2);
      expect(bar.renderRoot.querySelector('section')?.scrollWidth).to.be.at.most(390);
    }
  });
});

describe('the baton', () => {
  it('is asked for while somebody has it, and given or kept by them', async () => {
    const { bar, does, canvas, settled } = await led();
    await does('u1', { kind: 'take-baton' });
    await does('u2', { kind: 'take-baton' });
    const strips = part(bar, 'clc-session-strips');
    expect(text(strips)).to.contain('Bram vraagt om het stokje.');
    button(strips, 'Zelf houden').click();
    await settled();
    expect(text(strips)).to.equal('');
    await does('u2', { kind: 'take-baton' });
    button(strips, 'Aan Bram geven').click();
    await settled();
    expect(readBaton(canvas.doc)?.person).to.equal('u2');
  });
  it('is handed to those who are here and may lead, by name, and told to everybody', async () => {
    const { bar, does, canvas, settled, said } = await led();
    await does('u1', { kind: 'take-baton' });
    const menu = part(bar, 'clc-baton').querySelector<ClcMenu>('clc-menu');
    expect(menu?.items.map(({ label }) => label)).to.deep.equal([
      'Geef door aan Bram',
      'Geef door aan Aylin',
      'Stokje neerleggen',
    ]);
    await does('u1', { kind: 'give-baton', to: 'u3' });
    expect(readBaton(canvas.doc)?.person).to.equal('u3');
    expect(said.at(-1)?.text).to.equal('Aylin leidt nu de sessie.');
    await settled();
    expect(
      part(bar, 'clc-baton')
        .querySelector<ClcMenu>('clc-menu')
        ?.items.map(({ label }) => label),
    ).to.deep.equal(['Om het stokje vragen']);
  });
  it('is taken, not asked for, when the line of whoever has it is gone', async () => {
    const { bar, does, canvas, settled, session } = await led({ me: BRAM, role: 'editor' });
    const leave = session.join({ id: 'u4', name: 'Femke de Wit', slot: 3 });
    await does('u1', { kind: 'take-baton' });
    const menu = (): readonly string[] | undefined =>
      part(bar, 'clc-baton')
        .querySelector<ClcMenu>('clc-menu')
        ?.items.map(({ label }) => label);
    expect(menu()).to.deep.equal(['Om het stokje vragen']);
    session.join({ id: 'u1', name: 'Noor Bakker', slot: 0 })();
    leave();
    await settled();
    expect(menu()).to.deep.equal(['Begeleiding nemen']);
    expect(readBaton(canvas.doc)?.person).to.equal('u1');
  });
  it('is taken as well by whoever had asked for it, once whoever has it is gone', async () => {
    const { bar, does, canvas, settled, session, leaves } = await led({ me: BRAM, role: 'editor' });
    await does('u1', { kind: 'take-baton' });
    await does('u2', { kind: 'take-baton' });
    const strips = part(bar, 'clc-session-strips');
    expect([...strips.querySelectorAll('button')].map(text)).to.deep.equal(['Niet meer vragen']);
    leaves('u1');
    session.join({ id: 'u1', name: 'Noor Bakker', slot: 0 })();
    await settled();
    expect(text(strips)).to.contain('Noor is er nu niet.');
    await expectAccessible(bar);
    const menu = part(bar, 'clc-baton').querySelector<ClcMenu>('clc-menu');
    expect(menu?.items.map(({ label }) => label)).to.deep.equal(['Begeleiding nemen']);
    button(strips, 'Begeleiding nemen').click();
    await settled();
    expect(readBaton(canvas.doc)?.person).to.equal('u2');
    expect(text(strips)).to.equal('');
  });
  it('says what did not work, and that nothing changed', async () => {
    const { bar, does, canvas, settled, said, server } = await led();
    await does('u1', { kind: 'take-baton' });
    server.fails = true;
    button(part(bar, 'clc-phases'), 'ARENA').click();
    await settled();
    expect(said.at(-1)?.text).to.contain('Er is niets veranderd');
    expect(readPhase(canvas.doc)).to.equal(undefined);
  });
});

describe('the phases', () => {
  it('are moved by whoever leads, the current one marked, with its questions', async () => {
    const { bar, does, canvas, settled } = await led();
    await does('u1', { kind: 'take-baton' });
    const phases = part(bar, 'clc-phases');
    expect([...phases.querySelectorAll('.step')].map((step) => text(step))).to.deep.equal([
      'Kompas',
      'LICENTIE',
      'ARENA',
      'PROPOSITIE',
      'MIDDELEN',
      'Toetsen',
    ]);
    button(phases, 'ARENA').click();
    await settled();
    expect(readPhase(canvas.doc)).to.equal('arena');
    expect(text(phases.querySelector('[aria-current=step]') as HTMLElement)).to.equal('ARENA');
    expect(phases.querySelectorAll('.panel li').length).to.be.greaterThan(3);
  });
  it('are told to the others, who are never taken anywhere', async () => {
    const { bar, does, host, said } = await led({ me: BRAM, role: 'editor' });
    let moved = 0;
    host.addEventListener('clc-go-to', () => moved++);
    host.addEventListener('clc-view', () => moved++);
    await does('u1', { kind: 'take-baton' });
    await does('u1', { kind: 'phase', phase: 'licence' });
    expect(part(bar, 'clc-phases').querySelectorAll('button.step')).to.have.length(0);
    expect(said.map((one) => [one.text, one.spokenOnly])).to.deep.equal([
      ['Noor leidt nu de sessie.', true],
      ['De groep is nu bij LICENTIE.', true],
    ]);
    expect(moved).to.equal(0);
  });
});

describe('the timer', () => {
  const time = (bar: Parameters<typeof part>[0]): string =>
    text(part(bar, 'clc-timer').querySelector('.time') as never);
  it('runs in the server’s time: started, longer, paused, gone on and stopped by whoever leads', async () => {
    const { bar, does, canvas, clock, settled } = await led();
    await does('u1', { kind: 'take-baton' });
    const timer = part(bar, 'clc-timer');
    const press = async (label: string): Promise<void> => {
      button(timer, label).click();
      await settled();
    };
    await press('5 minuten');
    expect(time(bar)).to.equal('5:00');
    clock.ms += 61_000;
    bar.renderRoot.querySelector('clc-timer')?.look();
    await settled();
    expect(time(bar)).to.equal('3:59');
    await press('+5 min');
    expect(time(bar)).to.equal('8:59');
    await press('Pauze');
    clock.ms += 600_000;
    await press('Verder');
    expect(time(bar)).to.equal('8:59');
    await press('Stoppen');
    expect(readTimer(canvas.doc)).to.equal(undefined);
  });
  it('is said once at its start, at its last minute and at its end, and never to whoever comes long after', async () => {
    const { bar, does, clock, said, settled } = await led({ me: BRAM, role: 'editor' });
    await does('u1', { kind: 'take-baton' });
    said.length = 0;
    await does('u1', { kind: 'start-timer', minutes: 5 });
    const element = bar.renderRoot.querySelector('clc-timer');
    for (let second = 0; second < 330; second++) {
      clock.ms += 1000;
      element?.look();
    }
    await settled();
    expect(said.map((one) => one.text)).to.deep.equal([
      'De tijd loopt: 5 minuten.',
      'Nog één minuut.',
      'De tijd is om.',
    ]);
    expect(time(bar)).to.equal('0:00');
  });
  it('makes no sound unless somebody turns it on', async () => {
    const { bar, does } = await led();
    await does('u1', { kind: 'start-timer', minutes: 5 });
    expect(part(bar, 'clc-timer').querySelector('clc-switch')?.on).to.equal(false);
  });
});

describe('being finished', () => {
  it('is said by each for themselves, and shown by name', async () => {
    const { bar, does, canvas, settled } = await led();
    await does('u1', { kind: 'take-baton' });
    await does('u2', { kind: 'finished', is: true });
    const element = part(bar, 'clc-finished');
    const [done, busy] = element.querySelectorAll('.panel p');
    expect([text(done as never), text(busy as never)]).to.deep.equal(['Bram Claes', 'Noor Bakker, Aylin Demir']);
    button(element, 'Ik ben klaar').click();
    await settled();
    expect(finished(canvas.doc)).to.deep.equal(['u1', 'u2']);
    expect(text(element)).to.contain('2 van 3 klaar');
    button(element, 'Ik ben klaar').click();
    await settled();
    expect(finished(canvas.doc)).to.deep.equal(['u2']);
  });
});

describe('whoever leads', () => {
  it('hears once that everybody is finished; nobody else does', async () => {
    for (const me of [undefined, BRAM]) {
      const { does, said } = await led(me ? { me, role: 'editor' } : {});
      await does('u1', { kind: 'take-baton' });
      for (const person of ['u1', 'u2', 'u3']) await does(person, { kind: 'finished', is: true });
      const heard = said.filter((one) => one.text === 'Iedereen is klaar.');
      expect(heard.map((one) => one.spokenOnly)).to.deep.equal(me ? [] : [true]);
    }
  });
});

describe('the invitation', () => {
  it('goes to everybody from where I am', async () => {
    const { bar, does, said, host, settled } = await led();
    await does('u1', { kind: 'take-baton' });
    host.view = { ...host.view, selection: new Set(['k1']) };
    await settled();
    button(bar.renderRoot, 'Iedereen hierheen').click();
    await settled();
    expect(said.at(-1)?.text).to.contain('Je hebt iedereen gevraagd');
    expect(text(part(bar, 'clc-session-strips'))).to.equal('');
  });
  it('waits until it is answered: go there or not now, and nobody is taken', async () => {
    const { bar, does, host, settled } = await led({ me: BRAM, role: 'editor' });
    const went: GoToRequest[] = [];
    host.addEventListener('clc-go-to', (event) => went.push(event));
    await does('u1', { kind: 'take-baton' });
    await does('u1', { kind: 'call', to: { kind: 'block', id: 'proposition' } });
    const strips = part(bar, 'clc-session-strips');
    expect(text(strips)).to.contain('Noor vraagt je bij PROPOSITIE te komen kijken.');
    expect(went).to.have.length(0);
    const no = button(strips, 'Nu niet');
    no.focus();
    no.click();
    await settled();
    expect([text(strips), went.length]).to.deep.equal(['', 0]);
    expect(strips.activeElement, 'the keyboard goes on from here').not.to.equal(null);
  });
  it('goes when somebody else leads', async () => {
    const { bar, does } = await led({ me: BRAM, role: 'editor' });
    await does('u1', { kind: 'take-baton' });
    await does('u1', { kind: 'call', to: { kind: 'block', id: 'proposition' } });
    await does('u1', { kind: 'give-baton', to: 'u3' });
    expect(text(part(bar, 'clc-session-strips'))).to.equal('');
  });
  it('is taken up by a press, anew for each', async () => {
    const { bar, does, host, clock, settled } = await led({ me: BRAM, role: 'editor' });
    const went: GoToRequest[] = [];
    host.addEventListener('clc-go-to', (event) => went.push(event));
    await does('u1', { kind: 'take-baton' });
    for (const id of ['arena', 'licence']) {
      clock.ms += 1000;
      await does('u1', { kind: 'call', to: { kind: 'block', id } });
      button(part(bar, 'clc-session-strips'), 'Ga mee').click();
      await settled();
    }
    expect(went.map(({ place }) => place.id)).to.deep.equal(['arena', 'licence']);
    expect(text(part(bar, 'clc-session-strips'))).to.equal('');
  });
});
