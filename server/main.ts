// Starts the server from the environment, says where it is, and stops it cleanly when asked.
import closeWithGrace from 'close-with-grace';
import { startServer } from './compose.ts';
import { readConfig } from './config.ts';
import { StartProblem } from './start-problem.ts';

/** Longer than any honest commit takes; a stop never hangs. */
const STOP_WITHIN_MS = 8000;

function giveUp(sentence: string): never {
  process.stderr.write(`${sentence}\n`);
  process.exit(1);
}

const read = readConfig();
if (!read.ok) giveUp(read.problem);
try {
  const server = await startServer(read.config);
  closeWithGrace({ delay: STOP_WITHIN_MS, logger: false }, async ({ err }) => {
    if (err) process.stderr.write(`The server stops because of a fault of its own: ${err.stack ?? err.message}\n`);
    await server.stop();
  });
  process.stdout.write(`Customer Leader Canvas is ready: ${server.url}\n`);
} catch (error) {
  if (error instanceof StartProblem) giveUp(error.message);
  throw error;
}
