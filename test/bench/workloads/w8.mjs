// W8: one person pours edits into document A as fast as the line takes them: do two people who type in document B notice?
import { setPriority } from 'node:os';
import { performance } from 'node:perf_hooks';
import { editsOf, Witness } from '../load/authors.mjs';
import { canvas, clientIds, keystrokes } from '../load/document.mjs';
import { pace, pause } from '../load/pace.mjs';
import { joinAll, Person } from '../load/person.mjs';
import { Tally } from '../load/tally.mjs';

const FLOOD = 20_000;
const PER_SECOND = 10;
const CARDS = 60;
/** Whoever is slowed takes most of a minute. */
const THROUGH_MS = 90_000;

export const title = 'one person pours 20,000 edits into one canvas while two type 10 characters a second in another';
export const servers = ['ours', 'stock', 'stock-leveldb', 'hocuspocus', 'hocuspocus-sqlite', 'relay'];
/** Both parts are as long: without the flood, and from its beginning. */
export const cases = (quick) => [{ label: 'a flood next door', ms: quick ? 5000 : 10_000 }];
export const columns = [
  { name: 'quietP50', label: 'before p50 ms' },
  { name: 'quietP99', label: 'before p99 ms' },
  { name: 'p50', label: 'p50 ms' },
  { name: 'p99', label: 'p99 ms' },
  { name: 'max', label: 'longest ms' },
  { name: 'through', label: 'edits through', digits: 0 },
  { name: 'perSecond', label: 'edits a second', digits: 0 },
  { name: 'closeCode', label: 'close code', digits: 0 },
];
export const aims = [
  { text: 'p99 at most 1.3 of the relay', number: 'p99', of: 'relay', atMost: 1.3 },
  { text: 'the flood is slowed: at most 5,000 at once and 1,000 a second', number: 'overBudget', atMost: 0 },
];

/** @param {import('../round.mjs').Bench} bench */
export async function run({ server, load: begin, seed, notes, case: { ms } }) {
  const [pouring, reading, ...ids] = clientIds(seed, 5);
  const flooded = await server.room('w8-a', [pouring, reading]);
  const typed = await server.room('w8-b', ids);
  // Two generators: whoever pours must not hold up whoever types.
  const flood = begin({ part: 'flood', room: flooded, ms });
  const people = begin({ part: 'people', room: typed, ms });
  await flood.heard('ready');
  await people.heard('flood');
  flood.say('go');
  const [poured, told] = await Promise.all([flood.result(), people.result()]);
  const { through, seconds, closed } = poured;
  if (closed) notes(`the line that poured was closed: ${closed.code} ${closed.reason}`);
  return {
    numbers: {
      quietP50: told.quiet.p50,
      quietP99: told.quiet.p99,
      p50: told.during.p50,
      p99: told.during.p99,
      max: told.during.max,
      through,
      perSecond: through / seconds,
      closeCode: closed?.code ?? NaN,
      overBudget: Math.max(0, through - 5000 - 1000 * seconds),
    },
    problems: [...poured.problems, ...told.quiet.problems, ...told.during.problems],
  };
}

/** @param {import('../load/main.mjs').Stage} stage */
export function load(job, stage) {
  return job.part === 'flood' ? pour(job, stage) : type(job, stage);
}

/** Everything into the line at once; what comes out at somebody who reads along is counted. */
async function pour({ room, speaks, seed }, stage) {
  // It shares its processor with those who type, who come first.
  setPriority(19);
  const [writer, reader] = room.seats;
  const edits = editsOf({ seats: [writer], count: FLOOD, seed });
  const witness = new Witness(edits, [writer]);
  const problems = [];
  let closed;
  let lastAt = NaN;
  let all = () => undefined;
  const done = new Promise((resolve) => (all = resolve));
  let ended = () => undefined;
  const gone = new Promise((resolve) => (ended = resolve));
  const onClose = (_person, code, reason) => {
    closed = { code, reason };
    ended();
  };
  const onUpdate = (_person, buffer, start, end) => {
    witness.hear(buffer, start, end);
    lastAt = performance.now();
    if (witness.all) all();
  };
  const common = { speaks, room: room.name };
  const person = await Person.join(writer, { ...common, onClose });
  await Person.join(reader, {
    ...common,
    onUpdate,
    onClose: (_person, code, reason) => problems.push(`who reads along was closed: ${code} ${reason}`),
  });
  const frames = edits.map(({ update }) => person.frameOf(update));
  stage.say('ready');
  await stage.heard('go');
  const started = performance.now();
  person.socket.cork(() => frames.forEach((frame) => person.socket.send(frame)));
  await Promise.race([done, gone.then(() => pause(2000)), pause(THROUGH_MS)]);
  if (!witness.all && !closed) problems.push(`only ${witness.lacking} edits came through, and the line stayed open`);
  return { through: witness.lacking, seconds: (lastAt - started) / 1000, closed, problems };
}

/** Two people type, and each is the reader of the other. */
async function type({ room, speaks, seed, ms }, stage) {
  const tally = new Tally();
  const [author, ...typists] = room.seats;
  const base = canvas({ seed, cards: CARDS, author });
  const count = Math.ceil((PER_SECOND * (2 * ms + 2000)) / 1000) + 5;
  const people = await joinAll(room.seats, { speaks, room: room.name, tally });
  people[0].write(base);
  const writers = typists.map(({ clientId }, n) =>
    tally.addWriter(clientId, keystrokes({ base, clientId, card: n, count, seed })),
  );
  const act = (n) => people[n + 1].type(writers[n]);
  const part = async (length) => {
    tally.measure();
    await pace({ actors: typists.length, perSecond: PER_SECOND, ms: length, act });
    const wanted = tally.sent * (people.length - 1);
    await tally.until(wanted, 30_000);
    return tally.result(wanted);
  };
  await part(2000);
  const quiet = await part(ms);
  stage.say('flood');
  return { quiet, during: await part(ms) };
}
