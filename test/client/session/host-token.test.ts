// A canvas opened with tokens of the page around: when it is asked, how often, and that nothing typed is lost meanwhile.
import { expect, waitUntil } from '@open-wc/testing';
import { tokenAccess, TOKEN_PATIENCE_MS } from '../../../client/session/host-token.ts';
import type { TokenProvider } from '../../../client/session/host-token.ts';
import type { NoToken } from '../../../client/session/no-token.ts';
import type { Session } from '../../../client/session/open-session.ts';
import { CLOSE } from '../../../shared/wire/close-codes.ts';
import { FRAME, SYNC } from '../../../shared/wire/frames.ts';
import { TestClock } from './doubles.ts';
import {
  HOME,
  add,
  canvasId,
  canvasOf,
  cardsOnServer,
  device,
  end,
  page,
  save,
  server,
  start,
  until,
  withServer,
} from './with-server.ts';

withServer();

const part = (claims: object): string => btoa(JSON.stringify(claims)).replace(/=+$/u, '');
/** The `n`th token of somebody. */
const tokenOf = (sub: string, n = 1): string => `${part({ alg: 'HS256' })}.${part({ iss: 'intranet', sub, n })}.c2ln`;

/** A page around that counts how often it is asked. */
class Around {
  asked = 0;
  gives: TokenProvider = () => Promise.resolve(tokenOf('sofie', this.asked));
  somebodyElse = 0;
  readonly clock = new TestClock();
  readonly provider: TokenProvider = () => {
    this.asked++;
    return this.gives();
  };
  async session(): Promise<Session> {
    const access = await tokenAccess(this.provider, this.clock, () => this.somebodyElse++);
    return start({ clock: this.clock }, access);
  }
}
const tokensUsed = (): (string | undefined)[] => server.ticketsAsked.map(({ token }) => token);
const writes = (): number => server.received.filter((f) => f.type === FRAME.sync && f.sync === SYNC.update).length;
const sooner = (clock: TestClock, done: () => boolean, what: string): Promise<void> =>
  waitUntil(() => done() || (clock.pass(50), false), what, { interval: 1, timeout: 5000 });

describe('a session with tokens of the page around', () => {
  it('asks for one at the start, sends it instead of a key, and keeps no trace of it in this browser', async () => {
    const around = new Around();
    const session = await around.session();
    await until(session, 'saved');
    expect(around.asked).to.equal(1);
    expect(tokensUsed()).to.deep.equal([tokenOf('sofie')]);
    expect(server.ticketsAsked[0]).not.to.have.property('key');
    await end(session);
    expect(device.list(), 'it is on no list').to.deep.equal([]);
    expect(device.recent(HOME, `${canvasId}@intranet sofie`)?.key).to.equal('');
  });

  it('asks before the time is up, and each letter of the meantime is written once on the same connection', async () => {
    const around = new Around();
    const session = await around.session();
    await until(session, 'saved');
    const before = writes();
    let made = 0;
    canvasOf(session).doc.on('update', () => made++);
    add(session, 'voor');
    around.clock.pass(5 * 60_000);
    add(session, 'tijdens');
    await waitUntil(() => server.ticketsAsked.length === 2, 'renewed');
    add(session, 'na');
    await until(session, 'saved');
    expect(tokensUsed()[1]).to.equal(tokenOf('sofie', 2));
    expect(server.addresses, 'one connection').to.have.length(1);
    expect(writes() - before, 'each change goes out once').to.equal(made);
    expect(cardsOnServer()).to.equal(3);
  });

  it('asks within half the time that is left when the token ends before its ticket', async () => {
    server.endsIn = 60_000;
    const around = new Around();
    await until(await around.session(), 'saved');
    around.clock.pass(29_000);
    expect(around.asked).to.equal(1);
    around.clock.pass(2_000);
    expect(around.asked).to.equal(2);
  });

  it('asks once after the server ended the connection with 4401, and nothing typed is lost', async () => {
    const around = new Around();
    const session = await around.session();
    await until(session, 'saved');
    server.close(CLOSE.notSignedIn);
    add(session, 'zonder lijn');
    await sooner(around.clock, () => server.addresses.length === 2, 'connected again');
    await until(session, 'saved');
    expect(around.asked).to.equal(2);
    expect(cardsOnServer()).to.equal(1);
  });

  it('asks for another when one is not believed, once; then it stops, says so, and asks no more by itself', async () => {
    const around = new Around();
    const session = await around.session();
    await until(session, 'saved');
    server.refuses = { status: 401, code: 'token' };
    server.close(CLOSE.notSignedIn);
    add(session, 'nog niet weg');
    await sooner(around.clock, () => save(session).kind === 'stopped', 'stopped');
    expect(save(session)).to.deep.equal({ kind: 'stopped', reason: 'token' });
    const asked = around.asked;
    expect(asked, 'the renewal, and once more').to.equal(3);
    page.emit('online');
    page.emit('visible');
    around.clock.pass(60 * 60_000);
    expect(around.asked).to.equal(asked);
    server.refuses = undefined;
    session.retry();
    await sooner(around.clock, () => save(session).kind === 'saved', 'saved');
    expect(cardsOnServer()).to.equal(1);
  });

  it('the page around fails for a moment: asked again after a pause, and saved', async () => {
    const around = new Around();
    const session = await around.session();
    await until(session, 'saved');
    const { gives } = around;
    around.gives = () => Promise.reject(new Error('away'));
    server.close(CLOSE.notSignedIn);
    add(session);
    await sooner(around.clock, () => around.asked === 3, 'asked twice in vain');
    around.gives = gives;
    await sooner(around.clock, () => save(session).kind === 'saved', 'saved');
    expect(cardsOnServer()).to.equal(1);
  });

  it('the page around keeps failing: it stops after three times, and the canvas can still be worked in', async () => {
    const around = new Around();
    const session = await around.session();
    await until(session, 'saved');
    around.gives = () => {
      throw new Error('away');
    };
    server.close(CLOSE.notSignedIn);
    await sooner(around.clock, () => save(session).kind === 'stopped', 'stopped');
    expect(save(session)).to.deep.equal({ kind: 'stopped', reason: 'no-token' });
    expect(around.asked).to.equal(4);
    add(session, 'intussen');
    expect(canvasOf(session).rights.edit).to.equal(true);
    around.clock.pass(60 * 60_000);
    expect(around.asked, 'no loop').to.equal(4);
    around.gives = () => Promise.resolve(tokenOf('sofie', 9));
    session.retry();
    await sooner(around.clock, () => save(session).kind === 'saved', 'saved');
    expect(cardsOnServer()).to.equal(1);
  });

  for (const [what, gives] of [
    ['nothing', () => Promise.resolve(undefined as unknown as string)],
    ['a page of text', () => Promise.resolve('<h1>Sign in</h1>')],
    ['three parts that say nothing', () => Promise.resolve('a.b.c')],
  ] as const)
    it(`a page around that gives ${what} gives no token`, async () => {
      const around = new Around();
      around.gives = gives;
      const error = await around.session().then(
        () => undefined,
        (no: unknown) => no as NoToken,
      );
      expect([error?.why, error?.final]).to.deep.equal(['rubbish', true]);
      expect(around.asked).to.equal(1);
      expect(server.ticketsAsked).to.deep.equal([]);
    });

  it('a page around that does not answer is waited for with a patience that ends', async () => {
    const around = new Around();
    around.gives = () => new Promise(() => undefined);
    let error: NoToken | undefined;
    void around.session().catch((no: unknown) => {
      error = no as NoToken;
    });
    around.clock.pass(TOKEN_PATIENCE_MS - 1);
    await Promise.resolve();
    expect(error).to.equal(undefined);
    around.clock.pass(1);
    await waitUntil(() => error?.why === 'slow');
  });

  it('never writes on for another person: a token of somebody else ends it and is told', async () => {
    const around = new Around();
    const session = await around.session();
    await until(session, 'saved');
    around.gives = () => Promise.resolve(tokenOf('imane'));
    server.close(CLOSE.notSignedIn);
    await sooner(around.clock, () => save(session).kind === 'stopped', 'stopped');
    expect(around.somebodyElse).to.equal(1);
    expect(server.ticketsAsked).to.have.length(1);
  });
});
