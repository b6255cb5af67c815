// What a process has used (from /proc), and the arithmetic of runs: medians and ratios.
import { readdirSync, readFileSync } from 'node:fs';

/** /proc/<pid>/stat counts processor time in hundredths of a second. */
const TICK_MS = 10;

/** Processor time of all threads (user and system), and memory, of one process. */
export function usageOf(pid) {
  const status = readFileSync(`/proc/${pid}/status`, 'latin1');
  return {
    at: performance.now(),
    cpuMs: exactCpuMs(pid) ?? cpuMs(pid),
    rssMb: kilobytes(status, 'VmRSS') / 1024,
    peakMb: kilobytes(status, 'VmHWM') / 1024,
  };
}
/** In nanoseconds, thread by thread, where the kernel keeps account of that. */
function exactCpuMs(pid) {
  try {
    const threads = readdirSync(`/proc/${pid}/task`);
    const spent = threads.map((id) =>
      Number(readFileSync(`/proc/${pid}/task/${id}/schedstat`, 'latin1').split(' ')[0]),
    );
    const total = spent.reduce((a, b) => a + b, 0);
    return total > 0 ? total / 1e6 : undefined;
  } catch {
    // A kernel without schedstat, or a thread that ended just now: the coarse account is always there.
    return undefined;
  }
}
function cpuMs(pid) {
  const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
  // The name stands in brackets and may hold spaces.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) * TICK_MS;
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
