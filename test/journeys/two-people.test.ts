// Two people in two browsers: from the start page to a shared canvas, edited together, discussed and found again.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addCards, card, exported, facet, fillCompass, join, noErrors, present, saved, until, write } from './acts.ts';
import { openStage } from './stage.ts';
import type { Stage } from './stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

test('a canvas made on the start page is shared by link, filled together, and found again after a restart', async () => {
  const noor = await stage.person('Noor Bakker');
  const bram = await stage.person('Bram Claes');
  const [a, b] = [noor.page, bram.page];

  await a.goto(stage.product.url);
  await a.getByRole('button', { name: /^Customer Leader Canvas/u }).click();
  await a.getByLabel('Hoe heet het canvas?').fill('Koers 2032');
  await a.getByRole('button', { name: 'Canvas maken' }).click();
  await a.getByLabel('Je naam').fill('Noor Bakker');
  await a.getByRole('button', { name: 'Meedoen' }).click();
  await saved(a);
  expect(await a.getByRole('region', { name: /^Blok/u }).count()).toBe(4);
  expect(await a.locator('clc-facet').count()).toBe(18);
  expect(await a.title()).toContain('Koers 2032');

  await a.getByRole('button', { name: 'Delen', exact: true }).click();
  await a.getByRole('button', { name: 'Link maken' }).click();
  const url = a.getByLabel('De nieuwe link');
  await url.waitFor();
  const link = await url.inputValue();
  expect(link).toContain('#key=');
  await a.keyboard.press('Escape');

  await join(bram, link);
  await present(a, 'Bram Claes').waitFor();
  await present(b, 'Noor Bakker').waitFor();

  // Cards of both, in one facet, at once.
  await Promise.all([
    addCards(a, 'ARENA', 'Concurrenten', ['Autolease Van Dam', 'FietsApp']),
    addCards(b, 'ARENA', 'Concurrenten', ['De auto', 'Het OV']),
  ]);
  for (const page of [a, b])
    for (const text of ['Autolease Van Dam', 'FietsApp', 'De auto', 'Het OV'])
      await card(facet(page, 'ARENA', 'Concurrenten'), text).waitFor();
  const order = (page: typeof a): Promise<string[]> =>
    facet(page, 'ARENA', 'Concurrenten')
      .locator('clc-card')
      .evaluateAll((cards) => cards.map((c) => (c as HTMLElement & { cardId: string }).cardId));
  expect(await order(a)).toEqual(await order(b));

  // Two carets in one card: both texts stay.
  await addCards(a, 'MIDDELEN', 'Lab', ['Proef']);
  await card(b, 'Proef').waitFor();
  await Promise.all([write(card(a, 'Proef')), write(card(b, 'Proef'))]);
  await card(a, 'Proef').getByText('Bram', { exact: false }).first().waitFor();
  await Promise.all([a.keyboard.type(' AAAA', { delay: 20 }), b.keyboard.type(' BBBB', { delay: 20 })]);
  await until('both words in both browsers', async () => {
    const texts = await Promise.all([a, b].map((page) => card(page, 'Proef').getByRole('textbox').first().innerText()));
    return texts.every((t) => t.split('A').length === 5 && t.split('B').length === 5);
  });
  await a.keyboard.press('Escape');
  await b.keyboard.press('Escape');

  await fillCompass(a, 'Missie', 'Wij helpen forenzen zorgeloos fietsen.');
  await b.getByText('Wij helpen forenzen zorgeloos fietsen.').waitFor();

  // Undo takes back one's own last gesture only.
  await addCards(b, 'LICENTIE', 'Klanten', ['Van Bram']);
  await card(a, 'Van Bram').waitFor();
  await addCards(a, 'LICENTIE', 'Klanten', ['Van Noor']);
  await a.getByRole('button', { name: 'Ongedaan maken' }).click();
  await card(a, 'Van Noor').waitFor({ state: 'detached' });
  await card(a, 'Van Bram').waitFor();

  // A discussion on a block.
  await b.getByRole('button', { name: /^Praten over ARENA/u }).click();
  const field = b.getByRole('textbox', { name: /Nieuw gesprek over/u });
  await field.fill('Missen we het OV niet?');
  await field.press('Enter');
  await b.getByText('Missen we het OV niet?').waitFor();
  await a.getByRole('button', { name: /^Praten over ARENA, 1 gesprek/u }).click();
  await a.getByText('Missen we het OV niet?').waitFor();

  await Promise.all([saved(a), saved(b)]);
  const before = await exported(link);

  // The server is killed without warning and comes back: both reconnect by themselves.
  await stage.product.end('SIGKILL');
  await a
    .locator('clc-save-chip')
    .getByText(/Offline/u)
    .first()
    .waitFor();
  await addCards(a, 'LICENTIE', 'Partners', ['Offline geschreven']);
  await stage.product.again();
  await Promise.all([saved(a), saved(b)]);
  await card(b, 'Offline geschreven').waitFor();
  const after = await exported(link);
  expect(after.cards.filter((c) => c.text !== 'Offline geschreven')).toEqual(before.cards);
  expect(after.threads).toEqual(before.threads);

  // A closed tab is gone within seconds.
  await b.close();
  await present(a, 'Bram Claes').waitFor({ state: 'detached', timeout: 10_000 });
  noErrors(noor, bram);
});
