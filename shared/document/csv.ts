// The cards as a table for a spreadsheet: one row a card, in the order of the canvas, the bin left out.
import type * as Y from 'yjs';
import { blockOfFacet, FACET_IDS, facetOf, template } from '../template/canvas-template.ts';
import type { CardTag } from '../template/canvas-template.ts';
import type { Lang } from '../template/template.ts';
import { cardsIn, readCard } from './cards.ts';
import { plainText } from './text.ts';

const COLUMNS = {
  nl: ['Blok', 'Facet', 'Kaart', 'Dus niet', 'Status', 'Labels', 'Zekerheid', 'Eigenaar', 'Volgende stap', 'Datum'],
  en: ['Block', 'Facet', 'Card', 'So not', 'Status', 'Tags', 'Confidence', 'Owner', 'Next step', 'Date'],
} as const;

/** CSV (RFC 4180, comma, CRLF, with the byte order mark that makes spreadsheets read UTF-8). */
export function csvOf(doc: Y.Doc, lang: Lang, nameOf: (person: string) => string | undefined): string {
  const rows: (readonly string[])[] = [COLUMNS[lang]];
  for (const facet of FACET_IDS) {
    for (const id of cardsIn(doc, facet)) {
      const card = readCard(doc, id);
      if (!card) continue;
      const tags = (Object.entries(card.tags) as [CardTag, string][]).map(([tag, value]) => {
        const labels: Readonly<Record<string, Readonly<Record<Lang, string>>>> = template.tags[tag];
        return labels[value]?.[lang] ?? value;
      });
      rows.push([
        blockOfFacet(facet).label[lang],
        facetOf(facet).label[lang],
        plainText(card.text),
        plainText(card.instead),
        template.tags.status[card.status][lang],
        tags.join(', '),
        card.confidence ? template.tags.confidence[card.confidence][lang] : '',
        (card.owner && nameOf(card.owner)) ?? '',
        card.next ?? '',
        card.due ?? '',
      ]);
    }
  }
  return csvText(rows);
}
/** A table as CSV, its columns first. */
export function csvText(rows: readonly (readonly string[])[]): string {
  return `\uFEFF${rows.map((row) => row.map(field).join(',')).join('\r\n')}\r\n`;
}

function field(value: string): string {
  // A spreadsheet runs what begins like a formula, in some countries in wide characters too; with an apostrophe before it, it is text.
  const safe = /^\s*[=+\-@＝＋－＠]/u.test(value) ? `'${value}` : value;
  return /[",\r\n]/u.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
