// Weighs the built client: gzip bytes of a page's first load and of the editor that is loaded later; prints and judges.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

const DIST = fileURLToPath(new URL('../../dist/client/', import.meta.url));
/**
 * What the first view of the canvas page may weigh at most, scripts and styles together, in bytes after gzip. It was to be
 * 90 KB, is less by now, and from here it only goes down.
 */
const FIRST_VIEW_LIMIT = 88 * 1024;

/**
 * What the module for other pages may weigh at most with the sentences of one language; this too only goes down. With all
 * else that comes by itself for whoever reads it is weighed in test/journeys/embed-light.test.ts.
 */
const EMBED_LIMIT = 85 * 1024;
/** What a host loads for a canvas in a frame. */
const SNIPPET_LIMIT = 1024;

const SENTENCES = /^(?:words\/\w+\/|_)sentences[.-]/u;

if (!existsSync(join(DIST, 'embed/manifest.json'))) {
  console.error('There is no build to weigh: run `npm run build` first.');
  process.exit(1);
}
const pages = readBuild('');
const embed = readBuild('embed/');
const sizes = new Map();

const canvas = weigh(pages, 'app/canvas.html', 'canvas page, first view');
weigh(pages, 'app/index.html', 'start page, first view');
const module = weigh(embed, 'widget/element.ts', 'module for other pages, first view');
for (const [key, chunk] of Object.entries(pages.chunks))
  if (chunk.isDynamicEntry) weigh(pages, key, `${key}, on demand`, filesOf(pages, 'app/canvas.html'));
const snippet = weigh(embed, 'app/frame-host.ts', 'snippet for frames');
asWritten(pages);
oneLanguage(pages, 'app/canvas.html', 'the canvas page');
oneLanguage(embed, 'widget/element.ts', 'the module for other pages');
judge('the canvas page', canvas, FIRST_VIEW_LIMIT);
judge('the module for other pages', module, EMBED_LIMIT);
judge('the snippet for frames', snippet, SNIPPET_LIMIT);

function judge(what, size, limit) {
  if (size === undefined) console.error(`The build lacks ${what}.`);
  else if (size > limit) console.error(`The first view of ${what} is ${kb(size)}; the limit is ${kb(limit)}.`);
  if (size === undefined || size > limit) process.exitCode = 1;
}
/** The lines that people copy from the share dialog reach them with their indents. */
function asWritten(build) {
  const files = Object.values(build.chunks).map(({ file }) => readFileSync(join(DIST, build.folder, file), 'utf8'));
  if (
    !files.some((code) =>
      code.includes("\n  document.querySelector('customer-leader-canvas').tokenProvider =\n    async "),
    )
  )
    fail('The lines to copy from the share dialog have lost their indents, or are not where they were.');
}
/** Nobody fetches what is said in a language they do not read: each has files of its own, and no first view has any. */
function oneLanguage(build, entry, what) {
  const spoken = sentencesIn(build);
  const said = spoken.map((key) => saidIn(build, [build.chunks[key].file]));
  const alone = said.map((one, at) =>
    [...one].filter((words) => !said.some((other, i) => i !== at && other.has(words))),
  );
  // What all languages have in common is a name.
  if (said.length < 2 || alone.some((words) => words.length < 20)) return fail(`Where are the sentences of ${what}?`);
  const files = [...filesOf(build, entry)].filter(
    (file) => !spoken.some((key) => file.endsWith(build.chunks[key].file)),
  );
  const code = files.map((file) => readFileSync(join(DIST, file), 'utf8')).join('\n');
  const there = alone.flat().filter((words) => code.includes(words));
  if (there.length) fail(`The first view of ${what} holds sentences of one language: ${there.slice(0, 3).join(' / ')}`);
  return undefined;
}
function sentencesIn(build) {
  return Object.keys(build.chunks).filter((key) => SENTENCES.test(key));
}
/** Whole phrases between quotes. */
function saidIn(build, files) {
  const code = files.map((file) => readFileSync(join(DIST, build.folder, file), 'utf8')).join('\n');
  return new Set([...code.matchAll(/[`"']([^`"'$\\{}]{12,} [^`"'$\\{}]{8,})[`"']/gu)].map(([, words]) => words));
}
function fail(sentence) {
  console.error(sentence);
  process.exitCode = 1;
}
function readBuild(folder) {
  return { folder, chunks: JSON.parse(readFileSync(join(DIST, folder, '.vite/manifest.json'), 'utf8')) };
}
/** Prints the gzip size of an entry with its static imports, without what is already there. */
function weigh(build, entry, label, already = new Set()) {
  if (!build.chunks[entry]) return undefined;
  const files = [...filesOf(build, entry)].filter((file) => !already.has(file));
  const scripts = sum(files.filter((file) => !file.endsWith('.css')));
  const styles = sum(files.filter((file) => file.endsWith('.css')));
  console.log(`${label}: ${kb(scripts + styles)} gzip (scripts ${kb(scripts)}, styles ${kb(styles)})`);
  return scripts + styles;
}
function filesOf(build, entry, seen = new Set()) {
  const chunk = build.chunks[entry];
  if (!chunk || seen.has(build.folder + chunk.file)) return seen;
  if (!chunk.file.endsWith('.html')) seen.add(build.folder + chunk.file);
  for (const style of chunk.css ?? []) seen.add(build.folder + style);
  for (const next of chunk.imports ?? []) filesOf(build, next, seen);
  // The sentences come one language at a time, and nothing is shown without: the first stands for either.
  const sentences = (chunk.dynamicImports ?? []).find((key) => SENTENCES.test(key));
  if (sentences) filesOf(build, sentences, seen);
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
