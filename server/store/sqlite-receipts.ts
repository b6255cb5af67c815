// When late comments came, in SQLite.
import type { SqliteConnection } from './sqlite-connection.ts';
import type { ReceiptRow, Store } from './store.ts';

/** The latest so many of a canvas: whoever would fill the list with old ones hides only the oldest. */
const MOST = 5000;

export function sqliteReceipts({ prepare, readOne, write }: SqliteConnection): Store['receipts'] {
  const add = prepare('insert into receipt (canvas, comment, at) values (?, ?, ?) on conflict do nothing');
  const list = prepare('select canvas, comment, at from receipt where canvas = ? order by at desc, comment limit ?');
  return {
    add: (rows) =>
      write(() => {
        for (const { canvas, comment, at } of rows) add.run(canvas, comment, at);
      }),
    list: (canvas) => readOne(() => list.all(canvas, MOST) as ReceiptRow[]),
  };
}
