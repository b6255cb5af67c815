// A led session in two browsers: who leads moves the phase, the timer and the locks; the other sees it and keeps their text.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addCards, block, card, facet, join, makeCanvas, noErrors, present, saved } from './acts.ts';
import { openStage } from './stage.ts';
import type { Stage } from './stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

test('Noor leads, moves the phase, starts the timer and locks a block; Bram sees all of it and keeps what he was writing', async () => {
  const noor = await stage.person('Noor Bakker');
  const bram = await stage.person('Bram Claes', { dark: true });
  const [a, b] = [noor.page, bram.page];
  const { links } = await makeCanvas(stage, { example: 'rijwiel' });
  await join(noor, links.owner);
  await join(bram, links.editor);
  await present(a, 'Bram Claes').waitFor();

  const bar = (page: typeof a): ReturnType<typeof a.locator> =>
    page.getByRole('region', { name: 'Sessie', exact: true });
  expect(await bar(b).count()).toBe(0);
  await a.getByRole('button', { name: 'Meer', exact: true }).click();
  await a.getByRole('button', { name: 'Sessie begeleiden' }).click();
  await a.keyboard.press('Escape');
  await bar(a).getByRole('button', { name: 'Zonder programma' }).click();
  await bar(b).getByText('Noor leidt').waitFor();
  expect(await bar(b).getByRole('button', { name: 'PROPOSITIE' }).count()).toBe(0);

  // Bram writes; nothing of the session takes him away from it.
  await facet(b, 'ARENA', 'Concurrenten').hover();
  await facet(b, 'ARENA', 'Concurrenten')
    .getByRole('button', { name: /^Kaart toevoegen/u })
    .click();
  const field = b.getByRole('textbox', { name: /^Nieuwe kaart in/u });
  await field.fill('De stadsfiets van de buren');

  await bar(a).getByRole('button', { name: 'PROPOSITIE' }).click();
  await bar(b).locator('[aria-current=step]').getByText('PROPOSITIE').waitFor();
  await b.locator('[data-led=proposition]').waitFor();
  await bar(a).getByRole('button', { name: 'Tijd', exact: true }).click();
  await bar(a).getByRole('button', { name: '5 minuten' }).click();
  await a.keyboard.press('Escape');
  await bar(b)
    .getByRole('button', { name: /^Tijd [45]:\d\d$/u })
    .waitFor();

  await bar(a).getByRole('button', { name: 'Meer voor wie leidt' }).click();
  await bar(a).getByRole('switch', { name: 'ARENA' }).check();
  await a.keyboard.press('Escape');
  await block(b, 'ARENA').getByRole('button', { name: 'Op slot' }).waitFor();
  await b.getByText('Dit blok staat op slot. Wat je schreef blijft hier staan').waitFor();
  expect(await field.inputValue()).toBe('De stadsfiets van de buren');
  expect(await field.isEditable()).toBe(false);
  expect(await field.evaluate((one) => (one.getRootNode() as ShadowRoot).activeElement === one)).toBe(true);
  await field.press('Enter');
  expect(await card(b, 'De stadsfiets').count()).toBe(0);
  // Elsewhere he goes on, and what he does there is taken.
  await addCards(b, 'LICENTIE', 'Partners', ['De fietsenmaker']);
  await card(a, 'De fietsenmaker').waitFor();

  await bar(b).getByRole('button', { name: 'Ik ben klaar' }).click();
  await bar(a).getByRole('button', { name: '1 van 2 klaar' }).waitFor();
  await bar(a).getByRole('button', { name: 'Iedereen hierheen' }).click();
  await bar(b).getByText('Noor vraagt je bij', { exact: false }).waitFor();
  await bar(b).getByRole('button', { name: 'Nu niet' }).click();
  await bar(b).getByText('Noor vraagt je bij', { exact: false }).waitFor({ state: 'detached' });

  await bar(a).getByRole('button', { name: 'Meer voor wie leidt' }).click();
  await bar(a).getByRole('switch', { name: 'ARENA' }).uncheck();
  await a.keyboard.press('Escape');
  await expect.poll(() => field.isEditable()).toBe(true);
  await field.press('Enter');
  await card(a, 'De stadsfiets van de buren').waitFor();
  await Promise.all([saved(a), saved(b)]);
  noErrors(noor, bram);
});
