// The smallest WebSocket client that can do the work: whole frames out, whole frames in, no copies, no masking cost.
import { Buffer } from 'node:buffer';
import { connect } from 'node:net';
import { socketFrame } from './frames.mjs';

const EMPTY = Buffer.alloc(0);

/**
 * @typedef {{
 *   onMessage: (buffer: Buffer, start: number, end: number) => void,
 *   onClose?: (code: number, reason: string) => void,
 * }} Ears
 */
export class RawSocket {
  /** Undefined while open. @type {{ code: number, reason: string } | undefined} */
  closed;
  #socket;
  #ears;
  #rest = EMPTY;
  #code = 1006;
  #reason = '';

  /** @param {import('node:net').Socket} socket @param {Ears} ears */
  constructor(socket, ears) {
    this.#socket = socket;
    this.#ears = ears;
  }

  /** Resolves when the server has agreed to speak WebSocket; then call `listen`. @param {string} url @param {Ears} ears */
  static open(url, ears, headers = {}) {
    const { hostname, port, pathname, search, host } = new URL(url);
    return new Promise((agreed, refused) => {
      const socket = connect({ host: hostname, port: Number(port), noDelay: true });
      const self = new RawSocket(socket, ears);
      let head = EMPTY;
      socket.on('error', refused);
      socket.on('close', () => refused(new Error(`${host} closed before it answered`)));
      const answer = (data) => {
        head = head.length ? Buffer.concat([head, data]) : data;
        const end = head.indexOf('\r\n\r\n');
        if (end < 0) return;
        const first = head.toString('latin1', 0, head.indexOf('\r\n'));
        if (!first.startsWith('HTTP/1.1 101')) {
          socket.destroy();
          refused(new Error(`${host}${pathname} answered ${first}`));
          return;
        }
        socket.off('data', answer);
        socket.removeAllListeners('close');
        socket.on('close', () => self.#ended());
        socket.pause();
        self.#rest = head.subarray(end + 4);
        agreed(self);
      };
      socket.on('data', answer);
      const lines = Object.entries({
        Host: host,
        Upgrade: 'websocket',
        Connection: 'Upgrade',
        'Sec-WebSocket-Key': 'YmVuY2ggb2YgdGhlIGNhbg==',
        'Sec-WebSocket-Version': '13',
        ...headers,
      }).map(([name, value]) => `${name}: ${value}\r\n`);
      socket.write(`GET ${pathname}${search} HTTP/1.1\r\n${lines.join('')}\r\n`);
    });
  }

  /** Begins to hear; what came before is heard first. */
  listen() {
    this.#read(EMPTY);
    this.#socket.on('data', (data) => this.#read(data));
    this.#socket.resume();
  }
  /** A frame as `frames.mjs` makes it. Returns false when the system does not take more for now. */
  send(frame) {
    return this.#socket.write(frame);
  }
  /** Several frames in one write. */
  cork(writes) {
    this.#socket.cork();
    writes();
    this.#socket.uncork();
  }
  get waiting() {
    return this.#socket.writableLength;
  }
  /** Stops reading: for the server this person is a slow reader. */
  pause() {
    this.#socket.pause();
  }
  resume() {
    this.#socket.resume();
  }
  /** Says goodbye and goes. */
  close() {
    if (this.closed) return;
    this.#socket.write(socketFrame(Buffer.from([0x03, 0xe8]), 8));
    this.#socket.end();
  }
  /** Goes without a word. */
  destroy() {
    this.#socket.destroy();
  }

  #read(data) {
    const buffer = this.#rest.length ? Buffer.concat([this.#rest, data]) : data;
    let pos = 0;
    while (buffer.length - pos >= 2) {
      let length = buffer[pos + 1] & 127;
      let head = 2;
      if (length === 126) {
        if (buffer.length - pos < 4) break;
        length = buffer.readUInt16BE(pos + 2);
        head = 4;
      } else if (length === 127) {
        if (buffer.length - pos < 10) break;
        length = Number(buffer.readBigUInt64BE(pos + 2));
        head = 10;
      }
      const start = pos + head;
      if (buffer.length < start + length) break;
      this.#frame(buffer[pos], buffer, start, start + length);
      pos = start + length;
    }
    this.#rest = pos === buffer.length ? EMPTY : buffer.subarray(pos);
  }
  #frame(first, buffer, start, end) {
    if (first === 0x82) return this.#ears.onMessage(buffer, start, end);
    switch (first) {
      case 0x89:
        this.#socket.write(socketFrame(buffer.subarray(start, end), 10));
        return;
      case 0x8a:
        return;
      case 0x88:
        if (end - start >= 2) this.#code = buffer.readUInt16BE(start);
        this.#reason = buffer.toString('utf8', Math.min(start + 2, end), end);
        this.#socket.end();
        return;
      default:
        throw new Error(`A frame that begins with 0x${first.toString(16)} is not expected here.`);
    }
  }
  #ended() {
    if (this.closed) return;
    this.closed = { code: this.#code, reason: this.#reason };
    this.#ears.onClose?.(this.#code, this.#reason);
  }
}
