// The save state tells the truth: offline work is kept through reloads, and nothing is asked when nothing can be lost.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addCards, card, exported, join, makeCanvas, noErrors, saved } from './acts.ts';
import { openStage } from './stage.ts';
import type { Stage } from './stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

test('work done offline survives a closed tab and a restarted server, once each', async () => {
  const { links } = await makeCanvas(stage);
  const daan = await stage.person('Daan Smit');
  await join(daan, links.editor);
  await addCards(daan.page, 'ARENA', 'Concurrenten', ['Voor de storing']);
  await saved(daan.page);

  await daan.context.setOffline(true);
  await stage.product.end('SIGKILL');
  await daan.page.locator('clc-save-chip').getByText('Offline, op dit apparaat bewaard').first().waitFor();
  await addCards(daan.page, 'ARENA', 'Concurrenten', ['Offline één', 'Offline twee']);
  await daan.page.locator('clc-save-chip').getByText('Offline, op dit apparaat bewaard').first().waitFor();
  // Everything is on the device, so leaving asks nothing.
  const asked: string[] = [];
  daan.page.on('dialog', (dialog) => {
    asked.push(dialog.type());
    void dialog.accept();
  });
  await daan.page.close({ runBeforeUnload: true });
  expect(asked).toEqual([]);

  await stage.product.again();
  await daan.context.setOffline(false);
  const page = await daan.context.newPage();
  await page.goto(links.editor);
  await card(page, 'Offline twee').waitFor();
  await saved(page);
  const file = await exported(links.owner);
  expect(file.cards.map((c) => c.text).sort()).toEqual(['Offline twee', 'Offline één', 'Voor de storing'].sort());
  noErrors(daan);
});

test('a comment written offline arrives later', async () => {
  const { links } = await makeCanvas(stage, { example: 'rijwiel' });
  const [aylin, noor] = [await stage.person('Aylin Demir'), await stage.person('Noor Bakker')];
  await join(aylin, links.commenter);
  await join(noor, links.editor);
  await aylin.page.getByRole('button', { name: /^Praten over ARENA/u }).click();
  const field = aylin.page.getByRole('textbox', { name: /Nieuw gesprek over/u });
  await aylin.context.setOffline(true);
  await field.fill('Vanuit de trein.');
  await field.press('Enter');
  await aylin.page.getByText('Vanuit de trein.').waitFor();
  await aylin.context.setOffline(false);
  await saved(aylin.page);
  await noor.page.getByRole('button', { name: 'Praten over ARENA, 1 gesprek' }).click();
  await noor.page.getByText('Vanuit de trein.').waitFor();
  noErrors(aylin, noor);
});
