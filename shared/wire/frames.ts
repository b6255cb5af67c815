// The bytes on the sync socket: message types of the y-websocket protocol, and the two that are ours.
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';

/*
 * frame     = varuint type, body
 * 0 sync    = varuint (0 step 1: state vector | 1 step 2: update | 2 update), varuint8array   (y-protocols/sync)
 * 1 awareness = varuint8array (y-protocols/awareness)
 * 2 auth    = varuint 0, varstring reason                                                     (y-protocols/auth)
 * 3 query awareness = empty
 * 4 saved   = varuint: how many of this connection's sync frames (type 0, of any kind) are durable. Server to client.
 * 5 notice  = varstring: JSON of a Notice. Server to client.
 * 4 and 5 are sent only when the ticket asked for them.
 */
export const FRAME = { sync: 0, awareness: 1, auth: 2, queryAwareness: 3, saved: 4, notice: 5 } as const;
export const SYNC = { step1: 0, step2: 1, update: 2 } as const;

/**
 * Counts what client and server must agree on: frames, rules, shape of the document. Each speaks its own version and the
 * one before; the ticket tells which the server's is, and an older client only reads until its page is loaded again.
 */
export const WIRE_VERSION = 1;

/** Largest frame the server reads, in bytes. */
export const MAX_FRAME_BYTES = 512 * 1024;
/** Largest presence state, in bytes of JSON. */
export const MAX_PRESENCE_BYTES = 4 * 1024;

/** Something the server tells a client besides document and presence. */
export type Notice =
  | { readonly kind: 'members' }
  /** The list of rounds changed; what is in it is asked for. */
  | { readonly kind: 'rounds' }
  /** Comments came in long after they were written; which ones is asked for. */
  | { readonly kind: 'received' }
  | { readonly kind: 'role'; readonly role: string }
  /** An update was refused; `root` and `key` say where, when it was about one place. */
  | { readonly kind: 'refused'; readonly reason: string; readonly root?: string; readonly key?: string }
  /** The canvas is getting full (`bytes` > `soft`), or is no more. Beyond `hard` only deletions are taken. */
  | { readonly kind: 'size'; readonly bytes: number; readonly soft: number; readonly hard: number };

export function savedFrame(count: number): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, FRAME.saved);
  encoding.writeVarUint(encoder, count);
  return encoding.toUint8Array(encoder);
}
export function noticeFrame(notice: Notice): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, FRAME.notice);
  encoding.writeVarString(encoder, JSON.stringify(notice));
  return encoding.toUint8Array(encoder);
}
/** Reads the body of a frame of type 4; the type has been read. */
export function readSaved(decoder: decoding.Decoder): number {
  return decoding.readVarUint(decoder);
}
/** Reads the body of a frame of type 5; the type has been read. */
export function readNotice(decoder: decoding.Decoder): Notice {
  return JSON.parse(decoding.readVarString(decoder)) as Notice;
}
