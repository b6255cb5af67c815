// Watches the raw bytes of a line for what `ws` does not tell: how many frames came, and whether a message never ends.

/** A message may take this long, and as long again as its bytes take on a very slow line. */
const SLOW_BYTES_PER_MS = 4;
const SHORTEST_HEADER = 2;
const MASK_BYTES = 4;
const CONTROL = 0x08;
const FIN = 0x80;
const NOTHING = new Uint8Array();

/** There is one for every line, so it keeps next to nothing while no message is under way. */
export class FrameWatch {
  readonly #patienceMs: number;
  /** The beginning of a header that came in pieces. */
  #header = NOTHING;
  /** Bytes of a frame still to come. */
  #left = 0;
  /** A message whose last fragment has not begun. */
  #fragmented = false;
  /** Bytes of the message under way; since when it is, and when the last of it came. */
  #bytes = 0;
  #since: number | undefined;
  #heardAt = 0;

  constructor(patienceMs: number) {
    this.#patienceMs = patienceMs;
  }

  /** Gives back how many frames began in these bytes, also pings, pongs and fragments. */
  read(bytes: Uint8Array, now: number): number {
    const chunk = this.#header.byteLength === 0 ? bytes : Buffer.concat([this.#header, bytes]);
    this.#header = NOTHING;
    let frames = 0;
    for (let at = 0; at < chunk.byteLength;) {
      if (this.#left === 0) {
        const header = headerLength(chunk, at);
        if (header === undefined || at + header > chunk.byteLength) {
          // A copy: what it was cut from is large, and may be used again.
          this.#header = Uint8Array.from(chunk.subarray(at));
          break;
        }
        frames++;
        this.#begin(chunk, at);
        at += header;
      }
      const taken = Math.min(this.#left, chunk.byteLength - at);
      this.#left -= taken;
      at += taken;
      if (this.#left === 0 && !this.#fragmented) this.#finish();
    }
    if (this.#left > 0 || this.#fragmented || this.#header.byteLength > 0) {
      this.#since ??= now;
      this.#heardAt = now;
    }
    return frames;
  }
  /** Nothing more of it came for too long, or it comes too slowly. */
  isOverdue(now: number): boolean {
    if (this.#since === undefined) return false;
    return (
      now - this.#heardAt > this.#patienceMs || now - this.#since > this.#patienceMs + this.#bytes / SLOW_BYTES_PER_MS
    );
  }
  /** Nobody has been listening: the time until now does not count. */
  excuse(now: number): void {
    if (this.#since === undefined) return;
    this.#since = now;
    this.#heardAt = now;
  }

  #begin(chunk: Uint8Array, at: number): void {
    const first = chunk[at] ?? 0;
    this.#left = payloadLength(chunk, at);
    this.#bytes += this.#left;
    if ((first & CONTROL) === 0) this.#fragmented = (first & FIN) === 0;
  }
  #finish(): void {
    this.#bytes = 0;
    this.#since = undefined;
  }
}

/** Undefined while too little of it is there to say. */
function headerLength(chunk: Uint8Array, at: number): number | undefined {
  const second = chunk[at + 1];
  if (second === undefined) return undefined;
  const mask = (second & 0x80) === 0 ? 0 : MASK_BYTES;
  const short = second & 0x7f;
  return SHORTEST_HEADER + (short === 127 ? 8 : short === 126 ? 2 : 0) + mask;
}
function payloadLength(chunk: Uint8Array, at: number): number {
  const short = (chunk[at + 1] ?? 0) & 0x7f;
  if (short < 126) return short;
  const view = new DataView(chunk.buffer, chunk.byteOffset + at + SHORTEST_HEADER);
  return short === 127 ? Number(view.getBigUint64(0)) : view.getUint16(0);
}
