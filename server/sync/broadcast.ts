// Tells everybody in one room of what was committed there: each frame is made once for all readers.
import type { Connection } from './connection.ts';
import { updateFrame } from './protocol.ts';

export class Broadcast {
  readonly #readers = new Set<Connection>();

  add(reader: Connection): void {
    this.#readers.add(reader);
  }
  remove(reader: Connection): void {
    this.#readers.delete(reader);
  }
  /** An update that is on disk, for everybody but the one it came from. */
  update(bytes: Uint8Array, from: Connection | undefined): void {
    const frame = updateFrame(bytes);
    for (const reader of this.#readers) if (reader !== from) reader.outbox.update(frame, bytes);
  }
  close(): void {
    this.#readers.clear();
  }
}
