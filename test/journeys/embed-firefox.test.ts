// The canvas in the pages of other people in Firefox: as an element under a strict policy, and in a frame that grows.
import { launch } from 'puppeteer-core';
import type { Browser, Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { exported, makeCanvas, until } from './acts.ts';
import { hostPage, openEmbedStage } from './embed-stage.ts';
import type { EmbedStage } from './embed-stage.ts';

let stage: EmbedStage;
let firefox: Browser;
beforeAll(async () => {
  stage = await openEmbedStage();
  firefox = await launch({
    browser: 'firefox',
    executablePath: process.env['FIREFOX'] ?? '/usr/bin/firefox-esr',
    headless: true,
    defaultViewport: { width: 1440, height: 900 },
    // Nothing of a third party is kept at all.
    extraPrefsFirefox: { 'network.cookie.cookieBehavior': 1, 'intl.accept_languages': 'nl' },
  });
}, 60_000);
afterAll(async () => {
  await firefox?.close();
  await stage?.close();
});

const FACET = 'clc-facet[facet-id="arena.competitors"]';
async function opened(url: string): Promise<{ page: Page; errors: string[] }> {
  const page = await firefox.newPage();
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(String(error)));
  await page.goto(url);
  return { page, errors };
}

test('an editor vouched for by the intranet writes in the element', async () => {
  const { id, links } = await makeCanvas(stage, { example: 'rijwiel' });
  const { page, errors } = await opened(hostPage(stage, 'plain', { canvas: id, as: 'imane' }));
  const button = `>>> ${FACET} >>> .fh .ib`;
  await page.waitForSelector(button, { visible: true, timeout: 15_000 });
  await page.locator(button).click();
  await page.waitForSelector(`>>> ${FACET} >>> clc-composer >>> textarea`, { visible: true, timeout: 15_000 });
  await page.keyboard.type('Vanuit Firefox');
  await page.keyboard.press('Enter');
  await until('it is on the server', async () =>
    (await exported(links.owner)).cards.some(({ text }) => text === 'Vanuit Firefox'),
  );
  expect(errors).toEqual([]);
  await page.close();
});

test('a frame takes its height and its tokens from the page around, though neither names the other at first', async () => {
  const { id } = await makeCanvas(stage, { example: 'rijwiel' });
  const { page, errors } = await opened(hostPage(stage, 'frame', { canvas: id, as: 'wim', grow: '' }));
  await until(
    'it has grown',
    async () => (await page.$eval('iframe', (element) => element.clientHeight)) > 900,
    20_000,
  );
  const heard = await page.evaluate(() => (globalThis as unknown as { told: { kind: string }[] }).told);
  expect(heard.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['ready', 'height']));
  expect(stage.hosts.asked.get('wim')).toBe(1);
  expect(errors).toEqual([]);
  await page.close();
});
