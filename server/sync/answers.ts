// What somebody who comes in is sent: the state they lack, encoded once for all who lack the same.
import * as Y from 'yjs';
import { step1Frame, step2FrameOf, updateFrame } from './protocol.ts';
import type { WsFrame } from './ws-frame.ts';

/** Shorter states are written anew rather than followed by the updates since. */
const SMALL_BYTES = 16 * 1024;
/** Kinds of gaps remembered at once, and the longest question that is. */
const KINDS = 16;
const LONGEST_KEY = 4096;
/** Updates since the oldest remembered state, beyond which all is forgotten. */
const RECENT_FRAMES = 256;
const RECENT_BYTES = 256 * 1024;
/** Bytes of remembered states. */
const STATE_BYTES = 8 * 1024 * 1024;
/** Nobody came for so long: all is forgotten. */
const KEEP_MS = 5000;
/** The end of an answer whose content went before it: a step 2 that adds nothing. */
const NOTHING_MORE = step2FrameOf(new Uint8Array([0, 0]));

/** What a state vector lacked when the journal had come to `seq`. */
interface State {
  readonly seq: number;
  readonly bytes: Uint8Array;
  readonly step2: WsFrame;
  /** The same as an update frame, for an answer that goes on. */
  update: WsFrame | undefined;
  tail: Tail | undefined;
}
/** An update that came after a remembered state. */
interface Recent {
  readonly seq: number;
  readonly bytes: Uint8Array;
  frame: WsFrame | undefined;
}
/** All updates after a state up to `seq`, and the end: frames in one piece, since handing them over one by one costs. */
interface Tail {
  readonly seq: number;
  readonly bytes: Uint8Array;
}

export class Answers {
  readonly #states = new Map<string, State>();
  /** The updates after the oldest state. */
  #recent: Recent[] = [];
  #recentBytes = 0;
  #step1: { readonly seq: number; readonly frame: WsFrame } | undefined;
  #forget: NodeJS.Timeout | undefined;
  #used = false;

  /** The server's own question, when the document is what the journal holds up to `seq`. */
  step1(doc: Y.Doc, seq: number): WsFrame {
    if (this.#step1?.seq !== seq) this.#step1 = { seq, frame: step1Frame(doc) };
    return this.#step1.frame;
  }
  /**
   * Everything this state vector lacks of the document, which is what the journal holds up to `seq`: whole frames, some
   * in one piece. The step 2 is the last of them: whoever hears it has it all. For somebody who is told of updates: those
   * that are not on disk yet reach them that way.
   */
  step2(doc: Y.Doc, seq: number, stateVector: Uint8Array): readonly Uint8Array[] {
    const key = stateVector.byteLength > LONGEST_KEY ? undefined : Buffer.from(stateVector).toString('latin1');
    const known = key === undefined ? undefined : this.#states.get(key);
    if (known && (known.seq === seq || known.step2.byteLength > SMALL_BYTES)) {
      this.#used = true;
      return this.#frames(known);
    }
    const bytes = Y.encodeStateAsUpdate(doc, stateVector);
    const state = { seq, bytes, step2: step2FrameOf(bytes), update: undefined, tail: undefined };
    if (key !== undefined) this.#remember(key, state);
    return [state.step2];
  }
  /** An update that is on disk and told of. */
  kept(seq: number, bytes: Uint8Array): void {
    if (this.#states.size === 0) return;
    this.#recent.push({ seq, bytes, frame: undefined });
    this.#recentBytes += bytes.byteLength;
    if (this.#recent.length > RECENT_FRAMES || this.#recentBytes > RECENT_BYTES) this.clear();
  }
  clear(): void {
    clearTimeout(this.#forget);
    this.#forget = undefined;
    this.#states.clear();
    this.#recent = [];
    this.#recentBytes = 0;
    this.#step1 = undefined;
  }

  #frames(state: State): readonly Uint8Array[] {
    const newest = this.#recent.at(-1);
    if (!newest || newest.seq <= state.seq) return [state.step2];
    state.update ??= updateFrame(state.bytes);
    if (state.tail?.seq !== newest.seq) state.tail = { seq: newest.seq, bytes: this.#since(state.seq) };
    return [state.update, state.tail.bytes];
  }
  #since(seq: number): Uint8Array {
    const since = this.#recent.filter((recent) => recent.seq > seq);
    return Buffer.concat([...since.map((recent) => (recent.frame ??= updateFrame(recent.bytes))), NOTHING_MORE]);
  }
  #remember(key: string, state: State): void {
    this.#states.delete(key);
    this.#states.set(key, state);
    for (const oldest of this.#states.keys()) {
      if (this.#states.size <= KINDS && this.#stateBytes() <= STATE_BYTES) break;
      this.#states.delete(oldest);
    }
    this.#used = true;
    this.#forget ??= setTimeout(() => this.#tire(), KEEP_MS).unref();
  }
  #stateBytes(): number {
    let bytes = 0;
    for (const { step2, update, tail } of this.#states.values())
      bytes += 2 * step2.byteLength + (update?.byteLength ?? 0) + (tail?.bytes.byteLength ?? 0);
    return bytes;
  }
  /** Forgets when nobody asked since the last time. */
  #tire(): void {
    this.#forget = undefined;
    if (!this.#used) return this.clear();
    this.#used = false;
    this.#forget = setTimeout(() => this.#tire(), KEEP_MS).unref();
  }
}
