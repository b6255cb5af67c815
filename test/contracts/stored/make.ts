// Makes a stored canvas as the present version leaves it when it is killed: an example, a discussion, a bin; a snapshot, and updates after it in the edit log.
import { copyFile, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { openSqlite } from '../../../server/store/sqlite.ts';
import { documentOf } from '../../../server/sync/document.ts';
import { checkFile, fileOf, fillDocument } from '../../../shared/document/file.ts';
import { declareRoots } from '../../../shared/document/roots.ts';
import { rijwiel } from '../../../shared/template/rijwiel.ts';
import * as Y from 'yjs';
import { desk, seeded } from '../../doubles/desk.ts';

export const STORED_CANVAS = 'storedstoredstoredstor';
const AT = '2026-11-22T09:00:00.000Z';

/** Writes the database and the log beside it; the same bytes of document each time. */
export async function makeStored(file: string): Promise<void> {
  const checked = checkFile(rijwiel);
  if (!checked.ok) throw new Error('The example is not a canvas file.');
  const first = declareRoots(new Y.Doc());
  first.clientID = 1;
  fillDocument(first, checked.file);
  const noor = desk('noor', { from: Y.encodeStateAsUpdate(first), random: seeded(3), clientId: 1001 });
  const updates: Uint8Array[] = [];
  noor.doc.on('update', (update: Uint8Array) => updates.push(update));

  const { commands } = noor;
  const id = commands.addCard('licence.customers', {
    text: 'Elke fiets terug\nbinnen een dag',
    tags: { side: 'progress' },
  });
  commands.setFields(id, { owner: 'noor', next: 'bellen', due: '2027-01-01', confidence: 'heard' });
  const thread = commands.openThread({ kind: 'card', id, quote: 'Elke fiets' }, 'Ook op zondag?', 'objection');
  const half = updates.length;
  commands.reply(thread, 'Ook op zondag.');
  commands.resolve(thread, true);
  const gone = commands.addCard('arena.context', { text: 'Toch maar niet' });
  commands.setStatus([gone], 'rejected');
  commands.setStance('steward', 'lead');
  commands.setDeadline('2030-01-31');

  const folder = await mkdtemp(join(tmpdir(), 'clc-made-'));
  const made = join(folder, basename(file));
  const store = await openSqlite(made);
  await store.canvases.create({
    id: STORED_CANVAS,
    createdAt: AT,
    links: [],
    people: [{ id: 'noor', name: 'Noor' }],
    first: Y.encodeStateAsUpdate(first),
    firstClient: 1,
  });
  const entries = updates.map((update, n) => ({ canvas: STORED_CANVAS, seq: n + 2, update }));
  await store.journal.append(entries.slice(0, half));
  const stored = await store.journal.load(STORED_CANVAS);
  if (stored) await store.journal.compact(STORED_CANVAS, stored.seq, Y.encodeStateAsUpdate(documentOf(stored)));
  await store.close();
  await copyFile(made, file);
  // What is edited from here on is found in the log only.
  const killed = await openSqlite(made);
  await killed.journal.append(entries.slice(half));
  for (const name of await readdir(folder))
    if (/-log-\d+$/u.test(name)) await copyFile(join(folder, name), join(dirname(file), name));
  await killed.close();
  await rm(folder, { recursive: true });
}

/** What is on the canvas in this database, as an exported file would say it. */
export async function readStored(file: string): Promise<string> {
  const store = await openSqlite(file);
  try {
    const stored = await store.journal.load(STORED_CANVAS);
    if (!stored) throw new Error(`There is no canvas in ${file}.`);
    const names = new Map((await store.members.list(STORED_CANVAS)).map(({ id, name }) => [id, name]));
    return `${JSON.stringify(
      fileOf(documentOf(stored), (person) => names.get(person)),
      null,
      2,
    )}\n`;
  } finally {
    await store.close();
  }
}
