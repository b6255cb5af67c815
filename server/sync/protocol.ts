// Reads one message of the sync protocol into a union, and makes those the server sends; see shared/wire/frames.ts.
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';
import { FRAME, SYNC } from '../../shared/wire/frames.ts';
import { wsFrame } from './ws-frame.ts';
import type { WsFrame } from './ws-frame.ts';

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

export function step1Frame(doc: Y.Doc): WsFrame {
  return syncFrame(SYNC.step1, Y.encodeStateVector(doc));
}
export function step2FrameOf(update: Uint8Array): WsFrame {
  return syncFrame(SYNC.step2, update);
}
export function updateFrame(update: Uint8Array): WsFrame {
  return syncFrame(SYNC.update, update);
}
export function awarenessFrame(...update: readonly Uint8Array[]): WsFrame {
  const length = update.reduce((sum, piece) => sum + piece.byteLength, 0);
  return wsFrame(varUints(FRAME.awareness, length), ...update);
}

function syncFrame(step: number, body: Uint8Array): WsFrame {
  return wsFrame(varUints(FRAME.sync, step, body.byteLength), body);
}
export function varUints(...numbers: readonly number[]): Uint8Array {
  const encoder = encoding.createEncoder();
  for (const number of numbers) encoding.writeVarUint(encoder, number);
  return encoding.toUint8Array(encoder);
}
