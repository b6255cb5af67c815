// A bad network between clients and a server: slow, jittery, silent without a word, cut in the middle, played twice.
import { connect, createServer } from 'node:net';
import type { Socket } from 'node:net';
import { afterTest } from '../server/with-server.ts';

/** What befalls what is sent from now on. */
export interface Weather {
  readonly delayMs: number;
  /** Added to the delay, by chance; what was sent first still arrives first. */
  readonly jitterMs: number;
  readonly bytesPerSecond: number;
}
const FINE: Weather = { delayMs: 0, jitterMs: 0, bytesPerSecond: Infinity };
/** Pieces in which a slow line lets bytes through. */
const PIECE = 256;

/** One connection of a client through the proxy. */
export interface ProxyLine {
  readonly open: boolean;
  /** Bytes that came from the client so far. */
  readonly sent: number;
  /** From now on nothing comes through and nobody is told: both ends believe in the line. */
  freeze(): void;
  /** What was held back comes after all. */
  thaw(): void;
  /** Both ends get a reset. */
  reset(): void;
  /** Ends, in the middle of whatever it is, once so many more bytes have come through from this side. */
  cutAfter(bytes: number, from: 'client' | 'server'): void;
  /** Everything the client has sent so far comes to the server once more, as a connection of its own. */
  replay(): void;
}
export interface Proxy {
  readonly url: string;
  readonly lines: readonly ProxyLine[];
  weather(weather: Partial<Weather>): void;
}

/** Stands before a server until the test is over. Only sync sockets have weather; what is asked over HTTP comes through. */
export async function openProxy(target: { readonly port: number }, random: () => number): Promise<Proxy> {
  const lines: Line[] = [];
  const sockets = new Set<Socket>();
  let weather = FINE;
  const keep = (socket: Socket): Socket => {
    sockets.add(socket);
    socket.setNoDelay(true).on('close', () => sockets.delete(socket));
    // A reset is what happens here.
    socket.on('error', () => socket.destroy());
    return socket;
  };
  const upstream = (): Socket => keep(connect(target.port, '127.0.0.1'));
  const server = createServer((client) => {
    keep(client).once('data', (first: Buffer) => {
      const line = new Line(client, upstream(), upstream, () => weather, random);
      if (first.toString('latin1').startsWith('GET /sync/')) lines.push(line);
      else line.indoors = true;
      line.begin(first);
    });
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  afterTest(() => {
    for (const line of lines) line.stop();
    for (const socket of sockets) socket.destroy();
    return new Promise((closed) => server.close(closed));
  });
  const address = server.address();
  const port = address !== null && typeof address === 'object' ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}`,
    lines,
    weather: (change) => {
      weather = { ...weather, ...change };
    },
  };
}

class Line implements ProxyLine {
  indoors = false;
  readonly #client: Socket;
  readonly #server: Socket;
  readonly #up: Flow;
  readonly #down: Flow;
  readonly #upstream: () => Socket;
  readonly #heard: Buffer[] = [];
  #frozen = false;

  constructor(client: Socket, server: Socket, upstream: () => Socket, weather: () => Weather, random: () => number) {
    this.#client = client;
    this.#server = server;
    this.#upstream = upstream;
    const now = (): Weather => (this.indoors ? FINE : weather());
    const broken = (): void => this.reset();
    this.#up = new Flow(server, now, random, broken);
    this.#down = new Flow(client, now, random, broken);
  }
  begin(first: Buffer): void {
    const up = (chunk: Buffer): void => {
      this.#heard.push(chunk);
      this.#up.take(chunk);
    };
    up(first);
    this.#client.on('data', up);
    this.#server.on('data', (chunk: Buffer) => this.#down.take(chunk));
    this.#client.on('close', () => !this.#frozen && this.#up.end());
    this.#server.on('close', () => !this.#frozen && this.#down.end());
  }
  get open(): boolean {
    return !this.#client.destroyed && !this.#server.destroyed;
  }
  get sent(): number {
    return this.#heard.reduce((sum, chunk) => sum + chunk.byteLength, 0);
  }
  freeze(): void {
    this.#frozen = true;
    this.#up.hold(true);
    this.#down.hold(true);
  }
  thaw(): void {
    this.#frozen = false;
    this.#up.hold(false);
    this.#down.hold(false);
    if (this.#client.destroyed) this.#up.end();
    if (this.#server.destroyed) this.#down.end();
  }
  reset(): void {
    this.stop();
    this.#client.resetAndDestroy();
    this.#server.resetAndDestroy();
  }
  cutAfter(bytes: number, from: 'client' | 'server'): void {
    (from === 'client' ? this.#up : this.#down).cutAfter(bytes);
  }
  replay(): void {
    const twin = this.#upstream();
    twin.resume();
    for (const chunk of this.#heard) twin.write(chunk);
  }
  stop(): void {
    this.#up.stop();
    this.#down.stop();
  }
}

/** Bytes on their way to one socket, in order. */
class Flow {
  readonly #to: Socket;
  readonly #weather: () => Weather;
  readonly #random: () => number;
  readonly #broken: () => void;
  #queue: { readonly bytes: Buffer | 'end'; readonly due: number }[] = [];
  #left = Infinity;
  #held = false;
  #timer: NodeJS.Timeout | undefined;
  #lastDue = 0;

  constructor(to: Socket, weather: () => Weather, random: () => number, broken: () => void) {
    this.#to = to;
    this.#weather = weather;
    this.#random = random;
    this.#broken = broken;
  }
  take(chunk: Buffer): void {
    const { bytesPerSecond } = this.#weather();
    const size = Number.isFinite(bytesPerSecond) ? PIECE : chunk.byteLength;
    for (let at = 0; at < chunk.byteLength; at += size) {
      const bytes = chunk.subarray(at, at + size);
      this.#put(bytes, (bytes.byteLength / bytesPerSecond) * 1000);
    }
  }
  end(): void {
    this.#put('end', 0);
  }
  hold(held: boolean): void {
    this.#held = held;
    this.#go();
  }
  cutAfter(bytes: number): void {
    this.#left = bytes;
  }
  stop(): void {
    clearTimeout(this.#timer);
    this.#queue = [];
  }
  #put(bytes: Buffer | 'end', tookMs: number): void {
    const { delayMs, jitterMs } = this.#weather();
    const arrives = performance.now() + delayMs + this.#random() * jitterMs;
    this.#lastDue = Math.max(arrives, this.#lastDue) + tookMs;
    this.#queue.push({ bytes, due: this.#lastDue });
    this.#go();
  }
  #go(): void {
    clearTimeout(this.#timer);
    while (!this.#held && this.#queue[0]) {
      const wait = this.#queue[0].due - performance.now();
      if (wait > 0.5) {
        this.#timer = setTimeout(() => this.#go(), wait);
        return;
      }
      this.#pass(this.#queue.shift()!.bytes);
    }
  }
  #pass(bytes: Buffer | 'end'): void {
    if (bytes === 'end') return void this.#to.end();
    if (bytes.byteLength < this.#left) {
      this.#left -= bytes.byteLength;
      this.#to.write(bytes);
      return;
    }
    const last = bytes.subarray(0, this.#left);
    if (last.byteLength === 0) return this.#broken();
    // The other end must have read them before the reset takes them away.
    this.#to.write(last, () => this.#broken());
    this.stop();
  }
}
