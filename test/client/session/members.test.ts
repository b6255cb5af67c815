// Names of people: fetched once, again on notice or for somebody unknown, and not for each of their movements.
import { expect, nextFrame } from '@open-wc/testing';
import { memberList } from '../../../client/session/members.ts';
import { ticketKeeper } from '../../../client/session/tickets.ts';
import type { Member, TicketReply } from '../../../shared/wire/http.ts';
import { TestClock } from './doubles.ts';

const noor: Member = { id: 'u1', name: 'Noor', slot: 0, role: 'owner' };
const daan: Member = { id: 'u2', name: 'Daan', slot: 1, role: null };
/** Lets all settled promises run on. */
const settled = (): Promise<void> => nextFrame();

describe('members', () => {
  it('are fetched on the first sign of anybody, and again for somebody unknown, once', async () => {
    const clock = new TestClock();
    let answer: Member[] = [noor];
    let fetches = 0;
    let told = 0;
    const members = memberList(async () => (fetches++, answer), clock);
    members.subscribe(() => told++);
    members.refresh();
    await settled();
    expect([fetches, told]).to.deep.equal([1, 1]);
    expect(members.nameOf('u1')).to.equal('Noor');
    expect(members.nameOf('u2')).to.equal(undefined);
    answer = [noor, daan];
    for (let i = 0; i < 10; i++) members.seen('u2');
    members.seen('u1');
    clock.pass(500);
    await settled();
    expect([fetches, told]).to.deep.equal([2, 2]);
    expect([members.nameOf('u2'), members.slotOf('u2'), members.orderOf('u2')]).to.deep.equal(['Daan', 1, 1]);
    members.seen('u9');
    clock.pass(500);
    await settled();
    members.seen('u9');
    clock.pass(60_000);
    await settled();
    expect([fetches, told]).to.deep.equal([3, 2]);
    for (let i = 0; i < 6; i++) members.refresh();
    clock.pass(500);
    await settled();
    expect(fetches).to.equal(4);
    members.close();
  });

  it('use the names kept on this device until the server answers, and ask again after a failure', async () => {
    const clock = new TestClock();
    let fails = true;
    const members = memberList(async () => {
      if (fails) throw new Error('offline');
      return [noor, { ...daan, name: 'Daan de Wit' }];
    }, clock);
    members.refresh();
    members.preset([noor, daan]);
    await settled();
    expect(members.nameOf('u2')).to.equal('Daan');
    fails = false;
    clock.pass(15_000);
    await settled();
    expect(members.nameOf('u2')).to.equal('Daan de Wit');
    members.preset([noor]);
    expect(members.nameOf('u2')).to.equal('Daan de Wit');
    members.close();
  });
});

describe('tickets', () => {
  const reply = (clock: TestClock, n: number): TicketReply => ({
    ticket: `t${n}`,
    role: 'editor',
    person: noor,
    expiresAt: new Date(clock.time + 600_000).toISOString(),
    now: new Date(clock.time).toISOString(),
    wire: 1,
  });

  it('are shared while fresh, renewed at half their life, and asked anew when not taken', async () => {
    const clock = new TestClock();
    let asked = 0;
    const tickets = ticketKeeper(
      async () => reply(clock, ++asked),
      clock,
      () => undefined,
    );
    const both = await Promise.all([tickets.fresh(), tickets.fresh()]);
    expect(both.map((t) => t.ticket)).to.deep.equal(['t1', 't1']);
    clock.pass(299_000);
    expect((await tickets.fresh()).ticket).to.equal('t1');
    clock.pass(1000);
    await settled();
    expect((await tickets.fresh()).ticket).to.equal('t2');
    tickets.spent();
    expect((await tickets.fresh()).ticket).to.equal('t3');
    tickets.close();
    clock.pass(3_600_000);
    await settled();
    expect(asked).to.equal(3);
  });

  it('are not trusted for longer than five minutes, whatever this computer takes the time to be', async () => {
    const clock = new TestClock();
    let asked = 0;
    const years = new Date(clock.time + 1e11).toISOString();
    const tickets = ticketKeeper(
      async () => ({ ...reply(clock, ++asked), expiresAt: years }),
      clock,
      () => undefined,
    );
    await tickets.fresh();
    clock.time += 300_000;
    expect((await tickets.fresh()).ticket).to.equal('t2');
    clock.time -= 9_000_000;
    expect((await tickets.fresh()).ticket).to.equal('t3');
    tickets.close();
  });
});
