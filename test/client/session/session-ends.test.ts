// How a session ends, what it does not take for an end, and what stays readable.
import { expect, waitUntil } from '@open-wc/testing';
import { readMeta } from '../../../shared/document/compass.ts';
import { CLOSE } from '../../../shared/wire/close-codes.ts';
import {
  HOME,
  add,
  canvasId,
  canvasOf,
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

describe('a session that ends', () => {
  it('stops when the ticket is refused, and the copy of this device stays readable', async () => {
    const first = start();
    await until(first, 'saved');
    await end(first);
    server.refuses = { status: 403, code: 'link-withdrawn' };
    const session = start();
    await until(session, 'stopped');
    expect(save(session)).to.deep.equal({ kind: 'stopped', reason: 'link-invalid' });
    await waitUntil(() => session.status.content === 'from-device');
    expect(readMeta(canvasOf(session).doc).title).to.equal('Veldkamp');
    const asked = server.ticketsAsked.length;
    page.emit('online');
    page.emit('visible');
    expect(server.ticketsAsked).to.have.length(asked);
  });

  it('is remembered as a link that does not work, also after the page is left, until it works again', async () => {
    const dead = (): boolean | undefined => device.recent(HOME, canvasId)?.dead;
    const first = start();
    await until(first, 'saved');
    server.close(CLOSE.forbidden, 'withdrawn');
    expect(dead()).to.equal(true);
    page.emit('leaving');
    await end(first);
    expect(dead()).to.equal(true);
    server.refuses = { status: 403, code: 'no-access' };
    const second = start();
    await until(second, 'stopped');
    await end(second);
    expect(dead()).to.equal(true);
    server.refuses = undefined;
    await until(start(), 'saved');
    expect(dead()).to.equal(undefined);
  });

  it('says so when there is nothing to show either', async () => {
    server.refuses = { status: 404, code: 'not-found' };
    const session = start();
    await until(session, 'stopped');
    expect(save(session)).to.deep.equal({ kind: 'stopped', reason: 'not-found' });
    expect(session.status.content).to.equal('failed');
    expect(session.canvas).to.equal(undefined);
  });

  it('does not believe an error page of something on the way', async () => {
    const page502 = async () =>
      new Response('<h1>Forbidden</h1>', { status: 403, headers: { 'content-type': 'text/html' } });
    let calls = 0;
    const session = start({
      fetch: (...a) => (a[0].endsWith('/tickets') && calls++ === 0 ? page502() : server.fetch(...a)),
    });
    await until(session, 'saved');
    expect(calls).to.equal(2);
  });

  for (const [code, reason, says] of [
    [CLOSE.forbidden, 'withdrawn', 'withdrawn'],
    [CLOSE.gone, '', 'not-found'],
    [CLOSE.full, '', 'full'],
  ] as const)
    it(`stops for good at close ${code} ${reason}: ${says}`, async () => {
      const session = start();
      await until(session, 'saved');
      server.close(code, reason);
      expect(save(session)).to.deep.equal({ kind: 'stopped', reason: says });
      page.emit('online');
      page.emit('visible');
      expect(server.addresses).to.have.length(1);
      expect(readMeta(canvasOf(session).doc).title).to.equal('Veldkamp');
      session.retry();
      await until(session, 'saved');
      expect(server.addresses).to.have.length(2);
    });

  it('asks what its right is now when the server ends it without naming an edit, and stops when that happens again', async () => {
    const session = start();
    await until(session, 'saved');
    server.saves = false;
    server.close(CLOSE.forbidden);
    expect(save(session).kind).not.to.equal('stopped');
    await waitUntil(() => server.addresses.length === 2, 'a second connection', { interval: 5 });
    expect(server.addresses[1]).to.contain('ticket=ticket-2');
    await waitUntil(() => session.status.connected, 'connected', { interval: 1 });
    server.close(CLOSE.forbidden);
    expect(save(session)).to.deep.equal({ kind: 'stopped', reason: 'not-allowed' });
    page.emit('online');
    expect(server.addresses).to.have.length(2);
  });

  it('a canvas that is full is no refused edit: the copy stays in use', async () => {
    const session = start();
    await until(session, 'saved');
    server.notice({ kind: 'refused', reason: 'the canvas is full' });
    server.close(CLOSE.full);
    expect(save(session)).to.deep.equal({ kind: 'stopped', reason: 'full' });
    expect(device.recent(HOME, canvasId)?.copy ?? 0).to.equal(0);
  });

  it('asks for a new ticket when the server does not take the one it has', async () => {
    const session = start();
    await until(session, 'saved');
    server.close(CLOSE.notSignedIn);
    await waitUntil(() => server.addresses.length === 2, 'a second connection', { interval: 5 });
    expect(server.addresses[1]).to.contain('ticket=ticket-2');
    await until(session, 'saved');
  });

  it('reconnects with the ticket it has after an ordinary break', async () => {
    const session = start();
    await until(session, 'saved');
    server.close(CLOSE.restart);
    await waitUntil(() => server.addresses.length === 2, 'a second connection', { interval: 5 });
    expect(server.addresses[1]).to.contain('ticket=ticket-1');
    await until(session, 'saved');
  });

  it('says "not saved" when the server cannot store, and tries again', async () => {
    const session = start();
    await until(session, 'saved');
    server.saves = false;
    add(session);
    server.close(CLOSE.storage);
    expect(save(session)).to.deep.equal({ kind: 'not-saved', why: 'server' });
    server.saves = true;
    page.emit('visible');
    await until(session, 'saved');
  });

  it('takes another client id when the server says it belongs to somebody else', async () => {
    let calls = 0;
    const taken = async () =>
      new Response('{"type":"x","title":"x","status":409,"code":"client-id-taken","detail":"x"}', {
        status: 409,
        headers: { 'content-type': 'application/problem+json' },
      });
    let first = 0;
    const session = start({
      fetch: (input, init) => {
        if (!input.endsWith('/tickets') || calls++ > 0) return server.fetch(input, init);
        first = (JSON.parse(String(init.body)) as { clientId: number }).clientId;
        return taken();
      },
    });
    await until(session, 'saved');
    const { doc } = canvasOf(session);
    expect(doc.clientID).not.to.equal(first);
    expect(server.ticketsAsked[0]?.clientId).to.equal(doc.clientID);
    expect(session.presence.awareness.clientID).to.equal(doc.clientID);
  });
});
