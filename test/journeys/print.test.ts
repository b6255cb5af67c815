// On paper: the canvas is one A4 landscape page in light colours without a control, and each view beside it can be read.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { exported, join, makeCanvas, noErrors } from './acts.ts';
import { openStage } from './stage.ts';
import type { Person, Stage } from './stage.ts';

/** Points: 297 by 210 mm. */
const A4 = { width: 842, height: 595 };
const VIEWS = ['Agenda', 'Waardebalans', 'Stairway', 'Toets'];

let stage: Stage;
let noor: Person;
beforeAll(async () => {
  stage = await openStage();
  // Whoever works in the dark prints in the light.
  noor = await stage.person('Noor Bakker', { dark: true });
});
afterAll(() => stage.close());

/** What comes out of the printer: its pages, and the size of each in points. */
async function printed(page: Page): Promise<{ pages: number; width: number; height: number }> {
  const text = (await page.pdf({ preferCSSPageSize: true, printBackground: true })).toString('latin1');
  const [, width = 0, height = 0] = (/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/u.exec(text) ?? []).map(Number);
  return { pages: text.match(/\/Type \/Page\b/gu)?.length ?? 0, width: Math.round(width), height: Math.round(height) };
}
/** What stands on the paper while the browser prints. */
async function onPaper(page: Page): Promise<{ text: string; controls: number; blocks: number; ground: string }> {
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
  const paper = page.locator('[data-clc-paper]');
  const seen = {
    text: await paper.locator('.page').evaluate((element) => element.textContent?.replace(/\s+/gu, ' ') ?? ''),
    controls: await paper.locator('button, input, select, textarea, a').count(),
    blocks: await paper.locator('.block').count(),
    ground: await paper.locator('.page').evaluate((element) => getComputedStyle(element).color),
  };
  await page.evaluate(() => dispatchEvent(new Event('afterprint')));
  return seen;
}
/** The same canvas with so many cards. */
async function withCards(link: string, cards: number): Promise<string> {
  const file = await exported(link);
  const facets = [...new Set(file.cards.map(({ facet }) => facet))];
  const more = Array.from({ length: cards - file.cards.length }, (_, n) => ({
    ...{ id: `more${n}`, facet: facets[n % facets.length], order: `z${n}`, status: n % 2 ? 'proposal' : 'decided' },
    ...{ text: `Een keuze zoals een team die opschrijft, nummer ${n}`, instead: n % 3 ? '' : 'wat dan blijft liggen' },
    links: [],
  }));
  return (await makeCanvas(stage, { title: undefined, document: { ...file, cards: [...file.cards, ...more] } })).links
    .owner;
}

describe('printing', () => {
  it('puts Rijwiel & Co on one A4 landscape page: four blocks, the compass, every choice, nothing to press', async () => {
    const { links } = await makeCanvas(stage, { example: 'rijwiel' });
    await join(noor, links.owner);
    const { page } = noor;
    await page.waitForLoadState('networkidle');
    expect(await printed(page)).toEqual({ pages: 1, ...A4 });
    const paper = await onPaper(page);
    expect(paper).toMatchObject({ controls: 0, blocks: 4 });
    for (const { text, instead } of (await exported(links.owner)).cards) {
      expect(paper.text).toContain(text.trim());
      expect(paper.text).toContain(instead.trim());
    }
    for (const word of ['Missie', 'Stoutmoedig doel', '31 december 2032', 'hier winnen we', 'besloten'])
      expect(paper.text).toContain(word);
    // Dark ink.
    expect(Math.max(...(paper.ground.match(/\d+/gu) ?? []).map(Number))).toBeLessThan(80);
    expect(await page.locator('[data-clc-paper]').count()).toBe(0);
  });
  it('prints the view that is open, readable and on A4', async () => {
    const { page } = noor;
    for (const view of VIEWS) {
      await page
        .locator('clc-faces')
        .getByRole('button', { name: new RegExp(`^${view}`, 'u') })
        .click();
      await page
        .locator('clc-instrument')
        .getByRole('heading', { name: view === 'Toets' ? /Bevindingen/u : view })
        .first()
        .waitFor();
      expect(await printed(page), view).toEqual({ pages: 1, ...A4 });
      const paper = await onPaper(page);
      expect(paper.text, view).toContain(view);
      expect(paper.controls, view).toBe(0);
    }
    await page
      .locator('clc-faces')
      .getByRole('button', { name: /^Stairway/u })
      .click();
    const stair = await onPaper(page);
    expect(stair.text).toContain('Hebben klanten een reden om ons te kiezen die zij zelf zouden noemen?');
    expect(stair.text).toContain('Deze zeven treden zijn onze eigen lezing');
  });
  it('keeps a canvas of 38 cards on one page', async () => {
    const { links } = await makeCanvas(stage, { example: 'rijwiel' });
    const { page } = noor;
    await page.goto(await withCards(links.owner, 38));
    await page.locator('clc-card').nth(37).waitFor();
    await page.waitForLoadState('networkidle');
    expect(await printed(page)).toEqual({ pages: 1, ...A4 });
    expect((await onPaper(page)).text).toContain('nummer 11');
    noErrors(noor);
  });
  it('takes more pages, in type that can be read, where one would be too full', async () => {
    const { links } = await makeCanvas(stage, { example: 'rijwiel' });
    const { page } = noor;
    await page.goto(await withCards(links.owner, 120));
    await page.locator('clc-card').nth(119).waitFor();
    await page.waitForLoadState('networkidle');
    const { pages, ...size } = await printed(page);
    expect(size).toEqual(A4);
    expect(pages).toBeGreaterThan(1);
    await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
    const type = await page.locator('[data-clc-paper] .canvas').evaluate((one) => getComputedStyle(one).fontSize);
    expect(parseFloat(type)).toBeGreaterThanOrEqual(10);
    await page.evaluate(() => dispatchEvent(new Event('afterprint')));
  });
  it('does the same from the page for frames', async () => {
    const { id, links } = await makeCanvas(stage, { example: 'rijwiel' });
    const framed = await stage.person('Ravi Patel');
    await join(framed, `${stage.product.url}/embed/${id}${new URL(links.viewer).hash}`);
    await framed.page.locator('clc-card').nth(25).waitFor();
    await framed.page.waitForLoadState('networkidle');
    expect(await printed(framed.page)).toEqual({ pages: 1, ...A4 });
    expect(await onPaper(framed.page)).toMatchObject({ controls: 0, blocks: 4 });
    noErrors(framed);
  });
});
