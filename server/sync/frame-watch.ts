// Watches the raw bytes of a line for what `ws` does not tell: how many frames came, and whether a message never ends.

/** A message may take this long, and as long again as its bytes take on a very slow line. */
const SLOW_BYTES_PER_MS = 4;
const LONGEST_HEADER = 14;
const MASK_BYTES = 4;
const CONTROL = 0x08;
const FIN = 0x80;

export class FrameWatch {
  readonly #patienceMs: number;
  readonly #header = new Uint8Array(LONGEST_HEADER);
  #have = 0;
  #left = 0;
  /** A message whose last fragment has not begun. */
  #fragmented = false;
  #unfinished: { since: number; heardAt: number; bytes: number } | undefined;

  constructor(patienceMs: number) {
    this.#patienceMs = patienceMs;
  }

  /** Gives back how many frames began in these bytes, also pings, pongs and fragments. */
  read(chunk: Uint8Array, now: number): number {
    let frames = 0;
    for (let at = 0; at < chunk.byteLength;) {
      if (this.#left > 0) {
        const taken = Math.min(this.#left, chunk.byteLength - at);
        this.#left -= taken;
        at += taken;
      } else {
        this.#header[this.#have++] = chunk[at++] ?? 0;
        if (this.#have < 2 || this.#have < headerLength(this.#header)) continue;
        frames++;
        this.#begin(now);
      }
      if (this.#left === 0 && !this.#fragmented) this.#unfinished = undefined;
    }
    if (this.#have > 0 || this.#left > 0 || this.#fragmented) {
      this.#unfinished ??= { since: now, heardAt: now, bytes: 0 };
      this.#unfinished.heardAt = now;
    }
    return frames;
  }
  /** Nothing more of it came for too long, or it comes too slowly. */
  isOverdue(now: number): boolean {
    if (!this.#unfinished) return false;
    const { since, heardAt, bytes } = this.#unfinished;
    return now - heardAt > this.#patienceMs || now - since > this.#patienceMs + bytes / SLOW_BYTES_PER_MS;
  }
  /** Nobody has been listening: the time until now does not count. */
  excuse(now: number): void {
    if (this.#unfinished) Object.assign(this.#unfinished, { since: now, heardAt: now });
  }

  #begin(now: number): void {
    const first = this.#header[0] ?? 0;
    this.#have = 0;
    this.#left = payloadLength(this.#header);
    if ((first & CONTROL) === 0) this.#fragmented = (first & FIN) === 0;
    this.#unfinished ??= { since: now, heardAt: now, bytes: 0 };
    this.#unfinished.bytes += this.#left;
  }
}

function headerLength(header: Uint8Array): number {
  const second = header[1] ?? 0;
  const mask = (second & 0x80) === 0 ? 0 : MASK_BYTES;
  const short = second & 0x7f;
  return 2 + (short === 127 ? 8 : short === 126 ? 2 : 0) + mask;
}
function payloadLength(header: Uint8Array): number {
  const short = (header[1] ?? 0) & 0x7f;
  const view = new DataView(header.buffer);
  if (short === 127) return Number(view.getBigUint64(2));
  return short === 126 ? view.getUint16(2) : short;
}
