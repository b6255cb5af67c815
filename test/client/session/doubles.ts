// Doubles for tests of the session: a server made of one document, a clock and a page that move when told.
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import * as sync from 'y-protocols/sync';
import * as Y from 'yjs';
import type { Fetch } from '../../../client/session/api.ts';
import type { Stop } from '../../../client/session/contexts.ts';
import type { Clock, Page, PageEvent } from '../../../client/session/surroundings.ts';
import { startDocument } from '../../../shared/document/compass-changes.ts';
import { declareRoots } from '../../../shared/document/roots.ts';
import type { AccessRole } from '../../../shared/rules/roles.ts';
import { CLOSE } from '../../../shared/wire/close-codes.ts';
import { FRAME, SYNC, WIRE_VERSION, noticeFrame, savedFrame } from '../../../shared/wire/frames.ts';
import type { Notice } from '../../../shared/wire/frames.ts';
import type { Member, TicketBody } from '../../../shared/wire/http.ts';

/** Time that passes when told. */
export class TestClock implements Clock {
  time = 1_000_000;
  readonly #timers = new Set<{ at: number; run: () => void }>();
  readonly #frames = new Set<() => void>();
  now(): number {
    return this.time;
  }
  steady(): number {
    return this.time;
  }
  after(ms: number, run: () => void): Stop {
    const timer = { at: this.time + ms, run };
    this.#timers.add(timer);
    return () => this.#timers.delete(timer);
  }
  frame(run: () => void): Stop {
    this.#frames.add(run);
    return () => this.#frames.delete(run);
  }
  paint(): void {
    const due = [...this.#frames];
    this.#frames.clear();
    due.forEach((run) => run());
  }
  pass(ms: number): void {
    const end = this.time + ms;
    for (;;) {
      const [next] = [...this.#timers].filter((t) => t.at <= end).sort((a, b) => a.at - b.at);
      if (!next) break;
      this.#timers.delete(next);
      this.time = Math.max(this.time, next.at);
      next.run();
    }
    this.time = end;
  }
}

/** A page that hides, wakes and leaves when told, and knows whether it would warn. */
export class TestPage implements Page {
  shown = true;
  guards = 0;
  readonly #listeners = new Map<PageEvent, Set<() => void>>();
  visible(): boolean {
    return this.shown;
  }
  on(event: PageEvent, listener: () => void): Stop {
    const set = this.#listeners.get(event) ?? new Set();
    this.#listeners.set(event, set.add(listener));
    return () => set.delete(listener);
  }
  guard(): Stop {
    this.guards++;
    return () => this.guards--;
  }
  emit(event: PageEvent): void {
    if (event === 'visible' || event === 'hidden') this.shown = event === 'visible';
    this.#listeners.get(event)?.forEach((listener) => listener());
  }
}

/** A frame a client has sent. */
export interface Received {
  readonly type: number;
  /** Of a sync frame: 0 step 1, 1 step 2, 2 update. */
  readonly sync?: number;
  /** Of an awareness frame: whom it speaks of. */
  readonly clients?: readonly number[];
}

/** One canvas on one server, in memory, that can be taken down, be slow to save, and say no. */
export class TestServer {
  readonly doc = declareRoots(new Y.Doc());
  readonly sockets = new Set<TestSocket>();
  readonly received: Received[] = [];
  readonly ticketsAsked: TicketBody[] = [];
  readonly addresses: string[] = [];
  members: Member[] = [{ id: 'u1', name: 'Noor', slot: 0, role: 'editor' }];
  memberRequests = 0;
  role: AccessRole = 'editor';
  up = true;
  /** Acknowledges at once; otherwise when `acknowledge()` is called. */
  saves = true;
  /** Answers a ticket request with this problem instead. */
  refuses: { status: number; code: string } | undefined;
  /** How many more writes it refuses, as a judge does: a notice, then the close. */
  rejects = 0;
  renamed: unknown;
  /** How far its clock is ahead of this computer's, in milliseconds. */
  ahead = 0;
  wire = WIRE_VERSION;
  /** After so many milliseconds a host token is believed no more. */
  endsIn: number | undefined;
  /** Lines stay open, but nothing comes out of them any more. */
  mute = false;
  readonly WebSocket: typeof WebSocket;
  readonly fetch: Fetch;

  constructor() {
    startDocument(this.doc, 'Veldkamp', 'nl');
    this.WebSocket = socketTo(this);
    this.fetch = (input, init) => this.#answer(input, init);
    this.doc.on('update', (update: Uint8Array, origin: unknown) => {
      for (const socket of this.sockets)
        if (socket !== origin) socket.deliver(syncFrame((e) => sync.writeUpdate(e, update)));
    });
  }
  /** Ends all connections; new ones fail until `up` is true again. */
  goDown(code = 1006): void {
    this.up = false;
    this.close(code);
  }
  close(code: number, reason = ''): void {
    for (const socket of [...this.sockets]) socket.endedByServer(code, reason);
  }
  acknowledge(): void {
    for (const socket of this.sockets) socket.deliver(savedFrame(socket.syncFrames));
  }
  notice(notice: Notice): void {
    for (const socket of this.sockets) socket.deliver(noticeFrame(notice));
  }
  queryAwareness(): void {
    for (const socket of this.sockets) socket.deliver(new Uint8Array([FRAME.queryAwareness]));
  }
  /** Presence of a client. */
  presence(client: number, clock: number, state: unknown): void {
    const encoder = encoding.createEncoder();
    encoding.writeVarUint(encoder, FRAME.awareness);
    const body = encoding.createEncoder();
    encoding.writeVarUint(body, 1);
    encoding.writeVarUint(body, client);
    encoding.writeVarUint(body, clock);
    encoding.writeVarString(body, JSON.stringify(state));
    encoding.writeVarUint8Array(encoder, encoding.toUint8Array(body));
    for (const socket of this.sockets) socket.deliver(encoding.toUint8Array(encoder));
  }
  async #answer(input: string, init: RequestInit): Promise<Response> {
    await Promise.resolve();
    if (!this.up) throw new TypeError('Failed to fetch');
    const { pathname } = new URL(input);
    if (pathname.endsWith('/members')) {
      this.memberRequests++;
      return json(200, { members: this.members });
    }
    if (pathname.endsWith('/me')) {
      this.renamed = JSON.parse(String(init.body));
      return new Response(null, { status: 204 });
    }
    const body = JSON.parse(String(init.body)) as TicketBody;
    this.ticketsAsked.push(body);
    if (this.refuses) {
      const { status, code } = this.refuses;
      return json(status, { type: 'about:blank', title: code, status, code, detail: code }, 'application/problem+json');
    }
    return json(200, {
      ticket: `ticket-${this.ticketsAsked.length}`,
      role: this.role,
      person: { id: 'u1', name: body.name ?? 'Noor' },
      expiresAt: new Date(Date.now() + 600_000).toISOString(),
      now: new Date(Date.now() + this.ahead).toISOString(),
      wire: this.wire,
      ...(this.endsIn === undefined ? {} : { endsAt: new Date(Date.now() + this.endsIn).toISOString() }),
    });
  }
}

function socketTo(server: TestServer): typeof WebSocket {
  return class extends TestSocket {
    constructor(url: string | URL) {
      super(server, String(url));
    }
  } as unknown as typeof WebSocket;
}
function json(status: number, body: unknown, type = 'application/json'): Response {
  return new Response(JSON.stringify(body), { status, headers: { 'content-type': type } });
}
function syncFrame(write: (encoder: encoding.Encoder) => void): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, FRAME.sync);
  write(encoder);
  return encoding.toUint8Array(encoder);
}

class TestSocket {
  static readonly CONNECTING = 0;
  static readonly OPEN = 1;
  static readonly CLOSING = 2;
  static readonly CLOSED = 3;
  readonly OPEN = 1;
  binaryType = 'arraybuffer';
  readyState = 0;
  syncFrames = 0;
  onopen: (() => void) | null = null;
  onclose: ((event: CloseEvent) => void) | null = null;
  onerror: (() => void) | null = null;
  onmessage: ((event: { data: ArrayBuffer }) => void) | null = null;
  readonly #server: TestServer;

  constructor(server: TestServer, url: string) {
    this.#server = server;
    server.addresses.push(url);
    queueMicrotask(() => {
      if (this.readyState !== 0) return;
      if (!server.up) return this.endedByServer(1006, '');
      this.readyState = 1;
      server.sockets.add(this);
      this.onopen?.();
      this.deliver(syncFrame((e) => sync.writeSyncStep1(e, server.doc)));
    });
  }
  send(data: Uint8Array): void {
    if (this.readyState !== 1) throw new Error('The socket is not open.');
    const decoder = decoding.createDecoder(data);
    const type = decoding.readVarUint(decoder);
    if (type === FRAME.awareness) {
      const inner = decoding.createDecoder(decoding.readVarUint8Array(decoder));
      const clients: number[] = [];
      for (let left = decoding.readVarUint(inner); left > 0; left--) {
        clients.push(decoding.readVarUint(inner));
        decoding.readVarUint(inner);
        decoding.readVarString(inner);
      }
      this.#server.received.push({ type, clients });
    } else if (type === FRAME.sync) {
      const kind = decoding.readVarUint(decoding.clone(decoder));
      this.#server.received.push({ type, sync: kind });
      // An empty answer writes nothing.
      if (this.#server.rejects > 0 && kind !== SYNC.step1 && data.byteLength > 5) {
        this.#server.rejects--;
        this.deliver(noticeFrame({ kind: 'refused', reason: 'no' }));
        return this.endedByServer(CLOSE.forbidden, 'no');
      }
      const reply = syncFrame((encoder) => sync.readSyncMessage(decoder, encoder, this.#server.doc, this));
      if (reply.length > 1) this.deliver(reply);
      this.syncFrames++;
      if (this.#server.saves) this.deliver(savedFrame(this.syncFrames));
    } else {
      this.#server.received.push({ type });
      // Nobody else is here; a server says at least that.
      if (type === FRAME.queryAwareness) this.deliver(new Uint8Array([FRAME.awareness, 1, 0]));
    }
  }
  close(): void {
    this.readyState = 3;
    this.#server.sockets.delete(this);
  }
  deliver(frame: Uint8Array): void {
    if (this.readyState === 1 && !this.#server.mute) this.onmessage?.({ data: frame.slice().buffer });
  }
  endedByServer(code: number, reason: string): void {
    this.close();
    this.onclose?.(new CloseEvent('close', { code, reason }));
  }
}
