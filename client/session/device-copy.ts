// The copy on this device, while the code that keeps it is still on its way: it is not part of the first view.
import type { Stop } from './contexts.ts';
import type { CopyOptions, OfflineCopy } from './offline-copy.ts';

/** Code that has not come by then counts as failing until it does. */
const COMING_MS = 5_000;
/** At the end it is waited for no longer than this. */
const CLOSING_MS = 2_000;
const AGAIN = { first: 1_000, most: 60_000 };

const loadCode = () => import('./offline-copy.ts');

export function openDeviceCopy(options: CopyOptions, load = loadCode): OfflineCopy {
  const { clock } = options.surroundings;
  let copy: OfflineCopy | undefined;
  let late = false;
  let tries = 0;
  let closed = false;
  /** Closed, and not waited for any more. */
  let over = false;
  let stopAgain: Stop = () => undefined;
  const tooLate = (): void => {
    if (copy || late || closed) return;
    late = true;
    // Work goes on in memory, and the state says that nothing is kept.
    options.loaded();
    options.changed();
  };
  const stopWaiting = clock.after(COMING_MS, tooLate);

  async function open(): Promise<void> {
    try {
      const { openOfflineCopy } = await load();
      if (over) return;
      copy = openOfflineCopy(options);
      stopWaiting();
    } catch {
      tooLate();
      if (!closed) stopAgain = clock.after(Math.min(AGAIN.first * 2 ** tries++, AGAIN.most), () => void open());
    }
  }
  const opening = open();

  return {
    facts: () => copy?.facts() ?? { device: late ? 'broken' : 'opening', durable: false },
    kept: async (key) => {
      await opening;
      return copy?.kept(key);
    },
    keep: (key, value) => void opening.then(() => copy?.keep(key, value)),
    close: async () => {
      closed = true;
      stopWaiting();
      stopAgain();
      // What was made before it came is stored as it opens.
      if (!copy) await Promise.race([opening, new Promise<void>((resolve) => clock.after(CLOSING_MS, resolve))]);
      over = true;
      await copy?.close();
    },
  };
}
