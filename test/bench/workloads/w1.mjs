// W1: one document, many people, some of them typing: how fast the others see it and what that costs.
import { canvas, clientIds, keystrokes } from '../load/document.mjs';
import { pace } from '../load/pace.mjs';
import { joinAll } from '../load/person.mjs';
import { Tally } from '../load/tally.mjs';
import { window } from '../window.mjs';

export const title = 'one document, some of the people type 5 characters a second';
export const servers = ['ours', 'stock', 'hocuspocus', 'hocuspocus-sqlite', 'relay'];
export const cases = (quick) =>
  [10, 50, 200].map((people) => ({
    label: `${people} people`,
    people,
    typists: Math.max(2, people / 10),
    ms: quick ? 4000 : 15_000,
    warmUpMs: quick ? 1000 : 4000,
  }));
export const columns = [
  { name: 'p50', label: 'p50 ms' },
  { name: 'p99', label: 'p99 ms' },
  { name: 'cpuPer1000', label: 'CPU ms per 1,000 delivered' },
  { name: 'core', label: 'part of a core', digits: 3 },
];
export const aims = [
  {
    text: '200 people: CPU at most 0.9 of the relay',
    case: '200 people',
    number: 'cpuPer1000',
    of: 'relay',
    atMost: 0.9,
  },
  { text: '200 people: p99 at most 1.5 of the relay', case: '200 people', number: 'p99', of: 'relay', atMost: 1.5 },
];
const CARDS = 60;
const PER_SECOND = 5;

/** @param {import('../round.mjs').Bench} bench */
export async function run({ server, load, seed, case: { people, typists, ms, warmUpMs } }) {
  const room = await server.room('w1', clientIds(seed, people));
  const used = await window(server, load({ room, typists, ms, warmUpMs }));
  const { result } = used;
  return {
    numbers: {
      p50: result.p50,
      p99: result.p99,
      cpuPer1000: (used.cpuMs / result.delivered) * 1000,
      core: used.core,
      delivered: result.delivered,
    },
    problems: result.problems,
  };
}

/** @param {import('../load/main.mjs').Stage} stage */
export async function load({ room, speaks, seed, typists, ms, warmUpMs }, stage) {
  const tally = new Tally();
  const [author] = room.seats;
  const base = canvas({ seed, cards: CARDS, author });
  const count = Math.ceil((PER_SECOND * (ms + warmUpMs)) / 1000) + 5;
  // The author is no typist: their clientID already has the canvas.
  const writers = room.seats
    .slice(1, typists + 1)
    .map(({ clientId }, n) => tally.addWriter(clientId, keystrokes({ base, clientId, card: n, count, seed })));
  const people = await joinAll(room.seats, { speaks, room: room.name, tally });
  people[0].write(base);
  const act = (n) => people[n + 1].type(writers[n]);
  await pace({ actors: typists, perSecond: PER_SECOND, ms: warmUpMs, act });
  await tally.until(Infinity, 300);
  stage.say('ready');
  await stage.heard('go');
  tally.measure();
  await pace({ actors: typists, perSecond: PER_SECOND, ms, act });
  const wanted = tally.sent * (people.length - 1);
  await tally.until(wanted, 20_000);
  stage.say('done');
  return tally.result(wanted);
}
