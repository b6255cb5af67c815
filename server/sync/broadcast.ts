// Tells everybody in one room of what was committed there: each frame is made once, and a turn's frames go out together.
import * as Y from 'yjs';
import type { Connection } from './connection.ts';
import type { Missed, Updates } from './outbox.ts';
import { updateFrame } from './protocol.ts';
import type { WsFrame } from './ws-frame.ts';

interface Told {
  readonly frame: WsFrame;
  readonly update: Uint8Array;
  readonly from: Connection | undefined;
}
type State =
  | { readonly kind: 'quiet' }
  /** Goes out when all of this commit has been told. */
  | { readonly kind: 'due' }
  /** Went out just now; what comes meanwhile goes out together. */
  | { readonly kind: 'resting'; readonly rest: NodeJS.Timeout };

/**
 * Every reader costs a system call, so a room with many readers rests after each round: the first update goes out at
 * once, those that follow closely together. A small room never rests.
 */
const READERS_PER_MS = 20;
/** A longer rest brings more together; measured with 100 and 200 readers it spares no more, and everybody waits. */
const LONGEST_REST_MS = 3;
/**
 * After so many rests that brought nothing together none is taken for so many rounds: one person types, or nobody. Then
 * one rest looks whether that still holds.
 */
const FRUITLESS_RESTS = 16;
const SLEEPLESS_ROUNDS = 256;
/** More than this goes out without waiting for the end of the rest. */
const ENOUGH_BYTES = 128 * 1024;

export class Broadcast {
  readonly #readers = new Set<Connection>();
  #told: Told[] = [];
  #bytes = 0;
  #state: State = { kind: 'quiet' };
  #fruitless = 0;
  #sleepless = 0;

  add(reader: Connection): void {
    this.#readers.add(reader);
  }
  remove(reader: Connection): void {
    this.#readers.delete(reader);
  }
  /** An update that is on disk, for everybody but the one it came from. Gives back its frame. */
  update(bytes: Uint8Array, from: Connection | undefined): WsFrame {
    const frame = updateFrame(bytes);
    this.#told.push({ frame, update: bytes, from });
    this.#bytes += frame.byteLength;
    if (this.#state.kind === 'quiet' || (this.#state.kind === 'resting' && this.#bytes > ENOUGH_BYTES)) {
      this.#become({ kind: 'due' });
      queueMicrotask(() => this.#send());
    }
    return frame;
  }
  close(): void {
    this.#become({ kind: 'quiet' });
    this.#readers.clear();
    this.#told = [];
  }

  #send(): void {
    const told = this.#told;
    // Closed, or sent already.
    if (told.length === 0) return;
    this.#told = [];
    this.#bytes = 0;
    const writers = new Set(told.map(({ from }) => from));
    const all = together(told);
    for (const reader of this.#readers) {
      if (!writers.has(reader)) {
        reader.outbox.updates(all);
        continue;
      }
      // They have their own already.
      const others = told.filter(({ from }) => from !== reader);
      if (others.length > 0) reader.outbox.updates(together(others));
    }
    this.#rest();
  }
  #rest(): void {
    const ms = Math.min(LONGEST_REST_MS, Math.floor(this.#readers.size / READERS_PER_MS));
    if (ms === 0) return this.#become({ kind: 'quiet' });
    if (this.#sleepless > 0) {
      this.#sleepless--;
      return this.#become({ kind: 'quiet' });
    }
    const rest = setTimeout(() => {
      this.#fruitless = this.#told.length > 1 ? 0 : this.#fruitless + 1;
      if (this.#fruitless === FRUITLESS_RESTS) {
        this.#fruitless = FRUITLESS_RESTS - 1;
        this.#sleepless = SLEEPLESS_ROUNDS;
      }
      if (this.#told.length > 0) this.#send();
      else this.#become({ kind: 'quiet' });
    }, ms);
    rest.unref();
    this.#become({ kind: 'resting', rest });
  }
  #become(state: State): void {
    if (this.#state.kind === 'resting') clearTimeout(this.#state.rest);
    this.#state = state;
  }
}

function together(told: readonly Told[]): Updates {
  const [first] = told;
  let missed: Missed | undefined;
  return {
    bytes: told.length === 1 && first ? first.frame : Buffer.concat(told.map(({ frame }) => frame)),
    missed: () => (missed ??= firstClocks(told)),
  };
}
function firstClocks(told: readonly Told[]): Missed {
  const clocks = new Map<number, number>();
  for (const { update } of told)
    for (const [client, clock] of Y.parseUpdateMeta(update).from)
      clocks.set(client, Math.min(clock, clocks.get(client) ?? clock));
  return clocks;
}
