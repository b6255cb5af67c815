// Reads one frame of the sync protocol into a union, and writes those the server sends; see shared/wire/frames.ts.
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import * as syncProtocol from 'y-protocols/sync';
import type * as Y from 'yjs';
import { FRAME, SYNC } from '../../shared/wire/frames.ts';

export type Incoming =
  | { readonly kind: 'step1'; readonly stateVector: Uint8Array }
  | { readonly kind: 'step2'; readonly update: Uint8Array }
  | { readonly kind: 'update'; readonly update: Uint8Array }
  | { readonly kind: 'awareness'; readonly update: Uint8Array }
  | { readonly kind: 'query-awareness' };

/** Undefined for anything a client has no reason to send. */
export function readFrame(frame: Uint8Array): Incoming | undefined {
  try {
    const decoder = decoding.createDecoder(frame);
    switch (decoding.readVarUint(decoder)) {
      case FRAME.sync: {
        const step = decoding.readVarUint(decoder);
        const body = decoding.readVarUint8Array(decoder);
        if (step === SYNC.step1) return { kind: 'step1', stateVector: body };
        if (step === SYNC.step2) return { kind: 'step2', update: body };
        return step === SYNC.update ? { kind: 'update', update: body } : undefined;
      }
      case FRAME.awareness:
        return { kind: 'awareness', update: decoding.readVarUint8Array(decoder) };
      case FRAME.queryAwareness:
        return { kind: 'query-awareness' };
      default:
        return undefined;
    }
  } catch {
    // lib0 says "the bytes end too early" only by throwing: that is the answer.
    return undefined;
  }
}

export function step1Frame(doc: Y.Doc): Uint8Array {
  return syncFrame((encoder) => syncProtocol.writeSyncStep1(encoder, doc));
}
/** Everything a client with this state vector lacks. Throws on a state vector that is none. */
export function step2Frame(doc: Y.Doc, stateVector: Uint8Array): Uint8Array {
  return syncFrame((encoder) => syncProtocol.writeSyncStep2(encoder, doc, stateVector));
}
export function updateFrame(update: Uint8Array): Uint8Array {
  return syncFrame((encoder) => syncProtocol.writeUpdate(encoder, update));
}
export function awarenessFrame(update: Uint8Array): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, FRAME.awareness);
  encoding.writeVarUint8Array(encoder, update);
  return encoding.toUint8Array(encoder);
}

function syncFrame(write: (encoder: encoding.Encoder) => void): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, FRAME.sync);
  write(encoder);
  return encoding.toUint8Array(encoder);
}
