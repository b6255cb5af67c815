// The programme of a workshop: the same for everybody, moved by whoever leads, and gone with the session.
import { expect } from '@open-wc/testing';
import { readBaton, readPhase, readTimer } from '../../../shared/document/session.ts';
import { WORKSHOP } from '../../../shared/rules/programme.ts';
import { expectAccessible } from '../accessible.ts';
import { button, led, part } from './led.ts';

const text = (scope: ParentNode & { textContent: string | null }): string =>
  (scope.textContent ?? '').replace(/\s+/gu, ' ').trim();
const BRAM = { id: 'u2', name: 'Bram Claes' };

describe('the programme', () => {
  const programme = (bar: Parameters<typeof part>[0]): ShadowRoot => part(bar, 'clc-programme');
  it('takes ninety minutes and sets phase and time with each step', async () => {
    expect(WORKSHOP.reduce((all, { minutes }) => all + minutes, 0)).to.equal(90);
    const { bar, settled, canvas } = await led({ view: { session: true } });
    button(bar.renderRoot, 'Werksessie van 90 minuten').click();
    await settled();
    await settled();
    const next = (): HTMLButtonElement => button(programme(bar), 'Volgende stap');
    expect(next().getAttribute('aria-label')).to.equal('Volgende stap: Welkom en meedoen');
    for (const step of WORKSHOP) {
      next().click();
      await settled();
      expect(readPhase(canvas.doc)).to.equal(step.phase);
      expect(text(part(bar, 'clc-timer'))).to.contain(`${step.minutes}:00`);
    }
    await expectAccessible(bar);
    expect(text(programme(bar))).to.contain('stap 12 van 12');
    expect(() => next()).to.throw();
    button(part(bar, 'clc-leading'), 'Sessie beëindigen').click();
    await settled();
    expect([readPhase(canvas.doc), readTimer(canvas.doc), readBaton(canvas.doc)]).to.deep.equal([
      undefined,
      undefined,
      undefined,
    ]);
    expect(bar.renderRoot.querySelector('clc-programme')).to.equal(null);
  });
  it('tells everybody what is now and what comes next, and lets only whoever leads move it', async () => {
    const { bar, does, said, host, settled } = await led({ me: BRAM, role: 'editor' });
    await does('u1', { kind: 'take-baton' });
    await does('u1', { kind: 'programme', programme: 'workshop' });
    expect(text(programme(bar).querySelector('.steps') as never)).to.equal('Straks: Welkom en meedoen');
    said.length = 0;
    await does('u1', { kind: 'step', step: 1 });
    expect(text(programme(bar).querySelector('.steps') as never)).to.equal(
      'Nu: Alleen schrijven: het eind voor ogen Straks: Onthullen en de missie maken',
    );
    expect(said.map((one) => one.text)).to.include(
      'Nu: Alleen schrijven: het eind voor ogen. Straks: Onthullen en de missie maken.',
    );
    expect(programme(bar).querySelectorAll('button')).to.have.length(0);
    expect(programme(bar).querySelectorAll('li')).to.have.length(WORKSHOP.length);
    await expectAccessible(bar);
    await does('u1', { kind: 'step', step: WORKSHOP.length - 1 });
    expect(text(programme(bar).querySelector('.steps') as never)).to.contain('Dit was de laatste stap.');
    host.language = 'en';
    await settled();
    expect(text(programme(bar).querySelector('.steps') as never)).to.contain('Now: Agenda');
  });
  it('goes on with the baton, and is let go of by whoever has it', async () => {
    const { bar, does, settled } = await led({ me: BRAM, role: 'editor' });
    await does('u1', { kind: 'take-baton' });
    await does('u1', { kind: 'step', step: 3 });
    await does('u1', { kind: 'give-baton', to: 'u2' });
    expect(button(programme(bar), 'Volgende stap').getAttribute('aria-label')).to.contain('LICENTIE');
    button(programme(bar), 'Programma loslaten').click();
    await settled();
    expect(bar.renderRoot.querySelector('clc-programme')).to.equal(null);
  });
});
