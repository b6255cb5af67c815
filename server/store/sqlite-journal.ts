// The journal and the snapshots in SQLite, by statements made once: every edit goes this way.
import type Database from 'libsql';
import type { JournalEntry, Store } from './store.ts';

export interface SqliteJournal {
  readonly journal: Store['journal'];
  /** The last thing that was to be written was not. */
  readonly isRefused: () => boolean;
}
interface Row {
  readonly seq: number;
  readonly bytes: ArrayBuffer;
}

/** `alone` runs the work while nobody else uses the connection. */
export function sqliteJournal(database: Database.Database, alone: <T>(work: () => T) => Promise<T>): SqliteJournal {
  const begin = database.prepare('begin');
  const commit = database.prepare('commit');
  const insert = database.prepare('insert into journal (canvas, seq, bytes) values (?, ?, ?)');
  const canvasRow = database.prepare('select 1 from canvas where id = ?');
  const snapshotRow = database.prepare('select seq, bytes from snapshot where canvas = ?');
  const rowsAfter = database.prepare('select seq, bytes from journal where canvas = ? and seq > ? order by seq');
  const replace = database.prepare(
    'insert into snapshot (canvas, seq, bytes) values (?, ?, ?) on conflict (canvas) do update set seq = excluded.seq, bytes = excluded.bytes',
  );
  const remove = database.prepare('delete from journal where canvas = ? and seq <= ?');
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
  const written = (work: () => void): Promise<void> =>
    alone(() => {
      refused = true;
      inOne(work);
      refused = false;
    });

  return {
    isRefused: () => refused,
    journal: {
      append: (entries: readonly JournalEntry[]) =>
        written(() => {
          for (const { canvas, seq, update } of entries) insert.run(canvas, seq, update);
        }),
      load: (canvas) =>
        alone(() =>
          inOne(() => {
            if (canvasRow.get(canvas) === undefined) return undefined;
            const snapshot = snapshotRow.get(canvas) as Row | undefined;
            const first = snapshot?.seq ?? 0;
            const rows = rowsAfter.all(canvas, first) as Row[];
            // A hole means somebody touched the file: an error is said, an older document is not shown as if it were whole.
            rows.forEach((row, index) => {
              if (row.seq !== first + index + 1) throw new Error(`The journal of ${canvas} has a hole at ${row.seq}.`);
            });
            if (!snapshot && rows.length === 0) throw new Error(`The journal of ${canvas} is empty.`);
            return {
              snapshot: snapshot ? new Uint8Array(snapshot.bytes) : null,
              updates: rows.map((row) => new Uint8Array(row.bytes)),
              seq: first + rows.length,
            };
          }),
        ),
      compact: (canvas, seq, snapshot) =>
        written(() => {
          replace.run(canvas, seq, snapshot);
          remove.run(canvas, seq);
        }),
    },
  };
}
