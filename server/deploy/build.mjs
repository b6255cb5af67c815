// Builds client and server into dist/, each only when its sources have changed since the last build.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { buildEmbed } from './embed.mjs';
import { ROOT } from './install.mjs';

const COMMON = [
  ...['shared', 'package.json', 'package-lock.json', 'tsconfig.json', 'vite.config.ts'],
  ...['build.mjs', 'embed.mjs', 'lean-yjs.mjs', 'smaller.ts'].map((file) => `server/deploy/${file}`),
];
/** What is built, from which sources, and the file that must be there afterwards. */
const PARTS = [
  { name: 'client', sources: ['client', ...COMMON], proof: 'dist/client/app/canvas.html', build: buildClient },
  { name: 'server', sources: ['server', ...COMMON], proof: 'dist/server/main.js', build: buildServer },
];

/** Builds what is stale and returns the names of what was built. Throws when a build fails. */
export async function buildWhenStale({ say, force = false }) {
  const stale = PARTS.map((part) => ({ ...part, print: fingerprint(part.sources) })).filter(
    (part) => force || !existsSync(join(ROOT, part.proof)) || stampOf(part.name) !== part.print,
  );
  if (stale.length) say('Building…');
  for (const part of stale) {
    rmSync(stampFile(part.name), { force: true });
    await part.build();
    writeFileSync(stampFile(part.name), part.print);
  }
  return stale.map((part) => part.name);
}

async function buildClient() {
  const { build } = await import('vite');
  await build({ configFile: join(ROOT, 'vite.config.ts'), mode: 'pages', logLevel: 'warn' });
  // After the pages, for these empty the folder first.
  await buildEmbed();
  compress(join(ROOT, 'dist/client/assets'));
  compress(join(ROOT, 'dist/client/embed'));
}

/** Puts a .br and a .gz beside each text asset: squeezed once here instead of at every request. */
function compress(folder) {
  for (const file of filesIn(folder)) {
    if (!/\.(js|css|svg)$/u.test(file)) continue;
    const content = readFileSync(file);
    writeFileSync(`${file}.gz`, gzipSync(content, { level: 9 }));
    writeFileSync(`${file}.br`, brotliCompressSync(content));
  }
}

async function buildServer() {
  const { build } = await import('vite');
  await build({
    configFile: false,
    root: ROOT,
    publicDir: false,
    logLevel: 'warn',
    ssr: { external: true },
    build: {
      ssr: join(ROOT, 'server/main.ts'),
      outDir: join(ROOT, 'dist/server'),
      emptyOutDir: true,
      target: 'node20',
      sourcemap: true,
      minify: false,
      rollupOptions: { output: { entryFileNames: 'main.js' } },
    },
  });
}

/** A hash over names and contents, so that neither a checkout nor a clock can fool it. */
function fingerprint(sources) {
  const hash = createHash('sha256');
  for (const file of sources.flatMap((source) => filesIn(join(ROOT, source))).sort()) {
    hash.update(relative(ROOT, file).split(sep).join('/')).update('\0').update(readFileSync(file)).update('\0');
  }
  return hash.digest('hex');
}
function filesIn(path) {
  if (!existsSync(path)) return [];
  let entries;
  try {
    entries = readdirSync(path, { withFileTypes: true });
  } catch (error) {
    if (error.code === 'ENOTDIR') return [path];
    throw error;
  }
  return entries.flatMap((entry) => (entry.isDirectory() ? filesIn(join(path, entry.name)) : [join(path, entry.name)]));
}
function stampFile(name) {
  return join(ROOT, 'dist', `${name}.stamp`);
}
function stampOf(name) {
  return existsSync(stampFile(name)) ? readFileSync(stampFile(name), 'utf8') : undefined;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const built = await buildWhenStale({ say: console.log, force: process.argv.includes('--force') });
  console.log(built.length ? `Built: ${built.join(' and ')}.` : 'Everything is up to date.');
}
