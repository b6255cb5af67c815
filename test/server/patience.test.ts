// Promise: a room bears some asking and stumbling of one connection, forgives with time, and has enough at a known point.
import { expect, test } from 'vitest';
import { Patience } from '../../server/sync/patience.ts';

function patience(): { patience: Patience; wait: (ms: number) => void } {
  let now = 5000;
  return { patience: new Patience(() => now), wait: (ms) => (now += ms) };
}

test('what is missing is asked for once a second, and after ten seconds it is enough', () => {
  const { patience: room, wait } = patience();
  expect(room.missing()).toBe('ask');
  expect(room.missing()).toBe('wait');
  for (let second = 1; second <= 10; second++) {
    wait(1000);
    expect([second, room.missing()]).toEqual([second, 'ask']);
  }
  wait(1);
  expect(room.missing()).toBe('enough');
});

test('fifty updates nobody can place are borne, one more is enough, however fast they come', () => {
  const { patience: room } = patience();
  expect(room.missing()).toBe('ask');
  for (let n = 2; n <= 50; n++) expect([n, room.missing()]).toEqual([n, 'wait']);
  expect(room.missing()).toBe('enough');
});

test('once the whole came through all is forgotten', () => {
  const { patience: room, wait } = patience();
  for (let n = 0; n < 50; n++) room.missing();
  expect(room.isMissing).toBe(true);
  room.caughtUp();
  expect(room.isMissing).toBe(false);
  wait(60_000);
  expect(room.missing()).toBe('ask');
});

test('the whole may be asked for thirty times at once, and then once a second', () => {
  const { patience: room, wait } = patience();
  for (let n = 1; n <= 30; n++) expect([n, room.mayAsk()]).toEqual([n, true]);
  expect(room.mayAsk()).toBe(false);
  wait(1000);
  expect([room.mayAsk(), room.mayAsk()]).toEqual([true, false]);
  wait(3_600_000);
  for (let n = 1; n <= 30; n++) expect([n, room.mayAsk()]).toEqual([n, true]);
  expect(room.mayAsk()).toBe(false);
});
