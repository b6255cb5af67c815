// Rich text in a Y.XmlFragment: read as plain characters or as a small tree.
import * as Y from 'yjs';

/** Marks on a run of text. `link` is the address as stored; whoever renders it must pass it through `safeHref`. */
export interface Marks {
  readonly strong?: true;
  readonly em?: true;
  readonly link?: string;
}
/** Text with its marks, or a line break inside a paragraph. `at` is its offset in `plainText`, in UTF-16 units. */
export type Inline =
  | { readonly kind: 'text'; readonly text: string; readonly marks: Marks; readonly at: number }
  | { readonly kind: 'break'; readonly at: number };
/** A paragraph or a list; list items hold blocks. Node names are those of the ProseMirror schema. */
export type TextBlock =
  | { readonly kind: 'paragraph'; readonly content: readonly Inline[] }
  | { readonly kind: 'bullet_list' | 'ordered_list'; readonly items: readonly (readonly TextBlock[])[] };
export type RichText = readonly TextBlock[];

export type Node = Y.XmlElement | Y.XmlText;
interface Run {
  readonly type: Y.XmlText;
  readonly at: number;
  readonly length: number;
}
interface Layout {
  readonly blocks: RichText;
  readonly plain: string;
  /** In the order of the text. */
  readonly runs: ReadonlyMap<Y.XmlText, Run>;
}
/** Texts as they were read, for whoever asks much of texts that do not change meanwhile. */
export type ReadTexts = Map<Y.XmlFragment, Layout>;

/** The text as a tree for rendering and export. */
export function richText(fragment: Y.XmlFragment): RichText {
  return layout(fragment).blocks;
}
/** Lists in lists beyond which the server takes nothing more: who reads them goes down by recursion. */
export const LISTS_DEEP = 48;

/** The text as characters: blocks, list items and line breaks are separated by one "\n". */
export function plainText(fragment: Y.XmlFragment, texts?: ReadTexts): string {
  return layout(fragment, texts).plain;
}
export function isBlank(fragment: Y.XmlFragment): boolean {
  return plainText(fragment).trim() === '';
}
/** Is there anything that plain characters cannot carry: a mark, a list? (Line and paragraph ends they can.) */
export function hasFormatting(text: RichText): boolean {
  return text.some(
    (block) =>
      block.kind !== 'paragraph' || block.content.some((i) => i.kind === 'break' || Object.keys(i.marks).length > 0),
  );
}

/** How long a person can make one text, in characters and node ends. */
export const TEXT_CHARS = 20_000;

/** Words as a person counts them. */
export function wordCount(plain: string): number {
  return plain.split(/\s+/u).filter((w) => /[\p{L}\p{N}]/u.test(w)).length;
}

/** A link address that is safe to put in `href`, or undefined. Control characters and unknown schemes are refused. */
export function safeHref(address: unknown): string | undefined {
  if (typeof address !== 'string') return undefined;
  // eslint-disable-next-line no-control-regex -- browsers drop these inside a scheme, so "java\tscript:" would run
  if (/[\u0000-\u0020\u007f-\u009f\u2028\u2029]/u.test(address)) return undefined;
  return /^(https?:\/\/|mailto:)[^\s]+$/iu.test(address) ? address : undefined;
}

/** Turns an offset in `plainText` into a position that follows edits. `side`: which neighbour it clings to. */
export function positionAt(
  fragment: Y.XmlFragment,
  offset: number,
  side: 'before' | 'after',
): Y.RelativePosition | undefined {
  const runs = [...layout(fragment).runs.values()];
  // An end clings to the character before it, a start to the character after it, so edits at the edges stay outside.
  const run =
    side === 'before'
      ? runs.find((r) => offset > r.at && offset <= r.at + r.length)
      : runs.find((r) => offset >= r.at && offset < r.at + r.length);
  if (!run) return undefined;
  return Y.createRelativePositionFromTypeIndex(run.type, offset - run.at, side === 'before' ? -1 : 0);
}
/** The offset in `plainText` of a position, or undefined when its text is no longer in this fragment. */
export function offsetOf(
  doc: Y.Doc,
  fragment: Y.XmlFragment,
  position: Y.RelativePosition,
  texts?: ReadTexts,
): number | undefined {
  // Only the tab that undid a deletion knows where the text went; following that would show everybody else an orphan.
  const found = Y.createAbsolutePositionFromRelativePosition(position, doc, false);
  if (!found) return undefined;
  const run = found.type instanceof Y.XmlText ? layout(fragment, texts).runs.get(found.type) : undefined;
  return run && run.at + found.index;
}

function layout(fragment: Y.XmlFragment, texts?: ReadTexts): Layout {
  const known = texts?.get(fragment);
  if (known) return known;
  const read = readLayout(fragment);
  texts?.set(fragment, read);
  return read;
}
function readLayout(fragment: Y.XmlFragment): Layout {
  let plain = '';
  let first = true;
  const runs = new Map<Y.XmlText, Run>();
  const startBlock = (): void => {
    if (!first) plain += '\n';
    first = false;
  };
  const inline = (nodes: readonly Node[]): Inline[] => {
    const out: Inline[] = [];
    for (const node of nodes) {
      if (node instanceof Y.XmlText) {
        const start = plain.length;
        for (const piece of node.toDelta() as { insert: unknown; attributes?: Record<string, unknown> }[]) {
          if (typeof piece.insert !== 'string') continue;
          out.push({ kind: 'text', text: piece.insert, marks: marksOf(piece.attributes), at: plain.length });
          plain += piece.insert;
        }
        runs.set(node, { type: node, at: start, length: plain.length - start });
      } else if (node.nodeName === 'hard_break') {
        out.push({ kind: 'break', at: plain.length });
        plain += '\n';
      } else {
        out.push(...inline(children(node)));
      }
    }
    return out;
  };
  const block = (node: Node): TextBlock => {
    if (node instanceof Y.XmlElement && (node.nodeName === 'bullet_list' || node.nodeName === 'ordered_list')) {
      return { kind: node.nodeName, items: children(node).map((item) => itemBlocks(item)) };
    }
    startBlock();
    return { kind: 'paragraph', content: inline(node instanceof Y.XmlText ? [node] : children(node)) };
  };
  const itemBlocks = (item: Node): TextBlock[] =>
    item instanceof Y.XmlElement && item.nodeName === 'list_item' ? children(item).map(block) : [block(item)];
  const blocks = children(fragment).map(block);
  return { blocks, plain, runs };
}

function children(node: Y.XmlFragment): Node[] {
  return node.toArray().filter((n): n is Node => n instanceof Y.XmlElement || n instanceof Y.XmlText);
}

function marksOf(attributes: Record<string, unknown> | undefined): Marks {
  if (!attributes) return {};
  const marks: { strong?: true; em?: true; link?: string } = {};
  for (const [key, value] of Object.entries(attributes)) {
    if (value === null) continue;
    // y-prosemirror may write `name--hash` where marks of one kind overlap.
    const name = key.split('--', 1)[0];
    if (name === 'strong') marks.strong = true;
    else if (name === 'em') marks.em = true;
    else if (name === 'link') {
      const href = (value as { href?: unknown }).href;
      if (typeof href === 'string') marks.link = href;
    }
  }
  return marks;
}
