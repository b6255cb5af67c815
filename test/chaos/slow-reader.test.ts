// Promise: whoever does not read costs the server next to nothing, holds nobody up, and is brought up to date in one piece.
import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import * as Y from 'yjs';
import { cardMap } from '../../shared/document/cards.ts';
import { joined } from '../server/raw-client.ts';
import type { RawClient } from '../server/raw-client.ts';
import { createCanvas, newFolder, until } from '../server/with-server.ts';
import { bigCard } from './big-card.ts';
import { buildChild, launch } from './child.ts';

const LONG = process.env['CLC_LONG'] === '1';
const MB = 1024 * 1024;
const PIECE = 40_000;
/** More than the system's own buffers of a connection take, so that it is the server that has to let go. */
const PUSHED = (LONG ? 64 : 16) * MB;
const STALLED = 10;
const MOST_EACH = 3 * MB;
/** Edits on their way at once. */
const WINDOW = 8;

let built: Awaited<ReturnType<typeof buildChild>>;
beforeAll(async () => {
  built = await buildChild();
});
afterAll(() => built.remove());

interface Reading {
  readonly client: RawClient;
  /** Of the updates they got only the fingerprints are kept, in order. */
  readonly updates: string[];
  /** Diffs they were caught up with. */
  diffs: number;
}
function reading(client: RawClient): Reading {
  const one: Reading = { client, updates: [], diffs: 0 };
  // What they were sent when they came in.
  client.received.length = 0;
  client.ws.on('message', () => {
    for (const message of client.received.splice(0)) {
      if (message.kind === 'update') one.updates.push(createHash('sha1').update(message.body).digest('hex'));
      if (message.kind === 'step2') one.diffs++;
    }
  });
  return one;
}

it(`${STALLED} who do not read while ${PUSHED / MB} MB pass`, { timeout: 240_000 }, async () => {
  const server = await launch(built.entry, { dataDir: await newFolder(), limits: { slowReaderMs: 240_000 } });
  const canvas = await createCanvas(server);
  const writer = await joined(server, canvas);
  writer.edit((doc) => bigCard(doc, 'card', writer.ticket.person.id, 0));
  let sent = 2;
  const push = async (bytes: number): Promise<number> => {
    const edits = Math.ceil(bytes / PIECE);
    for (let n = 0; n < edits; n++) {
      writer.edit((doc) => {
        const text = cardMap(doc, 'card')!.get('text') as Y.XmlFragment;
        const words = (text.get(0) as Y.XmlElement).get(0) as Y.XmlText;
        words.delete(0, words.length);
        words.insert(0, String(n % 10).repeat(PIECE));
      });
      sent++;
      await until(() => writer.saved() >= sent - WINDOW);
    }
    await until(() => writer.saved() === sent);
    return edits;
  };
  const fast = await Promise.all([1, 2, 3].map(async () => reading(await joined(server, canvas, 'viewer'))));
  const slow = await Promise.all(
    Array.from({ length: STALLED }, async () => reading(await joined(server, canvas, 'viewer'))),
  );
  // As much as later, so that what the server holds anyway after so many edits is not laid at their door.
  const warm = await push(PUSHED);
  await until(() => [...fast, ...slow].every(({ updates }) => updates.length === warm));
  const before = await server.holding();

  for (const { client } of slow) client.ws.pause();
  const pushed = await push(PUSHED);
  await until(() => fast.every(({ updates }) => updates.length === warm + pushed));
  const during = await server.holding();
  const each = (during.rss - before.rss) / STALLED;
  process.stdout.write(`${PUSHED / MB} MB past ${STALLED} stalled readers: ${(each / MB).toFixed(2)} MB each\n`);
  expect(each).toBeLessThan(MOST_EACH);

  for (const { client } of slow) client.ws.resume();
  const vector = Y.encodeStateVector(writer.doc);
  for (const one of slow) {
    await until(() => Buffer.compare(Y.encodeStateVector(one.client.doc), vector) === 0);
    // What was on its way already came as it was; all the rest came as one.
    expect(one.updates).toEqual(fast[0]!.updates.slice(0, one.updates.length));
    expect(one.updates.length).toBeLessThan(warm + pushed);
    expect(one.diffs).toBe(1);
    expect(one.client.closed).toBeUndefined();
  }
  expect(fast.map(({ diffs }) => diffs)).toEqual([0, 0, 0]);
  // From here on they are told like everybody.
  const more = await push(PIECE);
  await until(() => fast.every(({ updates }) => updates.length === warm + pushed + more));
  for (const { client } of slow)
    await until(() => Buffer.compare(Y.encodeStateVector(client.doc), Y.encodeStateVector(writer.doc)) === 0);
});
