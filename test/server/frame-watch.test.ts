// Promise: the bytes of a line are understood however the network cuts them, and a message that never ends is noticed.
import { expect, test } from 'vitest';
import { FrameWatch } from '../../server/sync/frame-watch.ts';

const PATIENCE_MS = 100;
const [TEXT, BINARY, PING, CONTINUED] = [1, 2, 9, 0];
/** A frame as a client sends it; its mask and payload are zeros. */
function frame(opcode: number, length: number, isLast = true): Buffer {
  const short = length < 126 ? length : length < 65_536 ? 126 : 127;
  const long = Buffer.alloc(short === 127 ? 8 : short === 126 ? 2 : 0);
  if (short === 127) long.writeBigUInt64BE(BigInt(length));
  else if (short === 126) long.writeUInt16BE(length);
  return Buffer.concat([Buffer.from([(isLast ? 0x80 : 0) | opcode, 0x80 | short]), long, Buffer.alloc(4 + length)]);
}
const STREAM = Buffer.concat([
  frame(BINARY, 0),
  frame(BINARY, 3),
  frame(PING, 0),
  frame(BINARY, 200),
  frame(TEXT, 70_000),
  frame(BINARY, 5, false),
  frame(PING, 4),
  frame(CONTINUED, 130),
]);

test('as many frames are counted whatever pieces they come in', () => {
  for (const size of [1, 2, 3, 5, 7, 13, 14, 100, 4096, STREAM.byteLength]) {
    const watch = new FrameWatch(PATIENCE_MS);
    let frames = 0;
    for (let at = 0; at < STREAM.byteLength; at += size) frames += watch.read(STREAM.subarray(at, at + size), 0);
    expect(frames, `in pieces of ${size}`).toBe(8);
    expect(watch.isOverdue(Infinity)).toBe(false);
  }
});

test('a header that stops, a frame that stops and a message without its last fragment are overdue, each after a while', () => {
  const whole = frame(BINARY, 200);
  for (const begun of [whole.subarray(0, 1), whole.subarray(0, 3), whole.subarray(0, 50), frame(BINARY, 5, false)]) {
    const watch = new FrameWatch(PATIENCE_MS);
    watch.read(frame(BINARY, 3), 0);
    watch.read(begun, 1000);
    expect(watch.isOverdue(1000 + PATIENCE_MS)).toBe(false);
    expect(watch.isOverdue(1001 + PATIENCE_MS)).toBe(true);
    watch.excuse(5000);
    expect(watch.isOverdue(5000 + PATIENCE_MS)).toBe(false);
    expect(watch.isOverdue(5001 + PATIENCE_MS)).toBe(true);
  }
});

test('one that drips is overdue once it took longer than its bytes may take, pings in between or not', () => {
  const watch = new FrameWatch(PATIENCE_MS);
  watch.read(frame(BINARY, 4, false), 0);
  let now = 0;
  while (now <= PATIENCE_MS) watch.read(frame(PING, 0), (now += 10));
  expect(watch.isOverdue(now)).toBe(true);
  watch.read(frame(CONTINUED, 0), now);
  expect(watch.isOverdue(now + 10 * PATIENCE_MS)).toBe(false);
});
