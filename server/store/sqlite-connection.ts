// The one connection to SQLite for statements that are made once: one transaction at a time, and whether the disk takes them.
import type Database from 'libsql';

export interface SqliteConnection {
  readonly prepare: (text: string) => Database.Statement;
  /** All of it sees the same data. */
  readonly read: <T>(work: () => T) => Promise<T>;
  /** The same for work that is one statement, which sees one state by itself. */
  readonly readOne: <T>(statement: () => T) => Promise<T>;
  /** All of it is kept, or nothing; `then` runs before anybody else reads. */
  readonly write: <T>(work: () => T, then?: () => void) => Promise<T>;
  /** The same for work that is one statement, which is a transaction by itself. */
  readonly writeOne: <T>(statement: () => T) => Promise<T>;
  /**
   * The same for what only changes its place, and may come back from there when the power goes: it waits for no disk,
   * and is no reason to wait with tidying up.
   */
  readonly move: (work: () => void, then: () => void) => Promise<void>;
  /** All that was moved survives a power cut when `then` runs; every `write` does that too. */
  readonly settle: (then: () => void) => Promise<void>;
  /** Of what was overwritten no copy is left in the tail beside the file. Never rejects: it is cut again when it is tidied. */
  readonly cutTail: () => Promise<void>;
  /** Something was written elsewhere. */
  readonly wrote: () => void;
  /** Something that was to be written was not, and no trial has been since. */
  readonly isRefused: () => boolean;
  /** A trial was written: more than an edit takes. */
  readonly tried: () => void;
}

/** `alone` runs the work while nobody else uses the connection; `wrote` hears of each writing. */
export function sqliteConnection(
  database: Database.Database,
  alone: <T>(work: () => T) => Promise<T>,
  wrote: () => void,
): SqliteConnection {
  const begin = database.prepare('begin');
  const commit = database.prepare('commit');
  const loosely = database.prepare('pragma synchronous = NORMAL');
  const asUsual = database.prepare('pragma synchronous = FULL');
  // Writes one page and waits for the disk, which has all before it then as well.
  const settled = database.prepare('pragma user_version = 1');
  const foldAll = database.prepare('pragma wal_checkpoint(truncate)');
  let refused = false;

  const inOne = <T>(work: () => T): T => {
    begin.run();
    try {
      const result = work();
      commit.run();
      return result;
    } catch (error) {
      // A full or failing disk may have ended the transaction already.
      if (database.inTransaction) database.exec('rollback');
      throw error;
    }
  };

  const noted = <T>(work: () => T): T => {
    try {
      return work();
    } catch (error) {
      refused = true;
      throw error;
    }
  };

  return {
    prepare: (text) => database.prepare(text),
    read: (work) => alone(() => inOne(work)),
    readOne: alone,
    write: (work, then) => {
      wrote();
      return alone(() => {
        const result = noted(() => inOne(work));
        then?.();
        return result;
      });
    },
    writeOne: (statement) => {
      wrote();
      return alone(() => noted(statement));
    },
    move: (work, then) =>
      alone(() => {
        loosely.all();
        try {
          noted(() => inOne(work));
        } finally {
          asUsual.all();
        }
        then();
      }),
    settle: (then) =>
      alone(() => {
        noted(() => settled.all());
        then();
      }),
    cutTail: () =>
      alone(() => void foldAll.all()).catch(() => {
        // A disk that refuses this refuses edits too, and that is told.
      }),
    wrote,
    isRefused: () => refused,
    tried: () => {
      refused = false;
    },
  };
}
