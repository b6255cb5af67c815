// W4: a canvas written by eight authors edit by edit, then opened: from memory, after a kill and after a clean restart.
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import * as Y from 'yjs';
import { canvasOf, holdingOf, editsOf, LAG, Witness } from '../load/authors.mjs';
import { clientIds } from '../load/document.mjs';
import { pause } from '../load/pace.mjs';
import { joinAll, Person } from '../load/person.mjs';
import { COLLECTS, collected } from '../memory.mjs';

const EDITS = 20_000;
/** Of another canvas, before anything is measured. */
const WARM_UP = 4000;
const AUTHORS = 8;
const OPENINGS = 5;

export const title =
  '20,000 edits by 8 authors at once, each a message of its own, at most 64 on their way; then opened by newcomers';
export const servers = ['ours', 'stock', 'stock-leveldb', 'hocuspocus', 'hocuspocus-sqlite'];
export const minutes = 5;
export const nodeFlags = COLLECTS;
export const cases = (quick) => [{ label: '20,000 edits', openings: quick ? 3 : OPENINGS }];
export const columns = [
  { name: 'feedSeconds', label: 'fed in s' },
  { name: 'feedCpu', label: 'CPU ms per 1,000 edits' },
  { name: 'grownMb', label: 'memory grown MB' },
  { name: 'keptMb', label: 'kept in the heap MB' },
  { name: 'openMs', label: 'open ms' },
  { name: 'openAfterKillMs', label: 'after kill -9 ms' },
  { name: 'openFromDiskMs', label: 'from disk ms' },
  { name: 'torn', label: 'synced too early', digits: 0 },
  { name: 'diskKb', label: 'on disk kB' },
  { name: 'restKb', label: 'on disk, stopped kB' },
];
export const aims = [
  { text: 'fed in at most the time of stock', number: 'feedSeconds', of: 'stock', atMost: 1 },
  { text: 'opened from memory in at most half the time of stock', number: 'openMs', of: 'stock', atMost: 0.5 },
  {
    text: 'opened from disk in at most 0.15 of the time of Hocuspocus with SQLite',
    number: 'openFromDiskMs',
    of: 'hocuspocus-sqlite',
    atMost: 0.15,
  },
  { text: 'never "synced" before the content is there', number: 'torn', atMost: 0 },
];

/** @param {import('../round.mjs').Bench} bench */
export async function run({ server, load: begin, seed, notes, case: { openings } }) {
  const ids = clientIds(seed, 2 * (1 + AUTHORS) + 3 * openings);
  const warmUp = await server.room('w4-warm-up', ids.splice(0, 1 + AUTHORS));
  const room = await server.room('w4', ids.splice(0, 1 + AUTHORS));
  const load = begin({ room, warmUp });
  let torn = 0;
  const open = async (when) => {
    load.say('open', { seats: await server.seats(room, ids.splice(0, openings)) });
    const opened = await load.heard('opened');
    torn += opened.torn;
    if (opened.torn) notes(`${when}: ${opened.torn} of ${openings} were told "synced" before the content was there`);
    // A time for something else is no time.
    return opened.torn ? NaN : opened.ms;
  };

  await load.heard('ready');
  const rested = await collected(server);
  const before = server.usage();
  load.say('feed');
  await load.heard('fed');
  const after = server.usage();
  const kept = await collected(server);
  const { fed } = await load.heard('facts');
  const numbers = {
    feedSeconds: fed / 1000,
    feedCpu: ((after.cpuMs - before.cpuMs) / EDITS) * 1000,
    grownMb: after.rssMb - before.rssMb,
    keptMb: kept.heapMb + kept.externalMb - rested.heapMb - rested.externalMb,
    openMs: await open('from memory'),
  };
  if (server.kind.durable) {
    numbers.diskKb = await settledSize(server.dataDir);
    await server.kill();
    await server.start();
    numbers.openAfterKillMs = await open('after kill -9');
    await server.terminate();
    numbers.restKb = sizeOf(server.dataDir);
    await server.start();
    numbers.openFromDiskMs = await open('from disk');
  } else notes('keeps nothing, so there is nothing to open after a restart');
  load.say('open', { seats: [] });
  const { problems } = await load.result();
  return { numbers: { ...numbers, torn }, problems };
}

/** What all files take, once nothing more is written. Whoever puts off writing is waited for. */
async function settledSize(folder) {
  let size = NaN;
  for (let same = 0; same < 6; await pause(500)) {
    const now = sizeOf(folder);
    same = now === size ? same + 1 : 0;
    size = now;
  }
  return size;
}
function sizeOf(folder) {
  let bytes = 0;
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true }))
    if (entry.isFile()) bytes += statSync(join(entry.parentPath, entry.name)).size;
  return bytes / 1024;
}

/** @param {import('../load/main.mjs').Stage} stage */
export async function load({ room, warmUp, speaks, seed }, stage) {
  const problems = [];
  /** It is killed, and comes again. */
  let mayClose = false;
  const onClose = (_person, code, reason) => {
    if (!mayClose) problems.push(`a line was closed: ${code} ${reason}`);
  };
  const habits = { speaks, onClose };
  // Code that was never run before takes memory too, and that is not what is asked.
  const early = await new Feed(warmUp, WARM_UP, seed + 1).begin(habits);
  await early.all(problems);
  for (const person of early.people) person.close();
  const feed = await new Feed(room, EDITS, seed).begin(habits);
  const expected = feed.content();
  stage.say('ready');
  await stage.heard('feed');
  const started = performance.now();
  await feed.all(problems);
  const fed = performance.now() - started;
  stage.say('fed');
  stage.say('facts', { fed });

  for (;;) {
    const { seats } = await stage.heard('open');
    if (seats.length === 0) return { problems };
    mayClose = true;
    const took = [];
    let torn = 0;
    for (const seat of seats) {
      const { ms, whole } = await opened(seat, { ...habits, room: room.name }, expected, feed.authors);
      took.push(ms);
      if (!whole) torn++;
    }
    stage.say('opened', { ms: took.sort((a, b) => a - b)[took.length >> 1], torn });
  }
}

/** Eight authors and somebody who reads along, by whom it is known what has come through. */
class Feed {
  authors;
  people = [];
  #room;
  #edits;
  #witness;
  #frames = [];
  #next = 0;
  /** How many frames of each author are durable, where the server says so. */
  #saved = new Map();
  #done = () => undefined;

  constructor(room, count, seed) {
    this.#room = room;
    this.authors = room.seats.slice(1);
    this.#edits = editsOf({ seats: this.authors, count, seed });
    this.#witness = new Witness(this.#edits, this.authors);
  }
  async begin(habits) {
    const common = { ...habits, room: this.#room.name };
    const onSaved = (person, count) => {
      this.#saved.set(person, count);
      this.#look();
    };
    const onUpdate = (_person, buffer, start, end) => {
      this.#witness.hear(buffer, start, end);
      this.#send();
      this.#look();
    };
    this.people = await joinAll(this.authors, { ...common, onSaved });
    this.people.push(await Person.join(this.#room.seats[0], { ...common, onUpdate }));
    this.#frames = this.#edits.map(({ author, update }) => this.people[author].frameOf(update));
    return this;
  }
  /** Resolves when the reader has it all, and all of it is acknowledged where that is done. */
  async all(problems) {
    const all = new Promise((resolve) => (this.#done = () => resolve(true)));
    this.#send();
    if (await Promise.race([all, pause(120_000)])) return;
    problems.push(`of ${this.#edits.length} edits ${this.#witness.lacking} came within 120 s`);
  }
  content() {
    const doc = canvasOf(this.#edits);
    const content = holdingOf(doc, clientIdsOf(this.authors));
    doc.destroy();
    return content;
  }
  #send() {
    for (; this.#next < this.#frames.length && this.#next - this.#witness.lacking < LAG; this.#next++)
      this.people[this.#edits[this.#next].author].socket.send(this.#frames[this.#next]);
  }
  #look() {
    if (!this.#witness.all) return;
    // The question and the answer of the joining are counted too.
    const each = this.#edits.length / this.authors.length + 2;
    if ([...this.#saved.values()].every((count) => count === each)) this.#done();
  }
}

/** A newcomer: how long until "synced", and whether all was there by then. */
async function opened(seat, habits, expected, authors) {
  const person = new Person(seat, { ...habits, keepContent: true });
  const started = performance.now();
  await person.open();
  const ms = person.syncedAt - started;
  person.close();
  const doc = new Y.Doc();
  for (const update of person.content) Y.applyUpdate(doc, update);
  const { items, text, pending } = holdingOf(doc, clientIdsOf(authors));
  doc.destroy();
  return { ms, whole: items === expected.items && text === expected.text && !pending };
}
function clientIdsOf(seats) {
  return seats.map(({ clientId }) => clientId);
}
