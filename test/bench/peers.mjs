// Installs the peers into this folder when they are missing or other versions than asked for.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const HERE = fileURLToPath(new URL('.', import.meta.url));
const STAMP = join(HERE, 'node_modules/.bench-stamp');

export function installPeers(say) {
  const wanted = createHash('sha256')
    .update(readFileSync(join(HERE, 'package-lock.json')))
    .digest('hex');
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === wanted) return;
  say('Installing the peers (once; their native parts may be compiled)…');
  const run = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], { cwd: HERE, stdio: 'inherit' });
  if (run.status !== 0) throw new Error('The peers could not be installed; see above.');
  writeFileSync(STAMP, wanted);
}
/** Can the extension for SQLite be loaded here? It needs a native part made for this Node. */
export function hasSqlite() {
  return existsSync(join(HERE, 'node_modules/better-sqlite3/build/Release/better_sqlite3.node'));
}
