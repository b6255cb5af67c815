// One binary WebSocket message as it goes over the line (RFC 6455), made once however many people read it.

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
