// Messages that are none: cut short, lying about their counts, of another version, nested beyond sense.
import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';
import { CLOSE } from '../../shared/wire/close-codes.ts';
import { FRAME, MAX_PRESENCE_BYTES, SYNC } from '../../shared/wire/frames.ts';
import type { Hostile, Kind } from './frame-fuzz.ts';
import { joinedBytes, numbers, put, updateOf } from './hostile-bytes.ts';
import type { Struct } from './hostile-bytes.ts';
import { messageOf, OPCODE, presenceOf, syncMessage } from './hostile-line.ts';

const { badData, policy, unsupported, forbidden, tooBig, missingDependencies } = CLOSE;
const LIES = 2 ** 25;
const HUGE = 2 ** 45;

/** Sends these bytes as an update. */
function update(bytes: (hostile: Hostile) => Uint8Array): Kind['send'] {
  return (hostile) => hostile.line.sync(SYNC.update, bytes(hostile));
}
function message(bytes: Uint8Array): Kind['send'] {
  return ({ line }) => line.message(bytes);
}
function structs(...all: readonly Struct[]): Kind['send'] {
  return update(({ clientId }) => updateOf([{ client: clientId, clock: 0, structs: all }]));
}
/** An honest edit of this clientID. */
function honest({ clientId }: Hostile): Uint8Array {
  return updateOf([{ client: clientId, clock: 0, structs: [put('ledger', 'hostile', 'x'.repeat(40))] }]);
}

export const MESSAGE_KINDS: readonly Kind[] = [
  { name: 'an empty message', ends: [badData], send: message(new Uint8Array()) },
  { name: 'half a number', ends: [badData], send: message(new Uint8Array([0x80])) },
  { name: 'an update cut short', ends: [badData], send: update((h) => honest(h).subarray(0, 20)) },
  { name: 'a body shorter than it says', ends: [badData], send: message(numbers(FRAME.sync, SYNC.update, 200, 1)) },
  { name: 'an unknown type', ends: [badData], send: message(numbers(99)) },
  { name: 'an unknown step', ends: [badData], send: message(syncMessage(7, numbers(0, 0))) },
  { name: 'what only the server says', ends: [badData], send: message(numbers(FRAME.saved, 9)) },
  { name: 'a refusal of its own', ends: [badData], send: message(numbers(FRAME.auth, 0, 1, 120)) },
  { name: 'text', ends: [unsupported], send: ({ line }) => line.frame(OPCODE.text, Buffer.from('ping')) },
  {
    name: 'a number beyond all numbers',
    ends: [badData],
    send: message(new Uint8Array([...new Array<number>(20).fill(0xff), 1])),
  },
  {
    name: 'random bytes as an update',
    ends: [badData, policy, forbidden, missingDependencies, 'open'],
    edits: true,
    send: (hostile, { random }) => {
      for (let n = 0; n < 20; n++)
        hostile.line.sync(
          SYNC.update,
          Uint8Array.from({ length: 64 }, () => Math.floor(random() * 256)),
        );
    },
  },
  {
    name: 'an update with flipped bits',
    ends: [badData, policy, forbidden, missingDependencies, 'open'],
    edits: true,
    send: (hostile, { random }) => {
      for (let n = 0; n < 20; n++) {
        const bytes = honest(hostile);
        bytes[Math.floor(random() * bytes.length)]! ^= 1 << Math.floor(random() * 8);
        hostile.line.sync(SYNC.update, bytes);
      }
    },
  },
  {
    name: 'an update of version 2',
    ends: [badData],
    send: update(({ clientId }) => {
      const doc = new Y.Doc();
      doc.clientID = clientId;
      doc.getMap('ledger').set('a', 'b');
      return Y.encodeStateAsUpdateV2(doc);
    }),
  },
  { name: 'a count of clients that lies', ends: [badData], send: update(() => numbers(LIES, 0)) },
  {
    name: 'a count of structs that lies',
    ends: [badData],
    send: update(({ clientId }) => updateOf([{ client: clientId, clock: 0, structs: [], count: LIES }])),
  },
  { name: 'a count of deleting clients that lies', ends: [badData], send: update(() => numbers(0, 2 ** 53 - 1)) },
  { name: 'a count of deletions that lies', ends: [badData], send: update(() => numbers(0, 1, 5, LIES)) },
  {
    name: 'a count of values that lies',
    ends: [badData],
    send: structs({
      kind: 'item',
      parent: 'ledger',
      sub: 'a',
      content: { kind: 'raw', ref: 8, bytes: numbers(LIES) },
    }),
  },
  {
    name: 'a text longer than all bytes',
    ends: [badData],
    send: structs({ kind: 'item', parent: 'ledger', sub: 'a', content: { kind: 'raw', ref: 4, bytes: numbers(LIES) } }),
  },
  { name: 'rubbish of endless length', ends: [policy], send: structs({ kind: 'gc', length: HUGE }) },
  { name: 'a gap of endless length', ends: [policy], send: structs({ kind: 'skip', length: HUGE }) },
  {
    name: 'deleted content of endless length',
    ends: [policy],
    send: structs({ kind: 'item', parent: 'ledger', sub: 'a', content: { kind: 'deleted', length: HUGE } }),
  },
  {
    name: 'a deletion up to the end of numbers',
    ends: [badData, policy, 'open'],
    send: ({ line, clientId }) =>
      line.sync(SYNC.update, updateOf([], [{ client: clientId, clock: 1, length: 2 ** 53 - 1 }])),
  },
  {
    name: 'a state vector of 2^50 entries',
    ends: [badData],
    send: ({ line }) => line.sync(SYNC.step1, numbers(2 ** 50)),
  },
  { name: 'half a state vector', ends: [badData], send: ({ line }) => line.sync(SYNC.step1, numbers(2, 7, 7)) },
  {
    name: 'bytes after the end of an update',
    ends: [badData],
    send: update((h) => joinedBytes(honest(h), numbers(0, 0))),
  },
  {
    name: 'a text that is no UTF-8',
    ends: [badData],
    send: structs({
      kind: 'item',
      parent: 'ledger',
      sub: 'a',
      content: { kind: 'raw', ref: 4, bytes: new Uint8Array([3, 0xff, 0xfe, 0xfd]) },
    }),
  },
  {
    name: 'a value nested 200,000 levels deep',
    ends: [badData, policy],
    send: structs({
      kind: 'item',
      parent: 'ledger',
      sub: 'a',
      content: { kind: 'raw', ref: 8, bytes: joinedBytes(numbers(1), deep(200_000)) },
    }),
  },
  {
    name: 'a mark of JSON nested 100,000 levels deep',
    ends: [badData, policy],
    send: structs({
      kind: 'item',
      parent: 'ledger',
      sub: 'a',
      content: { kind: 'format', key: 'strong', json: '['.repeat(100_000) + ']'.repeat(100_000) },
    }),
  },
  { name: 'presence cut short', ends: [badData], send: ({ line }) => line.awareness(numbers(1, 7)) },
  { name: 'a count of presences that lies', ends: [badData], send: ({ line }) => line.awareness(numbers(2 ** 40)) },
  {
    name: 'presence nested 3,000 levels deep',
    ends: ['open'],
    send: ({ line, clientId }) =>
      line.awareness(presenceOf({ id: clientId, clock: 1, json: `${'{"a":'.repeat(3000)}1${'}'.repeat(3000)}` })),
  },
  {
    name: 'presence at the end of all clocks',
    ends: ['open'],
    send: ({ line, clientId }) =>
      line.awareness(presenceOf({ id: clientId, clock: 2 ** 53 - 1, json: '{"activity":"active"}' })),
  },
  {
    name: 'presence that is no JSON',
    ends: ['open'],
    send: ({ line, clientId }) => line.awareness(presenceOf({ id: clientId, clock: 1, json: '{"a":' })),
  },
  {
    name: 'presence larger than is shown',
    ends: ['open'],
    send: ({ line, clientId }) =>
      line.awareness(
        presenceOf({ id: clientId, clock: 1, json: JSON.stringify({ text: 'x'.repeat(MAX_PRESENCE_BYTES) }) }),
      ),
  },
  {
    name: 'a message larger than is read',
    ends: [tooBig],
    send: ({ line }) => line.message(messageOf(FRAME.awareness, new Uint8Array(600 * 1024))),
  },
];

/** Arrays in arrays, as lib0 writes them. */
function deep(levels: number): Uint8Array {
  return encoding.encode((e) => {
    for (let n = 0; n < levels; n++) encoding.writeUint8Array(e, new Uint8Array([117, 1]));
    encoding.writeUint8(e, 126);
  });
}
