// A part of the page that is asked for while the server is away: said, nothing is lost, and it comes at the next use.
import { launch } from 'puppeteer-core';
import type { Browser } from 'puppeteer-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { exported, makeCanvas, until } from './acts.ts';
import { openStage } from './stage.ts';
import type { Stage } from './stage.ts';

let stage: Stage;
let firefox: Browser;
beforeAll(async () => {
  stage = await openStage();
  // Chromium asks for a missed module again by itself; Firefox remembers until the page is loaded again that it failed.
  firefox = await launch({
    browser: 'firefox',
    executablePath: process.env['FIREFOX'] ?? '/usr/bin/firefox-esr',
    headless: true,
    defaultViewport: { width: 1440, height: 900 },
    extraPrefsFirefox: { 'intl.accept_languages': 'nl' },
  });
}, 60_000);
afterAll(async () => {
  await firefox?.close();
  await stage?.close();
});

const FIRST = 'clc-facet[facet-id="arena.competitors"] >>> li:first-child clc-card';

test('the server is away at the first focus: the editor is missed once, then written in without a reload', async () => {
  const { links } = await makeCanvas(stage, { example: 'rijwiel' });
  const page = await firefox.newPage();
  const errors: string[] = [];
  page.on('pageerror', (error) => {
    // That a socket did not open is told by Firefox itself, not thrown by the page.
    if (!String(error).includes('establish a connection to the server at ws:')) errors.push(String(error));
  });
  const seen = (path: string): Promise<unknown> => page.waitForSelector(path, { visible: true, timeout: 15_000 });
  const said = (): Promise<string> => page.$eval('>>> clc-toast >>> p[aria-live]', (e) => e.textContent);
  const saved = (): Promise<string> => page.$eval('>>> clc-save-chip >>> .chip', (e) => e.textContent.trim());
  await page.goto(links.editor);
  await seen('>>> clc-name-form >>> input');
  await page.keyboard.type('Vera Vos');
  await page.keyboard.press('Enter');
  await seen(`>>> ${FIRST}`);
  await page.waitForNetworkIdle();

  await stage.product.end('SIGKILL');
  // By key: a pointer over a text fetches the editor already.
  await page.$eval(`>>> ${FIRST} >>> .card`, (element) => (element as HTMLElement).focus());
  await page.keyboard.press('Enter');
  await until('it is said', async () =>
    /^Dit onderdeel kon niet worden geladen\. Er is niets verloren\./u.test(await said()),
  );

  await stage.product.again();
  await page.keyboard.press('Enter');
  await seen(`>>> ${FIRST} >>> [contenteditable="true"]`);
  await page.keyboard.down('Control');
  await page.keyboard.press('a');
  await page.keyboard.up('Control');
  await page.keyboard.type('De deelfiets');
  await page.keyboard.press('Escape');
  await until('it is saved', async () => (await saved()) === 'Opgeslagen', 20_000);
  expect((await exported(links.editor)).cards.map((card) => card.text)).toContain('De deelfiets');
  expect(errors).toEqual([]);
});
