// Promise: the clocks of presence are the server's own: they only rise, whatever a client sends and whatever is done to the server's clock.
import { Awareness, applyAwarenessUpdate, encodeAwarenessUpdate } from 'y-protocols/awareness';
import * as decoding from 'lib0/decoding';
import { expect, test, vi } from 'vitest';
import * as Y from 'yjs';
import { readOwn } from '../../server/sync/presence-bytes.ts';
import { crowd, known, person, says } from './presence-crowd.ts';
import type { Person } from './presence-crowd.ts';
import { afterTest } from './with-server.ts';

const HOUR_MS = 60 * 60 * 1000;

test('after the server’s clock was set back, who comes again is seen by all who saw them leave', () => {
  vi.useFakeTimers();
  afterTest(() => void vi.useRealTimers());
  const { room, people } = crowd(2);
  const [anna, bram] = people as [Person, Person];
  vi.advanceTimersByTime(40);
  room.leave(anna);
  vi.advanceTimersByTime(40);
  expect(known(bram).get(anna.clientId)).toBeNull();

  vi.setSystemTime(Date.now() - HOUR_MS);
  const again = person(anna.clientId);
  room.enter(again);
  room.receive(again, says(again.clientId, 1, '{"text":"again"}'));
  vi.advanceTimersByTime(40);
  expect(known(bram).get(anna.clientId)?.['text']).toBe('again');
  room.close();
});

test('after the server’s clock was set back, who does nothing is still told of in time', () => {
  vi.useFakeTimers();
  afterTest(() => void vi.useRealTimers());
  const { room, people } = crowd(2);
  const [anna, bram] = people as [Person, Person];
  vi.advanceTimersByTime(40);
  vi.setSystemTime(Date.now() - HOUR_MS);
  bram.told.length = 0;
  room.refresh(7500);
  expect(known(bram).get(anna.clientId)?.['text']).toBe('a');
  // Told just now: no need to tell it again.
  bram.told.length = 0;
  room.refresh(7500);
  expect(known(bram).size).toBe(0);
  room.close();
});

test('who leaves and comes again in the same moment, after many changes in it, is seen as they are now', () => {
  vi.useFakeTimers();
  afterTest(() => void vi.useRealTimers());
  const { room, people } = crowd(2);
  const [anna, bram] = people as [Person, Person];
  for (let n = 2; n < 500; n++) room.receive(anna, says(anna.clientId, n, `{"text":"${n}"}`));
  vi.advanceTimersByTime(40);
  room.leave(anna);
  vi.advanceTimersByTime(40);
  const again = person(anna.clientId);
  room.enter(again);
  room.receive(again, says(again.clientId, 1, '{"text":"again"}'));
  vi.advanceTimersByTime(40);
  expect(known(bram).get(anna.clientId)?.['text']).toBe('again');
  room.close();
});

test('what is read by hand of an update is what the protocol says, for honest updates and for any bytes', () => {
  const seed = 20260101;
  let state = seed;
  const random = (below: number): number => (state = (state * 48271) % 2147483647) % below;
  const me = 1;
  for (let round = 0; round < 20_000; round++) {
    const bytes = Uint8Array.from({ length: random(14) }, () => random(random(3) === 0 ? 256 : 5));
    expect(readOwn(bytes, me), `seed ${seed}, round ${round}: ${bytes.join(' ')}`).toEqual(asProtocolSays(bytes, me));
  }
  const awareness = new Awareness(new Y.Doc());
  afterTest(() => awareness.destroy());
  awareness.setLocalState({ text: 'mine' });
  const others = crowdOf(60);
  for (const other of others) applyAwarenessUpdate(awareness, encodeAwarenessUpdate(other, [other.clientID]), 'test');
  const all = encodeAwarenessUpdate(awareness, [...awareness.getStates().keys()]);
  for (const { clientID } of [awareness, ...others])
    expect(readOwn(all, clientID)).toEqual(asProtocolSays(all, clientID));
  expect(readOwn(all, 3)).toBeUndefined();
  for (let cut = 0; cut < all.byteLength; cut++) expect(readOwn(all.subarray(0, cut), 3)).toBe('unreadable');
});

function crowdOf(size: number): Awareness[] {
  const made = Array.from({ length: size }, () => new Awareness(new Y.Doc()));
  for (const [n, awareness] of made.entries()) awareness.setLocalState({ text: `person ${n}` });
  afterTest(() => made.forEach((awareness) => awareness.destroy()));
  return made;
}
/** The same with the reader of the protocol. */
function asProtocolSays(update: Uint8Array, clientId: number): ReturnType<typeof readOwn> {
  try {
    const decoder = decoding.createDecoder(update);
    const count = decoding.readVarUint(decoder);
    if (count * 3 > update.byteLength) return 'unreadable';
    let own: ReturnType<typeof readOwn>;
    for (let n = 0; n < count; n++) {
      const id = decoding.readVarUint(decoder);
      const clock = decoding.readVarUint(decoder);
      const length = decoding.readVarUint(decoder);
      if (decoder.pos + length > update.byteLength) return 'unreadable';
      const json = decoding.readUint8Array(decoder, length);
      if (id === clientId) own = { clock, json };
    }
    return own;
  } catch {
    // It says "the bytes end too early" only by throwing.
    return 'unreadable';
  }
}
