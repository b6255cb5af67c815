// Promise: whatever the network does, "saved" is never said too early, and in the end everything is there once.
import { afterEach, describe, expect, it, vi } from 'vitest';
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import { byKey } from '../../client/session/access.ts';
import type { Canvas } from '../../client/session/contexts.ts';
import type { Device } from '../../client/session/device.ts';
import { openSession } from '../../client/session/open-session.ts';
import type { Session } from '../../client/session/open-session.ts';
import { cardIds } from '../../shared/document/cards.ts';
import { compassText } from '../../shared/document/compass.ts';
import { declareRoots } from '../../shared/document/roots.ts';
import { plainText } from '../../shared/document/text.ts';
import { TestClock, TestPage } from '../client/session/doubles.ts';
import { seeded, type } from '../doubles/desk.ts';
import { joined } from '../server/raw-client.ts';
import { memory } from '../server/sessions.ts';
import { afterTest, createCanvas, serve, until } from '../server/with-server.ts';
import type { TestCanvas, TestServer } from '../server/with-server.ts';
import { openProxy } from './proxy.ts';
import type { Proxy, ProxyLine } from './proxy.ts';

const LONG = process.env['CLC_LONG'] === '1';
const GIVEN = process.env['CLC_SEED'];
const SEEDS = GIVEN !== undefined ? [Number(GIVEN)] : Array.from({ length: LONG ? 100 : 4 }, (_, n) => n + 1);

afterEach(() => {
  vi.useRealTimers();
});

/** Somebody at a canvas, whose screen is watched for the word "saved". */
interface Watched {
  readonly session: Session;
  readonly canvas: Canvas;
  readonly clock: TestClock;
  /** Moments at which "saved" was shown while something was not on disk. */
  readonly lies: string[];
  /** Makes a card, and types a word that occurs nowhere else. */
  edit(): void;
  /** The laptop opens: the browser says everything it has to say, at once. */
  wake(): void;
  saved(): Promise<void>;
  /** While there is no line only the clock brings one; while there is, nothing may time out by the test's hurry. */
  seekLine(): void;
}
interface World {
  readonly server: TestServer;
  readonly canvas: TestCanvas;
  readonly proxy: Proxy;
  readonly cards: string[];
  readonly words: string[];
  /** With the same device: another tab. */
  join(name: string, device?: Device): Promise<Watched>;
}

/** `refuses` is asked whenever the disk is to take something. */
async function world(seed = 1, refuses: () => boolean = () => false): Promise<World> {
  // What the disk has, as the journal was told.
  const onDisk = declareRoots(new Y.Doc());
  const server = await serve({
    wrapStore: (store) => ({
      ...store,
      canvases: {
        ...store.canvases,
        create: async (canvas) => {
          await store.canvases.create(canvas);
          Y.applyUpdate(onDisk, canvas.first);
        },
      },
      journal: {
        ...store.journal,
        append: async (entries) => {
          // A slow disk: whoever does not wait for it is long past by then.
          for (let turn = 0; turn < 50; turn++) await new Promise((next) => setImmediate(next));
          if (refuses()) throw new Error('SQLITE_IOERR_FSYNC: disk I/O error');
          await store.journal.append(entries);
          for (const { update } of entries) Y.applyUpdate(onDisk, update);
        },
      },
    }),
  });
  const canvas = await createCanvas(server);
  const proxy = await openProxy(server, seeded(seed));
  const cards: string[] = [];
  const words: string[] = [];
  const join = async (name: string, device = memory()): Promise<Watched> => {
    const page = new TestPage();
    const clock = new TestClock();
    clock.time = Date.now();
    const session = openSession({
      server: proxy.url,
      canvasId: canvas.id,
      access: byKey(canvas.keys.editor),
      name,
      device,
      surroundings: { clock, page, WebSocket: WebSocket as unknown as typeof globalThis.WebSocket },
    });
    afterTest(() => session.close());
    const lies: string[] = [];
    const own: string[] = [];
    session.subscribe(() => {
      if (session.status.save.kind !== 'saved') return;
      const there = new Set(cardIds(onDisk));
      lies.push(...own.filter((id) => !there.has(id)));
    });
    const seekLine = (): void => {
      if (!session.status.connected) clock.pass(100);
    };
    const saved = (): Promise<void> =>
      until(() => {
        seekLine();
        return session.status.save.kind === 'saved';
      }).then(() => undefined);
    await saved();
    const open = session.canvas;
    if (!open) throw new Error('There is no canvas.');
    return {
      session,
      canvas: open,
      clock,
      lies,
      wake: () => (['offline', 'online', 'visible', 'shown'] as const).forEach((event) => page.emit(event)),
      seekLine,
      saved,
      edit: () => {
        const id = open.commands.addCard('arena.context');
        own.push(id);
        cards.push(id);
        const word = `<${words.length}>`;
        words.push(word);
        const text = compassText(open.doc, 'mission')!;
        type(open.doc, text, plainText(text).length, word);
        expect(session.status.save.kind).not.toBe('saved');
      },
    };
  };
  return { server, canvas, proxy, cards, words, join };
}
/** Everybody has everything, once, and nobody was told otherwise on the way. */
async function atRest(here: World, ...people: readonly Watched[]): Promise<void> {
  for (const person of people) await person.saved();
  const witness = await joined(here.server, here.canvas, 'viewer');
  for (const doc of [witness.doc, ...people.map((person) => person.canvas.doc)]) {
    await until(() => {
      // A cut that was still to come may have come only now.
      for (const person of people) person.seekLine();
      return here.cards.every((id) => cardIds(doc).includes(id));
    });
    expect(cardIds(doc).sort()).toEqual([...here.cards].sort());
    const text = plainText(compassText(doc, 'mission')!);
    expect(here.words.filter((word) => text.split(word).length !== 2)).toEqual([]);
    expect(doc.store.pendingStructs).toBeNull();
  }
  expect(people.flatMap((person) => person.lies)).toEqual([]);
  expect(here.server.warnings.filter(({ what }) => what !== 'the journal could not be written')).toEqual([]);
}
const latest = (proxy: Proxy): ProxyLine => proxy.lines.at(-1)!;

describe('one fault', () => {
  it('a slow line with jitter keeps the order of things', async () => {
    const here = await world();
    here.proxy.weather({ delayMs: 10, jitterMs: 15 });
    const [noor, daan] = [await here.join('Noor'), await here.join('Daan')];
    for (let n = 0; n < 20; n++) (n % 3 ? noor : daan).edit();
    await atRest(here, noor, daan);
    expect(here.proxy.lines).toHaveLength(2);
  });

  it('a line that swallows an edit is given up within the time an acknowledgement may take, and nothing comes twice when it lives again', async () => {
    const here = await world();
    const noor = await here.join('Noor');
    latest(here.proxy).freeze();
    noor.edit();
    expect(noor.session.status).toMatchObject({ connected: true, save: { kind: 'saving' } });
    noor.clock.pass(12_000);
    expect(noor.session.status).toMatchObject({ connected: false, save: { kind: 'not-saved' } });
    await noor.saved();
    here.proxy.lines[0]!.thaw();
    noor.edit();
    await atRest(here, noor);
  });

  it('a silent line is asked for a sign of life and given up without one', async () => {
    const here = await world();
    const noor = await here.join('Noor');
    latest(here.proxy).freeze();
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() });
    for (const ms of [15_000, 5_000]) {
      expect(noor.session.status.connected).toBe(true);
      vi.setSystemTime(Date.now() + ms);
      noor.clock.pass(ms);
    }
    expect(noor.session.status.connected).toBe(false);
    vi.useRealTimers();
    await noor.saved();
    noor.edit();
    await atRest(here, noor);
  });

  it('a reset in the middle of a burst', async () => {
    const here = await world();
    const [noor, daan] = [await here.join('Noor'), await here.join('Daan')];
    for (let n = 0; n < 10; n++) {
      noor.edit();
      daan.edit();
      if (n % 4 === 2) for (const line of here.proxy.lines) line.reset();
    }
    await atRest(here, noor, daan);
  });

  it.each(['client', 'server'] as const)('a cut after any number of bytes from the %s', async (from) => {
    const here = await world();
    const noor = await here.join('Noor');
    const daan = await here.join('Daan');
    for (const bytes of [1, 2, 3, 7, 40, 120, 121, 300, 700]) {
      latest(here.proxy).cutAfter(bytes, from);
      for (let n = 0; n < 4; n++) noor.edit();
      daan.edit();
      await Promise.all([noor.saved(), daan.saved()]);
    }
    await atRest(here, noor, daan);
    expect(here.proxy.lines.length).toBeGreaterThan(5);
  });

  it('two kilobytes a second: "saving" until the last byte is there', async () => {
    const here = await world();
    const noor = await here.join('Noor');
    here.proxy.weather({ bytesPerSecond: 2048 });
    for (let n = 0; n < 8; n++) noor.edit();
    await atRest(here, noor);
    expect(here.proxy.lines).toHaveLength(1);
  });

  it('a disk that refuses every third time', async () => {
    let asked = 0;
    const here = await world(1, () => ++asked % 3 === 0);
    const noor = await here.join('Noor');
    for (let n = 0; n < 9; n++) {
      noor.edit();
      await noor.saved();
    }
    await atRest(here, noor);
    expect(here.server.warnings.length).toBeGreaterThan(2);
  });

  it('two tabs of one browser, one of which is torn off its line', async () => {
    const here = await world();
    const device = memory();
    const [one, other] = [await here.join('Noor', device), await here.join('Noor', device)];
    for (let n = 0; n < 6; n++) {
      one.edit();
      other.edit();
      if (n % 2) latest(here.proxy).reset();
    }
    await atRest(here, one, other);
    expect(one.canvas.me.id).toBe(other.canvas.me.id);
  });

  it('a laptop that opens again and again', async () => {
    const here = await world();
    const noor = await here.join('Noor');
    for (let n = 0; n < 10; n++) {
      if (n % 3 === 1) latest(here.proxy).reset();
      noor.wake();
      noor.edit();
      noor.wake();
    }
    await atRest(here, noor);
  });

  it('a connection that is played twice', async () => {
    const here = await world();
    const noor = await here.join('Noor');
    for (let n = 0; n < 5; n++) noor.edit();
    await noor.saved();
    latest(here.proxy).replay();
    for (let n = 0; n < 5; n++) noor.edit();
    await atRest(here, noor);
  });
});

describe('faults by chance', () => {
  it.each(SEEDS)('seed %i', { timeout: 120_000 }, async (seed) => {
    const random = seeded(seed);
    const below = (n: number): number => Math.floor(random() * n);
    let sick = 0;
    const here = await world(seed, () => sick-- > 0);
    const noors = memory();
    const people = [await here.join('Noor', noors), await here.join('Noor', noors), await here.join('Daan')];
    for (let step = 0; step < 50; step++) {
      const person = people[below(3)]!;
      const line = here.proxy.lines[here.proxy.lines.length - 1 - below(3)]!;
      switch (below(12)) {
        case 0:
          line.freeze();
          break;
        case 1:
          for (const frozen of here.proxy.lines) frozen.thaw();
          break;
        case 2:
          line.reset();
          break;
        case 3:
          line.cutAfter(below(600), random() < 0.5 ? 'client' : 'server');
          break;
        case 4:
          if (line.open && line.sent < 20_000) line.replay();
          break;
        case 5:
          person.clock.pass(12_000);
          break;
        case 6:
          here.proxy.weather({ delayMs: below(5), jitterMs: below(5) });
          break;
        case 7:
          person.wake();
          break;
        case 8:
          sick = 1 + below(3);
          break;
        default:
          person.edit();
      }
      // Lets whatever is under way go on for a turn or a few.
      for (let turn = below(20); turn > 0; turn--) await new Promise((next) => setImmediate(next));
    }
    here.proxy.weather({ delayMs: 0, jitterMs: 0 });
    for (const line of here.proxy.lines) line.thaw();
    sick = 0;
    await atRest(here, ...people);
  });
});
