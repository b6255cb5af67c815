// Group commit: what all rooms have to write in one turn goes to the store in one append, and what they want synced in one sync.
import type { JournalEntry, Store } from '../store/store.ts';

export interface Journal {
  /**
   * Resolves when the entries survive `kill -9`; rejects when none of them was kept. `take` is called once, as late as
   * can be: what a room is told until then goes along.
   */
  append(take: () => readonly JournalEntry[]): Promise<void>;
  /** Resolves when everything appended before the call also survives a power cut; rejects when that cannot be said. */
  sync(): Promise<void>;
}

interface Waiting {
  readonly take: () => readonly JournalEntry[];
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}
/**
 * Syncs begin at least so far apart, which nobody who waits for Saved notices; without it a busy server would begin one
 * after the other, and each costs more than an edit. The first one after a quiet moment begins at once.
 */
const SYNC_EVERY_MS = 20;

export function groupCommit(store: Pick<Store, 'journal'>): Journal {
  let waiting: Waiting[] = [];
  let busy = false;

  async function commit(): Promise<void> {
    while (waiting.length > 0) {
      const group = waiting.map((w) => ({ ...w, entries: w.take() }));
      waiting = [];
      try {
        await store.journal.append(group.flatMap((w) => w.entries));
        for (const w of group) w.resolve();
      } catch (error) {
        // One room's bad entry must not cost the others their edits: each is tried on its own.
        if (group.length === 1) group[0]?.reject(error);
        else for (const w of group) await store.journal.append(w.entries).then(w.resolve, w.reject);
      }
    }
    busy = false;
  }

  return {
    append: (take) =>
      new Promise<void>((resolve, reject) => {
        waiting.push({ take, resolve, reject });
        if (busy) return;
        busy = true;
        // After this turn's input, so that rooms that got frames in the same turn share the append.
        setImmediate(() => void commit());
      }),
    sync: groupSync(() => store.journal.sync()),
  };
}

/** One at a time; whoever asks while one is under way shares the next. */
function groupSync(sync: () => Promise<void>): () => Promise<void> {
  let next: Promise<void> | undefined;
  let last: Promise<unknown> = Promise.resolve();
  let restUntil = 0;

  const begin = async (): Promise<void> => {
    await last;
    const rest = restUntil - performance.now();
    await new Promise((resolve) => {
      if (rest > 0) setTimeout(resolve, rest);
      // After this turn, so that rooms whose entries were appended together share it.
      else setImmediate(resolve);
    });
    restUntil = performance.now() + SYNC_EVERY_MS;
    // Whoever asks from now on may have appended something this one does not take along.
    next = undefined;
    return sync();
  };
  return () => {
    if (next) return next;
    next = begin();
    last = next.catch(() => {
      // Whoever asked hears of it.
    });
    return next;
  };
}
