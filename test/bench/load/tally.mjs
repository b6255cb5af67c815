// Counts which reader has which keystroke, when, and how long it took; knows a keystroke by its clientID and clock.
import { performance } from 'node:perf_hooks';
import { at, readVarUint } from './frames.mjs';
import { rangesOf } from './document.mjs';

/**
 * @typedef {{ clientId: number, updates: Uint8Array[], sentAt: Float64Array, sent: number, measuredFrom: number,
 *   have: Uint16Array }} Writer `have`: by how many readers each keystroke was received.
 */
export class Tally {
  /** @type {Map<number, Writer>} */
  writers = new Map();
  /** Deliveries of measured keystrokes, and the milliseconds each took. */
  delivered = 0;
  repeated = 0;
  /** Keystrokes that came in a message with others. */
  merged = 0;
  /** What must not happen; a run with one of these is worth nothing. @type {string[]} */
  problems = [];
  /** Called when a reader got a keystroke. @type {((writer: Writer, n: number) => void) | undefined} */
  onDelivery;
  #took = new Float32Array(1 << 16);
  #kept = 0;
  #waiting;

  /** @param {number} clientId @param {Uint8Array[]} updates */
  addWriter(clientId, updates) {
    const writer = {
      clientId,
      updates,
      sentAt: new Float64Array(updates.length),
      have: new Uint16Array(updates.length),
      sent: 0,
      measuredFrom: 0,
    };
    this.writers.set(clientId, writer);
    return writer;
  }
  /** Marks the next keystroke of this writer as sent now and returns its bytes; undefined when all are sent. */
  next(writer) {
    const update = writer.updates[writer.sent];
    if (update) writer.sentAt[writer.sent++] = performance.now();
    return update;
  }
  /** From now on it counts. */
  measure() {
    for (const writer of this.writers.values()) writer.measuredFrom = writer.sent;
    this.delivered = 0;
    this.#kept = 0;
  }
  /** How many keystrokes have been sent since `measure`. */
  get sent() {
    return sum([...this.writers.values()].map((w) => w.sent - w.measuredFrom));
  }

  /** A reader's memory: per writer the next clock they lack. */
  static reader() {
    return new Map();
  }
  /** @param {Map<number, number>} reader @param {number} own the reader's own clientID, whose echo does not count */
  update(reader, own, buffer, start, end) {
    at.pos = start;
    if (readVarUint(buffer) === 1 && readVarUint(buffer) === 1) {
      const clientId = readVarUint(buffer);
      const clock = readVarUint(buffer);
      const writer = this.writers.get(clientId);
      if (writer?.updates[clock]?.length === end - start) {
        if (clientId !== own) this.#got(reader, writer, clock);
        return;
      }
    }
    for (const { clientId, from, to } of rangesOf(buffer.subarray(start, end))) {
      const writer = this.writers.get(clientId);
      if (!writer || clientId === own) continue;
      for (let clock = from; clock < Math.min(to, writer.sent); clock++) this.#got(reader, writer, clock);
      this.merged += to - from;
    }
  }
  /** @param {Writer} writer */
  #got(reader, writer, clock) {
    const next = reader.get(writer.clientId) ?? 0;
    if (clock < next) {
      this.repeated++;
      return;
    }
    if (clock > next && this.problems.length < 10)
      this.problems.push(`keystroke ${clock} of ${writer.clientId} came while ${next} was expected`);
    reader.set(writer.clientId, clock + 1);
    writer.have[clock]++;
    if (clock >= writer.measuredFrom) {
      this.delivered++;
      if (this.#kept === this.#took.length) {
        const more = new Float32Array(this.#took.length * 2);
        more.set(this.#took);
        this.#took = more;
      }
      this.#took[this.#kept++] = performance.now() - (writer.sentAt[clock] ?? NaN);
      if (this.#waiting && this.delivered >= this.#waiting.wanted) this.#waiting.enough(true);
    }
    this.onDelivery?.(writer, clock);
  }

  /** Resolves with true when so many measured deliveries came, with false when they have not by then. */
  until(wanted, withinMs) {
    if (this.delivered >= wanted) return Promise.resolve(true);
    return new Promise((enough) => {
      const timer = setTimeout(() => enough(false), withinMs);
      this.#waiting = {
        wanted,
        enough: (all) => {
          clearTimeout(timer);
          this.#waiting = undefined;
          enough(all);
        },
      };
    });
  }
  /** Something happened after which waiting is in vain. */
  broken(problem) {
    if (!this.problems.includes(problem)) this.problems.push(problem);
    this.#waiting?.enough(false);
  }
  /** What every workload says of its deliveries. */
  result(wanted) {
    const took = this.#took.slice(0, this.#kept).sort();
    const problems = [...this.problems];
    if (this.delivered !== wanted) problems.push(`${this.delivered} of ${wanted} deliveries came`);
    return {
      wanted,
      delivered: this.delivered,
      repeated: this.repeated,
      merged: this.merged,
      p50: percentile(took, 0.5),
      p99: percentile(took, 0.99),
      max: percentile(took, 1),
      problems,
    };
  }
}

/** @param {ArrayLike<number>} sorted */
export function percentile(sorted, part) {
  return sorted.length ? sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] : NaN;
}
function sum(numbers) {
  return numbers.reduce((a, b) => a + b, 0);
}
