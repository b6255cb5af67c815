// Six people at one real server for as long as a workshop lasts: each with a session, a line that can be cut, and all bytes that reach them.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import { byKey } from '../../client/session/access.ts';
import type { Canvas } from '../../client/session/contexts.ts';
import { openSession } from '../../client/session/open-session.ts';
import type { Session } from '../../client/session/open-session.ts';
import { roundsOf } from '../../client/session/rounds.ts';
import type { Rounds } from '../../client/session/rounds.ts';
import { realClock } from '../../client/session/surroundings.ts';
import { startServer } from '../../server/compose.ts';
import type { RunningServer } from '../../server/compose.ts';
import { readCard } from '../../shared/document/cards.ts';
import { snapshotOf } from '../../shared/document/snapshot.ts';
import { report } from '../../shared/judge/findings/check.ts';
import { keyOf, LIMITS } from '../../shared/judge/findings/finding.ts';
import type { RuleId } from '../../shared/judge/findings/finding.ts';
import type { Snapshot } from '../../shared/judge/snapshot.ts';
import type { SessionAct, SessionReply } from '../../shared/wire/session.ts';
import { memory } from './sessions.ts';
import { config, until } from './with-server.ts';

/** What everybody's watch says; the server's and the clients'. */
export interface Watch {
  ms: number;
}
export interface Member {
  readonly name: string;
  readonly session: Session;
  readonly canvas: Canvas;
  readonly doc: Y.Doc;
  readonly id: string;
  readonly rounds: Rounds;
  /** Every frame that reached this person, in order. */
  readonly heard: Buffer[];
  /** No way to the server until `mend`. */
  cut(): Promise<void>;
  mend(): Promise<void>;
  act(act: SessionAct): Promise<SessionReply['outcome']>;
  /** Waits until everything of theirs is on the server's disk. */
  saved(): Promise<boolean>;
  snapshot(): Snapshot;
  /** Where the check says this, `rule:where`; of all rules, or of these. */
  findings(...rules: RuleId[]): string[];
}

/** A server of its own on a free port, in a folder that goes when it stops. */
export async function openHall(watch: Watch): Promise<{
  readonly server: RunningServer;
  readonly dataDir: string;
  readonly warnings: unknown[];
  close(): Promise<void>;
}> {
  const dataDir = await mkdtemp(join(tmpdir(), 'clc-workshop-'));
  const warnings: unknown[] = [];
  // Nothing is moved while the workshop lasts, so that the folder can be copied at any moment as it is.
  const server = await startServer(config(dataDir), {
    now: () => watch.ms,
    warn: (what, error) => warnings.push([what, error]),
    limits: { quietMs: 3_600_000 },
  });
  return {
    server,
    dataDir,
    warnings,
    close: async () => {
      await server.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** Opens a link, as a browser does, and waits until the canvas is there. */
export async function comesIn(
  server: Pick<RunningServer, 'url'>,
  { canvasId, key, name, watch }: { canvasId: string; key: string; name: string; watch: Watch },
): Promise<Member> {
  const heard: Buffer[] = [];
  const sockets = new Set<WebSocket>();
  let isCut = false;
  class Line extends WebSocket {
    constructor(url: string | URL, protocols?: string | string[]) {
      // Nobody listens at this port.
      super(isCut ? 'ws://127.0.0.1:9/' : url, protocols);
      sockets.add(this);
      this.on('error', () => undefined);
      this.on('close', () => sockets.delete(this));
      this.on('message', (data) => heard.push(Buffer.from(data as ArrayBuffer)));
    }
  }
  const session = openSession({
    server: server.url,
    canvasId,
    access: byKey(key),
    name,
    device: memory(),
    surroundings: {
      WebSocket: Line as unknown as typeof globalThis.WebSocket,
      clock: { ...realClock, now: () => watch.ms },
      fetch: (input, init) => (isCut ? Promise.reject(new TypeError('no network')) : fetch(input, init)),
    },
  });
  const saved = (): Promise<boolean> => until(() => session.status.save.kind === 'saved');
  await saved();
  const canvas = (): Canvas => {
    if (!session.canvas) throw new Error(`${name} has no canvas.`);
    return session.canvas;
  };
  const rounds = roundsOf(canvas());
  rounds.subscribe(() => undefined);
  const snapshot = (): Snapshot =>
    snapshotOf(canvas().doc, {
      members: canvas()
        .members.list()
        .map(({ id }) => id),
      now: new Date(watch.ms).toISOString(),
    });
  return {
    name,
    session,
    get canvas() {
      return canvas();
    },
    get doc() {
      return canvas().doc;
    },
    id: canvas().me.id,
    rounds,
    heard,
    cut: async () => {
      isCut = true;
      for (const socket of sockets) socket.terminate();
      await until(() => !session.status.connected);
    },
    mend: async () => {
      isCut = false;
      session.retry();
      await saved();
    },
    act: async (act) => (await canvas().server.ask<SessionReply>('POST', '/session', { act })).outcome,
    saved,
    snapshot,
    findings: (...rules) =>
      report(snapshot(), LIMITS)
        .findings.filter(({ id }) => rules.length === 0 || rules.includes(id))
        .map(keyOf)
        .sort(),
  };
}

/** The run of the first paragraph of a text, to type in. */
export function run(text: Y.XmlFragment | undefined): Y.XmlText {
  const paragraph = text?.get(0);
  const found = paragraph instanceof Y.XmlElement ? paragraph.get(0) : undefined;
  if (!(found instanceof Y.XmlText)) throw new Error('There is no text.');
  return found;
}
/** Types in a card, one character at a time, each on its own way to the others. */
export function type(doc: Y.Doc, card: string, at: number, text: string): void {
  const target = run(readCard(doc, card)?.text);
  [...text].forEach((character, n) => target.insert(at + n, character));
}
