// A comment that came in long after it was written says so to everybody who reads it, from the moment the server knows.
import { expect, html, waitUntil } from '@open-wc/testing';
import '../../../client/discuss/thread.ts';
import type { Canvas } from '../../../client/session/contexts.ts';
import { find, shows, stage, theirReply, theirThread, words } from './harness.ts';
import { expectAccessible } from '../accessible.ts';

/** A server that knows when comments came, and counts how often it was asked. */
function server(): { calls: Canvas['server']; came: Map<string, string>; asked: () => number; changed: () => void } {
  const came = new Map<string, string>();
  const listeners = new Set<() => void>();
  let asked = 0;
  return {
    came,
    asked: () => asked,
    changed: () => listeners.forEach((listener) => listener()),
    calls: {
      ask: <T>(_method: 'GET' | 'POST', path: string) => {
        if (path === '/received') asked++;
        return Promise.resolve({ received: Object.fromEntries(came) } as T);
      },
      onChange: (listener) => {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
    },
  };
}

describe('a comment that came late', () => {
  it('says when it came, to who only reads too; a comment beside it that came at once does not', async () => {
    const there = server();
    const on = await stage(html`<clc-thread expanded></clc-thread>`, { server: there.calls, role: 'viewer' });
    const thread = theirThread(on.session, { kind: 'block', id: 'arena' }, 'Eerste');
    const element = await find<HTMLElementTagNameMap['clc-thread']>(on.host, 'clc-thread');
    element.thread = thread;
    const late = theirReply(on.session, thread, 'Onderweg', 'u2', '2026-11-14T08:00:00.000Z');
    const message = (id: string): string => `[data-comment="${id}"]`;
    await find(element, message(late), '.msg');
    expect(shows(element, message(late), '.late')).to.equal(false);

    const at = new Date(2026, 10, 14, 10, 12);
    there.came.set(late, at.toISOString());
    there.changed();
    const mark = await find(element, message(late), '.late');
    element.now = new Date(2026, 10, 14, 15, 0);
    await waitUntil(() => words(mark) === 'offline geschreven, kwam aan om 10:12');
    element.now = new Date(2026, 10, 16, 15, 0);
    await waitUntil(() => words(mark) === 'offline geschreven, kwam aan op 14 nov om 10:12');
    expect(mark.title).to.contain('14 november 2026');
    expect(
      [...(element.shadowRoot?.querySelectorAll('clc-message') ?? [])].filter((m) => shows(m, '.late')),
    ).to.have.length(1);
    await expectAccessible(on.host);
  });

  it('is asked for once for all comments, again when the server says so, and not when nobody reads', async () => {
    const there = server();
    const on = await stage(html`<clc-thread expanded></clc-thread>`, { server: there.calls });
    const element = await find<HTMLElementTagNameMap['clc-thread']>(on.host, 'clc-thread');
    const thread = theirThread(on.session, { kind: 'block', id: 'arena' }, 'Eerste');
    for (let n = 0; n < 5; n++) theirReply(on.session, thread, `Antwoord ${n}`);
    element.thread = thread;
    await waitUntil(() => element.shadowRoot?.querySelectorAll('clc-message').length === 6);
    await waitUntil(() => there.asked() > 0);
    expect(there.asked()).to.equal(1);
    there.changed();
    await waitUntil(() => there.asked() === 2);
    element.remove();
    await waitUntil(() => !element.isConnected);
    there.changed();
    await element.updateComplete;
    expect(there.asked()).to.equal(2);
  });
});
