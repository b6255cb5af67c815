// What a person can do to the look of selected text, as ProseMirror commands.
import { toggleMark } from 'prosemirror-commands';
import type { Mark, MarkType, NodeType } from 'prosemirror-model';
import { liftListItem, wrapInList } from 'prosemirror-schema-list';
import { Selection } from 'prosemirror-state';
import type { Command, EditorState } from 'prosemirror-state';
import { safeHref } from '../../shared/document/text.ts';
import { types } from './schema.ts';

export type Format = 'strong' | 'em' | 'bullet_list' | 'ordered_list';
export interface Formats {
  readonly active: ReadonlySet<Format>;
  /** The address of the link at the selection. */
  readonly link: string | undefined;
}

export function formatsIn(state: EditorState): Formats {
  const active = new Set<Format>();
  for (const name of ['strong', 'em'] as const) if (hasMark(state, types[name])) active.add(name);
  const list = listAround(state);
  if (list) active.add(list.name);
  const link = linkAt(state)?.mark.attrs['href'] as unknown;
  return { active, link: typeof link === 'string' ? link : undefined };
}

export function toggle(format: Format): Command {
  switch (format) {
    case 'strong':
    case 'em':
      return toggleMark(types[format], null, { removeWhenPresent: false });
    case 'bullet_list':
    case 'ordered_list':
      return toggleList(format);
    default:
      return format satisfies never;
  }
}

/** Links the selection (or the link the caret is in) to an address; without an address the link goes. */
export function setLink(href: string | undefined): Command {
  return (state, dispatch) => {
    const existing = linkAt(state);
    const { from, to, empty } = state.selection;
    const range = empty ? (existing ?? { from, to }) : { from, to };
    const tr = state.tr.removeMark(range.from, range.to, types.link);
    const mark = href === undefined ? undefined : types.link.create({ href });
    if (mark && range.from === range.to) {
      tr.insert(from, state.schema.text(href ?? '', [...(state.storedMarks ?? state.selection.$from.marks()), mark]));
    } else if (mark) tr.addMark(range.from, range.to, mark);
    tr.setSelection(Selection.near(tr.doc.resolve(tr.mapping.map(range.to)), -1)).removeStoredMark(types.link);
    dispatch?.(tr.scrollIntoView());
    return true;
  };
}
/** The address a person means: `example.org` is a site, `a@example.org` is a mailbox. Undefined when it is neither. */
export function addressFrom(typed: string): string | undefined {
  const text = typed.trim();
  if (/^[^\s@:/]+@[^\s@:/]+\.[^\s@:/]+$/u.test(text)) return safeHref(`mailto:${text}`);
  if (/^[\p{L}\p{N}-]+(\.[\p{L}\p{N}-]+)+(:\d+)?([/?#]\S*)?$/u.test(text)) return safeHref(`https://${text}`);
  return safeHref(text);
}

/** Does all that is selected have this mark? Then its button is pressed, and pressing it takes the mark away. */
function hasMark(state: EditorState, type: MarkType): boolean {
  const { from, to, empty, $from } = state.selection;
  if (empty) return type.isInSet(state.storedMarks ?? $from.marks()) !== undefined;
  let [some, all] = [false, true];
  state.doc.nodesBetween(from, to, (node) => {
    if (!node.isText) return;
    some = true;
    all &&= type.isInSet(node.marks) !== undefined;
  });
  return some && all;
}
/** The link at the selection's start and how far it reaches. */
function linkAt(state: EditorState): { mark: Mark; from: number; to: number } | undefined {
  const { $from, empty } = state.selection;
  const paragraph = $from.parent;
  const linkOf = (index: number): Mark | undefined => {
    const node = index >= 0 && index < paragraph.childCount ? paragraph.child(index) : undefined;
    return node && types.link.isInSet(node.marks);
  };
  let first = $from.index();
  let mark = linkOf(first);
  // A caret at the end of a link stands before the next piece.
  if (!mark && empty && $from.textOffset === 0) mark = linkOf(--first);
  if (!mark) return undefined;
  let last = first;
  while (first > 0 && linkOf(first - 1)?.eq(mark)) first--;
  while (linkOf(last + 1)?.eq(mark)) last++;
  let from = $from.start();
  for (let i = 0; i < first; i++) from += paragraph.child(i).nodeSize;
  let to = from;
  for (let i = first; i <= last; i++) to += paragraph.child(i).nodeSize;
  return { mark, from, to };
}

type ListName = 'bullet_list' | 'ordered_list';
function isList(type: NodeType): boolean {
  return type === types.bullet_list || type === types.ordered_list;
}
function listAround(state: EditorState): { name: ListName; at: number } | undefined {
  const { $from } = state.selection;
  for (let depth = $from.depth; depth > 0; depth--) {
    const node = $from.node(depth);
    if (isList(node.type)) return { name: node.type.name as ListName, at: $from.before(depth) };
  }
  return undefined;
}
function toggleList(name: ListName): Command {
  return (state, dispatch) => {
    const around = listAround(state);
    if (!around) return wrapInList(types[name])(state, dispatch);
    if (around.name === name) return liftListItem(types.list_item)(state, dispatch);
    dispatch?.(state.tr.setNodeMarkup(around.at, types[name]));
    return true;
  };
}
