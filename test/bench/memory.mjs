// What a server keeps in memory once its garbage is collected, and how high its memory goes meanwhile.
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { clearInterval, setInterval } from 'node:timers';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { usageOf } from './measure.mjs';

/** How a server is started that can be asked. */
export const COLLECTS = ['--expose-gc', '--import', fileURLToPath(new URL('servers/collect.mjs', import.meta.url))];
const WITHIN_MS = 30_000;
const LOOK_MS = 20;
const SAMPLE_MS = 50;

/** @param {import('./processes.mjs').Server} server @returns {Promise<{ rssMb: number, heapMb: number, externalMb: number }>} */
export async function collected({ pid }) {
  const file = join(tmpdir(), `clc-bench-memory-${pid}`);
  process.kill(pid, 'SIGWINCH');
  for (const until = performance.now() + WITHIN_MS; !existsSync(file); await pause(LOOK_MS))
    if (performance.now() > until) throw new Error('the server did not say what it keeps in memory');
  const told = JSON.parse(readFileSync(file, 'utf8'));
  rmSync(file);
  return told;
}

/** Looks at the memory of a server again and again; `end` gives the most that was seen. */
export function watchMemory({ pid }) {
  let most = usageOf(pid).rssMb;
  const timer = setInterval(() => (most = Math.max(most, usageOf(pid).rssMb)), SAMPLE_MS);
  return {
    end: () => {
      clearInterval(timer);
      return Math.max(most, usageOf(pid).rssMb);
    },
  };
}
