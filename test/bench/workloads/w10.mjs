// W10: five people read nothing at all while 64 MB of edits pass to the others: what does the server keep for them?
import { Witness } from '../load/authors.mjs';
import { clientIds } from '../load/document.mjs';
import { pagesOf } from '../load/pages.mjs';
import { pause } from '../load/pace.mjs';
import { joinAll, Person } from '../load/person.mjs';
import { COLLECTS, collected, watchMemory } from '../memory.mjs';

const MB = 1024 * 1024;
/** An edit is a page of text; with eight authors that stays within what each line of ours may send at once. */
const PAGE = 4096;
const AUTHORS = 8;
const STALLED = 5;
const WARM_UP_MB = 10;
/** Edits on their way to who reads along. */
const WINDOW = 64;
const WITHIN_MS = 120_000;

export const title =
  '64 MB of edits of 4 kB by 8 authors, at most 64 on their way, past 5 people who read nothing; then they read again';
export const servers = ['ours', 'stock', 'stock-leveldb', 'hocuspocus', 'relay'];
export const minutes = 5;
export const nodeFlags = COLLECTS;
export const cases = (quick) => [
  { label: '5 stalled', stalled: STALLED, mb: quick ? 32 : 64 },
  { label: 'nobody stalled', stalled: 0, mb: quick ? 32 : 64, servers: ['ours', 'stock', 'hocuspocus', 'relay'] },
];
export const columns = [
  { name: 'grownMb', label: 'grown at most MB' },
  { name: 'keptMb', label: 'kept for them MB' },
  { name: 'seconds', label: 'seconds' },
  { name: 'caughtUp', label: 'caught up', digits: 0 },
  { name: 'dropped', label: 'dropped', digits: 0 },
  { name: 'catchUpMb', label: 'read afterwards MB' },
];
export const aims = [{ text: 'memory grows by less than 16 MB', case: '5 stalled', number: 'grownMb', atMost: 16 }];

/** @param {import('../round.mjs').Bench} bench */
export async function run({ server, load: begin, seed, case: { stalled, mb } }) {
  const room = await server.room('w10', clientIds(seed, AUTHORS + 1 + stalled));
  const load = begin({ room, mb });
  await load.heard('warm');
  // Before its garbage is collected: what the same traffic takes while everybody reads is no growth.
  const before = server.usage();
  const rested = await collected(server);
  const memory = watchMemory(server);
  load.say('go');
  await load.heard('passed');
  const most = memory.end();
  const kept = await collected(server);
  load.say('resume');
  const { seconds, caughtUp, dropped, catchUpMb, problems } = await load.result();
  return {
    numbers: {
      grownMb: most - before.rssMb,
      keptMb: kept.heapMb + kept.externalMb - rested.heapMb - rested.externalMb,
      seconds,
      caughtUp,
      dropped,
      catchUpMb,
    },
    problems,
  };
}

/** @param {import('../load/main.mjs').Stage} stage */
export async function load({ room, speaks, seed, mb }, stage) {
  const authors = room.seats.slice(0, AUTHORS);
  const [along, ...stalling] = room.seats.slice(AUTHORS);
  const warmUp = (WARM_UP_MB * MB) / PAGE;
  const edits = pagesOf({ seats: authors, count: warmUp + (mb * MB) / PAGE, bytes: PAGE, seed });
  const problems = [];
  const common = { speaks, room: room.name };
  const onClose = (_person, code, reason) => problems.push(`a line was closed: ${code} ${reason}`);
  const people = await joinAll(authors, { ...common, onClose });

  const witness = new Witness(edits, authors);
  let next = 0;
  let upTo = warmUp;
  let reached = () => undefined;
  const send = () => {
    for (; next < upTo && next - witness.lacking < WINDOW; next++) people[edits[next].author].write(edits[next].update);
    if (witness.lacking >= upTo) reached();
  };
  const onUpdate = (_person, buffer, start, end) => {
    witness.hear(buffer, start, end);
    send();
  };
  const pass = async (to) => {
    upTo = to;
    const all = new Promise((resolve) => (reached = () => resolve(true)));
    send();
    if (!(await Promise.race([all, pause(WITHIN_MS)]))) problems.push(`of ${to} edits ${witness.lacking} came`);
  };
  await Person.join(along, { ...common, onClose, onUpdate });
  const slow = await Promise.all(stalling.map((seat) => stall(seat, common, edits, authors)));
  await pass(warmUp);
  // They have read until now; from here on they do not.
  for (const { person } of slow) person.socket.pause();
  stage.say('warm');
  await stage.heard('go');
  const started = performance.now();
  await pass(edits.length);
  const seconds = (performance.now() - started) / 1000;
  stage.say('passed');

  await stage.heard('resume');
  for (const one of slow) one.resume();
  const until = performance.now() + WITHIN_MS;
  while (slow.some((one) => !one.witness.all && !one.person.socket.closed) && performance.now() < until)
    await pause(50);
  const caughtUp = slow.filter((one) => one.witness.all).length;
  const dropped = slow.filter((one) => one.person.socket.closed && !one.witness.all).length;
  if (caughtUp + dropped < slow.length) problems.push('somebody who reads again never had it all');
  const catchUpMb = slow.reduce((sum, one) => sum + one.read(), 0) / MB / slow.length;
  return { seconds, caughtUp, dropped, catchUpMb, problems };
}

/** Somebody who reads until `pause`, and what they have of it. */
async function stall(seat, common, edits, authors) {
  const witness = new Witness(edits, authors);
  let read = 0;
  let counting = false;
  const onUpdate = (_person, buffer, start, end) => {
    if (counting) read += end - start;
    witness.hear(buffer, start, end);
  };
  const person = await Person.join(seat, { ...common, onUpdate, onClose: () => undefined });
  const resume = () => {
    counting = true;
    person.socket.resume();
  };
  return { person, witness, resume, read: () => read };
}
