// The widget on a page whose content policy allows our origin and nothing inline; and two copies of it on one page.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type {} from '../../client/widget/customer-leader-canvas.ts';
import { openIntranet } from '../doubles/intranet.ts';
import type { Intranet } from '../doubles/intranet.ts';
import { addCards, card, facet, makeCanvas, noErrors, saved, until, write } from './acts.ts';
import type { Links } from './acts.ts';
import { openStage } from './stage.ts';
import type { Person, Stage } from './stage.ts';

let intranet: Intranet;
let stage: Stage;
beforeAll(async () => {
  intranet = await openIntranet();
  stage = await openStage({ ALLOWED_ORIGINS: intranet.origin });
}, 60_000);
afterAll(async () => {
  await stage?.close();
  await intranet?.close();
});

/** Each view, and the element that shows it. */
const VIEWS = { agenda: 'clc-agenda', ledger: 'clc-ledger', stairway: 'clc-stair', check: 'clc-compare' };

/** Exactly what a careful host would allow. */
function policy(): string {
  const ours = stage.product.url.replace(/\/$/u, '');
  return [
    "default-src 'none'",
    `script-src ${ours}`,
    "style-src 'self'",
    `connect-src ${ours} ${ours.replace(/^http/u, 'ws')}`,
    `font-src ${ours}`,
    "img-src 'self'",
    "base-uri 'none'",
  ].join('; ');
}
const address = (file: string): string => new URL(`/embed/${file}`, stage.product.url).href;
interface Script {
  readonly src: string;
  readonly integrity?: string;
}
function hostPage(path: string, id: string, link: string, scripts: readonly Script[]): string {
  const key = new URLSearchParams(new URL(link).hash.slice(1)).get('key') ?? '';
  const server = new URL(stage.product.url).origin;
  return intranet.page(path, {
    headers: { 'content-security-policy': policy() },
    html: `<!doctype html><html lang="nl"><title>Intranet</title>
      <link rel="stylesheet" href="/intranet.css">
      ${scripts.map(({ src, integrity = '' }) => `<script type="module" src="${src}" integrity="${integrity}"></script>`).join('')}
      <main><h1>Ons plan</h1>
      <customer-leader-canvas server="${server}" canvas="${id}" link="${key}" lang="nl"></customer-leader-canvas></main>`,
  });
}
/** What the policy of the page forbade since it began, in words. */
async function watchViolations(page: Page): Promise<() => Promise<string[]>> {
  await page.addInitScript(() => {
    const seen: string[] = [];
    Object.assign(window, { forbidden: seen });
    document.addEventListener('securitypolicyviolation', (event) => {
      seen.push(`${event.effectiveDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber}`);
    });
  });
  return () => page.evaluate(() => (window as unknown as { forbidden: string[] }).forbidden);
}
async function visit(person: Person, url: string): Promise<void> {
  await person.page.goto(url);
  await person.page.getByLabel('Je naam').fill(person.name);
  await person.page.getByRole('button', { name: 'Meedoen' }).click();
  await saved(person.page);
}
async function canvas(): Promise<{ id: string; links: Links }> {
  intranet.page('/intranet.css', { type: 'text/css', html: 'customer-leader-canvas { height: 45rem; }' });
  return makeCanvas(stage, { example: 'rijwiel' });
}

test('somebody reads and writes the canvas on a page that allows nothing inline', async () => {
  const { id, links } = await canvas();
  const ravi = await stage.person('Ravi');
  const forbidden = await watchViolations(ravi.page);
  await visit(ravi, hostPage('/plan', id, links.editor, [{ src: address('customer-leader-canvas.js') }]));

  await addCards(ravi.page, 'ARENA', 'Concurrenten', ['De deelfiets']);
  const box = await write(card(facet(ravi.page, 'ARENA', 'Concurrenten'), 'De deelfiets'));
  await box.pressSequentially(' van de stad');
  await box.press('Escape');
  // By pointer into another facet: what draws a drag may not bring styles either.
  await card(ravi.page, 'De deelfiets van de stad').hover();
  await ravi.page.mouse.down();
  const there = facet(ravi.page, 'ARENA', 'Klanten');
  await there.hover();
  await there.hover({ position: { x: 20, y: 40 } });
  await ravi.page.mouse.up();
  await card(there, 'De deelfiets van de stad').waitFor();
  await saved(ravi.page);

  // Every other part that comes later: the views, a discussion, the dialogs and the table beside them.
  const { page } = ravi;
  for (const [view, part] of Object.entries(VIEWS)) {
    await page.evaluate((asked) => document.querySelector('customer-leader-canvas')?.setView(asked), view);
    await page.locator(part).first().waitFor();
  }
  await page.evaluate(() => document.querySelector('customer-leader-canvas')?.setView('canvas'));
  await page.getByRole('button', { name: /^Praten over ARENA/u }).click();
  await page.locator('clc-compose').getByRole('textbox').first().fill('Waarom deze?');
  await page.getByRole('button', { name: 'Meer', exact: true }).first().click();
  await page.locator('clc-more-panel').waitFor();

  const faces = (): Promise<string[]> =>
    ravi.page.evaluate(() => [...document.fonts].filter((f) => f.status === 'loaded').map((f) => f.family));
  await until('our typefaces are lent', async () =>
    /Newsreader Variable.*Instrument Sans Variable/u.test(String(await faces())),
  );
  expect(await forbidden()).toEqual([]);
  // The count counts.
  await ravi.page.evaluate(() => document.querySelector('h1')?.setAttribute('style', 'color: red'));
  await until('a forbidden style is seen', async () => (await forbidden()).length === 1);
  noErrors(ravi);
});

test('two copies on one page: the first stays whole, and it is said once which', async () => {
  const { id, links } = await canvas();
  const vera = await stage.person('Vera');
  const told: string[] = [];
  vera.page.on('console', (message) => {
    // Not what the browser itself says of files.
    if (/^(customer-leader-canvas|Yjs) /u.test(message.text())) told.push(message.text());
  });
  // A browser takes another address for another module: so does a copy of another server, or of an npm package.
  const again = ['?of-another-server', '?of-a-third'].map((query) => ({
    src: address(`customer-leader-canvas.js${query}`),
  }));
  const said = await (await fetch(address('manifest.json'))).json();
  const { file, integrity } = said as { file: string; integrity: string };
  const copy = await (await fetch(address(file))).text();
  await vera.page.route(/of-(another-server|a-third)/u, (route) =>
    route.fulfill({
      contentType: 'text/javascript',
      headers: { 'access-control-allow-origin': '*' },
      body: copy,
    }),
  );
  await visit(vera, hostPage('/twice', id, links.viewer, [{ src: address(file), integrity }, ...again]));
  await card(vera.page, '').first().waitFor();
  expect(told).toEqual([expect.stringMatching(/^customer-leader-canvas (\S+) .* version \1 already: \1 is kept/u)]);
  noErrors(vera);
});
