// Starts servers and load generators as processes of their own, pinned to a core each, and ends them by their pid.
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { usageOf } from './measure.mjs';
import { SERVERS } from './servers/list.mjs';

const LOAD = fileURLToPath(new URL('load/main.mjs', import.meta.url));
const START_MS = 30_000;
/** A server is alone on the first core, the load on the second, when that can be had. */
export const PINNED = cpus().length > 1 && spawnSync('taskset', ['-c', '0', 'true']).status === 0;
/** Whatever is still running when the bench ends. @type {Set<import('node:child_process').ChildProcess>} */
const running = new Set();
/** @type {Set<string>} */
const folders = new Set();
process.on('exit', cleanUp);

/** Ends everything, at once. */
export function cleanUp() {
  for (const child of running) child.kill('SIGKILL');
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
  running.clear();
  folders.clear();
}
export function newFolder() {
  const folder = mkdtempSync(join(tmpdir(), 'clc-bench-'));
  folders.add(folder);
  return folder;
}

/**
 * A server that runs. `stop` ends it and removes what it kept; `kill` is `kill -9`, after which `start` starts it again
 * on what it kept (the port is another one then).
 */
export class Server {
  kind;
  dataDir = newFolder();
  port = 0;
  #child;
  #nodeFlags;

  constructor(name, nodeFlags = []) {
    const kind = SERVERS[name];
    if (!kind) throw new Error(`There is no server "${name}"; there are ${Object.keys(SERVERS).join(', ')}.`);
    this.kind = kind;
    this.#nodeFlags = nodeFlags;
  }
  get pid() {
    return this.#child.pid;
  }
  async start() {
    const { file, env = {}, portOf } = this.kind.command(this.dataDir);
    const child = node(0, [...this.#nodeFlags, file], { ...process.env, NODE_ENV: 'production', ...env }, 'pipe');
    this.#child = child;
    let complaints = '';
    child.stderr.on('data', (data) => (complaints = (complaints + data).slice(-2000)));
    this.port = await new Promise((ready, failed) => {
      const timer = setTimeout(() => failed(new Error(`${this.kind.name} did not start in time`)), START_MS);
      createInterface({ input: child.stdout }).on('line', (line) => {
        const port = portOf(line);
        if (port === undefined) return;
        clearTimeout(timer);
        ready(port);
      });
      child.once('exit', (code) => failed(new Error(`${this.kind.name} ended with ${code}: ${complaints}`)));
      child.once('error', failed);
    });
    return this;
  }
  /** A room with a seat for each of these clientIDs. */
  room(name, clientIds) {
    return this.kind.room(this.port, name, clientIds);
  }
  /** More seats in a room there is, also after a restart. */
  seats(room, clientIds) {
    return this.kind.seats(this.port, room, clientIds);
  }
  usage() {
    return usageOf(this.pid);
  }
  /** `kill -9`; resolves when it is gone. */
  kill() {
    return ended(this.#child, 'SIGKILL', 0);
  }
  /** As an administrator stops it; resolves when it is gone. What it kept stays. */
  terminate() {
    return ended(this.#child, 'SIGTERM', 10_000);
  }
  async stop() {
    await ended(this.#child, 'SIGTERM', this.#nodeFlags.length ? 10_000 : 500);
    rmSync(this.dataDir, { recursive: true, force: true });
    folders.delete(this.dataDir);
  }
}

/** A load generator at work on one job. */
export class Load {
  #child;
  #heard = new Map();
  #waiting = new Map();
  #gone;

  constructor(file, job) {
    this.#child = node(1, ['--max-semi-space-size=64', LOAD], process.env, 'ipc');
    this.#child.on('message', ({ name, data }) => this.#hear(name, data));
    this.#child.once('exit', (code, signal) => {
      this.#gone = new Error(`the load generator ended with ${code ?? signal}`);
      for (const { failed } of this.#waiting.values()) failed(this.#gone);
    });
    this.say('job', { file, job });
  }
  get pid() {
    return this.#child.pid;
  }
  say(name, data) {
    this.#child.send({ name, data });
  }
  /** The next message of this name. Rejects when the load has failed. */
  heard(name) {
    const [first, ...rest] = this.#heard.get(name) ?? [];
    if (first) {
      this.#heard.set(name, rest);
      return Promise.resolve(first.data);
    }
    const failure = this.#failure();
    if (failure) return Promise.reject(failure);
    return new Promise((told, failed) => this.#waiting.set(name, { told, failed }));
  }
  async result() {
    return (await this.heard('result')).ok;
  }
  end() {
    return ended(this.#child, 'SIGKILL', 0);
  }
  #failure() {
    const said = this.#heard.get('result')?.[0]?.data.error;
    return said === undefined ? this.#gone : new Error(said);
  }
  #hear(name, data) {
    if (name === 'result' && data.error !== undefined) {
      this.#heard.set(name, [{ data }]);
      for (const { failed } of this.#waiting.values()) failed(new Error(data.error));
      this.#waiting.clear();
      return;
    }
    const waiting = this.#waiting.get(name);
    this.#waiting.delete(name);
    if (waiting) waiting.told(data);
    else this.#heard.set(name, [...(this.#heard.get(name) ?? []), { data }]);
  }
}

function node(core, args, env, channel) {
  const [file, before] = PINNED ? ['taskset', ['-c', String(core), process.execPath]] : [process.execPath, []];
  const stdio = channel === 'ipc' ? ['ignore', 'inherit', 'inherit', 'ipc'] : ['ignore', 'pipe', 'pipe'];
  const child = spawn(file, [...before, ...args], { env, stdio });
  running.add(child);
  child.once('exit', () => running.delete(child));
  return child;
}
function ended(child, signal, patienceMs) {
  if (!child || child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((gone) => {
    const timer = setTimeout(() => child.kill('SIGKILL'), signal === 'SIGKILL' ? 1000 : patienceMs);
    child.once('exit', () => {
      clearTimeout(timer);
      gone();
    });
    child.kill(signal);
  });
}
