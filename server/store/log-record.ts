// How an edit stands in the log: length, checksum, canvas, number, update. Pure: bytes in, bytes out.
import { crc32 } from 'node:zlib';
import type { JournalEntry } from './store.ts';

/** Before the checked part: its length and its checksum, four bytes each. */
const FRAME_BYTES = 8;
/** In the checked part, before the name of the canvas; the number of the edit follows the name. */
const NAME_LENGTH_BYTES = 1;
const SEQ_BYTES = 6;

export interface Records {
  /** All of them one after the other. */
  readonly bytes: Buffer;
  /** The entries, with their updates as they lie in there. */
  readonly entries: readonly JournalEntry[];
}

export function writeRecords(entries: readonly JournalEntry[]): Records {
  const bytes = Buffer.allocUnsafe(entries.reduce((sum, entry) => sum + FRAME_BYTES + checkedBytes(entry), 0));
  let at = 0;
  const written = entries.map((entry) => {
    const { canvas, seq, update } = entry;
    const size = checkedBytes(entry);
    const start = at + FRAME_BYTES;
    const end = start + size;
    const from = end - update.byteLength;
    bytes.writeUInt32LE(size, at);
    bytes.writeUInt8(from - start - SEQ_BYTES - NAME_LENGTH_BYTES, start);
    bytes.write(canvas, start + NAME_LENGTH_BYTES);
    bytes.writeUIntLE(seq, from - SEQ_BYTES, SEQ_BYTES);
    bytes.set(update, from);
    bytes.writeUInt32LE(crc32(bytes.subarray(start, end)), at + 4);
    at = end;
    return { canvas, seq, update: new Uint8Array(bytes.buffer, bytes.byteOffset + from, update.byteLength) };
  });
  return { bytes, entries: written };
}
function checkedBytes({ canvas, update }: JournalEntry): number {
  return NAME_LENGTH_BYTES + Buffer.byteLength(canvas) + SEQ_BYTES + update.byteLength;
}

export interface ReadRecords {
  readonly entries: readonly JournalEntry[];
  /** Where the first record begins that is not whole; the length of the bytes when all are. */
  readonly end: number;
}
/** The whole records from `start` on, up to the first that is not. */
export function readRecords(bytes: Buffer, start: number): ReadRecords {
  const entries: JournalEntry[] = [];
  let at = start;
  while (at + FRAME_BYTES <= bytes.length) {
    const from = at + FRAME_BYTES;
    const to = from + bytes.readUInt32LE(at);
    const entry = to <= bytes.length ? readChecked(bytes.subarray(from, to), bytes.readUInt32LE(at + 4)) : undefined;
    if (!entry) break;
    entries.push(entry);
    at = to;
  }
  return { entries, end: at };
}
function readChecked(part: Buffer, checksum: number): JournalEntry | undefined {
  if (part.length < NAME_LENGTH_BYTES + SEQ_BYTES || crc32(part) !== checksum) return undefined;
  const name = NAME_LENGTH_BYTES + part.readUInt8(0);
  if (part.length < name + SEQ_BYTES) return undefined;
  return {
    canvas: part.toString('utf8', NAME_LENGTH_BYTES, name),
    seq: part.readUIntLE(name, SEQ_BYTES),
    update: new Uint8Array(part.subarray(name + SEQ_BYTES)),
  };
}
