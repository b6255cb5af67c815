// The canvas check as the bench measures it: the ways to find what is the matter with a large canvas.
import * as Y from 'yjs';
import { cardMap } from '../../shared/document/cards.ts';
import { snapshotOf, watchSnapshot } from '../../shared/document/snapshot.ts';
import { replaceText } from '../../shared/document/text-made.ts';
import { checker, report } from '../../shared/judge/findings/check.ts';
import { keyOf, LIMITS } from '../../shared/judge/findings/finding.ts';
import type { Finding } from '../../shared/judge/findings/finding.ts';
import { tokensOf } from '../../shared/judge/findings/reading.ts';
export { largeCanvas } from '../doubles/large-canvas.ts';
import { naiveClashes } from '../shared/naive-clashes.ts';

const OUTSIDE = { members: ['u1', 'u2'], now: '2026-11-22' };
/** Ways to check the canvas; each returns how many clashes and doubles it found. `edit` is what happens in between. */
export function ways(doc: Y.Doc) {
  const kept = checker(LIMITS);
  const reader = watchSnapshot(doc);
  const snapshot = snapshotOf(doc, OUTSIDE);
  let edits = 0;
  return {
    /** Somebody has typed in one card. */
    edit: (): void => {
      const text: unknown = cardMap(doc, `m${edits % 50}`)?.get('text');
      if (text instanceof Y.XmlFragment) replaceText(text, `fietsmarkt wijkprijs ${edits++}`);
    },
    cases: {
      'each pair, each text read anew': () => clashKeys(naiveClashes(snapshot)),
      'each pair, tokens kept': () => {
        const tokens = new Map<string, ReadonlySet<string>>();
        return clashKeys(
          naiveClashes(snapshot, (text) => {
            const known = tokens.get(text) ?? tokensOf(text);
            tokens.set(text, known);
            return known;
          }),
        );
      },
      'all rules, from nothing': () => clashKeys(report(snapshot, LIMITS).findings),
      'all rules, read from the document': () => clashKeys(report(snapshotOf(doc, OUTSIDE), LIMITS).findings),
      'all rules, after one edit': () => clashKeys(kept.check(reader.read(OUTSIDE)).findings),
    },
    stop: reader.stop,
  };
}
function clashKeys(found: readonly Finding[]): string {
  return found
    .filter((one) => one.id === 'X01' || one.id === 'X03')
    .map(keyOf)
    .sort()
    .join(' ');
}
