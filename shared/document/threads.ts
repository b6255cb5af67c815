// Discussions: threads with their anchors, comments owned by their authors, and whether a thread is resolved.
import * as Y from 'yjs';
import { COMPASS_TEXTS, isBlockId, isFacetId, blockOfFacet } from '../template/canvas-template.ts';
import type { BlockId, CompassText, FacetId } from '../template/canvas-template.ts';
import { byCodeUnits, readCard } from './cards.ts';
import { compassText } from './compass.ts';
import { root } from './roots.ts';
import { offsetOf, plainText } from './text.ts';
import type { ReadTexts } from './text.ts';

export type ThreadKind = 'comment' | 'question' | 'risk' | 'objection';
export const THREAD_KINDS: readonly ThreadKind[] = ['comment', 'question', 'risk', 'objection'];

/** The name of a text people can comment in: `compass.mission`, `<cardId>.text`, `<cardId>.instead`. */
export type TextId = string;
/**
 * What a thread is about. `id` is a block id (or `compass`), a facet id, a card id or a TextId. A range holds two
 * encoded Yjs relative positions (base64); `quote` is the text as it was.
 */
export type Anchor =
  | { readonly kind: 'block'; readonly id: BlockId | 'compass' }
  | { readonly kind: 'facet'; readonly id: FacetId }
  | { readonly kind: 'card'; readonly id: string; readonly quote: string }
  | {
      readonly kind: 'text';
      readonly id: TextId;
      readonly range: { readonly start: string; readonly end: string };
      readonly quote: string;
    };
export interface Thread {
  readonly id: string;
  readonly anchor: Anchor;
  readonly kind: ThreadKind;
  readonly by: string;
  readonly at: string;
}
/** A comment. `body` is plain text; a mention is written `<@personId>`. A deleted one keeps its place without a body. */
export interface Comment {
  readonly id: string;
  readonly thread: string;
  readonly by: string;
  readonly body: string;
  readonly at: string;
  readonly editedAt?: string;
  readonly deleted?: true;
}
export interface ThreadState {
  readonly state: 'open' | 'resolved';
  readonly by: string;
  readonly at: string;
}
/** Where a thread is now. `orphan`: its text or card is gone; the quote still tells what it was about. */
export type Place =
  | {
      readonly state: 'here';
      readonly block: BlockId | 'compass';
      readonly facet?: FacetId;
      readonly card?: string;
      readonly text?: { readonly id: TextId; readonly from: number; readonly to: number; readonly changed: boolean };
    }
  | {
      readonly state: 'orphan';
      readonly block?: BlockId | 'compass';
      readonly facet?: FacetId;
      readonly card?: string;
    };

/** All threads that still have something to show (a comment that lives, or a stub with replies), oldest first. */
export function threadIds(doc: Y.Doc): string[] {
  const shown = new Map<string, number>();
  for (const [, value] of root(doc, 'comments')) {
    const comment = value as Partial<Comment>;
    if (typeof comment.thread === 'string' && !comment.deleted)
      shown.set(comment.thread, (shown.get(comment.thread) ?? 0) + 1);
  }
  return [...root(doc, 'threads').keys()]
    .map((id) => readThread(doc, id))
    .filter((t): t is Thread => t !== undefined && (shown.get(t.id) ?? 0) > 0)
    .sort((a, b) => byCodeUnits(a.at, b.at) || byCodeUnits(a.id, b.id))
    .map((t) => t.id);
}
export function readThread(doc: Y.Doc, id: string): Thread | undefined {
  const value = root(doc, 'threads').get(id) as Partial<Thread> | undefined;
  const anchor = value && readAnchor(value.anchor);
  if (!value || !anchor) return undefined;
  return {
    id,
    anchor,
    kind: THREAD_KINDS.find((k) => k === value.kind) ?? 'comment',
    by: String(value.by ?? ''),
    at: String(value.at ?? ''),
  };
}
/** The types a discussion lives in, to observe them: threads, comments and states. */
export function discussionTypes(doc: Y.Doc): readonly [Y.Map<unknown>, Y.Map<unknown>, Y.Map<unknown>] {
  return [root(doc, 'threads'), root(doc, 'comments'), root(doc, 'threadStates')];
}
/** All comments that live, grouped by thread, in one pass: what counting needs, in no particular order. */
export function liveComments(doc: Y.Doc): Map<string, Comment[]> {
  return commentsByThread(doc, (comment) => !comment.deleted);
}
/** The comments to be kept, grouped by thread, in no particular order. */
export function commentsByThread(doc: Y.Doc, keep: (comment: Comment) => boolean): Map<string, Comment[]> {
  const found = new Map<string, Comment[]>();
  for (const id of root(doc, 'comments').keys()) {
    const comment = readComment(doc, id);
    if (!comment || !keep(comment)) continue;
    const list = found.get(comment.thread);
    if (list) list.push(comment);
    else found.set(comment.thread, [comment]);
  }
  return found;
}
export function readComment(doc: Y.Doc, id: string): Comment | undefined {
  const value = root(doc, 'comments').get(id) as Partial<Comment> | undefined;
  if (!value || typeof value.thread !== 'string') return undefined;
  return {
    id,
    thread: value.thread,
    by: String(value.by ?? ''),
    body: value.deleted ? '' : String(value.body ?? ''),
    at: String(value.at ?? ''),
    ...(typeof value.editedAt === 'string' ? { editedAt: value.editedAt } : {}),
    ...(value.deleted ? { deleted: true as const } : {}),
  };
}
/** A thread's state; one nobody has touched is open. */
export function threadState(doc: Y.Doc, id: string): ThreadState {
  const value = root(doc, 'threadStates').get(id) as Partial<ThreadState> | undefined;
  return {
    state: value?.state === 'resolved' ? 'resolved' : 'open',
    by: String(value?.by ?? ''),
    at: String(value?.at ?? ''),
  };
}

/** The text a TextId names. */
export function textOf(doc: Y.Doc, id: TextId): Y.XmlFragment | undefined {
  const dot = id.lastIndexOf('.');
  const owner = id.slice(0, dot);
  const field = id.slice(dot + 1);
  if (owner === 'compass')
    return COMPASS_TEXTS.includes(field as CompassText) ? compassText(doc, field as CompassText) : undefined;
  const card = readCard(doc, owner);
  return field === 'text' ? card?.text : field === 'instead' ? card?.instead : undefined;
}
/**
 * Finds where a thread is now. Follows edits and moves; where the exact text was re-made, finds its quote again. `texts`:
 * for whoever asks this of many threads at once.
 */
export function placeOfAnchor(doc: Y.Doc, anchor: Anchor, texts?: ReadTexts): Place {
  switch (anchor.kind) {
    case 'block':
      return { state: 'here', block: anchor.id };
    case 'facet':
      return { state: 'here', block: blockOfFacet(anchor.id).id, facet: anchor.id };
    case 'card': {
      const card = readCard(doc, anchor.id);
      if (!card) return { state: 'orphan' };
      const at = { block: blockOfFacet(card.facet).id, facet: card.facet, card: card.id };
      return { state: card.status === 'rejected' ? 'orphan' : 'here', ...at };
    }
    case 'text': {
      const dot = anchor.id.lastIndexOf('.');
      const owner = anchor.id.slice(0, dot);
      const card = owner === 'compass' ? undefined : readCard(doc, owner);
      const at = card
        ? { block: blockOfFacet(card.facet).id, facet: card.facet, card: card.id }
        : owner === 'compass'
          ? { block: 'compass' as const }
          : undefined;
      const text = textOf(doc, anchor.id);
      if (!at || !text) return { state: 'orphan', ...at };
      const range = card?.status === 'rejected' ? undefined : rangeIn(doc, text, anchor, texts);
      return range ? { state: 'here', ...at, text: { id: anchor.id, ...range } } : { state: 'orphan', ...at };
    }
    default:
      return anchor satisfies never;
  }
}
function rangeIn(
  doc: Y.Doc,
  text: Y.XmlFragment,
  anchor: Extract<Anchor, { kind: 'text' }>,
  texts: ReadTexts | undefined,
): { from: number; to: number; changed: boolean } | undefined {
  const start = decode(anchor.range.start);
  const end = decode(anchor.range.end);
  const plain = plainText(text, texts);
  const from = start && offsetOf(doc, text, start, texts);
  const to = end && offsetOf(doc, text, end, texts);
  if (from !== undefined && to !== undefined && to > from && plain.slice(from, to).trim() !== '') {
    return { from, to, changed: plain.slice(from, to) !== anchor.quote };
  }
  // A split or joined paragraph is re-made by the editor and its positions die; its words are still there.
  const again = plain.indexOf(anchor.quote);
  const once = again >= 0 && plain.indexOf(anchor.quote, again + 1) < 0;
  return once ? { from: again, to: again + anchor.quote.length, changed: false } : undefined;
}

function readAnchor(value: unknown): Anchor | undefined {
  const a = value as
    { kind?: unknown; id?: unknown; range?: { start?: unknown; end?: unknown }; quote?: unknown } | undefined;
  if (!a || typeof a.id !== 'string') return undefined;
  const quote = typeof a.quote === 'string' ? a.quote : '';
  if (a.kind === 'block') return isBlockId(a.id) || a.id === 'compass' ? { kind: 'block', id: a.id } : undefined;
  if (a.kind === 'facet') return isFacetId(a.id) ? { kind: 'facet', id: a.id } : undefined;
  if (a.kind === 'card') return { kind: 'card', id: a.id, quote };
  if (a.kind === 'text' && typeof a.range?.start === 'string' && typeof a.range.end === 'string')
    return { kind: 'text', id: a.id, range: { start: a.range.start, end: a.range.end }, quote };
  return undefined;
}

function decode(text: string): Y.RelativePosition | undefined {
  try {
    const position = Y.decodeRelativePosition(Uint8Array.from(atob(text), (c) => c.charCodeAt(0)));
    // Of one that stands nowhere Yjs throws when it is looked for; one at a root makes that root in the document.
    return position.item || position.type ? position : undefined;
  } catch {
    // Not base64 or not a position: somebody's broken anchor, shown as an orphan.
    return undefined;
  }
}
