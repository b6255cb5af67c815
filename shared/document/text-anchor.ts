// How a discussion is tied to words of a text.
import * as Y from 'yjs';
import { plainText, positionAt } from './text.ts';
import { textOf } from './threads.ts';
import type { Anchor, TextId } from './threads.ts';

/** An anchor on characters `from`..`to` of a text's plain form; undefined when the range holds no text. */
export function textAnchor(doc: Y.Doc, id: TextId, from: number, to: number): Anchor | undefined {
  const text = textOf(doc, id);
  if (!text || to <= from) return undefined;
  const quote = plainText(text).slice(from, to);
  const start = positionAt(text, from, 'after') ?? positionAt(text, from + 1, 'after');
  const end = positionAt(text, to, 'before') ?? positionAt(text, to - 1, 'before');
  if (!start || !end || quote.trim() === '') return undefined;
  return { kind: 'text', id, range: { start: encode(start), end: encode(end) }, quote };
}
function encode(position: Y.RelativePosition): string {
  return btoa(String.fromCharCode(...Y.encodeRelativePosition(position)));
}
