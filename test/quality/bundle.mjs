// Weighs the built client: gzip bytes of a page's first load and of the editor that is loaded later; prints and judges.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

const DIST = fileURLToPath(new URL('../../dist/client/', import.meta.url));
/** What the first view of the canvas page should weigh at most, scripts and styles together, in bytes after gzip. */
const FIRST_VIEW_AIM = 90 * 1024;
/** What it may weigh today: the aim is not reached yet, and from here it only goes down. */
const FIRST_VIEW_LIMIT = 108 * 1024;

/** What the module for other pages should weigh at most until somebody edits: it is one file, whatever comes later aside. */
const EMBED_AIM = 90 * 1024;
/** What it may weigh today; this too only goes down. */
const EMBED_LIMIT = 104 * 1024;

const manifestFile = join(DIST, '.vite/manifest.json');
if (!existsSync(manifestFile)) {
  console.error('There is no build to weigh: run `npm run build` first.');
  process.exit(1);
}
const manifest = JSON.parse(readFileSync(manifestFile, 'utf8'));
const sizes = new Map();

const canvas = weigh('app/canvas.html', 'canvas page, first view');
weigh('app/index.html', 'start page, first view');
for (const [key, chunk] of Object.entries(manifest)) {
  if (chunk.isDynamicEntry) weigh(key, `${key}, on demand`, filesOf('app/canvas.html'));
}
if (canvas === undefined) {
  console.error('The build has no canvas page.');
  process.exitCode = 1;
} else if (canvas > FIRST_VIEW_AIM) {
  console.log(`The aim for the first view is ${kb(FIRST_VIEW_AIM)}: ${kb(canvas - FIRST_VIEW_AIM)} too much.`);
}
if (canvas > FIRST_VIEW_LIMIT) {
  console.error(`The first view of the canvas page is ${kb(canvas)}; the limit is ${kb(FIRST_VIEW_LIMIT)}.`);
  process.exitCode = 1;
}
const embed = sizeOf(`embed/${JSON.parse(readFileSync(join(DIST, 'embed/manifest.json'), 'utf8')).file}`);
console.log(`module for other pages: ${kb(embed)} gzip`);
if (embed > EMBED_AIM) console.log(`The aim for it is ${kb(EMBED_AIM)}: ${kb(embed - EMBED_AIM)} too much.`);
if (embed > EMBED_LIMIT) {
  console.error(`The module for other pages is ${kb(embed)}; the limit is ${kb(EMBED_LIMIT)}.`);
  process.exitCode = 1;
}

/** Prints the gzip size of an entry with its static imports, without what is already there. */
function weigh(entry, label, already = new Set()) {
  if (!manifest[entry]) return undefined;
  const files = [...filesOf(entry)].filter((file) => !already.has(file));
  const scripts = sum(files.filter((file) => !file.endsWith('.css')));
  const styles = sum(files.filter((file) => file.endsWith('.css')));
  console.log(`${label}: ${kb(scripts + styles)} gzip (scripts ${kb(scripts)}, styles ${kb(styles)})`);
  return scripts + styles;
}
function filesOf(entry, seen = new Set()) {
  const chunk = manifest[entry];
  if (!chunk || seen.has(chunk.file)) return seen;
  if (!chunk.file.endsWith('.html')) seen.add(chunk.file);
  for (const style of chunk.css ?? []) seen.add(style);
  for (const next of chunk.imports ?? []) filesOf(next, seen);
  return seen;
}
function sum(files) {
  return files.reduce((total, file) => total + sizeOf(file), 0);
}
function sizeOf(file) {
  if (!sizes.has(file)) sizes.set(file, gzipSync(readFileSync(join(DIST, file)), { level: 9 }).length);
  return sizes.get(file);
}
function kb(bytes) {
  return `${(bytes / 1024).toFixed(1)} KB`;
}
