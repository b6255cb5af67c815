// The default store: one SQLite file, reached through Kysely over libsql.
import Database from 'libsql';
import { CompiledQuery, Kysely, sql, SqliteDialect } from 'kysely';
import type { SqliteDatabase } from 'kysely';
import { migrate } from './migrations.ts';
import { sqliteConnection } from './sqlite-connection.ts';
import type { SqliteConnection } from './sqlite-connection.ts';
import { sqliteJournal } from './sqlite-journal.ts';
import { sqliteMembers } from './sqlite-members.ts';
import { sqliteRounds } from './sqlite-rounds.ts';
import type { LinkRow, Store } from './store.ts';
import type { Tables } from './tables.ts';
import { tidying } from './tidying.ts';
import type { Tidying } from './tidying.ts';

const PRAGMAS = [
  // First: it only counts for a file that holds nothing yet. What is deleted can be given back to the disk.
  'auto_vacuum = INCREMENTAL',
  'journal_mode = WAL',
  // Not NORMAL: with WAL, that may roll back acknowledged commits when the power goes.
  'synchronous = FULL',
  'foreign_keys = ON',
  'busy_timeout = 5000',
  // The tail beside the file is folded in at 1 MB and cut back to that when it was longer: small pieces stall nobody.
  'wal_autocheckpoint = 250',
  'journal_size_limit = 1048576',
];
/** Who "claims" the clientIDs the server writes with; no person id looks like this. */
const SERVER = '(server)';
/** No step has this number. */
const PROBE = -1;
/** More than an edit takes: the last few bytes of a disk are no room. */
const PROBE_BYTES = 65_536;

/** A larger file is not written anew only so that it can become smaller. */
const ANEW_BYTES = 64 * 1024 * 1024;
/** Nothing was written for so long: time to tidy up. */
const QUIET_MS = 1000;

export async function openSqlite(file: string, quietMs = QUIET_MS): Promise<Store> {
  let database: Database.Database | undefined;
  const db = new Kysely<Tables>({
    dialect: new SqliteDialect({
      database: () => Promise.resolve(forKysely((database = new Database(file)))),
      onCreateConnection: async (connection) => {
        for (const pragma of PRAGMAS) await connection.executeQuery(CompiledQuery.raw(`pragma ${pragma}`));
      },
    }),
  });
  try {
    await migrate(db);
  } catch (error) {
    await db.destroy();
    throw error;
  }
  if (!database) throw new Error('No connection was made.');
  letShrink(database);
  // Kysely is asked for the connection, so that no transaction of its own is under way.
  const alone = <T>(work: () => T): Promise<T> => db.connection().execute(() => Promise.resolve(work()));
  const tidy = tidying(database, alone, quietMs);
  return sqliteStore(db, sqliteConnection(database, alone, tidy.wrote), tidy);
}

/** A file from before pages could be given back is written anew once, which takes milliseconds for each megabyte. */
function letShrink(database: Database.Database): void {
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

function sqliteStore(db: Kysely<Tables>, connection: SqliteConnection, tidy: Tidying): Store {
  const { rounds, put } = sqliteRounds(connection);
  return {
    canvases: {
      create: (canvas) =>
        db.transaction().execute(async (tx) => {
          await tx.insertInto('canvas').values({ id: canvas.id, created_at: canvas.createdAt }).execute();
          for (const link of canvas.links) await tx.insertInto('link').values(linkValues(link)).execute();
          for (const [slot, person] of canvas.people.entries()) {
            await tx
              .insertInto('person')
              .values({ ...person, device_hash: null })
              .execute();
            await tx.insertInto('member').values({ canvas: canvas.id, person: person.id, slot, link: null }).execute();
          }
          await tx
            .insertInto('claim')
            .values({ canvas: canvas.id, client_id: canvas.firstClient, person: SERVER })
            .execute();
          await tx.insertInto('journal').values({ canvas: canvas.id, seq: 1, bytes: canvas.first }).execute();
        }),
      has: async (id) =>
        (await db.selectFrom('canvas').select('id').where('id', '=', id).executeTakeFirst()) !== undefined,
    },
    links: {
      list: async (canvas) => {
        const rows = await db
          .selectFrom('link')
          .selectAll()
          .where('canvas', '=', canvas)
          .orderBy('created_at')
          .orderBy('id')
          .execute();
        return rows.map(linkRow);
      },
      byKey: async (canvas, keyHash) => {
        const row = await db
          .selectFrom('link')
          .selectAll()
          .where('key_hash', '=', keyHash)
          .where('canvas', '=', canvas)
          .executeTakeFirst();
        return row && linkRow(row);
      },
      add: async (link) => {
        await db.insertInto('link').values(linkValues(link)).execute();
      },
      withdraw: async (canvas, link, at) => {
        const result = await db
          .updateTable('link')
          .set({ withdrawn_at: at })
          .where('id', '=', link)
          .where('canvas', '=', canvas)
          .where('withdrawn_at', 'is', null)
          .executeTakeFirst();
        return result.numUpdatedRows > 0n;
      },
    },
    people: {
      byDevice: (deviceHash) =>
        db.selectFrom('person').select(['id', 'name']).where('device_hash', '=', deviceHash).executeTakeFirst(),
      has: async (id) =>
        (await db.selectFrom('person').select('id').where('id', '=', id).executeTakeFirst()) !== undefined,
      add: async ({ id, name, deviceHash }) => {
        await db.insertInto('person').values({ id, name, device_hash: deviceHash }).execute();
      },
      rename: async (id, name) => {
        await db.updateTable('person').set({ name }).where('id', '=', id).execute();
      },
    },
    members: sqliteMembers(connection),
    journal: sqliteJournal(connection, put),
    rounds,
    ping: async () => {
      await db.selectFrom('migration').select('number').limit(1).execute();
      // A full disk can still be read; whether it takes anything again is found out by writing.
      if (!connection.isRefused()) return;
      await db
        .replaceInto('migration')
        .values({ number: PROBE, applied_at: ' '.repeat(PROBE_BYTES) })
        .execute();
      await db.deleteFrom('migration').where('number', '=', PROBE).execute();
      connection.tried();
    },
    close: async () => {
      await tidy.close();
      // Leaves one file behind, not a file and its tail.
      await sql`pragma wal_checkpoint(truncate)`.execute(db);
      await db.destroy();
    },
  };
}

function linkValues(link: LinkRow): Tables['link'] {
  return {
    id: link.id,
    canvas: link.canvas,
    role: link.role,
    label: link.label,
    key_hash: link.keyHash,
    created_at: link.createdAt,
    withdrawn_at: link.withdrawnAt,
  };
}
function linkRow(row: Tables['link']): LinkRow {
  return {
    id: row.id,
    canvas: row.canvas,
    role: row.role,
    label: row.label,
    keyHash: row.key_hash,
    createdAt: row.created_at,
    withdrawnAt: row.withdrawn_at,
  };
}
