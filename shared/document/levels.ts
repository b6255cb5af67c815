// The levels of the value ledger in the document: one flat key each, so that two people setting two sides keep both.
import type * as Y from 'yjs';
import { asLevel, LEVEL_MAX, levelKey, PARTIES } from '../judge/ledger.ts';
import type { LevelKey, Levels, Moment, Party } from '../judge/ledger.ts';
import { root } from './roots.ts';

/** The levels of every party at one moment. */
export function levelsAt(doc: Y.Doc, moment: Moment): Record<Party, Levels> {
  const read = (key: LevelKey): number | null => asLevel(root(doc, 'ledger').get(key));
  return Object.fromEntries(
    PARTIES.map((party) => [
      party,
      { investment: read(levelKey(party, moment, 'investment')), progress: read(levelKey(party, moment, 'progress')) },
    ]),
  ) as Record<Party, Levels>;
}
/**
 * Sets a level, whole and on the scale; null = nobody knows. That is written down as well, because of a key that is
 * taken away a document does not know who did it.
 */
export function setLevel(doc: Y.Doc, key: LevelKey, level: number | null): void {
  const ledger = root(doc, 'ledger');
  if (level !== null) ledger.set(key, Math.min(LEVEL_MAX, Math.max(0, Math.round(level))));
  else if (asLevel(ledger.get(key)) !== null) ledger.set(key, null);
}
/** The Yjs client that wrote this level last, or made it unknown. */
export function levelWriter(doc: Y.Doc, key: LevelKey): number | undefined {
  const item = root(doc, 'ledger')._map.get(key);
  return item?.deleted === false ? item.id.client : undefined;
}
