// The workshop from 1:10 to 1:30: the Stairway, the agenda, files, and a server that is killed when all have left.
import { readFile } from 'node:fs/promises';
import { expect } from 'vitest';
import type { Locator, Page } from 'playwright-core';
import { card, exported, saved, until } from './acts.ts';
import { violations } from './axe.ts';
import { asks, ballot, counted, found, gone, goesOn, goesTo, keeps, visible } from './workshop-acts.ts';
import { CUSTOMER, PROMISE, RESOURCE } from './workshop-links.ts';
import { calm, EVERYBODY, FULL, page, person, reachedBram, room, TEAM } from './workshop-room.ts';
import type { Who } from './workshop-room.ts';

const STEPS = ['Gekozen', 'Waargemaakt', 'Gezond', 'Voorop'] as const;
/** By step, in the order of the team. */
const VOTES = [[3, 3, 3, 3, 3], [2, 3, 3, 3, 4], [1, 3, 3, 3, 4], [3, 3, 4, 4, 3]] as const; // prettier-ignore
const WHY = 'De kas van het atelier is leeg.';

async function scores(who: Who, step: string, score: number): Promise<Locator> {
  const asked = ballot(who).getByRole('group', { name: step });
  const radio = asked.getByRole('radio', { name: new RegExp(`^${score}`, 'u') });
  if (who === 'Aylin') {
    await radio.focus();
    await page(who).keyboard.press('Space');
    // The label is pressed, not the input it hides: that waits until it stands still.
  } else
    await asked
      .locator('label')
      .filter({ has: page(who).getByRole('radio', { name: new RegExp(`^${score}`, 'u') }) })
      .click();
  return asked;
}
const stands = (who: Who, words: string | RegExp): Promise<void> =>
  visible(room.scope(who).locator('clc-stair').getByText(words)).first().waitFor();
const tread = (who: Who, name: string): Locator =>
  room.scope(who).locator('clc-stair').getByRole('listitem').filter({ hasText: name }).first();

export async function fourStepsAreJudged(): Promise<void> {
  await goesOn('Stairway: alleen, dan samen', 'Toetsen');
  await goesTo('Noor', 'Stairway');
  await page('Noor').getByRole('button', { name: 'Nieuwe ronde' }).click();
  for (const step of ['5 Gedeeld', '6 Volgehouden', '7 Gevolgd'])
    await page('Noor').getByRole('checkbox', { name: step }).uncheck();
  await page('Noor').getByLabel('Naam van de ronde').fill('Waar staan we?');
  await page('Noor').getByRole('button', { name: 'Openen', exact: true }).click();
  for (const who of EVERYBODY) await goesTo(who, 'Stairway');
  for (const [n, who] of TEAM.entries()) {
    await ballot(who).waitFor();
    for (const [k, step] of STEPS.entries()) {
      const asked = await scores(who, step, VOTES[k]?.[n] ?? 3);
      if (who === 'Femke' && step === 'Gezond')
        await asked.getByRole('textbox', { name: 'Waarom, in één zin (mag)' }).fill(WHY);
      const proof = who === 'Noor' ? [PROMISE, RESOURCE, undefined, CUSTOMER][k] : undefined;
      if (proof === undefined) continue;
      await asked.locator('summary').click();
      const choice = asked.getByRole('combobox', { name: 'Bewijs op het canvas' });
      const label = (await choice.locator('option').allTextContents()).find((text) =>
        text.includes(proof.slice(0, 15)),
      );
      await choice.selectOption({ label: label?.trim() ?? proof });
    }
    await keeps(who);
  }
  await counted('Bram', 5);
  expect(reachedBram(WHY)).toBe(false);
  for (const who of ['Noor', 'Bram', 'Aylin', 'Daan', 'Ravi'] as const)
    expect(await room.scope(who).getByText(WHY).count(), who).toBe(0);

  await page('Noor').getByRole('button', { name: 'Onthullen' }).click();
  for (const who of EVERYBODY) {
    await stands(who, 'Trede 2 bereikt, los: 4.');
    await visible(tread(who, 'Gezond').getByText('gesprek nodig')).first().waitFor();
    expect(await room.scope(who).locator('clc-stair').getByRole('list').first().getByRole('listitem').count()).toBe(7);
  }
  expect(reachedBram(WHY)).toBe(true);
  await visible(
    page('Bram')
      .locator('clc-rounds')
      .getByText(/consensus 0,68(?!\d)/u),
  )
    .first()
    .waitFor();
  expect(await violations(page('Femke'))).toEqual([]);
  expect(await page('Femke').evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBe(0);
  calm();
}

export async function theSecondVoteReachesFour(): Promise<void> {
  await page('Noor').getByRole('button', { name: 'Besproken' }).click();
  const daan = page('Daan');
  await visible(tread('Daan', 'Gezond').getByRole('button').first()).click();
  const stair = daan.locator('clc-stair');
  await visible(stair.getByText('Bewijs toevoegen')).first().click();
  const choice = visible(stair.getByRole('combobox', { name: /Een kaart op het canvas/u })).first();
  const label = (await choice.locator('option').allTextContents()).find((text) => text.includes('Vooruitgang van Eig'));
  await choice.selectOption({ label: label?.trim() ?? '' });
  await visible(stair.getByRole('button', { name: 'Bewijs toevoegen' }))
    .first()
    .click();
  await visible(stair.getByText(/Kaart: .*Vooruitgang van Eig/u))
    .first()
    .waitFor();

  await page('Noor').getByRole('button', { name: 'Tweede stemming' }).click();
  for (const [n, who] of TEAM.entries()) {
    await ballot(who).waitFor();
    await scores(who, 'Gezond', [2, 3, 3, 3, 3][n] ?? 3);
    await keeps(who);
  }
  await counted('Noor', 5);
  await page('Noor').getByRole('button', { name: 'Onthullen' }).click();
  for (const who of EVERYBODY) await stands(who, 'Trede 4 bereikt.');
  await page('Noor').getByRole('button', { name: 'Ronde sluiten' }).click();
  await page('Noor').getByLabel('Wat is de uitkomst, in één zin?').fill('We staan op trede vier.');
  await page('Noor').getByRole('button', { name: 'Sluiten met deze uitkomst' }).click();
  await visible(page('Noor').getByText('Eerdere rondes')).first().waitFor();
  calm();
}

export async function theAgendaGetsNamesAndDates(): Promise<void> {
  await goesOn('Agenda: besluiten met naam en datum');
  for (const who of EVERYBODY) await goesTo(who, 'Agenda');
  const noor = page('Noor');
  const decisions = noor.locator('clc-agenda').getByRole('button', { name: /^Nog te besluiten: / });
  const names = (await decisions.allTextContents()).map((text) => text.replace(/\s+/gu, ' ').trim());
  expect(names.length).toBeGreaterThan(8);
  const esc = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&');
  // Six open decisions get an owner and a date, each from somebody else's hand.
  for (const [n, what] of names.slice(0, 6).entries()) {
    const who = TEAM[n % TEAM.length] ?? 'Noor';
    const there = page(who);
    await there
      .getByRole('combobox', { name: new RegExp(`^Eigenaar van: ${esc(what)}`, 'u') })
      .selectOption({ label: FULL[who] });
    const date = there.getByLabel(new RegExp(`^Datum van: ${esc(what)}`, 'u'));
    await date.fill(`2032-01-0${n + 1}`);
    await date.press('Enter');
    await until(
      `${what} is Noor's to see`,
      async () =>
        (await noor.getByLabel(new RegExp(`^Datum van: ${esc(what)}`, 'u')).inputValue()) === `2032-01-0${n + 1}`,
    );
  }
  for (const who of ['Bram', 'Aylin', 'Daan'] as const)
    for (const what of names.slice(0, 6))
      await until(`${who} sees the date of ${what}`, async () =>
        /^2032-01-0\d$/u.test(
          await page(who)
            .getByLabel(new RegExp(`^Datum van: ${esc(what)}`, 'u'))
            .inputValue(),
        ),
      );
  expect(await violations(noor)).toEqual([]);
  calm();
}

export async function whatIsDecidedSaysWhoDoesWhat(): Promise<void> {
  const asksWho = /^“Monteurs.*: Besloten\. Wie doet wat als eerste\?$/u;
  await goesTo('Ravi', 'Toets');
  const bram = page('Bram');
  await goesTo('Bram', 'Canvas');
  await card(bram, RESOURCE).click();
  const tools = bram.getByRole('toolbar', { name: 'Kaart bewerken' });
  await tools.getByRole('button', { name: 'Besloten' }).click();
  await found('Ravi', asksWho);
  await tools.getByRole('button', { name: 'Meer' }).click();
  await visible(bram.getByRole('menuitem', { name: 'Alle gegevens' })).click();
  await visible(bram.getByLabel('Eigenaar', { exact: true })).selectOption({ label: FULL.Bram });
  const next = visible(bram.getByLabel('Volgende stap', { exact: true }));
  await next.fill('Wijken kiezen');
  await next.press('Enter');
  await gone('Ravi', asksWho);
  await bram.keyboard.press('Escape');
  calm();
}

/** What the check says, but for who of those who are here has read the mission. */
async function said(there: Page): Promise<string[]> {
  await there
    .locator('clc-check')
    .getByText(/\d+ open/u)
    .waitFor();
  const all = await there.locator('clc-check button.what').allTextContents();
  return all
    .map((text) => text.replace(/\s+/gu, ' ').trim())
    .filter((text) => !/missie gelezen/u.test(text))
    .sort();
}
async function kept(there: Page, what: string): Promise<string> {
  await there.getByRole('banner').getByRole('button', { name: 'Meer', exact: true }).click();
  const [file] = await Promise.all([there.waitForEvent('download'), there.getByRole('button', { name: what }).click()]);
  await there.keyboard.press('Escape');
  return readFile(await file.path(), 'utf8');
}
export async function itIsTakenAlong(): Promise<void> {
  const noor = page('Noor');
  await Promise.all(TEAM.map((who) => saved(page(who))));
  const markdown = await kept(noor, 'Markdown, om te lezen');
  for (const text of [PROMISE, CUSTOMER, RESOURCE, 'Autolease Van Dam', 'Wij helpen forenzen'])
    expect(markdown).toContain(text);
  const json = await kept(noor, 'JSON, om later weer te openen');
  await goesTo('Noor', 'Toets');
  const before = await said(noor);
  expect(before.length).toBeGreaterThan(5);

  const again = await person('Daan').context.newPage();
  await again.goto(room.stage.product.url);
  await again
    .locator('input[type=file]')
    .setInputFiles({ name: 'rijwiel.json', mimeType: 'application/json', buffer: Buffer.from(json) });
  await again.waitForURL(/\/c\//u);
  const name = again.getByLabel('Je naam');
  await name.or(again.locator('clc-board')).first().waitFor();
  if (await name.isVisible()) await again.getByRole('button', { name: 'Meedoen' }).click();
  await saved(again);
  for (const text of [PROMISE, CUSTOMER, RESOURCE, 'Van Bram']) await card(again, text).waitFor();
  await again
    .getByRole('navigation', { name: 'Weergaven' })
    .getByRole('button', { name: /^Toets/u })
    .click();
  await until('the same findings', async () => JSON.stringify(await said(again)) === JSON.stringify(before));
  await again.close();
  calm();
}

/** On paper the canvas is one page, with nothing to press on it, and each view stands by itself. */
export async function itIsPrinted(): Promise<void> {
  const noor = page('Noor');
  const paper = noor.locator('[data-clc-paper]');
  const prints = async (view: string, ...texts: readonly string[]): Promise<void> => {
    await goesTo('Noor', view);
    await noor.evaluate(() => dispatchEvent(new Event('beforeprint')));
    for (const text of texts) await paper.getByText(text).first().waitFor({ state: 'attached' });
    expect(await paper.locator('button, input, select, textarea, a').count(), view).toBe(0);
    await noor.evaluate(() => dispatchEvent(new Event('afterprint')));
    expect(await paper.count()).toBe(0);
  };
  await prints('Stairway', 'Trede 4 bereikt.');
  await prints('Canvas', PROMISE, CUSTOMER, RESOURCE, 'Autolease Van Dam', 'Wijken kiezen');
  const pdf = (await noor.pdf({ preferCSSPageSize: true, printBackground: true })).toString('latin1');
  expect(pdf.match(/\/Type \/Page\b/gu)).toHaveLength(1);
  calm();
}

export async function allLeaveAndTheServerIsKilled(): Promise<void> {
  await asks('Stippen', 'Toets', 'Wat eerst?');
  await goesTo('Femke', 'Toets');
  await visible(ballot('Femke').getByRole('button', { name: /^\+ / }))
    .first()
    .tap();
  await keeps('Femke');
  await counted('Noor', 1);
  await Promise.all(TEAM.map((who) => saved(page(who))));
  calm();
  const before = await exported(room.owner);
  for (const who of EVERYBODY) await page(who).close();
  await room.stage.product.end('SIGKILL');
  await room.stage.product.again();
  expect(await exported(room.owner)).toEqual(before);

  const noor = await person('Noor').context.newPage();
  const complaints: string[] = [];
  noor.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  await noor.goto(room.links.Noor);
  await saved(noor);
  for (const text of [PROMISE, CUSTOMER, RESOURCE]) await card(noor, text).waitFor();
  // The faces come with a part of their own; hers is the only one.
  const people = visible(noor.getByRole('list', { name: 'Wie er zijn' })).getByRole('listitem');
  await people.first().waitFor();
  expect(await people.count()).toBe(1);
  await noor
    .getByRole('navigation', { name: 'Weergaven' })
    .getByRole('button', { name: /^Toets/u })
    .click();
  await visible(noor.getByText('verborgen tot onthulling')).first().waitFor();
  await visible(noor.getByText('1 van 5 heeft geantwoord')).first().waitFor();
  await noor
    .getByRole('navigation', { name: 'Weergaven' })
    .getByRole('button', { name: /^Stairway/u })
    .click();
  await visible(noor.getByText('Trede 4 bereikt.')).first().waitFor();
  expect(complaints).toEqual([]);
}
