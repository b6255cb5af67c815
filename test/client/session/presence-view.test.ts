// Presence as people see it: tabs as one, quiet about pointers, polite about joins and leaves.
import { expect } from '@open-wc/testing';
import { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { watchActivity } from '../../../client/session/activity.ts';
import { followPerson } from '../../../client/session/follow.ts';
import { presenceView } from '../../../client/session/presence-view.ts';
import type { OwnPresenceView } from '../../../client/session/presence-view.ts';
import type { PresenceFields } from '../../../shared/wire/presence.ts';
import { TestClock, TestPage } from './doubles.ts';

const NAMES: Record<string, string> = { u2: 'Daan', u3: 'Aylin', u4: 'Bram' };
const ORDER = ['u1', 'u3', 'u2'];

describe('presence', () => {
  let awareness: Awareness;
  let clock: TestClock;
  let view: OwnPresenceView;
  let sent: number;
  let seen: Set<string>;

  beforeEach(() => {
    awareness = new Awareness(new Y.Doc());
    clock = new TestClock();
    seen = new Set();
    view = presenceView({
      awareness,
      clock,
      me: () => ({ id: 'u1', name: 'Noor' }),
      slotOf: () => 0,
      orderOf: (id) => (ORDER.includes(id) ? ORDER.indexOf(id) : 99),
      seen: (id) => seen.add(id),
    });
    sent = 0;
    awareness.on('update', (_: unknown, origin: unknown) => (sent += origin === 'local' ? 1 : 0));
  });
  afterEach(() => {
    view.close();
    awareness.destroy();
  });
  /** Somebody's tab says something; null = it is gone. */
  function hear(tab: number, person: string, fields: PresenceFields | null = {}): void {
    if (fields) awareness.states.set(tab, { ...fields, user: { id: person, name: NAMES[person], slot: 1 } });
    else awareness.states.delete(tab);
    const change = { added: [], updated: fields ? [tab] : [], removed: fields ? [] : [tab] };
    awareness.emit('change', [change, 'server']);
  }
  const ids = () => view.people().map((p) => p.id);

  it('shows me first, then everybody in order of joining, strangers last', () => {
    hear(10, 'u2');
    hear(11, 'u4');
    hear(12, 'u3');
    expect(ids()).to.deep.equal(['u1', 'u3', 'u2', 'u4']);
    expect(view.people()[0]?.me).to.equal(true);
    expect([...seen].sort()).to.deep.equal(['u2', 'u3', 'u4']);
  });

  it('shows the tabs of one person as one: the most active speaks, of equals the last heard', () => {
    hear(10, 'u2', { card: 'a' });
    hear(11, 'u2', { card: 'b' });
    expect(ids()).to.deep.equal(['u1', 'u2']);
    expect(view.people()[1]?.at.card).to.equal('b');
    hear(11, 'u2', { card: 'b', activity: 'away' });
    expect(view.people()[1]).to.deep.include({ activity: 'active' });
    expect(view.people()[1]?.at.card).to.equal('a');
    hear(10, 'u2', null);
    expect(view.people()[1]?.activity).to.equal('away');
    hear(11, 'u2', null);
    expect(ids()).to.deep.equal(['u1']);
  });

  it('shows my own other tab as me, not as somebody else, and skips states without a person', () => {
    hear(10, 'u1', { card: 'a' });
    awareness.states.set(11, { card: 'x' });
    awareness.emit('change', [{ added: [11], updated: [], removed: [] }, 'server']);
    expect(ids()).to.deep.equal(['u1']);
  });

  it('tells listeners once a frame, and not about pointers and carets', () => {
    let told = 0;
    let pointed = 0;
    view.subscribe(() => told++);
    view.onPointers(() => pointed++);
    hear(10, 'u2', { card: 'a' });
    hear(10, 'u2', { card: 'b' });
    expect(told).to.equal(0);
    clock.paint();
    expect([told, pointed]).to.deep.equal([1, 0]);
    for (let x = 0; x < 5; x++) {
      hear(10, 'u2', {
        card: 'b',
        pointer: { x: x / 10, y: 0 },
        cursor: { anchor: { item: { client: 1, clock: x } }, head: null },
      });
      clock.paint();
    }
    expect([told, pointed]).to.deep.equal([1, 5]);
    expect(view.pointers().map((p) => [p.person.name, p.x])).to.deep.equal([['Daan', 0.4]]);
    hear(10, 'u2', { card: 'b', pointer: null });
    clock.paint();
    expect([told, pointed]).to.deep.equal([1, 6]);
    expect(view.pointers()).to.deep.equal([]);
  });

  it('sends pointer moves at most every 50 ms and never loses the last; the rest goes at once', () => {
    for (let x = 1; x <= 20; x++) view.tell({ pointer: { x, y: 0 } });
    expect(sent).to.equal(1);
    clock.pass(50);
    expect(sent).to.equal(2);
    expect(awareness.getLocalState()).to.deep.equal({ pointer: { x: 20, y: 0 } });
    view.tell({ pointer: { x: 21, y: 0 } });
    view.tell({ card: 'k' });
    expect(sent).to.equal(3);
    expect(awareness.getLocalState()).to.deep.equal({ pointer: { x: 21, y: 0 }, card: 'k' });
    clock.pass(500);
    expect(sent).to.equal(3);
    view.tell({ pointer: null });
    expect(sent).to.equal(4);
    expect(awareness.getLocalState()).to.deep.equal({ pointer: null, card: 'k' });
  });

  it('keeps what the text editor says about its caret', () => {
    awareness.setLocalStateField('cursor', { anchor: null, head: null });
    view.tell({ card: 'k' });
    expect(awareness.getLocalState()).to.deep.equal({ cursor: { anchor: null, head: null }, card: 'k' });
  });

  it('announces who comes and goes, but not those already there, nor a line that drops for a moment', () => {
    const said: string[] = [];
    view.onJoinLeave(({ kind, person }) => said.push(`${kind} ${person.name}`));
    view.connected(true);
    hear(10, 'u2');
    clock.pass(2000);
    expect(said).to.deep.equal([]);
    hear(12, 'u3');
    expect(said).to.deep.equal(['join Aylin']);
    // Daan's line drops for four seconds.
    hear(10, 'u2', null);
    clock.pass(4000);
    hear(20, 'u2');
    clock.pass(10_000);
    expect(said).to.deep.equal(['join Aylin']);
    hear(20, 'u2', null);
    clock.pass(5000);
    expect(said).to.deep.equal(['join Aylin', 'leave Daan']);
    // My own line drops: everybody vanishes, nobody left.
    view.connected(false);
    hear(12, 'u3', null);
    clock.pass(60_000);
    view.connected(true);
    hear(12, 'u3');
    clock.pass(60_000);
    expect(said).to.deep.equal(['join Aylin', 'leave Daan']);
  });

  it('announces after my own break who left during it', () => {
    const said: string[] = [];
    view.onJoinLeave(({ kind, person }) => said.push(`${kind} ${person.name}`));
    view.connected(true);
    hear(10, 'u2');
    clock.pass(2000);
    view.connected(false);
    hear(10, 'u2', null);
    view.connected(true);
    clock.pass(2000);
    expect(said).to.deep.equal([]);
    clock.pass(5000);
    expect(said).to.deep.equal(['leave Daan']);
  });

  it('following goes where the person goes, until I act or they leave', () => {
    const went: string[] = [];
    const over: string[] = [];
    const follow = (): ReturnType<typeof followPerson> =>
      followPerson({
        person: 'u2',
        presence: view,
        goTo: (t) => went.push(`${t.kind} ${t.id}`),
        ended: (why) => over.push(why),
      });
    view.connected(true);
    hear(10, 'u2', { block: 'arena' });
    clock.pass(2000);
    const first = follow();
    hear(10, 'u2', { block: 'arena', facet: 'arena.rivals', card: 'k1' });
    clock.paint();
    hear(10, 'u2', { block: 'arena', facet: 'arena.rivals', card: 'k1', pointer: { x: 0, y: 0 } });
    clock.paint();
    hear(10, 'u2', { block: 'compass', text: 'compass.mission' });
    clock.paint();
    expect(went).to.deep.equal(['block arena', 'card k1', 'block compass']);
    first.acted();
    hear(10, 'u2', { block: 'licence' });
    clock.paint();
    expect(went).to.have.length(3);
    expect(over).to.deep.equal(['acted']);

    follow();
    hear(10, 'u2', null);
    clock.paint();
    expect(over).to.deep.equal(['acted']);
    clock.pass(5000);
    expect(over).to.deep.equal(['acted', 'left']);
  });
});

describe('my own activity', () => {
  it('is idle after a minute without input, away after five or when hidden, active again at once', () => {
    const clock = new TestClock();
    const page = new TestPage();
    const said: string[] = [];
    const stop = watchActivity(clock, page, (activity) => said.push(activity));
    clock.pass(59_000);
    page.emit('input');
    clock.pass(59_000);
    expect(said).to.deep.equal(['active']);
    clock.pass(1000);
    expect(said).to.deep.equal(['active', 'idle']);
    clock.pass(4 * 60_000);
    expect(said).to.deep.equal(['active', 'idle', 'away']);
    page.emit('input');
    expect(said.at(-1)).to.equal('active');
    page.emit('hidden');
    expect(said.at(-1)).to.equal('away');
    page.emit('visible');
    expect(said.at(-1)).to.equal('active');
    stop();
    clock.pass(600_000);
    expect(said).to.have.length(6);
  });
});
