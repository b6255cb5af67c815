// Promise: a full disk costs nobody an edit that was saved; reading goes on, and with room again so does writing.
import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import * as Y from 'yjs';
import { cardIds } from '../../shared/document/cards.ts';
import { declareRoots } from '../../shared/document/roots.ts';
import type { AccessRole } from '../../shared/rules/roles.ts';
import { CLOSE } from '../../shared/wire/close-codes.ts';
import type { Problem, TicketReply } from '../../shared/wire/http.ts';
import { joined } from '../server/raw-client.ts';
import type { RawClient } from '../server/raw-client.ts';
import { afterTest, createCanvas, get, newFolder, post, ticketFor, until } from '../server/with-server.ts';
import type { TestCanvas } from '../server/with-server.ts';
import { bigCard } from './big-card.ts';
import { buildChild, launch } from './child.ts';
import type { Child } from './child.ts';

const LONG = process.env['CLC_LONG'] === '1';
const ROOT_USER = process.getuid?.() === 0;

let built: Awaited<ReturnType<typeof buildChild>>;
beforeAll(async () => {
  built = await buildChild();
});
afterAll(() => built.remove());

/** A disk that is soon full. */
interface SmallDisk {
  readonly dataDir: string;
  /** What the server is started through. */
  readonly through: readonly string[];
  makeRoom(server: Child): void;
}
/** No file may grow beyond a megabyte; the limit is of one process, so anybody may set and lift it. */
async function quota(): Promise<SmallDisk> {
  return {
    dataDir: await newFolder(),
    through: ['bash', '-c', 'ulimit -S -f 1024; exec "$@"', '-'],
    makeRoom: (server) => void execFileSync('prlimit', [`--pid=${server.pid}`, '--fsize=unlimited:']),
  };
}
/** A disk of its own of two megabytes, half of it taken by something else. */
async function smallDisk(): Promise<SmallDisk> {
  const folder = await newFolder();
  execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=2m', 'tmpfs', folder]);
  afterTest(() => void execFileSync('umount', [folder]));
  const ballast = join(folder, 'ballast');
  writeFileSync(ballast, Buffer.alloc(1024 * 1024));
  const dataDir = join(folder, 'data');
  mkdirSync(dataDir);
  return { dataDir, through: [], makeRoom: () => rmSync(ballast) };
}
const DISKS = { 'a quota': quota, ...(LONG && ROOT_USER ? { 'a disk': smallDisk } : {}) };

const ready = async (server: Child): Promise<number> => (await get(server, '/health/ready')).status;
/** Writes cards one after the other until the server sends the writer away. */
async function writeUntilRefused(writer: RawClient, acknowledged: Set<string>): Promise<void> {
  let frames = 1;
  for (let n = 0; !writer.closed; n++) {
    const id = `card-${writer.doc.clientID}-${n}`;
    writer.edit((doc) => bigCard(doc, id, writer.ticket.person.id, 4000));
    frames++;
    await until(() => writer.saved() >= frames || writer.closed);
    if (writer.saved() >= frames) acknowledged.add(id);
  }
}
async function cardsOf(server: Child, canvas: TestCanvas): Promise<string[]> {
  const reader = await joined(server, canvas, 'viewer');
  const cards = cardIds(reader.doc);
  reader.ws.terminate();
  return cards;
}

/** Whoever only reads comes in, as the same person each time; whoever writes is told what is the matter. */
async function newcomersOnAFullDisk(server: Child, canvas: TestCanvas, isWhole: (doc: Y.Doc) => void): Promise<void> {
  const people = new Set<string>();
  for (let n = 0; n < 3; n++) {
    const doc = declareRoots(new Y.Doc());
    const device = `a-device-that-was-never-here-${n % 2}`;
    const ticket = await ticketFor(server, canvas, 'viewer', doc.clientID, { device, name: 'Mila' });
    expect(ticket.person.name).toBe('Mila');
    people.add(ticket.person.id);
    const visitor = await joined(server, canvas, 'viewer', { doc, ticket });
    isWhole(visitor.doc);
    visitor.ws.terminate();
  }
  expect(people.size).toBe(2);
  for (const [n, role] of (['commenter', 'editor', 'owner'] as const).entries()) {
    const refused = await post(server, `/api/canvases/${canvas.id}/tickets`, {
      key: canvas.keys[role],
      clientId: 77 + n,
    });
    // A quota that has no room for a card can have room for a name.
    if (refused.status === 201) continue;
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '10']);
    expect(((await refused.json()) as Problem).detail).toMatch(/^Nothing new can be saved right now\./u);
  }
}

it.each(Object.entries(DISKS))('%s that is full', { timeout: 60_000 }, async (_, makeDisk) => {
  const disk = await makeDisk();
  const server = await launch(built.entry, disk);
  const canvas = await createCanvas(server);
  const reader = await joined(server, canvas, 'viewer');
  // Their tickets are from before: a new writer cannot be noted on a full disk.
  const invited = async (role: AccessRole): Promise<{ doc: Y.Doc; ticket: TicketReply }> => {
    const doc = declareRoots(new Y.Doc());
    return { doc, ticket: await ticketFor(server, canvas, role, doc.clientID, { features: ['saved'] }) };
  };
  const colleagues = [await invited('editor'), await invited('editor')];
  const newcomer = await invited('viewer');
  const acknowledged = new Set<string>();
  const kept = (cards: readonly string[]): string[] => [...acknowledged].filter((id) => !cards.includes(id));

  const writer = await joined(server, canvas);
  await writeUntilRefused(writer, acknowledged);
  expect(writer.closed?.code).toBe(CLOSE.storage);
  expect(acknowledged.size).toBeGreaterThan(20);
  // Again and again: nobody is let in half.
  for (const colleague of colleagues) {
    const again = await joined(server, canvas, 'editor', colleague);
    await writeUntilRefused(again, acknowledged);
    expect(again.closed?.code).toBe(CLOSE.storage);
  }

  // Whoever reads stays, and whoever comes to read gets everything that was saved.
  expect(reader.closed).toBeUndefined();
  await until(() => kept(cardIds(reader.doc)).length === 0);
  const late = await joined(server, canvas, 'viewer', newcomer);
  expect(kept(cardIds(late.doc))).toEqual([]);
  const file = await get(server, `/api/canvases/${canvas.id}/export.json`, canvas.keys.viewer);
  expect(Object.keys(((await file.json()) as { cards: object }).cards)).toHaveLength(acknowledged.size);
  expect(await ready(server)).toBe(503);
  await newcomersOnAFullDisk(server, canvas, (doc) => expect(kept(cardIds(doc))).toEqual([]));

  disk.makeRoom(server);
  await until(async () => (await ready(server)) === 200);
  const back = await joined(server, canvas, 'editor', { doc: writer.doc, ticket: writer.ticket });
  for (const message of back.received)
    if (message.kind === 'step1') back.step2(Y.encodeStateAsUpdate(writer.doc, message.body));
  await until(() => back.saved() === 2 || back.closed);
  expect(back.closed).toBeUndefined();
  const all = cardIds(writer.doc);
  expect(kept(all)).toEqual([]);
  await until(() => all.every((id) => cardIds(reader.doc).includes(id)));
  expect(reader.closed).toBeUndefined();

  await server.kill();
  const restarted = await launch(built.entry, { dataDir: disk.dataDir });
  const there = await cardsOf(restarted, canvas);
  expect([...all, ...acknowledged].filter((id) => !there.includes(id))).toEqual([]);
});
