// How many discussions are open and how many have something unread, per place of the canvas.
import * as Y from 'yjs';
import { discussionTypes, liveComments, readThread, threadState } from '../../shared/document/threads.ts';
import type { Anchor, Comment } from '../../shared/document/threads.ts';
import { readCard } from '../../shared/document/cards.ts';
import { root } from '../../shared/document/roots.ts';
import { blockOfFacet } from '../../shared/template/canvas-template.ts';
import type { Canvas, Stop, Target } from '../session/contexts.ts';
import { readMarksOf } from './read-marks.ts';

/** `open`: unresolved discussions. `unread`: discussions, open or not, with a comment of somebody else I have not seen. */
export interface Count {
  readonly open: number;
  readonly unread: number;
}
/** The key of the count of everything. */
export const EVERYWHERE = '*';
const NONE: Count = { open: 0, unread: 0 };

/** Who reads: their own comments are read, and so is what `hasSeen` says. */
export interface Reader {
  readonly me: string;
  hasSeen(thread: string, comment: string): boolean;
}
/** Is this comment new to this reader? */
export function isUnread(comment: Comment, reader: Reader): boolean {
  return !comment.deleted && comment.by !== reader.me && !reader.hasSeen(comment.thread, comment.id);
}
export function readerOf(canvas: Canvas): Reader {
  const marks = readMarksOf(canvas);
  return { me: canvas.me.id, hasSeen: (thread, comment) => marks.has(thread, comment) };
}

/**
 * Counts of every place in one pass, by block id (or `compass`), facet id, card id, text id and EVERYWHERE. A
 * discussion counts in each place that holds it: about a text it counts for text, card, facet and block.
 */
export function countDiscussions(doc: Y.Doc, reader: Reader): Map<string, Count> {
  const counts = new Map<string, { open: number; unread: number }>();
  for (const [id, comments] of liveComments(doc)) {
    const thread = readThread(doc, id);
    if (!thread) continue;
    const open = threadState(doc, id).state === 'open' ? 1 : 0;
    const unread = comments.some((comment) => isUnread(comment, reader)) ? 1 : 0;
    if (!open && !unread) continue;
    for (const place of placesHolding(doc, thread.anchor)) {
      const count = counts.get(place) ?? { open: 0, unread: 0 };
      count.open += open;
      count.unread += unread;
      counts.set(place, count);
    }
  }
  return counts;
}
/** How many unresolved discussions there are about a place (a selection counts as its whole text). */
export function openThreadsAbout(doc: Y.Doc, target: Target): number {
  return countDiscussions(doc, { me: '', hasSeen: () => true }).get(target.id)?.open ?? 0;
}
/** Every place an anchor lies in, from everything to the narrowest. A card in the bin still knows its facet. */
export function placesHolding(doc: Y.Doc, anchor: Anchor): string[] {
  switch (anchor.kind) {
    case 'block':
      return [EVERYWHERE, anchor.id];
    case 'facet':
      return [EVERYWHERE, blockOfFacet(anchor.id).id, anchor.id];
    case 'card':
      return [EVERYWHERE, ...placesOfCard(doc, anchor.id)];
    case 'text': {
      const owner = anchor.id.slice(0, anchor.id.lastIndexOf('.'));
      return [EVERYWHERE, ...(owner === 'compass' ? ['compass'] : placesOfCard(doc, owner)), anchor.id];
    }
    default:
      return anchor satisfies never;
  }
}
function placesOfCard(doc: Y.Doc, id: string): string[] {
  const card = readCard(doc, id);
  return card ? [blockOfFacet(card.facet).id, card.facet, id] : [id];
}

/** The count of one place that follows the document: for Subscribe, one per badge. */
export interface LiveCount extends Count {
  subscribe(listener: () => void): Stop;
}
/** The counts of one open canvas, shared by all badges: counted once per change, and only badges that changed are told. */
export interface LiveCounts {
  about(place: string): LiveCount;
}
export function liveCountsOf(canvas: Canvas): LiveCounts {
  let live = opened.get(canvas.doc);
  // My id decides what is unread; it changes when a session learns who I am.
  if (live?.me !== canvas.me.id) opened.set(canvas.doc, (live = { me: canvas.me.id, counts: liveCounts(canvas) }));
  return live.counts;
}
const opened = new WeakMap<Y.Doc, { readonly me: string; readonly counts: LiveCounts }>();

function liveCounts(canvas: Canvas): LiveCounts {
  const { doc } = canvas;
  const marks = readMarksOf(canvas);
  const places = new Map<string, LiveCount>();
  const listeners = new Map<string, Set<() => void>>();
  let counts: Map<string, Count> | undefined;
  let stop: Stop | undefined;
  const current = (): Map<string, Count> => {
    // Unwatched, a remembered count could be out of date.
    if (!stop) return countDiscussions(doc, readerOf(canvas));
    return (counts ??= countDiscussions(doc, readerOf(canvas)));
  };
  const recount = (): void => {
    const before = counts;
    counts = undefined;
    if (!before) return;
    const after = current();
    for (const [place, told] of listeners) {
      const [a, b] = [before.get(place) ?? NONE, after.get(place) ?? NONE];
      if (a.open !== b.open || a.unread !== b.unread) told.forEach((listener) => listener());
    }
  };
  const start = (): Stop => {
    const ofDiscussion: readonly unknown[] = discussionTypes(doc);
    const cards = root(doc, 'cards');
    const isCardOrAll = (type: unknown): boolean => type === cards || (type instanceof Y.Map && type.parent === cards);
    // A card that moves or is restored takes its discussions along. What is typed in it counts nothing.
    const afterTransaction = (transaction: Y.Transaction): void => {
      const touched: unknown[] = [...transaction.changed.keys()];
      if (touched.some((type) => ofDiscussion.includes(type) || isCardOrAll(type))) recount();
    };
    doc.on('afterTransaction', afterTransaction);
    const stopMarks = marks.subscribe(recount);
    return () => {
      doc.off('afterTransaction', afterTransaction);
      stopMarks();
    };
  };
  return {
    about(place) {
      let live = places.get(place);
      if (!live) {
        live = {
          get open() {
            return (current().get(place) ?? NONE).open;
          },
          get unread() {
            return (current().get(place) ?? NONE).unread;
          },
          subscribe(listener) {
            stop ??= start();
            const told = listeners.get(place) ?? new Set();
            listeners.set(place, told.add(listener));
            // What was counted now is what later counts are compared with.
            current();
            return () => {
              told.delete(listener);
              if (told.size === 0) listeners.delete(place);
              if (listeners.size > 0) return;
              stop?.();
              stop = counts = undefined;
            };
          },
        };
        places.set(place, live);
      }
      return live;
    },
  };
}
