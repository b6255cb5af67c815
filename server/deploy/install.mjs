// Installs the npm packages when what is in node_modules is not what package-lock.json says.
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** A sentence that says why this version of Node cannot run the product, or undefined. */
export function nodeTooOld(version = process.versions.node) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const fits = (major === 20 && minor >= 19) || (major === 22 && minor >= 12) || major > 22;
  return fits ? undefined : `Node ${version} is too old: install Node 20.19 or later, or 22.12 or later.`;
}

/** Is every package of the lock file in node_modules in its version? Those for some platform only may be missing. */
export function installed(root = ROOT) {
  const wanted = packagesIn(join(root, 'package-lock.json'));
  const present = packagesIn(join(root, 'node_modules/.package-lock.json'));
  if (!wanted || !present) return false;
  return Object.entries(wanted).every(
    ([path, entry]) =>
      path === '' ||
      present[path]?.version === entry.version ||
      (present[path] === undefined && (entry.optional || entry.extraneous || entry.os || entry.cpu)),
  );
}

/** Runs `npm ci` when needed. `quiet` keeps npm's own lines back unless it fails. Throws a sentence on failure. */
export async function installWhenNeeded({ say, quiet }) {
  if (installed()) return false;
  say('Installing…');
  const args = ['ci', '--include=dev', '--no-audit', '--no-fund', ...(quiet ? ['--loglevel=error'] : [])];
  const code = await run('npm', args, quiet ? ['ignore', 'ignore', 'inherit'] : 'inherit');
  if (code !== 0) throw new Error('The packages could not be installed: see the lines above, then run this again.');
  return true;
}

/** Runs a command in the repository; the exit code, or 1 when it could not be started or was ended by a signal. */
export function run(command, args, stdio = 'inherit', env = process.env) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd: ROOT, stdio, env });
    child.once('error', () => resolve(1));
    child.once('exit', (code) => resolve(code ?? 1));
  });
}

function packagesIn(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages;
  } catch {
    // Missing or half-written: then it is not installed.
    return undefined;
  }
}
