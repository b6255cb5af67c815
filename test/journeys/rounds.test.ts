// A Stairway round with three people, one on a phone: asked, answered alone, shown to all at once, and what follows from it.
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Locator, Page } from 'playwright-core';
import { card, exported, join, makeCanvas, noErrors, until } from './acts.ts';
import { violations } from './axe.ts';
import { openStage } from './stage.ts';
import type { Person, Stage } from './stage.ts';

const WHY = 'De marge daalt al twee jaar.';

let stage: Stage;
let links: Awaited<ReturnType<typeof makeCanvas>>['links'];
let noor: Person, bram: Person, aylin: Person;
beforeAll(async () => {
  stage = await openStage();
  const text = (id: string, facet: string, words: string) => ({
    id,
    facet,
    order: id,
    text: words,
    status: 'proposal',
  });
  ({ links } = await makeCanvas(stage, {
    document: {
      schema: 'clc.canvas/1',
      template: 'customer-leader-canvas@1',
      title: 'Rijwiel & Co',
      lang: 'nl',
      compass: { mission: '', boldGoal: '', endInMind: '', deadline: null },
      choice: { leadRole: null },
      cards: [
        text('a0', 'arena.customers', 'Forenzen met tien kilometer'),
        text('a1', 'arena.competitors', 'De auto van de zaak'),
      ],
    },
  }));
  noor = await stage.person('Noor Bakker');
  bram = await stage.person('Bram Claes', { dark: true });
  aylin = await stage.person('Aylin Demir', { width: 390, height: 844 });
  await join(noor, links.owner);
  await join(bram, links.editor);
  await join(aylin, links.editor);
});
afterAll(() => stage.close());

const face = (page: Page, name: string): Locator =>
  page.locator('clc-faces').getByRole('button', { name: new RegExp(`^${name}`, 'u') });
const tread = (page: Page, name: string): Locator => page.locator('clc-stair li.tread').filter({ hasText: name });
async function scores(page: Page, step: string, score: number): Promise<Locator> {
  const asked = page.locator('clc-ballot').getByRole('group', { name: step });
  await asked.getByRole('radio', { name: new RegExp(`^${score}`, 'u') }).check({ force: true });
  return asked;
}
async function keeps(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Antwoord bewaren' }).click();
  await page.getByText('Je antwoord staat vast tot je het wijzigt.').filter({ visible: true }).waitFor();
}
const counted = (page: Page, n: number): Promise<void> =>
  page.locator('clc-rounds').getByText(`${n} van 3 ${n === 1 ? 'heeft' : 'hebben'} geantwoord`).first().waitFor(); // prettier-ignore

test('a round is opened; the others are told, go there and answer, and whoever opened it sees how many only', async () => {
  await face(noor.page, 'Stairway').click();
  await noor.page.getByRole('button', { name: 'Nieuwe ronde' }).click();
  expect(await violations(noor.page)).toEqual([]);
  await noor.page.getByRole('button', { name: 'Openen', exact: true }).click();
  await counted(noor.page, 0);

  for (const { page } of [bram, aylin]) {
    await page.locator('clc-toast').getByText('Noor Bakker vraagt ieders antwoord: Stairway.').first().waitFor();
    await page.locator('clc-toast').getByRole('button', { name: 'Antwoorden' }).click();
    await page.locator('clc-ballot').waitFor();
  }
  const proven = await scores(bram.page, 'Gekozen', 3);
  await proven.locator('summary').click();
  await proven.getByRole('textbox', { name: 'Bewijs elders (adres)' }).fill('https://voorbeeld.nl/bewijs');
  const doubted = await scores(bram.page, 'Waargemaakt', 1);
  await doubted.getByRole('textbox', { name: 'Waarom, in één zin (mag)' }).fill(WHY);
  expect(await violations(bram.page)).toEqual([]);
  await keeps(bram.page);
  await counted(noor.page, 1);

  await scores(aylin.page, 'Gekozen', 3);
  await scores(aylin.page, 'Waargemaakt', 4);
  expect(await violations(aylin.page)).toEqual([]);
  await keeps(aylin.page);
  await counted(noor.page, 2);
  expect(await noor.page.getByText(WHY).count()).toBe(0);
  expect(await tread(noor.page, 'Waargemaakt').getAttribute('class')).toContain('voting');
  expect(JSON.stringify(await exported(links.owner))).not.toContain(WHY);
});

test('the reveal shows everybody the same stair, with the step that needs a talk', async () => {
  await scores(noor.page, 'Gekozen', 3);
  await scores(noor.page, 'Waargemaakt', 4);
  await keeps(noor.page);
  await counted(noor.page, 3);
  expect(await violations(noor.page)).toEqual([]);
  await noor.page.getByRole('button', { name: 'Onthullen' }).click();
  for (const { page } of [noor, bram, aylin]) {
    await page.locator('clc-stair li.tread.reached').filter({ hasText: 'Gekozen' }).waitFor();
    await tread(page, 'Waargemaakt').getByText('gesprek nodig').waitFor();
    expect(await page.locator('clc-stair ol.steps > li').count()).toBe(7);
    expect(await page.locator('clc-stair li.reached').count()).toBe(1);
    await tread(page, 'Waargemaakt').getByRole('button').click();
    await page.locator('clc-stair').getByText(WHY).first().waitFor();
    expect(await violations(page)).toEqual([]);
  }
  expect(await aylin.page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBe(0);
});

test('a finding leads to its card, and the agenda gives a card to somebody, who finds it among their own', async () => {
  await face(noor.page, 'Toets').click();
  const finding = noor.page
    .locator('clc-check')
    .getByRole('button', { name: /^“Forenzen.*: Waarom kiest deze klant/u });
  await finding.waitFor();
  expect(await violations(noor.page)).toEqual([]);
  await finding.click();
  await card(noor.page, 'Forenzen met tien kilometer').locator(':focus').waitFor();
  expect(await face(noor.page, 'Canvas').getAttribute('aria-current')).toBe('page');

  await face(bram.page, 'Agenda').click();
  const owner = bram.page.getByRole('combobox', { name: /^Eigenaar van: Nog te besluiten: .*De auto van de zaak/u });
  await owner.selectOption({ label: 'Aylin Demir' });
  expect(await violations(bram.page)).toEqual([]);

  await face(aylin.page, 'Agenda').click();
  await aylin.page.locator('clc-agenda').getByText('Van mij').click();
  const mine = aylin.page.locator('clc-agenda').getByRole('button', { name: /^Nog te besluiten: / });
  await mine.filter({ hasText: 'De auto van de zaak' }).waitFor();
  expect(await mine.count()).toBe(1);
  expect(await violations(aylin.page)).toEqual([]);
  await until('the owner is in the file', async () =>
    (await exported(links.owner)).cards.some((one) => one.text === 'De auto van de zaak' && 'owner' in one),
  );
  noErrors(noor, bram, aylin);
});
