// Promise: a workshop of 90 minutes with six people holds everything it should, from the first link to a killed server.
import { afterAll, beforeAll } from 'vitest';
import { firstHalf } from './workshop-first-half.ts';
import { judging } from './workshop-judging.ts';
import { secondHalf } from './workshop-second-half.ts';
import { everybody, place, watch } from './workshop-state.ts';
import { openHall } from './workshop-team.ts';

beforeAll(async () => {
  place.hall = await openHall(watch);
});
afterAll(async () => {
  for (const { session } of everybody) await session.close();
  await place.hall.close();
});

// Each row goes on where the one before it ended.
firstHalf();
secondHalf();
judging();
