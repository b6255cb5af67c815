// A store that appends and syncs only when the test lets it, fails when told to, and counts both.
import type { JournalEntry, Store } from '../../server/store/store.ts';

export interface GatedStore {
  readonly wrap: (store: Store) => Store;
  /** Every append that reached the store, in order. */
  readonly appends: (readonly JournalEntry[])[];
  /** From now on appends wait for `open()`. */
  shut(): void;
  open(): void;
  /** How often a sync was asked for. */
  readonly syncs: () => number;
  /** From now on syncs wait for `openSync()`. */
  shutSync(): void;
  openSync(): void;
  /** `fail`: appends are refused; `no-sync`: only syncs are; `broken`: reading is refused too. */
  mode: 'work' | 'fail' | 'no-sync' | 'broken';
}

export function gatedStore(): GatedStore {
  let gate: Promise<void> = Promise.resolve();
  let release = (): void => undefined;
  let syncGate: Promise<void> = Promise.resolve();
  let releaseSync = (): void => undefined;
  let syncs = 0;
  const appends: (readonly JournalEntry[])[] = [];
  const refuse = (): Promise<never> => Promise.reject(new Error('SQLITE_FULL: database or disk is full'));
  const gated: GatedStore = {
    appends,
    mode: 'work',
    shut: () => {
      gate = new Promise((resolve) => (release = resolve));
    },
    open: () => release(),
    syncs: () => syncs,
    shutSync: () => {
      syncGate = new Promise((resolve) => (releaseSync = resolve));
    },
    openSync: () => releaseSync(),
    wrap: (store) => ({
      ...store,
      journal: {
        ...store.journal,
        append: async (entries) => {
          appends.push(entries);
          await gate;
          const takes = gated.mode === 'work' || gated.mode === 'no-sync';
          return takes ? store.journal.append(entries) : refuse();
        },
        sync: async () => {
          syncs++;
          await syncGate;
          return gated.mode === 'work' ? store.journal.sync() : refuse();
        },
        load: (canvas) => (gated.mode === 'broken' ? refuse() : store.journal.load(canvas)),
      },
      ping: () => (gated.mode === 'broken' ? refuse() : store.ping()),
    }),
  };
  return gated;
}
