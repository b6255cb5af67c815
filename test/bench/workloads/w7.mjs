// W7: the server is killed while eight people type, and started again on what it kept: is something lost that was promised?
import { canvas, clientIds, dice, keystrokes, rangesOf } from '../load/document.mjs';
import { pace, pause } from '../load/pace.mjs';
import { joinAll, Person } from '../load/person.mjs';
import { Tally } from '../load/tally.mjs';

const KILLS = 10;
const TYPISTS = 8;
const PER_SECOND = 20;
const EARLIEST_MS = 1000;
const LATEST_MS = 4000;

export const title =
  'kill -9 at any moment while 8 people type 20 characters a second, and a restart; nobody comes back with a copy';
export const servers = ['ours', 'stock', 'stock-leveldb', 'hocuspocus', 'hocuspocus-sqlite'];
export const minutes = 5;
/** One run with many kills: a median would hide a loss. */
export const cases = (quick) => [{ label: `${quick ? 3 : KILLS} kills`, kills: quick ? 3 : KILLS, runs: 1 }];
export const columns = [
  { name: 'sent', label: 'typed', digits: 0 },
  { name: 'seen', label: 'seen by others', digits: 0 },
  { name: 'saved', label: 'acknowledged', digits: 0 },
  { name: 'kept', label: 'there afterwards', digits: 0 },
  { name: 'lostSeen', label: 'seen and lost', digits: 0 },
  { name: 'lostSaved', label: 'acknowledged and lost', digits: 0 },
];
export const aims = [
  { text: 'nothing lost that anybody else had seen', number: 'lostSeen', atMost: 0 },
  { text: 'nothing lost that was acknowledged', number: 'lostSaved', atMost: 0 },
];

/** @param {import('../round.mjs').Bench} bench */
export async function run({ server, load: begin, seed, notes, case: { kills } }) {
  const random = dice(seed);
  const ids = clientIds(seed, kills * (TYPISTS + 2));
  const numbers = { sent: 0, seen: 0, saved: 0, kept: 0, lostSeen: 0, lostSaved: 0 };
  const problems = [];
  let tells = false;
  for (let kill = 1; kill <= kills; kill++) {
    const room = await server.room(`w7-${kill}`, ids.splice(0, TYPISTS + 1));
    const load = begin({ room });
    await load.heard('typing');
    await pause(EARLIEST_MS + random() * (LATEST_MS - EARLIEST_MS));
    await server.kill();
    await load.heard('alone');
    await server.start();
    const [reader] = await server.seats(room, ids.splice(0, 1));
    load.say('look', { reader });
    const round = await load.result();
    for (const name of Object.keys(numbers)) numbers[name] += round[name];
    tells ||= round.saved > 0;
    problems.push(...round.problems.map((problem) => `kill ${kill}: ${problem}`));
  }
  if (!tells) notes('does not acknowledge edits (or not in a way that says which)');
  return { numbers, problems };
}

/** @param {import('../load/main.mjs').Stage} stage */
export async function load({ room, speaks, seed }, stage) {
  const tally = new Tally();
  const [author, ...typists] = room.seats;
  const base = canvas({ seed, cards: TYPISTS, author });
  const count = Math.ceil((PER_SECOND * 2 * LATEST_MS) / 1000);
  const writers = typists.map(({ clientId }, n) =>
    tally.addWriter(clientId, keystrokes({ base, clientId, card: n, count, seed })),
  );
  let closed = 0;
  let over = () => undefined;
  const allClosed = new Promise((resolve) => (over = resolve));
  /** How many frames of each person are durable, where the server says so. */
  const saved = new Map();
  const people = await joinAll(room.seats, {
    speaks,
    room: room.name,
    tally,
    onSaved: ({ clientId }, frames) => saved.set(clientId, frames),
    onClose: () => {
      if (++closed === room.seats.length) over();
    },
  });
  people[0].write(base);
  const act = (n) => {
    if (!people[n + 1].socket.closed) people[n + 1].type(writers[n]);
  };
  stage.say('typing');
  void pace({ actors: TYPISTS, perSecond: PER_SECOND, ms: 2 * LATEST_MS, act });
  // What the kernel had taken from the server before still arrives, and was seen.
  await allClosed;
  stage.say('alone');

  const { reader } = await stage.heard('look');
  const content = await contentFor(reader, { speaks, room: room.name });
  const result = { sent: 0, seen: 0, saved: 0, kept: 0, lostSeen: 0, lostSaved: 0 };
  for (const { clientId, sent, have } of writers) {
    const ranges = content.flatMap(rangesOf).filter((range) => range.clientId === clientId);
    // The question and the answer of the joining are counted too.
    const acknowledged = Math.max(0, (saved.get(clientId) ?? 0) - 2);
    for (let n = 0; n < sent; n++) {
      const kept = ranges.some(({ from, to }) => from <= n && n < to);
      result.sent++;
      if (have[n] > 0) result.seen++;
      if (n < acknowledged) result.saved++;
      if (kept) result.kept++;
      if (!kept && have[n] > 0) result.lostSeen++;
      if (!kept && n < acknowledged) result.lostSaved++;
    }
  }
  const problems = [...tally.problems];
  if (result.seen < TYPISTS * PER_SECOND * (EARLIEST_MS / 2000))
    problems.push(`only ${result.seen} keystrokes were seen`);
  return { ...result, problems };
}

/** All a newcomer gets, also what comes a little later: some servers say "synced" first. */
async function contentFor(seat, habits) {
  const late = [];
  const onUpdate = (_person, buffer, start, end) => late.push(Uint8Array.from(buffer.subarray(start, end)));
  const person = await Person.join(seat, { ...habits, keepContent: true, onUpdate });
  await pause(1000);
  person.close();
  return [...person.content, ...late];
}
