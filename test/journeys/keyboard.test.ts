// The board by keyboard alone: the order of the focus, cards written, moved, put away and found again, and undo from anywhere.
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { FACET_IDS } from '../../shared/template/canvas-template.ts';
import { card, facet, join, makeCanvas, noErrors, until } from './acts.ts';
import { openStage } from './stage.ts';
import type { Stage } from './stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

/** What has the focus: its name, the facet it stands in, and whether one sees that it has it. */
function focus(page: Page): Promise<{ name: string; facet: string | null; seen: boolean; tag: string }> {
  return page.evaluate(() => {
    let active = document.activeElement;
    let inFacet: string | null = null;
    while (active?.shadowRoot?.activeElement) {
      if (active.localName === 'clc-facet') inFacet = active.getAttribute('facet-id');
      active = active.shadowRoot.activeElement;
    }
    const style = active && getComputedStyle(active);
    return {
      name: (active?.getAttribute('aria-label') ?? active?.textContent ?? '').trim(),
      facet: inFacet,
      seen: style !== null && style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0,
      tag: active?.localName ?? '',
    };
  });
}
const spoken = (page: Page): Promise<string> =>
  page.locator('clc-toast div[aria-live]').evaluate((region) => region.textContent.trim());

test('Tab goes through the facets in order I to IV, is always seen, and comes out at the end', async () => {
  const noor = await stage.person('Noor Bakker');
  const { links } = await makeCanvas(stage, { example: 'rijwiel' });
  await join(noor, links.owner);
  const facets: string[] = [];
  for (let steps = 0; ; steps++) {
    expect(steps).toBeLessThan(200);
    await noor.page.keyboard.press('Tab');
    const at = await focus(noor.page);
    if (at.tag === 'body') break;
    expect(at, JSON.stringify(at)).toMatchObject({ seen: true });
    if (at.facet !== null && facets.at(-1) !== at.facet) facets.push(at.facet);
  }
  expect(facets).toEqual(FACET_IDS);
  noErrors(noor);
});

test('a card is written, moved, binned and brought back without a pointer, and undo works wherever the focus is', async () => {
  const noor = await stage.person('Noor Bakker');
  const { page } = noor;
  const { links } = await makeCanvas(stage);
  await join(noor, links.owner);
  await facet(page, 'MIDDELEN', 'Lab').getByRole('button', { name: 'Kaart toevoegen aan Lab' }).last().focus();
  await page.keyboard.press('Enter');
  await until('the composer has the focus', async () => (await focus(page)).name === 'Nieuwe kaart in Lab');
  await page.keyboard.type('Een');
  await page.keyboard.press('Enter');
  await page.keyboard.type('Twee');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  await until('the last card has the focus', async () => (await focus(page)).name.startsWith('Voorstel: Twee'));

  await page.keyboard.press('Alt+ArrowUp');
  await until('it is said where the card is', async () => (await spoken(page)) === 'Kaart 1 van 2 in Lab');
  await page.keyboard.press('Alt+ArrowRight');
  await card(facet(page, 'MIDDELEN', 'Leiderschap'), 'Twee').waitFor();
  await until('the focus came along', async () => {
    const at = await focus(page);
    return at.facet === 'resources.leadership' && at.name.startsWith('Voorstel: Twee');
  });

  // From the card.
  await page.keyboard.press('Control+Z');
  await card(facet(page, 'MIDDELEN', 'Lab'), 'Twee').waitFor();
  // From the page: the card went elsewhere, and the focus with it or nowhere.
  await page.evaluate(() => {
    let active = document.activeElement;
    while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
    if (active instanceof HTMLElement) active.blur();
  });
  await page.keyboard.press('Control+Z');
  await until('Twee stands below again', async () => {
    const cards = facet(page, 'MIDDELEN', 'Lab').locator('clc-card [role=group]');
    const names = await cards.evaluateAll((all) => all.map((c) => c.getAttribute('aria-label')?.split(/[:,] /u)[1]));
    return names.join() === 'Een,Twee';
  });
  // From a text: only what was typed.
  await card(page, 'Een').locator('[role=group]').focus();
  await page.keyboard.press('Enter');
  await card(page, 'Een').getByRole('textbox').waitFor();
  await page.keyboard.type(' meer');
  await card(page, 'Een meer').waitFor();
  await page.keyboard.press('Control+Z');
  await card(page, 'Een meer').waitFor({ state: 'detached' });
  await card(page, 'Een').waitFor();
  await page.keyboard.press('Escape');
  expect((await focus(page)).name).toMatch(/^Voorstel: Een/u);

  await page.keyboard.press('Delete');
  await card(page, 'Een').waitFor({ state: 'detached' });
  await until('the neighbour has the focus', async () => (await focus(page)).name.startsWith('Voorstel: Twee'));
  await page.keyboard.press('Control+Z');
  await card(page, 'Een').waitFor();
  noErrors(noor);
});
