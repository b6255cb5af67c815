// Every change of a discussion: a thread opened, its comments written, its state set.
import type * as Y from 'yjs';
import { root } from './roots.ts';
import { readComment } from './threads.ts';
import type { Comment, Thread, ThreadState } from './threads.ts';

/** Opens a thread with its first comment, in one transaction, so that neither is ever seen without the other. */
export function openThread(doc: Y.Doc, thread: Thread, first: { id: string; body: string }): void {
  const { id, anchor, kind, by, at } = thread;
  doc.transact(() => {
    root(doc, 'threads').set(id, { anchor, kind, by, at });
    root(doc, 'comments').set(first.id, { thread: id, by, body: first.body, at });
  }, DISCUSSION);
}
export function addComment(doc: Y.Doc, comment: Comment): void {
  const { id, ...value } = comment;
  doc.transact(() => root(doc, 'comments').set(id, value), DISCUSSION);
}
/** Replaces the body of one's own comment. */
export function editComment(doc: Y.Doc, id: string, body: string, editedAt: string): void {
  const comment = readComment(doc, id);
  if (!comment || comment.deleted) return;
  const { thread, by, at } = comment;
  doc.transact(() => root(doc, 'comments').set(id, { thread, by, body, at, editedAt }), DISCUSSION);
}
/** Empties one's own comment and marks it deleted; the record stays, so replies keep what they reply to. */
export function deleteComment(doc: Y.Doc, id: string): void {
  const comment = readComment(doc, id);
  if (!comment) return;
  const { thread, by, at } = comment;
  doc.transact(() => root(doc, 'comments').set(id, { thread, by, body: '', at, deleted: true }), DISCUSSION);
}
export function setThreadState(doc: Y.Doc, id: string, state: ThreadState): void {
  doc.transact(() => root(doc, 'threadStates').set(id, { ...state }), DISCUSSION);
}
/** Transaction origin of every discussion write. Undo does not follow it: undoing a deletion would forge a comment. */
export const DISCUSSION = 'discussion';
