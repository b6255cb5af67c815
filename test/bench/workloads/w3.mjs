// W3: many documents with four people each, one of whom types: processor, delay and memory of a whole house at work.
import { canvas, clientIds, keystrokes } from '../load/document.mjs';
import { pace } from '../load/pace.mjs';
import { joinAll } from '../load/person.mjs';
import { Tally } from '../load/tally.mjs';
import { window } from '../window.mjs';

export const title = '500 documents of 20 cards, 4 people each, one of them types 2 characters a second';
export const servers = ['ours', 'stock', 'stock-leveldb', 'hocuspocus', 'hocuspocus-sqlite', 'relay'];
export const minutes = 5;
export const cases = (quick) => [{ label: '500 x 4 people', rooms: 500, ms: quick ? 5000 : 15_000, warmUpMs: 4000 }];
export const columns = [
  { name: 'core', label: 'part of a core', digits: 3 },
  { name: 'cpuPer1000', label: 'CPU ms per 1,000 delivered' },
  { name: 'p50', label: 'p50 ms' },
  { name: 'p99', label: 'p99 ms' },
  { name: 'rssMb', label: 'memory MB' },
];
export const aims = [
  { text: 'CPU at most 0.85 of stock', number: 'cpuPer1000', of: 'stock', atMost: 0.85 },
  { text: 'memory at most that of stock', number: 'rssMb', of: 'stock', atMost: 1 },
];
const PEOPLE = 4;
const CARDS = 20;
const PER_SECOND = 2;

/** @param {import('../round.mjs').Bench} bench */
export async function run({ server, load, seed, case: { rooms: count, ms, warmUpMs } }) {
  const ids = clientIds(seed, count * PEOPLE);
  const rooms = [];
  for (let n = 0; n < count; n++) rooms.push(await server.room(`w3-${n}`, ids.slice(n * PEOPLE, (n + 1) * PEOPLE)));
  const { result, cpuMs, core, rssMb } = await window(server, load({ rooms, ms, warmUpMs }));
  return {
    numbers: { core, cpuPer1000: (cpuMs / result.delivered) * 1000, p50: result.p50, p99: result.p99, rssMb },
    problems: result.problems,
  };
}

/** @param {import('../load/main.mjs').Stage} stage */
export async function load({ rooms, speaks, seed, ms, warmUpMs }, stage) {
  const tally = new Tally();
  const count = Math.ceil((PER_SECOND * (ms + warmUpMs)) / 1000) + 5;
  const typists = [];
  for (const room of rooms) {
    const [author, { clientId }] = room.seats;
    const base = canvas({ seed, cards: CARDS, author });
    const people = await joinAll(room.seats, { speaks, room: room.name, tally });
    people[0].write(base);
    typists.push({
      person: people[1],
      writer: tally.addWriter(clientId, keystrokes({ base, clientId, card: 0, count, seed })),
    });
  }
  const act = (n) => typists[n].person.type(typists[n].writer);
  await pace({ actors: typists.length, perSecond: PER_SECOND, ms: warmUpMs, act });
  await tally.until(Infinity, 500);
  stage.say('ready');
  await stage.heard('go');
  tally.measure();
  await pace({ actors: typists.length, perSecond: PER_SECOND, ms, act });
  const wanted = tally.sent * (PEOPLE - 1);
  await tally.until(wanted, 20_000);
  stage.say('done');
  return tally.result(wanted);
}
