// The core of the work in Firefox, together with somebody in Chromium: join, add, write in one card at once, discuss.
import { launch } from 'puppeteer-core';
import type { Browser, Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { block, card, exported, facet, join, makeCanvas, noErrors, present, saved, write } from './acts.ts';
import { openStage } from './stage.ts';
import type { Stage } from './stage.ts';

let stage: Stage;
let firefox: Browser;
beforeAll(async () => {
  stage = await openStage();
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

/** Waits until an element is seen, by its path through the shadow roots (asked each frame: changes in there are not told). */
async function seen(page: Page, path: string): Promise<void> {
  await page.waitForSelector(path, { visible: true, timeout: 15_000 });
}
async function press(page: Page, path: string): Promise<void> {
  await seen(page, path);
  await page.locator(path).click();
}
const COMPETITORS = 'clc-facet[facet-id="arena.competitors"]';

test('somebody in Firefox joins, adds a card, writes in it together with Chromium, and discusses', async () => {
  const { links } = await makeCanvas(stage, { example: 'rijwiel' });
  const noor = await stage.person('Noor Bakker');
  await join(noor, links.editor);

  const vera = await firefox.newPage();
  const errors: string[] = [];
  vera.on('pageerror', (error) => errors.push(String(error)));
  await vera.goto(links.editor);
  await press(vera, '>>> clc-name-form >>> input');
  await vera.keyboard.type('Vera Vos');
  await vera.keyboard.press('Enter');
  await seen(vera, `>>> ${COMPETITORS} >>> clc-card`);
  await present(noor.page, 'Vera Vos').waitFor();

  await press(vera, `>>> ${COMPETITORS} >>> .fh .ib`);
  await seen(vera, `>>> ${COMPETITORS} >>> clc-composer >>> textarea`);
  await vera.keyboard.type('Huurauto');
  await vera.keyboard.press('Enter');
  await vera.keyboard.press('Escape');
  const rivals = facet(noor.page, 'ARENA', 'Concurrenten');
  await card(rivals, 'Huurauto').waitFor();

  // Two carets in one card, one of each browser: every letter of both stays, in one order.
  await press(vera, `>>> ${COMPETITORS} >>> li:last-child clc-card >>> .card`);
  await vera.keyboard.press('Enter');
  await seen(vera, `>>> ${COMPETITORS} >>> li:last-child clc-card >>> [contenteditable="true"]`);
  await write(card(rivals, 'Huurauto'));
  await card(rivals, 'Huurauto').getByText('Vera', { exact: false }).first().waitFor();
  await Promise.all([vera.keyboard.type(' VVVVV', { delay: 30 }), noor.page.keyboard.type(' NNNNN', { delay: 30 })]);
  const letters = (text: string): string =>
    [...text]
      .filter((c) => 'NV'.includes(c))
      .sort()
      .join('');
  const inFirefox = (): Promise<string> =>
    vera.$eval(
      `>>> ${COMPETITORS} >>> li:last-child clc-card >>> [contenteditable="true"]`,
      (e) => e.textContent ?? '',
    );
  await expect.poll(async () => letters(await written()), { timeout: 10_000, interval: 250 }).toBe('NNNNNVVVVV');
  await expect.poll(inFirefox, { timeout: 10_000, interval: 250 }).toContain((await written()).trim());
  await vera.keyboard.press('Escape');
  await noor.page.keyboard.press('Escape');

  await press(vera, '>>> clc-block[block-id="arena"] >>> clc-talk >>> button');
  await press(vera, '>>> clc-discussion >>> clc-compose >>> clc-writing >>> textarea');
  await vera.keyboard.type('Missen we het OV?');
  await vera.keyboard.press('Enter');
  await block(noor.page, 'ARENA').getByRole('button', { name: 'Praten over ARENA, 1 gesprek, 1 ongelezen' }).click();
  await noor.page.getByText('Missen we het OV?').waitFor();

  await saved(noor.page);
  const file = await exported(links.editor);
  const made = file.cards.filter((c) => c.text.startsWith('Huurauto'));
  expect(made).toHaveLength(1);
  expect(letters(made[0]?.text ?? '')).toBe('NNNNNVVVVV');
  expect(file.threads.map((t) => t.comments.map((c) => c.body))).toEqual([['Missen we het OV?']]);
  expect(errors).toEqual([]);
  noErrors(noor);

  async function written(): Promise<string> {
    const { cards } = await exported(links.editor);
    return cards.find((c) => c.text.startsWith('Huurauto'))?.text ?? '';
  }
});
