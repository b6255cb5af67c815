// Keeps this canvas in the browser's list of recent canvases: who I am there, its title, its counts, its small picture.
import type * as Y from 'yjs';
import { cardCounts, cardsIn } from '../../shared/document/cards.ts';
import { readMeta } from '../../shared/document/compass.ts';
import { root } from '../../shared/document/roots.ts';
import type { AccessRole } from '../../shared/rules/roles.ts';
import { FACET_IDS } from '../../shared/template/canvas-template.ts';
import type { Remembered } from './access.ts';
import type { Stop } from './contexts.ts';
import type { Device, RecentCanvas } from './device.ts';
import type { Clock, Page } from './surroundings.ts';

export interface Recent {
  /** What was remembered when this began, if it belongs to this very key, or to this person of the page around. */
  readonly known: RecentCanvas | undefined;
  joined(role: AccessRole, person: { readonly id: string; readonly name: string }): void;
  /** Is what is here what the server has? */
  contentLive(is: boolean): void;
  /** The key does not work any more. */
  refused(): void;
  /** The next opening uses this copy; the one in use stays in the browser's database. */
  setCopyAside(next: number): void;
  close(): void;
}
export interface RecentOptions {
  readonly device: Device;
  readonly doc: Y.Doc;
  readonly server: string;
  /** What the canvas is remembered by. */
  readonly known: Remembered;
  readonly clock: Clock;
  readonly page: Page;
}

/** Counting again at most this often, in milliseconds, while people type. */
const PAUSE_MS = 3_000;

export function keepRecent({ device, doc, server, known: by, clock, page }: RecentOptions): Recent {
  const { id, key, hosted } = by;
  const found = device.recent(server, id);
  // Another key may mean another role, and showing buttons that the server refuses would cost work.
  const known = found && found.key === key ? found : undefined;
  let who: Pick<RecentCanvas, 'role' | 'person'> | undefined;
  /** The key does not work any more; whatever is remembered after that keeps saying so. */
  let dead = false;
  /** What is here is what the server has, or was until a moment ago. */
  let live = false;
  let stopTimer: Stop | undefined;

  const save = (change: Partial<RecentCanvas> = {}): void => {
    if (who)
      device.remember({ server, id, key, ...(hosted ? { hosted } : {}), ...who, ...(dead ? { dead } : {}), ...change });
  };
  const count = (): void => {
    stopTimer = undefined;
    if (!who || root(doc, 'meta').size === 0) return;
    const mini: Partial<RecentCanvas['mini']> = {};
    for (const facet of FACET_IDS) {
      const cards = cardsIn(doc, facet).length;
      if (cards > 0) mini[facet] = cards;
    }
    const asOf = live ? { asOf: new Date(clock.now()).toISOString() } : {};
    save({ title: readMeta(doc).title, counts: cardCounts(doc), mini, ...asOf });
  };
  const soon = (): void => {
    stopTimer ??= clock.after(PAUSE_MS, count);
  };
  const now = (): void => {
    stopTimer?.();
    count();
  };
  doc.on('update', soon);
  const stopLeaving = page.on('leaving', now);

  return {
    known,
    joined: (role, person) => {
      who = { role, person };
      dead = false;
      save({ lastOpened: new Date(clock.now()).toISOString() });
    },
    contentLive: (is) => {
      live = is;
      if (is) now();
    },
    refused: () => {
      dead = true;
      // Refused at the door: what is known of an earlier visit with this key is all there is.
      if (found?.key === key) who ??= { role: found.role, ...(found.person ? { person: found.person } : {}) };
      save();
    },
    setCopyAside: (next) => save({ copy: next }),
    close: () => {
      now();
      stopTimer?.();
      stopLeaving();
      doc.off('update', soon);
    },
  };
}
