// The line to the server: one connection after the other, when the next may be made, and what is known of what was saved.
import type { Awareness } from 'y-protocols/awareness';
import type * as Y from 'yjs';
import { CLOSE } from '../../shared/wire/close-codes.ts';
import type { Notice } from '../../shared/wire/frames.ts';
import { connect } from './connection.ts';
import type { Connection, PresenceChange } from './connection.ts';
import type { Stop, StopReason } from './contexts.ts';
import { heartbeat } from './heartbeat.ts';
import { afterEnd, afterNoTicket, isStorageRefused, isTooOften } from './line-ends.ts';
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

/**
 * - `asking`: a ticket is on its way
 * - `open`: there is a connection, opening or open
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
  let connection: Connection | undefined;
  let split: typeof framesOf | undefined;
  let stopTimer: Stop = () => undefined;

  const set = (change: Partial<LineFacts>): void => {
    facts = { ...facts, ...change };
    beat.look(facts);
    options.changed();
  };
  const beat = heartbeat({ connection: () => connection, surroundings: options.surroundings, dead: hangUp });
  const edited = (update: Uint8Array, origin: unknown): void => connection?.edited(update, origin);
  const presented = (change: PresenceChange, origin: unknown): void => connection?.present(change, origin);
  doc.on('update', edited);
  awareness.on('update', presented);

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
    refused = false;
    set(none());
    stopTimer = clock.after(OPENING_MS, () => {
      if (!facts.connected) hangUp();
    });
    try {
      connection = connectWith(ticket);
    } catch {
      // The page around may open no socket, or not to there. It may later.
      later(RETRY.first);
    }
  }
  function connectWith(ticket: string): Connection {
    return connect({
      url: `${options.address}/${options.canvasId}?ticket=${encodeURIComponent(ticket)}`,
      WebSocket: options.surroundings.WebSocket,
      doc,
      awareness,
      mayWrite: options.mayWrite,
      opened: () => {
        stopTimer();
        beat.start();
        set({ tried: true, connected: true, answered: !options.mayWrite() });
      },
      heard: beat.heard,
      sent: (frame) => set({ sent: facts.sent + 1, answered: facts.answered || frame === 'step2' }),
      held: (something) => {
        if (something && options.held()) stop('refused');
        else set({ answered: true });
      },
      missed: () => set({ missed: true }),
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
      synced: () => {
        failures = 0;
        set({ synced: true });
      },
      saved: (acknowledged) => {
        storageRefused = false;
        set({ acknowledged, storageRefused });
        if (allAcknowledged(facts)) askedAgain = false;
      },
      notice: (notice) => {
        if (notice.kind === 'refused') refused = true;
        options.notice(notice);
      },
      ended,
    });
  }
  /** What is known while there is no connection. */
  function none(): LineFacts {
    return { ...NO_LINE, tried: facts.tried, storageRefused };
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
  function ended(event: CloseEvent | undefined): void {
    const { connected, synced } = facts;
    connection = undefined;
    stopTimer();
    beat.stop();
    if (phase === 'open') {
      // An upgrade refused by something on the way shows as 1006; twice is reason to doubt the ticket.
      if (failures > 1 && !synced) tickets.spent();
      goOn(event?.code ?? CLOSE.normal, event?.reason ?? '');
    }
    if (connected) set(none());
  }
  function goOn(code: number, reason: string): void {
    const next = afterEnd({ code, reason, refused, askedAgain });
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
  /** Drops the connection from this side; `ended` then sees to the next. */
  function hangUp(): void {
    connection?.close();
  }
  function wake(): void {
    if (phase === 'waiting' && !resting) {
      failures = 0;
      void attempt();
    } else if (phase === 'open') beat.probe();
  }
  const stops = [page.on('online', wake), page.on('visible', wake), page.on('shown', wake)];
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
      if (!options.mayWrite() && connection?.ahead()) hangUp();
    },
    close: () => {
      phase = 'closed';
      stopTimer();
      beat.close();
      stops.forEach((end) => end());
      doc.off('update', edited);
      awareness.off('update', presented);
      tickets.close();
      hangUp();
    },
  };
}
