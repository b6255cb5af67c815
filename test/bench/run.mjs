// The bench: measures our server beside its peers in one run, writes every number as JSON and prints a table.
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { cpus, release } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { buildWhenStale } from '../../server/deploy/build.mjs';
import { hasSqlite, installPeers } from './peers.mjs';
import { cleanUp, PINNED } from './processes.mjs';
import { markdown, summary, verdicts } from './report.mjs';
import { measure } from './round.mjs';
import { product } from './servers/list.mjs';

const HELP = `npm run bench -- [W1 W2 …] [options]
  --runs 5           how often each server is measured in each case; medians are told
  --quick            one short run of everything, to see that it works
  --servers a,b      only these (ours, stock, stock-leveldb, hocuspocus, hocuspocus-sqlite, relay)
  --case text        only cases whose label holds this text
  --seed 20260101    same seed, same documents, clientIDs and keystrokes
  --json file        where the numbers go
  --product folder   measures the product built there instead of this one
  --profile folder   writes a processor profile of each server there (the numbers are worth less then)
`;
const say = (text) => process.stderr.write(`${text}\n`);
const { values: flags, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    runs: { type: 'string' },
    quick: { type: 'boolean', default: false },
    servers: { type: 'string' },
    case: { type: 'string', default: '' },
    seed: { type: 'string', default: '20260101' },
    json: { type: 'string' },
    product: { type: 'string' },
    profile: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
});
if (flags.help) {
  process.stdout.write(HELP);
  process.exit(0);
}
for (const signal of ['SIGINT', 'SIGTERM'])
  process.once(signal, () => {
    cleanUp();
    process.exit(130);
  });

const seed = Number(flags.seed);
const runs = Number(flags.runs ?? (flags.quick ? 1 : 5));
const all = readdirSync(fileURLToPath(new URL('workloads/', import.meta.url)))
  .flatMap((file) => /^(w\d+e?)\.mjs$/u.exec(file)?.[1]?.toUpperCase() ?? [])
  .sort((a, b) => Number.parseInt(a.slice(1)) - Number.parseInt(b.slice(1)) || a.localeCompare(b));
const chosen = positionals.length ? positionals.map((name) => name.toUpperCase()) : all;
const strange = chosen.filter((name) => !all.includes(name));
if (strange.length) {
  say(`There is no workload ${strange.join(', ')}; there are ${all.join(', ')}.`);
  process.exit(1);
}
installPeers(say);
if (flags.product) product.root = resolve(flags.product);
else await buildWhenStale({ say });
if (!existsSync(join(product.root, 'dist/server/main.js'))) {
  say(`There is no built product in ${product.root}.`);
  process.exit(1);
}

const report = {
  made: new Date().toISOString(),
  seed,
  runs,
  quick: flags.quick,
  machine: { node: process.version, system: release(), cpu: cpus()[0]?.model, cores: cpus().length, pinned: PINNED },
  commit: commit(),
  workloads: {},
};
say(`seed ${seed}, ${runs} runs, ${PINNED ? 'server on core 0, load on core 1' : 'cores shared as they come'}`);
for (const name of chosen) {
  const workload = await import(`./workloads/${name.toLowerCase()}.mjs`);
  const rounds = await measureAll(name, workload);
  const cases = summary(rounds);
  report.workloads[name] = { title: workload.title, cases, verdicts: verdicts(workload, cases), rounds };
  process.stdout.write(`\n${markdown(name, workload, cases, rounds)}`);
  if (flags.json) writeFileSync(flags.json, `${JSON.stringify(report, null, 2)}\n`);
}
process.stdout.write(`\n${footnote()}`);
process.exit(0);

/** Server after server within a round, round after round, so that a change of the machine hits all alike. */
async function measureAll(name, workload) {
  const rounds = [];
  for (const one of workload.cases(flags.quick).filter((c) => c.label.includes(flags.case)))
    for (let run = 1; run <= Math.min(runs, one.runs ?? runs); run++)
      for (const server of serversFor(workload, one)) {
        const nodeFlags = flags.profile ? ['--cpu-prof', `--cpu-prof-dir=${flags.profile}/${name}-${server}`] : [];
        const done = await measure({ name, workload, one, server, quick: flags.quick, seed, nodeFlags });
        rounds.push({ case: one.label, server, run, ...done });
        const numbers = workload.columns.map((c) => `${c.label} ${short(done.numbers[c.name])}`).join(', ');
        say(`${name} ${one.label} #${run} ${server}: ${numbers} ${done.problems.join('; ')}`);
      }
  return rounds;
}
function serversFor(workload, one) {
  const wanted = flags.servers?.split(',');
  return (one.servers ?? workload.servers).filter(
    (server) => (!wanted || wanted.includes(server)) && (server !== 'hocuspocus-sqlite' || hasSqlite()),
  );
}
function short(value) {
  return value === undefined || Number.isNaN(value) ? '–' : String(Math.round(value * 100) / 100);
}
function commit() {
  try {
    return execFileSync('git', ['rev-parse', '--short', 'HEAD'], { cwd: product.root, encoding: 'utf8' }).trim();
  } catch {
    // The product may be unpacked from an archive: then there is nothing to say.
    return null;
  }
}
function footnote() {
  const { node, cores, pinned } = report.machine;
  return (
    `Node ${node.slice(1)}, ${cores} cores${pinned ? ', server on one and load on another' : ''}; ` +
    `medians of ${runs}; seed ${seed}. Ours is the built product with judge, rules and durable journal and its own ` +
    'limits; people come from addresses of their own as through a proxy (TRUST_PROXY=127.0.0.1).\n'
  );
}
