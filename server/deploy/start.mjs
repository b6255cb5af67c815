// What `npm start` runs: installs and builds what is needed, then becomes the server.
import { buildWhenStale } from './build.mjs';
import { installWhenNeeded, nodeTooOld, ROOT } from './install.mjs';

const say = (line) => console.log(line);

/** Ends with one sentence and exit code 1; details, if any, above it. */
function stop(sentence, details) {
  if (details) console.error(details);
  console.error(sentence);
  process.exit(1);
}

// Until the server listens for signals itself, Ctrl-C just ends the preparations.
const interrupted = () => process.exit(130);
const terminated = () => process.exit(143);
process.once('SIGINT', interrupted);
process.once('SIGTERM', terminated);

const tooOld = nodeTooOld();
if (tooOld) stop(tooOld);
process.chdir(ROOT);
try {
  await installWhenNeeded({ say, quiet: true });
} catch (error) {
  stop(error.message);
}
try {
  await buildWhenStale({ say });
} catch (error) {
  stop('The build failed: see the lines above.', error.message);
}
process.off('SIGINT', interrupted);
process.off('SIGTERM', terminated);
await import('../../dist/server/main.js');
