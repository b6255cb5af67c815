// Translates between ProseMirror positions and offsets in the plain text, by the rule of `plainText`.
import type { Node } from 'prosemirror-model';

interface Line {
  /** Position of the paragraph's first character. */
  readonly start: number;
  readonly size: number;
  /** Offset of that character in the plain text. */
  readonly at: number;
}

/** Every paragraph in reading order. Between two of them the plain text has one "\n"; a hard break is one too. */
function lines(doc: Node): Line[] {
  const found: Line[] = [];
  let at = 0;
  doc.descendants((node, position) => {
    if (!node.isTextblock) return true;
    found.push({ start: position + 1, size: node.content.size, at });
    at += node.content.size + 1;
    return false;
  });
  return found;
}

/** The plain-text offset of a position; between paragraphs, that of the end of the one before. */
export function offsetAt(doc: Node, position: number): number {
  let offset = 0;
  for (const line of lines(doc)) {
    if (position < line.start) break;
    offset = line.at + Math.min(position - line.start, line.size);
  }
  return offset;
}
/** The position of a plain-text offset; past the end, the end of the text. */
export function positionOf(doc: Node, offset: number): number {
  let position = 1;
  for (const line of lines(doc)) {
    if (offset < line.at) break;
    position = line.start + Math.min(offset - line.at, line.size);
  }
  return position;
}
