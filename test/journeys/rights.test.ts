// Links and roles in the browser: what a viewer and a commenter see, and what happens when a link is withdrawn.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addCards, block, card, exported, join, makeCanvas, noErrors, present, saved } from './acts.ts';
import { openStage } from './stage.ts';
import type { Stage } from './stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

test('a viewer reads everything live and is offered nothing to change', async () => {
  const { links } = await makeCanvas(stage, { example: 'rijwiel' });
  const [noor, ravi] = [await stage.person('Noor Bakker'), await stage.person('Ravi Kumar')];
  await join(noor, links.editor);
  await join(ravi, links.viewer);
  const page = ravi.page;
  await card(page, 'FietsApp').waitFor();
  for (const name of [
    /Kaart toevoegen/u,
    /bewerken$/u,
    /^Ongedaan maken$/u,
    /^Delen$/u,
    /^Keuze voor/u,
    /^Bewust leeg$/u,
  ])
    expect(await page.getByRole('button', { name }).count(), String(name)).toBe(0);
  await card(page, 'FietsApp').click();
  expect(await page.getByRole('toolbar').count()).toBe(0);
  expect(await page.getByRole('textbox').count()).toBe(0);

  await addCards(noor.page, 'ARENA', 'Concurrenten', ['De auto']);
  await card(page, 'De auto').waitFor();
  noErrors(noor, ravi);
});

test('a commenter joins the discussion and nothing else', async () => {
  const { links } = await makeCanvas(stage, { example: 'rijwiel' });
  const [noor, ravi] = [await stage.person('Noor Bakker'), await stage.person('Ravi Kumar')];
  await join(noor, links.editor);
  await join(ravi, links.commenter);
  const page = ravi.page;
  expect(await page.getByRole('button', { name: /Kaart toevoegen/u }).count()).toBe(0);
  await block(page, 'ARENA')
    .getByRole('button', { name: /^Praten over ARENA/u })
    .click();
  const field = page.getByRole('textbox', { name: /Nieuw gesprek over/u });
  await field.fill('De gemeente kijkt mee.');
  await field.press('Enter');
  await page.getByText('De gemeente kijkt mee.').waitFor();
  await saved(page);
  await block(noor.page, 'ARENA').getByRole('button', { name: 'Praten over ARENA, 1 gesprek' }).click();
  await noor.page.getByText('De gemeente kijkt mee.').waitFor();
  const file = await exported(links.owner);
  expect(file.threads).toHaveLength(1);
  noErrors(noor, ravi);
});

test('a withdrawn link ends the session with a sentence, and what was there stays readable', async () => {
  const { links } = await makeCanvas(stage, { example: 'rijwiel' });
  const [noor, daan] = [await stage.person('Noor Bakker'), await stage.person('Daan Smit')];
  await join(noor, links.owner);
  await join(daan, links.editor);
  await present(noor.page, 'Daan Smit').waitFor();

  await noor.page.getByRole('button', { name: 'Delen', exact: true }).click();
  const row = noor.page.getByRole('listitem').filter({ hasText: 'Bewerken' });
  await row.getByRole('button', { name: /intrekken$/u }).click();
  await noor.page.getByRole('button', { name: 'Ja, intrekken' }).click();

  await daan.page
    .getByText(/Deze link is ingetrokken/u)
    .filter({ visible: true })
    .first()
    .waitFor({ timeout: 5_000 });
  await card(daan.page, 'FietsApp').waitFor();
  expect(await daan.page.getByRole('button', { name: /Kaart toevoegen/u }).count()).toBe(0);
  await present(noor.page, 'Daan Smit').waitFor({ state: 'detached', timeout: 5_000 });

  // Also after a reload: the copy on this device, and the same sentence.
  await daan.page.reload();
  await daan.page
    .getByText(/Deze link (is ingetrokken|werkt niet meer)/u)
    .filter({ visible: true })
    .first()
    .waitFor();
  await card(daan.page, 'FietsApp').waitFor();
  noErrors(noor, daan);
});
