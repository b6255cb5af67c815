// The pages of other people in which the canvas must stand: hostile styles, SharePoint's ways, two canvases, ten at once, each accessible.
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { addCards, card, exported, makeCanvas, noErrors, saved, until } from './acts.ts';
import { violations } from './axe.ts';
import { hostPage, noCookies, openEmbedStage, told } from './embed-stage.ts';
import type { EmbedStage } from './embed-stage.ts';

let stage: EmbedStage;
beforeAll(async () => {
  stage = await openEmbedStage();
}, 60_000);
afterAll(() => stage?.close());

/** How some of what is inside is drawn, as the browser counts it, and how much room it takes. */
function drawn(page: Page): Promise<Record<string, string>[]> {
  return page.evaluate(() => {
    const shell = document.querySelector('customer-leader-canvas')?.shadowRoot?.querySelector('clc-shell')?.shadowRoot;
    const found: Record<string, string>[] = [];
    const walk = (root: ShadowRoot | Element): void => {
      for (const element of root.querySelectorAll('*')) {
        if (element.shadowRoot) walk(element.shadowRoot);
        if (!element.matches('h1, h2, h3, p, button, a, li, .card, .tx, .text, svg')) continue;
        const style = getComputedStyle(element);
        const names = ['font-family', 'font-size', 'line-height', 'letter-spacing', 'word-spacing', 'text-transform'];
        names.push('color', 'direction', 'text-align', 'text-shadow', 'float', 'box-sizing', 'font-style', 'cursor');
        names.push('border-top-width', 'transform', 'user-select', 'display');
        found.push(
          Object.fromEntries([['element', element.localName], ...names.map((n) => [n, style.getPropertyValue(n)])]),
        );
      }
    };
    if (shell) walk(shell);
    return found;
  });
}

test('no style of a page reaches in, however it is meant, and none of ours reaches out', async () => {
  const { id } = await makeCanvas(stage, { example: 'rijwiel' });
  const wim = await stage.visitor('Wim');
  const seen: Record<string, string>[][] = [];
  const outside: string[] = [];
  for (const host of ['plain', 'hostile', 'worse'] as const) {
    await wim.page.goto(hostPage(stage, host, { canvas: id, as: 'wim', view: 'block:arena' }));
    await saved(wim.page);
    // The same room, so that what depends on it is alike.
    await wim.page.evaluate(() => {
      const element = document.querySelector('customer-leader-canvas');
      for (const [name, value] of [
        ['width', '900px'],
        ['max-width', 'none'],
        ['box-sizing', 'border-box'],
      ])
        element?.style.setProperty(name ?? '', value ?? '', 'important');
    });
    await card(wim.page, 'FietsApp').waitFor();
    await until('it has come to rest', async () => {
      const once = JSON.stringify(await drawn(wim.page));
      return once === JSON.stringify(await drawn(wim.page)) && once.includes('Instrument Sans');
    });
    seen.push(await drawn(wim.page));
    outside.push(
      await wim.page.evaluate(() => {
        const element = document.querySelector('customer-leader-canvas');
        const of = (): string =>
          JSON.stringify([...document.querySelectorAll('h1, nav a, .intro')].map((e) => getComputedStyle(e).font));
        const beside = of();
        element?.remove();
        return beside === of() ? 'as it was' : 'changed';
      }),
    );
  }
  expect(seen[0]?.length).toBeGreaterThan(30);
  expect(seen[1]).toEqual(seen[0]);
  expect(seen[2]).toEqual(seen[0]);
  expect(outside).toEqual(['as it was', 'as it was', 'as it was']);
  noErrors(wim);
});

test('under the rules of SharePoint it opens, is taken out, put back, moved and made anew, and one line is left', async () => {
  const { id, links } = await makeCanvas(stage, { example: 'rijwiel' });
  const imane = await stage.visitor('Imane');
  const { page } = imane;
  const refused: string[] = [];
  page.on('console', (message) => {
    if (/Content Security Policy|Trusted/u.test(message.text())) refused.push(message.text());
  });
  await page.goto(hostPage(stage, 'sharepoint', { canvas: id, as: 'imane' }));
  await saved(page);
  const act = (name: string): Promise<void> => page.getByRole('button', { name, exact: true }).click();
  const alive = (): number => imane.lines.filter(({ open }) => open).length;
  await addCards(page, 'ARENA', 'Concurrenten', ['Voor het verplaatsen']);
  await act('Verplaatsen');
  await saved(page);
  await card(page, 'Voor het verplaatsen').waitFor();
  await act('Verwijderen');
  await until('nothing is left of it', async () => alive() === 0);
  await act('Terugzetten');
  await saved(page);
  await until('one line', async () => alive() === 1);
  for (const name of ['Opnieuw', 'Bewerken', 'Bewerken', 'Verplaatsen', 'Opnieuw']) await act(name);
  await saved(page);
  await addCards(page, 'ARENA', 'Concurrenten', ['Na het verplaatsen']);
  await saved(page);
  await until('one line again', async () => alive() === 1);
  const texts = (await exported(links.owner)).cards.map(({ text }) => text).filter((text) => /verplaatsen/u.test(text));
  expect(texts.sort()).toEqual(['Na het verplaatsen', 'Voor het verplaatsen']);
  expect(refused).toEqual([]);
  await noCookies(imane);
  noErrors(imane);
}, 60_000);

test('two canvases in two languages on one page are both written in, and neither hears of the other', async () => {
  const [one, two] = [await makeCanvas(stage, { example: 'rijwiel' }), await makeCanvas(stage, { example: 'rijwiel' })];
  const imane = await stage.visitor('Imane', { height: 1500 });
  const { page } = imane;
  await page.goto(hostPage(stage, 'two', { canvas: one.id, second: two.id, as: 'imane' }));
  const [dutch, english] = [
    page.locator('customer-leader-canvas').first(),
    page.locator('customer-leader-canvas').last(),
  ];
  await dutch.locator('clc-save-chip').getByText('Opgeslagen').first().waitFor();
  await english.locator('clc-save-chip').getByText('Saved').first().waitFor();
  for (const [element, button, field, text] of [
    [dutch, /^Kaart toevoegen aan Concurrenten/u, /^Nieuwe kaart in/u, 'Nederlands'],
    [english, /^Add a card to Competitors/u, /^New card in/u, 'English'],
  ] as const) {
    await element.getByRole('button', { name: button }).first().click({ force: true });
    await element.getByRole('textbox', { name: field }).fill(text);
    await element.getByRole('textbox', { name: field }).press('Enter');
    await element.locator('clc-card').filter({ hasText: text }).waitFor();
  }
  const made = async (link: string): Promise<string[]> =>
    (await exported(link)).cards.map(({ text }) => text).filter((text) => text === 'Nederlands' || text === 'English');
  await until(
    'both are there',
    async () => (await made(one.links.owner)).length + (await made(two.links.owner)).length === 2,
  );
  expect([await made(one.links.owner), await made(two.links.owner)]).toEqual([['Nederlands'], ['English']]);
  noErrors(imane);
});

test('ten of them ask for the module once, open lines only near the screen, and let the page answer', async () => {
  const { id } = await makeCanvas(stage, { example: 'rijwiel' });
  const wim = await stage.visitor('Wim');
  const { page } = wim;
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  await page.addInitScript(() => {
    const tasks: number[] = [];
    Object.assign(window, { tasks });
    new PerformanceObserver((list) => tasks.push(...list.getEntries().map(({ duration }) => duration))).observe({
      entryTypes: ['longtask'],
    });
  });
  await page.goto(hostPage(stage, 'ten', { canvas: id, as: 'wim', mode: 'view' }));
  await page.locator('customer-leader-canvas').first().locator('clc-card').first().waitFor();
  await page
    .locator('clc-save-chip')
    .getByText(/Opgeslagen|Bijgewerkt/u)
    .first()
    .waitFor();
  const near = wim.lines.length;
  // Those in view and at most one screen below: nothing has run for the others.
  expect(near).toBeGreaterThan(0);
  expect(near).toBeLessThanOrEqual(3);
  expect(asked.filter((path) => /^\/embed\/customer-leader-canvas\.[\w-]+\.js$/u.test(path))).toHaveLength(1);
  await page.locator('customer-leader-canvas').last().scrollIntoViewIfNeeded();
  await page.locator('customer-leader-canvas').last().locator('clc-card').first().waitFor();
  for (const element of await page.locator('customer-leader-canvas').all()) {
    await element.scrollIntoViewIfNeeded();
    await element.locator('clc-card').first().waitFor();
  }
  expect(wim.lines).toHaveLength(10);
  expect(asked.filter((path) => /^\/embed\/customer-leader-canvas\.[\w-]+\.js$/u.test(path))).toHaveLength(1);
  const tasks = await page.evaluate(() => (window as unknown as { tasks: number[] }).tasks);
  const longest = Math.round(Math.max(0, ...tasks));
  process.stdout.write(`ten canvases on a page: ${tasks.length} tasks over 50 ms, the longest ${longest} ms\n`);
  expect((await told(page)).filter(({ kind }) => kind === 'ready')).toHaveLength(10);
  noErrors(wim);
}, 90_000);

test('on 320 pixels, in the dark, each mode fits the page and axe has nothing to say', async () => {
  const { id } = await makeCanvas(stage, { example: 'rijwiel' });
  const imane = await stage.visitor('Imane', { width: 320, height: 768, dark: true });
  for (const mode of ['edit', 'comment', 'view']) {
    await imane.page.goto(hostPage(stage, 'plain', { canvas: id, as: 'imane', mode, scheme: 'dark' }));
    await saved(imane.page);
    expect([mode, await violations(imane.page)]).toEqual([mode, []]);
    expect(await imane.page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
  }
  noErrors(imane);
}, 60_000);
