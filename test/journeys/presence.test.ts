// Presence in real browsers: who is where, pointers in windows of other sizes, following, coming, going and new names.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { block, card, facet, join, makeCanvas, noErrors, present, until } from './acts.ts';
import { openStage } from './stage.ts';
import type { Person, Stage } from './stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

async function three(): Promise<readonly [Person, Person, Person]> {
  const { links } = await makeCanvas(stage, { example: 'rijwiel' });
  const people = [
    await stage.person('Noor Bakker'),
    await stage.person('Bram Claes', { width: 1024, height: 768 }),
    await stage.person('Femke Jansen', { width: 390, height: 844 }),
  ] as const;
  for (const person of people) await join(person, links.editor);
  for (const person of [people[1], people[2]]) await present(people[0].page, person.name).waitFor();
  return people;
}

test('where somebody is shows in the block, on the card and in a pointer that points at the same facet', async () => {
  const [noor, bram, femke] = await three();
  await card(bram.page, 'FietsApp').click();
  await block(noor.page, 'ARENA').getByRole('group', { name: 'Hier nu: Bram Claes' }).waitFor();
  await noor.page.getByRole('group', { name: /FietsApp.*Bram Claes is hier/u }).waitFor();

  await femke.page.getByRole('tab', { name: /Propositie/u }).click();
  await facet(femke.page, 'PROPOSITIE', 'Koopman').getByText('Een prijs zonder kleine letters.').hover();
  const pointer = noor.page.locator('clc-pointers .p').filter({ hasText: 'Femke' });
  await until('the pointer lies in the facet Femke points at', async () => {
    const [at, place] = await Promise.all([
      pointer.locator('.mark').boundingBox(),
      facet(noor.page, 'PROPOSITIE', 'Koopman').boundingBox(),
    ]);
    return (
      at !== null &&
      place !== null &&
      at.x > place.x &&
      at.x < place.x + place.width &&
      at.y > place.y &&
      at.y < place.y + place.height
    );
  });
  // On her phone's width the part Bram points at is not shown, so neither is his pointer.
  const his = femke.page.locator('clc-pointers .p').filter({ hasText: 'Bram' });
  await his.waitFor({ state: 'attached' });
  expect(await his.isVisible()).toBe(false);
  await noor.page.getByRole('button', { name: 'Meer', exact: true }).first().click();
  await noor.page.getByRole('switch', { name: 'Muisaanwijzers van anderen tonen' }).click();
  await pointer.waitFor({ state: 'detached' });
  noErrors(noor, bram, femke);
});

test('following goes along from card to card, until I do something myself', async () => {
  const [noor, bram, femke] = await three();
  await noor.page.getByRole('button', { name: /^Bram Claes/u }).click();
  await noor.page.getByRole('menuitem', { name: 'Volg Bram' }).click();
  await noor.page.getByText('Je volgt Bram').waitFor();
  const inSight = (text: string): Promise<boolean> =>
    card(noor.page, text).evaluate((element) => {
      const { top, bottom } = element.getBoundingClientRect();
      return top > 48 && bottom < innerHeight;
    });
  for (const text of ['Besluiten binnen een week', 'Forenzen betalen', 'Wijkmonteurs']) {
    await card(bram.page, text).click();
    await until(`${text} is in sight`, () => inSight(text));
  }
  await noor.page.keyboard.press('Tab');
  await noor.page.getByText('Je volgt Bram').waitFor({ state: 'detached' });
  await card(bram.page, 'Forenzen betalen').click();
  await noor.page.getByRole('group', { name: /Forenzen betalen.*Bram Claes is hier/u }).waitFor();
  noErrors(noor, bram, femke);
});

test('a new name shows everywhere, a hidden tab is away, and a closed one is gone and said', async () => {
  const [noor, bram, femke] = await three();
  await bram.page.getByRole('button', { name: 'Meer', exact: true }).first().click();
  await bram.page.getByLabel('Je naam', { exact: true }).fill('Bram de Boer');
  await bram.page.getByLabel('Je naam', { exact: true }).press('Enter');
  await present(noor.page, 'Bram de Boer').waitFor();
  await bram.page.keyboard.press('Escape');
  await card(bram.page, 'FietsApp').click();
  await block(noor.page, 'ARENA').getByRole('group', { name: 'Hier nu: Bram de Boer' }).waitFor();

  await bram.page.evaluate(() => {
    Object.defineProperty(document, 'visibilityState', { value: 'hidden' });
    document.dispatchEvent(new Event('visibilitychange'));
  });
  await noor.page.locator('clc-people').getByRole('img', { name: 'Bram de Boer, even weg' }).waitFor();

  await femke.page.close();
  await present(noor.page, 'Femke Jansen').waitFor({ state: 'detached', timeout: 5_000 });
  await noor.page.locator('clc-join-announcer [aria-live=polite]').filter({ hasText: 'Femke is weg' }).waitFor({
    state: 'attached',
  });
  noErrors(noor, bram, femke);
});

test('on a phone the people are under “Meer”, to go to and to follow', async () => {
  const [noor, bram, femke] = await three();
  await card(bram.page, 'FietsApp').click();
  await femke.page.getByRole('button', { name: 'Meer', exact: true }).first().click();
  await femke.page.getByRole('button', { name: /^Bram Claes/u }).click();
  await femke.page.getByRole('menuitem', { name: 'Ga naar waar Bram is' }).click();
  await card(femke.page, 'FietsApp').waitFor();
  expect(await femke.page.getByRole('tab', { name: /Arena/u }).getAttribute('aria-selected')).toBe('true');
  await femke.page.locator('clc-more-panel').waitFor({ state: 'hidden' });
  noErrors(noor, bram, femke);
});
