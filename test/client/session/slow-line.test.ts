// A line so slow that a large edit is long on its way: each hang-up that brought nothing doubles the patience.
import { expect, waitUntil } from '@open-wc/testing';
import type { Session } from '../../../client/session/open-session.ts';
import { savedFrame } from '../../../shared/wire/frames.ts';
import { TestClock } from './doubles.ts';
import { add, cardsOnServer, page, server, start, until, withServer } from './with-server.ts';

withServer();

describe('a line that acknowledges nothing', () => {
  it('is given twice the time after each hang-up, until the server has everything', async () => {
    const clock = new TestClock();
    const session = start({ clock });
    await until(session, 'saved');
    server.saves = false;
    add(session, 'een lang stuk tekst');
    for (const patience of [12_000, 24_000, 48_000]) {
      clock.pass(patience - 1);
      expect(session.status.connected, `after ${patience - 1} ms`).to.equal(true);
      clock.pass(1);
      expect(session.status.connected, `after ${patience} ms`).to.equal(false);
      await again(session);
      // The few bytes of a greeting get through on any line.
      for (const socket of server.sockets) socket.deliver(savedFrame(1));
    }
    clock.pass(90_000);
    server.acknowledge();
    expect(session.status.save.kind, 'the fourth connection was given the time it needs').to.equal('saved');
    expect(cardsOnServer()).to.equal(1);

    add(session);
    clock.pass(11_999);
    expect(session.status.connected).to.equal(true);
    clock.pass(1);
    expect(session.status.connected, 'as patient as at first').to.equal(false);
  });

  it('has a longest patience, so that a dead line is found out in the end', async () => {
    const clock = new TestClock();
    const session = start({ clock });
    await until(session, 'saved');
    server.saves = false;
    add(session);
    for (let hangUps = 0; hangUps < 8; hangUps++) {
      clock.pass(32 * 12_000);
      expect(session.status.connected).to.equal(false);
      await again(session);
    }
  });

  it('asks for a sign of life with the same patience, for the question waits behind the edit', async () => {
    const clock = new TestClock();
    const session = start({ clock });
    await until(session, 'saved');
    server.saves = false;
    add(session);
    clock.pass(12_000);
    await again(session);
    server.mute = true;
    const muted = Date.now();
    await waitUntil(() => Date.now() > muted, 'a later moment', { interval: 1 });
    page.emit('visible');
    clock.pass(9_999);
    expect(session.status.connected).to.equal(true);
    clock.pass(1);
    expect(session.status.connected).to.equal(false);
  });
});

async function again(session: Session): Promise<void> {
  const before = server.addresses.length;
  page.emit('online');
  await waitUntil(() => session.status.connected && server.addresses.length > before, 'connected', { interval: 1 });
}
