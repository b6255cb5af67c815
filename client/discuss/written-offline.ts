// Which of my comments were written without a connection and have not been acknowledged since.
import type * as Y from 'yjs';
import type { Canvas, SessionStatus, Stop } from '../session/contexts.ts';

export interface WrittenOffline {
  has(comment: string): boolean;
  add(comment: string): void;
  /** Told the status each time it changes: once everything is saved, nothing waits any more. */
  settle(status: SessionStatus): void;
  subscribe(listener: () => void): Stop;
}

/** Those of an open canvas: one list for all its threads, whatever is shown of them. */
export function writtenOffline(canvas: Canvas): WrittenOffline {
  let list = opened.get(canvas.doc);
  if (!list) opened.set(canvas.doc, (list = makeList()));
  return list;
}
const opened = new WeakMap<Y.Doc, WrittenOffline>();

function makeList(): WrittenOffline {
  const ids = new Set<string>();
  const listeners = new Set<() => void>();
  const tell = (): void => listeners.forEach((listener) => listener());
  return {
    has: (comment) => ids.has(comment),
    add(comment) {
      ids.add(comment);
      tell();
    },
    settle(status) {
      if (ids.size === 0 || !status.connected || status.save.kind !== 'saved') return;
      ids.clear();
      tell();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
