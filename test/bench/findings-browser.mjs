// The canvas check in a real browser: the longest task it makes, beside the naive way in the same run; fails beyond its aim.
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { chromium } from 'playwright-core';
import { build } from 'vite';
import { median } from './measure.mjs';
import { startProduct } from './product.mjs';

const HELP = `node test/bench/findings-browser.mjs [options]
  --cards 306        how large the canvas is
  --runs 5           how often each way, each time on a page that never ran it before
  --seed 20260101    same seed, same canvas
  --product DIR      a built product (default: this one)
`;
/** A keystroke that comes in a longer task is felt to wait. */
const AIM_MS = 50;
/** As if the machine were so many times slower. */
const SPEEDS = [1, 4];
const PATIENCE = { timeout: 60_000 };

const root = fileURLToPath(new URL('../../', import.meta.url));
const { values: flags } = parseArgs({
  options: {
    cards: { type: 'string', default: '306' },
    runs: { type: 'string', default: '5' },
    seed: { type: 'string', default: '20260101' },
    product: { type: 'string', default: root },
    help: { type: 'boolean', default: false },
  },
});
if (flags.help) {
  process.stdout.write(HELP);
  process.exit(0);
}
const [cards, seed, runs] = [Number(flags.cards), Number(flags.seed), Number(flags.runs)];
/** By way and speed: the longest task of each run, and how many were felt. @type {Map<string, {longest: number, felt: number}[]>} */
const seen = new Map();
const folder = mkdtempSync(join(tmpdir(), 'clc-findings-'));
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking'],
});
try {
  await onEmptyPage();
  await inProduct();
} finally {
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
}
tell();

async function onEmptyPage() {
  const script = await built('findings-page.ts', { ssr: false });
  for (let run = 0; run < runs; run++)
    for (const way of ['naive', 'inOneGo', 'inPieces'])
      for (const slower of SPEEDS) {
        const page = await browser.newPage();
        await page.addScriptTag({ path: script, type: 'module' });
        await page.waitForFunction('globalThis.bench');
        await page.evaluate(`bench.make(${cards}, ${seed})`);
        note(way, slower, await tasks(page, slower, () => page.evaluate(`bench.run('${way}')`)));
        await page.close();
      }
}
/** A canvas of that size is opened; then a colleague adds a card, with the canvas in view and with the findings in view. */
async function inProduct() {
  const { largeFile } = await import(pathToFileURL(await built('../doubles/large-canvas.ts', { ssr: true })).href);
  const product = await startProduct(resolve(flags.product));
  try {
    const response = await globalThis.fetch(`${product.url}/api/canvases`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ document: largeFile(cards, seed) }),
    });
    if (!response.ok) throw new Error(`The canvas was not made: ${response.status} ${await response.text()}`);
    const { links } = await response.json();
    const colleague = await joined(links.editor);
    for (let run = 0; run < runs; run++)
      for (const slower of SPEEDS) {
        const page = await joined(links.editor);
        await page.goto('about:blank');
        const opened = await tasks(page, slower, async () => {
          await page.goto(links.editor);
          await page.evaluate(() => performance.mark('bench'));
          await page.locator('clc-faces .count').nth(1).waitFor(PATIENCE);
          await atRest(page);
        });
        note(
          'opening',
          slower,
          opened.filter(({ idle }) => idle),
        );
        for (const face of [0, 4]) {
          await page.locator('clc-faces button').nth(face).click(PATIENCE);
          await atRest(page);
          const edited = await tasks(page, slower, async () => {
            await page.evaluate(() => performance.mark('bench'));
            const counts = page.locator('clc-faces .count').first();
            const before = await counts.innerText();
            await addCard(colleague);
            await counts.filter({ hasNotText: before }).waitFor(PATIENCE);
            await atRest(page);
          });
          note(
            face === 0 ? 'edited' : 'editedInView',
            slower,
            edited.filter(({ idle }) => idle),
          );
        }
        await page.context().close();
      }
  } finally {
    await product.end();
  }
}
/** Nothing is left to draw or to work out. A page nobody looks at may never be idle, hence the limit. */
async function atRest(page) {
  const idle = (then) => `requestIdleCallback(${then}, { timeout: 1000 })`;
  await page.evaluate(`new Promise((done) => ${idle(`() => ${idle('done')}`)})`);
}
async function joined(link) {
  const page = await (await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'nl-NL' })).newPage();
  await page.goto(link);
  await page.getByLabel('Je naam').fill('Noor');
  await page.getByRole('button', { name: 'Meedoen' }).click();
  await page.locator('clc-faces .count').nth(1).waitFor(PATIENCE);
  return page;
}
async function addCard(page) {
  const facet = page.locator('clc-facet').first();
  await facet.hover();
  await facet
    .getByRole('button', { name: /^Kaart/u })
    .first()
    .click();
  await page.keyboard.type('Nog een keuze');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
}

/**
 * The tasks of this page's main thread while `act` runs, from the browser's own trace; `idle` are those in which work at
 * idle time was done. The page says which process is its own with a mark.
 */
async function tasks(page, slower, act) {
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: slower });
  await browser.startTracing(page, { categories: ['toplevel', 'devtools.timeline', 'blink.user_timing'] });
  await act();
  const { traceEvents } = JSON.parse((await browser.stopTracing()).toString());
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: 1 });
  const mark = traceEvents.findLast(({ name, cat }) => name === 'bench' && cat.includes('user_timing'));
  if (!mark) throw new Error('The page left no mark in the trace.');
  const own = traceEvents.filter(({ pid, tid, dur }) => pid === mark.pid && tid === mark.tid && dur > 0);
  const idles = own.filter(({ name }) => name === 'FireIdleCallback');
  return own
    .filter(({ name, ts, dur }) => name.endsWith('RunTask') && ts + dur >= mark.ts)
    .map(({ ts, dur }) => ({
      ms: dur / 1000,
      idle: idles.some((idle) => idle.ts >= ts && idle.ts + idle.dur <= ts + dur),
    }));
}
function note(way, slower, all) {
  const key = `${way} ${slower}`;
  const longest = Math.max(0, ...all.map(({ ms }) => ms));
  seen.set(key, [...(seen.get(key) ?? []), { longest, felt: all.filter(({ ms }) => ms > AIM_MS).length }]);
}
function tell() {
  const ROWS = {
    naive: 'empty page, cold: each pair, each text read anew',
    inOneGo: 'empty page, cold: all rules, all at once',
    inPieces: 'empty page, cold: as the product does it',
    opening: 'product: work at idle time from opening',
    edited: 'product: after a colleague added a card, the canvas in view',
    editedInView: 'product: after a colleague added a card, the findings in view',
  };
  const over = [];
  const cell = (way, slower) => {
    const found = seen.get(`${way} ${slower}`) ?? [];
    const longest = found.map((one) => one.longest);
    const felt = found.reduce((sum, one) => sum + one.felt, 0);
    if (slower === 1 && way !== 'naive' && way !== 'inOneGo' && Math.max(...longest) > AIM_MS) over.push(ROWS[way]);
    return `${median(longest).toFixed(1)} | ${Math.max(...longest).toFixed(1)} | ${felt}`;
  };
  const heads = SPEEDS.flatMap((slower) => ['longest', 'worst', `over ${AIM_MS}`].map((head) => `${slower}x ${head}`));
  process.stdout.write(`${cards} cards, longest task in ms: median and worst of ${runs}\n\n`);
  process.stdout.write(`| way | ${heads.join(' | ')} |\n|${'---|'.repeat(heads.length + 1)}\n`);
  for (const [way, said] of Object.entries(ROWS))
    process.stdout.write(`| ${said} | ${SPEEDS.map((slower) => cell(way, slower)).join(' | ')} |\n`);
  for (const way of over) process.stderr.write(`${way}: a task of more than ${AIM_MS} ms\n`);
  process.exitCode = over.length > 0 ? 1 : 0;
}

/** Builds a module of the bench with all it imports, for the browser or for here; returns the file. */
async function built(entry, { ssr }) {
  const outDir = mkdtempSync(join(folder, 'built-'));
  await build({
    configFile: false,
    root,
    publicDir: false,
    logLevel: 'warn',
    ssr: { noExternal: true },
    build: {
      outDir,
      emptyOutDir: true,
      target: ssr ? 'node20' : 'es2022',
      ...(ssr ? { ssr: fileURLToPath(new URL(entry, import.meta.url)) } : {}),
      rollupOptions: ssr ? {} : { input: fileURLToPath(new URL(entry, import.meta.url)) },
    },
  });
  const [file] = readdirSync(outDir, { recursive: true }).filter((name) => /\.m?js$/u.test(name));
  return join(outDir, file);
}
