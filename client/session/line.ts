// The line to the server: a y-websocket provider that is told when to connect, and what it knows of what was saved.
import * as encoding from 'lib0/encoding';
import { WebsocketProvider } from 'y-websocket';
import type { Awareness } from 'y-protocols/awareness';
import type * as Y from 'yjs';
import { CLOSE, afterClose } from '../../shared/wire/close-codes.ts';
import { FRAME, readNotice, readSaved } from '../../shared/wire/frames.ts';
import type { Notice } from '../../shared/wire/frames.ts';
import { ApiProblem } from './api.ts';
import type { Stop, StopReason } from './contexts.ts';
import { countedSocket } from './counted-socket.ts';
import { forgetOthers, sendOwnAwarenessOnly } from './own-awareness.ts';
import { NO_LINE } from './save-state.ts';
import type { LineFacts } from './save-state.ts';
import type { Surroundings } from './surroundings.ts';
import type { Tickets } from './tickets.ts';

export interface Line {
  facts(): LineFacts;
  /** Goes on where it stopped, or at once where it waits. */
  retry(): void;
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
  /** The facts have changed. */
  changed(): void;
  notice(notice: Notice): void;
  /** It ended for good. */
  stopped(reason: StopReason): void;
}

const RETRY = { first: 250, most: 10_000, unwell: 2_000 };
/** A server that says nothing for this long is asked for a sign of life, and given `PROBE_MS` to give it. */
const SILENCE_MS = 15_000;
const PROBE_MS = 5_000;
/** Edits that left this browser and are not acknowledged for this long are sent again on a new connection. */
const UNACKNOWLEDGED_MS = 12_000;
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
  let refusal: Notice | undefined;
  let storageRefused = false;
  let browserOffline = false;
  let stopTimer: Stop = () => undefined;
  let stopProbe: Stop = () => undefined;

  const set = (change: Partial<LineFacts>): void => {
    const before = facts;
    facts = { ...facts, ...change };
    if (facts.acknowledged !== before.acknowledged || !facts.connected) stopOverdue();
    if (facts.connected && facts.acknowledged < facts.sent && !overdue) watchOverdue();
    options.changed();
  };
  // A network that swallows frames and answers pings would leave a person "saving" for ever.
  let overdue: Stop | undefined;
  const stopOverdue = (): void => {
    overdue?.();
    overdue = undefined;
  };
  const watchOverdue = (): void => {
    overdue = clock.after(UNACKNOWLEDGED_MS, () => {
      overdue = undefined;
      if (!facts.connected || facts.acknowledged >= facts.sent) return;
      // Still leaving this browser: a slow line is not a dead one.
      if ((provider.ws?.bufferedAmount ?? 0) > 0) watchOverdue();
      else hangUp();
    });
  };
  const Socket = countedSocket(options.surroundings.WebSocket, {
    clientId: () => awareness.clientID,
    mayWrite: options.mayWrite,
    sent: (frame) => set({ sent: facts.sent + 1, answered: facts.answered || frame === 'step2' }),
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

  provider.messageHandlers[FRAME.saved] = (_, decoder) => {
    storageRefused = false;
    set({ acknowledged: readSaved(decoder), storageRefused });
  };
  provider.messageHandlers[FRAME.notice] = (_, decoder) => {
    const notice = readNotice(decoder);
    if (notice.kind === 'refused') refusal = notice;
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
        refusal = undefined;
        return set({ ...NO_LINE, tried: facts.tried, storageRefused });
      case 'connected':
        stopTimer();
        watchSilence();
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
      const reason = reasonOf(error);
      return reason ? stop(reason) : later(RETRY.first);
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
    stopTimer = clock.after(wait * (0.5 + Math.random() / 2), () => void attempt());
  }
  function closed(event: CloseEvent | null): void {
    // Without this the provider reconnects by itself, with the ticket it has.
    provider.shouldConnect = false;
    stopTimer();
    stopProbe();
    if (phase !== 'open') return;
    const code = event?.code ?? CLOSE.normal;
    // An upgrade refused by something on the way shows as 1006; twice is reason to doubt the ticket.
    if (failures > 1 && !provider.synced) tickets.spent();
    const next = afterClose(code);
    switch (next) {
      case 'stop':
        return stop(closeReason(code, event?.reason ?? '', refusal !== undefined));
      case 'new-ticket':
        tickets.spent();
        return later(RETRY.first);
      case 'retry':
        // What breaks the rules of the document now will break them on every connection.
        if (refusal && (code === CLOSE.policy || code === CLOSE.badData)) return stop('refused');
        storageRefused = code === CLOSE.storage;
        return later(code === CLOSE.storage || code === CLOSE.rate ? RETRY.unwell : RETRY.first);
      default:
        return next satisfies never;
    }
  }
  function stop(reason: StopReason): void {
    phase = 'stopped';
    stopTimer();
    stopProbe();
    set({ ...NO_LINE, tried: true });
    options.stopped(reason);
  }
  /** Drops the connection from this side; `closed` then sees to the next. */
  function hangUp(): void {
    provider.disconnect();
  }

  // The provider notes by the real clock when it last heard something, so it is asked by that clock.
  /** Asks for a sign of life; without one the line is dead, whatever the browser believes. */
  function probe(): void {
    if (!provider.wsconnected || provider.ws?.readyState !== OPEN) return;
    const asked = Date.now();
    const encoder = encoding.createEncoder();
    encoding.writeVarUint(encoder, FRAME.queryAwareness);
    provider.ws.send(encoding.toUint8Array(encoder));
    stopProbe();
    stopProbe = clock.after(PROBE_MS, () => {
      if (provider.wsLastMessageReceived < asked && provider.wsconnected) hangUp();
      // What was heard may have been on its way already: while the browser says offline, one sign of life is not enough.
      else if (browserOffline) probe();
      else watchSilence();
    });
  }
  function watchSilence(): void {
    stopProbe();
    stopProbe = clock.after(SILENCE_MS, () => {
      if (Date.now() - provider.wsLastMessageReceived >= SILENCE_MS) probe();
      else watchSilence();
    });
  }
  function wake(): void {
    if (phase === 'waiting') {
      failures = 0;
      void attempt();
    } else if (phase === 'open') probe();
  }
  const stops = [
    page.on('online', () => {
      browserOffline = false;
      wake();
    }),
    page.on('visible', wake),
    page.on('shown', wake),
    page.on('offline', () => {
      browserOffline = true;
      probe();
    }),
    stopAwareness,
  ];
  void attempt();

  return {
    facts: () => facts,
    retry: () => {
      if (phase === 'closed') return;
      if (phase === 'stopped') {
        phase = 'waiting';
        tickets.spent();
      }
      wake();
    },
    close: () => {
      phase = 'closed';
      stopTimer();
      stopProbe();
      stopOverdue();
      stops.forEach((end) => end());
      doc.off('update', edited);
      tickets.close();
      provider.destroy();
    },
  };
}

/** Why a refused ticket ends the session; undefined = it does not, try again. */
function reasonOf(error: unknown): StopReason | undefined {
  if (!(error instanceof ApiProblem) || !error.problem) return undefined;
  switch (error.status) {
    case 401:
    case 403:
    case 410:
      return 'link-invalid';
    case 404:
      return 'not-found';
    case 413:
      return 'full';
    default:
      return undefined;
  }
}
function closeReason(code: number, reason: string, refused: boolean): StopReason {
  if (code === CLOSE.gone) return 'not-found';
  if (code === CLOSE.full) return 'full';
  if (refused || reason.startsWith('refused')) return 'refused';
  return reason.startsWith('withdrawn') ? 'withdrawn' : 'not-allowed';
}
