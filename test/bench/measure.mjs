// What a process has used (from /proc), and the arithmetic of runs: medians and ratios.
import { readFileSync } from 'node:fs';

/** The kernel counts processor time in hundredths of a second. */
const TICK_MS = 10;

/** Processor time of all threads, and memory, of one process. */
export function usageOf(pid) {
  const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
  // The name stands in brackets and may hold spaces.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const status = readFileSync(`/proc/${pid}/status`, 'latin1');
  return {
    at: performance.now(),
    cpuMs: (Number(fields[11]) + Number(fields[12])) * TICK_MS,
    rssMb: kilobytes(status, 'VmRSS') / 1024,
    peakMb: kilobytes(status, 'VmHWM') / 1024,
  };
}
export function median(numbers) {
  const sorted = numbers.filter((n) => Number.isFinite(n)).sort((a, b) => a - b);
  if (sorted.length === 0) return NaN;
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}
/** The median of each number in results of the same form. @param {Record<string, number>[]} results */
export function medians(results) {
  const names = [...new Set(results.flatMap((r) => Object.keys(r)))];
  return Object.fromEntries(names.map((name) => [name, median(results.map((r) => r[name] ?? NaN))]));
}

function kilobytes(status, name) {
  const found = new RegExp(`^${name}:\\s+(\\d+) kB`, 'mu').exec(status);
  return found ? Number(found[1]) : NaN;
}
