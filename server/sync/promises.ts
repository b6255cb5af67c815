// Says Saved in one room: what is appended is promised to its writers once a sync says that it survives a power cut too.
import type { Connection } from './connection.ts';

export interface PromisesParts {
  readonly sync: () => Promise<void>;
  /** So many frames of this connection are saved. */
  readonly onSaved: (connection: Connection, count: number) => void;
  /** What this connection wrote may be lost when the power goes. */
  readonly onLost: (connection: Connection) => void;
  readonly onSynced: () => void;
  readonly onFailed: (error: unknown) => void;
}
/** What is said together. */
export interface Promised {
  /** Connections that would lose something. */
  readonly writers: ReadonlySet<Connection>;
  /** Frames of each connection. */
  readonly counts: ReadonlyMap<Connection, number>;
}

export class Promises {
  readonly #parts: PromisesParts;
  #waiting = 0;
  /** Of what was appended before this room was opened it is not known. */
  #isSynced = false;
  #settled: (() => void)[] = [];

  constructor(parts: PromisesParts) {
    this.#parts = parts;
  }
  /** Of what has just been appended. */
  async appended(promised: Promised): Promise<void> {
    this.#isSynced = false;
    this.#waiting++;
    const { sync, onSaved, onLost, onSynced, onFailed } = this.#parts;
    try {
      await sync();
      // Syncs end in the order in which they were asked for: with the last one, nothing is left.
      if (this.#waiting === 1) this.#isSynced = true;
      onSynced();
    } catch (error) {
      onFailed(error);
      // They keep it and send it again. What others have seen of it is there, and stays.
      for (const writer of promised.writers) onLost(writer);
    }
    for (const [connection, count] of promised.counts) onSaved(connection, count);
    this.#waiting--;
    if (this.#waiting === 0) for (const resolve of this.#settled.splice(0)) resolve();
  }
  /** Of what was appended before, whoever by: at once when all of that is synced. */
  again(connection: Connection, count: number, wrote: boolean): void {
    if (this.#isSynced) return this.#parts.onSaved(connection, count);
    void this.appended({ writers: new Set(wrote ? [connection] : []), counts: new Map([[connection, count]]) });
  }
  /** Resolves when nobody waits any more. */
  async settled(): Promise<void> {
    if (this.#waiting > 0) await new Promise<void>((resolve) => this.#settled.push(resolve));
  }
}
