// What people do in a journey, in the words they would use: make, join, add, edit, move, discuss.
import { expect, vi } from 'vitest';
import type { Frame, Locator, Page } from 'playwright-core';
import type { Person, Stage } from './stage.ts';

export type Links = Readonly<Record<'owner' | 'editor' | 'commenter' | 'viewer', string>>;

/** A canvas made over HTTP, for journeys that do not begin at the start page. */
export async function makeCanvas(
  stage: Stage,
  body: Record<string, unknown> = {},
): Promise<{ id: string; links: Links }> {
  const response = await fetch(`${stage.product.url}/api/canvases`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ title: 'Rijwiel & Co', lang: 'nl', ...body }),
  });
  expect(response.status).toBe(201);
  return (await response.json()) as { id: string; links: Links };
}
/** The content as the server exports it, the people left out (names differ, ids do not matter here). */
export async function exported(link: string): Promise<{
  cards: { id: string; facet: string; order: string; text: string; instead: string; status: string }[];
  compass: Record<string, string | null>;
  choice: { leadRole: string | null };
  threads: { comments: { body: string }[] }[];
}> {
  const url = new URL(link);
  const response = await fetch(`${url.origin}/api/canvases/${url.pathname.split('/').pop()}/export.json`, {
    headers: { authorization: `Bearer ${new URLSearchParams(url.hash.slice(1)).get('key')}` },
  });
  expect(response.status).toBe(200);
  return (await response.json()) as never;
}

/** Opens a link for the first time and gives one's name. */
export async function join(person: Person, link: string): Promise<void> {
  const { page } = person;
  await page.goto(link);
  await page.getByLabel('Je naam').fill(person.name);
  await page.getByRole('button', { name: 'Meedoen' }).click();
  await saved(page);
}
/** Waits until the interface says that everything is saved, and shows the board: that comes once all of it is there. */
export async function saved(page: Page): Promise<void> {
  await page
    .locator('clc-save-chip')
    .getByText(/^(Opgeslagen|Bijgewerkt)$/u)
    .first()
    .waitFor();
  await page.locator('.stage[aria-busy=false]').first().waitFor();
}
export function block(page: Page | Frame, name: string): Locator {
  return page.getByRole('region', { name: new RegExp(`^Blok [IV]+: ${name}$`, 'u') });
}
export function facet(page: Page | Frame, blockName: string, name: string): Locator {
  // Long names carry soft hyphens.
  const softened = [...name].join('\u00ad?');
  return block(page, blockName).getByRole('group', { name: new RegExp(`^${softened}(,|$)`, 'u') });
}
/** A card on the board by the beginning of its text. */
export function card(scope: Page | Frame | Locator, text: string): Locator {
  return scope.locator('clc-card').filter({ hasText: text });
}
/** Somebody's avatar among the people who are here. */
export function present(page: Page, name: string): Locator {
  return page.locator('clc-people').locator(`span[title^="${name}"]`);
}
/** Adds cards through the composer, Enter after each, and closes it. */
export async function addCards(
  page: Page,
  blockName: string,
  facetName: string,
  texts: readonly string[],
): Promise<void> {
  const place = facet(page, blockName, facetName);
  await place.hover();
  await place
    .getByRole('button', { name: /^Kaart( toevoegen aan .*)?$/u })
    .first()
    .click();
  const field = place.getByRole('textbox', { name: /^Nieuwe kaart in/u });
  for (const text of texts) {
    await field.fill(text);
    await field.press('Enter');
    await card(place, text).waitFor();
  }
  await field.press('Escape');
}
/** Puts the caret at the end of a card's text; returns the text box. */
export async function write(target: Locator): Promise<Locator> {
  await target.locator('[tabindex="0"], [tabindex="-1"]').first().focus();
  await target.page().keyboard.press('Enter');
  const box = target.getByRole('textbox').first();
  await box.waitFor();
  await target.page().keyboard.press('Control+End');
  return box;
}
/** Fills a compass field that stands alone. */
export async function fillCompass(page: Page, label: string, text: string): Promise<void> {
  await page
    .getByRole('group', { name: label })
    .getByRole('button', { name: `${label}, bewerken` })
    .press('Enter');
  const box = page.getByRole('textbox', { name: label });
  await box.waitFor();
  await page.keyboard.press('Control+A');
  await page.keyboard.type(text);
  await page.keyboard.press('Enter');
}
/** Asserts that no page reported an error. */
export function noErrors(...people: readonly Person[]): void {
  expect(people.flatMap((p) => p.errors)).toEqual([]);
}
/** Waits for a fact that no locator can express. */
export async function until(what: string, fact: () => Promise<boolean>, timeoutMs = 10_000): Promise<void> {
  await vi.waitFor(
    async () => {
      if (!(await fact())) throw new Error(`Not within ${timeoutMs} ms: ${what}`);
    },
    { timeout: timeoutMs, interval: 100 },
  );
}
