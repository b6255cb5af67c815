// What stands between a page and its server: told apart by what answers, and how old the copy in view is.
import { expect, waitUntil } from '@open-wc/testing';
import { rememberedAs, byKey } from '../../../client/session/access.ts';
import type { Session } from '../../../client/session/open-session.ts';
import { TestClock } from './doubles.ts';
import { HOME, canvasId, device, end, page, server, start, until, withServer } from './with-server.ts';

withServer();

const troubled = (session: Session, clock: TestClock, trouble: string | undefined): Promise<void> =>
  waitUntil(() => session.status.trouble === trouble || (clock.pass(50), false), `trouble ${trouble}`, {
    interval: 1,
    timeout: 5000,
  });

describe('what stands between a page and its server', () => {
  it('no answer: it is not to be reached; gone as soon as it is', async () => {
    const clock = new TestClock();
    server.up = false;
    const session = start({ clock });
    await troubled(session, clock, 'unreachable');
    server.up = true;
    page.emit('online');
    await waitUntil(() => session.status.connected);
    expect(session.status.trouble).to.equal(undefined);
  });
  for (const [what, answer] of [
    ['a page', () => new Response('<h1>Welcome</h1>', { headers: { 'content-type': 'text/html' } })],
    ['a page that is not there', () => new Response('<h1>404</h1>', { status: 404 })],
    ['other JSON', () => new Response('{"hello":"world"}', { headers: { 'content-type': 'application/json' } })],
  ] as const)
    it(`${what} answers: that is no server of ours`, async () => {
      const clock = new TestClock();
      const session = start({ clock, fetch: () => Promise.resolve(answer()) });
      await troubled(session, clock, 'not-ours');
      expect(session.status.save.kind, 'it may be a page of the network on the way').not.to.equal('stopped');
    });
  it('a proxy says that it is away: then that is what it is', async () => {
    const clock = new TestClock();
    const session = start({ clock, fetch: () => Promise.resolve(new Response('Bad gateway', { status: 502 })) });
    await troubled(session, clock, 'unreachable');
  });
  it('it answers, and no connection gets through: something on the way stops WebSockets', async () => {
    const clock = new TestClock();
    class Blocked extends EventTarget {
      readyState = 0;
      binaryType = 'arraybuffer';
      onopen = null;
      onmessage = null;
      onerror: (() => void) | null = null;
      onclose: ((event: CloseEvent) => void) | null = null;
      constructor() {
        super();
        queueMicrotask(() => this.onclose?.(new CloseEvent('close', { code: 1006 })));
      }
      close(): void {
        this.readyState = 3;
      }
      send(): void {
        throw new Error('It never opened.');
      }
    }
    const session = start({ clock, WebSocket: Blocked as unknown as typeof WebSocket });
    await troubled(session, clock, 'no-socket');
    expect(session.status.connected).to.equal(false);
  });
  it('says how old the copy of this device is, and no more once the server is there', async () => {
    const clock = new TestClock();
    clock.time = Date.parse('2026-03-02T10:00:00Z');
    const first = start({ clock });
    await until(first, 'saved');
    await end(first);
    expect(device.recent(HOME, rememberedAs(canvasId, byKey('key-1')).id)?.asOf).to.equal('2026-03-02T10:00:00.000Z');
    server.up = false;
    const session = start({ clock });
    await waitUntil(() => session.status.content === 'from-device' || (clock.pass(50), false), 'the copy', {
      interval: 1,
    });
    await troubled(session, clock, 'unreachable');
    expect(session.status.asOf).to.equal('2026-03-02T10:00:00.000Z');
    server.up = true;
    page.emit('online');
    await until(session, 'saved');
    expect(session.status.asOf).to.equal(undefined);
  });
});
