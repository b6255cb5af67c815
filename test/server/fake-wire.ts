// A socket for outboxes that writes down each write, and takes bytes only when a test lets it.
import { Outbox } from '../../server/sync/outbox.ts';
import type { Missed, OutboxLimits, Wire } from '../../server/sync/outbox.ts';

export interface FakeWire extends Wire {
  /** One entry per write: its frames in one piece. */
  readonly writes: Buffer[];
  /** The very objects that were written. */
  readonly pieces: Uint8Array[][];
  terminated: boolean;
  /** A stalled one takes nothing until it is told to. */
  stall(): void;
  /** Takes everything that waits; later writes wait again. */
  take(): void;
}
export function fakeWire(): FakeWire {
  let stalled = false;
  let waiting: { bytes: number; taken: () => void }[] = [];
  const wire: FakeWire = {
    writes: [],
    pieces: [],
    terminated: false,
    write(frames, taken) {
      const bytes = Buffer.concat(frames);
      wire.writes.push(bytes);
      wire.pieces.push([...frames]);
      if (stalled) waiting.push({ bytes: bytes.byteLength, taken });
      // As a socket does it: the bytes are gone at once, the word comes later.
      else process.nextTick(taken);
    },
    backlog: () => waiting.reduce((sum, { bytes }) => sum + bytes, 0),
    terminate: () => (wire.terminated = true),
    stall: () => (stalled = true),
    take() {
      const before = waiting;
      waiting = [];
      for (const { taken } of before) taken();
    },
  };
  return wire;
}

export interface Told {
  readonly wire: FakeWire;
  readonly outbox: Outbox;
  /** Each catch-up asked for. */
  readonly missed: Missed[];
  readonly presence: { asked: number };
}
export function fakeOutbox(limits: Partial<OutboxLimits> = {}): Told {
  const wire = fakeWire();
  const missed: Missed[] = [];
  const presence = { asked: 0 };
  const outbox = new Outbox(
    wire,
    { backlogBytes: 1000, patienceMs: 60_000, ...limits },
    { updates: (what) => missed.push(what), presence: () => presence.asked++ },
  );
  return { wire, outbox, missed, presence };
}
/** All that the server does in this turn has been done. */
export function endOfTurn(): Promise<void> {
  return new Promise((done) => setImmediate(done));
}
/** The payloads of the frames in these bytes, as a client reads them. */
export function payloads(bytes: Uint8Array): Buffer[] {
  const buffer = Buffer.from(bytes);
  const found: Buffer[] = [];
  for (let at = 0; at < buffer.byteLength;) {
    const short = buffer.readUInt8(at + 1);
    const header = short < 126 ? 2 : short === 126 ? 4 : 10;
    const length =
      short < 126 ? short : short === 126 ? buffer.readUInt16BE(at + 2) : Number(buffer.readBigUInt64BE(at + 2));
    found.push(buffer.subarray(at + header, at + header + length));
    at += header + length;
  }
  return found;
}
