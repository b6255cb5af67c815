// Group commit: what all rooms have to write at about the same time goes to the store in one transaction.
import type { JournalEntry, Store } from '../store/store.ts';

export interface Journal {
  /**
   * Resolves when the entries are durable; rejects when none of them was kept. `take` is called once, as late as can be:
   * what a room is told until then goes along.
   */
  append(canvas: string, take: () => readonly JournalEntry[]): Promise<void>;
}

interface Waiting {
  readonly canvas: string;
  readonly take: () => readonly JournalEntry[];
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

/**
 * A commit costs more than all that goes into it, whoever pays for it. So rooms that write at once wait for each other
 * for this long after a commit; a room that writes alone never waits.
 */
const REST_MS = 4;

/** `now` counts milliseconds and never goes back. */
export function groupCommit(store: Pick<Store, 'journal'>, now: () => number = () => performance.now()): Journal {
  let waiting: Waiting[] = [];
  let scheduled = false;
  let committed: { readonly at: number; readonly canvases: ReadonlySet<string> } = {
    at: -Infinity,
    canvases: new Set(),
  };

  async function commit(): Promise<void> {
    const group = waiting.map((w) => ({ ...w, entries: w.take() }));
    waiting = [];
    committed = { at: now(), canvases: new Set(group.map(({ canvas }) => canvas)) };
    try {
      await store.journal.append(group.flatMap((w) => w.entries));
      for (const w of group) w.resolve();
    } catch (error) {
      // One room's bad entry must not cost the others their edits: each is tried on its own.
      if (group.length === 1) group[0]?.reject(error);
      else for (const w of group) await store.journal.append(w.entries).then(w.resolve, w.reject);
    }
    scheduled = false;
    schedule();
  }
  function schedule(): void {
    const [first] = waiting;
    if (!first || scheduled) return;
    scheduled = true;
    const { at, canvases } = committed;
    const rest = at + REST_MS - now();
    const isAlone =
      canvases.size === 1 && canvases.has(first.canvas) && waiting.every((w) => w.canvas === first.canvas);
    if (rest > 0 && !isAlone) setTimeout(() => void commit(), rest);
    // After this turn's input, so that rooms that got frames in the same turn share the transaction.
    else setImmediate(() => void commit());
  }

  return {
    append: (canvas, take) =>
      new Promise<void>((resolve, reject) => {
        waiting.push({ canvas, take, resolve, reject });
        schedule();
      }),
  };
}
