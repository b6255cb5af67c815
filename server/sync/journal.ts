// Group commit: what all rooms have to write in one turn goes to the store in one transaction.
import type { JournalEntry, Store } from '../store/store.ts';

export interface Journal {
  /**
   * Resolves when the entries are durable; rejects when none of them was kept. `take` is called once, as late as can be:
   * what a room is told until then goes along.
   */
  append(take: () => readonly JournalEntry[]): Promise<void>;
}

interface Waiting {
  readonly take: () => readonly JournalEntry[];
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

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
        // After this turn's input, so that rooms that got frames in the same turn share the transaction.
        setImmediate(() => void commit());
      }),
  };
}
