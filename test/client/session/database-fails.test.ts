// A database that fails while the canvas is open: closed by the browser, or out of room. Said, and mended when it can be.
import { expect, waitUntil } from '@open-wc/testing';
import { cardCounts } from '../../../shared/document/cards.ts';
import { TestClock } from './doubles.ts';
import { add, canvasOf, end, page, save, server, start, until, withServer } from './with-server.ts';

withServer();

const NOT_KEPT = { kind: 'not-saved', why: 'device' };
let undo: (() => void)[] = [];
afterEach(() => {
  undo.forEach((restore) => restore());
  undo = [];
});

/** The databases this page has open, as a browser sees them that closes them. */
function openDatabases(): Set<IDBDatabase> {
  const found = new Set<IDBDatabase>();
  const { transaction } = IDBDatabase.prototype;
  IDBDatabase.prototype.transaction = function (this: IDBDatabase, ...args) {
    found.add(this);
    return transaction.apply(this, args);
  };
  undo.push(() => (IDBDatabase.prototype.transaction = transaction));
  return found;
}
/** Every write ends as it does in a full browser; returns how many were tried, and makes room again. */
function noRoom(): { tried: number; room(): void } {
  const { add: put } = IDBObjectStore.prototype;
  const full = {
    tried: 0,
    room: (): void => {
      IDBObjectStore.prototype.add = put;
    },
  };
  IDBObjectStore.prototype.add = function (this: IDBObjectStore, ...args) {
    const request = put.apply(this, args);
    full.tried++;
    // As a browser does when it comes to the commit: no request fails, the transaction does.
    request.addEventListener('success', () => request.transaction?.abort());
    return request;
  };
  undo.push(full.room);
  return full;
}
/** Opens as this browser does, unless told that nothing opens any more. */
function databases(): { readonly factory: IDBFactory; opens: boolean; asked: number } {
  const state = {
    opens: true,
    asked: 0,
    factory: {
      open: (name: string) => {
        state.asked++;
        if (!state.opens) throw new DOMException('The database is gone.', 'UnknownError');
        return indexedDB.open(name);
      },
    } as unknown as IDBFactory,
  };
  return state;
}

describe('a database that fails while the canvas is open', () => {
  for (const announced of [true, false])
    it(`closed by the browser, ${announced ? 'which says so' : 'found out by the next edit'}: not kept, until it opens again`, async () => {
      const clock = new TestClock();
      const found = openDatabases();
      const around = databases();
      const session = start({ clock, indexedDB: around.factory });
      await until(session, 'saved');
      server.goDown();
      await until(session, 'reconnecting');
      add(session, 'ervoor');
      await until(session, 'reconnecting');

      around.opens = false;
      for (const db of found) {
        db.close();
        if (announced) db.dispatchEvent(new Event('close'));
      }
      if (announced) expect(save(session), 'at once').to.deep.equal(NOT_KEPT);
      add(session, 'erna');
      expect(save(session)).to.deep.equal(NOT_KEPT);
      expect(session.status.onDevice).to.equal(false);
      expect(page.guards, 'leaving would lose it').to.equal(1);
      for (let tries = 0; tries < 3; tries++) {
        const before = around.asked;
        clock.pass(60_000);
        await waitUntil(() => around.asked > before, 'it is tried again', { interval: 1 });
        expect(save(session)).to.deep.equal(NOT_KEPT);
      }

      around.opens = true;
      clock.pass(60_000);
      await until(session, 'reconnecting');
      expect(page.guards).to.equal(0);
      await end(session);
      const again = start();
      await until(again, 'reconnecting');
      expect(cardCounts(canvasOf(again).doc).total).to.equal(2);
    });

  it('out of room: not kept for as long as that lasts, although it opens and still has what was there', async () => {
    const clock = new TestClock();
    const session = start({ clock });
    await until(session, 'saved');
    server.goDown();
    await until(session, 'reconnecting');
    add(session, 'ervoor');
    await until(session, 'reconnecting');

    const full = noRoom();
    add(session, 'erna');
    await until(session, 'not-saved');
    expect(page.guards).to.equal(1);
    const seen: string[] = [];
    session.subscribe(() => seen.push(save(session).kind));
    const tries = full.tried + 3;
    await waitUntil(() => (clock.pass(60_000), full.tried >= tries), 'it is tried again and again', { interval: 5 });
    expect(seen, 'never called kept in between').not.to.contain('reconnecting');

    full.room();
    await waitUntil(() => (clock.pass(60_000), save(session).kind === 'reconnecting'), 'kept again', { interval: 5 });
    expect(page.guards).to.equal(0);
    await end(session);
    const again = start();
    await until(again, 'reconnecting');
    expect(cardCounts(canvasOf(again).doc).total).to.equal(2);
  });

  it('with a connection the work is saved all the same, and that nothing is kept here is said', async () => {
    const session = start({ clock: new TestClock() });
    await until(session, 'saved');
    noRoom();
    add(session);
    await waitUntil(() => !session.status.onDevice, 'said', { interval: 1 });
    expect(save(session)).to.deep.equal({ kind: 'saved' });
    expect(page.guards).to.equal(0);
  });
});
