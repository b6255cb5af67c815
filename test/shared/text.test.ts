// Texts: the tree comes back as written, offsets follow edits, and only safe addresses become links.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import {
  hasFormatting,
  isBlank,
  offsetOf,
  plainText,
  positionAt,
  richText,
  safeHref,
  wordCount,
} from '../../shared/document/text.ts';
import { emptyText, replaceText, textFrom, textFromRich } from '../../shared/document/text-made.ts';
import type { Inline, Marks, RichText } from '../../shared/document/text.ts';
import { erase, type } from '../doubles/desk.ts';

function held(fragment: Y.XmlFragment): { doc: Y.Doc; text: Y.XmlFragment } {
  const doc = new Y.Doc();
  doc.getMap('cards').set('text', fragment);
  return { doc, text: doc.getMap('cards').get('text') as Y.XmlFragment };
}
const run = (text: string, marks: Marks = {}): Inline => ({ kind: 'text', text, marks, at: 0 });
const paragraph = (...content: Inline[]): RichText[number] => ({ kind: 'paragraph', content });
/** Without offsets, which follow from the rest. */
const bare = (text: RichText): unknown =>
  JSON.parse(JSON.stringify(text, (key, value: unknown) => (key === 'at' ? undefined : value)));

describe('a rich text', () => {
  it('comes back as it was written: marks, breaks, nested lists', () => {
    const tree: RichText = [
      paragraph(run('Wij ', {}), run('kiezen', { strong: true }), run(' dit', { em: true, strong: true })),
      paragraph(run('a'), { kind: 'break', at: 0 }, run('b', { link: 'https://example.org/?a=1' })),
      {
        kind: 'bullet_list',
        items: [[paragraph(run('een')), { kind: 'ordered_list', items: [[paragraph(run('binnen'))]] }], [paragraph()]],
      },
    ];
    const { text } = held(textFromRich(tree));
    expect(bare(richText(text))).toEqual(bare(tree));
    expect(plainText(text)).toBe('Wij kiezen dit\na\nb\neen\nbinnen\n');
  });
  it('comes back whatever the words and marks are', () => {
    const piece = fc.record({
      text: fc.string({ minLength: 1, maxLength: 8, unit: 'grapheme' }),
      marks: fc.constantFrom<Marks>(
        {},
        { strong: true },
        { em: true },
        { strong: true, em: true },
        { link: 'https://a.b/' },
      ),
    });
    fc.assert(
      fc.property(fc.array(fc.array(piece, { maxLength: 4 }), { minLength: 1, maxLength: 4 }), (paragraphs) => {
        // Neighbours with equal marks are one run, as Yjs keeps them.
        const tree = paragraphs.map((pieces) => {
          const merged: { text: string; marks: Marks }[] = [];
          for (const p of pieces) {
            const last = merged.at(-1);
            if (last && JSON.stringify(last.marks) === JSON.stringify(p.marks)) last.text += p.text;
            else merged.push({ ...p });
          }
          return paragraph(...merged.map((m) => run(m.text, m.marks)));
        });
        const { text } = held(textFromRich(tree));
        const sorted = (value: unknown): string =>
          JSON.stringify(value, ['kind', 'content', 'text', 'marks', 'strong', 'em', 'link']);
        expect(sorted(richText(text))).toBe(sorted(tree));
      }),
      { numRuns: 200, seed: 4 },
    );
  });
  it('gives each run its offset in the plain text', () => {
    const { text } = held(textFromRich([paragraph(run('ab'), run('cd', { em: true })), paragraph(run('ef'))]));
    const plain = plainText(text);
    const runs = richText(text).flatMap((block) => (block.kind === 'paragraph' ? block.content : []));
    expect(runs).toHaveLength(3);
    for (const piece of runs)
      if (piece.kind === 'text') expect(plain.slice(piece.at).startsWith(piece.text)).toBe(true);
  });
  it('keeps characters outside the basic plane and lines apart', () => {
    expect(plainText(held(textFrom('één 🚲\n\ndrie')).text)).toBe('één 🚲\n\ndrie');
  });
  it('is one empty paragraph when empty, so that two people type in the same one', () => {
    const { text } = held(emptyText());
    expect(text.length).toBe(1);
    expect(isBlank(text)).toBe(true);
    expect(isBlank(held(textFrom(' \n ')).text)).toBe(true);
  });
  it('knows whether plain characters say it all', () => {
    expect(hasFormatting(richText(held(textFrom('a\nb')).text))).toBe(false);
    expect(hasFormatting([paragraph(run('a', { em: true }))])).toBe(true);
    expect(hasFormatting([paragraph(run('a'), { kind: 'break', at: 1 })])).toBe(true);
    expect(hasFormatting([{ kind: 'bullet_list', items: [] }])).toBe(true);
  });
  it('can be replaced whole', () => {
    const { text } = held(textFrom('oud'));
    replaceText(text, 'nieuw\nwerk');
    expect(plainText(text)).toBe('nieuw\nwerk');
  });
});

describe('a position in a text', () => {
  it('follows edits before, inside and after it, and edits at its edges stay outside', () => {
    const { doc, text } = held(textFrom('de fiets rijdt'));
    const [start, end] = [positionAt(text, 3, 'after')!, positionAt(text, 8, 'before')!];
    const range = (): string => plainText(text).slice(offsetOf(doc, text, start), offsetOf(doc, text, end));
    expect(range()).toBe('fiets');
    type(doc, text, 0, 'Kijk, ');
    expect(range()).toBe('fiets');
    type(doc, text, 9, 'snelle ');
    expect(range()).toBe('fiets');
    type(doc, text, 21, '!');
    expect(range()).toBe('fiets');
    erase(doc, text, 17, 2);
    expect(range()).toBe('fts');
  });
  it('exists at every character of every paragraph, and nowhere else', () => {
    const { doc, text } = held(textFrom('ab\ncd'));
    for (const offset of [0, 1, 3, 4]) expect(offsetOf(doc, text, positionAt(text, offset, 'after')!)).toBe(offset);
    for (const offset of [1, 2, 4, 5]) expect(offsetOf(doc, text, positionAt(text, offset, 'before')!)).toBe(offset);
    expect(positionAt(text, 99, 'after')).toBeUndefined();
    expect(positionAt(text, 0, 'before')).toBeUndefined();
  });
  it('is unknown when its text is gone', () => {
    const { doc, text } = held(textFrom('weg'));
    const position = positionAt(text, 1, 'after')!;
    replaceText(text, 'anders');
    expect(offsetOf(doc, text, position)).toBeUndefined();
  });
});

describe('a link address', () => {
  it.each(['https://example.org', 'HTTP://Example.org/a?b=c#d', 'mailto:noor@example.org', 'https://example.org/é'])(
    '%j is kept',
    (address) => {
      expect(safeHref(address)).toBe(address);
    },
  );
  it.each([
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    ' javascript:alert(1)',
    'java\tscript:alert(1)',
    'java\nscript:alert(1)',
    '\u0001javascript:alert(1)',
    'data:text/html,<script>alert(1)</script>',
    'vbscript:msgbox(1)',
    'file:///etc/passwd',
    'blob:https://example.org/x',
    'https://exa mple.org',
    'https://example.org\u0000',
    'https://example.org/\u2028',
    'https://',
    'http:/example.org',
    '//example.org',
    '/a',
    '#a',
    'example.org',
    'https:javascript:alert(1)',
    'xhttps://example.org',
    '',
  ])('%j is refused', (address) => {
    expect(safeHref(address)).toBeUndefined();
  });
  it.each([undefined, null, 3, {}, ['https://example.org']])('%j is no address', (value) => {
    expect(safeHref(value)).toBeUndefined();
  });
});

describe('words', () => {
  it.each([
    ['', 0],
    ['  ', 0],
    ['één twee\ndrie', 3],
    ['– ... !', 0],
    ["auto's in 2032.", 3],
  ])('%j counts as %i', (text, count) => {
    expect(wordCount(text)).toBe(count);
  });
});
