// The copy of the document in this browser's own database, and the truth about what is committed there.
import { IndexeddbPersistence, fetchUpdates } from 'y-indexeddb';
import * as Y from 'yjs';
import type { Stop } from './contexts.ts';
import type { CopyFacts } from './save-state.ts';
import type { Surroundings } from './surroundings.ts';

export interface OfflineCopy {
  facts(): CopyFacts;
  /** Small values kept beside the document. Resolves to undefined when there is none, or no database. */
  kept(key: string): Promise<unknown>;
  keep(key: string, value: unknown): void;
  close(): Promise<void>;
}
export interface CopyOptions {
  readonly name: string;
  readonly doc: Y.Doc;
  readonly surroundings: Pick<Surroundings, 'clock' | 'indexedDB'>;
  /** What was there has been put into the document, or there is no database: either way, go on. Once. */
  loaded(): void;
  changed(): void;
}

const UPDATES = 'updates';
const KEPT = 'custom';
/** After this many updates the copy is folded into one, as y-indexeddb does by itself. */
const FOLD_AFTER = 500;
/** A write that takes longer counts as failing until it ends. */
const STALLED_MS = 5_000;
/** A database that has not opened by then counts as failing until it does: some never answer. */
const OPENING_MS = 5_000;
/** At the end it is waited for no longer than this. */
const CLOSING_MS = 2_000;
const REPAIR = { first: 1_000, most: 60_000 };

export function openOfflineCopy(options: CopyOptions): OfflineCopy {
  const { name, doc } = options;
  const { clock, indexedDB: factory } = options.surroundings;
  let persistence: IndexeddbPersistence | undefined;
  let device: CopyFacts['device'] = 'opening';
  let writing = 0;
  /** Something of the document is in no committed write: made before opening, or its write failed. */
  let incomplete = false;
  let sinceFold = 0;
  let repairs = 0;
  let failures = 0;
  let told = false;
  let closed = false;
  let stopStalled: Stop = () => undefined;
  let stopRepair: Stop = () => undefined;
  const stopWaiting = clock.after(OPENING_MS, () => {
    if (device !== 'opening') return;
    device = 'broken';
    changed();
  });

  const changed = (): void => {
    if (!closed) options.changed();
  };
  const tellLoaded = (): void => {
    if (told || closed) return;
    told = true;
    options.loaded();
  };
  const fail = (): void => {
    failures++;
    incomplete = true;
    device = 'broken';
    tellLoaded();
    changed();
  };
  const whole = (): void => {
    incomplete = false;
    device = 'working';
    repairs = 0;
    changed();
  };

  /**
   * Takes the place of y-indexeddb's own listener: that one says nothing of the outcome, and throws into the edit
   * itself when the database has been closed under it (Safari does).
   */
  const store = (update: Uint8Array, origin: unknown): void => {
    if (closed || origin === persistence) return;
    const db = persistence?.synced ? persistence.db : undefined;
    if (!db) {
      incomplete = true;
      return changed();
    }
    try {
      const transaction = db.transaction([UPDATES], 'readwrite');
      transaction.objectStore(UPDATES).add(update);
      writing++;
      const ended = (): void => {
        writing--;
        if (writing === 0) stopStalled();
      };
      transaction.addEventListener('complete', () => {
        ended();
        if (device === 'broken' && !incomplete) device = 'working';
        changed();
      });
      transaction.addEventListener('abort', () => {
        ended();
        fail();
        repairLater();
      });
      stopStalled();
      stopStalled = clock.after(STALLED_MS, () => {
        device = 'broken';
        changed();
      });
    } catch {
      // The database was closed under us: open it again, which stores the whole document first.
      fail();
      return repairLater();
    }
    changed();
    if (++sinceFold >= FOLD_AFTER && persistence) {
      sinceFold = 0;
      void fold(persistence).then((folded) => {
        if (folded || closed) return;
        fail();
        repairLater();
      });
    }
  };
  /**
   * Makes one value of all that is in the database, the whole document with it. True once that is committed; y-indexeddb
   * writes the document by itself when it opens, but would not say that there was no room for it.
   */
  const fold = async (opened: IndexeddbPersistence): Promise<boolean> => {
    try {
      // What another tab has written since comes into the document, within the same transaction.
      const updates = await fetchUpdates(opened);
      const { transaction } = updates;
      const ended = new Promise<boolean>((resolve) => {
        transaction.addEventListener('complete', () => resolve(true));
        transaction.addEventListener('abort', () => resolve(false));
      });
      updates.add(Y.encodeStateAsUpdate(doc));
      updates.delete(IDBKeyRange.upperBound(opened._dbref, true));
      return await ended;
    } catch {
      // The database was closed under us, or the transaction ended with a write that failed.
      return false;
    }
  };
  /** True once everything asked of the database before is committed: a later read waits for earlier writes. */
  const committed = (db: IDBDatabase): Promise<boolean> =>
    new Promise((resolve) => {
      try {
        const transaction = db.transaction([UPDATES], 'readonly');
        const request = transaction.objectStore(UPDATES).count();
        transaction.addEventListener('complete', () => resolve(request.result > 0));
        transaction.addEventListener('abort', () => resolve(false));
      } catch {
        // Closed again already.
        resolve(false);
      }
    });
  const wait = (ms: number): Promise<false> => new Promise((resolve) => clock.after(ms, () => resolve(false)));
  /** True once it has been read; y-indexeddb says nothing when it cannot open, or cannot read what is there. */
  const read = (opened: IndexeddbPersistence): Promise<boolean> =>
    Promise.race([
      opened.whenSynced.then(() => true),
      // Only its failure is of interest; that it opened is not yet that it was read.
      new Promise<false>((resolve) => void opened._db.catch(() => resolve(false))),
      wait(OPENING_MS),
    ]);
  /** Lets go of it; one that never opened cannot be closed either, and is closed when it does open. */
  const release = async (opened: IndexeddbPersistence): Promise<void> => {
    await Promise.race([opened.destroy().catch(() => undefined), wait(CLOSING_MS)]);
  };

  async function open(): Promise<void> {
    try {
      await prepare(factory, name);
    } catch {
      // Blocked, or no room: work goes on in memory, and the state says that nothing is kept.
      fail();
      if (factory) repairLater();
      return;
    }
    if (closed) return;
    const opened = new IndexeddbPersistence(name, doc);
    doc.off('update', opened._storeUpdate);
    persistence = opened;
    const isRead = await read(opened);
    if (closed || persistence !== opened) return;
    if (!isRead || !opened.db) {
      fail();
      return repairLater();
    }
    // Deleted or closed from outside: by another tab, by the person, by a browser short of room.
    for (const event of ['close', 'versionchange'] as const)
      opened.db.addEventListener(event, () => {
        if (persistence !== opened || closed) return;
        fail();
        repairLater();
      });
    tellLoaded();
    const before = failures;
    if ((await committed(opened.db)) && (await fold(opened)) && failures === before) whole();
    else if (persistence === opened) {
      fail();
      repairLater();
    }
  }
  function repairLater(): void {
    if (closed) return;
    stopRepair();
    stopRepair = clock.after(Math.min(REPAIR.first * 2 ** repairs++, REPAIR.most), () => void repair());
  }
  /** Opening stores the whole document, so it mends a lost write and a lost database alike. */
  async function repair(): Promise<void> {
    const former = persistence;
    persistence = undefined;
    if (former) await release(former);
    if (!closed) await open();
  }

  doc.on('update', store);
  const opening = open();

  return {
    facts: () => ({ device, durable: device === 'working' && writing === 0 && !incomplete }),
    kept: async (key) => {
      await opening;
      try {
        return (await persistence?.get(key)) as unknown;
      } catch {
        // Only a convenience: without it names come from the server.
        return undefined;
      }
    },
    keep: (key, value) => {
      void opening.then(() => {
        const db = persistence?.synced ? persistence.db : undefined;
        try {
          // Not through y-indexeddb's `set`, whose failure nobody could catch without waiting for it.
          db?.transaction([KEPT], 'readwrite').objectStore(KEPT).put(value, key);
        } catch {
          // As above: only a convenience.
          return;
        }
      });
    },
    close: async () => {
      stopWaiting();
      // What was made while the database was opening is stored at the end of that.
      await Promise.race([opening, wait(CLOSING_MS)]);
      closed = true;
      stopStalled();
      stopRepair();
      doc.off('update', store);
      if (persistence) await release(persistence);
    },
  };
}

/**
 * Opens the very database y-indexeddb is about to open, with its stores, and closes it again: y-indexeddb's own
 * failure to open could not be caught.
 */
function prepare(factory: IDBFactory | undefined, name: string): Promise<void> {
  return new Promise((resolve, reject) => {
    if (!factory) return reject(new Error('This browser has no database.'));
    const request = factory.open(name);
    request.addEventListener('upgradeneeded', () => {
      request.result.createObjectStore(UPDATES, { autoIncrement: true });
      request.result.createObjectStore(KEPT);
    });
    request.addEventListener('error', () => reject(request.error ?? new Error('The database does not open.')));
    request.addEventListener('success', () => {
      request.result.close();
      resolve();
    });
  });
}
