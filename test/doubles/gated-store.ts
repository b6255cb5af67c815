// A store that commits only when the test lets it, fails when told to, and counts the appends.
import type { JournalEntry, Store } from '../../server/store/store.ts';

export interface GatedStore {
  readonly wrap: (store: Store) => Store;
  /** Every append that reached the store, in order. */
  readonly appends: (readonly JournalEntry[])[];
  /** From now on appends wait for `open()`. */
  shut(): void;
  open(): void;
  /** `fail`: appends are refused; `broken`: reading is refused too. */
  mode: 'work' | 'fail' | 'broken';
}

export function gatedStore(): GatedStore {
  let gate: Promise<void> = Promise.resolve();
  let release = (): void => undefined;
  const appends: (readonly JournalEntry[])[] = [];
  const refuse = (): Promise<never> => Promise.reject(new Error('SQLITE_FULL: database or disk is full'));
  const gated: GatedStore = {
    appends,
    mode: 'work',
    shut: () => {
      gate = new Promise((resolve) => (release = resolve));
    },
    open: () => release(),
    wrap: (store) => ({
      ...store,
      journal: {
        ...store.journal,
        append: async (entries) => {
          appends.push(entries);
          await gate;
          return gated.mode === 'work' ? store.journal.append(entries) : refuse();
        },
        load: (canvas) => (gated.mode === 'broken' ? refuse() : store.journal.load(canvas)),
      },
      ping: () => (gated.mode === 'broken' ? refuse() : store.ping()),
    }),
  };
  return gated;
}
