// Ten canvases on one page of somebody else, beside one in the same run: the longest task each of them makes of the page.
/* global customElements, document */
import { parseArgs } from 'node:util';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { runnerImport } from 'vite';
import { median } from './measure.mjs';
import { startProduct } from './product.mjs';

const HELP = `node test/bench/widgets-browser.mjs [options]
  --runs 3           how often each way, each time in a browser that never saw the page
  --many 10          how many canvases on the page
  --product DIR      a built product (default: this one)
Milliseconds are those of the processor, so that other work on the machine counts little; "felt" is by the clock.
`;
/** What takes longer is felt as a pause. */
const FELT_MS = 50;
/** As if the machine were so many times slower. */
const SPEEDS = [1, 4];
const PATIENCE = { timeout: 60_000 };
const HEIGHT = { allInSight: 7600, window: 900 };

const root = fileURLToPath(new URL('../../', import.meta.url));
const { values: flags } = parseArgs({
  options: {
    runs: { type: 'string', default: '3' },
    many: { type: 'string', default: '10' },
    product: { type: 'string', default: root },
    help: { type: 'boolean', default: false },
  },
});
if (flags.help) {
  process.stdout.write(HELP);
  process.exit(0);
}
const [runs, many] = [Number(flags.runs), Number(flags.many)];
const WAYS = {
  one: 'one canvas opens',
  all: `${many} canvases open, all in sight`,
  scrolled: `${many} canvases, scrolled through`,
  edited: `${many} canvases, a colleague adds a card to one`,
};
/** By way and speed. @type {Map<string, {longest: number, blocked: number, total: number, felt: number}[]>} */
const seen = new Map();

const hostsFile = fileURLToPath(new URL('../hosts/hosts.ts', import.meta.url));
const { openHosts, TRUST } = (await runnerImport(hostsFile, { logLevel: 'error' })).module;
let origin = '';
const hosts = await openHosts({
  get product() {
    return origin;
  },
});
Object.assign(process.env, TRUST, { ALLOWED_ORIGINS: hosts.origin, FRAME_ANCESTORS: hosts.origin });
const product = await startProduct(resolve(flags.product));
origin = new URL(product.url).origin;
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking'],
});
try {
  const made = [];
  for (let at = 0; at < many; at++) made.push(await newCanvas(`Rijwiel ${at}`));
  const ids = made.map(({ id }) => id);
  const colleague = await joined(made[0].links.editor);
  for (let run = 0; run < runs; run++)
    for (const slower of SPEEDS) {
      await opened(ids.slice(0, 1), HEIGHT.allInSight, slower, async (page, trace) => note('one', slower, trace));
      await opened(ids, HEIGHT.allInSight, slower, async (page, trace) => {
        note('all', slower, trace);
        const text = `Keuze ${run} ${slower}`;
        note(
          'edited',
          slower,
          await traced(page, slower, async () => {
            // Told by the page itself: to look for the text in ten boards would cost more than to show it.
            await page.evaluate(() => {
              performance.mark('bench');
              globalThis.changed = new Promise((done) => document.addEventListener('clc-change', done, { once: true }));
            });
            await addCard(colleague, text);
            await page.evaluate(() => globalThis.changed.then(() => undefined));
            await atRest(page);
          }),
        );
      });
      await opened(ids, HEIGHT.window, slower, async (page) =>
        note('scrolled', slower, await traced(page, slower, () => scrollThrough(page))),
      );
    }
} finally {
  await browser.close();
  await product.end();
  await hosts.close();
}
tell();

async function newCanvas(title) {
  const response = await globalThis.fetch(`${origin}/api/canvases`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ title, lang: 'nl', example: 'rijwiel' }),
  });
  if (!response.ok) throw new Error(`The canvas was not made: ${response.status} ${await response.text()}`);
  return response.json();
}
/** Opens these canvases on one page in a new browser profile, and hands over the page with the tasks of its opening. */
async function opened(ids, height, slower, then) {
  const context = await browser.newContext({ viewport: { width: 1440, height }, locale: 'nl-NL' });
  try {
    const page = await context.newPage();
    await page.addInitScript(prepare, ids);
    const address = hosts.page('ten', { canvas: ids[0], as: 'wim', lang: 'nl', mode: 'view' });
    await page.goto('about:blank');
    const trace = await traced(page, slower, async () => {
      await page.goto(address);
      await drawn(page, height === HEIGHT.window ? 1 : ids.length);
      await atRest(page);
    });
    await then(page, trace);
  } finally {
    await context.close();
  }
}
/** In the page. It has ten of one canvas; here each is another. And it counts from the script that defines the element. */
function prepare(ids) {
  document.addEventListener('readystatechange', () => {
    if (document.readyState !== 'interactive') return;
    document.querySelectorAll('customer-leader-canvas').forEach((element, at) => {
      if (ids[at] === undefined) element.remove();
      else element.setAttribute('canvas', ids[at]);
    });
  });
  const { define } = customElements;
  customElements.define = function (name, ...rest) {
    if (name === 'customer-leader-canvas') performance.mark('bench');
    return define.call(this, name, ...rest);
  };
}
async function drawn(page, count) {
  await page.waitForFunction(
    (wanted) =>
      [...document.querySelectorAll('customer-leader-canvas')].filter((element) =>
        element.shadowRoot?.querySelector('clc-shell')?.shadowRoot?.querySelector('.stage[aria-busy=false]'),
      ).length >= wanted,
    count,
    PATIENCE,
  );
}
async function scrollThrough(page) {
  await page.evaluate(() => performance.mark('bench'));
  for (let at = 0; at < many; at++) {
    await page.locator('customer-leader-canvas').nth(at).scrollIntoViewIfNeeded(PATIENCE);
    await drawn(page, at + 1);
  }
  await atRest(page);
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
  await page.locator('clc-facet').first().waitFor(PATIENCE);
  return page;
}
async function addCard(page, text) {
  const facet = page.locator('clc-facet').first();
  await facet.hover();
  await facet
    .getByRole('button', { name: /^Kaart/u })
    .first()
    .click();
  await page.keyboard.type(text);
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
}

/** The tasks of this page's main thread from its mark on, while `act` runs, by the browser's own trace. */
async function traced(page, slower, act) {
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: slower });
  await browser.startTracing(page, { categories: ['toplevel', 'blink.user_timing'] });
  await act();
  const { traceEvents } = JSON.parse((await browser.stopTracing()).toString());
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: 1 });
  const mark = traceEvents.findLast(({ name, cat }) => name === 'bench' && cat.includes('user_timing'));
  if (!mark) throw new Error('The page left no mark in the trace.');
  return traceEvents.filter(
    ({ pid, tid, name, ts, dur }) =>
      pid === mark.pid && tid === mark.tid && name === 'ThreadControllerImpl::RunTask' && ts + dur >= mark.ts,
  );
}
function note(way, slower, tasks) {
  const spent = tasks.map(({ tdur, dur }) => (tdur ?? dur) / 1000);
  const sum = (numbers) => numbers.reduce((total, one) => total + one, 0);
  const result = {
    longest: Math.max(0, ...spent),
    blocked: sum(spent.map((ms) => Math.max(0, ms - FELT_MS))),
    total: sum(spent),
    felt: Math.max(0, ...tasks.map(({ dur }) => dur / 1000)),
  };
  const key = `${way} ${slower}`;
  seen.set(key, [...(seen.get(key) ?? []), result]);
}
function tell() {
  const heads = SPEEDS.flatMap((slower) => ['longest', 'blocked', 'total', 'felt'].map((head) => `${slower}x ${head}`));
  process.stdout.write(`Tasks in ms, medians of ${runs}; blocked: what is beyond ${FELT_MS} ms, together\n\n`);
  process.stdout.write(`| way | ${heads.join(' | ')} |\n|${'---|'.repeat(heads.length + 1)}\n`);
  const cells = (way, show) =>
    SPEEDS.flatMap((slower) =>
      ['longest', 'blocked', 'total', 'felt'].map((what) =>
        show(median((seen.get(`${way} ${slower}`) ?? []).map((run) => run[what])), what, slower),
      ),
    );
  for (const [way, said] of Object.entries(WAYS))
    process.stdout.write(`| ${said} | ${cells(way, (ms) => ms.toFixed(0)).join(' | ')} |\n`);
  const one = (what, slower) => median((seen.get(`one ${slower}`) ?? []).map((run) => run[what]));
  const ratios = cells('all', (ms, what, slower) =>
    one(what, slower) > 0 ? (ms / one(what, slower)).toFixed(1) : 'n/a',
  );
  process.stdout.write(`| ${many} against one | ${ratios.join(' | ')} |\n`);
}
