// Work at idle time: a slice ends when its time is up, the result has a slice of its own, and stopping stops.
import { expect } from '@open-wc/testing';
import { whenIdle } from '../../../client/judge/idle-work.ts';
import type { Idle } from '../../../client/judge/idle-work.ts';
import type { Pieces } from '../../../shared/judge/pieces.ts';

/** Slices by hand; each has time for so many pieces. */
function byHand(pieces: number): { idle: Idle; slice: () => void; waiting: () => boolean } {
  let next: Parameters<Idle>[0] | undefined;
  return {
    idle: (piece) => {
      next = piece;
      return () => (next = undefined);
    },
    slice: () => {
      const run = next;
      next = undefined;
      let asked = 0;
      run?.(() => (++asked < pieces ? 50 : 0));
    },
    waiting: () => next !== undefined,
  };
}
function* counting(to: number, done: number[]): Pieces<string> {
  for (let n = 1; n <= to; n++) {
    done.push(n);
    if (n < to) yield;
  }
  return 'ready';
}

it('does as many pieces in a slice as there is time for, and not one more', () => {
  const { idle, slice, waiting } = byHand(2);
  const done: number[] = [];
  const results: string[] = [];
  whenIdle(counting(5, done), (result) => results.push(result), idle);
  expect(done, 'nothing before there is time').to.deep.equal([]);
  slice();
  expect(done).to.deep.equal([1, 2]);
  slice();
  expect(done).to.deep.equal([1, 2, 3, 4]);
  slice();
  expect(done).to.deep.equal([1, 2, 3, 4, 5]);
  expect(results, 'the result waits for a slice of its own').to.deep.equal([]);
  slice();
  expect(results).to.deep.equal(['ready']);
  expect(waiting()).to.equal(false);
});
it('does one piece at least, also for a browser that has no time', () => {
  const { idle, slice } = byHand(0);
  const done: number[] = [];
  whenIdle(counting(2, done), () => undefined, idle);
  slice();
  expect(done).to.deep.equal([1]);
});
it('does nothing more once it is stopped, not even hand over what is ready', () => {
  const { idle, slice, waiting } = byHand(9);
  const results: string[] = [];
  const stop = whenIdle(counting(3, []), (result) => results.push(result), idle);
  slice();
  stop();
  expect(waiting()).to.equal(false);
  slice();
  expect(results).to.deep.equal([]);
});
it('comes to its end in a real browser', async () => {
  const done: number[] = [];
  const result = await new Promise((ready) => whenIdle(counting(200, done), ready));
  expect(result).to.equal('ready');
  expect(done.length).to.equal(200);
});
