// The edit log: the segments beside the database, of which the last one takes what is new.
import type { LogDisk } from './log-disk.ts';
import { createSegment } from './log-segment.ts';
import type { Segment } from './log-segment.ts';
import { writeRecords } from './log-record.ts';
import type { PendingEntry } from './pending.ts';
import type { JournalEntry } from './store.ts';

export interface LogLimits {
  /** A segment that has become so long is followed by a new one, and what it holds is moved into the database. */
  readonly segmentBytes: number;
  readonly segmentRows: number;
  /** When the database takes nothing, the log takes no more than this. */
  readonly mostBytes: number;
}

/** What a log says that has waited too long for the database. */
class LogFull extends Error {
  readonly code = 'ENOSPC';
}

export class EditLog {
  readonly #disk: LogDisk;
  readonly #limits: LogLimits;
  readonly #pathOf: (number: number) => string;
  /** The oldest first. */
  #segments: Segment[];
  #active: Segment | undefined;
  #number: number;
  #removing: Promise<unknown> = Promise.resolve();

  /** `found` are the segments of before, `number` the highest that was ever given. */
  constructor(
    disk: LogDisk,
    limits: LogLimits,
    pathOf: (number: number) => string,
    found: readonly Segment[],
    number: number,
  ) {
    this.#disk = disk;
    this.#limits = limits;
    this.#pathOf = pathOf;
    this.#segments = [...found];
    this.#number = number;
  }

  /** All entries, or none and a reason thrown. */
  append(entries: readonly JournalEntry[]): readonly PendingEntry[] {
    const { bytes, entries: written } = writeRecords(entries);
    if (this.bytes + bytes.byteLength > this.#limits.mostBytes)
      throw new LogFull('The edit log is full, because the database takes nothing.');
    const segment = this.#writable();
    segment.append(bytes, entries.length);
    return written.map((entry) => ({ ...entry, segment }));
  }
  /** Throws when so much would not be taken. */
  probe(bytes: number): void {
    this.#writable().probe(bytes);
  }
  /** What was appended survives a power cut afterwards, but for what stands in doubtful segments. */
  async sync(): Promise<void> {
    const open = this.#segments.filter((segment) => !segment.isDoubtful && !segment.isSynced);
    await Promise.all(open.map((segment) => segment.sync()));
  }
  get bytes(): number {
    return this.#segments.reduce((sum, { length }) => sum + length, 0);
  }
  /** Holds entries of which no sync can say any more that they survive. */
  get isDoubtful(): boolean {
    return this.#segments.some((segment) => segment.isDoubtful);
  }
  /** The last segment is as long as it may be. */
  get isLong(): boolean {
    const { segmentBytes, segmentRows } = this.#limits;
    return this.#active !== undefined && (this.#active.length >= segmentBytes || this.#active.rows >= segmentRows);
  }
  /** Does the next edit go elsewhere? */
  isPast(segment: Segment): boolean {
    return segment !== this.#active;
  }
  /** The next edit begins a new segment. */
  rotate(): void {
    this.#active = undefined;
  }
  /** Removes the segments of which nothing is pending; what replaced their entries must survive a power cut by now. */
  removeDone(): void {
    const done = this.#segments.filter((segment) => segment.pending === 0 && this.isPast(segment));
    if (done.length === 0) return;
    this.#segments = this.#segments.filter((segment) => !done.includes(segment));
    this.#removing = Promise.allSettled([
      this.#removing,
      // A file that stays is read at the next start, and all of it is found to be in the database.
      ...done.map((segment) => segment.remove()),
    ]);
  }
  /** Lets go of all files; those with pending entries stay. */
  async close(): Promise<void> {
    await this.#removing;
    await Promise.all(this.#segments.map((segment) => segment.close()));
  }

  #writable(): Segment {
    if (this.#active && !this.#active.takesMore) this.rotate();
    if (this.#active) return this.#active;
    const { number, length } = this.#segments.at(-1) ?? { number: 0, length: 0 };
    const segment = createSegment(this.#disk, this.#pathOf(++this.#number), this.#number, { number, length });
    this.#segments.push(segment);
    this.#active = segment;
    return segment;
  }
}
