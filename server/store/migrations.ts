// Brings a database from any earlier version to this one, one numbered step at a time.
import { sql } from 'kysely';
import type { Kysely, Transaction } from 'kysely';
import type { Tables } from './tables.ts';

type Step = (tx: Transaction<Tables>) => Promise<void>;

/** Step n is `MIGRATIONS[n - 1]`. A released step is never edited; a change is a new step. */
const MIGRATIONS: readonly Step[] = [
  async (tx) => {
    const { schema } = tx;
    await schema
      .createTable('canvas')
      .addColumn('id', 'text', (c) => c.primaryKey().notNull())
      .addColumn('created_at', 'text', (c) => c.notNull())
      .execute();
    await schema
      .createTable('link')
      .addColumn('id', 'text', (c) => c.primaryKey().notNull())
      .addColumn('canvas', 'text', (c) => c.notNull().references('canvas.id'))
      .addColumn('role', 'text', (c) => c.notNull())
      .addColumn('label', 'text', (c) => c.notNull())
      .addColumn('key_hash', 'text', (c) => c.notNull().unique())
      .addColumn('created_at', 'text', (c) => c.notNull())
      .addColumn('withdrawn_at', 'text')
      .execute();
    await schema.createIndex('link_canvas').on('link').column('canvas').execute();
    await schema
      .createTable('person')
      .addColumn('id', 'text', (c) => c.primaryKey().notNull())
      .addColumn('name', 'text', (c) => c.notNull())
      .addColumn('device_hash', 'text', (c) => c.unique())
      .execute();
    await schema
      .createTable('member')
      .addColumn('canvas', 'text', (c) => c.notNull().references('canvas.id'))
      .addColumn('person', 'text', (c) => c.notNull().references('person.id'))
      .addColumn('slot', 'integer', (c) => c.notNull())
      .addColumn('link', 'text', (c) => c.references('link.id'))
      .addPrimaryKeyConstraint('member_key', ['canvas', 'person'])
      .execute();
    await schema
      .createTable('claim')
      .addColumn('canvas', 'text', (c) => c.notNull().references('canvas.id'))
      .addColumn('client_id', 'integer', (c) => c.notNull())
      // Not a reference: the server's own clientIDs are claimed by nobody's person.
      .addColumn('person', 'text', (c) => c.notNull())
      .addPrimaryKeyConstraint('claim_key', ['canvas', 'client_id'])
      .execute();
    await schema
      .createTable('journal')
      .addColumn('canvas', 'text', (c) => c.notNull().references('canvas.id'))
      .addColumn('seq', 'integer', (c) => c.notNull())
      .addColumn('bytes', 'blob', (c) => c.notNull())
      .addPrimaryKeyConstraint('journal_key', ['canvas', 'seq'])
      .execute();
    await schema
      .createTable('snapshot')
      .addColumn('canvas', 'text', (c) => c.primaryKey().notNull().references('canvas.id'))
      .addColumn('seq', 'integer', (c) => c.notNull())
      .addColumn('bytes', 'blob', (c) => c.notNull())
      .execute();
  },
  // The journal lies in the order of its key: one tree to write instead of two, a quarter less on its way to the disk.
  async (tx) => {
    const { schema } = tx;
    await schema.alterTable('journal').renameTo('journal_before').execute();
    await schema
      .createTable('journal')
      .addColumn('canvas', 'text', (c) => c.notNull().references('canvas.id'))
      .addColumn('seq', 'integer', (c) => c.notNull())
      .addColumn('bytes', 'blob', (c) => c.notNull())
      .addPrimaryKeyConstraint('journal_key', ['canvas', 'seq'])
      .modifyEnd(sql`without rowid`)
      .execute();
    await sql`insert into journal (canvas, seq, bytes) select canvas, seq, bytes from journal_before`.execute(tx);
    await schema.dropTable('journal_before').execute();
  },
  // Rounds. What is answered namelessly lies in an order that tells nothing, and nothing ties it to a ticket.
  async (tx) => {
    const { schema } = tx;
    await schema
      .createTable('round')
      .addColumn('number', 'integer', (c) => c.primaryKey())
      .addColumn('id', 'text', (c) => c.notNull().unique())
      .addColumn('canvas', 'text', (c) => c.notNull().references('canvas.id'))
      .addColumn('body', 'text', (c) => c.notNull())
      .addColumn('key', 'blob')
      .addColumn('forget_at', 'text')
      .execute();
    await schema.createIndex('round_canvas').on('round').column('canvas').execute();
    await schema
      .createTable('ballot')
      .addColumn('round', 'text', (c) => c.notNull().references('round.id'))
      .addColumn('person', 'text', (c) => c.notNull())
      .addColumn('answer', 'text', (c) => c.notNull())
      .addPrimaryKeyConstraint('ballot_key', ['round', 'person'])
      .modifyEnd(sql`without rowid`)
      .execute();
    await schema
      .createTable('nameless_ballot')
      .addColumn('round', 'text', (c) => c.notNull().references('round.id'))
      .addColumn('edit_hash', 'text', (c) => c.notNull())
      .addColumn('answer', 'text', (c) => c.notNull())
      .addPrimaryKeyConstraint('nameless_ballot_key', ['round', 'edit_hash'])
      .modifyEnd(sql`without rowid`)
      .execute();
    await schema
      .createTable('ballot_ticket')
      .addColumn('round', 'text', (c) => c.notNull().references('round.id'))
      .addColumn('ticket', 'text', (c) => c.notNull())
      .addPrimaryKeyConstraint('ballot_ticket_key', ['round', 'ticket'])
      .modifyEnd(sql`without rowid`)
      .execute();
  },
  // Nothing new in the tables. What was edited last may stand in the log beside them, which a version from before does
  // not read: it must not open an older canvas, nor number new edits like those in the log.
  () => Promise.resolve(),
  async (tx) => {
    await tx.schema
      .createTable('receipt')
      .addColumn('canvas', 'text', (c) => c.notNull().references('canvas.id'))
      .addColumn('comment', 'text', (c) => c.notNull())
      .addColumn('at', 'text', (c) => c.notNull())
      .addPrimaryKeyConstraint('receipt_key', ['canvas', 'comment'])
      .modifyEnd(sql`without rowid`)
      .execute();
  },
  // What a host says that people may do. Not a reference to a person: it may be said before they come.
  async (tx) => {
    await tx.schema
      .createTable('hosted')
      .addColumn('canvas', 'text', (c) => c.notNull().references('canvas.id'))
      .addColumn('person', 'text', (c) => c.notNull())
      .addColumn('role', 'text')
      .addColumn('at', 'integer', (c) => c.notNull())
      .addColumn('told', 'integer', (c) => c.notNull())
      .addPrimaryKeyConstraint('hosted_key', ['canvas', 'person'])
      .modifyEnd(sql`without rowid`)
      .execute();
  },
  // What somebody writes with is asked for whenever they come in, and grows with every page that anybody opens.
  async (tx) => {
    await tx.schema.createIndex('claim_person').on('claim').columns(['canvas', 'person']).execute();
  },
];

/** A database written by a later version of the product: going on could damage it. */
export class NewerDatabase extends Error {}

export async function migrate(db: Kysely<Tables>): Promise<void> {
  await sql`create table if not exists migration (number integer primary key not null, applied_at text not null)`.execute(
    db,
  );
  const last = await db
    .selectFrom('migration')
    .select((e) => e.fn.max('number').as('number'))
    .executeTakeFirst();
  const done = Number(last?.number ?? 0);
  if (done > MIGRATIONS.length) throw new NewerDatabase(`The database is at step ${done}.`);
  for (const [index, step] of MIGRATIONS.entries()) {
    if (index < done) continue;
    await db.transaction().execute(async (tx) => {
      await step(tx);
      await tx
        .insertInto('migration')
        .values({ number: index + 1, applied_at: new Date().toISOString() })
        .execute();
    });
  }
}
