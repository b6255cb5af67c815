// What goes to the journal together in one room, and who waits for it.
import type * as Y from 'yjs';
import type { JournalEntry, RoundSave } from '../store/store.ts';
import type { CanvasChange } from './changes.ts';
import type { Connection } from './connection.ts';

/** Who wrote an update or had it written, when it came, and what changed in it. */
export interface Authored {
  /** Undefined: the server wrote it. */
  readonly connection: Connection | undefined;
  readonly person: string;
  readonly at: number;
  readonly changes: readonly CanvasChange[];
}
/** A change the server makes itself, under a clientID of its own. */
export interface OwnChange {
  readonly clientId: number;
  /** Person id: who asked for it. */
  readonly person: string;
  readonly change: (doc: Y.Doc) => void;
  /** What is kept in the same transaction. */
  readonly round?: RoundSave | undefined;
}
/** An update that survives `kill -9`. `by` is undefined for what Yjs tidied up by itself. */
export interface Kept {
  readonly seq: number;
  readonly bytes: Uint8Array;
  readonly by: Authored | undefined;
}
/** Reads the document while it is exactly what the journal holds up to `seq`; what it returns runs once that is appended. */
export type Question = (doc: Y.Doc, seq: number) => () => void;

/** What has been applied and waits for its commit. */
export interface Batch {
  readonly updates: {
    readonly bytes: Uint8Array;
    readonly by: Authored | undefined;
    readonly round?: RoundSave | undefined;
  }[];
  /** Connections that would lose something if this is not kept. */
  readonly writers: Set<Connection>;
  /** Frames of each connection that are saved once this is. */
  readonly counts: Map<Connection, number>;
  /** Who waits for a change of the server's own. */
  readonly own: { readonly kept: () => void; readonly lost: (error: Error) => void }[];
  /** Each with its answer once the document has been looked at. */
  readonly asked: { readonly question: Question; answer: (() => void) | undefined }[];
}
/** A batch on its way to the journal. */
export interface Taken {
  readonly batch: Batch;
  readonly entries: readonly JournalEntry[];
  readonly bytes: number;
  readonly snapshot: Uint8Array | undefined;
}

export function newBatch(): Batch {
  return { updates: [], writers: new Set(), counts: new Map(), own: [], asked: [] };
}
/** As the journal keeps them, from this number on. */
export function entriesOf({ updates }: Batch, canvas: string, first: number): readonly JournalEntry[] {
  return updates.map(({ bytes, round }, index) => ({
    canvas,
    seq: first + index,
    update: bytes,
    ...(round ? { round } : {}),
  }));
}
