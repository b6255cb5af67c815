// The table of cards: rows in canvas order, quoting, and no cell that a spreadsheet would run.
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { csvOf } from '../../shared/document/csv.ts';
import { checkFile, fillDocument } from '../../shared/document/file.ts';
import type { CanvasFile } from '../../shared/document/file.ts';
import { declareRoots } from '../../shared/document/roots.ts';
import { rijwiel } from '../../shared/template/rijwiel.ts';

function tableOf(file: CanvasFile): string {
  const checked = checkFile(file);
  if (!checked.ok) throw new Error(JSON.stringify(checked.problems));
  const doc = declareRoots(new Y.Doc());
  fillDocument(doc, checked.file);
  return csvOf(doc, 'nl', (id) => (id === 'u1' ? 'Noor Bakker' : undefined));
}

test('every card on the board is a row, in the order of blocks and facets', () => {
  const rows = tableOf(rijwiel).split('\r\n');
  expect(rows).toHaveLength(1 + 26 + 1);
  expect(rows[0]).toBe('\uFEFFBlok,Facet,Kaart,Dus niet,Status,Labels,Zekerheid,Eigenaar,Volgende stap,Datum');
  expect(rows[1]).toBe(
    'LICENTIE,Klanten,Forenzen betalen een vast maandbedrag.,losse verkoop aan de balie,besloten,inleg,,Noor Bakker,Eerste stap deze maand plannen,',
  );
  expect(rows[26]).toMatch(/^MIDDELEN,Leiderschap,/u);
});

test('quotes and lines are kept, the bin stays out, and no cell begins like a formula', () => {
  const card = { id: 'x', facet: 'arena.context', order: 'a0', status: 'proposal' } as const;
  const file: CanvasFile = {
    ...rijwiel,
    cards: [
      { ...card, text: 'Zeg "ja",\nof nee', instead: '=HYPERLINK("http://evil.example")' },
      { ...card, id: 'y', text: 'weg', status: 'rejected' },
      { ...card, id: 'z', order: 'a1', text: '-1+1', next: ' @SUM(A1)' },
      { ...card, id: 'w', order: 'a2', text: '＝1＋1' },
    ],
  };
  const text = tableOf(file);
  expect(text).toContain('"Zeg ""ja"",\nof nee","\'=HYPERLINK(""http://evil.example"")"');
  expect(text).toContain(",'-1+1,");
  expect(text).toContain(",' @SUM(A1),");
  expect(text).toContain(",'＝1＋1,");
  expect(text).not.toContain('weg');
});
