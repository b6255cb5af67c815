// The journal as rooms use it: an edit goes to the log, and later, in company, into the database, or never when a snapshot comes first.
import type { EditLog } from './edit-log.ts';
import { keepAside } from './log-restore.ts';
import type { Found } from './log-restore.ts';
import type { Segment } from './log-segment.ts';
import { Pending } from './pending.ts';
import type { PendingEntry } from './pending.ts';
import type { SqliteConnection } from './sqlite-connection.ts';
import type { SqliteJournal } from './sqlite-journal.ts';
import type { JournalEntry, Store } from './store.ts';

/** What is moved in one turn, so that an edit that comes meanwhile hardly waits. */
const SLICE_ROWS = 256;
const SLICE_BYTES = 256 * 1024;

export interface LoggedJournalParts {
  readonly log: EditLog;
  readonly sql: SqliteJournal;
  readonly connection: SqliteConnection;
  readonly warn: (what: string, error: unknown) => void;
}

export class LoggedJournal {
  readonly #parts: LoggedJournalParts;
  readonly #pending = new Pending();
  #refused = false;
  #isSettled = true;
  #syncing: Promise<unknown> = Promise.resolve();
  #moving: Promise<void> | undefined;

  constructor(parts: LoggedJournalParts) {
    this.#parts = parts;
  }

  readonly journal: Store['journal'] = {
    append: async (entries) => {
      if (entries.length === 0) return;
      const { connection } = this.#parts;
      connection.wrote();
      // What the database must be asked for is asked while nobody else uses it.
      const isKnown = entries.every(({ canvas, round }) => !round && this.#pending.last(canvas) !== undefined);
      if (isKnown) this.#append(entries);
      else if (entries.some(({ round }) => round)) await this.#appendPast(entries);
      else await connection.readOne(() => this.#append(entries));
    },
    sync: () => {
      const run = this.#syncing.then(() => this.#sync());
      // Whoever asked hears of a failure.
      this.#syncing = run.catch(() => undefined);
      return run;
    },
    load: (canvas) => this.#parts.sql.load(canvas, () => this.#pending.of(canvas)),
    compact: (canvas, seq, snapshot) =>
      this.#parts.sql.compact(canvas, seq, snapshot, () => {
        this.#pending.drop(canvas, seq);
        this.#parts.log.removeDone();
      }),
  };

  /** Something that was to be logged was not, and no trial has been since. */
  get isRefused(): boolean {
    return this.#refused;
  }
  /** Rejects when the log would not take so many bytes. */
  async probe(bytes: number): Promise<void> {
    this.#parts.log.probe(bytes);
    await this.journal.sync();
    this.#refused = false;
  }
  /** Takes up what a server that was killed left behind; what does not follow on what is there is kept aside. */
  async restore({ entries, segments }: Found): Promise<void> {
    const { connection, warn } = this.#parts;
    await connection.readOne(() => {
      for (const entry of entries) {
        const last = this.#last(entry.canvas);
        if (last !== undefined && entry.seq === last + 1) this.#pending.add(entry);
        else if (last === undefined || entry.seq > last) keepAside(entry.segment);
      }
    });
    for (const { path, keepAs } of segments)
      if (keepAs !== undefined)
        warn(
          'the edit log had an end that could not be read, as after a power cut; what came before it was kept',
          new Error(`${path} stays as ${keepAs}.`),
        );
    this.#moveInBackground();
    await this.#moving;
  }
  /** Moves what is pending into the database, slice by slice, as long as `goOn` says so. */
  async move(goOn: () => boolean): Promise<void> {
    await this.#moving;
    await this.#moveSlices(() => true, goOn);
    if (!this.#pending.isEmpty) return;
    this.#parts.log.rotate();
    await this.#settle();
  }
  async close(): Promise<void> {
    await this.#syncing;
    await this.#moving;
    await this.#parts.log.close();
  }

  /** Number of the last edit of this canvas; undefined when there is no such canvas. */
  #last(canvas: string): number | undefined {
    return this.#pending.last(canvas) ?? this.#parts.sql.last(canvas);
  }
  #check(entries: readonly JournalEntry[]): void {
    const next = new Map<string, number>();
    for (const { canvas, seq } of entries) {
      const last = next.get(canvas) ?? this.#last(canvas);
      if (last === undefined) throw new Error(`There is no canvas ${canvas}.`);
      if (seq !== last + 1) throw new Error(`After ${last}, ${seq} does not come next in ${canvas}.`);
      next.set(canvas, seq);
    }
  }
  #append(entries: readonly JournalEntry[]): void {
    const { log } = this.#parts;
    this.#check(entries);
    try {
      for (const entry of log.append(entries)) this.#pending.add(entry);
    } catch (error) {
      this.#refused = true;
      // It may have become full because this was refused.
      this.#moveInBackground();
      throw error;
    }
    if (!log.isLong) return;
    log.rotate();
    this.#moveInBackground();
  }
  /** What is kept together with a round goes into the database at once, after what was pending of its canvas. */
  async #appendPast(entries: readonly JournalEntry[]): Promise<void> {
    const { connection, sql, log } = this.#parts;
    const canvases = new Set(entries.map(({ canvas }) => canvas));
    await connection.write(
      () => {
        this.#check(entries);
        sql.insert([...[...canvases].flatMap((canvas) => this.#pending.of(canvas)), ...entries]);
      },
      () => {
        for (const canvas of canvases) this.#pending.drop(canvas, Infinity);
        log.removeDone();
      },
    );
    if (entries.some(({ round }) => round?.forget === 'now')) await connection.cutTail();
  }

  async #sync(): Promise<void> {
    const { log } = this.#parts;
    try {
      // What no sync vouches for any more does survive in the database.
      if (log.isDoubtful) await this.#moveSlices((segment) => segment.isDoubtful);
      await log.sync();
    } catch (error) {
      this.#refused = true;
      throw error;
    }
  }
  #moveInBackground(): void {
    if (this.#moving) return;
    const { log, warn } = this.#parts;
    this.#moving = this.#moveSlices((segment) => log.isPast(segment))
      .catch((error: unknown) => {
        // Nothing is lost: it stays in the log, and the next segment takes it along.
        warn('the edit log could not be moved into the database', error);
      })
      .finally(() => {
        this.#moving = undefined;
      });
  }
  async #moveSlices(wanted: (segment: Segment) => boolean, goOn = (): boolean => true): Promise<void> {
    const { connection, sql } = this.#parts;
    while (goOn()) {
      let slice: readonly PendingEntry[] = [];
      await connection.move(
        () => {
          slice = this.#pending.slice(SLICE_ROWS, SLICE_BYTES, wanted);
          sql.insert(slice);
        },
        () => {
          this.#isSettled = false;
          for (const [canvas, seq] of new Map(slice.map((entry) => [entry.canvas, entry.seq])))
            this.#pending.drop(canvas, seq);
        },
      );
      if (slice.length === 0) break;
      await new Promise((resolve) => setImmediate(resolve));
    }
    await this.#settle();
  }
  /** What was moved survives a power cut afterwards; until then its segments stay. */
  async #settle(): Promise<void> {
    const { connection, log } = this.#parts;
    if (this.#isSettled) return log.removeDone();
    await connection.settle(() => {
      this.#isSettled = true;
      log.removeDone();
    });
  }
}
