// The bench of the canvas check: a canvas of 300 cards beside the naive way in the same run; fails beyond its aim.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from 'vite';
import { median } from './measure.mjs';

const HELP = `node test/bench/findings.mjs [options]
  --cards 306        how large the canvas is
  --runs 31          how often each way is measured, in turns; medians are told
  --seed 20260101    same seed, same canvas
`;
/** Milliseconds the whole check may take of 300 cards on a machine of this class. */
const AIM_MS = 30;
const WARM_UP = 5;

const { values: flags } = parseArgs({
  options: {
    cards: { type: 'string', default: '306' },
    runs: { type: 'string', default: '31' },
    seed: { type: 'string', default: '20260101' },
    help: { type: 'boolean', default: false },
  },
});
if (flags.help) {
  process.stdout.write(HELP);
  process.exit(0);
}

const cases = await built(fileURLToPath(new URL('findings-cases.ts', import.meta.url)));
const doc = cases.largeCanvas(Number(flags.cards), Number(flags.seed));
const { cases: ways, edit, stop } = cases.ways(doc);
const names = Object.keys(ways);
const [naive] = names;

const found = names.map((name) => ways[name]());
if (new Set(found).size !== 1) throw new Error('The ways do not find the same clashes and doubles.');

const spent = Object.fromEntries(names.map((name) => [name, []]));
for (let run = -WARM_UP; run < Number(flags.runs); run++)
  for (const name of names) {
    if (name === 'all rules, after one edit') edit();
    const start = performance.now();
    ways[name]();
    if (run >= 0) spent[name].push(performance.now() - start);
  }
stop();

const of = (name) => median(spent[name]);
process.stdout.write(
  `${flags.cards} cards, ${found[0].split(' ').length} clashes and doubles, medians of ${flags.runs}\n\n`,
);
process.stdout.write('| way | ms | of the naive way |\n|---|---|---|\n');
for (const name of names)
  process.stdout.write(`| ${name} | ${of(name).toFixed(2)} | ${(of(name) / of(naive)).toFixed(4)} |\n`);

const over = names.filter((name) => name.startsWith('all rules') && of(name) >= AIM_MS);
for (const name of over) process.stderr.write(`${name}: ${of(name).toFixed(1)} ms, the aim is ${AIM_MS} ms\n`);
process.exitCode = over.length > 0 ? 1 : 0;

/** Builds a TypeScript module with all it imports from here, and loads it. */
async function built(entry) {
  const cache = fileURLToPath(new URL('../../node_modules/.cache/', import.meta.url));
  mkdirSync(cache, { recursive: true });
  // In here it finds the libraries it imports.
  const folder = mkdtempSync(join(cache, 'findings-'));
  try {
    await build({
      configFile: false,
      root: fileURLToPath(new URL('../../', import.meta.url)),
      publicDir: false,
      logLevel: 'warn',
      ssr: { external: true },
      build: {
        ssr: entry,
        outDir: folder,
        emptyOutDir: true,
        target: 'node20',
        minify: false,
        rollupOptions: { output: { format: 'es' } },
      },
    });
    return await import(pathToFileURL(join(folder, 'findings-cases.js')).href);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
