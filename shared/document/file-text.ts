// Texts in a canvas file: plain, and beside that with their formatting where plain characters would lose something.
import type * as Y from 'yjs';
import * as v from 'valibot';
import { hasFormatting, LISTS_DEEP, richText, TEXT_CHARS } from './text.ts';
import { textFrom, textFromRich } from './text-made.ts';
import type { RichText } from './text.ts';

/** A text may be longer than one person can make it: two may have filled it apart. */
export const FILE_TEXT_CHARS = 5 * TEXT_CHARS;
export const text = v.pipe(v.string(), v.maxLength(FILE_TEXT_CHARS, 'tooLong'));
const marks = v.object({
  strong: v.optional(v.literal(true)),
  em: v.optional(v.literal(true)),
  link: v.optional(v.string()),
});
const inline = v.union([
  v.object({ kind: v.literal('text'), text, marks, at: v.optional(v.number()) }),
  v.object({ kind: v.literal('break'), at: v.optional(v.number()) }),
]);
export interface FileBlock {
  kind: 'paragraph' | 'bullet_list' | 'ordered_list';
  content?: v.InferOutput<typeof inline>[] | undefined;
  items?: FileBlock[][] | undefined;
}
const block: v.GenericSchema<FileBlock> = v.object({
  kind: v.picklist(['paragraph', 'bullet_list', 'ordered_list']),
  content: v.optional(v.array(inline)),
  items: v.optional(v.array(v.array(v.lazy(() => block)))),
});
/** Formatted text; present beside the plain text only where plain characters would lose something. */
export const rich = v.optional(
  v.pipe(
    v.array(block),
    v.check((blocks) => listsIn(blocks) <= LISTS_DEEP, 'tooDeep'),
  ),
);
function listsIn(blocks: readonly FileBlock[]): number {
  return Math.max(0, ...blocks.map(({ items }) => (items ? 1 + Math.max(0, ...items.map(listsIn)) : 0)));
}

export function textOfFile(plain: string, formatted: FileBlock[] | undefined): Y.XmlFragment {
  return formatted ? textFromRich(formatted.map(blockOfFile)) : textFrom(plain);
}
function blockOfFile(value: FileBlock): RichText[number] {
  if (value.kind === 'paragraph')
    return { kind: 'paragraph', content: (value.content ?? []).map((i) => ({ ...i, at: 0 }) as never) };
  return { kind: value.kind, items: (value.items ?? []).map((item) => item.map(blockOfFile)) };
}
/** The tree without offsets, or undefined when plain characters say it all. */
export function richOf(fragment: Y.XmlFragment | undefined): FileBlock[] | undefined {
  const tree = fragment && richText(fragment);
  if (!tree || !hasFormatting(tree)) return undefined;
  return JSON.parse(JSON.stringify(tree, (key, value: unknown) => (key === 'at' ? undefined : value))) as FileBlock[];
}
