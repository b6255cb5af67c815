// A client made of raw frames: sends whatever a test wants and keeps what the server answers, in order.
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import type { RunningServer } from '../../server/compose.ts';
import { declareRoots } from '../../shared/document/roots.ts';
import type { AccessRole } from '../../shared/rules/roles.ts';
import { FRAME, SYNC } from '../../shared/wire/frames.ts';
import type { Notice } from '../../shared/wire/frames.ts';
import type { TicketReply } from '../../shared/wire/http.ts';
import { afterTest, ticketFor, until } from './with-server.ts';
import type { TestCanvas } from './with-server.ts';

export type Received =
  | { readonly kind: 'step1' | 'step2' | 'update' | 'awareness'; readonly body: Uint8Array }
  | { readonly kind: 'saved'; readonly count: number }
  | { readonly kind: 'notice'; readonly notice: Notice };

export interface RawClient {
  /** Follows the server: step 2 and updates are applied. Changes made here are sent only by the test. */
  readonly doc: Y.Doc;
  readonly ws: WebSocket;
  readonly ticket: TicketReply;
  readonly received: Received[];
  /** Undefined while the line is open. */
  closed: { readonly code: number; readonly reason: string } | undefined;
  send(frame: Uint8Array): void;
  step1(): void;
  update(bytes: Uint8Array): void;
  step2(bytes: Uint8Array): void;
  awareness(entries: readonly { id: number; clock: number; state: unknown }[]): void;
  /** Makes a change here and sends what came of it as one update. */
  edit(change: (doc: Y.Doc) => void): void;
  count(kind: Received['kind']): number;
  saved(): number;
}

export function socketUrl(server: RunningServer, canvas: string, ticket: string): string {
  return `${server.url.replace('http', 'ws')}/sync/${canvas}?ticket=${ticket}`;
}

export async function rawClient(
  server: RunningServer,
  canvas: TestCanvas,
  role: AccessRole = 'editor',
  more: { name?: string; device?: string; features?: string[]; doc?: Y.Doc; ticket?: TicketReply } = {},
): Promise<RawClient> {
  const { doc = declareRoots(new Y.Doc()), ticket: given, features = ['saved', 'notice'], ...who } = more;
  const ticket = given ?? (await ticketFor(server, canvas, role, doc.clientID, { features, ...who }));
  const ws = new WebSocket(socketUrl(server, canvas.id, ticket.ticket));
  ws.binaryType = 'nodebuffer';
  const client = makeClient(doc, ws, ticket);
  afterTest(() => {
    ws.terminate();
    doc.destroy();
  });
  await until(() => ws.readyState === WebSocket.OPEN || client.closed);
  return client;
}
/** Connected and brought up to date. */
export async function joined(...args: Parameters<typeof rawClient>): Promise<RawClient> {
  const client = await rawClient(...args);
  client.step1();
  await until(() => client.count('step2') > 0);
  return client;
}

function makeClient(doc: Y.Doc, ws: WebSocket, ticket: TicketReply): RawClient {
  const sync = (step: number, body: Uint8Array): void => {
    const encoder = encoding.createEncoder();
    encoding.writeVarUint(encoder, FRAME.sync);
    encoding.writeVarUint(encoder, step);
    encoding.writeVarUint8Array(encoder, body);
    ws.send(encoding.toUint8Array(encoder));
  };
  const client: RawClient = {
    doc,
    ws,
    ticket,
    received: [],
    closed: undefined,
    send: (frame) => ws.send(frame),
    step1: () => sync(SYNC.step1, Y.encodeStateVector(doc)),
    update: (bytes) => sync(SYNC.update, bytes),
    step2: (bytes) => sync(SYNC.step2, bytes),
    awareness(entries) {
      const inner = encoding.createEncoder();
      encoding.writeVarUint(inner, entries.length);
      for (const { id, clock, state } of entries) {
        encoding.writeVarUint(inner, id);
        encoding.writeVarUint(inner, clock);
        encoding.writeVarString(inner, JSON.stringify(state));
      }
      const encoder = encoding.createEncoder();
      encoding.writeVarUint(encoder, FRAME.awareness);
      encoding.writeVarUint8Array(encoder, encoding.toUint8Array(inner));
      ws.send(encoding.toUint8Array(encoder));
    },
    edit(change) {
      sync(SYNC.update, changeOf(doc, change));
    },
    count: (kind) => client.received.filter((r) => r.kind === kind).length,
    saved: () => client.received.reduce((last, r) => (r.kind === 'saved' ? r.count : last), 0),
  };
  ws.on('error', () => undefined);
  ws.on('close', (code, reason) => (client.closed = { code, reason: reason.toString() }));
  ws.on('message', (data: Buffer) => {
    const message = read(new Uint8Array(data));
    client.received.push(message);
    if (message.kind === 'step2' || message.kind === 'update') Y.applyUpdate(doc, message.body, 'server');
  });
  return client;
}
/** What a change makes, as one update. */
export function changeOf(doc: Y.Doc, change: (doc: Y.Doc) => void): Uint8Array {
  const before = Y.encodeStateVector(doc);
  let made: Uint8Array | undefined;
  const listen = (bytes: Uint8Array): void => void (made = bytes);
  doc.on('update', listen);
  doc.transact(() => change(doc));
  doc.off('update', listen);
  return made ?? Y.encodeStateAsUpdate(doc, before);
}

function read(frame: Uint8Array): Received {
  const decoder = decoding.createDecoder(frame);
  const type = decoding.readVarUint(decoder);
  switch (type) {
    case FRAME.sync: {
      const step = decoding.readVarUint(decoder);
      const body = decoding.readVarUint8Array(decoder);
      return { kind: (['step1', 'step2', 'update'] as const)[step] ?? 'update', body };
    }
    case FRAME.awareness:
      return { kind: 'awareness', body: decoding.readVarUint8Array(decoder) };
    case FRAME.saved:
      return { kind: 'saved', count: decoding.readVarUint(decoder) };
    case FRAME.notice:
      return { kind: 'notice', notice: JSON.parse(decoding.readVarString(decoder)) as Notice };
    default:
      throw new Error(`The server sent a frame of type ${type}.`);
  }
}
