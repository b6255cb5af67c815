// Promise: a server on which people come and go for hours holds no more at the end than at the beginning.
import { afterAll, beforeAll, expect, it } from 'vitest';
import * as Y from 'yjs';
import { cardMap } from '../../shared/document/cards.ts';
import { declareRoots } from '../../shared/document/roots.ts';
import { plainText } from '../../shared/document/text.ts';
import type { TicketReply } from '../../shared/wire/http.ts';
import { seeded, type } from '../doubles/desk.ts';
import { joined } from '../server/raw-client.ts';
import type { RawClient } from '../server/raw-client.ts';
import { createCanvas, newFolder, until } from '../server/with-server.ts';
import type { TestCanvas } from '../server/with-server.ts';
import { bigCard } from './big-card.ts';
import { buildChild, launch } from './child.ts';
import type { Child, Holding } from './child.ts';

const LONG = process.env['CLC_LONG'] === '1';
/**
 * Before anything is measured everybody does as much as they can: V8 compiles what is run often and keeps what it made,
 * and gives itself the pages it works best with. At the pace of the measuring that is not over after eight minutes.
 */
const WARM_UP_SECONDS = LONG ? 150 : 0;
const WARM_UP_EVERY_MS = 1;
/** What that left behind for a while, as tickets, must not make a loss of what comes next. */
const TICKET_SECONDS = 20;
const SETTLING_SECONDS = LONG ? TICKET_SECONDS + 10 : 0;
const SECONDS = LONG ? Number(process.env['CLC_SOAK_MINUTES'] ?? 10) * 60 : 20;
const PEOPLE = LONG ? 50 : 20;
const ROOMS = LONG ? 20 : 8;
const SEED = Number(process.env['CLC_SEED'] ?? 1);
const ACT_EVERY_MS = 10;
const LOOK_EVERY_MS = 5000;
const MB = 1024 * 1024;
const MOST_PER_TEN_MINUTES = MB;

let built: Awaited<ReturnType<typeof buildChild>>;
beforeAll(async () => {
  built = await buildChild();
});
afterAll(() => built.remove());

/** Somebody with one canvas, who comes, writes, shows themself and goes, one way or another. */
class Visitor {
  readonly #server: Child;
  readonly #canvas: TestCanvas;
  readonly #name: string;
  readonly #doc = declareRoots(new Y.Doc());
  #client: RawClient | undefined;
  #busy: Promise<void> | undefined;
  #clock = 0;
  constructor(server: Child, canvas: TestCanvas, name: string) {
    this.#server = server;
    this.#canvas = canvas;
    this.#name = name;
  }
  act(dice: number): void {
    const client = this.#client;
    if (this.#busy) return;
    if (!client || client.closed) this.#busy = this.#come().finally(() => (this.#busy = undefined));
    else if (dice < 0.5) this.#write(client);
    else if (dice < 0.8)
      client.awareness([{ id: client.doc.clientID, clock: ++this.#clock, state: { block: 'arena' } }]);
    else if (dice < 0.9) client.ws.close();
    else client.ws.terminate();
    // What came is of no interest here, and must not fill this process instead.
    client?.received.splice(0);
  }
  /** One more letter: a document keeps what was taken out, so anything else would let it grow as it must. */
  #write(client: RawClient): void {
    const text = cardMap(client.doc, this.#name)?.get('text');
    if (text instanceof Y.XmlFragment) client.edit((doc) => type(doc, text, plainText(text).length, 'x'));
    else client.edit((doc) => bigCard(doc, this.#name, client.ticket.person.id, 1));
  }
  async leave(): Promise<void> {
    await this.#busy;
    this.#client?.ws.close();
  }
  async #come(): Promise<void> {
    const reply = await fetch(`${this.#server.url}/api/canvases/${this.#canvas.id}/tickets`, {
      method: 'POST',
      // Connections kept for a next question would look like handles that leak.
      headers: { 'content-type': 'application/json', connection: 'close' },
      body: JSON.stringify({
        key: this.#canvas.keys.editor,
        clientId: this.#doc.clientID,
        device: this.#name.padEnd(22, '-'),
        name: this.#name,
        features: ['saved'],
      }),
    });
    expect(reply.status).toBe(201);
    const ticket = (await reply.json()) as TicketReply;
    this.#client = await joined(this.#server, this.#canvas, 'editor', { doc: this.#doc, ticket });
  }
}

/** Handles of each kind. */
function kinds({ handles }: Holding): Record<string, number> {
  const count: Record<string, number> = {};
  for (const kind of handles) count[kind] = (count[kind] ?? 0) + 1;
  return count;
}
/** What is looked at over time; `rss` is what counts, the others say where it comes from. */
const PARTS = {
  rss: ({ rss }: Holding) => rss,
  'objects after a collection': ({ heapUsed, external }: Holding) => heapUsed + external,
  'pages of the heap': ({ heapTotal }: Holding) => heapTotal,
  'outside of V8': ({ rss, heapTotal, external }: Holding) => rss - heapTotal - external,
};
/** The slope of a line through the points (Theil and Sen): a single odd one does not tilt it. */
function slope(points: readonly (readonly [x: number, y: number])[]): number {
  const slopes = points.flatMap(([x1, y1], i) => points.slice(i + 1).map(([x2, y2]) => (y2 - y1) / (x2 - x1)));
  return slopes.sort((a, b) => a - b)[Math.floor(slopes.length / 2)] ?? 0;
}

it(
  `${PEOPLE} people come and go in ${ROOMS} rooms for ${SECONDS} s`,
  { timeout: (WARM_UP_SECONDS + SETTLING_SECONDS + SECONDS) * 1000 + 120_000 },
  async () => {
    const random = seeded(SEED);
    // All come from one address, far more often than so many people behind one would.
    const often = { times: 1_000_000, seconds: 60 };
    const ticketLifeMs = TICKET_SECONDS * 1000;
    const limits = { roomGraceMs: 300, presenceRefreshMs: 500, ticketLifeMs, knocks: often, arrivals: often };
    const server = await launch(built.entry, { dataDir: await newFolder(), limits });
    const canvases: TestCanvas[] = [];
    for (let n = 0; n < ROOMS; n++) canvases.push(await createCanvas(server, { title: `Soak ${n}` }));
    const people = Array.from({ length: PEOPLE }, (_, n) => new Visitor(server, canvases[n % ROOMS]!, `visitor-${n}`));
    for (const person of people) person.act(0);
    const everybodyLeaves = async (): Promise<void> => {
      for (const person of people) await person.leave();
      await until(async () => (await server.holding()).rooms === 0);
    };
    await everybodyLeaves();
    const first = await server.holding();
    const empty = kinds(first);

    const churn = (seconds: number, everyMs: number): Promise<void> => {
      const began = performance.now();
      return new Promise<void>((enough) => {
        const acting = setInterval(() => {
          people[Math.floor(random() * PEOPLE)]!.act(random());
          if (performance.now() - began < seconds * 1000) return;
          clearInterval(acting);
          enough();
        }, everyMs);
      });
    };
    const seen: { readonly at: number; readonly holding: Holding }[] = [];
    const looking = setInterval(() => {
      const at = performance.now();
      void server.holding().then((holding) => seen.push({ at, holding }));
    }, LOOK_EVERY_MS);
    await churn(WARM_UP_SECONDS, WARM_UP_EVERY_MS);
    await churn(SETTLING_SECONDS, ACT_EVERY_MS);
    seen.splice(0);
    await churn(SECONDS, ACT_EVERY_MS);
    clearInterval(looking);

    await everybodyLeaves();
    await until(async () => {
      const now = kinds(await server.holding());
      return Object.entries(now).every(([kind, count]) => count <= (empty[kind] ?? 0));
    });
    const last = await server.holding();
    const growth = (part: (holding: Holding) => number): number =>
      slope(seen.map(({ at, holding }) => [at, part(holding)])) * 600_000;
    const parts = Object.entries(PARTS).map(([name, part]) => `${name} ${(growth(part) / MB).toFixed(2)}`);
    const most = Math.max(...seen.map(({ holding }) => holding.rss));
    process.stdout.write(
      `seed ${SEED}: up to ${(most / MB).toFixed(0)} MB; MB more in ten minutes: ${parts.join(', ')}; empty ${(first.heapUsed / MB).toFixed(1)} and ${(last.heapUsed / MB).toFixed(1)} MB of objects\n`,
    );
    // In less than minutes a trend is chance.
    if (LONG) expect(growth(PARTS.rss)).toBeLessThan(MOST_PER_TEN_MINUTES);
  },
);
