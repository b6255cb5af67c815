// Saved means saved: what the server acknowledged, or showed to anybody else, is there after kill -9, whenever that comes.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { seeded } from '../doubles/desk.ts';
import { newFolder } from '../server/with-server.ts';
import { buildChild, PRODUCT } from './child.ts';
import { killRounds } from './kill-rounds.ts';
import type { Rounds } from './kill-rounds.ts';
import { acknowledgedBeforeWritten, toldBeforeWritten } from './mutations.ts';

const LONG = process.env['CLC_LONG'] === '1';
const SEED = Number(process.env['CLC_SEED'] ?? 1);
/** A broken server may be lucky for a while; with this many rounds it is not. */
const LUCK = 200;

let child: Awaited<ReturnType<typeof buildChild>>;
beforeAll(async () => {
  child = await buildChild();
});
afterAll(() => child.remove());

async function nothingIsLost(wanted: Omit<Rounds, 'random' | 'server'> & { server?: Partial<Rounds['server']> }) {
  const server = { dataDir: await newFolder(), ...wanted.server };
  let acknowledged = 0;
  for await (const round of killRounds({ ...wanted, server, random: seeded(SEED) })) {
    const { lost, vanished, invented } = round;
    expect({ seed: SEED, round: round.round, lost, vanished, invented }).toEqual({
      seed: SEED,
      round: round.round,
      lost: [],
      vanished: [],
      invented: [],
    });
    acknowledged += round.acknowledged;
  }
  process.stdout.write(`seed ${SEED}: ${wanted.rounds} kills, ${acknowledged} acknowledged, 0 lost\n`);
  expect(acknowledged).toBeGreaterThanOrEqual(wanted.rounds);
}

const rounds = LONG ? 200 : 12;
it(`the product loses nothing in ${rounds} kills`, { timeout: rounds * 20_000 }, () =>
  nothingIsLost({ entry: PRODUCT, rounds, people: 'stay' }),
);

const fewer = LONG ? 60 : 6;
it(`nor in ${fewer} kills while the journal is folded all the time`, { timeout: fewer * 20_000 }, () =>
  nothingIsLost({ entry: child.entry, rounds: fewer, people: 'stay', server: { limits: { compactRows: 5 } } }),
);

it(
  `nor in ${fewer} kills while the edit log is moved into the database all the time`,
  { timeout: fewer * 20_000 },
  () =>
    nothingIsLost({
      entry: child.entry,
      rounds: fewer,
      people: 'stay',
      server: { limits: { logRows: 3, quietMs: 5 } },
    }),
);

it(`nor in ${fewer} kills while it is moved, folded and left at once`, { timeout: fewer * 20_000 }, () =>
  nothingIsLost({
    entry: child.entry,
    rounds: fewer,
    people: 'come-and-go',
    server: { limits: { logRows: 2, quietMs: 5, compactRows: 5, roomGraceMs: 0 } },
  }),
);

it(`nor in ${fewer} kills while rooms are left and entered`, { timeout: fewer * 20_000 }, () =>
  nothingIsLost({ entry: child.entry, rounds: fewer, people: 'come-and-go', server: { limits: { roomGraceMs: 0 } } }),
);

it.each([
  { fault: acknowledgedBeforeWritten(), shows: 'lost' as const },
  { fault: toldBeforeWritten(), shows: 'vanished' as const },
])('these rounds would notice a server where it is $fault.name', { timeout: 600_000 }, async ({ fault, shows }) => {
  const broken = await buildChild(fault);
  try {
    const server = { dataDir: await newFolder() };
    let noticed = 0;
    for await (const round of killRounds({
      entry: broken.entry,
      server,
      rounds: LUCK,
      random: seeded(SEED),
      people: 'stay',
    })) {
      noticed = round[shows].length;
      if (noticed > 0) {
        process.stdout.write(`${fault.name}: noticed in round ${round.round}, ${noticed} ${shows}\n`);
        break;
      }
    }
    expect(noticed).toBeGreaterThan(0);
  } finally {
    broken.remove();
  }
});
