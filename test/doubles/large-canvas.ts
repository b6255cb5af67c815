// A canvas larger than any team makes, the same for the same seed: what the check is measured and tested with.
import * as Y from 'yjs';
import { checkFile, fillDocument } from '../../shared/document/file.ts';
import type { CanvasFile, CheckedFile } from '../../shared/document/file.ts';
import { declareRoots } from '../../shared/document/roots.ts';
import { FACET_IDS } from '../../shared/template/canvas-template.ts';
import { rijwiel } from '../../shared/template/rijwiel.ts';
import { seeded } from './desk.ts';

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

/** A file of so many cards: Rijwiel & Co and what a busy team would put beside it. */
export function largeFile(cards: number, seed: number): CheckedFile {
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
  return checked.file;
}
export function largeCanvas(cards: number, seed: number): Y.Doc {
  const doc = declareRoots(new Y.Doc());
  fillDocument(doc, largeFile(cards, seed));
  return doc;
}
