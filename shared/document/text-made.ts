// Rich text as it is made: from plain characters or from a small tree, into a new or an old Y.XmlFragment.
import * as Y from 'yjs';
import type { Inline, Marks, Node, RichText, TextBlock } from './text.ts';

/** An empty text: one paragraph with one empty run, so that two people who start at once type in the same one. */
export function emptyText(): Y.XmlFragment {
  return textFrom('');
}
/** A new text from plain characters; each line is a paragraph. */
export function textFrom(plain: string): Y.XmlFragment {
  const fragment = new Y.XmlFragment();
  fragment.insert(
    0,
    plain.split('\n').map((line) => paragraph(line === '' ? [] : [{ kind: 'text', text: line, marks: {}, at: 0 }])),
  );
  return fragment;
}
/** A new text from a tree. */
export function textFromRich(text: RichText): Y.XmlFragment {
  const fragment = new Y.XmlFragment();
  fragment.insert(0, text.length ? text.map(element) : [paragraph([])]);
  return fragment;
}
/** Replaces the whole text with plain characters (for a fill by machine; people edit through ProseMirror). */
export function replaceText(fragment: Y.XmlFragment, plain: string): void {
  fragment.delete(0, fragment.length);
  fragment.insert(
    0,
    plain.split('\n').map((line) => paragraph(line === '' ? [] : [{ kind: 'text', text: line, marks: {}, at: 0 }])),
  );
}

function element(block: TextBlock): Y.XmlElement {
  if (block.kind === 'paragraph') return paragraph(block.content);
  const list = new Y.XmlElement(block.kind);
  list.insert(
    0,
    block.items.map((item) => {
      const li = new Y.XmlElement('list_item');
      li.insert(0, item.length ? item.map(element) : [paragraph([])]);
      return li;
    }),
  );
  return list;
}

function paragraph(content: readonly Inline[]): Y.XmlElement {
  const p = new Y.XmlElement('paragraph');
  const nodes: Node[] = [];
  let text: Y.XmlText | undefined;
  // Two people who start in an empty paragraph type in this one text. Otherwise each would make a text, the editor would
  // later join the two by copying one, and its writer could not undo it any more.
  if (content.length === 0) nodes.push(new Y.XmlText());
  for (const piece of content) {
    if (piece.kind === 'break') {
      nodes.push(new Y.XmlElement('hard_break'));
      text = undefined;
      continue;
    }
    if (!text) nodes.push((text = new Y.XmlText()));
    // The length of a type that is not in a document yet is unknown; a long index means "at the end" there.
    text.insert(lengths.get(text) ?? 0, piece.text, attributesOf(piece.marks));
    lengths.set(text, (lengths.get(text) ?? 0) + piece.text.length);
  }
  p.insert(0, nodes);
  return p;
}
const lengths = new WeakMap<Y.XmlText, number>();

function attributesOf(marks: Marks): Record<string, unknown> {
  // Every mark is named, with null for "not": otherwise Yjs would inherit the marks of the text before.
  return {
    strong: marks.strong ? {} : null,
    em: marks.em ? {} : null,
    link: marks.link === undefined ? null : { href: marks.link },
  };
}
