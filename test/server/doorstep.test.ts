// Promise: however many come at once, they are let in a few at a time, in their order, and the network is looked at in between.
import { setImmediate } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { Doorstep } from '../../server/sync/doorstep.ts';

test('of twenty who come at once eight are let in each turn, in the order in which they came', async () => {
  const doorstep = new Doorstep();
  const inside: number[] = [];
  for (let n = 0; n < 20; n++) void doorstep.turn().then(() => inside.push(n));
  const after: number[] = [];
  for (let turn = 0; turn < 4; turn++) {
    await setImmediate();
    after.push(inside.length);
  }
  expect(after).toEqual([8, 16, 20, 20]);
  expect(inside).toEqual([...inside].sort((a, b) => a - b));
});

test('who comes after a quiet time does not wait for anybody', async () => {
  const doorstep = new Doorstep();
  await doorstep.turn();
  let isInside = false;
  void doorstep.turn().then(() => (isInside = true));
  await setImmediate();
  expect(isInside).toBe(true);
});
