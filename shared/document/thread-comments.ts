// The comments of discussions in the order they were made, for reading and writing them out.
import type * as Y from 'yjs';
import { byCodeUnits } from './cards.ts';
import { root } from './roots.ts';
import { commentsByThread, readComment } from './threads.ts';
import type { Comment } from './threads.ts';

/** All comments, also deleted ones, grouped by thread and oldest first: what writing the whole canvas needs. */
export function allComments(doc: Y.Doc): Map<string, Comment[]> {
  const all = commentsByThread(doc, () => true);
  for (const list of all.values()) list.sort(oldestFirst);
  return all;
}
/** Comments of a thread, oldest first. Deleted ones without a later reply are left out; the others stay as stubs. */
export function commentsOf(doc: Y.Doc, thread: string): Comment[] {
  const all: Comment[] = [];
  for (const [id] of root(doc, 'comments')) {
    const comment = readComment(doc, id);
    if (comment?.thread === thread) all.push(comment);
  }
  all.sort(oldestFirst);
  while (all.at(-1)?.deleted) all.pop();
  return all;
}
function oldestFirst(a: Comment, b: Comment): number {
  return byCodeUnits(a.at, b.at) || byCodeUnits(a.id, b.id);
}
