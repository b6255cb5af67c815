// The journal and the snapshots in SQLite: every edit goes this way, so its statements are made once.
import type { SqliteConnection } from './sqlite-connection.ts';
import type { JournalEntry, RoundSave, Store } from './store.ts';

interface Row {
  readonly seq: number;
  readonly bytes: ArrayBuffer;
}

/** Rows one statement adds, the largest first: each statement costs more than its rows. */
const AT_ONCE = [32, 8, 4, 2, 1] as const;

/** `putRound` saves a round in the transaction of the update that tells of it. */
export function sqliteJournal(
  { prepare, read, write, writeOne }: SqliteConnection,
  putRound: (save: RoundSave) => void,
): Store['journal'] {
  const inserts = AT_ONCE.map((rows) => ({
    rows,
    statement: prepare(`insert into journal (canvas, seq, bytes) values ${Array(rows).fill('(?, ?, ?)').join(', ')}`),
  }));
  const insert = (entries: readonly JournalEntry[]): void => {
    let at = 0;
    for (const { rows, statement } of inserts)
      for (; entries.length - at >= rows; at += rows)
        statement.run(entries.slice(at, at + rows).flatMap(({ canvas, seq, update }) => [canvas, seq, update]));
    for (const { round } of entries) if (round) putRound(round);
  };
  const canvasRow = prepare('select 1 from canvas where id = ?');
  const snapshotRow = prepare('select seq, bytes from snapshot where canvas = ?');
  const rowsAfter = prepare('select seq, bytes from journal where canvas = ? and seq > ? order by seq');
  const replace = prepare(
    'insert into snapshot (canvas, seq, bytes) values (?, ?, ?) on conflict (canvas) do update set seq = excluded.seq, bytes = excluded.bytes',
  );
  const remove = prepare('delete from journal where canvas = ? and seq <= ?');

  return {
    append: (entries) => {
      const isOne = (AT_ONCE as readonly number[]).includes(entries.length) && !entries.some(({ round }) => round);
      return (isOne ? writeOne : write)(() => insert(entries));
    },
    load: (canvas) =>
      read(() => {
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
    compact: (canvas, seq, snapshot) =>
      write(() => {
        replace.run(canvas, seq, snapshot);
        remove.run(canvas, seq);
      }),
  };
}
