// Reads a client's state vector, and refuses one that claims more than it holds before any work is done for it.
import * as decoding from 'lib0/decoding';

/** A client and its clock take a byte each at least. */
const ENTRY_BYTES = 2;

/** Clock by clientID; undefined for bytes that are no state vector, whole and with nothing after it. */
export function readStateVector(bytes: Uint8Array): ReadonlyMap<number, number> | undefined {
  const decoder = decoding.createDecoder(bytes);
  const clocks = new Map<number, number>();
  try {
    const count = decoding.readVarUint(decoder);
    if (count > (bytes.byteLength - decoder.pos) / ENTRY_BYTES) return undefined;
    for (let n = 0; n < count; n++) clocks.set(decoding.readVarUint(decoder), decoding.readVarUint(decoder));
  } catch {
    // lib0 says "the bytes end too early" and "no such number" only by throwing: that is the answer.
    return undefined;
  }
  return decoder.pos === bytes.byteLength ? clocks : undefined;
}
