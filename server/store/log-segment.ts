// One file of the edit log: a header, and records that are only ever added.
import { dirname } from 'node:path';
import type { LogDisk } from './log-disk.ts';

/** Name and version of the format; then the number of the segment before, and how much of it counts. */
const MAGIC = Buffer.from('CLC-LOG\x01', 'latin1');
export const HEADER_BYTES = MAGIC.length + 16;

/** Where a segment ended when the next was begun: what lies behind that was refused. */
export interface Before {
  readonly number: number;
  readonly length: number;
}
/** Undefined when there is no header, as in a file that was only just made. */
export function readHeader(bytes: Buffer): Before | undefined {
  if (bytes.length < HEADER_BYTES || !bytes.subarray(0, MAGIC.length).equals(MAGIC)) return undefined;
  return {
    number: Number(bytes.readBigUInt64LE(MAGIC.length)),
    length: Number(bytes.readBigUInt64LE(MAGIC.length + 8)),
  };
}
function header(before: Before): Buffer {
  const bytes = Buffer.alloc(HEADER_BYTES);
  MAGIC.copy(bytes);
  bytes.writeBigUInt64LE(BigInt(before.number), MAGIC.length);
  bytes.writeBigUInt64LE(BigInt(before.length), MAGIC.length + 8);
  return bytes;
}

/** How a segment stands to the disk. */
type State =
  | { readonly kind: 'open'; readonly file: number }
  /** Found at the start, or a sync failed: only what is in the database as well is safe. */
  | { readonly kind: 'doubtful'; readonly file: number | undefined }
  | { readonly kind: 'gone' };

export class Segment {
  readonly path: string;
  readonly number: number;
  /** Entries in it that are not in the database yet. */
  pending = 0;
  /** Records in it. */
  rows = 0;
  /** It was not whole: it is kept aside under this name when it is not needed any more. */
  keepAs: string | undefined;
  readonly #disk: LogDisk;
  #state: State;
  /** All whole records end here. */
  #length: number;
  /** So much of it survives a power cut. */
  #synced = 0;
  /** Something refused lies behind the end and could not be cut off: nothing is added any more. */
  #spoilt = false;
  #syncing: Promise<unknown> = Promise.resolve();

  constructor(disk: LogDisk, path: string, number: number, length: number, file: number | undefined) {
    this.#disk = disk;
    this.path = path;
    this.number = number;
    this.#length = length;
    this.#state = file === undefined ? { kind: 'doubtful', file } : { kind: 'open', file };
  }
  get length(): number {
    return this.#length;
  }
  get takesMore(): boolean {
    return this.#state.kind === 'open' && !this.#spoilt;
  }
  get isDoubtful(): boolean {
    return this.#state.kind === 'doubtful';
  }
  get isSynced(): boolean {
    return this.#synced === this.#length;
  }

  /** All of it is with the operating system afterwards; throws when it is not, and then nothing of it is in the log. */
  append(bytes: Uint8Array, rows: number): void {
    this.#write(bytes);
    this.#length += bytes.byteLength;
    this.rows += rows;
  }
  /** Would that much be taken? Throws when not. */
  probe(bytes: number): void {
    this.#write(new Uint8Array(bytes));
    this.#cut();
  }
  /** What was added before survives a power cut afterwards; when that cannot be said, never again by a sync of this file. */
  async sync(): Promise<void> {
    if (this.#state.kind !== 'open') return;
    const { file } = this.#state;
    const length = this.#length;
    const isNew = this.#synced === 0;
    const syncing = isNew
      ? Promise.all([this.#disk.sync(file), this.#disk.syncFolder(dirname(this.path))])
      : this.#disk.sync(file);
    this.#syncing = Promise.allSettled([this.#syncing, syncing]);
    try {
      await syncing;
      this.#synced = Math.max(this.#synced, length);
    } catch (error) {
      // The system may have let go of what it could not write: asked again, it would say that all is well.
      if (this.#state.kind === 'open') this.#state = { kind: 'doubtful', file };
      throw error;
    }
  }
  /** Lets go of the file, which stays. */
  async close(): Promise<void> {
    const state = this.#state;
    this.#state = { kind: 'gone' };
    await this.#syncing;
    if (state.kind !== 'gone' && state.file !== undefined) this.#disk.close(state.file);
  }
  async remove(): Promise<void> {
    await this.close();
    if (this.keepAs === undefined) await this.#disk.remove(this.path);
    else await this.#disk.rename(this.path, this.keepAs);
  }

  #write(bytes: Uint8Array): void {
    if (this.#state.kind !== 'open') throw new Error(`${this.path} takes nothing any more.`);
    const { file } = this.#state;
    try {
      // A disk that is nearly full takes a part, and says only the next time that it is full.
      for (let done = 0; done < bytes.byteLength;) done += this.#disk.write(file, bytes, done, this.#length + done);
    } catch (error) {
      this.#cut();
      throw error;
    }
  }
  #cut(): void {
    if (this.#state.kind !== 'open') return;
    try {
      this.#disk.cut(this.#state.file, this.#length);
    } catch {
      // The next segment says where this one ends.
      this.#spoilt = true;
    }
  }
}

/** A new file that begins with its header; throws when there is no room, and leaves nothing behind. */
export function createSegment(disk: LogDisk, path: string, number: number, before: Before): Segment {
  const file = disk.create(path);
  const segment = new Segment(disk, path, number, 0, file);
  try {
    segment.append(header(before), 0);
    return segment;
  } catch (error) {
    // A file without a header holds nothing; it is removed at the next start when it cannot be now.
    void segment.remove().catch(() => undefined);
    throw error;
  }
}
