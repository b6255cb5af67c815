// A server in a process of its own, for tests: its limits come with the environment, and it says what it holds when asked.
import { setFlagsFromString } from 'node:v8';
import { startServer } from '../../server/compose.ts';
import type { Limits } from '../../server/compose.ts';
import { readConfig } from '../../server/config.ts';
import type { Holding } from './child.ts';

const read = readConfig();
if (!read.ok) throw new Error(read.problem);
const server = await startServer(read.config, {
  limits: JSON.parse(process.env['CLC_LIMITS'] ?? '{}') as Partial<Limits>,
});
// Pages that are half empty are no growth: what is held is moved together, and what is free is given back before it is
// asked how much that is, not some time afterwards.
setFlagsFromString('--compact-on-every-full-gc');
setFlagsFromString('--no-concurrent-sweeping');
process.on('message', () => {
  // Twice: what the first one finds to be finalized is let go of by the second.
  global.gc?.();
  global.gc?.();
  const { rss, heapUsed, heapTotal, external } = process.memoryUsage();
  const handles = process.getActiveResourcesInfo();
  process.send?.({ rooms: server.openRooms(), rss, heapUsed, heapTotal, external, handles } satisfies Holding);
});
process.once('SIGTERM', () => void server.stop().then(() => process.exit(0)));
process.stdout.write(`ready: ${server.url}\n`);
