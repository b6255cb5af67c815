// Discussions in real browsers: on every kind of place, following what they are about, for whom and where they show.
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Locator, Page } from 'playwright-core';
import { block, card, exported, facet, join, makeCanvas, noErrors, saved, write } from './acts.ts';
import { openStage } from './stage.ts';
import type { Person, Stage } from './stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

async function editorAndCommenter(): Promise<{ noor: Person; ravi: Person; owner: string }> {
  const { links } = await makeCanvas(stage, { example: 'rijwiel' });
  const [noor, ravi] = [await stage.person('Noor Bakker'), await stage.person('Ravi Kumar')];
  await join(noor, links.editor);
  await join(ravi, links.commenter);
  return { noor, ravi, owner: links.owner };
}
function thread(page: Page, text: string): Locator {
  return page.locator('clc-thread').filter({ hasText: text });
}
async function begin(page: Page, about: RegExp, text: string): Promise<void> {
  const field = page.getByRole('textbox', { name: about });
  await field.fill(text);
  await field.press('Enter');
  await thread(page, text).waitFor();
}
/** Chooses the first word of a card's text with a double press, as a reader does. */
async function beginOnWord(page: Page, cardText: string, text: string): Promise<void> {
  await card(page, cardText)
    .locator('clc-text .text')
    .dblclick({ position: { x: 20, y: 8 } });
  await page.getByRole('button', { name: 'Reageer op selectie' }).click();
  await begin(page, /Nieuw gesprek over deze woorden/u, text);
}

test('a discussion begins on a block, a facet, the compass, a card and words, and is counted live with what is unread', async () => {
  const { noor, ravi, owner } = await editorAndCommenter();
  const { page } = noor;
  await page.getByRole('button', { name: /^Praten over ARENA/u }).click();
  await begin(page, /Nieuw gesprek over Arena/u, 'Over het blok');
  await facet(page, 'LICENTIE', 'Klanten').getByRole('button', { name: 'Klanten', exact: true }).click();
  await page.getByRole('button', { name: /^Praten over Klanten/u }).click();
  await begin(page, /Nieuw gesprek over Klanten/u, 'Over het facet');
  await page.getByRole('button', { name: /^Praten over Kompas/iu }).click();
  await begin(page, /Nieuw gesprek over het kompas/u, 'Over het kompas');
  await card(page, 'FietsApp').click();
  await page.getByRole('button', { name: 'Reageren' }).click();
  await begin(page, /Nieuw gesprek over deze kaart/u, 'Over de kaart');
  await beginOnWord(ravi.page, 'Monteur belt', 'Over een woord');
  expect(await ravi.page.locator('clc-card-details').getByRole('dialog').isVisible()).toBe(false);

  await block(ravi.page, 'ARENA')
    .getByRole('button', { name: 'Praten over ARENA, 2 gesprekken, 2 ongelezen' })
    .waitFor();
  await block(ravi.page, 'LICENTIE')
    .getByRole('button', { name: /1 gesprek, 1 ongelezen$/u })
    .waitFor();
  await ravi.page.getByRole('group', { name: /FietsApp.*1 gesprek, 1 ongelezen/u }).waitFor();
  await noor.page.getByRole('group', { name: /Monteur belt.*1 gesprek, 1 ongelezen/u }).waitFor();
  await expect.poll(() => ravi.page.locator('clc-top-bar .num').innerText()).toBe('4');
  await card(ravi.page, 'FietsApp').getByRole('button', { name: '1 gesprek, 1 ongelezen' }).click();
  await thread(ravi.page, 'Over de kaart').waitFor();
  // Read by being seen: the count goes down by itself.
  await expect.poll(() => ravi.page.locator('clc-top-bar .num').innerText()).toBe('3');
  await Promise.all([saved(page), saved(ravi.page)]);
  expect((await exported(owner)).threads).toHaveLength(5);
  noErrors(noor, ravi);
});

test('two answer at once, one edits, one deletes, and only author and editors close', async () => {
  const { noor, ravi } = await editorAndCommenter();
  const [a, b] = [noor.page, ravi.page];
  await a.getByRole('button', { name: /^Praten over ARENA/u }).click();
  await begin(a, /Nieuw gesprek over Arena/u, 'Missen we het OV?');
  await b.getByRole('button', { name: /^Praten over ARENA/u }).click();
  for (const page of [a, b]) {
    await thread(page, 'Missen we').getByRole('button', { name: 'Antwoorden' }).click();
    await page.getByRole('textbox', { name: /^Antwoord in het gesprek/u }).fill(page === a ? 'van Noor' : 'van Ravi');
  }
  await Promise.all([a.keyboard.press('Enter'), b.keyboard.press('Enter')]);
  const bodies = (page: Page): Promise<string[]> => thread(page, 'OV').locator('clc-message .body').allInnerTexts();
  for (const page of [a, b]) await expect.poll(async () => (await bodies(page)).length).toBe(3);
  expect(await bodies(a)).toEqual(await bodies(b));

  expect(await b.getByRole('button', { name: 'Afronden' }).count()).toBe(0);
  const mine = a.locator('clc-message').filter({ hasText: 'van Noor' });
  await mine.hover();
  await mine.getByRole('button', { name: 'Bewerken' }).click();
  await a.getByRole('textbox', { name: 'Je reactie' }).fill('van Noor, beter');
  await a.keyboard.press('Enter');
  await b.locator('clc-message').filter({ hasText: 'van Noor, beter' }).getByText('bewerkt').waitFor();
  const first = a.locator('clc-message').filter({ hasText: 'Missen we het OV?' });
  await first.hover();
  await first.getByRole('button', { name: 'Verwijderen' }).click();
  await first.getByRole('button', { name: 'Verwijderen' }).click();
  await b.getByText('Reactie verwijderd').waitFor();

  await a.getByRole('button', { name: 'Afronden' }).click();
  await block(b, 'ARENA')
    .getByRole('button', { name: /^Praten over ARENA, 0 gesprekken/u })
    .waitFor();
  await b.getByRole('button', { name: /^Afgerond 1/u }).waitFor();
  await a.locator('clc-thread').getByRole('button', { name: 'Heropenen' }).click();
  await block(b, 'ARENA')
    .getByRole('button', { name: /^Praten over ARENA, 1 gesprek/u })
    .waitFor();
  noErrors(noor, ravi);
});

test('a discussion about words goes along with edits and to another facet, and survives the bin', async () => {
  const { noor, ravi } = await editorAndCommenter();
  await beginOnWord(ravi.page, 'Monteur belt', 'Welke monteur?');
  const quote = thread(ravi.page, 'Welke monteur?').locator('.quote');
  await write(card(noor.page, 'Monteur belt'));
  await noor.page.keyboard.press('Control+Home');
  await noor.page.keyboard.type('Onze vaste ');
  await noor.page.keyboard.press('Enter');
  await noor.page.keyboard.press('Escape');
  const marked = (page: Page): Locator => card(page, 'belt aan').locator('mark, [data-mark], .mark').first();
  await expect.poll(() => marked(ravi.page).innerText()).toBe('Monteur');

  const group = card(noor.page, 'belt aan').locator('.card[role=group]');
  await group.focus();
  await group.press('Alt+ArrowRight');
  await quote.getByText('Steward').first().waitFor();
  await group.press('Delete');
  await quote.getByText('de tekst waar dit over ging is weg').waitFor();
  expect(await quote.locator('q').innerText()).toBe('Monteur');
  await noor.page.getByRole('button', { name: 'Terugzetten' }).click();
  await quote.getByText('de tekst waar dit over ging is weg').waitFor({ state: 'detached' });
  await expect.poll(() => marked(ravi.page).innerText()).toBe('Monteur');
  // Back to the place.
  await quote.getByRole('button').click();
  await expect
    .poll(() => card(ravi.page, 'belt aan').evaluate((element) => element.matches(':focus-within')))
    .toBe(true);
  noErrors(noor, ravi);
});

test('a link leads to one discussion, a draft survives a reload, and on a phone it is a sheet that messages lie above', async () => {
  const { noor, ravi, owner } = await editorAndCommenter();
  await noor.page.getByRole('button', { name: /^Praten over ARENA/u }).click();
  await begin(noor.page, /Nieuw gesprek over Arena/u, 'Missen we het OV?');
  await begin(noor.page, /Nieuw gesprek over Arena/u, 'En de fiets?');
  await thread(noor.page, 'Missen we').getByRole('button', { name: 'Antwoorden' }).click();
  await noor.page.getByRole('textbox', { name: /^Antwoord in het gesprek/u }).fill('half af');
  await noor.page.getByRole('button', { name: 'Link naar dit gesprek kopiëren' }).click();
  await noor.page.getByText('Link naar het gesprek gekopieerd.').first().waitFor();
  const address = await noor.page.evaluate(() => navigator.clipboard.readText());
  expect(address).toContain('thread=');
  expect(address).not.toContain('key=');
  await noor.page.goto(address);
  await noor.page.reload();
  await noor.page.locator('clc-thread[expanded]').filter({ hasText: 'Missen we' }).waitFor();
  expect(await noor.page.locator('clc-thread[expanded]').count()).toBe(1);
  expect(await noor.page.getByRole('textbox', { name: /^Antwoord in het gesprek/u }).inputValue()).toBe('half af');

  const femke = await stage.person('Femke Jansen', { width: 390, height: 844 });
  await join(femke, owner);
  await femke.page.goto(`${femke.page.url()}&${address.slice(address.indexOf('thread='))}`);
  await femke.page.getByRole('dialog', { name: 'Gesprek' }).waitFor();
  await thread(femke.page, 'Missen we').getByRole('button', { name: 'Afronden' }).click();
  const message = femke.page.locator('clc-toast .toast');
  await message.getByText('Gesprek afgerond.').waitFor();
  // Nothing lies over the message: the sheet is modal, but the message came later into the top layer.
  expect(await message.evaluate((element) => element.matches(':popover-open'))).toBe(true);
  noErrors(noor, ravi, femke);
});
