// The canvas check as the bench measures it: a large canvas, and the ways to find what is the matter with it.
import * as Y from 'yjs';
import { cardMap } from '../../shared/document/cards.ts';
import { checkFile, fillDocument } from '../../shared/document/file.ts';
import type { CanvasFile } from '../../shared/document/file.ts';
import { declareRoots } from '../../shared/document/roots.ts';
import { snapshotOf, watchSnapshot } from '../../shared/document/snapshot.ts';
import { replaceText } from '../../shared/document/text.ts';
import { checker, report } from '../../shared/judge/findings/check.ts';
import { keyOf, LIMITS } from '../../shared/judge/findings/finding.ts';
import type { Finding } from '../../shared/judge/findings/finding.ts';
import { tokensOf } from '../../shared/judge/findings/reading.ts';
import { FACET_IDS } from '../../shared/template/canvas-template.ts';
import { rijwiel } from '../../shared/template/rijwiel.ts';
import { seeded } from '../doubles/desk.ts';
import { naiveClashes } from '../shared/naive-clashes.ts';

const OUTSIDE = { members: ['u1', 'u2'], now: '2026-11-22' };
/** Cards are about few things, so their words come back; that is what makes comparing them dear. */
const VOCABULARY = 400;
const SYLLABLES = [
  'fiets',
  'markt',
  'wijk',
  'prijs',
  'werk',
  'plan',
  'dienst',
  'klant',
  'stad',
  'zorg',
  'reis',
  'week',
];

/** A document of so many cards: Rijwiel & Co and what a busy team would put beside it. */
export function largeCanvas(cards: number, seed: number): Y.Doc {
  const random = seeded(seed);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const vocabulary = Array.from(
    { length: VOCABULARY },
    () => pick(SYLLABLES) + pick(SYLLABLES) + pick(['en', 's', '']),
  );
  const phrase = (least: number, most: number): string =>
    Array.from({ length: least + Math.floor(random() * (most - least)) }, () => pick(vocabulary)).join(' ');
  const more: CanvasFile['cards'] = Array.from({ length: cards - rijwiel.cards.length }, (_, n) => ({
    ...{ id: `m${n}`, facet: pick(FACET_IDS), order: `b${n}`, text: phrase(4, 16) },
    ...{ instead: random() < 0.4 ? phrase(2, 7) : '', status: pick(['proposal', 'decided'] as const) },
    links: random() < 0.5 ? [{ type: 'conflicts', to: `m${Math.floor(random() * cards)}` }] : [],
  }));
  const checked = checkFile({ ...rijwiel, cards: [...rijwiel.cards, ...more] });
  if (!checked.ok) throw new Error(JSON.stringify(checked.problems));
  const doc = declareRoots(new Y.Doc());
  fillDocument(doc, checked.file);
  return doc;
}

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
