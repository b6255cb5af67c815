// A link to a discussion brings colleagues there with their own rights, and gives nobody else's rights away.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { block, join, makeCanvas, noErrors, until } from './acts.ts';
import { openStage } from './stage.ts';
import type { Stage } from './stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

test('the copied link holds no key, opens with one’s own, and asks others for their invitation', async () => {
  const { id, links } = await makeCanvas(stage, { example: 'rijwiel' });
  const [noor, ravi, daan] = [
    await stage.person('Noor Bakker'),
    await stage.person('Ravi Kumar'),
    await stage.person('Daan Smit'),
  ];
  await join(noor, links.owner);
  await join(ravi, links.viewer);
  await block(noor.page, 'ARENA')
    .getByRole('button', { name: /^Praten over ARENA/u })
    .click();
  const field = noor.page.getByRole('textbox', { name: /Nieuw gesprek over/u });
  await field.fill('Klopt dit nog?');
  await field.press('Enter');
  await noor.page.getByText('Klopt dit nog?').waitFor();
  const thread = noor.page.locator('clc-thread');
  await thread.getByRole('button', { name: 'Antwoorden' }).click();
  await thread.getByRole('button', { name: 'Link naar dit gesprek kopiëren' }).click();
  const copied = (): Promise<string> => noor.page.evaluate(() => navigator.clipboard.readText());
  await until('the link is on the clipboard', async () => (await copied()).includes('#thread='));
  const link = new URL(await copied());
  expect(link.pathname).toBe(`/c/${id}`);
  expect(link.hash).toMatch(/^#thread=[\w-]+$/u);

  // Ravi's browser knows the canvas by his own link.
  await ravi.page.goto('about:blank');
  await ravi.page.goto(link.href);
  await ravi.page.locator('clc-thread').getByText('Klopt dit nog?').waitFor();
  await ravi.page.getByText('Alleen lezen').first().waitFor();

  await daan.page.goto(link.href);
  await daan.page.getByText(/Open eerst de link uit je uitnodiging/u).waitFor();
  expect(await daan.page.locator('clc-card').count()).toBe(0);
  await join(daan, links.editor);
  await daan.page.goto(link.href);
  await daan.page.locator('clc-thread').getByText('Klopt dit nog?').waitFor();
  noErrors(noor, ravi, daan);
});
