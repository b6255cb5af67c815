// The canvas as an element of a React 19 page: drawn anew while somebody types, other props, taken away and put back; the lines are counted.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addCards, card, exported, facet, makeCanvas, noErrors, saved, until, write } from './acts.ts';
import { hostPage, noCookies, openEmbedStage } from './embed-stage.ts';
import type { EmbedStage } from './embed-stage.ts';

let stage: EmbedStage;
beforeAll(async () => {
  stage = await openEmbedStage();
}, 60_000);
afterAll(() => stage?.close());

test('one line for each canvas that is shown and none for others, however React draws it, and no letter is lost', async () => {
  const [one, two] = [
    await makeCanvas(stage, { example: 'rijwiel' }),
    await makeCanvas(stage, { title: 'Het andere' }),
  ];
  const imane = await stage.visitor('Imane');
  const { page, lines } = imane;
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
  });
  const alive = (): number => lines.filter(({ open }) => open).length;
  /** Without taking the focus from whoever types. */
  const act = (name: string): Promise<void> => page.getByRole('button', { name, exact: true }).dispatchEvent('click');
  const role = (name: string): Promise<void> => page.getByRole('status', { name: 'Rol' }).getByText(name).waitFor();
  const asked = (): number | undefined => stage.hosts.asked.get('imane');
  await page.goto(hostPage(stage, 'react', { canvas: one.id, second: two.id, as: 'imane' }));
  await saved(page);
  await role('editor');
  expect([lines.length, asked()]).toEqual([1, 1]);

  await addCards(page, 'ARENA', 'Concurrenten', ['Tram']);
  const box = await write(card(facet(page, 'ARENA', 'Concurrenten'), 'Tram'));
  for (const letters of [' die', ' altijd', ' rijdt']) {
    await act('Opnieuw tekenen');
    await box.pressSequentially(letters);
  }
  await page.locator('output[data-drawn="3"]').waitFor();
  await act('Donker');
  await box.pressSequentially(' ook');
  await until('it is dark', async () =>
    page.locator('clc-shell').evaluate((shell) => getComputedStyle(shell).colorScheme === 'dark'),
  );
  await act('English');
  await page.locator('clc-save-chip').getByText('Saved').first().waitFor();
  await page.keyboard.type(' nu');
  await page.keyboard.press('Escape');
  await card(page, 'Tram die altijd rijdt ook nu').waitFor();
  await act('Meelezen');
  await role('viewer');
  expect(await page.getByRole('button', { name: /^Add a card/u }).count()).toBe(0);
  await act('Bewerken');
  await role('editor');
  await act('Naar de agenda');
  await page.locator('clc-agenda').waitFor();
  await page.locator('clc-save-chip').getByText('Saved').first().waitFor();
  expect([lines.length, alive(), asked()]).toEqual([1, 1, 1]);
  const texts = (await exported(one.links.owner)).cards
    .map(({ text }) => text)
    .filter((text) => text.startsWith('Tram'));
  expect(texts).toEqual(['Tram die altijd rijdt ook nu']);

  await act('Ander canvas');
  await page.getByText('Het andere').filter({ visible: true }).first().waitFor();
  await until('the line of the first canvas has closed', async () => lines.length === 2 && alive() === 1);
  expect([lines[0]?.open, asked()]).toEqual([false, 2]);

  await act('Weg of terug');
  await until('no line is left', async () => alive() === 0);
  expect(await page.locator('customer-leader-canvas').count()).toBe(0);
  for (let time = 0; time < 5; time++) await act('Weg of terug');
  await page.locator('clc-save-chip').getByText('Saved').first().waitFor();
  await until('one line', async () => alive() === 1);
  const place = page.getByRole('group', { name: /^Competitors/u });
  await place
    .getByRole('button', { name: /^Add a card/u })
    .first()
    .click({ force: true });
  await place.getByRole('textbox', { name: /^New card in/u }).fill('Until the end');
  await page.keyboard.press('Enter');
  await act('Weg of terug');
  await until('none again', async () => alive() === 0);
  expect((await exported(two.links.owner)).cards.map(({ text }) => text)).toEqual(['Until the end']);
  expect(complaints).toEqual([]);
  await noCookies(imane);
  noErrors(imane);
}, 60_000);
