// A server that is there but gives no ticket for now: it is asked less and less often, nothing is lost, and then all is saved.
import { expect, nextFrame, waitUntil } from '@open-wc/testing';
import { CLOSE } from '../../../shared/wire/close-codes.ts';
import { TestClock } from './doubles.ts';
import { add, cardsOnServer, page, save, server, start, until, withServer } from './with-server.ts';
import type { Session } from '../../../client/session/open-session.ts';

withServer();

const STORAGE = { status: 503, code: 'storage' };
const TOO_OFTEN = { status: 429, code: 'too-often' };

/** How long the server is left in peace before the next ticket is asked for: so long, or a little less. */
async function pause(clock: TestClock): Promise<number> {
  const [asked, from] = [server.ticketsAsked.length, clock.time];
  await waitUntil(() => server.ticketsAsked.length > asked || (clock.pass(50), false), 'asked again', { interval: 1 });
  return clock.time - from;
}
async function pauses(clock: TestClock, times: number): Promise<number[]> {
  const found: number[] = [];
  for (let i = 0; i < times; i++) found.push(await pause(clock));
  return found;
}
const savedAfter = (session: Session, clock: TestClock): Promise<void> =>
  waitUntil(() => save(session).kind === 'saved' || (clock.pass(50), false), 'saved', { interval: 1, timeout: 5000 });

describe('a server that gives no ticket for now', () => {
  it('its disk takes nothing when I come in: loading, asked at growing pauses, and there once it can', async () => {
    const clock = new TestClock();
    server.refuses = STORAGE;
    const session = start({ clock });
    await waitUntil(() => server.ticketsAsked.length === 1);
    const waited = await pauses(clock, 8);
    expect(save(session)).to.deep.equal({ kind: 'loading' });
    expect(session.canvas).to.equal(undefined);
    expect(Math.min(...waited), 'never at once').to.be.at.least(1_000);
    expect(waited.at(-1), 'and less and less').to.be.at.least(5_000);
    server.refuses = undefined;
    await savedAfter(session, clock);
  });

  it('its disk takes nothing when I come back: kept here, said, and on the server as soon as it can', async () => {
    const clock = new TestClock();
    const session = start({ clock });
    await until(session, 'saved');
    await waitUntil(() => session.status.onDevice);
    server.refuses = STORAGE;
    // The right may have changed, so another ticket is needed.
    server.close(CLOSE.forbidden);
    add(session, 'in de storing');
    await pause(clock);
    await waitUntil(() => save(session).kind === 'not-saved', 'it is said');
    expect(save(session)).to.deep.equal({ kind: 'not-saved', why: 'server' });
    expect(session.status.onDevice).to.equal(true);
    await waitUntil(() => page.guards === 0, 'the device has it: the window may be closed');
    expect(cardsOnServer()).to.equal(0);
    add(session, 'en nog iets');
    await pauses(clock, 3);
    expect(save(session)).to.deep.equal({ kind: 'not-saved', why: 'server' });
    server.refuses = undefined;
    await savedAfter(session, clock);
    expect(cardsOnServer()).to.equal(2);
  });

  it('too many come at once: the line rests also when the page wakes, and what I write is kept here', async () => {
    const clock = new TestClock();
    const session = start({ clock });
    await until(session, 'saved');
    server.refuses = TOO_OFTEN;
    server.close(CLOSE.forbidden);
    add(session, 'in de drukte');
    await pause(clock);
    await until(session, 'reconnecting');
    const asked = server.ticketsAsked.length;
    page.emit('online');
    page.emit('visible');
    clock.pass(500);
    await nextFrame();
    expect(server.ticketsAsked).to.have.length(asked);
    expect(Math.min(...(await pauses(clock, 4)))).to.be.at.least(500);
    server.refuses = undefined;
    await savedAfter(session, clock);
    expect(cardsOnServer()).to.equal(1);
  });
});
