// Bytes against the WebSocket protocol itself, below every message.
import { CLOSE } from '../../shared/wire/close-codes.ts';
import { FRAME, SYNC } from '../../shared/wire/frames.ts';
import type { Hostile, Kind } from './frame-fuzz.ts';
import { numbers } from './hostile-bytes.ts';
import { frameOf, OPCODE, syncMessage } from './hostile-line.ts';
import type { FrameOptions } from './hostile-line.ts';

const { protocol, badData, tooBig } = CLOSE;
const { binary, text, ping, close, continuation } = OPCODE;

function frame(opcode: number, payload: Uint8Array = new Uint8Array(), options: FrameOptions = {}): Kind['send'] {
  return ({ line }) => line.frame(opcode, payload, options);
}
const step1 = syncMessage(SYNC.step1, numbers(0));

export const FRAME_KINDS: readonly Kind[] = [
  ...[1, 2, 4].map((rsv): Kind => ({
    name: `RSV bit ${rsv}`,
    ends: [protocol],
    send: frame(binary, step1, { rsv }),
  })),
  { name: 'a reserved opcode for data', ends: [protocol], send: frame(3, step1) },
  { name: 'a reserved opcode for control', ends: [protocol], send: frame(11) },
  { name: 'a continuation of nothing', ends: [protocol], send: frame(continuation, step1) },
  { name: 'a ping in pieces', ends: [protocol], send: frame(ping, numbers(1), { fin: false }) },
  { name: 'a ping of 126 bytes', ends: [protocol], send: frame(ping, new Uint8Array(126)) },
  { name: 'a close of one byte', ends: [protocol], send: frame(close, new Uint8Array([3])) },
  { name: 'a close with a code nobody may send', ends: [protocol], send: frame(close, new Uint8Array([3, 237])) },
  {
    name: 'a close whose reason is no UTF-8',
    ends: [badData],
    send: frame(close, new Uint8Array([3, 232, 0xff, 0xfe])),
  },
  { name: 'a claim of 200 MB', ends: [tooBig], send: frame(binary, step1, { claims: 200n * 1024n * 1024n }) },
  { name: 'a claim of 2^62', ends: [tooBig], send: frame(binary, step1, { claims: 2n ** 62n }) },
  { name: 'a claim of 2^63', ends: [tooBig, protocol], send: frame(binary, step1, { claims: 2n ** 63n }) },
  {
    name: 'another message inside one',
    ends: [protocol],
    send: ({ line }) => {
      line.frame(binary, numbers(FRAME.sync), { fin: false });
      line.frame(binary, step1);
    },
  },
  { name: 'a frame without a mask', ends: [protocol], send: frame(binary, step1, { masked: false }) },
  { name: 'text that is no UTF-8', ends: [badData], send: frame(text, new Uint8Array([0xff, 0xfe])) },
  {
    name: 'pieces that are too much together',
    ends: [tooBig],
    send: ({ line }) => {
      line.frame(binary, new Uint8Array(300 * 1024), { fin: false });
      line.frame(continuation, new Uint8Array(300 * 1024), { fin: false });
    },
  },
  {
    name: 'random bytes',
    ends: [protocol, badData, tooBig, 'cut'],
    send: (hostile, { random }) => {
      // Begins with what is no frame, so that chance cannot make it half of one.
      hostile.line.write(new Uint8Array([0x7f]));
      hostile.line.write(Uint8Array.from({ length: 4000 }, () => Math.floor(random() * 256)));
    },
  },
  {
    name: 'a close, and then more',
    ends: [1000],
    send: ({ line }) => {
      line.frame(close, new Uint8Array([3, 232]));
      line.message(syncMessage(SYNC.update, numbers(1, 2, 3)));
    },
  },
  {
    name: 'half a frame, then nobody',
    ends: ['cut'],
    send: ({ line }) => half(line, 20),
  },
  {
    name: 'half a header, then nobody',
    ends: ['cut'],
    send: ({ line }) => half(line, 1),
  },
];

/** The beginning of a frame; then the line breaks. */
function half(line: Hostile['line'], bytes: number): void {
  line.write(frameOf(binary, new Uint8Array(1000)).subarray(0, bytes));
  line.drop();
}
