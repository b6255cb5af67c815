// W6: fifty people point ten times a second each; W6E: the same with stock clients, which echo what they hear.
import { performance } from 'node:perf_hooks';
import { clientIds } from '../load/document.mjs';
import { pace } from '../load/pace.mjs';
import { joinAll } from '../load/person.mjs';
import { eachEntry, pointing } from '../load/presence.mjs';
import { percentile } from '../load/tally.mjs';
import { window } from '../window.mjs';

export const title = '50 people, 10 cursor positions a second each';
export const servers = ['ours', 'stock', 'hocuspocus', 'relay'];
export const cases = (quick) => {
  const ms = quick ? 4000 : 12_000;
  return [
    { label: 'silent clients', echo: false, ms },
    // A relay would send the echoes round for ever.
    { label: 'clients that echo', echo: true, ms, servers: ['ours', 'stock', 'hocuspocus'] },
  ];
};
export const columns = [
  { name: 'cpuPer1000', label: 'CPU ms per 1,000 entries', digits: 3 },
  { name: 'core', label: 'part of a core', digits: 3 },
  { name: 'p50', label: 'p50 ms' },
  { name: 'p99', label: 'p99 ms' },
  { name: 'share', label: 'part delivered in time', digits: 3 },
];
export const aims = [
  { text: 'CPU at most 0.35 of stock', case: 'silent clients', number: 'cpuPer1000', of: 'stock', atMost: 0.35 },
  { text: 'p99 below 90 ms', case: 'silent clients', number: 'p99', atMost: 90 },
  {
    text: 'with echoes: part of a core at most 0.25 of stock',
    case: 'clients that echo',
    number: 'core',
    of: 'stock',
    atMost: 0.25,
  },
];
const PEOPLE = 50;
const PER_SECOND = 10;
const WARM_UP_MS = 2000;

/** @param {import('../round.mjs').Bench} bench */
export async function run({ server, load, seed, case: { echo, ms } }) {
  const room = await server.room('w6', clientIds(seed, PEOPLE));
  const { result, cpuMs, core } = await window(server, load({ room, echo, ms }));
  return {
    numbers: {
      cpuPer1000: (cpuMs / result.entries) * 1000,
      core,
      p50: result.p50,
      p99: result.p99,
      share: result.entries / result.wanted,
    },
    problems: result.problems,
  };
}

/** @param {import('../load/main.mjs').Stage} stage */
export async function load({ room, speaks, echo, ms }, stage) {
  const { seats } = room;
  const indexOf = new Map(seats.map(({ clientId }, n) => [clientId, n]));
  const most = Math.ceil((PER_SECOND * (ms + WARM_UP_MS)) / 1000) + 5;
  const bodies = seats.map((seat) => Array.from({ length: most }, (_, n) => pointing(seat, n)));
  const sentAt = seats.map(() => new Float64Array(most));
  const shown = seats.map(() => 0);
  /** Per reader: the last number, and the last clock, seen of each person. */
  const seen = new Map(seats.map(({ clientId }) => [clientId, seats.map(() => -1)]));
  const clocks = new Map(seats.map(({ clientId }) => [clientId, seats.map(() => -1)]));
  const problems = [];
  let took = [];
  let measuring = false;
  let from = seats.map(() => 0);

  const onAwareness = (reader, buffer, start, end) => {
    const now = performance.now();
    const last = seen.get(reader.clientId);
    const known = clocks.get(reader.clientId);
    let news = false;
    eachEntry(buffer, start, (id, clock, n) => {
      const who = indexOf.get(id);
      if (who === undefined || id === reader.clientId) return;
      if (clock > known[who]) {
        known[who] = clock;
        news = true;
      }
      if (n <= last[who]) return;
      last[who] = n;
      if (measuring && n >= from[who]) took.push(now - sentAt[who][n]);
    });
    if (echo && news) reader.show(buffer.subarray(start, end));
  };
  const onClose = (_person, code, reason) => problems.push(`a line was closed: ${code} ${reason}`);
  const people = await joinAll(seats, { speaks, room: room.name, onAwareness, onClose });
  const act = (who) => {
    const n = shown[who]++;
    sentAt[who][n] = performance.now();
    people[who].show(bodies[who][n]);
  };
  await pace({ actors: PEOPLE, perSecond: PER_SECOND, ms: WARM_UP_MS, act });
  stage.say('ready');
  await stage.heard('go');
  took = [];
  from = [...shown];
  measuring = true;
  await pace({ actors: PEOPLE, perSecond: PER_SECOND, ms, act });
  stage.say('done');
  const entries = took.length;
  const wanted = shown.reduce((sum, n, who) => sum + n - from[who], 0) * (PEOPLE - 1);
  const all = () =>
    people.every(({ clientId }) =>
      seen.get(clientId).every((n, who) => seats[who].clientId === clientId || n === shown[who] - 1),
    );
  const patience = performance.now() + 60_000;
  while (!all() && performance.now() < patience && problems.length === 0)
    await pace({ actors: 1, perSecond: 10, ms: 100, act: () => undefined });
  if (!all()) problems.push('somebody never saw where somebody ended');
  const sorted = Float64Array.from(took).sort();
  return { entries, wanted, p50: percentile(sorted, 0.5), p99: percentile(sorted, 0.99), problems };
}
