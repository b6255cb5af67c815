// What an accepted update changed, in the words of the canvas; handed to one listener once it is on disk.
import type { Root } from '../../shared/document/roots.ts';

/** One key of a root, or one field of the record under it, that an update changed. */
export interface CanvasChange {
  readonly root: Root;
  /** Card, thread, comment … : the key under the root. */
  readonly key: string;
  /** Field of a nested record such as a card (`text`, `status`, `links`); undefined = the entry itself. */
  readonly field: string | undefined;
  readonly kind: 'added' | 'changed' | 'removed';
  /** Of a card: its `place` (`facetId|orderKey`) before and after. Equal when the card did not move. */
  readonly place: { readonly before: string | undefined; readonly after: string | undefined } | undefined;
}
/** One update that is on disk. */
export interface Committed {
  readonly canvas: string;
  /** Its number in the canvas's journal. */
  readonly seq: number;
  /** Who wrote it: the owner of the writing clientIDs; of what the server wrote, who asked for it. */
  readonly person: string;
  /** When the server received it, in milliseconds since 1970. */
  readonly at: number;
  readonly changes: readonly CanvasChange[];
}
/** The port on which activity, review, audit and inbox hang. Called in journal order; must not throw. */
export type ChangeListener = (committed: Committed) => void;
