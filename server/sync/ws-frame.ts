// One binary WebSocket message as it goes over the line (RFC 6455), made once however many people read it.
import type { Writable } from 'node:stream';

declare const framed: unique symbol;
/** Header and payload in one piece, unmasked as a server sends it. The same bytes may go to any number of lines. */
export type WsFrame = Uint8Array & { readonly [framed]: true };

const FINAL_BINARY = 0x82;

/** The payload may come in pieces, so that a large one is copied once only. */
export function wsFrame(...payload: readonly Uint8Array[]): WsFrame {
  let length = 0;
  for (const piece of payload) length += piece.byteLength;
  const header = length < 126 ? 2 : length < 65_536 ? 4 : 10;
  const bytes = Buffer.allocUnsafe(header + length);
  bytes[0] = FINAL_BINARY;
  if (header === 2) bytes[1] = length;
  else if (header === 4) {
    bytes[1] = 126;
    bytes.writeUInt16BE(length, 2);
  } else {
    bytes[1] = 127;
    bytes.writeBigUInt64BE(BigInt(length), 2);
  }
  let at = header;
  for (const piece of payload) {
    bytes.set(piece, at);
    at += piece.byteLength;
  }
  return bytes as Uint8Array as WsFrame;
}

/** Frames are copied together up to this size, which is cheaper than handing them over one by one. */
const COPIED_BYTES = 16 * 1024;

/** Larger ones stay shared between the readers; so many are handed over one by one, as holding them back costs more. */
const FEW = 2;

/**
 * Writes frames in one or two system calls, past `ws`, which would make a header for every reader. Its own frames (pings,
 * pongs, close) are written whole and at once, as these are, so none ends up inside another.
 */
export function writeFrames(socket: Writable, frames: readonly Uint8Array[], taken: () => void): void {
  const [first] = frames;
  if (frames.length === 1 && first) {
    socket.write(first, taken);
    return;
  }
  const bytes = frames.reduce((sum, frame) => sum + frame.byteLength, 0);
  if (bytes <= COPIED_BYTES) socket.write(Buffer.concat(frames, bytes), taken);
  else {
    const held = frames.length > FEW;
    if (held) socket.cork();
    frames.forEach((frame, index) => socket.write(frame, index === frames.length - 1 ? taken : undefined));
    if (held) socket.uncork();
  }
}
