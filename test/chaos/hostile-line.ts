// A WebSocket client of raw TCP bytes, so that it can lie where `ws` would not let it; and what it hears in answer.
import { randomBytes } from 'node:crypto';
import { connect } from 'node:net';
import type { Socket } from 'node:net';
import * as encoding from 'lib0/encoding';
import { FRAME } from '../../shared/wire/frames.ts';

/** Attackers come from an address of their own, as they would; limits per address must not hit the honest. */
/** One address that does nothing but attack is kept out after a while, as it should be: so many lines, then the next. */
const LINES_FROM_ONE = 100;
let lines = 0;
function attacker(): string {
  return `127.0.66.${1 + (Math.floor(lines++ / LINES_FROM_ONE) % 250)}`;
}
/** Longer than any answer takes; only a server that hangs is caught by it. */
const DEADLINE_MS = 8000;

export const OPCODE = { continuation: 0, text: 1, binary: 2, close: 8, ping: 9, pong: 10 } as const;
export interface FrameOptions {
  readonly fin?: boolean;
  /** RSV bits 1 to 7 (RSV1 = 4). */
  readonly rsv?: number;
  readonly masked?: boolean;
  /** The length the header claims. */
  readonly claims?: bigint;
}
/** How a line ended: the server's close code, or `cut` when it came without one. */
export type End = number | 'cut';

export class HostileLine {
  /** Messages of the server, without its control frames. */
  readonly messages: Uint8Array[] = [];
  /** The answer to the upgrade request: its status, or `cut`. */
  readonly status: Promise<number | 'cut'>;
  end: End | undefined;
  readonly #socket: Socket;
  readonly #pongs = new Set<string>();
  #waiting: (() => void)[] = [];
  #bytes: Buffer = Buffer.alloc(0);
  #answered = false;
  #answer: (status: number | 'cut') => void = () => undefined;

  static to(port: number): HostileLine {
    return new HostileLine(connect({ port, host: '127.0.0.1', localAddress: attacker() }));
  }
  private constructor(socket: Socket) {
    this.status = new Promise((resolve) => (this.#answer = resolve));
    this.#socket = socket;
    // A line the server resets ends as one that it closes: `close` follows and says so.
    this.#socket.on('error', () => undefined);
    this.#socket.on('data', (chunk: Buffer) => this.#read(chunk));
    this.#socket.on('close', () => {
      this.#answer('cut');
      this.#ended('cut');
    });
  }

  write(bytes: Uint8Array | string): void {
    if (this.#socket.writable) this.#socket.write(bytes);
  }
  frame(opcode: number, payload: Uint8Array = new Uint8Array(), options: FrameOptions = {}): void {
    this.write(frameOf(opcode, payload, options));
  }
  message(bytes: Uint8Array): void {
    this.frame(OPCODE.binary, bytes);
  }
  sync(step: number, body: Uint8Array): void {
    this.message(syncMessage(step, body));
  }
  awareness(body: Uint8Array): void {
    this.message(messageOf(FRAME.awareness, body));
  }
  /** Breaks the line without a word. */
  drop(): void {
    this.#socket.resetAndDestroy();
  }

  /** True once the server has read everything sent so far; false when it ended the line instead. */
  async heard(): Promise<boolean> {
    const token = randomBytes(6).toString('hex');
    this.frame(OPCODE.ping, Buffer.from(token));
    await this.until(() => this.#pongs.has(token) || this.end !== undefined, 'an answer or an end');
    return this.end === undefined;
  }
  async ended(): Promise<End> {
    await this.until(() => this.end !== undefined, 'the end of the line');
    return this.end!;
  }
  /** Waits until something the server sent makes this true. */
  async until(fact: () => boolean, what: string): Promise<void> {
    const late = AbortSignal.timeout(DEADLINE_MS);
    while (!fact()) {
      await new Promise<void>((again, fail) => {
        this.#waiting.push(again);
        late.addEventListener('abort', () => fail(new Error(`Waited in vain for ${what}.`)), { once: true });
      });
    }
  }

  #read(chunk: Buffer): void {
    this.#bytes = this.#bytes.length === 0 ? chunk : Buffer.concat([this.#bytes, chunk]);
    if (!this.#answered) {
      const head = this.#bytes.indexOf('\r\n\r\n');
      if (head < 0) return;
      const [, status = '0'] = /^HTTP\/1\.1 (\d+)/u.exec(this.#bytes.toString('latin1', 0, head)) ?? [];
      this.#answered = true;
      this.#answer(Number(status));
      this.#bytes = this.#bytes.subarray(head + 4);
      if (status !== '101') this.#socket.end();
    }
    while (this.#readFrame());
    this.#wake();
  }
  /** The server does not mask and does not split what it says. */
  #readFrame(): boolean {
    const bytes = this.#bytes;
    const [first = 0, short = 0] = bytes;
    const start = short === 127 ? 10 : short === 126 ? 4 : 2;
    if (bytes.length < start) return false;
    const length = short === 127 ? Number(bytes.readBigUInt64BE(2)) : short === 126 ? bytes.readUInt16BE(2) : short;
    if (bytes.length < start + length) return false;
    const payload = bytes.subarray(start, start + length);
    this.#bytes = bytes.subarray(start + length);
    switch (first & 15) {
      case OPCODE.close:
        this.#ended(length >= 2 ? payload.readUInt16BE(0) : 1005);
        this.frame(OPCODE.close, payload.subarray(0, 2));
        this.#socket.end();
        break;
      case OPCODE.pong:
        this.#pongs.add(payload.toString());
        break;
      case OPCODE.ping:
        this.frame(OPCODE.pong, payload);
        break;
      default:
        this.messages.push(new Uint8Array(payload));
    }
    return true;
  }
  #ended(end: End): void {
    this.end ??= end;
    this.#wake();
  }
  #wake(): void {
    for (const again of this.#waiting.splice(0)) again();
  }
}

export function frameOf(opcode: number, payload: Uint8Array, options: FrameOptions = {}): Buffer {
  const { fin = true, rsv = 0, masked = true, claims = BigInt(payload.byteLength) } = options;
  const mask = masked ? 0x80 : 0;
  const key = masked ? randomBytes(4) : Buffer.alloc(0);
  const head = Buffer.alloc(claims > 65535n ? 10 : claims > 125n ? 4 : 2);
  head[0] = (fin ? 0x80 : 0) | (rsv << 4) | opcode;
  head[1] = mask | (claims > 65535n ? 127 : claims > 125n ? 126 : Number(claims));
  if (claims > 65535n) head.writeBigUInt64BE(claims, 2);
  else if (claims > 125n) head.writeUInt16BE(Number(claims), 2);
  const body = Buffer.from(payload);
  if (masked) for (let n = 0; n < body.length; n++) body[n]! ^= key[n & 3]!;
  return Buffer.concat([head, key, body]);
}
export function messageOf(type: number, body: Uint8Array): Uint8Array {
  return encoding.encode((e) => {
    encoding.writeVarUint(e, type);
    encoding.writeVarUint8Array(e, body);
  });
}
export function syncMessage(step: number, body: Uint8Array): Uint8Array {
  return encoding.encode((e) => {
    encoding.writeVarUint(e, FRAME.sync);
    encoding.writeVarUint(e, step);
    encoding.writeVarUint8Array(e, body);
  });
}
/** Awareness entries with whatever JSON text they are given. */
export function presenceOf(...entries: readonly { id: number; clock: number; json: string }[]): Uint8Array {
  return encoding.encode((e) => {
    encoding.writeVarUint(e, entries.length);
    for (const { id, clock, json } of entries) {
      encoding.writeVarUint(e, id);
      encoding.writeVarUint(e, clock);
      encoding.writeVarString(e, json);
    }
  });
}
export function upgradeRequest(path: string, headers: Record<string, string | undefined> = {}): string {
  const all = {
    Host: 'canvas.test',
    Connection: 'Upgrade',
    Upgrade: 'websocket',
    'Sec-WebSocket-Version': '13',
    'Sec-WebSocket-Key': 'dGhlIHNhbXBsZSBub25jZQ==',
    ...headers,
  };
  const lines = Object.entries(all).flatMap(([name, value]) => (value === undefined ? [] : [`${name}: ${value}`]));
  return `GET ${path} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n`;
}
