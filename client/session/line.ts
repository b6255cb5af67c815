// The line to the server: a y-websocket provider that is told when to connect, and what it knows of what was saved.
import * as decoding from 'lib0/decoding';
import { WebsocketProvider } from 'y-websocket';
import type { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { CLOSE } from '../../shared/wire/close-codes.ts';
import { FRAME, SYNC, readNotice, readSaved } from '../../shared/wire/frames.ts';
import type { Notice } from '../../shared/wire/frames.ts';
import type { Stop, StopReason } from './contexts.ts';
import { countedSocket } from './counted-socket.ts';
import { heartbeat } from './heartbeat.ts';
import { afterEnd, afterNoTicket, isStorageRefused, isTooOften } from './line-ends.ts';
import { forgetOthers, sendOwnAwarenessOnly } from './own-awareness.ts';
import { NO_LINE, allAcknowledged } from './save-state.ts';
import type { LineFacts } from './save-state.ts';
import type { framesOf } from './split-update.ts';
import type { Surroundings } from './surroundings.ts';
import type { Tickets } from './tickets.ts';

export interface Line {
  facts(): LineFacts;
  /** Goes on where it stopped, or at once where it waits. */
  retry(): void;
  /** Begins again with another ticket: the one at hand is not for this clientID. */
  renew(): void;
  /** The document has come from this device: what the server lacks of it is told again, if it had been asked before. */
  offerAgain(): void;
  close(): void;
}
export interface LineOptions {
  /** Without the canvas id: `wss://host/sync`. */
  readonly address: string;
  readonly canvasId: string;
  readonly doc: Y.Doc;
  readonly awareness: Awareness;
  readonly tickets: Tickets;
  readonly surroundings: Pick<Surroundings, 'clock' | 'page' | 'WebSocket'>;
  mayWrite(): boolean;
  /** Somebody else has taken this connection's clientID: the next connection needs another. */
  replaced(): void;
  /** The document has something that this person may not send. True: then this line has no future. */
  held(): boolean;
  /** The facts have changed. */
  changed(): void;
  notice(notice: Notice): void;
  /** It ended for good. */
  stopped(reason: StopReason): void;
}

const RETRY = { first: 250, most: 10_000, unwell: 2_000 };
/** A socket that has not opened by now will not. */
const OPENING_MS = 10_000;
/** `WebSocket.OPEN`, also where there is no global WebSocket. */
const OPEN = 1;

/**
 * - `asking`: a ticket is on its way
 * - `open`: the provider has a socket, connecting or connected
 * - `waiting`: until the back-off is over or the page wakes
 */
type Phase = 'asking' | 'open' | 'waiting' | 'stopped' | 'closed';

export function openLine(options: LineOptions): Line {
  const { doc, awareness, tickets } = options;
  const { clock, page } = options.surroundings;
  let facts: LineFacts = NO_LINE;
  let phase: Phase = 'waiting';
  let failures = 0;
  let refused = false;
  let storageRefused = false;
  /** A new ticket was asked for because the right may have changed, and no connection has worked since. */
  let askedAgain = false;
  /** The server asked for a pause: waking up does not cut it short. */
  let resting = false;
  /** What the server had of each clientID when it last asked for the rest. */
  let theirs: ReadonlyMap<number, number> | undefined;
  let split: typeof framesOf | undefined;
  let stopTimer: Stop = () => undefined;

  const set = (change: Partial<LineFacts>): void => {
    facts = { ...facts, ...change };
    beat.look(facts);
    options.changed();
  };
  const Socket = countedSocket(options.surroundings.WebSocket, {
    clientId: () => awareness.clientID,
    mayWrite: options.mayWrite,
    sent: (frame) => set({ sent: facts.sent + 1, answered: facts.answered || frame === 'step2' }),
    held: (something) => {
      if (something && options.held()) stop('refused');
      else set({ answered: true });
    },
    split: () => split,
    tooLarge: (how) => {
      if (how === 'ever') return stop('refused');
      // Not on this connection: the next one offers the whole again, when it can be cut.
      set({ missed: true });
      void import('./split-update.ts').then(
        (module) => {
          split = module.framesOf;
          hangUp();
        },
        // No line, so no module either: the next connection tries again.
        () => hangUp(),
      );
    },
  });
  const provider = new WebsocketProvider(options.address, options.canvasId, doc, {
    connect: false,
    awareness,
    disableBc: true,
    WebSocketPolyfill: Socket,
    // Which closes end the session is decided in `closed` below, so the provider never gives up by itself.
    shouldReconnect: () => true,
  });
  const stopAwareness = sendOwnAwarenessOnly(provider, awareness);
  const beat = heartbeat({ provider, surroundings: options.surroundings, dead: hangUp });

  const readSync = provider.messageHandlers[FRAME.sync];
  provider.messageHandlers[FRAME.sync] = (encoder, decoder, ...rest) => {
    const ahead = decoding.clone(decoder);
    if (decoding.readVarUint(ahead) === SYNC.step1) theirs = Y.decodeStateVector(decoding.readVarUint8Array(ahead));
    readSync?.(encoder, decoder, ...rest);
  };

  provider.messageHandlers[FRAME.saved] = (_, decoder) => {
    storageRefused = false;
    set({ acknowledged: readSaved(decoder), storageRefused });
    if (allAcknowledged(facts)) askedAgain = false;
  };
  provider.messageHandlers[FRAME.notice] = (_, decoder) => {
    const notice = readNotice(decoder);
    if (notice.kind === 'refused') refused = true;
    options.notice(notice);
  };
  provider.on('sync', (synced) => {
    // "Not any more" is said of a connection that has ended; `status` says that, all at once.
    if (!synced) return;
    failures = 0;
    set({ synced });
  });
  provider.on('status', ({ status }) => {
    switch (status) {
      case 'connecting':
        refused = false;
        theirs = undefined;
        return set({ ...NO_LINE, tried: facts.tried, storageRefused });
      case 'connected':
        stopTimer();
        beat.start();
        return set({ tried: true, connected: true, answered: !options.mayWrite() });
      case 'disconnected':
        forgetOthers(awareness);
        return set({ ...NO_LINE, tried: facts.tried, storageRefused });
      default:
        return status satisfies never;
    }
  });
  provider.on('connection-close', (event) => closed(event));
  // The provider drops an edit silently when its socket is closing; that connection then never has everything.
  const edited = (_: Uint8Array, origin: unknown): void => {
    if (origin === provider || !provider.wsconnected || provider.ws?.readyState === OPEN) return;
    set({ missed: true });
  };
  doc.on('update', edited);

  async function attempt(): Promise<void> {
    if (phase !== 'waiting') return;
    phase = 'asking';
    stopTimer();
    let ticket: string;
    try {
      ticket = (await tickets.fresh()).ticket;
    } catch (error) {
      // A retry, a stop or a close may have come in between.
      if (now() !== 'asking') return;
      const reason = afterNoTicket(error);
      if (reason) return stop(reason);
      const full = isStorageRefused(error);
      if (full) storageRefused = true;
      resting = isTooOften(error);
      return later(full || resting ? RETRY.unwell : RETRY.first);
    }
    if (now() !== 'asking') return;
    phase = 'open';
    provider.params = { ticket };
    stopTimer = clock.after(OPENING_MS, () => {
      if (provider.wsconnecting) hangUp();
    });
    provider.connect();
  }
  /** Reads the phase after a pause: it is not what it was. */
  function now(): Phase {
    return phase;
  }
  function later(least: number): void {
    phase = 'waiting';
    const wait = Math.min(Math.max(RETRY.first * 2 ** failures++, least), RETRY.most);
    stopTimer();
    if (!facts.tried || facts.storageRefused !== storageRefused) set({ tried: true, storageRefused });
    // Half of it is chance, or everybody would come back in the same instant after a restart.
    stopTimer = clock.after(wait * (0.5 + Math.random() / 2), () => {
      resting = false;
      void attempt();
    });
  }
  function closed(event: CloseEvent | null): void {
    // Without this the provider reconnects by itself, with the ticket it has.
    provider.shouldConnect = false;
    stopTimer();
    beat.stop();
    if (phase !== 'open') return;
    const code = event?.code ?? CLOSE.normal;
    // An upgrade refused by something on the way shows as 1006; twice is reason to doubt the ticket.
    if (failures > 1 && !provider.synced) tickets.spent();
    const next = afterEnd({ code, reason: event?.reason ?? '', refused, askedAgain });
    switch (next.kind) {
      case 'stop':
        return stop(next.reason);
      case 'again':
        storageRefused = code === CLOSE.storage;
        resting = code === CLOSE.rate;
        if (code === CLOSE.forbidden) askedAgain = true;
        if (code === CLOSE.clientIdTaken) options.replaced();
        if (next.ticket) tickets.spent();
        return later(next.unwell ? RETRY.unwell : RETRY.first);
      default:
        return next satisfies never;
    }
  }
  function stop(reason: StopReason): void {
    phase = 'stopped';
    stopTimer();
    hangUp();
    set({ ...NO_LINE, tried: true });
    options.stopped(reason);
  }
  /** Drops the connection from this side; `closed` then sees to the next. */
  function hangUp(): void {
    provider.disconnect();
  }
  function wake(): void {
    if (phase === 'waiting' && !resting) {
      failures = 0;
      void attempt();
    } else if (phase === 'open') beat.probe();
  }
  const stops = [page.on('online', wake), page.on('visible', wake), page.on('shown', wake), stopAwareness];
  void attempt();

  return {
    facts: () => facts,
    retry: () => {
      if (phase === 'closed') return;
      if (phase === 'stopped') {
        phase = 'waiting';
        askedAgain = false;
        tickets.spent();
      }
      resting = false;
      wake();
    },
    renew: () => {
      tickets.spent();
      if (phase === 'open') hangUp();
    },
    offerAgain: () => {
      if (!theirs || options.mayWrite()) return;
      const had = theirs;
      if ([...Y.decodeStateVector(Y.encodeStateVector(doc))].some(([client, clock]) => clock > (had.get(client) ?? 0)))
        hangUp();
    },
    close: () => {
      phase = 'closed';
      stopTimer();
      beat.close();
      stops.forEach((end) => end());
      doc.off('update', edited);
      tickets.close();
      provider.destroy();
    },
  };
}
