// A refused session goes on in a fresh document with what is its own and valid, once; what is not taken over is shown.
import { expect, waitUntil } from '@open-wc/testing';
import { cardCounts, cardIds, readCard } from '../../../shared/document/cards.ts';
import { plainText } from '../../../shared/document/text.ts';
import type { Fetch } from '../../../client/session/api.ts';
import type { Session } from '../../../client/session/open-session.ts';
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

/** A session with one card the server has, and one made since the line went down. */
async function offlineWork(tickets?: Fetch): Promise<{ session: Session; known: string; made: string }> {
  const fetch: Fetch = (input, init) =>
    tickets && input.endsWith('/tickets') ? tickets(input, init) : server.fetch(input, init);
  const session = start({ fetch });
  await until(session, 'saved');
  const known = add(session, 'bekend');
  await until(session, 'saved');
  server.goDown();
  await until(session, 'reconnecting');
  const made = add(session, 'zonder verbinding');
  await until(session, 'reconnecting');
  server.up = true;
  return { session, known, made };
}
/** Answers the first document's questions for a ticket as the server does, and those of any other otherwise. */
function firstOnly(otherwise: Fetch): Fetch {
  let first: number | undefined;
  return (input, init) => {
    const { clientId } = JSON.parse(String(init.body)) as { clientId: number };
    return clientId === (first ??= clientId) ? server.fetch(input, init) : otherwise(input, init);
  };
}
const copyInUse = (): number => device.recent(HOME, canvasId)?.copy ?? 0;

describe('a session the server refuses', () => {
  it('goes on without a reload: a fresh document with another client id, and the work in it', async () => {
    const { session, known, made } = await offlineWork();
    const before = canvasOf(session);
    server.rejects = 1;
    const seen: string[] = [];
    session.subscribe(() => seen.push(save(session).kind));
    page.emit('online');
    await waitUntil(() => canvasOf(session).doc !== before.doc, 'the fresh document', { interval: 1 });
    await until(session, 'saved');
    const after = canvasOf(session);
    expect(after.doc.clientID).not.to.equal(before.doc.clientID);
    expect(cardIds(server.doc)).to.have.members([known, made]);
    const text = readCard(server.doc, made)?.text;
    expect(text && plainText(text)).to.equal('zonder verbinding');
    expect(session.leftBehind).to.equal(undefined);
    // Never said to be saved while it was not, and never stopped.
    expect(seen.slice(0, -1)).not.to.include('stopped');
    add(session, 'daarna');
    await until(session, 'saved');
    expect(cardsOnServer()).to.equal(3);
    expect(copyInUse()).to.equal(1);
    await end(session);
    const again = start();
    await until(again, 'saved');
    expect(cardCounts(canvasOf(again).doc).total).to.equal(3);
  });

  it('can be worked in until the fresh document is there, and takes that along', async () => {
    let letThrough: () => void = () => undefined;
    const asked = new Promise<void>((known) => {
      letThrough = known;
    });
    let waiting = false;
    const { session, made } = await offlineWork(
      firstOnly(async (input, init) => {
        waiting = true;
        await asked;
        return server.fetch(input, init);
      }),
    );
    server.rejects = 1;
    page.emit('online');
    await waitUntil(() => waiting, 'the fresh document', { interval: 1 });
    expect(save(session).kind).to.equal('reconnecting');
    const meanwhile = add(session, 'ondertussen');
    letThrough();
    await until(session, 'saved');
    expect(cardIds(server.doc)).to.include.members([made, meanwhile]);
  });

  it('says what its right no longer allows, and keeps that through a reload until it is let go of', async () => {
    const { session, known, made } = await offlineWork();
    canvasOf(session).commands.openThread({ kind: 'card', id: known, quote: 'bekend' }, 'Klopt dit?');
    server.rejects = 1;
    server.role = 'commenter';
    page.emit('online');
    await waitUntil(() => session.leftBehind !== undefined, 'what was left behind', { interval: 1 });
    await until(session, 'saved');
    expect(canvasOf(session).role).to.equal('commenter');
    expect(session.status.notTaken).to.equal(1);
    expect(session.leftBehind?.pieces).to.deep.equal([
      { kind: 'card', id: made, facet: 'licence.customers', text: 'zonder verbinding' },
    ]);
    expect(cardIds(session.leftBehind?.canvas?.doc ?? server.doc)).to.include(made);
    expect(cardIds(server.doc)).to.deep.equal([known]);
    expect(server.doc.getMap('comments').size).to.equal(1);
    await end(session);

    const again = start();
    await waitUntil(() => again.leftBehind !== undefined, 'still there', { interval: 1 });
    expect(again.status.notTaken).to.equal(1);
    again.letGo();
    expect(again.status.notTaken).to.equal(undefined);
    await end(again);
    const third = start();
    await until(third, 'saved');
    expect(third.leftBehind).to.equal(undefined);
  });

  it('tells a reader what of theirs was never sent, instead of showing it as if it were there', async () => {
    const { session, known, made } = await offlineWork();
    await end(session);
    server.role = 'viewer';
    const reader = start();
    await waitUntil(() => reader.leftBehind !== undefined, 'what was left behind', { interval: 1 });
    await until(reader, 'saved');
    expect(cardIds(canvasOf(reader).doc)).to.deep.equal([known]);
    expect(reader.leftBehind?.pieces.map((piece) => piece.kind === 'card' && piece.id)).to.deep.equal([made]);
    expect(cardIds(server.doc)).to.deep.equal([known]);
  });

  it('stops when the fresh document is refused as well, and the next opening begins without what was refused', async () => {
    const { session } = await offlineWork();
    server.rejects = 2;
    page.emit('online');
    await until(session, 'stopped');
    expect(save(session)).to.deep.equal({ kind: 'stopped', reason: 'refused' });
    expect(cardCounts(canvasOf(session).doc).total).to.equal(2);
    const asked = server.ticketsAsked.length;
    page.emit('visible');
    expect(server.ticketsAsked).to.have.length(asked);
    await end(session);
    const next = start();
    await until(next, 'saved');
    expect(cardCounts(canvasOf(next).doc).total).to.equal(1);
  });

  it('keeps the old copy in use when the fresh document cannot be had', async () => {
    const { session, made } = await offlineWork(
      firstOnly((input, init) => {
        server.refuses = { status: 403, code: 'no-access' };
        return server.fetch(input, init);
      }),
    );
    server.rejects = 1;
    page.emit('online');
    await until(session, 'stopped');
    expect(save(session)).to.deep.equal({ kind: 'stopped', reason: 'link-invalid' });
    expect(readCard(canvasOf(session).doc, made)).not.to.equal(undefined);
    expect(copyInUse()).to.equal(0);
  });

  it('is refused, not tried for ever, when one value is larger than the server reads', async () => {
    const session = start();
    await until(session, 'saved');
    canvasOf(session).commands.setTitle('x'.repeat(600_000));
    await waitUntil(() => session.leftBehind !== undefined, 'what was left behind', { interval: 1 });
    await until(session, 'saved');
    expect(session.leftBehind?.pieces.map((piece) => piece.kind === 'other' && piece.root)).to.deep.equal(['meta']);
  });
});
