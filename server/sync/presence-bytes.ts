// The bytes of presence: what one connection says of itself is picked out, and what is told is put together from entries.
import * as decoding from 'lib0/decoding';
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
 * id, clock and length is read.
 */
export function readOwn(update: Uint8Array, clientId: number): Own | undefined | 'unreadable' {
  try {
    const decoder = decoding.createDecoder(update);
    const count = decoding.readVarUint(decoder);
    // An entry takes at least three bytes.
    if (count * 3 > update.byteLength) return 'unreadable';
    let own: Own | undefined;
    for (let n = 0; n < count; n++) {
      const id = decoding.readVarUint(decoder);
      const clock = decoding.readVarUint(decoder);
      const length = decoding.readVarUint(decoder);
      const from = decoder.pos;
      decoder.pos += length;
      if (decoder.pos > update.byteLength) return 'unreadable';
      if (id !== clientId || length > MAX_PRESENCE_BYTES) continue;
      own = { clock, json: update.subarray(from, from + length) };
    }
    return own;
  } catch {
    // lib0 says "the bytes end too early" only by throwing: that is the answer.
    return 'unreadable';
  }
}
const NULL = Buffer.from('null');
export function isGone({ json }: Own): boolean {
  return NULL.equals(json);
}
