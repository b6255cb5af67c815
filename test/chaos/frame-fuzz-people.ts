// Well-formed messages of ill will: writing as somebody else, or where one may not; what no canvas holds; floods.
import { expect } from 'vitest';
import { applyAwarenessUpdate, Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { CLOSE } from '../../shared/wire/close-codes.ts';
import { FRAME, SYNC } from '../../shared/wire/frames.ts';
import { joined } from '../server/raw-client.ts';
import { until } from '../server/with-server.ts';
import { AT } from './frame-fuzz.ts';
import type { Hostile, Kind, World } from './frame-fuzz.ts';
import { numbers, put, updateOf } from './hostile-bytes.ts';
import type { Content, Struct } from './hostile-bytes.ts';
import { messageOf, OPCODE, presenceOf, syncMessage } from './hostile-line.ts';

const { policy, forbidden, missingDependencies, rate, tooBig } = CLOSE;

/** Writes structs of the attacker's own clientID. */
function own(made: (hostile: Hostile, world: World) => readonly Struct[], step: number = SYNC.update): Kind['send'] {
  return (hostile, world) =>
    hostile.line.sync(step, updateOf([{ client: hostile.clientId, clock: 0, structs: made(hostile, world) }]));
}
function holding(content: Content): Kind['send'] {
  return own(() => [{ kind: 'item', parent: 'ledger', sub: 'hostile', content }]);
}
function clockOf(world: World, client: number): number {
  return Y.getState(world.oracle.store, client);
}
function comment(by: string, more: object = {}): object {
  return { thread: 'thread-anna', by, body: 'Vals', at: AT, ...more };
}
/** The item that holds the value under this key. */
function itemOf(world: World, root: string, key: string): Y.Item {
  return world.oracle.getMap(root)._map.get(key)!;
}
function deleting(root: string, key: string): Kind['send'] {
  return ({ line }, world) => {
    const { id, length } = itemOf(world, root, key);
    line.sync(SYNC.update, updateOf([], [{ client: id.client, clock: id.clock, length }]));
  };
}
/** A value under a key that is taken, written as Yjs writes it: right of the value it replaces. */
function replacing(root: string, key: string, value: (hostile: Hostile, world: World) => unknown): Kind['send'] {
  return (hostile, world) => {
    const { id, length } = itemOf(world, root, key);
    const struct: Struct = { kind: 'item', left: id, content: { kind: 'any', values: [value(hostile, world)] } };
    hostile.line.sync(
      SYNC.update,
      updateOf(
        [{ client: hostile.clientId, clock: 0, structs: [struct] }],
        [{ client: id.client, clock: id.clock, length }],
      ),
    );
  };
}
function many(count: number, send: (hostile: Hostile, n: number) => void): Kind['send'] {
  return (hostile) => {
    for (let n = 0; n < count; n++) send(hostile, n);
  };
}
/** Speaks of Anna, and looks at what a newcomer is shown of her. */
function aboutAnna(json: string): Kind['send'] {
  return async (hostile, world) => {
    const { anna } = world;
    anna.awareness([{ id: anna.doc.clientID, clock: ++annasClock, state: { text: 'compass.mission' } }]);
    anna.send(syncMessage(SYNC.step1, numbers(0)));
    const answers = anna.count('step2');
    await until(() => anna.count('step2') > answers);
    hostile.line.awareness(presenceOf({ id: anna.doc.clientID, clock: 2 ** 40, json }));
    expect(await hostile.line.heard()).toBe(true);
    const newcomer = await joined(world.server, world.canvas, 'viewer');
    const seen = new Awareness(new Y.Doc());
    for (const received of newcomer.received)
      if (received.kind === 'awareness') applyAwarenessUpdate(seen, received.body, 'server');
    expect(seen.getStates().get(anna.doc.clientID)).toMatchObject({
      text: 'compass.mission',
      user: { id: anna.ticket.person.id, name: 'Anna' },
    });
    seen.destroy();
    newcomer.ws.terminate();
  };
}
let annasClock = 0;

export const PEOPLE_KINDS: readonly Kind[] = [
  { name: 'presence for another', ends: ['open'], send: aboutAnna('{"user":{"name":"Mallory"},"text":"x"}') },
  { name: 'hiding another', ends: ['open'], send: aboutAnna('null') },
  {
    name: 'going on where another stopped',
    ends: [forbidden],
    send: ({ line }, world) => {
      const client = world.anna.doc.clientID;
      const structs = [put('meta', 'hostile', 1)];
      line.sync(SYNC.update, updateOf([{ client, clock: clockOf(world, client), structs }]));
    },
  },
  {
    name: 'writing as a clientID nobody has yet',
    ends: [forbidden],
    send: ({ line }) =>
      line.sync(SYNC.update, updateOf([{ client: 77, clock: 0, structs: [put('meta', 'hostile', 1)] }])),
  },
  {
    name: '200 invented clientIDs',
    ends: [policy, forbidden],
    send: ({ line }) =>
      line.sync(
        SYNC.update,
        updateOf(
          Array.from({ length: 200 }, (_, n) => ({ client: 1000 + n, clock: 0, structs: [put('meta', 'h', n)] })),
        ),
      ),
  },
  { name: 'a foreign root', ends: [policy], send: own(() => [put('foreign', 'a', 1)]) },
  { name: 'a root named like an inherited thing', ends: [policy], send: own(() => [put('__proto__', 'a', 1)]) },
  {
    name: 'a root used as a list',
    ends: [policy],
    send: own(() => [{ kind: 'item', parent: 'cards', content: { kind: 'any', values: [1, 2] } }]),
  },
  { name: 'a subdocument', ends: [policy], send: holding({ kind: 'document', guid: 'hostile' }) },
  { name: 'an embed', ends: [policy], send: holding({ kind: 'embed', json: '{"image":"x"}' }) },
  { name: 'bytes', ends: [policy], send: holding({ kind: 'binary', bytes: new Uint8Array(9) }) },
  { name: 'JSON of the old kind', ends: [policy], send: holding({ kind: 'json', values: ['{"a":1}'] }) },
  { name: 'a key that bites', ends: [policy], send: own(() => [put('meta', '__proto__', { polluted: true })]) },
  {
    name: 'a value whose key bites',
    ends: [policy],
    send: own(() => [put('meta', 'hostile', JSON.parse('{"a":{"__proto__":{"polluted":true}}}'))]),
  },
  {
    name: 'a comment in another’s name',
    ends: [forbidden],
    send: own((_h, { anna }) => [put('comments', 'forged', comment(anna.ticket.person.id))]),
  },
  {
    name: 'another’s comment rewritten',
    ends: [forbidden],
    send: replacing('comments', 'comment-anna', (_h, { anna }) => comment(anna.ticket.person.id)),
  },
  {
    name: 'another’s comment taken over',
    ends: [forbidden],
    send: replacing('comments', 'comment-anna', ({ person }) => comment(person)),
  },
  { name: 'another’s comment deleted', ends: [forbidden], send: deleting('comments', 'comment-bram') },
  {
    name: 'a thread overwritten by its key',
    ends: [forbidden],
    send: own(({ person }) => [
      put('threads', 'thread-anna', { anchor: { kind: 'block', id: 'arena' }, kind: 'comment', by: person, at: AT }),
    ]),
  },
  { name: 'a card removed', ends: [forbidden], send: deleting('cards', 'card-anna') },
  {
    name: 'a card replaced',
    ends: [forbidden],
    send: own(() => [{ kind: 'item', parent: 'cards', sub: 'card-anna', content: { kind: 'type', type: 'map' } }]),
  },
  {
    name: 'a comment from the future',
    ends: [forbidden],
    send: own(({ person }) => [
      put('comments', 'future', comment(person, { at: new Date(Date.now() + 6 * 60_000).toISOString() })),
    ]),
  },
  {
    name: 'a place between two places',
    ends: [policy],
    send: own((_h, world) => [
      {
        kind: 'item',
        left: itemOf(world, 'comments', 'comment-anna').id,
        right: itemOf(world, 'threads', 'thread-anna').id,
        content: { kind: 'any', values: [1] },
      },
    ]),
  },
  {
    name: 'a parent that is no parent',
    ends: [policy],
    send: own((_h, world) => [
      {
        kind: 'item',
        parent: itemOf(world, 'comments', 'comment-anna').id,
        sub: 'x',
        content: { kind: 'any', values: [1] },
      },
    ]),
  },
  { name: 'what only the server writes', ends: [forbidden], send: own(() => [put('rounds', 'r', { votes: 1 })]) },
  { name: 'an update of a viewer', role: 'viewer', ends: [forbidden], send: own(() => [put('meta', 'a', 1)]) },
  {
    name: 'a step 2 of a viewer',
    role: 'viewer',
    ends: [forbidden],
    send: own(() => [put('meta', 'a', 1)], SYNC.step2),
  },
  {
    name: 'traces of a viewer that say nothing',
    role: 'viewer',
    ends: [forbidden],
    send: own(() => [{ kind: 'gc', length: 3 }]),
  },
  { name: 'a deletion of a viewer', role: 'viewer', ends: [forbidden], send: deleting('meta', 'title') },
  { name: 'a card of a commenter', role: 'commenter', ends: [forbidden], send: own(() => [put('meta', 'a', 1)]) },
  {
    name: 'rubbish over what others wrote',
    ends: ['open'],
    send: ({ line }, world) => {
      const client = world.anna.doc.clientID;
      const structs = [{ kind: 'gc' as const, length: clockOf(world, client) }];
      line.sync(SYNC.update, updateOf([{ client, clock: 0, structs }]));
    },
  },
  {
    name: 'what is known, said again as something else',
    ends: ['open'],
    send: ({ line }, world) => {
      const client = world.anna.doc.clientID;
      line.sync(SYNC.update, updateOf([{ client, clock: 0, structs: [put('foreign', 'root', 1)] }]));
    },
  },
  {
    name: 'updates on ground that never comes',
    ends: [missingDependencies],
    send: many(60, ({ line, clientId }, n) =>
      line.sync(SYNC.update, updateOf([{ client: clientId, clock: 5 + n, structs: [put('meta', 'a', n)] }])),
    ),
  },
  {
    name: 'a storm of questions for everything',
    ends: [rate],
    send: many(200, ({ line }) => line.sync(SYNC.step1, numbers(0))),
  },
  {
    name: 'a storm of updates',
    // Slowed down first; ended only when it goes on and on.
    ends: [rate, 'open'],
    send: many(6000, ({ line }) => line.sync(SYNC.update, numbers(0, 0))),
  },
  // With many pongs waiting to be written `ws` cuts the line before anybody else counts.
  {
    name: 'a flood of pings',
    ends: [rate, 'cut'],
    send: many(6000, ({ line }) => line.frame(OPCODE.ping, numbers(1))),
  },
  {
    name: 'a flood of presence',
    // Slowed down first; ended only when it goes on and on.
    ends: [rate, 'open'],
    send: many(6000, ({ line, clientId }, n) =>
      line.awareness(presenceOf({ id: clientId, clock: n, json: `{"text":"${n}"}` })),
    ),
  },
  {
    name: '900 KB pasted at once',
    ends: [tooBig],
    send: own(() => [put('meta', 'hostile', 'x'.repeat(900 * 1024))]),
  },
  {
    name: 'one message in 500 pieces',
    ends: ['open'],
    send: ({ line }) => {
      const bytes = messageOf(FRAME.awareness, presenceOf({ id: 1, clock: 1, json: JSON.stringify('x'.repeat(480)) }));
      bytes.forEach((byte, n) => {
        const opcode = n === 0 ? OPCODE.binary : OPCODE.continuation;
        line.frame(opcode, new Uint8Array([byte]), { fin: n === bytes.length - 1 });
      });
    },
  },
];
