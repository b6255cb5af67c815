// The WebSocket side of the server: upgrades, frames in and out, heartbeats. The only file that knows `ws`.
import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocket, WebSocketServer } from 'ws';
import type { RawData } from 'ws';
import { CLOSE } from '../../shared/wire/close-codes.ts';
import { MAX_FRAME_BYTES } from '../../shared/wire/frames.ts';
import { CANVAS_ID } from '../access/secrets.ts';
import type { Grant, Tickets } from '../access/tickets.ts';
import type { Store } from '../store/store.ts';
import { tokenBucket } from '../access/token-bucket.ts';
import type { Connection } from './connection.ts';
import { Outbox } from './outbox.ts';
import type { OutboxLimits } from './outbox.ts';
import { pulse } from './pulse.ts';
import type { Pulse } from './pulse.ts';
import type { Room } from './room.ts';
import type { Rooms } from './rooms.ts';

export interface SocketParts {
  readonly rooms: Rooms;
  readonly tickets: Tickets;
  readonly store: Store;
  readonly originAllowed: (request: IncomingMessage) => boolean;
  readonly outbox: OutboxLimits;
  /** Frames and pings a connection may send: so many at once, so many a second after that. */
  readonly rate: { readonly burst: number; readonly perSecond: number };
  readonly pingMs: number;
  readonly now: () => number;
  readonly warn: (what: string, error: unknown) => void;
}
/** Frames of one turn are copied together up to this size, which is cheaper than handing them over one by one. */
const COPIED_BYTES = 16 * 1024;

/** What a line does with its pulse while it serves somebody. */
interface Served {
  silent: () => void;
  back: () => void;
}

/** Serves `/sync/:canvasId?ticket=…` on this HTTP server. Returns its stop; `rooms` is closed by its owner. */
export function openSockets(server: Server, parts: SocketParts): () => Promise<void> {
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: MAX_FRAME_BYTES,
    perMessageDeflate: false,
    clientTracking: true,
  });
  const pulses = new Map<WebSocket, Pulse>();

  const upgrade = (request: IncomingMessage, socket: Duplex, head: Buffer): void => {
    // A line may break at any moment; without a listener that would end the process.
    socket.on('error', () => socket.destroy());
    const asked = readUrl(request.url ?? '');
    if (!asked) return reject(socket, '404 Not Found');
    if (!parts.originAllowed(request)) return reject(socket, '403 Forbidden');
    sockets.handleUpgrade(request, socket, head, (ws) => {
      ws.on('error', () => ws.terminate());
      const served: Served = { silent: () => undefined, back: () => undefined };
      const beating = pulse({
        ping: () => ws.ping(),
        silent: () => served.silent(),
        back: () => served.back(),
        dead: () => ws.terminate(),
      });
      pulses.set(ws, beating);
      ws.on('close', () => pulses.delete(ws));
      for (const sign of ['pong', 'ping', 'message'] as const) ws.on(sign, beating.heard);
      // Accepted first and closed then: a browser is not told why an upgrade was refused, but it can read a close code.
      const grant = parts.tickets.redeem(asked.ticket, asked.canvas);
      if (!grant) return ws.close(CLOSE.notSignedIn, 'ticket');
      void serve(ws, socket, grant, asked.ticket, served, parts);
    });
  };
  server.on('upgrade', upgrade);
  const heartbeat = setInterval(() => {
    for (const beating of pulses.values()) beating.beat();
  }, parts.pingMs);
  heartbeat.unref();

  return async () => {
    clearInterval(heartbeat);
    server.off('upgrade', upgrade);
    const open = [...sockets.clients];
    for (const ws of open) ws.close(CLOSE.restart, 'the server restarts');
    const impatience = setTimeout(() => open.forEach((ws) => ws.terminate()), 1000);
    const stillOpen = open.filter((ws) => ws.readyState !== WebSocket.CLOSED);
    await Promise.all(stillOpen.map((ws) => new Promise((done) => ws.once('close', done))));
    clearTimeout(impatience);
  };
}

async function serve(
  ws: WebSocket,
  socket: Duplex,
  grant: Grant,
  ticket: string,
  served: Served,
  parts: SocketParts,
): Promise<void> {
  const { rooms, store } = parts;
  let room: Room | undefined;
  let gone = false;
  const end = (code: number, reason: string): void => {
    connection?.outbox.close();
    ws.close(code, reason);
  };
  let connection: Connection | undefined;
  ws.on('close', () => {
    gone = true;
    connection?.outbox.close();
    if (room && connection) rooms.leave(grant.canvas, room, connection);
  });
  // Nothing is read until there is a room to read it.
  ws.pause();
  try {
    const [members, claims] = await Promise.all([
      store.members.list(grant.canvas),
      store.members.claimsOf(grant.canvas, grant.person),
    ]);
    const member = members.find((m) => m.id === grant.person);
    if (!member) return end(CLOSE.notSignedIn, 'ticket');
    const outbox = new Outbox(
      {
        backlog: () => socket.writableLength,
        terminate: () => ws.terminate(),
        write: (frames, taken) => write(ws, socket, frames, taken),
      },
      parts.outbox,
      {
        updates: (missed) => {
          if (room && connection) room.catchUp(connection, missed);
        },
        presence: () => {
          if (room && connection) room.presence.tellAll(connection);
        },
      },
    );
    connection = {
      grant,
      clientId: grant.clientId,
      person: { id: member.id, name: member.name, slot: member.slot },
      claims: new Set(claims),
      outbox,
      show: (frame) => outbox.presence(frame),
      close: end,
    };
    // The link may have been withdrawn while the room was loading.
    const stillWanted = (): boolean => !gone && parts.tickets.redeem(ticket, grant.canvas) !== undefined;
    room = await rooms.join(grant.canvas, connection, stillWanted);
    if (!room) return end(parts.tickets.redeem(ticket, grant.canvas) ? CLOSE.restart : CLOSE.forbidden, 'withdrawn');
    const { presence } = room;
    const here = connection;
    served.silent = () => presence.silent(here);
    served.back = () => presence.back(here);
    listen(ws, room, connection, parts);
  } catch (error) {
    parts.warn('a canvas could not be opened', error);
    end(CLOSE.storage, 'storage unavailable');
  } finally {
    ws.resume();
  }
}

function listen(ws: WebSocket, room: Room, connection: Connection, parts: SocketParts): void {
  const bucket = tokenBucket(parts.rate, parts.now);
  const allowed = (): boolean => {
    if (bucket.take()) return true;
    parts.rooms.leave(connection.grant.canvas, room, connection);
    connection.close(CLOSE.rate, 'too many messages');
    return false;
  };
  ws.on('ping', allowed);
  ws.on('message', (data, isBinary) => {
    if (!room.connections.has(connection) || !allowed()) return;
    if (isBinary) return room.receive(connection, bytesOf(data));
    parts.rooms.leave(connection.grant.canvas, room, connection);
    connection.close(CLOSE.unsupported, 'text is not spoken here');
  });
}

/**
 * All frames of a turn in one system call, past `ws`: it would make a header for every reader. Its own frames (pings,
 * pongs, close) are written whole and at once, as these are, so none ends up inside another.
 */
function write(ws: WebSocket, socket: Duplex, frames: readonly Uint8Array[], taken: () => void): void {
  if (ws.readyState !== WebSocket.OPEN) return;
  const [first] = frames;
  const bytes = frames.reduce((sum, frame) => sum + frame.byteLength, 0);
  if (frames.length === 1 && first) socket.write(first, taken);
  else if (bytes <= COPIED_BYTES) socket.write(Buffer.concat(frames), taken);
  else {
    // Large ones stay shared between the readers.
    socket.cork();
    frames.forEach((frame, index) => socket.write(frame, index === frames.length - 1 ? taken : undefined));
    socket.uncork();
  }
}
function bytesOf(data: RawData): Uint8Array {
  if (Array.isArray(data)) return Buffer.concat(data);
  return data instanceof ArrayBuffer ? new Uint8Array(data) : data;
}
function readUrl(url: string): { canvas: string; ticket: string } | undefined {
  const [path = '', query = ''] = url.split('?', 2);
  let decoded: string;
  try {
    decoded = decodeURIComponent(path);
  } catch {
    // A broken escape names no canvas.
    return undefined;
  }
  const canvas = decoded.startsWith('/sync/') ? decoded.slice('/sync/'.length) : '';
  return CANVAS_ID.test(canvas) ? { canvas, ticket: new URLSearchParams(query).get('ticket') ?? '' } : undefined;
}
function reject(socket: Duplex, status: string): void {
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}
