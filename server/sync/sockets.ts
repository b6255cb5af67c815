// The WebSocket side of the server: upgrades, frames in and out, heartbeats. The only file that knows `ws`.
import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocket, WebSocketServer } from 'ws';
import type { RawData } from 'ws';
import { CLOSE } from '../../shared/wire/close-codes.ts';
import { MAX_FRAME_BYTES } from '../../shared/wire/frames.ts';
import type { Door } from '../access/door.ts';
import type { Admission, Tickets } from '../access/tickets.ts';
import { SharedBuckets, TokenBucket } from '../access/token-bucket.ts';
import type { Rate } from '../access/token-bucket.ts';
import { Beats } from './beats.ts';
import type { Connection } from './connection.ts';
import { Doorstep } from './doorstep.ts';
import { FrameWatch } from './frame-watch.ts';
import { Inbox, Turns } from './inbox.ts';
import { Outbox } from './outbox.ts';
import type { OutboxLimits } from './outbox.ts';
import { Pulse } from './pulse.ts';
import type { Room } from './room.ts';
import type { Rooms } from './rooms.ts';
import { readUpgrade, turnAway } from './upgrade.ts';
import { writeFrames } from './ws-frame.ts';

export interface SocketParts {
  readonly rooms: Rooms;
  readonly tickets: Tickets;
  readonly door: Door;
  readonly originAllowed: (request: IncomingMessage) => boolean;
  readonly addressOf: (request: IncomingMessage) => string;
  readonly outbox: OutboxLimits;
  /** What one connection, one person and one room may send: frames of any kind, large ones counting for more. */
  readonly budgets: { readonly connection: Rate; readonly person: Rate; readonly room: Rate };
  /** How long somebody may want more than their budget. */
  readonly floodMs: number;
  /** How long a message may stay unfinished. */
  readonly unfinishedMs: number;
  readonly pingMs: number;
  readonly warn: (what: string, error: unknown) => void;
}
const OPTIONS = {
  noServer: true,
  maxPayload: MAX_FRAME_BYTES,
  /** Pieces a message may come in. */
  maxFragments: 1024,
  perMessageDeflate: false,
  /** A line whose other end does not answer a close is cut after this time. */
  closeTimeout: 5000,
};

/** One line, from the upgrade to its end. */
interface Line {
  readonly ws: WebSocket;
  readonly socket: Duplex;
  readonly address: string;
  readonly ticket: string;
  readonly admission: Admission;
  readonly inbox: Inbox;
  /** Where it has brought somebody, once it has. */
  joined: Joined | undefined;
}
interface Joined {
  readonly room: Room;
  readonly connection: Connection;
}

/** Serves `/sync/:canvasId?ticket=…` on this HTTP server. Returns its stop; `rooms` is closed by its owner. */
export function openSockets(server: Server, parts: SocketParts): () => Promise<void> {
  const sockets = new WebSocketServer(OPTIONS);
  // Time that is only measured never goes back, whatever is done to the clock.
  const now = (): number => performance.now();
  const turns = new Turns();
  const budgets = {
    person: new SharedBuckets(parts.budgets.person, now),
    room: new SharedBuckets(parts.budgets.room, now),
  };
  const beats = new Beats();
  const doorstep = new Doorstep();
  let stopped = false;

  const upgrade = (request: IncomingMessage, socket: Duplex, head: Buffer): void => {
    surviveBreaks(socket);
    const asked = readUpgrade(request, parts.originAllowed);
    if (typeof asked === 'string') return turnAway(socket, asked);
    const address = parts.addressOf(request);
    parts.door
      .knock(address)
      .then(async (mayTry) => {
        if (!mayTry) return turnAway(socket, '429 Too Many Requests');
        await doorstep.turn();
        if (stopped) return socket.destroy();
        return sockets.handleUpgrade(request, socket, head, (ws) => greet(ws, socket, address, asked));
      })
      .catch((error: unknown) => {
        parts.warn('a line could not be opened', error);
        socket.destroy();
      });
  };
  const greet = (
    ws: WebSocket,
    socket: Duplex,
    address: string,
    { canvas, ticket }: { canvas: string; ticket: string },
  ): void => {
    ws.on('error', () => ws.terminate());
    // Accepted first and closed then: a browser is not told why an upgrade was refused, but it can read a close code.
    const admission = parts.tickets.redeem(ticket, canvas);
    if (!admission) return ws.close(CLOSE.notSignedIn, 'ticket');
    const { grant } = admission;
    const left = parts.door.enter(address);
    if (!left) return ws.close(CLOSE.rate, 'too many lines from one address');
    const inbox = new Inbox({
      turns,
      own: [new TokenBucket(parts.budgets.connection, now), budgets.person.enter(grant.person)],
      shared: [budgets.room.enter(canvas)],
      floodMs: parts.floodMs,
      now,
      listen: (listening) => (listening ? ws.resume() : ws.pause()),
      flooded: () => end(CLOSE.rate, 'too many messages'),
    });
    // Nothing is read until there is a room to read it.
    ws.pause();
    const line: Line = { ws, socket, address, ticket, admission, inbox, joined: undefined };
    const pulse = pulseOf(line);
    const watch = new FrameWatch(parts.unfinishedMs);
    // Before `ws` reads them: what comes of these bytes has been paid for, and any of them is a sign of life.
    socket.prependListener('data', (chunk: Buffer) => {
      pulse.heard();
      inbox.charge(watch.read(chunk, now()), chunk.byteLength);
    });
    const beat = (): void => {
      if (inbox.isHeld) watch.excuse(now());
      else if (watch.isOverdue(now())) return end(CLOSE.protocol, 'unfinished message');
      if (parts.tickets.isOver(grant)) return end(CLOSE.notSignedIn, 'token');
      pulse.beat();
    };
    const fallSilent = beats.add(beat);
    ws.on('close', () => {
      fallSilent();
      budgets.person.leave(grant.person);
      budgets.room.leave(canvas);
      left();
    });
    const end = serve(line, parts);
  };
  server.on('upgrade', upgrade);
  const stopBeats = beats.start(parts.pingMs);

  return async () => {
    stopped = true;
    stopBeats();
    server.off('upgrade', upgrade);
    const open = [...sockets.clients];
    for (const ws of open) ws.close(CLOSE.restart, 'the server restarts');
    const impatience = setTimeout(() => open.forEach((ws) => ws.terminate()), 1000);
    const stillOpen = open.filter((ws) => ws.readyState !== WebSocket.CLOSED);
    await Promise.all(stillOpen.map((ws) => new Promise((done) => ws.once('close', done))));
    clearTimeout(impatience);
  };
}

/**
 * A line may break at any moment; without a listener that would end the process. Not made where the request is at hand:
 * it would be kept for as long as the line.
 */
function surviveBreaks(socket: Duplex): void {
  socket.on('error', () => socket.destroy());
}

function pulseOf(line: Line): Pulse {
  return new Pulse({
    isSeen: () => line.joined?.room.presence.isSeen(line.joined.connection) ?? false,
    ping: () => line.ws.ping(),
    silent: () => line.joined?.room.presence.silent(line.joined.connection),
    back: () => line.joined?.room.presence.back(line.joined.connection),
    dead: () => line.ws.terminate(),
  });
}

/** Brings the line into its room. Gives back how it is ended: what is queued is sent, then it closes. */
function serve(line: Line, parts: SocketParts): Connection['close'] {
  const { ws, inbox } = line;
  const { grant } = line.admission;
  const outbox = new Outbox(
    {
      backlog: () => line.socket.writableLength,
      terminate: () => {
        inbox.drop();
        ws.terminate();
      },
      write: (frames, taken) => {
        if (ws.readyState === WebSocket.OPEN) writeFrames(line.socket, frames, taken);
      },
    },
    parts.outbox,
    {
      updates: (missed) => line.joined?.room.catchUp(line.joined.connection, missed),
      presence: () => line.joined?.room.presence.again(line.joined.connection),
    },
  );
  const leave = (): void => {
    const { joined } = line;
    if (joined) parts.rooms.leave(grant.canvas, joined.room, joined.connection);
  };
  let struck = false;
  const strike = (): void => {
    if (struck) return;
    struck = true;
    parts.door
      .strike(grant.person, line.address)
      .catch((error: unknown) => parts.warn('a strike could not be counted', error));
  };
  const end = (code: number, reason: string): void => {
    inbox.drop();
    if (line.joined?.room.connections.has(line.joined.connection)) leave();
    outbox.close();
    if (code === CLOSE.badData) strike();
    ws.close(code, reason);
    // Its answer to the close has to be read.
    ws.resume();
  };
  ws.on('close', () => {
    outbox.close();
    inbox.end(leave);
  });
  ws.on('message', (data, isBinary) => {
    if (isBinary) inbox.take(bytesOf(data));
    else end(CLOSE.unsupported, 'text is not spoken here');
  });
  join(line, outbox, { strike, close: end }, parts)
    .then((found) => {
      if (!found) return;
      line.joined = found;
      const { room, connection } = found;
      inbox.open((message) => room.receive(connection, message));
    })
    .catch((error: unknown) => {
      parts.warn('a canvas could not be opened', error);
      end(CLOSE.storage, 'storage unavailable');
    });
  return end;
}

async function join(
  { ws, admission: { grant, holder }, ticket, address }: Line,
  outbox: Outbox,
  ways: Pick<Connection, 'strike' | 'close'>,
  { door, rooms, tickets }: SocketParts,
): Promise<Joined | undefined> {
  if (await door.isBarred(grant.person, address)) {
    ways.close(CLOSE.rate, 'refused for some minutes');
    return undefined;
  }
  const connection: Connection = {
    grant,
    address,
    clientId: grant.clientId,
    person: holder,
    claims: holder.claims,
    outbox,
    show: (frame) => outbox.presence(frame),
    ...ways,
  };
  // The link may have been withdrawn while the room was loading.
  const isValid = (): boolean => tickets.redeem(ticket, grant.canvas) !== undefined;
  const room = await rooms.join(grant.canvas, connection, () => ws.readyState === WebSocket.OPEN && isValid());
  if (room) return { room, connection };
  if (tickets.isOver(grant)) ways.close(CLOSE.notSignedIn, 'token');
  else ways.close(isValid() ? CLOSE.restart : CLOSE.forbidden, 'withdrawn');
  return undefined;
}

function bytesOf(data: RawData): Uint8Array {
  if (Array.isArray(data)) return Buffer.concat(data);
  return data instanceof ArrayBuffer ? new Uint8Array(data) : data;
}
