// W2: a hundred readers and one writer who sends the next edit as soon as the last reader has an earlier one.
import { canvas, clientIds, keystrokes } from '../load/document.mjs';
import { joinAll } from '../load/person.mjs';
import { Tally } from '../load/tally.mjs';
import { window } from '../window.mjs';

export const title = '100 readers, one writer; at most so many edits on their way';
export const servers = ['ours', 'stock', 'hocuspocus', 'hocuspocus-sqlite', 'relay'];
/** A connection of ours may send so many at once: after that the next person is the writer. */
const EACH = 4000;
export const cases = (quick) => [
  { label: 'window 1', onTheirWay: 1, edits: quick ? 500 : 3000, warmUp: quick ? 200 : 1000 },
  { label: 'window 64', onTheirWay: 64, edits: quick ? 2000 : 16_000, warmUp: quick ? 500 : EACH },
];
export const columns = [
  { name: 'cpuPer1000', label: 'CPU ms per 1,000 delivered', digits: 3 },
  { name: 'p50', label: 'p50 ms' },
  { name: 'p99', label: 'p99 ms' },
  { name: 'perSecond', label: 'delivered a second' },
];
export const aims = [
  { text: 'window 1: CPU at most 0.8 of stock', case: 'window 1', number: 'cpuPer1000', of: 'stock', atMost: 0.8 },
  { text: 'window 64: CPU at most 0.1 of stock', case: 'window 64', number: 'cpuPer1000', of: 'stock', atMost: 0.1 },
];
const READERS = 100;
const CARDS = 60;

/** @param {import('../round.mjs').Bench} bench */
export async function run({ server, load, seed, case: { onTheirWay, edits, warmUp } }) {
  const room = await server.room('w2', clientIds(seed, READERS + 1));
  const { result, cpuMs, seconds } = await window(server, load({ room, onTheirWay, edits, warmUp }));
  return {
    numbers: {
      cpuPer1000: (cpuMs / result.delivered) * 1000,
      p50: result.p50,
      p99: result.p99,
      perSecond: result.delivered / seconds,
    },
    problems: result.problems,
  };
}

/** @param {import('../load/main.mjs').Stage} stage */
export async function load({ room, speaks, seed, onTheirWay, edits, warmUp }, stage) {
  const tally = new Tally();
  const [author] = room.seats;
  const base = canvas({ seed, cards: CARDS, author });
  const people = await joinAll(room.seats, { speaks, room: room.name, tally });
  people[0].write(base);
  const count = warmUp + edits;
  const writers = room.seats
    .slice(1, 1 + Math.ceil(count / EACH))
    .map(({ clientId }, n) => tally.addWriter(clientId, keystrokes({ base, clientId, card: n, count: EACH, seed })));
  const writerOf = (n) => Math.floor(n / EACH);

  /** The first edit that some reader still lacks, and the first not sent yet. */
  let lacking = 0;
  let next = 0;
  let upTo = warmUp;
  const send = () => {
    for (; next < upTo && next - lacking < onTheirWay; next++) people[1 + writerOf(next)].type(writers[writerOf(next)]);
  };
  tally.onDelivery = () => {
    const before = lacking;
    while (lacking < next && writers[writerOf(lacking)].have[lacking % EACH] === READERS) lacking++;
    if (lacking > before) send();
  };
  send();
  if (!(await tally.until(warmUp * READERS, 60_000))) return { ...tally.result(warmUp * READERS), delivered: NaN };
  stage.say('ready');
  await stage.heard('go');
  tally.measure();
  upTo = count;
  send();
  await tally.until(edits * READERS, 120_000);
  stage.say('done');
  return tally.result(edits * READERS);
}
