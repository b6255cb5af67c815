// The default store: one SQLite file, reached through Kysely over libsql, with the edit log before it.
import { EditLog } from './edit-log.ts';
import type { LogLimits } from './edit-log.ts';
import { logDisk } from './log-disk.ts';
import type { LogDisk } from './log-disk.ts';
import { findSegments, segmentPath } from './log-restore.ts';
import { LoggedJournal } from './logged-journal.ts';
import { migrate } from './migrations.ts';
import { sqliteConnection } from './sqlite-connection.ts';
import type { SqliteConnection } from './sqlite-connection.ts';
import { letShrink, openFile } from './sqlite-file.ts';
import type { SqliteFile } from './sqlite-file.ts';
import { sqliteHosted } from './sqlite-hosted.ts';
import { sqliteJournal } from './sqlite-journal.ts';
import { sqliteMembers } from './sqlite-members.ts';
import { sqliteReceipts } from './sqlite-receipts.ts';
import { sqliteRounds } from './sqlite-rounds.ts';
import type { LinkRow, Store } from './store.ts';
import type { Tables } from './tables.ts';
import { tidying } from './tidying.ts';
import type { Tidying } from './tidying.ts';

/** Who "claims" the clientIDs the server writes with; no person id looks like this. */
const SERVER = '(server)';
/** No step has this number. */
const PROBE = -1;
/** More than an edit takes: the last few bytes of a disk are no room. */
const PROBE_BYTES = 65_536;

/** Nothing was written for so long: time to tidy up. */
export const QUIET_MS = 1000;
/**
 * A segment is moved into the database when it has become so long: many edits of a room are then written together. The
 * rows bound what is held in memory for it, and how long a start takes after `kill -9`.
 */
export const LOG_LIMITS: LogLimits = {
  segmentBytes: 8 * 1024 * 1024,
  segmentRows: 16_384,
  mostBytes: 64 * 1024 * 1024,
};

export interface SqliteOptions {
  readonly quietMs?: number;
  readonly log?: Partial<LogLimits>;
  readonly disk?: LogDisk;
  /** Hears what somebody who runs the server should know of. */
  readonly warn?: (what: string, error: unknown) => void;
}

export async function openSqlite(file: string, options: SqliteOptions = {}): Promise<Store> {
  const { quietMs = QUIET_MS, disk = logDisk, warn = (): void => undefined } = options;
  const opened = await openFile(file);
  try {
    const { db, database } = opened;
    await migrate(db);
    letShrink(database);
    // Kysely is asked for the connection, so that no transaction of its own is under way.
    const alone = <T>(work: () => T): Promise<T> => db.connection().execute(() => Promise.resolve(work()));
    const tidy: Tidying = tidying(database, alone, (goOn) => logged.move(goOn), quietMs);
    const connection = sqliteConnection(database, alone, () => tidy.wrote());
    const { rounds, put } = sqliteRounds(connection);
    const found = await findSegments(disk, file);
    const log = new EditLog(
      disk,
      { ...LOG_LIMITS, ...options.log },
      (number) => segmentPath(file, number),
      found.segments,
      found.number,
    );
    const logged = new LoggedJournal({ log, sql: sqliteJournal(connection, put), connection, warn });
    await logged.restore(found);
    return sqliteStore(opened, connection, tidy, logged, rounds);
  } catch (error) {
    await opened.close().catch(() => {
      // What went wrong first says more.
    });
    throw error;
  }
}

function sqliteStore(
  { db, close }: SqliteFile,
  connection: SqliteConnection,
  tidy: Tidying,
  logged: LoggedJournal,
  rounds: Store['rounds'],
): Store {
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
      find: (id) => db.selectFrom('person').select(['id', 'name']).where('id', '=', id).executeTakeFirst(),
      add: async ({ id, name, deviceHash }) => {
        await db.insertInto('person').values({ id, name, device_hash: deviceHash }).execute();
      },
      rename: async (id, name) => {
        await db.updateTable('person').set({ name }).where('id', '=', id).execute();
      },
    },
    members: sqliteMembers(connection),
    hosted: sqliteHosted(connection),
    journal: logged.journal,
    receipts: sqliteReceipts(connection),
    rounds,
    ping: async () => {
      await db.selectFrom('migration').select('number').limit(1).execute();
      // A full disk can still be read; whether it takes anything again is found out by writing.
      if (logged.isRefused) await logged.probe(PROBE_BYTES);
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
      await logged.close();
      await close();
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
