// Puts one server together from its parts, starts it, and gives back its stop. Holds nothing global.
import { join } from 'node:path';
import { pino } from 'pino';
import type { DestinationStream } from 'pino';
import { door } from './access/door.ts';
import type { DoorLimits } from './access/door.ts';
import { hostTokens } from './access/host-tokens.ts';
import { limiter } from './access/limiter.ts';
import type { Often } from './access/limiter.ts';
import { newRoundId } from './access/secrets.ts';
import { tickets } from './access/tickets.ts';
import type { Rate } from './access/token-bucket.ts';
import type { Config } from './config.ts';
import { addressOf, trustedProxies } from './http/addresses.ts';
import { buildApp } from './http/app.ts';
import { originCheck } from './http/origins.ts';
import { forgetEvery } from './rounds/forgetting.ts';
import { rounds } from './rounds/rounds.ts';
import { dataFolder, databaseProblem, listenProblem } from './start-problem.ts';
import { LOG_LIMITS, openSqlite, QUIET_MS } from './store/sqlite.ts';
import type { Store } from './store/store.ts';
import type { ChangeListener } from './sync/changes.ts';
import { groupCommit } from './sync/journal.ts';
import { receipts } from './sync/receipts.ts';
import { Rooms } from './sync/rooms.ts';
import { openSockets } from './sync/sockets.ts';

/** Times and amounts; tests shorten the ones they are about. */
export interface Limits extends DoorLimits {
  readonly roomGraceMs: number;
  readonly presenceEveryMs: number;
  readonly presenceRefreshMs: number;
  /** The pulse of a line: somebody who is lost is hidden after three to four of these (server/sync/pulse.ts). */
  readonly pingMs: number;
  readonly ticketLifeMs: number;
  /** How long the edit log becomes before it is moved into the database, and how long nothing is written before it is. */
  readonly logRows: number;
  readonly logBytes: number;
  readonly quietMs: number;
  /** How long it may take until it is noted that a comment came late. */
  readonly receiptsMs: number;
  readonly compactRows: number;
  readonly compactBytes: number;
  /** Bytes of a document above which people are warned, and above which it only takes deletions. */
  readonly documentSoftBytes: number;
  readonly documentHardBytes: number;
  /** How long a stop waits for the disk. */
  readonly drainMs: number;
  readonly backlogBytes: number;
  readonly slowReaderMs: number;
  /** What one connection, one person and one room may send; see server/sync/inbox.ts. */
  readonly frames: Rate;
  readonly personFrames: Rate;
  readonly roomFrames: Rate;
  /** How long somebody may want more than that before their line is ended. */
  readonly floodMs: number;
  /** How long a message may stay unfinished, and the headers of a request. */
  readonly unfinishedMs: number;
  readonly headersMs: number;
  readonly creations: Often;
  readonly guesses: Often;
  /** Tickets for one address on all canvases: each is held in memory for its ten minutes. */
  readonly arrivals: Often;
  /** From one address on one canvas, which a whole office may share. */
  readonly asking: Often;
  readonly newcomers: Often;
  readonly exports: Often;
  /** From one person on one canvas: what they ask in their own name. */
  readonly acts: Often;
  /** The same: new clientIDs to write with, one for each page that is opened. */
  readonly claims: Often;
}
export const LIMITS: Limits = {
  roomGraceMs: 30_000,
  presenceEveryMs: 48,
  presenceRefreshMs: 15_000,
  pingMs: 2400,
  ticketLifeMs: 10 * 60_000,
  logRows: LOG_LIMITS.segmentRows,
  logBytes: LOG_LIMITS.segmentBytes,
  quietMs: QUIET_MS,
  receiptsMs: 1000,
  compactRows: 500,
  compactBytes: 1024 * 1024,
  documentSoftBytes: 2 * 1024 * 1024,
  documentHardBytes: 4 * 1024 * 1024,
  drainMs: 5000,
  backlogBytes: 512 * 1024,
  slowReaderMs: 30_000,
  frames: { burst: 5000, perSecond: 500 },
  personFrames: { burst: 20_000, perSecond: 1000 },
  roomFrames: { burst: 40_000, perSecond: 4000 },
  floodMs: 120_000,
  unfinishedMs: 20_000,
  headersMs: 5000,
  creations: { times: 120, seconds: 120 },
  guesses: { times: 60, seconds: 120 },
  arrivals: { times: 30_000, seconds: 600 },
  asking: { times: 6000, seconds: 600 },
  newcomers: { times: 2000, seconds: 3600 },
  exports: { times: 120, seconds: 60 },
  acts: { times: 600, seconds: 60 },
  claims: { times: 300, seconds: 600 },
  knocks: { times: 6000, seconds: 60 },
  linesPerAddress: 4000,
  hostile: { times: 5, seconds: 600 },
  hostilePerAddress: { times: 500, seconds: 600 },
};

/** How often what is to be destroyed is looked for. */
const FORGET_EVERY_MS = 3_600_000;

export interface Deps {
  readonly limits?: Partial<Limits>;
  /** Stands between the server and its store. */
  readonly wrapStore?: (store: Store) => Store;
  readonly now?: () => number;
  /** Counts milliseconds and cannot be set: what times run by. */
  readonly steady?: () => number;
  /** Hears of every edit that is on disk; nobody by default. */
  readonly onChanges?: ChangeListener;
  /** Where complaints go; nothing by default but the error stream. */
  readonly warn?: (what: string, error: unknown) => void;
}
export interface RunningServer {
  readonly url: string;
  readonly port: number;
  /** How many canvases are in memory. */
  readonly openRooms: () => number;
  readonly stop: () => Promise<void>;
}

/** Rejects with a StartProblem when the environment is at fault. */
export async function startServer(config: Config, deps: Deps = {}): Promise<RunningServer> {
  const limits = { ...LIMITS, ...deps.limits };
  const now = deps.now ?? Date.now;
  const warn = deps.warn ?? logTo();
  const file = join(await dataFolder(config.dataDir), 'canvas.db');
  const log = { segmentRows: limits.logRows, segmentBytes: limits.logBytes };
  const opened = await openSqlite(file, { quietMs: limits.quietMs, log, warn }).catch((error: unknown) => {
    throw databaseProblem(file, error);
  });
  const store = deps.wrapStore?.(opened) ?? opened;
  const trusts = trustedProxies(config.trustProxy);
  const entrance = door(limits);
  const steady = deps.steady ?? ((): number => performance.now());
  const held = tickets(now, steady, limits.ticketLifeMs);
  const rooms: Rooms = new Rooms({
    store,
    journal: groupCommit(store),
    presence: { now, everyMs: limits.presenceEveryMs },
    folding: { rows: limits.compactRows, rowBytes: limits.compactBytes },
    size: { soft: limits.documentSoftBytes, hard: limits.documentHardBytes },
    onChanges: (committed) => {
      late.hear(committed);
      deps.onChanges?.(committed);
    },
    onHostile: (connection) => connection.strike(),
    drainMs: limits.drainMs,
    graceMs: limits.roomGraceMs,
    refreshMs: limits.presenceRefreshMs,
    warn,
  });
  const late = receipts({ store: store.receipts, rooms, everyMs: limits.receiptsMs, warn });
  const asked = rounds({ store, rooms, now: () => new Date(now()), newId: newRoundId, warn });
  let listening = 'http://127.0.0.1';
  const publicUrl = (asked?: string): string => config.publicUrl ?? asked ?? listening;
  const allowed = originCheck(publicUrl, config.allowedOrigins);
  const app = await buildApp({
    services: {
      store,
      tickets: held,
      rooms,
      rounds: asked,
      hostTokens: config.hostTokens && hostTokens(config.hostTokens, { now, steady, warn }),
      regraded: async (canvas, person, role) => {
        held.regrade(canvas, person, role);
        rooms.regraded(canvas, person, role);
        rooms.notify(canvas, { kind: 'members' });
        await asked.membersChanged(canvas);
      },
      publicUrl,
      now: () => new Date(now()),
      documentBytes: limits.documentHardBytes,
      creations: limiter(limits.creations),
      guesses: limiter(limits.guesses),
      arrivals: limiter(limits.arrivals),
      asking: limiter(limits.asking),
      newcomers: limiter(limits.newcomers),
      exports: limiter(limits.exports),
      acts: limiter(limits.acts),
      claims: limiter(limits.claims),
      door: entrance,
    },
    originAllowed: allowed,
    allowedOrigins: config.allowedOrigins,
    frameAncestors: config.frameAncestors,
    trustProxy: trusts,
    headersMs: limits.headersMs,
    clientDir: config.clientDir,
    warn,
  });
  try {
    await app.listen({ host: config.host, port: config.port });
  } catch (error) {
    await app.close();
    await store.close();
    throw listenProblem(config.host, config.port, error) ?? error;
  }
  const address = app.server.address();
  const port = address !== null && typeof address === 'object' ? address.port : config.port;
  const url = `http://${config.host.includes(':') ? `[${config.host}]` : config.host}:${port}`;
  listening = url;
  rooms.open();
  const stopForgetting = forgetEvery(asked, FORGET_EVERY_MS, warn);
  const closeSockets = openSockets(app.server, {
    rooms,
    tickets: held,
    originAllowed: ({ headers }) => allowed(headers.origin, headers.host),
    outbox: { backlogBytes: limits.backlogBytes, patienceMs: limits.slowReaderMs },
    door: entrance,
    addressOf: (request) => addressOf(request, trusts),
    budgets: { connection: limits.frames, person: limits.personFrames, room: limits.roomFrames },
    floodMs: limits.floodMs,
    unfinishedMs: limits.unfinishedMs,
    pingMs: limits.pingMs,
    warn,
  });
  let stopping: Promise<void> | undefined;
  const stop = async (): Promise<void> => {
    stopForgetting();
    // Rooms first: they write their tails and say goodbye; then the lines, then the disk.
    await rooms.close();
    await late.close();
    await closeSockets();
    await app.close();
    await store.close();
  };
  return { url: publicUrl(), port, openRooms: () => rooms.size, stop: () => (stopping ??= stop()) };
}

/** The log of a server: its error stream, unless it is wanted elsewhere. */
export function logTo(to: DestinationStream = pino.destination({ dest: 2, sync: true })): Required<Deps>['warn'] {
  const log = pino({ level: 'warn' }, to);
  return (what, error) => log.warn({ err: error }, what);
}
