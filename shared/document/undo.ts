// Undo of one's own work: which roots and origins it follows, one gesture a step, and honest about having no effect.
import * as Y from 'yjs';
import { forgetLostCopies } from './come-back.ts';
import type { UndoStep } from './come-back.ts';
import { settlePutBack } from './put-back.ts';
import { root } from './roots.ts';

/** Transaction origin of a person's own edits to the canvas; undo follows it. */
export const ME = 'me';
/** Origin of a new card's first transaction, which undo leaves alone (see `makeCard`). */
export const BIRTH = 'birth';

/** `held`: something stands in the way, and whoever put it there says so. The step stays where it is. */
export type UndoOutcome = 'done' | 'nothing' | 'no-effect' | 'held';

/** Undo and redo for one person in one tab. Call `close()` when the document goes away. */
export interface OwnUndo {
  /** `no-effect`: a colleague has changed the same thing since; that step is dropped and nothing changed. */
  undo(): UndoOutcome;
  redo(): UndoOutcome;
  canUndo(): boolean;
  canRedo(): boolean;
  /** The step that comes next, not taken. */
  next(way: 'undo' | 'redo'): UndoStep | undefined;
  /** Ends the current step: what follows is a step of its own. */
  stop(): void;
  /** Runs one gesture as exactly one step. */
  gesture<T>(change: () => T): T;
  /** Also follow edits of this origin (the text editor's). */
  follow(origin: unknown): void;
  onChange(listener: () => void): () => void;
  /** Forgets every step. What was deleted is kept for undo until then, and travels along with the document. */
  clear(): void;
  close(): void;
}

/** Typing within this pause, in milliseconds, is one step. */
const TYPING_PAUSE_MS = 700;

/**
 * May undo take this away? A paragraph I made may hold a colleague's words by now, and would take them along. Yjs
 * offers what is inside first, so what still holds something here holds the work of others.
 */
function holdsNothing(item: Y.Item): boolean {
  const type = item.content instanceof Y.ContentType ? item.content.type : undefined;
  return !(type instanceof Y.XmlFragment || type instanceof Y.XmlText) || type._length === 0;
}

/**
 * Is this the value of a key where the gesture replaced another value that could not be put back, because a colleague
 * set the key at the same time? Yjs puts back first and takes away then; taking this away would leave no value at all,
 * and a card without a place is gone.
 */
function isLastValue(item: Y.Item, step: UndoStep | undefined): boolean {
  if (item.parentSub === null || item.deleted || !step) return false;
  const replaced = (id: Y.ID): boolean => Y.isDeleted(step.deletions, id) && !Y.isDeleted(step.insertions, id);
  for (let before = item.left; before; before = before.left)
    if (replaced(before.id) || replaced(before.lastId)) return true;
  return false;
}

export function ownUndo(doc: Y.Doc): OwnUndo {
  const scope = (['meta', 'compass', 'cards', 'choice', 'stances', 'empty', 'ledger', 'muted'] as const).map((name) =>
    root(doc, name),
  );
  const manager = new Y.UndoManager(scope, {
    trackedOrigins: new Set([ME]),
    captureTimeout: TYPING_PAUSE_MS,
    doc,
    deleteFilter: (item) => holdsNothing(item) && !isLastValue(item, popping),
  });
  let popping: UndoStep | undefined;
  const settle = (transaction: Y.Transaction): void => {
    if (transaction.origin === manager) settlePutBack(transaction);
  };
  doc.on('beforeObserverCalls', settle);
  // Yjs goes on to older steps until one has an effect. A person who presses once means one step, so only the last
  // is offered to it.
  const step = (stack: 'undoStack' | 'redoStack', act: () => unknown): UndoOutcome => {
    const older = manager[stack].slice(0, -1);
    if (manager[stack].length === 0) return 'nothing';
    manager[stack] = manager[stack].slice(-1);
    popping = manager[stack][0];
    if (popping) forgetLostCopies(doc, popping);
    try {
      return act() === null ? 'no-effect' : 'done';
    } finally {
      popping = undefined;
      manager[stack] = [...older, ...manager[stack]];
      manager.stopCapturing();
    }
  };
  return {
    undo: () => step('undoStack', () => manager.undo()),
    redo: () => step('redoStack', () => manager.redo()),
    canUndo: () => manager.canUndo(),
    canRedo: () => manager.canRedo(),
    next: (way) => manager[`${way}Stack`].at(-1),
    stop: () => manager.stopCapturing(),
    gesture: (change) => {
      manager.stopCapturing();
      try {
        return doc.transact(change, ME);
      } finally {
        manager.stopCapturing();
      }
    },
    follow: (origin) => manager.addTrackedOrigin(origin),
    onChange: (listener) => {
      const events = ['stack-item-added', 'stack-item-popped', 'stack-cleared'] as const;
      for (const name of events) manager.on(name, listener);
      return () => {
        for (const name of events) manager.off(name, listener);
      };
    },
    clear: () => {
      manager.clear();
      // Steps that were undone and done again leave things behind that no stack knows of.
      for (const structs of doc.store.clients.values())
        for (const struct of structs) if (struct instanceof Y.Item) struct.keep = false;
      Y.tryGc(Y.createDeleteSetFromStructStore(doc.store), doc.store, doc.gcFilter);
    },
    close: () => {
      doc.off('beforeObserverCalls', settle);
      manager.destroy();
    },
  };
}
