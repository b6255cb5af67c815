// Work done offline by somebody who has lost the right to it meanwhile: what may arrives, the rest is shown and kept.
import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addCards, block, card, exported, join, makeCanvas, noErrors, saved, until } from './acts.ts';
import { openStage } from './stage.ts';
import type { Stage } from './stage.ts';

const OWN = ['De deelscooter', 'De stadsbus', 'Schoolbesturen'];

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

test('an editor who comes back from offline as a commenter: the comment arrives, the cards are theirs to keep', async () => {
  const { links } = await makeCanvas(stage, { example: 'rijwiel' });
  const [noor, daan] = [await stage.person('Noor Bakker'), await stage.person('Daan Smit')];
  await join(noor, links.owner);
  await join(daan, links.editor);

  // What a person may need without a line is fetched while there is one.
  await daan.page.waitForLoadState('networkidle');
  await daan.context.setOffline(true);
  await addCards(daan.page, 'ARENA', 'Concurrenten', ['De deelscooter', 'De stadsbus']);
  await addCards(daan.page, 'LICENTIE', 'Klanten', ['Schoolbesturen']);
  await block(daan.page, 'ARENA')
    .getByRole('button', { name: /^Praten over ARENA/u })
    .click();
  const field = daan.page.getByRole('textbox', { name: /Nieuw gesprek over/u });
  await field.fill('Missen we de bus niet?');
  await field.press('Enter');
  await daan.page.locator('clc-save-chip').getByText('Offline, op dit apparaat bewaard').first().waitFor();

  await noor.page.getByRole('button', { name: 'Delen', exact: true }).click();
  const row = noor.page.getByRole('listitem').filter({ hasText: 'Bewerken' });
  await row.getByRole('button', { name: /intrekken$/u }).click();
  await noor.page.getByRole('button', { name: 'Ja, intrekken' }).click();
  await noor.page.keyboard.press('Escape');

  await daan.page.close();
  await daan.context.setOffline(false);
  const page = await daan.context.newPage();
  page.on('pageerror', (error) => daan.errors.push(`Daan Smit: ${error.message}`));
  await page.goto(links.commenter);
  const strip = page.locator('clc-notice');
  await strip.getByText('3 wijzigingen van jou zijn niet overgenomen.').waitFor();
  await strip.getByRole('button', { name: 'Bekijken' }).click();

  const dialog = page.locator('clc-left-behind');
  await dialog.getByRole('listitem').first().waitFor();
  const shown = await dialog.getByRole('listitem').allInnerTexts();
  expect(shown.map((text) => text.split(/\n+/u).map((line) => line.trim())).sort()).toEqual([
    ['Kaart in Concurrenten', 'De deelscooter'],
    ['Kaart in Concurrenten', 'De stadsbus'],
    ['Kaart in Klanten, Licentie', 'Schoolbesturen'],
  ]);
  await dialog.getByRole('button', { name: 'Kopieer: Kaart in Klanten, Licentie' }).click();
  const clipboard = (): Promise<string> => page.evaluate(() => navigator.clipboard.readText());
  await until('the one text is on the clipboard', async () => (await clipboard()) === 'Schoolbesturen');
  await dialog.getByRole('button', { name: 'Alles kopiëren' }).click();
  await until('all of them are', async () => {
    const all = await clipboard();
    return OWN.every((text) => all.includes(text));
  });
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    dialog.getByRole('button', { name: 'Mijn versie als bestand' }).click(),
  ]);
  const mine = JSON.parse(await readFile(await file.path(), 'utf8')) as { cards: { text: string }[] };
  expect(mine.cards.map((c) => c.text)).toEqual(expect.arrayContaining([...OWN, 'FietsApp']));
  await dialog.getByRole('button', { name: 'Ik heb dit niet meer nodig' }).click();
  await strip.waitFor({ state: 'detached' });

  // The page goes on live, with the comment among the others, and without the cards.
  await saved(page);
  await addCards(noor.page, 'ARENA', 'Concurrenten', ['De deelauto']);
  await card(page, 'De deelauto').waitFor();
  expect(await card(page, 'De stadsbus').count()).toBe(0);
  await block(noor.page, 'ARENA').getByRole('button', { name: 'Praten over ARENA, 1 gesprek' }).waitFor();
  expect(await card(noor.page, 'De stadsbus').count()).toBe(0);
  const theirs = await exported(links.owner);
  const texts = theirs.cards.map((c) => c.text);
  for (const text of OWN) expect(texts).not.toContain(text);
  expect(theirs.threads.map((t) => t.comments.map((c) => c.body))).toEqual([['Missen we de bus niet?']]);
  noErrors(noor, daan);
});
