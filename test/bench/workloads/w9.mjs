// W9: a thousand canvases are opened and left, and another thousand: does the server let go of them?
import { canvas, contentOf, clientIds, keystrokes } from '../load/document.mjs';
import { pause } from '../load/pace.mjs';
import { Person } from '../load/person.mjs';
import { Tally } from '../load/tally.mjs';
import { COLLECTS, collected, watchMemory } from '../memory.mjs';

const CARDS = 20;
const KEYSTROKES = 10;
/** Enough that the runtime and its allocator have reached their working size: a server that frees all keeps that, too. */
const WARM_UP = 300;
const PATIENCE_MS = 30_000;
const AT_ONCE = 20;
/** Ours keeps an empty room for 30 s, the product's own grace; the others are done after Hocuspocus' 10 s at the latest. */
const REST_MS = { ours: 34_000 };
const SHORT_REST_MS = 12_000;

export const title =
  'twice 1,000 canvases of 20 cards are opened by two people each and left; memory once the garbage is collected';
export const servers = ['ours', 'stock', 'hocuspocus', 'hocuspocus-sqlite'];
export const minutes = 10;
export const nodeFlags = COLLECTS;
export const cases = (quick) => [{ label: quick ? '2 x 300' : '2 x 1,000', rooms: quick ? 300 : 1000, runs: 3 }];
export const columns = [
  { name: 'baselineMb', label: 'baseline MB' },
  { name: 'openMb', label: 'all open MB' },
  { name: 'firstMb', label: 'first left MB' },
  { name: 'secondMb', label: 'second left MB' },
  { name: 'heapBaselineMb', label: 'heap: baseline MB' },
  { name: 'heapFirstMb', label: 'first left MB' },
  { name: 'heapSecondMb', label: 'second left MB' },
  { name: 'back', label: 'second : baseline', digits: 3 },
  { name: 'again', label: 'second : first', digits: 3 },
];
export const aims = [{ text: 'memory comes back to within 10% of the baseline', number: 'back', atMost: 1.1 }];

/** @param {import('../round.mjs').Bench} bench */
export async function run({ server, load: begin, seed, case: { rooms: count } }) {
  const ids = clientIds(seed, 2 * (WARM_UP + 2 * count));
  const problems = [];
  const visit = async (name, many) => {
    const rooms = [];
    for (let n = 0; n < many; n++) rooms.push(await server.room(`w9-${name}-${n}`, ids.splice(0, 2)));
    const load = begin({ rooms });
    const memory = watchMemory(server);
    problems.push(...new Set((await load.result()).problems));
    const most = memory.end();
    // The lines end with their generator, if they have not before.
    await load.end();
    await pause(REST_MS[server.kind.name] ?? SHORT_REST_MS);
    return { most, ...(await collected(server)) };
  };
  // Code that was never run takes memory too, and so does the first thousand of anything.
  const baseline = await visit('warm-up', WARM_UP);
  const first = await visit('first', count);
  const second = await visit('second', count);
  return {
    numbers: {
      baselineMb: baseline.rssMb,
      openMb: Math.max(first.most, second.most),
      firstMb: first.rssMb,
      secondMb: second.rssMb,
      heapBaselineMb: baseline.heapMb + baseline.externalMb,
      heapFirstMb: first.heapMb + first.externalMb,
      heapSecondMb: second.heapMb + second.externalMb,
      back: second.rssMb / baseline.rssMb,
      again: second.rssMb / first.rssMb,
    },
    problems,
  };
}

/** Everybody comes, all canvases are open at once, everybody goes. */
export async function load({ rooms, speaks, seed }) {
  const problems = [];
  const people = [];
  for (let n = 0; n < rooms.length; n += AT_ONCE)
    people.push(
      ...(await Promise.all(rooms.slice(n, n + AT_ONCE).map((room) => open(room, { speaks, seed, problems })))),
    );
  for (const person of people.flat()) person.close();
  await pause(1000);
  return { problems };
}
/** One writes the canvas, the other sees it all and types; the first must see that. */
async function open({ name, seats }, { speaks, seed, problems }) {
  const [author, typist] = seats;
  const tally = new Tally();
  const base = canvas({ seed, cards: CARDS, author });
  const { clientId } = typist;
  const writer = tally.addWriter(clientId, keystrokes({ base, clientId, card: 0, count: KEYSTROKES, seed }));
  let came = () => undefined;
  const content = new Promise((resolve) => (came = resolve));
  const common = {
    speaks,
    room: name,
    tally,
    onClose: (_person, code, reason) => problems.push(`a line was closed: ${code} ${reason}`),
  };
  const onUpdate = (_person, buffer, start, end) => came([Uint8Array.from(buffer.subarray(start, end))]);
  const one = await Person.join(author, common);
  const other = await Person.join(typist, { ...common, onUpdate });
  one.write(base);
  const { cards } = contentOf((await Promise.race([content, pause(PATIENCE_MS)])) ?? [], clientId);
  if (cards !== CARDS) problems.push(`${cards} of ${CARDS} cards came`);
  while (other.type(writer));
  if (!(await tally.until(KEYSTROKES, PATIENCE_MS)))
    problems.push(`${tally.delivered} of ${KEYSTROKES} keystrokes came`);
  problems.push(...tally.problems);
  return [one, other];
}
