// What one connection sends, read a little at a time: whoever pours waits for their turn, and the others do not notice.
import type { TokenBucket } from '../access/token-bucket.ts';

/** What may be read of one connection before the others are looked at. A message costs one, and more when it is large. */
const QUANTUM = 32;
/** What may be read of all who wait before the network is looked at again. */
const TURN = 64;
const BYTES_PER_COST = 4096;
/** Messages waiting above which nothing more is taken from the line, and below which it goes on. */
const LONG = 64;
const SHORT = 16;
/** Held up again within this time counts as held up all along. */
const RESTED_MS = 5000;
const LOOK_AGAIN_MS = 1000;

export interface InboxParts {
  readonly turns: Turns;
  /** Of this connection and this person. */
  readonly own: readonly TokenBucket[];
  /** Of the room: who waits for it has done nothing wrong. */
  readonly shared: readonly TokenBucket[];
  /** How long somebody may ask for more than their budget before it is enough. */
  readonly floodMs: number;
  readonly now: () => number;
  /** Takes bytes from the line, or lets them wait there. */
  readonly listen: (listening: boolean) => void;
  readonly flooded: () => void;
}
type State =
  /** There is nobody yet to read it. */
  | { readonly kind: 'waiting' }
  | { readonly kind: 'open'; readonly handle: (message: Uint8Array) => void }
  /** The line is gone; what it brought is still read. */
  | { readonly kind: 'ending'; readonly handle: (message: Uint8Array) => void; readonly done: () => void }
  | { readonly kind: 'over' };

/** Lets inboxes take turns: one for all connections of a server. */
export class Turns {
  readonly #waiting = new Set<Inbox>();
  #scheduled = false;
  /** Counts the turns of the loop in which something was read. */
  number = 0;

  wait(inbox: Inbox): void {
    this.#waiting.add(inbox);
    this.begin();
  }
  leave(inbox: Inbox): void {
    this.#waiting.delete(inbox);
  }
  /** Something is read: when the network has been looked at, the next turn begins. */
  begin(): void {
    if (this.#scheduled) return;
    this.#scheduled = true;
    setImmediate(() => this.#run());
  }

  #run(): void {
    this.#scheduled = false;
    this.number++;
    let cost = 0;
    let first = true;
    const round = this.#waiting.size;
    let seen = 0;
    for (const inbox of this.#waiting) {
      // Those who wait again stand at the end.
      if (seen++ === round || (cost >= TURN && !first)) break;
      first = false;
      this.#waiting.delete(inbox);
      cost += inbox.goOn();
    }
    if (this.#waiting.size > 0) this.begin();
  }
}

export class Inbox {
  #state: State = { kind: 'waiting' };
  #queue: Uint8Array[] = [];
  #turn = 0;
  #spent = 0;
  #held: NodeJS.Timeout | undefined;
  #owing: { readonly since: number; last: number } | undefined;
  #listening = false;
  readonly #parts: InboxParts;

  constructor(parts: InboxParts) {
    this.#parts = parts;
  }

  /** From here on there is somebody to read it. */
  open(handle: (message: Uint8Array) => void): void {
    if (this.#state.kind !== 'waiting') return;
    this.#state = { kind: 'open', handle };
    if (this.#queue.length > 0) this.#parts.turns.wait(this);
    this.#listen();
  }
  /** Bytes have come: so many frames of any kind, so many bytes. */
  charge(frames: number, bytes: number): void {
    if (this.#state.kind === 'over') return;
    const { own, shared } = this.#parts;
    const cost = frames + bytes / BYTES_PER_COST;
    let owed = 0;
    for (const bucket of own) owed += bucket.spend(cost);
    for (const bucket of shared) owed += bucket.spend(cost);
    // Hardly ever: it is asked for every piece that comes.
    if (owed > 0) this.#holdIfOwing();
  }
  take(message: Uint8Array): void {
    if (this.#state.kind === 'over' || this.#state.kind === 'ending') return;
    if (this.#state.kind === 'open' && this.#queue.length === 0 && !this.#held && this.#left() > 0) {
      this.#parts.turns.begin();
      this.#read(this.#state.handle, message);
      return;
    }
    this.#queue.push(message);
    this.#listen();
    if (this.#state.kind === 'open' && !this.#held) this.#parts.turns.wait(this);
  }
  /** The line is gone. What it brought before is read first, then `done` is called. */
  end(done: () => void): void {
    if (this.#state.kind !== 'open' || this.#queue.length === 0) {
      this.drop();
      return done();
    }
    const { handle } = this.#state;
    this.#state = { kind: 'ending', handle, done };
    clearTimeout(this.#held);
    this.#held = undefined;
    this.#parts.turns.wait(this);
  }
  /** Nothing of it is read any more. */
  drop(): void {
    this.#state = { kind: 'over' };
    this.#queue = [];
    clearTimeout(this.#held);
    this.#parts.turns.leave(this);
  }
  /** True while bytes are left waiting on the line. */
  get isHeld(): boolean {
    return !this.#listening;
  }

  /** Its turn: reads as much as one may, and gives back what that cost. */
  goOn(): number {
    const before = this.#left();
    while (this.#left() > 0 && !this.#held) {
      if (this.#state.kind !== 'open' && this.#state.kind !== 'ending') break;
      const message = this.#queue.shift();
      if (!message) break;
      this.#read(this.#state.handle, message);
    }
    if (this.#state.kind === 'ending' && this.#queue.length === 0) {
      const { done } = this.#state;
      this.drop();
      done();
    } else if (this.#queue.length > 0 && !this.#held) this.#parts.turns.wait(this);
    this.#listen();
    return before - this.#left();
  }

  #read(handle: (message: Uint8Array) => void, message: Uint8Array): void {
    this.#spent += 1 + message.byteLength / BYTES_PER_COST;
    handle(message);
  }
  #left(): number {
    const { number } = this.#parts.turns;
    if (this.#turn !== number) {
      this.#turn = number;
      this.#spent = 0;
    }
    return QUANTUM - this.#spent;
  }
  #holdIfOwing(): void {
    if (this.#held || this.#state.kind === 'ending' || this.#state.kind === 'over') return;
    const { own, shared, now, floodMs, flooded, turns } = this.#parts;
    const owed = Math.max(0, ...own.map((bucket) => bucket.owed()));
    if (owed > 0) {
      const time = now();
      if (!this.#owing || time - this.#owing.last > RESTED_MS) this.#owing = { since: time, last: time };
      this.#owing.last = time;
      if (time - this.#owing.since > floodMs) return flooded();
    }
    const wait = Math.max(owed, ...shared.map((bucket) => bucket.owed()));
    if (wait === 0) return;
    turns.leave(this);
    this.#held = setTimeout(
      () => {
        this.#held = undefined;
        this.#holdIfOwing();
        if (this.#held) return;
        if (this.#queue.length > 0) turns.wait(this);
        this.#listen();
      },
      Math.min(wait, floodMs, LOOK_AGAIN_MS),
    );
    this.#held.unref();
    this.#listen();
  }
  #listen(): void {
    const few = this.#queue.length < (this.#listening ? LONG : SHORT);
    const listening = this.#state.kind === 'open' && !this.#held && few;
    if (listening === this.#listening || this.#state.kind === 'over') return;
    this.#listening = listening;
    this.#parts.listen(listening);
  }
}
