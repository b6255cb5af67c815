// One person of the load: joins a room as the stock client does, types, points, and hands what comes to the tally.
import { Buffer } from 'node:buffer';
import { NOTHING_NEW, NOTHING_YET } from './document.mjs';
import { at, awarenessFrame, prefixOf, readVarUint, syncFrame, tokenFrame } from './frames.mjs';
import { RawSocket } from './socket.mjs';
import { Tally } from './tally.mjs';

const JOIN_MS = 60_000;

/**
 * @typedef {{
 *   speaks: 'y' | 'hocuspocus' | 'relay', room: string, tally?: Tally,
 *   keepContent?: boolean, presence?: (seat: import('../servers/list.mjs').Seat) => Buffer,
 *   onAwareness?: (person: Person, buffer: Buffer, start: number, end: number) => void,
 *   onUpdate?: (person: Person, buffer: Buffer, start: number, end: number) => void,
 *   onClose?: (person: Person, code: number, reason: string) => void,
 *   onSaved?: (person: Person, count: number) => void, onNotice?: (person: Person, json: string) => void,
 * }} Habits
 */
export class Person {
  clientId;
  /** What came up to the end of the answer to "what do I lack?"; kept only when asked to. @type {Buffer[]} */
  content = [];
  /** When the content was there, by `performance.now()`. */
  syncedAt = NaN;
  socket;
  #reader = Tally.reader();
  #habits;
  #prefix;
  #joined;

  /** @param {import('../servers/list.mjs').Seat} seat @param {Habits} habits */
  constructor(seat, habits) {
    this.seat = seat;
    this.clientId = seat.clientId;
    this.#habits = habits;
    this.#prefix = prefixOf(habits.speaks, habits.room);
  }

  /** Connected and brought up to date. @param {import('../servers/list.mjs').Seat} seat @param {Habits} habits */
  static async join(seat, habits) {
    const person = new Person(seat, habits);
    await person.open();
    return person;
  }
  /** @returns {Promise<void>} */
  async open() {
    const { speaks } = this.#habits;
    const headers = { 'X-Forwarded-For': this.seat.address };
    const ears = {
      onMessage: (buffer, start, end) => this.#hear(buffer, start, end),
      onClose: (code, reason) => {
        this.#joined?.refused(new Error(`closed while joining: ${code} ${reason}`));
        if (this.#habits.onClose) this.#habits.onClose(this, code, reason);
        else this.#habits.tally?.broken(`a line was closed: ${code} ${reason}`);
      },
    };
    this.socket = await RawSocket.open(this.seat.url, ears, headers);
    if (speaks === 'relay') return this.socket.listen();
    return new Promise((synced, refused) => {
      const timer = setTimeout(() => refused(new Error(`not synced within ${JOIN_MS} ms`)), JOIN_MS);
      this.#joined = {
        synced: () => {
          clearTimeout(timer);
          this.#joined = undefined;
          synced();
        },
        refused: (error) => {
          clearTimeout(timer);
          refused(error);
        },
      };
      if (speaks === 'hocuspocus') this.socket.send(tokenFrame(this.#prefix));
      this.socket.send(syncFrame(this.#prefix, 0, NOTHING_YET));
      if (this.#habits.presence) this.show(this.#habits.presence(this.seat));
      this.socket.listen();
    });
  }

  /** @param {Uint8Array} update */
  write(update) {
    return this.socket.send(this.frameOf(update));
  }
  /** The frame that carries this update, to be sent later at no cost. */
  frameOf(update) {
    return syncFrame(this.#prefix, 2, update);
  }
  /** The body is what `awarenessBody` makes, or one that was heard. */
  show(body) {
    this.socket.send(awarenessFrame(this.#prefix, body));
  }
  /** Sends the next keystroke of this writer. False when there is none left. */
  type(writer) {
    const update = this.#habits.tally?.next(writer);
    if (update) this.write(update);
    return update !== undefined;
  }
  close() {
    this.#habits = { ...this.#habits, onClose: () => undefined };
    this.socket?.close();
  }

  #hear(buffer, start, end) {
    at.pos = start + this.#prefix.length;
    const type = readVarUint(buffer);
    const theirs = this.#habits.speaks === 'hocuspocus';
    if (type === 0 || (theirs && type === 4)) return this.#sync(buffer);
    if (type === 1) {
      const length = readVarUint(buffer);
      return this.#habits.onAwareness?.(this, buffer, at.pos, at.pos + length);
    }
    if (type === 2 && theirs) {
      // 0 asks for a token, 1 refuses, 2 agrees.
      if (readVarUint(buffer) === 1) this.#joined?.refused(new Error('refused'));
      return undefined;
    }
    if (theirs) return undefined;
    if (type === 4) return this.#habits.onSaved?.(this, readVarUint(buffer));
    if (type === 5) return this.#habits.onNotice?.(this, buffer.toString('utf8', at.pos + 1, end));
    return undefined;
  }
  #sync(buffer) {
    const step = readVarUint(buffer);
    const length = readVarUint(buffer);
    const from = at.pos;
    switch (step) {
      case 0:
        this.socket.send(syncFrame(this.#prefix, 1, NOTHING_NEW));
        return;
      case 1:
        this.syncedAt = performance.now();
        this.#take(buffer, from, from + length);
        this.#joined?.synced();
        return;
      default:
        if (!this.#joined) this.#habits.onUpdate?.(this, buffer, from, from + length);
        this.#take(buffer, from, from + length);
    }
  }
  #take(buffer, start, end) {
    if (this.#joined && this.#habits.keepContent) this.content.push(Buffer.from(buffer.subarray(start, end)));
    else this.#habits.tally?.update(this.#reader, this.clientId, buffer, start, end);
  }
}

/** All of them, a few at a time, where joining is not what is measured. */
export async function joinAll(seats, habits, atOnce = 20) {
  const people = [];
  for (let n = 0; n < seats.length; n += atOnce)
    people.push(...(await Promise.all(seats.slice(n, n + atOnce).map((seat) => Person.join(seat, habits)))));
  return people;
}
