// Saved means saved: what the server acknowledged is there after kill -9, whenever that comes.
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { commandsOn, newId } from '../../client/session/commands.ts';
import { cardIds } from '../../shared/document/cards.ts';
import { declareRoots } from '../../shared/document/roots.ts';
import { ownUndo } from '../../shared/document/undo.ts';
import { FRAME, readSaved } from '../../shared/wire/frames.ts';
import { createdCanvas, ticketReply } from '../../shared/wire/http.ts';
import * as v from 'valibot';
import { seeded } from '../doubles/desk.ts';

const ROUNDS = process.env['CLC_LONG'] === '1' ? 50 : 3;
const WRITERS = 3;
/** Cards a writer has under way at once, so that a kill always finds some unsaved. */
const UNDER_WAY = 4;
const seed = Number(process.env['CLC_SEED'] ?? 1);

let dataDir: string;
let child: ChildProcess | undefined;
let base = '';
const stops: (() => void)[] = [];

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'clc-kill-'));
});
afterEach(async () => {
  for (const stop of stops.splice(0)) stop();
  await end();
  await rm(dataDir, { recursive: true, force: true });
});

async function start(): Promise<void> {
  const port = base === '' ? '0' : new URL(base).port;
  const process_ = spawn(process.execPath, ['dist/server/main.js'], {
    env: { ...process.env, PORT: port, DATA_DIR: dataDir, CREATE_LIMIT_PER_MINUTE: '1000' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  child = process_;
  let said = '';
  base = await new Promise((resolve, reject) => {
    process_.stdout.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      const url = /https?:\/\/[^\s/]+/u.exec(said)?.[0];
      if (url) resolve(url);
    });
    process_.once('exit', (code) => reject(new Error(`The server ended with ${code}: ${said}`)));
  });
}
async function end(): Promise<void> {
  const running = child;
  child = undefined;
  if (!running || running.exitCode !== null || running.signalCode !== null) return;
  const gone = once(running, 'exit');
  running.kill('SIGKILL');
  await gone;
}
async function post<S extends v.GenericSchema>(path: string, schema: S, body: unknown): Promise<v.InferOutput<S>> {
  const reply = await fetch(`${base}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!reply.ok) throw new Error(`${path}: ${reply.status} ${await reply.text()}`);
  return v.parse(schema, await reply.json());
}

/** A stock provider with a ticket; `onSaved` hears how many of this connection's sync frames are durable. */
async function join_(id: string, key: string, name: string) {
  const doc = declareRoots(new Y.Doc());
  const body = { key, name, clientId: doc.clientID, features: ['saved'] };
  const { ticket, person } = await post(`/api/canvases/${id}/tickets`, ticketReply, body);
  let sent = 0;
  const saved = { count: 0, listener: (): void => undefined };
  class Counting extends WebSocket {
    override send(data: Parameters<WebSocket['send']>[0]): void {
      if (data instanceof Uint8Array && data[0] === FRAME.sync) sent++;
      super.send(data);
    }
  }
  const provider = new WebsocketProvider(base.replace('http', 'ws') + '/sync', id, doc, {
    params: { ticket },
    WebSocketPolyfill: Counting as unknown as typeof globalThis.WebSocket,
    disableBc: true,
    connect: false,
  });
  provider.messageHandlers[FRAME.saved] = (_encoder, decoder) => {
    saved.count = readSaved(decoder);
    saved.listener();
  };
  const undo = ownUndo(doc);
  const stop = (): void => {
    provider.destroy();
    undo.close();
    doc.destroy();
  };
  stops.push(stop);
  const synced = new Promise<void>((resolve) => provider.once('sync', () => resolve()));
  provider.connect();
  await synced;
  const commands = commandsOn(doc, undo, { person: person.id, now: () => new Date(), random: Math.random, newId });
  return { doc, commands, saved, sent: () => sent, stop };
}

it(
  `loses nothing that was acknowledged, in ${ROUNDS} rounds of ${WRITERS} writers`,
  { timeout: ROUNDS * 60_000 },
  async () => {
    const random = seeded(seed);
    await start();
    const canvas = await post('/api/canvases', createdCanvas, { title: 'Kill', lang: 'nl' });
    const key = new URLSearchParams(new URL(canvas.links.editor!).hash.slice(1)).get('key')!;
    const acknowledged = new Set<string>();
    const written = new Set<string>();
    for (let round = 1; round <= ROUNDS; round++) {
      const writers = await Promise.all(
        Array.from({ length: WRITERS }, (_x, i) => join_(canvas.id, key, `Writer ${i}`)),
      );
      const killAfter = 1 + Math.floor(random() * 60);
      let heard = 0;
      await new Promise<void>((enough) => {
        for (const writer of writers) {
          const pending: { id: string; frames: number }[] = [];
          const write = (): void => {
            while (pending.length < UNDER_WAY) {
              const id = writer.commands.addCard('arena.context', { text: `round ${round}` });
              written.add(id);
              pending.push({ id, frames: writer.sent() });
            }
          };
          writer.saved.listener = () => {
            while (pending[0] && pending[0].frames <= writer.saved.count) {
              acknowledged.add(pending.shift()!.id);
              if (++heard === killAfter) enough();
            }
            write();
          };
          write();
        }
      });
      await end();
      for (const writer of writers) writer.stop();
      await start();
      const witness = await join_(canvas.id, key, 'Witness');
      const there = new Set(cardIds(witness.doc));
      const lost = [...acknowledged].filter((id) => !there.has(id));
      const invented = [...there].filter((id) => !written.has(id));
      expect({ round, lost, invented }).toEqual({ round, lost: [], invented: [] });
      witness.stop();
    }
    expect(acknowledged.size).toBeGreaterThanOrEqual(ROUNDS);
  },
);
