// Tells a person when a colleague set the very level they had just set, so that nobody's judgement goes unseen.
import type * as Y from 'yjs';
import { levelWriter } from '../../shared/document/levels.ts';
import { root } from '../../shared/document/roots.ts';
import { asLevel } from '../../shared/judge/ledger.ts';
import type { LevelKey } from '../../shared/judge/ledger.ts';
import type { Stop } from '../session/contexts.ts';

export interface LevelReplaced {
  readonly key: LevelKey;
  readonly mine: number;
  readonly theirs: number | null;
  /** Yjs client that wrote theirs. */
  readonly client: number | undefined;
}
/** How long after I set a level, in milliseconds, another level there is news to me. */
const FRESH_MS = 60_000;

/** Watches the ledger of a document; `now` gives milliseconds. */
export function watchLevels(doc: Y.Doc, now: () => number, tell: (replaced: LevelReplaced) => void): Stop {
  const ledger = root(doc, 'ledger');
  const set = new Map<string, { readonly level: number; readonly at: number }>();
  const look = (event: Y.YMapEvent<unknown>, transaction: Y.Transaction): void => {
    for (const key of event.keysChanged) {
      if (typeof key !== 'string') continue;
      const level = asLevel(ledger.get(key));
      const mine = set.get(key);
      set.delete(key);
      if (transaction.local) {
        if (level !== null) set.set(key, { level, at: now() });
      } else if (mine && mine.level !== level && now() - mine.at <= FRESH_MS) {
        const client = levelWriter(doc, key as LevelKey);
        tell({ key: key as LevelKey, mine: mine.level, theirs: level, client });
      } else if (mine && mine.level === level) set.set(key, mine);
    }
  };
  ledger.observe(look);
  return () => ledger.unobserve(look);
}
