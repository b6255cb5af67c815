// A browser whose own database is blocked, full or gone: work goes on, and nobody is told it is kept.
import { expect } from '@open-wc/testing';
import * as Y from 'yjs';
import { copyName } from '../../../client/session/copies.ts';
import { cardCounts } from '../../../shared/document/cards.ts';
import {
  HOME,
  add,
  canvasId,
  canvasOf,
  cardsOnServer,
  end,
  page,
  save,
  server,
  start,
  until,
  withServer,
} from './with-server.ts';

withServer();

describe('without a database in the browser', () => {
  it('works in memory, says so, and warns only while work would be lost', async () => {
    const session = start({ indexedDB: undefined });
    await until(session, 'saved');
    expect(session.status.onDevice).to.equal(false);
    expect(page.guards).to.equal(0);
    const seen: string[] = [];
    session.subscribe(() => seen.push(save(session).kind));
    server.goDown();
    expect(seen, 'told at once, and once').to.deep.equal(['not-saved']);
    expect(page.guards, 'nothing of mine is at risk').to.equal(0);
    add(session);
    expect(save(session)).to.deep.equal({ kind: 'not-saved', why: 'device' });
    expect(page.guards).to.equal(1);
    server.up = true;
    page.emit('online');
    await until(session, 'saved');
    expect(page.guards).to.equal(0);
    expect(cardsOnServer()).to.equal(1);
  });

  it('a browser that refuses the database is the same', async () => {
    const blocked = {
      open: () => {
        throw new DOMException('blocked', 'SecurityError');
      },
    } as unknown as IDBFactory;
    const session = start({ indexedDB: blocked });
    await until(session, 'saved');
    expect(session.status.onDevice).to.equal(false);
  });

  it('a write that fails is said, and mended by storing the whole document', async () => {
    const session = start();
    await until(session, 'saved');
    server.goDown();
    await until(session, 'reconnecting');
    const { add: put } = IDBObjectStore.prototype;
    IDBObjectStore.prototype.add = function (this: IDBObjectStore, ...args) {
      const request = put.apply(this, args);
      this.transaction.abort();
      return request;
    };
    add(session);
    IDBObjectStore.prototype.add = put;
    await until(session, 'not-saved');
    expect(page.guards).to.equal(1);
    await until(session, 'reconnecting');
    expect(page.guards).to.equal(0);
    await end(session);
    const again = start();
    await until(again, 'reconnecting');
    expect(cardCounts(canvasOf(again).doc).total).to.equal(1);
  });

  it('a database closed under the session does not break editing', async () => {
    const session = start();
    await until(session, 'saved');
    server.goDown();
    await until(session, 'reconnecting');
    indexedDB.deleteDatabase(copyName(HOME, canvasId, 0));
    await until(session, 'not-saved');
    add(session);
    await until(session, 'reconnecting');
    expect(Y.encodeStateAsUpdate(canvasOf(session).doc).length).to.be.greaterThan(2);
  });
});

it('the browser is asked to warn before leaving, and only while guarded', async () => {
  const { browserPage } = await import('../../../client/session/surroundings.ts');
  const leave = (): boolean => !window.dispatchEvent(new Event('beforeunload', { cancelable: true }));
  expect(leave()).to.equal(false);
  const stop = browserPage().guard();
  expect(leave()).to.equal(true);
  stop();
  expect(leave()).to.equal(false);
});
