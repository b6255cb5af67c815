// W5: two hundred people join at once while one types: how long until all see the canvas, and does the typist notice.
import { canvas, clientIds, contentOf, keystrokes } from '../load/document.mjs';
import { at, readVarUint } from '../load/frames.mjs';
import { pace, pause } from '../load/pace.mjs';
import { joinAll, Person } from '../load/person.mjs';
import { pointing } from '../load/presence.mjs';
import { Tally } from '../load/tally.mjs';

export const title = '200 people join a canvas of 300 cards at once, as stock clients do, while one person types';
export const servers = ['ours', 'stock', 'hocuspocus', 'hocuspocus-sqlite'];
export const cases = () => [{ label: '200 joins' }];
export const columns = [
  { name: 'syncedMs', label: 'all synced ms' },
  { name: 'cpuPerJoin', label: 'CPU ms per join' },
  { name: 'p50', label: 'typist p50 ms' },
  { name: 'p99', label: 'typist p99 ms' },
];
export const aims = [
  { text: 'all synced in at most 0.25 of the time of stock', number: 'syncedMs', of: 'stock', atMost: 0.25 },
  { text: 'CPU per join at most 0.3 of stock', number: 'cpuPerJoin', of: 'stock', atMost: 0.3 },
  { text: 'typist p99 below 30 ms', number: 'p99', atMost: 30 },
];
const CARDS = 300;
const JOINERS = 200;
const WARM_UP = 20;
const WITNESSES = 5;
const PER_SECOND = 40;

/**
 * Who types and who watches are in a process of their own: what they notice is the server's doing, not the storm's.
 * @param {import('../round.mjs').Bench} bench
 */
export async function run({ server, load, seed }) {
  const room = await server.room('w5', clientIds(seed, 2 + WITNESSES + WARM_UP + JOINERS));
  const typist = load({ room, part: 'typist' });
  const joiners = load({ room, part: 'joiners' });
  await typist.heard('typing');
  joiners.say('begin');
  await joiners.heard('ready');
  const before = server.usage();
  typist.say('measure');
  joiners.say('go');
  await joiners.heard('joined');
  typist.say('stop');
  await typist.heard('done');
  const after = server.usage();
  const [typed, joined] = await Promise.all([typist.result(), joiners.result()]);
  return {
    numbers: {
      syncedMs: joined.syncedMs,
      cpuPerJoin: (after.cpuMs - before.cpuMs) / JOINERS,
      p50: typed.p50,
      p99: typed.p99,
    },
    problems: [...typed.problems, ...joined.problems],
  };
}

/** @param {import('../load/main.mjs').Stage} stage */
export function load(job, stage) {
  const habits = { speaks: job.speaks, room: job.room.name, presence: (seat) => pointing(seat, 0) };
  return job.part === 'typist' ? typeOn(job, habits, stage) : joinAtOnce(job, habits, stage);
}

async function typeOn({ room: { seats }, seed }, habits, stage) {
  const tally = new Tally();
  const base = canvas({ seed, cards: CARDS, author: seats[0] });
  const { clientId } = seats[1];
  const writer = tally.addWriter(clientId, keystrokes({ base, clientId, card: 0, count: 6000, seed }));
  const people = await joinAll(seats.slice(0, 2 + WITNESSES), { ...habits, tally });
  people[0].write(base);
  let typing = true;
  const typed = (async () => {
    while (typing) await pace({ actors: 1, perSecond: PER_SECOND, ms: 100, act: () => people[1].type(writer) });
  })();
  await pause(500);
  stage.say('typing');
  await stage.heard('measure');
  tally.measure();
  await stage.heard('stop');
  typing = false;
  await typed;
  // The author is a witness too.
  const wanted = tally.sent * (1 + WITNESSES);
  await tally.until(wanted, 20_000);
  stage.say('done');
  return tally.result(wanted);
}

async function joinAtOnce({ room: { seats } }, habits, stage) {
  const { clientId } = seats[1];
  /** The first keystroke each joiner heard of by itself: what came before must be in the content. */
  const firstHeard = new Map();
  const onUpdate = (person, buffer, start) => {
    if (firstHeard.has(person)) return;
    at.pos = start;
    if (readVarUint(buffer) !== 1) return;
    readVarUint(buffer);
    if (readVarUint(buffer) === clientId) firstHeard.set(person, readVarUint(buffer));
  };
  const joining = { ...habits, keepContent: true, onUpdate };
  await stage.heard('begin');
  const early = await Promise.all(seats.slice(-WARM_UP).map((seat) => Person.join(seat, joining)));
  for (const person of early) person.close();
  await pause(1000);
  stage.say('ready');
  await stage.heard('go');
  const started = performance.now();
  const wave = seats.slice(2 + WITNESSES, 2 + WITNESSES + JOINERS).map((seat) => Person.join(seat, joining));
  const joined = await Promise.all(wave);
  const syncedMs = Math.max(...joined.map((p) => p.syncedAt)) - started;
  // Whoever is put off still costs something.
  await pause(500);
  stage.say('joined');
  return { syncedMs, problems: lacking(joined, firstHeard, clientId) };
}

/** What was not in the content when it was said to be all there. */
function lacking(joined, firstHeard, typist) {
  let empty = 0;
  let torn = 0;
  for (const person of joined) {
    const { cards, clocks } = contentOf(person.content, typist);
    if (cards !== CARDS) empty++;
    if ((firstHeard.get(person) ?? 0) > clocks) torn++;
  }
  return [
    ...(empty ? [`${empty} of ${joined.length} were told "synced" without the ${CARDS} cards`] : []),
    ...(torn ? [`${torn} of ${joined.length} lacked keystrokes between content and line`] : []),
  ];
}
