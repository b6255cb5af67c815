// Writes the frames of the sync protocol as bytes ready for a socket, and reads as much of one as the counting needs.
import { Buffer } from 'node:buffer';

/** How a message begins on this kind of server: Hocuspocus puts the name of the document before each. */
export function prefixOf(speaks, room) {
  return speaks === 'hocuspocus' ? withLength(Buffer.from(room)) : Buffer.alloc(0);
}
/** @param {0 | 1 | 2} step step 1, step 2 or update */
export function syncFrame(prefix, step, body) {
  return socketFrame(Buffer.concat([prefix, Buffer.from([0, step]), withLength(body)]));
}
export function awarenessFrame(prefix, body) {
  return socketFrame(Buffer.concat([prefix, Buffer.from([1]), withLength(body)]));
}
/** What Hocuspocus asks of everybody first: a token, which nobody checks here. */
export function tokenFrame(prefix) {
  return socketFrame(Buffer.concat([prefix, Buffer.from([2, 0]), withLength(Buffer.from('token'))]));
}
/** @param {{ id: number, clock: number, json: string }[]} entries */
export function awarenessBody(entries) {
  const parts = entries.flatMap(({ id, clock, json }) => [varUint(id), varUint(clock), withLength(Buffer.from(json))]);
  return Buffer.concat([varUint(entries.length), ...parts]);
}

/** One binary WebSocket frame from a client, masked with a key of zeros so that the payload stays as it is. */
export function socketFrame(payload, opcode = 2) {
  const { length } = payload;
  const head = length < 126 ? 6 : length < 65536 ? 8 : 14;
  const frame = Buffer.alloc(head + length);
  frame[0] = 0x80 | opcode;
  if (length < 126) frame[1] = 0x80 | length;
  else if (length < 65536) {
    frame[1] = 0x80 | 126;
    frame.writeUInt16BE(length, 2);
  } else {
    frame[1] = 0x80 | 127;
    frame.writeBigUInt64BE(BigInt(length), 2);
  }
  frame.set(payload, head);
  return frame;
}

export function varUint(value) {
  const bytes = [];
  let rest = value;
  while (rest > 127) {
    bytes.push((rest % 128) | 128);
    rest = Math.floor(rest / 128);
  }
  bytes.push(rest);
  return Buffer.from(bytes);
}
function withLength(body) {
  return Buffer.concat([varUint(body.length), body]);
}

/** Where a reader stands in a buffer; one for the whole process, because there is one thread and no waiting in between. */
export const at = { pos: 0 };
export function readVarUint(buffer) {
  let value = 0;
  let factor = 1;
  for (;;) {
    const byte = buffer[at.pos++];
    value += (byte & 127) * factor;
    if (byte < 128) return value;
    factor *= 128;
  }
}
