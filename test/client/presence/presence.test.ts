// Who is here: avatars, the row of people, pointers, following, and who comes and goes.
import { expect, html, waitUntil } from '@open-wc/testing';
import '../../../client/presence/announcer.ts';
import { SHAPES } from '../../../client/presence/avatar.ts';
import '../../../client/presence/avatar.ts';
import '../../../client/presence/following.ts';
import { callName, initials } from '../../../client/presence/initials.ts';
import '../../../client/presence/people.ts';
import { keepJoins } from '../../../client/presence/missed.ts';
import '../../../client/presence/pointers.ts';
import type { Present, PresenceView } from '../../../client/session/contexts.ts';
import { PEOPLE, find, look, press, shows, stage, words } from '../discuss/harness.ts';
import { expectAccessible } from '../accessible.ts';

describe('initials', () => {
  it('are at most two, and a particle counts only when its person writes it with a capital', () => {
    const table: Record<string, string> = {
      'Joost de Wit': 'JW',
      'Imane El Idrissi': 'IE',
      'Hanne Van den Berg': 'HV',
      'Sofie van der Maes': 'SM',
      'Maria Elena Lopez': 'ML',
      'Jean-Luc Picard': 'JP',
      Bram: 'B',
      'élise ångström': 'ÉÅ',
      '山田 太郎': '山太',
      'Ravi (gemeente)': 'RG',
      '🙂 Kim': 'K',
      '': '?',
      '  ': '?',
      'van de Velde': 'VV',
      ßen: 'ß',
    };
    for (const [name, expected] of Object.entries(table)) expect(initials(name), name).to.equal(expected);
  });
  it('people are called by their first name while only one has it', () => {
    expect(callName('Bram Claes', ['Bram Claes', 'Joost de Wit'])).to.equal('Bram');
    expect(callName('Bram Claes', ['Bram Claes', 'Bram Maes'])).to.equal('Bram Claes');
    expect(callName('')).to.equal('');
  });
});

describe('an avatar', () => {
  it('is accessible in every slot and state, and has a name that says the state', async () => {
    const { host } = await stage(
      html`${['active', 'idle', 'away'].map((activity) =>
        SHAPES.map(
          (_, slot) =>
            html`<clc-avatar
              .person=${{ id: 'x', name: 'Joost de Wit', slot, activity: activity as 'idle' }}
            ></clc-avatar>`,
        ),
      )}`,
    );
    await find(host, 'clc-avatar', '.av');
    await expectAccessible(host);
    const names = [...host.querySelectorAll('clc-avatar')].map((a) =>
      a.shadowRoot?.querySelector('.av')?.getAttribute('aria-label'),
    );
    expect(new Set(names)).to.deep.equal(
      new Set(['Joost de Wit', 'Joost de Wit, even stil', 'Joost de Wit, even weg']),
    );
  });
  it('has a shape and a colour of its own per slot, and any number from the wire is one of six', async () => {
    const { host } = await stage(
      html`${[0, 1, 2, 3, 4, 5, 6, -1, 1.5].map(
        (slot) => html`<clc-avatar .person=${{ id: 'x', name: 'Kim', slot }}></clc-avatar>`,
      )}`,
    );
    await find(host, 'clc-avatar', '.av');
    const parts = [...host.querySelectorAll('clc-avatar')].map((a) => a.shadowRoot?.querySelector<HTMLElement>('.av'));
    const shapes = parts.map((p) => p?.dataset['shape']);
    expect(shapes).to.deep.equal([
      'circle',
      'square',
      'diamond',
      'hexagon',
      'pentagon',
      'arch',
      'circle',
      'circle',
      'circle',
    ]);
    const fills = parts.slice(0, 6).map((p) => getComputedStyle(p?.querySelector('path') ?? document.body).fill);
    expect(new Set(fills).size).to.equal(6);
    expect(parseFloat(getComputedStyle(parts[0] ?? document.body).fontSize)).to.be.at.least(12);
  });
});

describe('the people who are here', () => {
  it('are a list, accessible, with a menu each to go there and to follow', async () => {
    const { host, session, went } = await stage(html`<clc-people></clc-people>`, { members: PEOPLE });
    session.join(
      { id: 'u2', name: 'Bram Claes', slot: 1 },
      { card: 'l1', facet: 'licence.customers', block: 'licence' },
    );
    const button = await find(host, 'clc-people', 'button[data-person=u2]');
    await expectAccessible(host);
    expect(shows(host, 'clc-people', 'button[data-person=u1]')).to.equal(false);
    button.click();
    const menu = await find(host, 'clc-people', 'clc-menu');
    const go = await find(menu, '[data-id="go u2"]');
    expect(words(go)).to.equal('Ga naar waar Bram is');
    await expectAccessible(host);
    go.click();
    expect(went.map((r) => r.place)).to.deep.equal([{ kind: 'card', id: 'l1' }]);
    button.click();
    (await find(menu, '[data-id="follow u2"]')).click();
    expect(host.view.following).to.equal('u2');
    await waitUntil(() => button.classList.contains('followed'));
    expect(words(button)).to.contain(', je volgt');
    expect(look(button, ['clc-avatar', '[role=img]'])?.getAttribute('aria-label')).to.equal('Bram Claes');
    button.click();
    const stop = await find(menu, '[data-id="follow u2"]');
    await waitUntil(() => words(stop) === 'Stop met volgen van Bram');
    stop.click();
    expect(host.view.following).to.equal(undefined);
  });
  it('are six, and a menu for the others; never a menu for one', async () => {
    const { host, session } = await stage(html`<clc-people></clc-people>`);
    for (let i = 2; i <= 7; i++) session.join({ id: `p${i}`, name: `Persoon ${i}`, slot: i });
    const row = await find(host, 'clc-people', 'ul');
    await waitUntil(() => row.children.length === 7);
    expect(shows(row, '.more')).to.equal(false);
    for (let i = 8; i <= 9; i++) session.join({ id: `p${i}`, name: `Persoon ${i}`, slot: i });
    const more = await find(row, '.more');
    await waitUntil(() => words(more).startsWith('+3 , Nog 3 mensen'));
    await expectAccessible(host);
    expect(row.children.length).to.equal(7);
    more.click();
    (await find(row, 'li:last-child clc-menu', '[data-id="follow p9"]')).click();
    expect(host.view.following).to.equal('p9');
  });
});

describe('pointers', () => {
  const board = html`<div id="board" style="position: relative; inline-size: 400px; block-size: 200px">
    <clc-pointers></clc-pointers>
  </div>`;
  it('of others are shown where they are, with name, colour and shape, hidden from screen readers', async () => {
    const { host, session } = await stage(board);
    session.join({ id: 'u2', name: 'Bram Claes', slot: 1 }, { pointer: { x: 0.5, y: 0.25 } });
    const pointer = await find(host, 'clc-pointers', '[data-person=u2]');
    await waitUntil(() => pointer.style.transform === 'translate(50%, 25%)');
    expect(words(pointer)).to.equal('Bram');
    expect(pointer.dataset).to.include({ slot: '1', shape: 'square' });
    expect((await find(host, 'clc-pointers')).ariaHidden).to.equal('true');
    await expectAccessible(host);
    host.view = { ...host.view, showPointers: false };
    await waitUntil(() => !look(host, ['clc-pointers', '[data-person=u2]']));
  });
  it('fade out when they do not move, and come back when they do', async () => {
    const { host, session } = await stage(board);
    const element = await find<HTMLElementTagNameMap['clc-pointers']>(host, 'clc-pointers');
    element.fadeAfter = 10;
    session.join({ id: 'u2', name: 'Bram Claes', slot: 1 }, { pointer: { x: 0.5, y: 0.25 } });
    await find(element, '.p.still');
    element.fadeAfter = 60_000;
    session.join({ id: 'u2', name: 'Bram Claes', slot: 1 }, { pointer: { x: 0.6, y: 0.25 } });
    await find(element, '.p:not(.still)');
  });
  it('of mine is told as fractions of the board while pointers are shown, taken back on leaving, never for touch', async () => {
    const { host, session } = await stage(board);
    const area = await find(host, '#board');
    const element = await find<HTMLElementTagNameMap['clc-pointers']>(host, 'clc-pointers');
    await element.updateComplete;
    const mine = () => session.presence.people()[0]?.at.pointer;
    const box = area.getBoundingClientRect();
    const move = (pointerType: string): boolean =>
      area.dispatchEvent(
        new PointerEvent('pointermove', { clientX: box.left + 100, clientY: box.top + 50, pointerType }),
      );
    move('touch');
    move('mouse');
    await waitUntil(() => mine());
    expect(mine()).to.deep.equal({ x: 0.25, y: 0.25 });
    area.dispatchEvent(new PointerEvent('pointerleave'));
    expect(mine()).to.equal(null);
    host.view = { ...host.view, showPointers: false };
    await element.updateComplete;
    let told = 0;
    session.presence.subscribe(() => told++);
    move('mouse');
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    expect(told).to.equal(0);
  });
});

describe('the announcer of joins', () => {
  async function announcing(before: readonly string[] = []) {
    const on = await stage(html`<clc-join-announcer></clc-join-announcer>`);
    const element = await find<HTMLElementTagNameMap['clc-join-announcer']>(on.host, 'clc-join-announcer');
    element.gather = 5;
    const listeners = new Set<Parameters<PresenceView['onJoinLeave']>[0]>();
    const presence: PresenceView = {
      ...on.session.presence,
      onJoinLeave: (listener) => {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
    };
    const happen = (kind: 'join' | 'leave', name: string): void => {
      const person: Present = { id: name, name, slot: 0, me: false, activity: 'active', at: {} };
      listeners.forEach((listener) => listener({ kind, person }));
    };
    if (before.length) keepJoins(presence, () => undefined);
    before.forEach((name) => happen('join', name));
    on.host.session = { ...on.session, presence };
    await waitUntil(() => listeners.size === 1);
    return { ...on, element, listeners, happen, region: await find(element, '[aria-live=polite]') };
  }
  it('says who comes and goes, many as a number, and nothing of whom came and went', async () => {
    const { host, element, region, happen } = await announcing();
    await expectAccessible(host);
    happen('join', 'Bram Claes');
    await waitUntil(() => words(region) === 'Bram is erbij');
    happen('leave', 'Bram Claes');
    await waitUntil(() => words(region) === 'Bram is weg');
    happen('join', 'Imane El Idrissi');
    happen('join', 'Joost de Wit');
    await waitUntil(() => words(region) === 'Imane en Joost zijn erbij');
    for (const name of ['A', 'B', 'C', 'D']) happen('join', name);
    happen('leave', 'D');
    await waitUntil(() => words(region) === '3 mensen zijn erbij');
    expect(element.getBoundingClientRect().height).to.be.at.most(1);
  });
  it('says who came while it was still to be fetched, once', async () => {
    const { region, happen } = await announcing(['Bram Claes']);
    await waitUntil(() => words(region) === 'Bram is erbij');
    happen('leave', 'Bram Claes');
    await waitUntil(() => words(region) === 'Bram is weg');
  });
  it('is quiet when switched off', async () => {
    const { host, listeners } = await announcing();
    host.view = { ...host.view, announceJoins: false };
    await waitUntil(() => listeners.size === 0);
  });
});

describe('following', () => {
  it('says whom, stops by button and by Escape, and not by an Escape that was meant for something nearer', async () => {
    const { host, session } = await stage(html`<input aria-label="x" /><clc-following></clc-following>`);
    session.join({ id: 'u2', name: 'Bram Claes', slot: 1 });
    const element = await find<HTMLElementTagNameMap['clc-following']>(host, 'clc-following');
    expect(shows(element, '.bar')).to.equal(false);
    host.view = { ...host.view, following: 'u2' };
    const bar = await find(element, '.bar');
    expect(words(bar)).to.contain('Je volgt Bram');
    await expectAccessible(host);
    (await find(bar, 'button')).click();
    expect(host.view.following).to.equal(undefined);
    host.view = { ...host.view, following: 'u2' };
    await find(element, '.bar');
    const input = await find(host, 'input');
    input.addEventListener('keydown', (e) => e.preventDefault(), { once: true });
    await press(input, 'Escape');
    expect(host.view.following).to.equal('u2');
    await press(input, 'Escape');
    expect(host.view.following).to.equal(undefined);
  });
  it('says when the one I follow is not here now', async () => {
    const { host, session } = await stage(html`<clc-following></clc-following>`, { view: { following: 'u2' } });
    const leave = session.join({ id: 'u2', name: 'Bram Claes', slot: 1 });
    const element = await find(host, 'clc-following');
    await waitUntil(() => words(element).includes('Je volgt Bram'));
    leave();
    await waitUntil(() => words(element).includes('die is er nu niet'));
  });
});
