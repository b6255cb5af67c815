// A session against a server of one document: what it shows, what it sends, and what it says is safe.
import { expect, waitUntil } from '@open-wc/testing';
import { cardCounts } from '../../../shared/document/cards.ts';
import { readMeta } from '../../../shared/document/compass.ts';
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

describe('an open session', () => {
  it('fetches the canvas with a ticket for this very client and says it is saved', async () => {
    const session = start();
    expect(save(session).kind).to.equal('loading');
    expect(session.canvas).to.equal(undefined);
    await until(session, 'saved');
    const canvas = canvasOf(session);
    expect(readMeta(canvas.doc).title).to.equal('Veldkamp');
    expect(canvas.me).to.deep.equal({ id: 'u1', name: 'Noor' });
    expect(canvas.rights.edit).to.equal(true);
    expect(session.status).to.deep.include({ connected: true, content: 'live', onDevice: true });
    expect(server.ticketsAsked).to.have.length(1);
    expect(server.ticketsAsked[0]).to.deep.include({
      clientId: canvas.doc.clientID,
      features: ['saved', 'notice'],
      key: 'key-1',
      device: device.secret(),
    });
    expect(server.addresses).to.deep.equal([`wss://canvas.example/sync/${canvasId}?ticket=ticket-1`]);
  });

  it('says "saved" only after the acknowledgement, and sends an edit once', async () => {
    const session = start();
    await until(session, 'saved');
    server.saves = false;
    const before = server.received.filter((f) => f.sync === SYNC.update).length;
    const seen: string[] = [];
    session.subscribe(() => seen.push(save(session).kind));
    add(session);
    expect(seen).to.deep.equal(['saving']);
    expect(save(session).kind).to.equal('saving');
    expect(cardsOnServer()).to.equal(1);
    // The card's birth and its first status are two transactions: two frames, no more.
    expect(server.received.filter((f) => f.sync === SYNC.update).length - before).to.equal(2);
    server.acknowledge();
    expect(save(session).kind).to.equal('saved');
  });

  it('keeps offline edits on the device and hands them over when the line is back', async () => {
    const session = start();
    await until(session, 'saved');
    server.goDown();
    await until(session, 'reconnecting');
    add(session);
    expect(save(session).kind).not.to.equal('reconnecting');
    await until(session, 'reconnecting');
    expect(page.guards).to.equal(0);
    expect(cardsOnServer()).to.equal(0);
    server.up = true;
    page.emit('online');
    await until(session, 'saved');
    expect(cardsOnServer()).to.equal(1);
  });

  it('shows the copy of this device without a server, and edits of a closed tab reach the server later', async () => {
    const first = start();
    await until(first, 'saved');
    server.goDown();
    await until(first, 'reconnecting');
    add(first, 'onderweg geschreven');
    await until(first, 'reconnecting');
    await end(first);

    const second = start();
    await until(second, 'reconnecting');
    expect(second.status).to.deep.include({ content: 'from-device', connected: false });
    expect(cardCounts(canvasOf(second).doc).total).to.equal(1);
    expect(canvasOf(second).me.id).to.equal('u1');
    server.up = true;
    page.emit('shown');
    await until(second, 'saved');
    expect(cardsOnServer()).to.equal(1);
  });

  it('does not say "offline" while the first connection is on its way', async () => {
    const first = start();
    await until(first, 'saved');
    add(first);
    await end(first);
    const session = start();
    const seen = [save(session).kind];
    session.subscribe(() => seen.push(save(session).kind));
    await until(session, 'saved');
    expect([...new Set(seen)]).to.deep.equal(['loading', 'saved']);
  });

  it('sends again, on a new connection, what nobody acknowledges although the line looks alive', async () => {
    const clock = new TestClock();
    const session = start({ clock });
    await until(session, 'saved');
    server.saves = false;
    add(session);
    clock.pass(11_000);
    expect(server.addresses, 'it may still come').to.have.length(1);
    server.saves = true;
    clock.pass(2_000);
    expect(session.status.connected, 'it did not come').to.equal(false);
    page.emit('online');
    await until(session, 'saved');
    expect(server.addresses).to.have.length(2);
    expect(cardsOnServer()).to.equal(1);
    clock.pass(60_000);
    expect(server.addresses, 'acknowledged, so nothing is sent again').to.have.length(2);
  });

  it('asks a silent server for a sign of life when the page wakes, and reconnects when none comes', async () => {
    const clock = new TestClock();
    const session = start({ clock });
    await until(session, 'saved');
    page.emit('visible');
    expect(server.received.at(-1)?.type).to.equal(FRAME.queryAwareness);
    clock.pass(5000);
    expect(session.status.connected, 'it answered').to.equal(true);
    server.mute = true;
    const muted = Date.now();
    await waitUntil(() => Date.now() > muted, 'a later moment', { interval: 1 });
    page.emit('shown');
    clock.pass(5000);
    expect(session.status.connected, 'it did not').to.equal(false);
    server.mute = false;
    page.emit('online');
    await until(session, 'saved');
    expect(server.addresses).to.have.length(2);
  });

  it('is not fooled by a last message when the browser says that it is offline', async () => {
    const clock = new TestClock();
    const session = start({ clock });
    await until(session, 'saved');
    page.emit('offline');
    const began = Date.now();
    await waitUntil(() => Date.now() > began, 'a later moment', { interval: 1 });
    server.presence(77, 1, { user: { id: 'u7', name: 'Bram', slot: 1 } });
    server.mute = true;
    const heard = Date.now();
    await waitUntil(() => Date.now() > heard, 'a later moment', { interval: 1 });
    clock.pass(5000);
    expect(session.status.connected, 'something was heard').to.equal(true);
    clock.pass(5000);
    expect(session.status.connected, 'and then nothing').to.equal(false);
  });

  it('a page that wakes while waiting connects at once', async () => {
    const clock = new TestClock();
    const session = start({ clock });
    await until(session, 'saved');
    server.goDown();
    server.up = true;
    for (const event of ['online', 'visible', 'shown'] as const) {
      const before = server.addresses.length;
      page.emit(event);
      await until(session, 'saved');
      expect(server.addresses).to.have.length(before + 1);
      server.close(CLOSE.goingAway);
    }
  });

  it('does not claim "saved" after a reconnect before the offline work is acknowledged', async () => {
    const session = start();
    await until(session, 'saved');
    server.goDown();
    await until(session, 'reconnecting');
    add(session);
    server.saves = false;
    server.up = true;
    page.emit('visible');
    await waitUntil(() => cardsOnServer() === 1, 'the card arrives', { interval: 5 });
    expect(save(session).kind).to.equal('saving');
    server.acknowledge();
    expect(save(session).kind).to.equal('saved');
  });

  it('sends one frame for each change of my own presence, and none for those of others', async () => {
    const session = start();
    await until(session, 'saved');
    const id = canvasOf(session).doc.clientID;
    const said = () => server.received.filter((f) => f.type === FRAME.awareness);
    const before = said().length;
    for (let clock = 1; clock <= 5; clock++)
      server.presence(77, clock, { user: { id: 'u2', name: 'Daan', slot: 1 }, pointer: { x: clock / 10, y: 0 } });
    expect(session.presence.people()).to.have.length(2);
    expect(said()).to.have.length(before);
    session.presence.tell({ card: 'k1' });
    expect(said()).to.have.length(before + 1);
    // My former socket, closed late, made the server say that I left: one frame says that I am here.
    server.presence(id, 1000, null);
    expect(said()).to.have.length(before + 2);
    server.goDown();
    await until(session, 'reconnecting');
    server.up = true;
    page.emit('online');
    await until(session, 'saved');
    for (const frame of said()) expect(frame.clients).to.deep.equal([id]);
  });

  it('asks no echo of y-websocket: even a query is answered with my own state only', async () => {
    const session = start();
    await until(session, 'saved');
    server.presence(77, 1, { user: { id: 'u2', name: 'Daan', slot: 1 } });
    const before = server.received.length;
    server.queryAwareness();
    expect(server.received.slice(before)).to.deep.equal([
      { type: FRAME.awareness, clients: [canvasOf(session).doc.clientID] },
    ]);
  });

  it('claims the client ids of edits made by a tab that never reached the server', async () => {
    const first = start();
    await until(first, 'saved');
    server.goDown();
    await end(first);
    const offline = start();
    await until(offline, 'reconnecting');
    add(offline, 'in de trein');
    await until(offline, 'reconnecting');
    const { clientID } = canvasOf(offline).doc;
    await end(offline);
    server.up = true;
    server.ticketsAsked.length = 0;
    const next = start();
    await until(next, 'saved');
    expect(server.ticketsAsked.map((t) => t.clientId)).to.deep.equal([canvasOf(next).doc.clientID, clientID]);
    expect(new Set(server.ticketsAsked.map((t) => t.device)).size).to.equal(1);
    expect(cardsOnServer()).to.equal(1);
    expect(device.unclaimed(HOME, canvasId)).to.deep.equal([]);
  });

  it('shows people again at once after a reconnect, although their clocks have not moved', async () => {
    const session = start();
    await until(session, 'saved');
    const daan = { user: { id: 'u2', name: 'Daan', slot: 1 } };
    server.presence(77, 3, daan);
    expect(session.presence.people()).to.have.length(2);
    server.goDown();
    await until(session, 'reconnecting');
    expect(session.presence.people()).to.have.length(1);
    server.up = true;
    page.emit('online');
    await until(session, 'saved');
    server.presence(77, 3, daan);
    expect(session.presence.people()).to.have.length(2);
  });

  it('a viewer sends no content, not even work left in the copy of this device', async () => {
    const editor = start();
    await until(editor, 'saved');
    server.goDown();
    await until(editor, 'reconnecting');
    add(editor);
    await until(editor, 'reconnecting');
    await end(editor);
    server.up = true;
    server.role = 'viewer';
    server.received.length = 0;
    const session = start();
    await waitUntil(() => session.status.connected && canvasOf(session).role === 'viewer', 'viewer', { interval: 5 });
    await waitUntil(() => server.received.length > 1);
    expect(server.received.filter((f) => f.type === FRAME.sync && f.sync !== SYNC.step1)).to.deep.equal([]);
    expect(canvasOf(session).rights).to.deep.equal({ edit: false, discuss: false, share: false });
    expect(cardsOnServer()).to.equal(0);
  });

  it('a notice of another role gives a new canvas object with those rights on the same document', async () => {
    const session = start();
    await until(session, 'saved');
    const before = canvasOf(session);
    let told = 0;
    session.subscribe(() => told++);
    server.notice({ kind: 'role', role: 'commenter' });
    expect(told).to.equal(1);
    expect(canvasOf(session)).not.to.equal(before);
    expect(canvasOf(session).doc).to.equal(before.doc);
    expect(canvasOf(session).rights).to.deep.equal({ edit: false, discuss: true, share: false });
  });

  it('corrects my name here and on the server', async () => {
    const session = start();
    await until(session, 'saved');
    await session.rename('Noor Bakker');
    expect(server.renamed).to.deep.equal({ name: 'Noor Bakker', device: device.secret() });
    expect(canvasOf(session).me.name).to.equal('Noor Bakker');
    expect(session.presence.people()[0]?.name).to.equal('Noor Bakker');
    expect(device.name()).to.equal('Noor Bakker');
  });

  it('remembers the canvas in this browser with its title, counts and small picture', async () => {
    const session = start();
    await until(session, 'saved');
    add(session);
    await end(session);
    const [recent] = device.list();
    expect(recent).to.deep.include({ id: canvasId, server: HOME, key: 'key-1', role: 'editor', title: 'Veldkamp' });
    expect(recent?.counts).to.deep.equal({ total: 1, decided: 0 });
    expect(recent?.mini).to.deep.equal({ 'licence.customers': 1 });
  });
});
