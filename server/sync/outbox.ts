// What one connection still has to be told: all frames of a turn in one write, and a catch-up for a reader who fell behind.
import { savedFrame } from '../../shared/wire/frames.ts';
import { wsFrame } from './ws-frame.ts';
import type { WsFrame } from './ws-frame.ts';

/** The socket as an outbox needs it. */
export interface Wire {
  /** Whole frames, in this order. `taken` is called when the operating system has them, or never will. */
  write(frames: readonly Uint8Array[], taken: () => void): void;
  /** Bytes that were written and that the operating system has not taken yet. */
  backlog(): number;
  terminate(): void;
}
export interface OutboxLimits {
  /** Bytes waiting behind a write that is not taken, above which nothing more is queued. */
  readonly backlogBytes: number;
  /** How long a reader may stay behind without taking anything before the connection is dropped. */
  readonly patienceMs: number;
}
/** First clock missed of each clientID that wrote something the reader did not get. */
export type Missed = ReadonlyMap<number, number>;
/** Updates that go out together: whole frames, shared by everybody who gets just these. */
export interface Updates {
  readonly bytes: Uint8Array;
  /** What somebody misses who does not get them. */
  readonly missed: () => Missed;
}
export interface CatchUp {
  /** The reader lacks these updates, and all deletions since. */
  readonly updates: (missed: Missed) => void;
  /** The reader was not shown some presence. */
  readonly presence: () => void;
}

type State =
  | { readonly kind: 'flowing' }
  | { readonly kind: 'behind'; readonly missed: Map<number, number>; readonly giveUp: NodeJS.Timeout }
  | { readonly kind: 'gone' };

export class Outbox {
  #state: State = { kind: 'flowing' };
  #queue: Uint8Array[] = [];
  #queued = 0;
  #saved: number | undefined;
  #scheduled = false;
  #blind = false;
  /** Writes whose `taken` is still to come. */
  #inFlight = 0;
  readonly #wire: Wire;
  readonly #limits: OutboxLimits;
  readonly #catchUp: CatchUp;
  readonly #taken = (): void => {
    this.#inFlight--;
    if (this.#inFlight === 0) this.#goOn();
  };

  constructor(wire: Wire, limits: OutboxLimits, catchUp: CatchUp) {
    this.#wire = wire;
    this.#limits = limits;
    this.#catchUp = catchUp;
  }

  /**
   * Tells of updates, at once and together with whatever waits; a reader who is behind gets them with the catch-up.
   * By far the most frequent call: on a line where nothing waits it is a write and nothing else.
   */
  updates(updates: Updates): void {
    if (this.#state.kind === 'gone') return;
    if (this.#state.kind === 'flowing' && this.#queue.length === 0 && this.#saved === undefined && !this.#isBusy()) {
      this.#inFlight++;
      return this.#wire.write([updates.bytes], this.#taken);
    }
    if (this.#state.kind === 'flowing' && this.#tooMuch(updates.bytes.byteLength)) this.#fallBehind();
    if (this.#state.kind !== 'behind') {
      this.#push(updates.bytes);
      return this.flush();
    }
    const { missed } = this.#state;
    // A deletion needs no entry: the catch-up carries all deletions.
    for (const [client, clock] of updates.missed()) missed.set(client, Math.min(clock, missed.get(client) ?? clock));
  }
  /** Shows presence; false when the line is busy, and then `catchUp.presence` follows when it no longer is. */
  presence(frame: WsFrame): boolean {
    if (this.#state.kind === 'gone') return true;
    if (this.#isBusy()) {
      this.#blind = true;
      return false;
    }
    this.#push(frame);
    return true;
  }
  /** Whole frames, asked for by this connection; always sent, but nobody may ask on and on without reading. */
  answer(...frames: readonly Uint8Array[]): void {
    if (this.#state.kind === 'gone') return;
    const bytes = frames.reduce((sum, frame) => sum + frame.byteLength, 0);
    if (this.#queued > 0 && this.#tooMuch(bytes)) return this.#wire.terminate();
    for (const frame of frames) this.#push(frame);
  }
  /** Acknowledges; of several in one turn only the last is sent. */
  saved(count: number): void {
    if (this.#state.kind === 'gone') return;
    this.#saved = count;
    this.#schedule();
  }
  /** Writes what is queued, unless the last write is still on its way: then it follows that one. */
  flush(): void {
    if (!this.#isBusy()) this.#write();
  }
  /** Writes what is queued whatever is still on its way, and nothing after that: a close frame may follow. */
  close(): void {
    this.#write();
    if (this.#state.kind === 'behind') clearTimeout(this.#state.giveUp);
    this.#state = { kind: 'gone' };
    this.#queue = [];
  }

  #write(): void {
    if (this.#state.kind === 'gone') return;
    if (this.#saved !== undefined) this.#queue.push(wsFrame(savedFrame(this.#saved)));
    this.#saved = undefined;
    const frames = this.#queue;
    if (frames.length === 0) return;
    this.#queue = [];
    this.#queued = 0;
    this.#inFlight++;
    this.#wire.write(frames, this.#taken);
  }
  /** The socket took everything: what waited, or a reader who is behind is told what they missed. */
  #goOn(): void {
    if (this.#state.kind === 'gone') return;
    if (this.#state.kind === 'behind') this.#state.giveUp.refresh();
    if (this.#queue.length > 0) return this.#write();
    if (this.#state.kind === 'behind') {
      clearTimeout(this.#state.giveUp);
      const { missed } = this.#state;
      this.#state = { kind: 'flowing' };
      this.#catchUp.updates(missed);
    }
    if (!this.#blind) return;
    this.#blind = false;
    this.#catchUp.presence();
  }
  #isBusy(): boolean {
    return this.#inFlight > 0 && this.#wire.backlog() > 0;
  }
  /** With nothing on its way anything may go, however large; behind that, only so much. */
  #tooMuch(bytes: number): boolean {
    return this.#queued + bytes > this.#limits.backlogBytes && this.#isBusy();
  }
  #fallBehind(): void {
    const giveUp = setTimeout(() => this.#wire.terminate(), this.#limits.patienceMs);
    giveUp.unref();
    this.#state = { kind: 'behind', missed: new Map(), giveUp };
  }
  #push(bytes: Uint8Array): void {
    this.#queue.push(bytes);
    this.#queued += bytes.byteLength;
    this.#schedule();
  }
  #schedule(): void {
    if (this.#scheduled) return;
    this.#scheduled = true;
    // What follows in the same turn goes along.
    queueMicrotask(() => {
      this.#scheduled = false;
      this.flush();
    });
  }
}
