// Builds and runs servers in processes of their own, to be measured, starved and killed.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';
import type { Limits, RunningServer } from '../../server/compose.ts';
import { afterTest } from '../server/with-server.ts';
import { ROOT } from './mutate.ts';
import type { Mutation } from './mutate.ts';
import { brokenFile } from './broken-file.ts';

/** What a child says of itself. */
export interface Holding {
  readonly rooms: number;
  readonly rss: number;
  readonly heapUsed: number;
  /** Pages of the heap, also those that are free; what lies outside of it and belongs to its objects. */
  readonly heapTotal: number;
  readonly external: number;
  /** Kinds of open handles, one entry per handle. */
  readonly handles: readonly string[];
}
export interface Child extends RunningServer {
  readonly pid: number;
  /** `kill -9`. Resolves when it is gone. */
  kill(): Promise<void>;
  holding(): Promise<Holding>;
}
export interface Wanted {
  readonly dataDir: string;
  readonly port?: number;
  readonly limits?: Partial<Limits>;
  /** Before the command: `['bash', '-c', 'ulimit …; exec "$@"', '-']`. */
  readonly through?: readonly string[];
}

/** The product as it is shipped. */
export const PRODUCT = join(ROOT, 'dist/server/main.js');

/** Builds `child-server.ts`, if wanted with one fault in it; with the file to start. */
export async function buildChild(broken?: Mutation): Promise<{ readonly entry: string; readonly remove: () => void }> {
  mkdirSync(join(ROOT, 'dist'), { recursive: true });
  const outDir = mkdtempSync(join(ROOT, 'dist/child-'));
  let asked = false;
  await build({
    configFile: false,
    root: ROOT,
    publicDir: false,
    logLevel: 'error',
    plugins: broken ? [brokenFile(ROOT, broken, () => (asked = true))] : [],
    ssr: { external: true },
    build: {
      ssr: join(ROOT, 'test/chaos/child-server.ts'),
      outDir,
      emptyOutDir: true,
      target: 'node20',
      minify: false,
      rolldownOptions: { output: { entryFileNames: 'child.js' } },
    },
  });
  if (broken && !asked) throw new Error(`${broken.file} is no part of the server.`);
  return { entry: join(outDir, 'child.js'), remove: () => rmSync(outDir, { recursive: true, force: true }) };
}

/** Starts a server and resolves when it listens; whatever still runs after the test is killed. */
export async function launch(entry: string, wanted: Wanted): Promise<Child> {
  const command = [...(wanted.through ?? []), process.execPath, '--expose-gc', entry];
  const child = spawn(command[0]!, command.slice(1), {
    env: {
      ...process.env,
      PORT: String(wanted.port ?? 0),
      DATA_DIR: wanted.dataDir,
      CLC_LIMITS: JSON.stringify(wanted.limits ?? {}),
    },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  const gone = once(child, 'exit');
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    if (child.exitCode === null && child.signalCode === null) child.kill(signal);
    await gone;
  };
  afterTest(() => end('SIGKILL'));
  let said = '';
  const url = await new Promise<string>((ready, failed) => {
    const hear = (chunk: Buffer): void => {
      said += chunk.toString();
      const found = /https?:\/\/[^\s/]+(?=\n)/u.exec(said)?.[0];
      if (found) ready(found);
    };
    child.stdout?.on('data', hear);
    child.stderr?.on('data', hear);
    void gone.then(([code]) => failed(new Error(`The server ended with ${code}: ${said}`)));
  });
  return {
    url,
    port: Number(new URL(url).port),
    pid: child.pid!,
    openRooms: () => {
      throw new Error('Ask a process of its own with `holding`.');
    },
    stop: () => end('SIGTERM'),
    kill: () => end('SIGKILL'),
    holding: async () => {
      const answer = once(child, 'message');
      child.send('holding?');
      const [holding] = (await answer) as [Holding];
      return holding;
    },
  };
}
