// Markdown: reading order I to IV, everything a reader needs, and nothing people write turns into markup.
import { defaultMarkdownParser } from 'prosemirror-markdown';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { checkFile, fillDocument } from '../../shared/document/file.ts';
import { setLevel } from '../../shared/document/levels.ts';
import { markdownOf } from '../../shared/document/markdown.ts';
import { declareRoots } from '../../shared/document/roots.ts';
import { levelKey } from '../../shared/judge/ledger.ts';
import type { Party } from '../../shared/judge/ledger.ts';
import { rijwiel } from '../../shared/template/rijwiel.ts';
import { desk } from '../doubles/desk.ts';

function example(): Y.Doc {
  const doc = declareRoots(new Y.Doc());
  const result = checkFile(rijwiel);
  if (result.ok) fillDocument(doc, result.file);
  return doc;
}
const nobody = (): undefined => undefined;

describe('the canvas as Markdown', () => {
  it('starts with the title and the compass, then the blocks I to IV', () => {
    const text = markdownOf(example(), 'nl', nobody);
    expect(text.startsWith('# Rijwiel & Co\n')).toBe(true);
    const headings = text.split('\n').filter((line) => line.startsWith('## '));
    expect(headings).toEqual(['## Kompas', '## I. LICENTIE', '## II. ARENA', '## III. PROPOSITIE', '## IV. MIDDELEN']);
    expect(text.split('\n').filter((line) => line.startsWith('### '))).toHaveLength(3 + 18);
    expect(text).toContain('2032-12-31');
  });
  it('speaks the language asked for and leaves the texts as written', () => {
    const text = markdownOf(example(), 'en', nobody);
    expect(text).toContain('## I. LICENCE');
    expect(text).toContain('(we win here)');
    expect(text).toContain('Forenzen betalen een vast maandbedrag.');
  });
  it('shows status, "so not", next step and owner of a card', () => {
    const text = markdownOf(example(), 'nl', (id) => (id === 'u1' ? 'Noor' : undefined));
    expect(text).toContain('- [x] Forenzen betalen een vast maandbedrag.');
    expect(text).toContain('  - **dus niet** losse verkoop aan de balie');
    expect(text).toContain('  - Volgende stap: Eerste stap deze maand plannen');
    expect(text).toContain('  - Eigenaar: Noor');
  });
  it('tells the levels of the value ledger, each party on its own line, with the weakest in words', () => {
    const doc = declareRoots(new Y.Doc());
    const golden = { customers: [4, 8], owners: [6, 7], partners: [5, 3], employees: [7, 7], society: [3] } as const;
    for (const [party, [investment, progress]] of Object.entries(golden)) {
      setLevel(doc, levelKey(party as Party, 'now', 'investment'), investment);
      setLevel(doc, levelKey(party as Party, 'now', 'progress'), progress ?? null);
    }
    const text = markdownOf(doc, 'nl', nobody);
    expect(text.split('\n').filter((line) => line.startsWith('|'))).toEqual([
      '| Partij | Inleg | Vooruitgang | Netto | Oordeel |',
      '| --- | ---: | ---: | ---: | --- |',
      '| Klanten | 4 | 8 | +4 | gaat erop vooruit |',
      '| Eigenaars | 6 | 7 | +1 | gaat erop vooruit |',
      '| Partners | 5 | 3 | −2 | legt erop toe, zwakste schakel |',
      '| Medewerkers | 7 | 7 | 0 | in balans |',
      '| Samenleving | 3 | ? | ? | onbekend |',
    ]);
    expect(text.indexOf('**Waardebalans, nu**')).toBeLessThan(text.indexOf('## II. ARENA'));
    // Of the other moment nothing is known.
    expect(text).not.toContain('Waardebalans, straks');
    expect(markdownOf(declareRoots(new Y.Doc()), 'nl', nobody)).not.toContain('Waardebalans');
    expect(markdownOf(example(), 'en', nobody)).toContain(
      '| Partners | 4 | 5 | +1 | comes out ahead, weakest, together',
    );
  });
  it('names no owner whom nobody can name', () => {
    expect(markdownOf(example(), 'nl', nobody)).not.toContain('Eigenaar:');
  });
  it('tells the compass as it is read: mission, goal, end', () => {
    const headings = markdownOf(example(), 'nl', nobody)
      .split('\n')
      .filter((line) => line.startsWith('### '));
    expect(headings.slice(0, 3)).toEqual(['### Missie', '### Stoutmoedig doel', '### Het eind voor ogen']);
  });
  it('says of a role that was declined that it was, not that it is still to be filled in', () => {
    const text = markdownOf(example(), 'nl', nobody);
    expect(text).toContain('### Uitvinder (bewust niet)\n\n*Hier kiezen we bewust niet voor.*');
    expect(text).not.toContain('*Nog niet ingevuld.*');
  });
  it('puts what is known of a card behind its first paragraph, not in its list', () => {
    const paragraph = (text: string) => ({ kind: 'paragraph', content: [{ kind: 'text', text, marks: {} }] });
    const list = { kind: 'bullet_list', items: [[paragraph('een')], [paragraph('twee')]] };
    const shown = (rich: unknown[]): string => {
      const doc = declareRoots(new Y.Doc());
      const result = checkFile({
        ...rijwiel,
        cards: [{ id: 'c', facet: 'arena.context', order: 'a0', text: 'x', status: 'proposal', rich }],
      });
      if (result.ok) fillDocument(doc, result.file);
      return markdownOf(doc, 'nl', nobody);
    };
    expect(shown([paragraph('Kies:'), list])).toContain('- [ ] Kies: *(voorstel)*\n\n  - een\n  - twee');
    expect(shown([list])).toContain('- [ ] *(voorstel)*\n\n  - een\n  - twee');
  });
  it.each([
    '1. een',
    '1) een',
    '- streep',
    '---',
    '===',
    '+',
    '# kop',
    '> citaat',
    '~~~',
    '~~weg~~',
    '&lt;b&gt; &amp;',
    '*a* **b** _c_',
    '<b>x</b>',
    '[a](b) ![c](d)',
    '`code`',
    'a\\b\\*',
    '- [ ] taak',
    '|a|b|',
    '2026. Een jaar',
    'https://x.example/a_b_c',
  ])('reads %j as those very characters', (written) => {
    const { doc, commands } = desk();
    commands.addCard('arena.context', { text: written });
    commands.setEmpty('licence.society', written);
    const page = defaultMarkdownParser.parse(markdownOf(doc, 'nl', nobody));
    const words = page.textBetween(0, page.content.size, '\n');
    expect(words).toContain(`[ ] ${written} (voorstel)`);
    expect(words).toContain(`Bewust leeg. ${written}`);
  });
  it('leaves out the bin, and says what is empty on purpose and what is not filled in', () => {
    const { doc, commands } = desk('u1');
    const gone = commands.addCard('arena.context', { text: 'weggegooid' });
    commands.setStatus([gone], 'rejected');
    commands.setEmpty('licence.society', 'nog niet aan toe');
    const text = markdownOf(doc, 'nl', nobody);
    expect(text).not.toContain('weggegooid');
    expect(text).toContain('*Bewust leeg.* nog niet aan toe (oud-lid)');
    expect(text).toContain('*Nog niet ingevuld.*');
  });
  it('lists open discussions with their quote, and not the resolved ones', () => {
    const { doc, commands } = desk('u1');
    const id = commands.addCard('arena.context', { text: 'digitaal' });
    commands.openThread({ kind: 'card', id, quote: 'digitaal' }, 'zie <@u2>');
    commands.resolve(commands.openThread({ kind: 'block', id: 'arena' }, 'afgedaan'), true);
    const text = markdownOf(doc, 'nl', (person) => ({ u1: 'Noor', u2: 'Sam' })[person]);
    expect(text).toContain('**Context** “digitaal”');
    expect(text).toMatch(/- Noor, 2026-11-2\d: zie @Sam/u);
    expect(text).not.toContain('afgedaan');
  });
  it.each([
    ['# kop', '\\# kop'],
    ['*ster* _streep_', '\\*ster\\* \\_streep\\_'],
    ['<script>alert(1)</script>', '\\<script\\>alert(1)\\</script\\>'],
    ['[x](javascript:alert(1))', '\\[x\\](javascript:alert(1))'],
    ['a | b', 'a \\| b'],
    ['`code`', '\\`code\\`'],
    ['back\\slash', 'back\\\\slash'],
  ])('escapes %j', (written, expected) => {
    const { doc, commands } = desk();
    commands.addCard('arena.context', { text: written });
    expect(markdownOf(doc, 'nl', nobody)).toContain(`- [ ] ${expected} *(`);
  });
  it.each(['- streep', '+ plus', '1. een'])('does not make a list of %j', (written) => {
    const { doc, commands } = desk();
    commands.addCard('arena.context', { text: written });
    expect(markdownOf(doc, 'nl', nobody)).not.toContain(`- [ ] ${written}`);
  });
  it('keeps a link only when its address is safe', () => {
    const doc = declareRoots(new Y.Doc());
    const content = ['https://example.org/a>b', 'javascript:alert(1)'].map((link) => ({
      kind: 'text' as const,
      text: `to ${link.slice(0, 4)}`,
      marks: { link },
    }));
    const result = checkFile({
      ...rijwiel,
      cards: [{ ...rijwiel.cards[0]!, text: 'x', rich: [{ kind: 'paragraph', content }] }],
    });
    if (result.ok) fillDocument(doc, result.file);
    const text = markdownOf(doc, 'nl', nobody);
    expect(text).toContain('[to http](<https://example.org/a%3Eb>)');
    expect(text).not.toContain('javascript:');
  });
});
