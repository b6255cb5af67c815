// The stage of the frame fuzz: an honest pair at one canvas, hostile lines beside them, and the look after each attack.
import { request } from 'node:http';
import { text } from 'node:stream/consumers';
import { expect } from 'vitest';
import * as Y from 'yjs';
import { readCard } from '../../shared/document/cards.ts';
import { makeCard, setStatus } from '../../shared/document/card-changes.ts';
import { fileOf } from '../../shared/document/file.ts';
import { declareRoots, root } from '../../shared/document/roots.ts';
import { textFrom } from '../../shared/document/text-made.ts';
import { readComment } from '../../shared/document/threads.ts';
import { addComment, openThread } from '../../shared/document/thread-changes.ts';
import type { AccessRole } from '../../shared/rules/roles.ts';
import { SYNC } from '../../shared/wire/frames.ts';
import { type as typeIn } from '../doubles/desk.ts';
import { changeOf, joined } from '../server/raw-client.ts';
import type { RawClient } from '../server/raw-client.ts';
import { createCanvas, serve, ticketFor, until } from '../server/with-server.ts';
import type { TestCanvas, TestServer } from '../server/with-server.ts';
import type { RunningServer } from '../../server/compose.ts';
import { HostileLine, upgradeRequest } from './hostile-line.ts';
import type { End } from './hostile-line.ts';

export const AT = '2026-01-01T00:00:00.000Z';

/** Somebody hostile who is let in as far as their link goes: joined, and told the document. */
export interface Hostile {
  readonly line: HostileLine;
  readonly clientId: number;
  readonly person: string;
  readonly ticket: string;
}
/** Where the canvas is; `warnings` are the server's complaints, as far as it shares a process with the test. */
export type Hosting = RunningServer & Pick<TestServer, 'warnings'>;
export interface World {
  readonly server: Hosting;
  readonly canvas: TestCanvas;
  readonly anna: RawClient;
  readonly bram: RawClient;
  /** Everything the honest two did, and nothing else. */
  readonly oracle: Y.Doc;
  readonly random: () => number;
}
/** One kind of attack, and every way in which the line may end that is right: a close code, `cut`, or `open`. */
export interface Kind {
  readonly name: string;
  readonly ends: readonly (End | 'open')[];
  readonly role?: AccessRole;
  /** It may be a valid edit by chance; what is the honest two's own must be as it was all the same. */
  readonly edits?: true;
  readonly send: (hostile: Hostile, world: World) => void | Promise<void>;
}

let nextClientId = 3_000_000_000;

/** The stage on a server of this process, unless one is given. */
export async function openWorld(random: () => number, given?: Hosting): Promise<World> {
  const server = given ?? (await serve());
  const canvas = await createCanvas(server);
  const anna = await joined(server, canvas, 'editor', { name: 'Anna' });
  const bram = await joined(server, canvas, 'editor', { name: 'Bram' });
  const oracle = declareRoots(new Y.Doc());
  Y.applyUpdate(oracle, Y.encodeStateAsUpdate(anna.doc));
  const world = { server, canvas, anna, bram, oracle, random };
  await honestly(world, anna, (doc) => {
    const maker = { person: anna.ticket.person.id, at: AT, random };
    makeCard(doc, 'card-anna', 'arena.context', maker, { text: textFrom('Wat Anna koos') });
    setStatus(doc, 'card-anna', 'proposal');
    const by = anna.ticket.person.id;
    const anchor = { kind: 'card', id: 'card-anna', quote: 'Wat Anna koos' } as const;
    openThread(doc, { id: 'thread-anna', anchor, kind: 'risk', by, at: AT }, { id: 'comment-anna', body: 'Van Anna' });
  });
  await honestly(world, bram, (doc) =>
    addComment(doc, { id: 'comment-bram', thread: 'thread-anna', by: bram.ticket.person.id, body: 'Van Bram', at: AT }),
  );
  return world;
}

/** An edit of one of the two: acknowledged, and with the other. */
export async function honestly(world: World, from: RawClient, change: (doc: Y.Doc) => void): Promise<void> {
  const to = from === world.anna ? world.bram : world.anna;
  const update = changeOf(from.doc, change);
  Y.applyUpdate(world.oracle, update);
  const [saved, told] = [from.saved(), to.count('update')];
  from.update(update);
  await until(() => from.closed ?? to.closed ?? (from.saved() > saved && to.count('update') > told));
  expect([from.closed, to.closed]).toEqual([undefined, undefined]);
}

export async function letIn(world: World, role: AccessRole = 'editor', clientId = nextClientId++): Promise<Hostile> {
  const { ticket, person } = await ticketFor(world.server, world.canvas, role, clientId);
  const line = HostileLine.to(world.server.port);
  line.write(upgradeRequest(`/sync/${world.canvas.id}?ticket=${ticket}`));
  expect(await line.status).toBe(101);
  line.sync(SYNC.step1, new Uint8Array([0]));
  await line.until(() => line.messages.some(([type, step]) => type === 0 && step === SYNC.step2), 'the document');
  return { line, clientId, person: person.id, ticket };
}

/** Does it, and answers with how the line ended (`open` when it did not). */
export async function attack(world: World, kind: Kind): Promise<End | 'open'> {
  const hostile = await letIn(world, kind.role);
  await kind.send(hostile, world);
  const wantsEnd = !kind.ends.includes('open');
  const end = wantsEnd ? await hostile.line.ended() : (await hostile.line.heard()) ? 'open' : hostile.line.end!;
  hostile.line.drop();
  return end;
}

let rounds = 0;
/** The honest two go on, and everybody who looks sees exactly what they made. */
export async function unharmed(world: World, edited = false): Promise<void> {
  const { anna, bram, oracle, server, canvas } = world;
  const round = rounds++;
  await honestly(world, anna, (doc) => root(doc, 'ledger').set('owners.now.progress', round % 10));
  if (edited) {
    await honestly(world, bram, (doc) => root(doc, 'ledger').set('customers.now.progress', round % 10));
    stillTheirs(world);
    Y.applyUpdate(oracle, Y.encodeStateAsUpdate(anna.doc));
  } else await honestly(world, bram, (doc) => typeIn(doc, readCard(doc, 'card-anna')!.text, 0, `${round % 10}`));
  const expected = shape(fileOf(oracle));
  expect(shape(fileOf(anna.doc))).toEqual(expected);
  expect(shape(fileOf(bram.doc))).toEqual(expected);
  const fresh = await joined(server, canvas, 'viewer');
  expect(Y.decodeStateVector(Y.encodeStateVector(fresh.doc))).toEqual(Y.decodeStateVector(Y.encodeStateVector(oracle)));
  expect(shape(fileOf(fresh.doc))).toEqual(expected);
  expect(fresh.doc.store.pendingStructs).toBeNull();
  fresh.ws.terminate();
  // An address may export so often: here one after the other does.
  const saved = await readFrom(`127.0.0.${1 + (round % 250)}`, server, canvas);
  expect(shape(JSON.parse(saved))).toEqual(expected);
  expect(server.warnings).toEqual([]);
}
/** The canvas as a file, asked for from this address. */
function readFrom(localAddress: string, { url }: World['server'], { id, keys }: World['canvas']): Promise<string> {
  const headers = { authorization: `Bearer ${keys.owner}` };
  return new Promise((resolve, reject) => {
    request(`${url}/api/canvases/${id}/export.json`, { localAddress, headers }, (answer) => {
      text(answer).then(resolve, reject);
    })
      .on('error', reject)
      .end();
  });
}
/** What nobody but the two may have touched, as plain values. */
function stillTheirs({ anna, bram }: World): void {
  const { doc } = bram;
  expect(readComment(doc, 'comment-anna')).toMatchObject({ by: anna.ticket.person.id, body: 'Van Anna' });
  expect(readComment(doc, 'comment-bram')).toMatchObject({ by: bram.ticket.person.id, body: 'Van Bram' });
  expect(root(doc, 'threads').get('thread-anna')).toMatchObject({ by: anna.ticket.person.id, kind: 'risk' });
  expect(root(doc, 'cards').has('card-anna')).toBe(true);
}
/** A canvas file without its people: who else joined changes nothing of the canvas. */
function shape(file: unknown): unknown {
  return { ...(JSON.parse(JSON.stringify(file)) as object), people: undefined };
}

/** Does each, and after each looks at everybody else; answers with what went wrong, kind by kind. */
export async function troubles<K extends { readonly name: string; readonly edits?: true }>(
  world: World,
  kinds: readonly K[],
  act: (kind: K) => Promise<{ readonly end: End | 'open'; readonly right: readonly (End | 'open')[] }>,
): Promise<string[]> {
  const found: string[] = [];
  for (const kind of kinds) {
    try {
      const { end, right } = await act(kind);
      if (!right.includes(end)) found.push(`${kind.name}: ended with ${end}, not ${right.join(' or ')}`);
      await unharmed(world, kind.edits);
    } catch (error) {
      found.push(`${kind.name}: ${error instanceof Error ? error.message : String(error)}`);
      // What this kind left behind is said once, not again after every kind that follows.
      Y.applyUpdate(world.oracle, Y.encodeStateAsUpdate(world.anna.doc));
    }
  }
  return found;
}
