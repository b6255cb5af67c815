// Loaded into every server alike when memory is measured: on a signal, garbage is collected and what is left is told.
import { renameSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

const MB = 1024 * 1024;
const ROUNDS = 4;
const BETWEEN_MS = 50;

// A signal none of the servers uses; it has no default action.
process.on('SIGWINCH', () => void collect());

async function collect() {
  for (let n = 0; n < ROUNDS; n++) {
    // What is freed by finalizers takes another round, and they need time.
    await pause(BETWEEN_MS);
    globalThis.gc();
  }
  const { rss, heapUsed, external } = process.memoryUsage();
  const file = join(tmpdir(), `clc-bench-memory-${process.pid}`);
  // Whoever waits for the file finds it whole.
  writeFileSync(`${file}.part`, JSON.stringify({ rssMb: rss / MB, heapMb: heapUsed / MB, externalMb: external / MB }));
  renameSync(`${file}.part`, file);
}
