// The edits that stand in the log and not in the database yet, by canvas, in the order of their numbers.
import type { Segment } from './log-segment.ts';
import type { JournalEntry } from './store.ts';

export interface PendingEntry extends JournalEntry {
  readonly segment: Segment;
}

export class Pending {
  readonly #canvases = new Map<string, PendingEntry[]>();

  get isEmpty(): boolean {
    return this.#canvases.size === 0;
  }
  of(canvas: string): readonly PendingEntry[] {
    return this.#canvases.get(canvas) ?? [];
  }
  /** Number of the last one of this canvas. */
  last(canvas: string): number | undefined {
    return this.#canvases.get(canvas)?.at(-1)?.seq;
  }
  add(entry: PendingEntry): void {
    const entries = this.#canvases.get(entry.canvas);
    if (entries) entries.push(entry);
    else this.#canvases.set(entry.canvas, [entry]);
    entry.segment.pending++;
  }
  /**
   * What is moved next: of canvases with an entry in a wanted segment, all entries of one after those of the other,
   * because what lies together in the database is written together.
   */
  slice(rows: number, bytes: number, wanted: (segment: Segment) => boolean): readonly PendingEntry[] {
    const slice: PendingEntry[] = [];
    let left = bytes;
    for (const entries of this.#canvases.values()) {
      if (!entries.some(({ segment }) => wanted(segment))) continue;
      for (const entry of entries) {
        if (slice.length === rows || left <= 0) return slice;
        slice.push(entry);
        left -= entry.update.byteLength;
      }
    }
    return slice;
  }
  /** These of the canvas, up to this number, are in the database now, as they are or in a snapshot. */
  drop(canvas: string, seq: number): void {
    const entries = this.#canvases.get(canvas);
    if (!entries) return;
    const after = entries.findIndex((entry) => entry.seq > seq);
    const gone = entries.splice(0, after === -1 ? entries.length : after);
    if (entries.length === 0) this.#canvases.delete(canvas);
    for (const { segment } of gone) segment.pending--;
  }
}
