// When a room's journal has become long it is folded into one snapshot, while people go on editing.
import type { StoredDocument } from '../store/store.ts';

export interface FoldingLimits {
  /** Updates in the journal after which they are folded, unless they are few beside the document. */
  readonly rows: number;
  /** Bytes of updates after which they are folded in any case. */
  readonly rowBytes: number;
}
/** Rows are folded once they are this part of the snapshot they stand after: a large document is not written anew for a few words. */
const SHARE = 1 / 4;
/** So many times `rows` is long, however small they are: reading a document takes time for each. */
const MANY = 8;

export class Folding {
  readonly #limits: FoldingLimits;
  readonly #compact: (seq: number, snapshot: Uint8Array) => Promise<void>;
  readonly #warn: (what: string, error: unknown) => void;
  #rows = 0;
  #rowBytes = 0;
  #snapshotBytes = 0;
  #busy: Promise<void> = Promise.resolve();

  constructor(
    limits: FoldingLimits,
    compact: (seq: number, snapshot: Uint8Array) => Promise<void>,
    warn: (what: string, error: unknown) => void,
  ) {
    this.#limits = limits;
    this.#compact = compact;
    this.#warn = warn;
  }

  /** The document was read from the store. */
  read(stored: StoredDocument): void {
    this.#rows = stored.updates.length;
    this.#rowBytes = stored.updates.reduce((sum, update) => sum + update.byteLength, 0);
    this.#snapshotBytes = stored.snapshot?.byteLength ?? 0;
  }
  get rows(): number {
    return this.#rows;
  }
  /** Is the journal long with these rows added? */
  isLong(rows: number, bytes: number): boolean {
    const all = this.#rows + rows;
    const size = this.#rowBytes + bytes;
    if (size >= this.#limits.rowBytes || all >= this.#limits.rows * MANY) return true;
    return all >= this.#limits.rows && size >= this.#snapshotBytes * SHARE;
  }
  added(rows: number, bytes: number): void {
    this.#rows += rows;
    this.#rowBytes += bytes;
  }
  /** `snapshot` holds exactly the updates up to `seq`, the last one committed. */
  fold(seq: number, snapshot: Uint8Array): void {
    this.#rows = 0;
    this.#rowBytes = 0;
    this.#snapshotBytes = snapshot.byteLength;
    this.#busy = this.#busy.then(() =>
      this.#compact(seq, snapshot).catch((error: unknown) => {
        // Nothing is lost: the rows are still there, and the next folding takes them along.
        this.#warn('the journal could not be folded into a snapshot', error);
      }),
    );
  }
  settled(): Promise<void> {
    return this.#busy;
  }
}
