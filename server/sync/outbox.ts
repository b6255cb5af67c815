// What one connection still has to be told: frames of a turn in one write, and a catch-up for a reader who fell behind.
import * as Y from 'yjs';
import { savedFrame } from '../../shared/wire/frames.ts';

/** The socket as an outbox needs it. `backlog` is the bytes not yet taken by the operating system. */
export interface Wire {
  /** `done` is called when the operating system has taken them, or never will. */
  write(frames: readonly Uint8Array[], done: () => void): void;
  backlog(): number;
  terminate(): void;
}
export interface OutboxLimits {
  /** Bytes waiting in a socket above which nothing more is queued. */
  readonly backlogBytes: number;
  /** How long a reader may stay behind before the connection is dropped. */
  readonly patienceMs: number;
}
/** First clock missed of each clientID that wrote something the reader did not get. */
export type Missed = ReadonlyMap<number, number>;

type State =
  | { readonly kind: 'flowing' }
  | { readonly kind: 'behind'; readonly missed: Map<number, number>; readonly giveUp: NodeJS.Timeout }
  | { readonly kind: 'gone' };

export class Outbox {
  #state: State = { kind: 'flowing' };
  #queue: Uint8Array[] = [];
  #queued = 0;
  #saved: number | undefined;
  readonly #wire: Wire;
  readonly #limits: OutboxLimits;
  readonly #catchUp: (missed: Missed) => void;

  constructor(wire: Wire, limits: OutboxLimits, catchUp: (missed: Missed) => void) {
    this.#wire = wire;
    this.#limits = limits;
    this.#catchUp = catchUp;
  }

  /** Tells of an update; a reader who is behind gets it with the catch-up. */
  update(frame: Uint8Array, update: Uint8Array): void {
    if (this.#tooMuch(frame.byteLength)) this.#miss(update);
    else this.#push(frame);
  }
  /** Tells of presence, which the next state replaces anyway: dropped for a reader who is behind. */
  presence(frame: Uint8Array): void {
    if (!this.#tooMuch(frame.byteLength)) this.#push(frame);
  }
  /** An answer this connection asked for; always sent. */
  answer(frame: Uint8Array): void {
    if (this.#state.kind !== 'gone') this.#push(frame);
  }
  /** Acknowledges; of several in one turn only the last is sent. */
  saved(count: number): void {
    if (this.#state.kind === 'gone') return;
    if (this.#saved === undefined && this.#queue.length === 0) this.#schedule();
    this.#saved = count;
  }
  /** Writes what is queued now; a close frame must come after it. */
  flush(): void {
    if (this.#state.kind === 'gone') return;
    const frames = this.#queue;
    if (this.#saved !== undefined) frames.push(savedFrame(this.#saved));
    this.#queue = [];
    this.#queued = 0;
    this.#saved = undefined;
    if (frames.length > 0) this.#wire.write(frames, () => this.#written());
  }
  close(): void {
    if (this.#state.kind === 'behind') clearTimeout(this.#state.giveUp);
    this.#state = { kind: 'gone' };
    this.#queue = [];
  }

  /** Once the socket took everything, whoever is behind is told what they missed. */
  #written(): void {
    if (this.#state.kind !== 'behind' || this.#queue.length > 0 || this.#wire.backlog() > 0) return;
    clearTimeout(this.#state.giveUp);
    const { missed } = this.#state;
    this.#state = { kind: 'flowing' };
    this.#catchUp(missed);
  }
  #tooMuch(bytes: number): boolean {
    switch (this.#state.kind) {
      case 'gone':
        return true;
      case 'behind':
        return true;
      case 'flowing': {
        // With nothing on its way no `done` would ever come, so one frame may always go, however large.
        const waiting = this.#wire.backlog() + this.#queued;
        if (waiting === 0 || waiting + bytes <= this.#limits.backlogBytes) return false;
        const giveUp = setTimeout(() => this.#wire.terminate(), this.#limits.patienceMs);
        giveUp.unref();
        this.#state = { kind: 'behind', missed: new Map(), giveUp };
        return true;
      }
      default:
        return this.#state satisfies never;
    }
  }
  #miss(update: Uint8Array): void {
    if (this.#state.kind !== 'behind') return;
    const { missed } = this.#state;
    // A deletion needs no entry: the catch-up carries all deletions.
    for (const [client, clock] of Y.parseUpdateMeta(update).from)
      missed.set(client, Math.min(clock, missed.get(client) ?? clock));
  }
  #push(frame: Uint8Array): void {
    if (this.#queue.length === 0 && this.#saved === undefined) this.#schedule();
    this.#queue.push(frame);
    this.#queued += frame.byteLength;
  }
  #schedule(): void {
    queueMicrotask(() => this.flush());
  }
}
