// The time until the copy on this device has been read: it may hold edits that no server has, so nothing is "saved" yet.
import { expect, waitUntil } from '@open-wc/testing';
import { copyName } from '../../../client/session/copies.ts';
import { SYNC } from '../../../shared/wire/frames.ts';
import { TestClock } from './doubles.ts';
import { cardCounts } from '../../../shared/document/cards.ts';
import {
  HOME,
  add,
  canvasId,
  canvasOf,
  cardsOnServer,
  end,
  save,
  server,
  start,
  until,
  withServer,
} from './with-server.ts';

withServer();

/** A browser's databases that answer nobody until told. */
function slowDatabases(): { readonly factory: IDBFactory; asked(): Promise<void>; answer(): void } {
  const waiting: EventTarget[] = [];
  const open = (): EventTarget => {
    const request = Object.assign(new EventTarget(), { result: { close: () => undefined } });
    waiting.push(request);
    return request;
  };
  return {
    factory: { open } as unknown as IDBFactory,
    asked: () => waitUntil(() => waiting.length > 0, 'the database is asked for', { interval: 1 }),
    answer: () => waiting.splice(0).forEach((request) => request.dispatchEvent(new Event('success'))),
  };
}
/** Looked at in the ordinary way; only what y-indexeddb opens after that can be broken. */
const asItIs = { open: (name: string) => open.call(indexedDB, name) } as unknown as IDBFactory;
const { open } = IDBFactory.prototype;
let mend = (): void => undefined;
afterEach(() => mend());
/** A browser whose databases answer so, until mended. */
function breakOpening(answer: (request: EventTarget) => void): { asked: number; mend(): void } {
  const state = {
    asked: 0,
    mend: (): void => {
      IDBFactory.prototype.open = open;
    },
  };
  IDBFactory.prototype.open = () => {
    state.asked++;
    const request = new EventTarget();
    Object.assign(request, { error: new DOMException('no', 'UnknownError') });
    // lib0 listens by property.
    for (const kind of ['error', 'success'] as const)
      request.addEventListener(kind, (event) =>
        (request as unknown as Record<string, (e: Event) => void>)[`on${kind}`]?.(event),
      );
    answer(request);
    return request as IDBOpenDBRequest;
  };
  mend = state.mend;
  return state;
}
const greeted = (): Promise<void> =>
  waitUntil(() => server.received.some((f) => f.sync === SYNC.step2), 'the server has asked', { interval: 1 });

describe('while the copy on this device is opening', () => {
  it('a reload with unsent edits does not say "saved" before the server has them', async () => {
    const first = start();
    await until(first, 'saved');
    server.goDown();
    await until(first, 'reconnecting');
    add(first, 'in de trein');
    await until(first, 'reconnecting');
    await end(first);
    server.up = true;
    server.received.length = 0;

    const slow = slowDatabases();
    const session = start({ indexedDB: slow.factory });
    const cardsWhenSaved: number[] = [];
    session.subscribe(() => {
      if (save(session).kind === 'saved') cardsWhenSaved.push(cardsOnServer());
    });
    await greeted();
    expect(session.status.content).to.equal('live');
    expect(save(session)).to.deep.equal({ kind: 'loading' });
    await slow.asked();
    slow.answer();
    await until(session, 'saved');
    expect(cardsWhenSaved.length).to.be.greaterThan(0);
    expect(cardsWhenSaved.filter((cards) => cards !== 1)).to.deep.equal([]);
  });

  it('an edit is "saving" until the server has it, and nothing is "saved" after it either', async () => {
    const slow = slowDatabases();
    const session = start({ indexedDB: slow.factory });
    await waitUntil(() => session.canvas && session.status.content === 'live', 'the canvas', { interval: 1 });
    await greeted();
    server.saves = false;
    add(session);
    expect(save(session)).to.deep.equal({ kind: 'saving' });
    server.acknowledge();
    expect(save(session)).to.deep.equal({ kind: 'loading' });
    await slow.asked();
    slow.answer();
    await until(session, 'saved');
    expect(session.status.onDevice).to.equal(true);
  });

  it('a database that never answers is waited for a while, then work goes on in memory and that is said', async () => {
    const clock = new TestClock();
    const slow = slowDatabases();
    const session = start({ clock, indexedDB: slow.factory });
    await greeted();
    await slow.asked();
    clock.pass(4_999);
    expect(save(session)).to.deep.equal({ kind: 'loading' });
    clock.pass(1);
    expect(save(session)).to.deep.equal({ kind: 'saved' });
    expect(session.status.onDevice).to.equal(false);
    server.goDown();
    expect(save(session)).to.deep.equal({ kind: 'not-saved', why: 'device' });
    slow.answer();
    await until(session, 'reconnecting');
    expect(session.status.onDevice, 'it answered after all').to.equal(true);
  });

  it('closing does not wait for a database that never answers', async () => {
    const clock = new TestClock();
    const slow = slowDatabases();
    const session = start({ clock, indexedDB: slow.factory });
    await greeted();
    await slow.asked();
    const closed = end(session);
    clock.pass(2_000);
    await closed;
    const next = start();
    await until(next, 'saved');
  });

  for (const [how, answer] of [
    ['says no', (request: EventTarget) => request.dispatchEvent(new Event('error'))],
    ['never answers', () => undefined],
  ] as const)
    it(`a database that ${how} once it is really opened: not kept, said, and kept once it opens`, async () => {
      const clock = new TestClock();
      const broken = breakOpening((request) => queueMicrotask(() => answer(request)));
      const session = start({ clock, indexedDB: asItIs });
      await waitUntil(() => broken.asked === 1, 'it is opened', { interval: 1 });
      await waitUntil(() => (clock.pass(1_000), session.status.content === 'live' && !session.status.onDevice), 'said');
      expect(save(session)).to.deep.equal({ kind: 'saved' });
      server.goDown();
      add(session);
      expect(save(session)).to.deep.equal({ kind: 'not-saved', why: 'device' });
      await waitUntil(() => (clock.pass(1_000), broken.asked >= 3), 'it is tried again', { interval: 5 });
      expect(save(session)).to.deep.equal({ kind: 'not-saved', why: 'device' });
      broken.mend();
      await waitUntil(() => (clock.pass(1_000), save(session).kind === 'reconnecting'), 'kept', { timeout: 5000 });
      await end(session);
      const again = start();
      await until(again, 'reconnecting');
      expect(cardCounts(canvasOf(again).doc).total).to.equal(1);
    });

  it('closing does not wait for one that was never really opened either', async () => {
    const clock = new TestClock();
    const broken = breakOpening(() => undefined);
    const session = start({ clock, indexedDB: asItIs });
    await waitUntil(() => broken.asked === 1, 'it is opened', { interval: 1 });
    let closed = false;
    const closing = end(session).then(() => (closed = true));
    await waitUntil(() => (clock.pass(1_000), closed), 'closed');
    await closing;
  });

  it('keeps one value in the database, however often the canvas is opened', async () => {
    for (let visit = 0; visit < 4; visit++) {
      const session = start();
      await until(session, 'saved');
      await waitUntil(() => session.status.onDevice, 'on the device');
      await end(session);
    }
    expect(await valuesOnDevice()).to.equal(1);
  });
});

function valuesOnDevice(): Promise<number> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(copyName(HOME, canvasId, 0));
    request.addEventListener('error', () => reject(request.error ?? new Error('It does not open.')));
    request.addEventListener('success', () => {
      const db = request.result;
      const count = db.transaction(['updates']).objectStore('updates').count();
      count.addEventListener('success', () => {
        db.close();
        resolve(count.result);
      });
    });
  });
}
