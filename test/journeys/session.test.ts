// A led session in two browsers: who leads moves the phase, the timer and the locks; the other sees it and keeps their text.
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Locator, Page } from 'playwright-core';
import { LOCK_GRACE_MS } from '../../shared/rules/locks.ts';
import { addCards, block, card, facet, join, makeCanvas, noErrors, present, saved, until, write } from './acts.ts';
import { openStage } from './stage.ts';
import type { Stage } from './stage.ts';

let stage: Stage;
function bar(page: Page): Locator {
  return page.getByRole('region', { name: 'Sessie', exact: true });
}
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

test('the programme is everybody’s: it is there after a reload, and goes on with whoever is given the baton', async () => {
  const noor = await stage.person('Noor Bakker');
  const bram = await stage.person('Bram Claes', { width: 390, height: 844, touch: true });
  const [a, b] = [noor.page, bram.page];
  const { links } = await makeCanvas(stage, { example: 'rijwiel' });
  await join(noor, links.owner);
  await join(bram, links.editor);
  await present(a, 'Bram Claes').waitFor();
  await a.getByRole('button', { name: 'Meer', exact: true }).click();
  await a.getByRole('button', { name: 'Sessie begeleiden' }).click();
  await a.keyboard.press('Escape');
  await bar(a).getByRole('button', { name: 'Werksessie van 90 minuten' }).click();
  await bar(b).getByText('Straks: Welkom en meedoen').waitFor();
  await bar(a).getByRole('button', { name: 'Volgende stap: Welkom en meedoen' }).click();
  await bar(b).getByText('Nu: Welkom en meedoen').waitFor();
  await bar(b).getByText('Straks: Alleen schrijven').waitFor();
  for (const page of [a, b]) {
    await page.reload();
    await saved(page);
    await bar(page).getByText('Nu: Welkom en meedoen').waitFor();
  }
  await bar(a)
    .getByRole('button', { name: /^Jij leidt/u })
    .click();
  await a.getByRole('menuitem', { name: 'Geef door aan Bram' }).click();
  // On a phone, too, whoever leads does everything.
  await bar(b).getByRole('button', { name: 'Volgende stap: Alleen schrijven' }).tap();
  await bar(a).getByText('Nu: Alleen schrijven').waitFor();
  expect(
    await bar(a)
      .getByRole('button', { name: /^Volgende stap/u })
      .count(),
  ).toBe(0);
  await bar(b).getByRole('button', { name: 'Meer voor wie leidt' }).tap();
  await bar(b).getByRole('button', { name: 'Iedereen hierheen' }).filter({ visible: true }).tap();
  await bar(a).getByText('Bram vraagt je bij', { exact: false }).waitFor();
  await bar(b).getByRole('button', { name: 'Meer voor wie leidt' }).tap();
  await bar(b).getByRole('button', { name: 'Sessie beëindigen' }).tap();
  await bar(a).waitFor({ state: 'detached' });
  noErrors(noor, bram);
});

test('a block is locked under somebody’s hands: what was written stays, undo waits, and offline work there is told', async () => {
  const noor = await stage.person('Noor Bakker');
  const bram = await stage.person('Bram Claes');
  const [a, b] = [noor.page, bram.page];
  const { links } = await makeCanvas(stage, { example: 'rijwiel' });
  await join(noor, links.owner);
  await join(bram, links.editor);
  await present(a, 'Bram Claes').waitFor();
  await a.getByRole('button', { name: 'Meer', exact: true }).click();
  await a.getByRole('button', { name: 'Sessie begeleiden' }).click();
  await a.keyboard.press('Escape');
  await bar(a).getByRole('button', { name: 'Zonder programma' }).click();
  await bar(b).getByText('Noor leidt').waitFor();
  const lock = async (on: boolean): Promise<void> => {
    await bar(a).getByRole('button', { name: 'Meer voor wie leidt' }).click();
    await bar(a).getByRole('switch', { name: 'ARENA' }).setChecked(on);
    await a.keyboard.press('Escape');
  };
  const locked = block(b, 'ARENA').getByRole('button', { name: 'Op slot' });

  const field = await write(card(b, 'FietsApp'));
  await b.keyboard.press('End');
  await b.keyboard.type(' en de rest');
  await card(a, 'FietsApp en de rest').waitFor();
  await lock(true);
  await locked.waitFor();
  // The text is for reading now.
  await field.waitFor({ state: 'detached' });
  await b.keyboard.type('!!!');
  expect(await card(b, 'FietsApp en de rest').innerText()).not.toContain('!!!');
  // The keyboard is still at the card.
  expect(await card(b, 'FietsApp en de rest').evaluate((one) => one.shadowRoot?.activeElement?.role)).toBe('group');
  await b.keyboard.press('Control+z');
  await b
    .locator('clc-toast p[aria-live]')
    .filter({ hasText: 'Je laatste stap zit in een afgesloten blok: ARENA' })
    .waitFor();
  await card(a, 'FietsApp en de rest').waitFor();
  await lock(false);
  await locked.waitFor({ state: 'detached' });

  await b.waitForLoadState('networkidle');
  await bram.context.setOffline(true);
  await addCards(b, 'ARENA', 'Concurrenten', ['De deelscooter']);
  await addCards(b, 'LICENTIE', 'Klanten', ['Schoolbesturen']);
  await b.locator('clc-save-chip').getByText('Offline, op dit apparaat bewaard').first().waitFor();
  await lock(true);
  const since = Date.now();
  await until(
    'nothing typed before the lock is on its way any more',
    () => Promise.resolve(Date.now() > since + LOCK_GRACE_MS),
    LOCK_GRACE_MS * 2,
  );
  await bram.context.setOffline(false);
  const strip = b.locator('clc-notice');
  await strip.getByText('Eén wijziging van jou is niet overgenomen.').waitFor();
  await card(a, 'Schoolbesturen').waitFor();
  await strip.getByRole('button', { name: 'Bekijken' }).click();
  const dialog = b.locator('clc-left-behind');
  await dialog.getByText('De deelscooter').waitFor();
  await dialog.getByRole('button', { name: 'Ik heb dit niet meer nodig' }).click();
  await strip.waitFor({ state: 'detached' });
  expect(await card(a, 'De deelscooter').count()).toBe(0);
  // He goes on as before, where it is open.
  await addCards(b, 'LICENTIE', 'Partners', ['De fietsenmaker']);
  await card(a, 'De fietsenmaker').waitFor();
  await Promise.all([saved(a), saved(b)]);
  noErrors(noor, bram);
});
