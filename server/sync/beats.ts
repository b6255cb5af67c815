// Gives every line or room its beat once in a while, a part of them at a time: thousands at once hold everybody up.

const PARTS = 10;

export class Beats {
  readonly #parts = Array.from({ length: PARTS }, () => new Set<() => void>());
  #next = 0;

  /** From now on once in `PARTS` ticks. Gives back what ends it. */
  add(beat: () => void): () => void {
    const fewest = this.#parts.reduce((least, part) => (part.size < least.size ? part : least));
    fewest.add(beat);
    return () => fewest.delete(beat);
  }
  /** The next part has its beat. */
  tick(): void {
    const part = this.#parts[this.#next];
    this.#next = (this.#next + 1) % PARTS;
    for (const beat of part ?? []) beat();
  }
  /** Everybody has one beat in this time. Gives back its stop. */
  start(everyMs: number): () => void {
    const timer = setInterval(() => this.tick(), everyMs / PARTS);
    timer.unref();
    return () => clearInterval(timer);
  }
}
