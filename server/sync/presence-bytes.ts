// The bytes of presence: what one connection says of itself is picked out, and what is told is put together from entries.
import * as encoding from 'lib0/encoding';
import { MAX_PRESENCE_BYTES } from '../../shared/wire/frames.ts';
import { awarenessFrame, varUints } from './protocol.ts';
import type { WsFrame } from './ws-frame.ts';

/** An awareness update is a count and so many entries: clientID, clock, state as JSON (`null` = gone). */
export function entryOf(id: number, clock: number, json: string): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, id);
  encoding.writeVarUint(encoder, clock);
  encoding.writeVarString(encoder, json);
  return encoding.toUint8Array(encoder);
}

/** Entries that are told together: put in a row once, whoever is left out. */
export class Entries {
  readonly #at = new Map<number, { readonly from: number; readonly to: number }>();
  readonly #bytes: Uint8Array;
  #all: WsFrame | undefined;

  constructor(entries: ReadonlyMap<number, Uint8Array>) {
    let at = 0;
    for (const [id, entry] of entries) {
      this.#at.set(id, { from: at, to: at + entry.byteLength });
      at += entry.byteLength;
    }
    this.#bytes = Buffer.concat([...entries.values()], at);
  }

  /** Everybody's but this one's, since a client believes itself; undefined when that leaves nobody. */
  for(reader: number): WsFrame | undefined {
    const own = this.#at.get(reader);
    if (!own) return this.#at.size === 0 ? undefined : (this.#all ??= this.#frame(this.#at.size, this.#bytes));
    if (this.#at.size === 1) return undefined;
    return this.#frame(this.#at.size - 1, this.#bytes.subarray(0, own.from), this.#bytes.subarray(own.to));
  }

  #frame(count: number, ...entries: readonly Uint8Array[]): WsFrame {
    return awarenessFrame(varUints(count), ...entries);
  }
}

export interface Own {
  readonly clock: number;
  readonly json: Uint8Array;
}
/**
 * What an awareness update says of this clientID, if anything. Of all others, which stock clients echo, no more than
 * id, clock and length is read. Echoes are most of what comes, so the numbers are read on the spot: a reader that is
 * called for each takes three times as long.
 */
export function readOwn(update: Uint8Array, clientId: number): Own | undefined | 'unreadable' {
  const end = update.byteLength;
  let own: Own | undefined;
  let at = 0;
  let byte: number;
  let unit = 1;
  let count = 0;
  do {
    byte = update[at++] ?? 0;
    count += (byte & 127) * unit;
    unit *= 128;
  } while (byte >= 128);
  // An entry takes at least three bytes.
  if (at > end || !(count * 3 <= end)) return 'unreadable';
  for (let n = 0; n < count; n++) {
    let id = 0;
    let clock = 0;
    let length = 0;
    unit = 1;
    do {
      byte = update[at++] ?? 0;
      id += (byte & 127) * unit;
      unit *= 128;
    } while (byte >= 128);
    unit = 1;
    do {
      byte = update[at++] ?? 0;
      clock += (byte & 127) * unit;
      unit *= 128;
    } while (byte >= 128);
    unit = 1;
    do {
      byte = update[at++] ?? 0;
      length += (byte & 127) * unit;
      unit *= 128;
    } while (byte >= 128);
    const from = at;
    at += length;
    // Also when a length is no number, which one of very many bytes is not.
    if (!(at <= end)) return 'unreadable';
    if (id !== clientId || length > MAX_PRESENCE_BYTES) continue;
    if (!Number.isSafeInteger(clock)) return 'unreadable';
    own = { clock, json: update.subarray(from, at) };
  }
  return own;
}
const NULL = Buffer.from('null');
export function isGone({ json }: Own): boolean {
  return NULL.equals(json);
}
