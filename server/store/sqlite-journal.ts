// The journal and the snapshots in SQLite, where edits come from the log in slices: its statements are made once.
import type { SqliteConnection } from './sqlite-connection.ts';
import type { JournalEntry, RoundSave, StoredDocument } from './store.ts';

interface Row {
  readonly seq: number;
  readonly bytes: ArrayBuffer;
}

/** Rows one statement adds, the largest first: each statement costs more than its rows. */
const AT_ONCE = [32, 8, 4, 2, 1] as const;

export interface SqliteJournal {
  /** Adds entries, with their rounds, inside a transaction that is under way. */
  readonly insert: (entries: readonly JournalEntry[]) => void;
  /** Number of the last update of this canvas that is in the database; undefined when there is no such canvas. */
  readonly last: (canvas: string) => number | undefined;
  /** `pending` gives the updates that are not in the database yet; it may also give some that are. */
  readonly load: (canvas: string, pending: () => readonly JournalEntry[]) => Promise<StoredDocument | undefined>;
  /** `then` runs once the snapshot is kept, before anybody else reads. */
  readonly compact: (canvas: string, seq: number, snapshot: Uint8Array, then: () => void) => Promise<void>;
}

/** `putRound` saves a round in the transaction of the update that tells of it. */
export function sqliteJournal(
  { prepare, read, write }: SqliteConnection,
  putRound: (save: RoundSave) => void,
): SqliteJournal {
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

  const lastRow = prepare(
    'select max(coalesce((select max(seq) from journal where canvas = ?), 0), coalesce((select seq from snapshot where canvas = ?), 0)) as seq',
  );

  return {
    insert,
    last: (canvas) => (lastRow.get(canvas, canvas) as { seq: number }).seq || undefined,
    load: (canvas, pending) =>
      read(() => {
        if (canvasRow.get(canvas) === undefined) return undefined;
        const snapshot = snapshotRow.get(canvas) as Row | undefined;
        const first = snapshot?.seq ?? 0;
        const updates: Uint8Array[] = (rowsAfter.all(canvas, first) as Row[]).map(({ seq, bytes }, index) => {
          // A hole means somebody touched the file: an error is said, an older document is not shown as if it were whole.
          if (seq !== first + index + 1) throw new Error(`The journal of ${canvas} has a hole at ${seq}.`);
          return new Uint8Array(bytes);
        });
        for (const { seq, update } of pending()) if (seq === first + updates.length + 1) updates.push(update);
        if (!snapshot && updates.length === 0) throw new Error(`The journal of ${canvas} is empty.`);
        return { snapshot: snapshot ? new Uint8Array(snapshot.bytes) : null, updates, seq: first + updates.length };
      }),
    compact: (canvas, seq, snapshot, then) =>
      write(() => {
        replace.run(canvas, seq, snapshot);
        remove.run(canvas, seq);
      }, then),
  };
}
