// A sync frame as bytes: what it is, and the state vector or update it carries.
import * as encoding from 'lib0/encoding';
import { FRAME, SYNC } from '../../shared/wire/frames.ts';

export type SyncFrame = keyof typeof SYNC;

export function syncFrame(kind: SyncFrame, body: Uint8Array): Uint8Array<ArrayBuffer> {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, FRAME.sync);
  encoding.writeVarUint(encoder, SYNC[kind]);
  encoding.writeVarUint8Array(encoder, body);
  return encoding.toUint8Array(encoder);
}
