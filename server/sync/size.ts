// How large a room's document is: a warning when it gets full, and what may still be added when it is.
import type { Notice } from '../../shared/wire/frames.ts';
import type { Adds } from './judge.ts';

/** There is no room for what was to be written; nothing of it was. */
export class CanvasFull extends Error {}

export interface SizeLimits {
  /** Bytes of the encoded document above which people are warned. */
  readonly soft: number;
  /** Bytes above which only deletions are taken. */
  readonly hard: number;
}
/**
 * What a full canvas goes on taking of the traces of deleted things, as part of its bound: whoever took out what did not
 * fit gets on, and a program that sends nothing but traces does not for ever.
 */
const ROOM_FOR_TRACES = 1 / 16;
/** While people clear up a full document, it is measured at most once in this time. */
const MEASURE_EVERY_MS = 1000;

/** `measure` encodes the document, which costs milliseconds: between measurements what was added is counted, never too little. */
export class DocumentSize {
  readonly #limits: SizeLimits;
  readonly #now: () => number;
  readonly #measure: () => number;
  readonly #tell: (notice: Notice) => void;
  #bytes = 0;
  /** Something was added since it was measured, something was deleted. */
  #added = true;
  #deleted = false;
  #measuredAt = -Infinity;
  #over = false;

  constructor(limits: SizeLimits, now: () => number, measure: () => number, tell: (notice: Notice) => void) {
    this.#limits = limits;
    this.#now = now;
    this.#measure = measure;
    this.#tell = tell;
  }

  /** What somebody who comes in must know. */
  get notice(): Notice | undefined {
    return this.#over ? this.#noticeOf() : undefined;
  }
  /** Is there room for an update that adds this? */
  hasRoomFor(bytes: number, adds: Adds): boolean {
    if (adds === 'nothing') return true;
    const { hard } = this.#limits;
    const most = adds === 'traces' ? hard * (1 + ROOM_FOR_TRACES) : hard;
    if (this.#bytes + bytes > most && this.#added) this.measured(this.#measure());
    return this.#bytes + bytes <= most;
  }
  /** An update was applied. */
  changed(bytes: number, adds: Adds): void {
    this.#bytes += bytes;
    this.#added = true;
    if (adds !== 'content') this.#deleted = true;
    if (this.#over ? this.#deleted && this.#mayMeasure() : this.#bytes > this.#limits.soft)
      this.measured(this.#measure());
  }
  /** It is exactly this large. */
  measured(bytes: number): void {
    this.#bytes = bytes;
    this.#added = false;
    this.#deleted = false;
    this.#measuredAt = this.#now();
    const over = bytes > this.#limits.soft;
    if (over === this.#over) return;
    this.#over = over;
    this.#tell(this.#noticeOf());
  }

  #mayMeasure(): boolean {
    const since = this.#now() - this.#measuredAt;
    return since < 0 || since >= MEASURE_EVERY_MS;
  }
  #noticeOf(): Notice {
    return { kind: 'size', bytes: this.#bytes, ...this.#limits };
  }
}
