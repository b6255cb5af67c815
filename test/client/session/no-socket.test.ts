// A page that may open no socket to the server: the session says that it is not connected, and goes on trying.
import { expect, waitUntil } from '@open-wc/testing';
import { TestClock } from './doubles.ts';
import { add, canvasOf, cardsOnServer, page, save, server, start, until, withServer } from './with-server.ts';

withServer();

describe('a page that may open no socket', () => {
  it('is not connected, tries again at a wake-up, and is saved once it may', async () => {
    let allowed = false;
    let refused = 0;
    const WebSocket = new Proxy(server.WebSocket, {
      construct(target, given: [string]) {
        if (allowed) return new target(...given);
        refused++;
        throw new DOMException('No.', 'SecurityError');
      },
    });
    const session = start({ WebSocket, clock: new TestClock() });
    await waitUntil(() => refused === 1, 'the first attempt', { interval: 5 });
    expect(session.status.connected).to.equal(false);
    expect(save(session).kind).to.equal('loading');
    page.emit('online');
    await waitUntil(() => refused === 2, 'the second attempt', { interval: 5 });
    allowed = true;
    page.emit('online');
    await until(session, 'saved');
    add(session);
    await until(session, 'saved');
    expect(cardsOnServer()).to.equal(1);
    expect(canvasOf(session).role).to.equal('editor');
  });
});
