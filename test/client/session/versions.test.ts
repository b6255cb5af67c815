// Versions: a page the server has outgrown, and a document newer than the page, are read and never written.
import { expect, waitUntil } from '@open-wc/testing';
import { DOCUMENT_SCHEMA } from '../../../shared/document/roots.ts';
import { SYNC, WIRE_VERSION } from '../../../shared/wire/frames.ts';
import { add, canvasOf, cardsOnServer, end, page, server, start, until, withServer } from './with-server.ts';

withServer();

const written = (): number => server.received.filter((f) => f.sync === SYNC.step2 || f.sync === SYNC.update).length;

describe('a page and a server of different versions', () => {
  it('work together when they are one apart', async () => {
    server.wire = WIRE_VERSION + 1;
    const session = start();
    await until(session, 'saved');
    expect(session.status.reading).to.equal(undefined);
    expect(canvasOf(session).rights.edit).to.equal(true);
  });

  it('an older page only reads, keeps what was written before, and sends it when it has been loaded again', async () => {
    const first = start();
    await until(first, 'saved');
    server.goDown();
    await until(first, 'reconnecting');
    add(first, 'nog niet verstuurd');
    await until(first, 'reconnecting');
    await end(first);
    server.up = true;
    server.wire = WIRE_VERSION + 2;
    const before = written();
    const old = start();
    await waitUntil(() => old.status.reading === 'old-page' && old.status.connected, 'connected', { interval: 1 });
    await waitUntil(() => old.status.content === 'live');
    expect(canvasOf(old).rights).to.deep.equal({ edit: false, discuss: false, share: false });
    page.emit('visible');
    expect(written()).to.equal(before);
    expect(old.leftBehind).to.equal(undefined);
    expect(cardsOnServer()).to.equal(0);
    await end(old);
    server.wire = WIRE_VERSION;
    start();
    await waitUntil(() => cardsOnServer() === 1, 'what was written arrives', { interval: 1 });
  });

  it('a document newer than the page is shown and left as it is', async () => {
    server.doc.getMap('meta').set('schema', DOCUMENT_SCHEMA + 1);
    server.doc.getMap('meta').set('unknown', { of: 'a later version' });
    const session = start();
    await waitUntil(() => session.status.reading === 'newer-document', 'it is said', { interval: 1 });
    await until(session, 'saved');
    expect(canvasOf(session).rights.edit).to.equal(false);
    const before = written();
    add(session);
    expect(written()).to.equal(before);
    expect(cardsOnServer()).to.equal(0);
    expect(server.doc.getMap('meta').get('unknown')).to.deep.equal({ of: 'a later version' });
  });
});
