// Promise: presence is the server's word: nobody shows, changes or hides another person.
import * as encoding from 'lib0/encoding';
import { expect, test } from 'vitest';
import { Awareness, applyAwarenessUpdate } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { FRAME } from '../../shared/wire/frames.ts';
import { joined } from './raw-client.ts';
import type { RawClient } from './raw-client.ts';
import { createCanvas, send, serve, ticketFor, until } from './with-server.ts';

/** What a client would know of the others from all presence it received. */
function seenBy(client: RawClient): Map<number, Record<string, unknown>> {
  const doc = new Y.Doc();
  const awareness = new Awareness(doc);
  for (const message of client.received)
    if (message.kind === 'awareness') applyAwarenessUpdate(awareness, message.body, 'server');
  const states = new Map(awareness.getStates());
  states.delete(doc.clientID);
  awareness.destroy();
  return states;
}

/** A presence frame whose JSON is exactly this. */
function shows(id: number, clock: number, json: string): Uint8Array {
  const body = encoding.createEncoder();
  for (const number of [1, id, clock]) encoding.writeVarUint(body, number);
  encoding.writeVarString(body, json);
  const frame = encoding.createEncoder();
  encoding.writeVarUint(frame, FRAME.awareness);
  encoding.writeVarUint8Array(frame, encoding.toUint8Array(body));
  return encoding.toUint8Array(frame);
}

test('a person can neither overwrite nor hide another, whatever clock they send', async () => {
  const server = await serve();
  const canvas = await createCanvas(server);
  const anna = await joined(server, canvas, 'editor', { name: 'Anna' });
  const forger = await joined(server, canvas, 'editor', { name: 'Vals' });
  const watcher = await joined(server, canvas, 'viewer', { name: 'Kijker' });
  const annaId = anna.doc.clientID;
  anna.awareness([{ id: annaId, clock: 1, state: { block: 'arena' } }]);
  await until(() => seenBy(watcher).has(annaId));

  forger.awareness([{ id: annaId, clock: 9e15, state: { block: 'licence', user: { name: 'Vals' } } }]);
  forger.awareness([{ id: annaId, clock: 9e15, state: null }]);
  forger.awareness([
    { id: forger.doc.clientID, clock: 9e15, state: { block: 'resources', user: { id: 'p_x', name: 'Anna' } } },
    { id: annaId, clock: 9e15, state: null },
  ]);
  await until(() => seenBy(watcher).has(forger.doc.clientID));
  const seen = seenBy(watcher);
  expect(seen.get(annaId)).toEqual({ block: 'arena', user: { id: anna.ticket.person.id, name: 'Anna', slot: 0 } });
  expect(seen.get(forger.doc.clientID)).toEqual({
    block: 'resources',
    user: { id: forger.ticket.person.id, name: 'Vals', slot: 1 },
  });

  // A client that counted up to the end of numbers does not freeze: the clock others see is the server's.
  forger.ws.close();
  await until(() => !seenBy(watcher).has(forger.doc.clientID));
  const back = await joined(server, canvas, 'editor', { ticket: forger.ticket, doc: forger.doc });
  back.awareness([{ id: forger.doc.clientID, clock: 1, state: { block: 'arena' } }]);
  await until(() => seenBy(watcher).get(forger.doc.clientID)?.['block'] === 'arena');
  expect(forger.closed?.code).toBe(1005);
});

test('what is not presence, or too much of it, is not passed on; the rest of it is', async () => {
  const server = await serve();
  const canvas = await createCanvas(server);
  const anna = await joined(server, canvas);
  const watcher = await joined(server, canvas);
  const id = anna.doc.clientID;
  anna.awareness([{ id, clock: 1, state: { block: 'x'.repeat(5000) } }]);
  anna.awareness([{ id, clock: 2, state: [1, 2] }]);
  anna.awareness([{ id, clock: 3, state: { block: 7, card: 'c1', secret: 'x', __proto__: { a: 1 } } }]);
  await until(() => seenBy(watcher).has(id));
  expect(Object.keys(seenBy(watcher).get(id) ?? {}).sort()).toEqual(['card', 'user']);
  // A number no JSON can say again.
  anna.send(shows(id, 4, '{"card":"c2","pointer":{"x":1e999,"y":0}}'));
  await until(() => seenBy(watcher).get(id)?.['card'] === 'c2');
  expect(Object.keys(seenBy(watcher).get(id) ?? {}).sort()).toEqual(['card', 'user']);
});

test('a new name is shown at once, and everybody who asked is told that the members changed', async () => {
  const server = await serve();
  const canvas = await createCanvas(server);
  const device = 'apparaat-van-anna-0000000';
  const anna = await joined(server, canvas, 'editor', { name: 'Ana', device });
  const watcher = await joined(server, canvas, 'viewer');
  anna.awareness([{ id: anna.doc.clientID, clock: 1, state: { block: 'arena' } }]);
  await until(() => seenBy(watcher).has(anna.doc.clientID));
  const notices = watcher.count('notice');
  const renamed = await send(
    server,
    'PATCH',
    `/api/canvases/${canvas.id}/me`,
    { name: 'Anna', device },
    canvas.keys.editor,
  );
  expect(renamed.status).toBe(200);
  await until(() => (seenBy(watcher).get(anna.doc.clientID)?.['user'] as { name: string }).name === 'Anna');
  expect(watcher.count('notice')).toBeGreaterThan(notices);
  // The client's own next state counts too, although the server's clock has gone on.
  anna.awareness([{ id: anna.doc.clientID, clock: 2, state: { block: 'licence' } }]);
  await until(() => seenBy(watcher).get(anna.doc.clientID)?.['block'] === 'licence');
  expect(anna.count('awareness')).toBe(0);
});

test('many changes in a short time are few messages, and the last one wins', async () => {
  const server = await serve({ limits: { presenceEveryMs: 50 } });
  const canvas = await createCanvas(server);
  const anna = await joined(server, canvas);
  const watcher = await joined(server, canvas);
  for (let n = 1; n <= 200; n++)
    anna.awareness([{ id: anna.doc.clientID, clock: n, state: { pointer: { x: n / 200, y: 0 } } }]);
  await until(() => (seenBy(watcher).get(anna.doc.clientID)?.['pointer'] as { x: number } | undefined)?.x === 1);
  expect(watcher.count('awareness')).toBeLessThan(20);
});

test('everybody hears something often enough for a stock client to stay on the line', async () => {
  const server = await serve({ limits: { presenceRefreshMs: 20 } });
  const canvas = await createCanvas(server);
  const anna = await joined(server, canvas);
  await until(() => anna.count('awareness') >= 2);
  expect(seenBy(anna).size).toBe(0);
  const bram = await joined(server, canvas);
  bram.awareness([{ id: bram.doc.clientID, clock: 1, state: { activity: 'idle' } }]);
  await until(() => seenBy(anna).has(bram.doc.clientID));
  const heard = anna.count('awareness');
  await until(() => anna.count('awareness') > heard + 2);
  expect(seenBy(anna).get(bram.doc.clientID)?.['activity']).toBe('idle');
});

test('a socket of the same tab replaces the old one, whose end does not hide the person', async () => {
  const server = await serve();
  const canvas = await createCanvas(server);
  const watcher = await joined(server, canvas, 'viewer');
  const first = await joined(server, canvas);
  first.awareness([{ id: first.doc.clientID, clock: 5, state: { block: 'arena' } }]);
  await until(() => seenBy(watcher).has(first.doc.clientID));
  // A line that hangs: its end arrives only after the new one is in use.
  first.ws.pause();
  const second = await joined(server, canvas, 'editor', { doc: first.doc, ticket: first.ticket });
  second.awareness([{ id: first.doc.clientID, clock: 1, state: { block: 'licence' } }]);
  await until(() => seenBy(watcher).get(first.doc.clientID)?.['block'] === 'licence');
  first.ws.resume();
  await until(() => first.closed);
  expect(first.closed).toEqual({ code: 4409, reason: 'replaced' });
  // Somebody else's coming and going proves that the old socket's end has been handled.
  const other = await joined(server, canvas);
  other.awareness([{ id: other.doc.clientID, clock: 1, state: { block: 'arena' } }]);
  await until(() => seenBy(watcher).has(other.doc.clientID));
  expect(seenBy(watcher).has(first.doc.clientID)).toBe(true);
  expect(second.closed).toBeUndefined();
  expect((await ticketFor(server, canvas, 'editor', 12345)).role).toBe('editor');
});
