// Notes which comments came in long after they were written, so that everybody can see so; a little later, and many at once.
import { readComment } from '../../shared/document/threads.ts';
import type { Notice } from '../../shared/wire/frames.ts';
import type { ReceiptRow, Store } from '../store/store.ts';
import type { ChangeListener } from './changes.ts';
import type { Rooms } from './rooms.ts';

/** A comment on its way for longer than this was written without a connection, or says it is older than it is. */
const LATE_MS = 2 * 60_000;
/** Beyond this many that wait nothing is noted: the disk takes nothing, and memory has a bound. */
const MOST_WAITING = 10_000;

export interface Receipts {
  /** To be told of every edit that is on disk. */
  readonly hear: ChangeListener;
  /** Writes down what still waits. */
  close(): Promise<void>;
}
export interface ReceiptParts {
  readonly store: Store['receipts'];
  readonly rooms: Pick<Rooms, 'peek'> & { notify(canvas: string, notice: Notice): void };
  /** How long the first of many waits for the rest. */
  readonly everyMs: number;
  readonly warn: (what: string, error: unknown) => void;
}

/**
 * The moment is written down apart from the comment, and later: after `kill -9` a comment of the last moment is there
 * and nothing is said of when it came. Nothing wrong is ever said.
 */
export function receipts({ store, rooms, everyMs, warn }: ReceiptParts): Receipts {
  let waiting: ReceiptRow[] = [];
  let timer: NodeJS.Timeout | undefined;
  let writing: Promise<void> = Promise.resolve();

  const write = async (rows: readonly ReceiptRow[]): Promise<void> => {
    try {
      await store.add(rows);
      for (const canvas of new Set(rows.map((row) => row.canvas))) rooms.notify(canvas, { kind: 'received' });
    } catch (error) {
      // The comments themselves are safe; of these nobody hears when they came.
      warn('when late comments came could not be written down', error);
    }
  };
  const flush = (): Promise<void> => {
    clearTimeout(timer);
    timer = undefined;
    const rows = waiting;
    waiting = [];
    if (rows.length > 0) writing = writing.then(() => write(rows));
    return writing;
  };
  return {
    hear: ({ canvas, at, changes }) => {
      for (const { root, key, field, kind } of changes) {
        if (root !== 'comments' || kind !== 'added' || field !== undefined) continue;
        const doc = rooms.peek(canvas)?.doc;
        const written = Date.parse((doc && readComment(doc, key))?.at ?? '');
        // A moment that is no moment is not late either.
        if (!(at - written > LATE_MS) || waiting.length >= MOST_WAITING) continue;
        waiting.push({ canvas, comment: key, at: new Date(at).toISOString() });
        timer ??= setTimeout(() => void flush(), everyMs).unref();
      }
    },
    close: flush,
  };
}
