// What `npm test` runs: makes the machine ready, runs every check and test in order, and ends with one line of counts.
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { buildWhenStale } from '../server/deploy/build.mjs';
import { installWhenNeeded, nodeTooOld, ROOT } from '../server/deploy/install.mjs';

const flags = process.argv.slice(2);
const long = flags.includes('--long');
const chosen = flags.filter((flag) => !flag.startsWith('--'));
/** Programs the tests drive: where each is, the variable that says otherwise, and its Debian package. */
const PROGRAMS = [
  { name: 'Chromium', variable: 'CHROMIUM', path: process.env.CHROMIUM ?? '/usr/bin/chromium', package: 'chromium' },
  { name: 'Firefox', variable: 'FIREFOX', path: process.env.FIREFOX ?? '/usr/bin/firefox-esr', package: 'firefox-esr' },
  {
    name: 'WebKit',
    variable: 'WEBKIT_DRIVER',
    path: process.env.WEBKIT_DRIVER ?? '/usr/bin/WebKitWebDriver',
    package: 'webkit2gtk-driver',
  },
  { name: 'Xvfb', variable: 'XVFB', path: process.env.XVFB ?? onPath('Xvfb'), package: 'xvfb' },
  { name: 'Python 3', variable: 'PYTHON', path: process.env.PYTHON ?? onPath('python3'), package: 'python3' },
];
const scratch = mkdtempSync(join(tmpdir(), 'clc-test-'));
const env = {
  ...process.env,
  ...Object.fromEntries(PROGRAMS.map((p) => [p.variable, p.path])),
  ...(long ? { CLC_LONG: '1' } : {}),
};
const MINUTE = 60_000;

/** Every step, in order. `counts` reads how many tests passed and failed; a step without it counts as one. */
const STEPS = [
  { name: 'prettier', run: () => bin('prettier', ['--check', '--log-level=warn', '.'], 2) },
  { name: 'types', run: () => bin('tsc', ['--noEmit'], 5) },
  { name: 'lint', run: () => npm(['run', '--silent', 'lint'], 5) },
  vitest('source', long ? 180 : 10),
  {
    name: 'elements',
    run: () => bin('wtr', ['--config', 'test/web-test-runner.config.mjs'], 15, { CLC_COUNTS: file('elements') }),
    counts: () => JSON.parse(readFileSync(file('elements'), 'utf8')),
  },
  { name: 'build', run: build },
  { name: 'bundle', run: () => command(process.execPath, ['test/quality/bundle.mjs'], 1) },
  vitest('product', long ? 180 : 20),
];

let running;
for (const [signal, code] of Object.entries({ SIGINT: 130, SIGTERM: 143 }))
  process.once(signal, () => {
    endGroup();
    process.exit(code);
  });

const total = { passed: 0, failed: 0 };
const failures = [];
try {
  await prepare();
  for (const step of STEPS) {
    if (chosen.length && !chosen.includes(step.name)) continue;
    const started = performance.now();
    console.log(`\n== ${step.name}`);
    const ok = (await step.run()) === 0;
    const counted = countsOf(step, ok);
    total.passed += counted.passed;
    total.failed += counted.failed;
    if (counted.failed) failures.push(step.name);
    const seconds = Math.round((performance.now() - started) / 1000);
    console.log(`== ${step.name}: ${counted.passed} passed, ${counted.failed} failed (${seconds} s)`);
  }
} catch (error) {
  console.error(error.message);
  total.failed++;
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
if (failures.length) console.log(`\nFailed: ${failures.join(', ')}`);
console.log(`\n${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed ? 1 : 0;

/** Where the shell would find it; where Debian puts it when it is not there yet. */
function onPath(name) {
  const found = (process.env.PATH ?? '').split(delimiter).map((folder) => join(folder, name));
  return found.find((path) => existsSync(path)) ?? join('/usr/bin', name);
}

/** Node, the packages and the programs; throws one sentence when something cannot be had. */
async function prepare() {
  const tooOld = nodeTooOld();
  if (tooOld) throw new Error(tooOld);
  process.chdir(ROOT);
  await installWhenNeeded({ say: console.log, quiet: true });
  const missing = PROGRAMS.filter((p) => !existsSync(p.path));
  if (missing.length === 0) return;
  const apt = '/usr/bin/apt-get';
  const [first] = missing;
  if (missing.some((p) => process.env[p.variable]) || process.getuid?.() !== 0 || !existsSync(apt))
    throw new Error(
      `There is no ${first.name} at ${first.path}: install it, or name it with ${first.variable}=/path/to/it.`,
    );
  console.log(`Installing ${missing.map((p) => p.name).join(' and ')}…`);
  const unasked = { DEBIAN_FRONTEND: 'noninteractive' };
  await command(apt, ['-qq', 'update'], 5, unasked);
  const install = ['-qq', '-y', '-o', 'Dpkg::Use-Pty=0', 'install', '--no-install-recommends'];
  const ended = await command(apt, [...install, ...missing.map((p) => p.package)], 10, unasked);
  const absent = missing.find((p) => !existsSync(p.path));
  if (ended !== 0 || absent) {
    const { name, variable } = absent ?? first;
    throw new Error(`${name} could not be installed: install it, or name it with ${variable}=/path/to/it.`);
  }
}

async function build() {
  try {
    await buildWhenStale({ say: console.log });
    return 0;
  } catch (error) {
    console.error(error.message);
    return 1;
  }
}

/** A vitest project as a step. */
function vitest(project, minutes) {
  return {
    name: project,
    run: () => {
      const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file(project)}`];
      return bin('vitest', ['run', '--project', project, ...reporters], minutes);
    },
    counts: () => {
      const report = JSON.parse(readFileSync(file(project), 'utf8'));
      // A file that fails to load has no tests to fail, so it counts by itself. A skipped test is one not passed.
      const broken = report.testResults.filter((f) => f.status === 'failed' && f.assertionResults.length === 0).length;
      const passed = report.numPassedTests;
      return { passed, failed: report.numTotalTests - passed + broken };
    },
  };
}

function countsOf(step, ok) {
  if (!step.counts) return { passed: ok ? 1 : 0, failed: ok ? 0 : 1 };
  let counted = { passed: 0, failed: 0 };
  try {
    counted = step.counts();
  } catch (error) {
    console.error(`The step left no counts: ${error.message}`);
    return { passed: 0, failed: 1 };
  }
  // No tests at all, or an error outside every test, is a failure too.
  const silent = !counted.failed && (!ok || !counted.passed);
  return silent ? { ...counted, failed: 1 } : counted;
}

function file(name) {
  return join(scratch, `${name}.json`);
}
function bin(name, args, minutes, extra) {
  return command(join(ROOT, 'node_modules/.bin', name), args, minutes, extra);
}
function npm(args, minutes) {
  return command('npm', args, minutes);
}
/** Runs a command in a process group of its own, so that nothing outlives its time. Answers with the exit code. */
function command(path, args, minutes, extra = {}) {
  return new Promise((resolve) => {
    const child = spawn(path, args, {
      cwd: ROOT,
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...env, ...extra },
      detached: true,
    });
    running = child;
    const timer = setTimeout(() => {
      console.error(`Ended after ${minutes} minutes.`);
      endGroup();
    }, minutes * MINUTE);
    const done = (code) => {
      clearTimeout(timer);
      endGroup();
      resolve(code ?? 1);
    };
    child.once('error', (error) => {
      console.error(error.message);
      done(1);
    });
    child.once('exit', done);
  });
}
function endGroup() {
  const pid = running?.pid;
  running = undefined;
  if (pid === undefined) return;
  try {
    process.kill(-pid, 'SIGKILL');
  } catch (error) {
    // The group is already gone: that is what was wanted.
    if (error.code !== 'ESRCH') throw error;
  }
}
