// Tidies up once nothing was written for a while: what is in the log is moved, and the disk gets back free pages and the tail beside the file.
import type Database from 'libsql';

export interface Tidying {
  /** Something was written: the time begins anew. */
  wrote(): void;
  /** Tidies for the last time. */
  close(): Promise<void>;
}
/** Freed in one go: one to two milliseconds, so that an edit that comes meanwhile hardly waits. */
const PAGES_AT_ONCE = 64;
/** Nobody waits longer for a stop than this many goes take. */
const LAST_GOES = 64;

/** `alone` runs the work while nobody else uses the connection; `move` comes first. */
export function tidying(
  database: Database.Database,
  alone: <T>(work: () => T) => Promise<T>,
  move: (goOn: () => boolean) => Promise<void>,
  quietMs: number,
): Tidying {
  const free = database.prepare('pragma freelist_count');
  const giveBack = database.prepare(`pragma incremental_vacuum(${PAGES_AT_ONCE})`);
  const foldTail = database.prepare('pragma wal_checkpoint(passive)');
  const cutTail = database.prepare('pragma wal_checkpoint(truncate)');
  let timer: NodeJS.Timeout | undefined;
  let isQuiet = true;
  let busy: Promise<void> = Promise.resolve();
  let closed = false;

  /** `goOn` is asked between two goes. */
  const tidy = async (goOn: (goes: number) => boolean): Promise<void> => {
    await move(() => goOn(0));
    let before = Infinity;
    for (let goes = 0; goOn(goes); goes++) {
      const left = await alone(() => {
        const { freelist_count: pages } = free.get() as { freelist_count: number };
        // Not fewer than before: a file from before pages were given back, which was too large to be written anew.
        if (pages === 0 || pages >= before) return 0;
        before = pages;
        giveBack.all();
        return pages;
      });
      if (left === 0) {
        await alone(() => foldTail.all());
        // Two short waits for an edit that comes meanwhile are better than a long one.
        await nextTurn();
        if (goOn(goes)) await alone(() => cutTail.all());
        return;
      }
      await nextTurn();
    }
  };
  const tryTo = (goOn: (goes: number) => boolean): Promise<void> =>
    tidy(goOn).catch(() => {
      // A disk that refuses this refuses edits too, and that is told. Nothing is lost: it is tried after the next writing.
    });
  const look = (): void => {
    timer = undefined;
    if (!isQuiet) return wait();
    busy = tryTo(() => isQuiet && !closed);
  };
  const wait = (): void => {
    isQuiet = true;
    timer = setTimeout(look, quietMs).unref();
  };
  return {
    wrote: () => {
      isQuiet = false;
      // One timer at a time: an edit costs no more than this.
      if (!timer && !closed) wait();
    },
    close: async () => {
      closed = true;
      clearTimeout(timer);
      await busy;
      await tryTo((goes) => goes < LAST_GOES);
    },
  };
}

function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
