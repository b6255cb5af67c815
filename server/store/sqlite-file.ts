// Opens the SQLite file for this process alone, and lets go of it.
import Database from 'libsql';
import { CompiledQuery, Kysely, sql, SqliteDialect } from 'kysely';
import type { SqliteDatabase } from 'kysely';
import type { Tables } from './tables.ts';

const PRAGMAS = [
  // Before anything is read: from then on no other process may use the file, until this one ends, however it ends.
  'locking_mode = EXCLUSIVE',
  // Early: it only counts for a file that holds nothing yet. What is deleted can be given back to the disk.
  'auto_vacuum = INCREMENTAL',
  'journal_mode = WAL',
  // Not NORMAL: with WAL, that may roll back acknowledged commits when the power goes.
  'synchronous = FULL',
  'foreign_keys = ON',
  // The tail beside the file is folded in at 1 MB and cut back to that when it was longer: small pieces stall nobody.
  'wal_autocheckpoint = 250',
  'journal_size_limit = 1048576',
];
/** A larger file is not written anew only so that it can become smaller. */
const ANEW_BYTES = 64 * 1024 * 1024;

export interface SqliteFile {
  readonly db: Kysely<Tables>;
  readonly database: Database.Database;
  /** Leaves one file behind, not a file and its tail, and lets others use it. */
  readonly close: () => Promise<void>;
}

/** Rejects with SQLITE_BUSY when another process uses the file. */
export async function openFile(file: string): Promise<SqliteFile> {
  const database = new Database(file);
  const db = new Kysely<Tables>({
    dialect: new SqliteDialect({
      database: forKysely(database),
      onCreateConnection: async (connection) => {
        for (const pragma of PRAGMAS) await connection.executeQuery(CompiledQuery.raw(`pragma ${pragma}`));
      },
    }),
  });
  const close = async (): Promise<void> => {
    try {
      // Closing alone does not let go of the file while a statement is about; this order does.
      for (const pragma of ['journal_mode = DELETE', 'locking_mode = NORMAL', 'user_version'])
        await sql.raw(`pragma ${pragma}`).execute(db);
    } finally {
      await db.destroy();
    }
  };
  try {
    await sql`pragma user_version`.execute(db);
    return { db, database, close };
  } catch (error) {
    await db.destroy();
    throw error;
  }
}

/** A file from before pages could be given back is written anew once, which takes milliseconds for each megabyte. */
export function letShrink(database: Database.Database): void {
  const number = (pragma: string): number =>
    Number((database.prepare(`pragma ${pragma}`).get() as Record<string, unknown>)[pragma]);
  if (number('auto_vacuum') !== 0 || number('page_count') * number('page_size') > ANEW_BYTES) return;
  try {
    database.exec('pragma auto_vacuum = INCREMENTAL');
    database.exec('vacuum');
  } catch {
    // No room for a second copy: the file stays as it was, whole, and only keeps its free pages.
  }
}

/** A full disk ends a transaction by itself; that it cannot be rolled back then must not hide why. */
function forKysely(database: Database.Database): SqliteDatabase {
  return {
    close: () => database.close(),
    prepare: (text) => database.prepare(text === 'rollback' && !database.inTransaction ? 'select 0' : text),
  };
}
