// Promise: whatever bytes somebody sends, the process lives, nobody else notices, and the canvas is what the honest made.
import { expect, test } from 'vitest';
import { seeded } from '../doubles/desk.ts';
import { attack, openWorld, troubles, unharmed } from './frame-fuzz.ts';
import { Chance, randomLine, RIGHT_ENDS } from './frame-fuzz-random.ts';
import { FRAME_KINDS } from './frame-fuzz-frames.ts';
import { MESSAGE_KINDS } from './frame-fuzz-messages.ts';
import { PEOPLE_KINDS } from './frame-fuzz-people.ts';
import { tryUpgrade, UPGRADE_KINDS } from './frame-fuzz-upgrades.ts';

const LONG = process.env['CLC_LONG'] === '1';
const GIVEN = process.env['CLC_SEED'];
const SEEDS = GIVEN !== undefined ? [Number(GIVEN)] : LONG ? [1, 2, 3, 4, 5] : [1];
const FRAMES = LONG ? 2000 : 1000;
/** Lines between two looks at everybody else. */
const LOOK_EVERY = 25;

const families = { messages: MESSAGE_KINDS, people: PEOPLE_KINDS, frames: FRAME_KINDS };
test.each(Object.entries(families))('each kind of hostile %s', { timeout: 120_000 }, async (_family, kinds) => {
  const world = await openWorld(seeded(1));
  const found = await troubles(world, kinds, async (kind) => ({ end: await attack(world, kind), right: kind.ends }));
  expect(found).toEqual([]);
});
test('each kind of hostile request for a line', { timeout: 120_000 }, async () => {
  const world = await openWorld(seeded(1));
  const found = await troubles(world, UPGRADE_KINDS, async (kind) => ({
    end: await tryUpgrade(kind, world),
    right: kind.answers,
  }));
  expect(found).toEqual([]);
});

test.each(SEEDS)(`seed %i: ${FRAMES} random frames`, { timeout: 240_000 }, async (seed) => {
  const chance = new Chance(seeded(seed));
  const world = await openWorld(chance.random);
  const ends = new Map<unknown, number>();
  for (let sent = 0, lines = 1; sent < FRAMES; lines++) {
    const { frames, end } = await randomLine(world, chance);
    sent += frames;
    ends.set(end, (ends.get(end) ?? 0) + 1);
    expect(RIGHT_ENDS, `line ${lines} of seed ${seed}; repeat with CLC_SEED=${seed}`).toContain(end);
    if (lines % LOOK_EVERY === 0) await unharmed(world, true);
  }
  await unharmed(world, true);
  // A fuzz whose lines all ended alike would have tried one thing only.
  expect(ends.size, JSON.stringify([...ends])).toBeGreaterThan(4);
});
