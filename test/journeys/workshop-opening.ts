// The workshop from 0:00 to 0:05: links, coming in, who leads, and writing alone.
import { expect } from 'vitest';
import type { Page } from 'playwright-core';
import { saved } from './acts.ts';
import { violations } from './axe.ts';
import { asks, counted, FAREWELLS, goesOn, goesTo, keeps, session, visible } from './workshop-acts.ts';
import { calm, EVERYBODY, FULL, page, person, reachedBram, room, visit } from './workshop-room.ts';
import type { Who, TEAM } from './workshop-room.ts';

/** Noor makes a link and copies it to somebody. */
async function makeLink(noor: Page, role: string, forWhom: string): Promise<string> {
  await noor.getByRole('radio', { name: new RegExp(`^${role}`, 'u') }).check();
  await noor.getByLabel('Voor wie').fill(forWhom);
  await noor.getByRole('button', { name: 'Link maken' }).click();
  const made = noor.getByLabel('De nieuwe link');
  await noor.getByRole('button', { name: `${forWhom}, ${role} intrekken` }).waitFor();
  return made.inputValue();
}

export async function theCanvasIsMade(): Promise<void> {
  const noor = page('Noor');
  await noor.goto(room.stage.product.url);
  await noor.getByRole('button', { name: /^Customer Leader Canvas/u }).click();
  await noor.getByLabel('Hoe heet het canvas?').fill('Rijwiel & Co');
  await noor.getByRole('button', { name: 'Canvas maken' }).click();
  await noor.getByLabel('Je naam').fill(FULL.Noor);
  await noor.getByRole('button', { name: 'Meedoen' }).click();
  await saved(noor);
  expect(await noor.getByRole('region', { name: /^Blok [IV]+:/u }).count()).toBe(4);
  expect(await noor.locator('clc-facet').count()).toBe(18);
  expect(await noor.evaluate(() => document.documentElement.lang)).toBe('nl');

  room.links.Noor = noor.url();
  await noor.getByRole('button', { name: 'Delen', exact: true }).click();
  for (const who of ['Bram', 'Aylin', 'Femke', 'Daan'] as const)
    room.links[who] = await makeLink(noor, 'Bewerken', who);
  room.links.Ravi = await makeLink(noor, 'Meepraten', 'Gemeente');
  room.owner = await makeLink(noor, 'Lezen', 'Verslag');
  await noor.keyboard.press('Escape');
  expect(new Set(Object.values(room.links)).size).toBe(6);

  // Somebody with a link that was never given.
  const stranger = await room.stage.person('Iemand');
  let bytes = 0;
  stranger.page.on('websocket', (socket) =>
    socket.on('framereceived', ({ payload }) => void (bytes += payload.length)),
  );
  await stranger.page.goto(room.links.Bram.replace(/#.*$/u, '#key=een-sleutel-die-niemand-gaf'));
  await visible(stranger.page.getByText(/^Deze link/u))
    .first()
    .waitFor();
  expect(bytes).toBe(0);
  expect(await stranger.page.getByText('Rijwiel').count()).toBe(0);
  expect(stranger.errors).toEqual([]);
  await stranger.context.close();
}

/** Opens a personal link and gives a name; without a pointer when it is Aylin. */
async function comesIn(who: Exclude<Who, 'Noor'>): Promise<void> {
  const { page: own } = person(who);
  if (who === 'Ravi') await visit(room.links.Ravi);
  else await own.goto(room.links[who]);
  const there = room.scope(who);
  const name = there.getByLabel('Je naam');
  await name.waitFor();
  if (who === 'Aylin') {
    await own.keyboard.type(FULL.Aylin);
    await own.keyboard.press('Enter');
  } else {
    await name.fill(FULL[who]);
    await there.getByRole('button', { name: 'Meedoen' }).click();
  }
}
export async function allJoin(): Promise<void> {
  await Promise.all((['Bram', 'Aylin', 'Femke', 'Daan', 'Ravi'] as const).map(comesIn));
}

export async function theySeeEachOther(): Promise<void> {
  await Promise.all(
    EVERYBODY.map(async (who) => {
      // On a phone the people stand behind the same button as all that is not the canvas itself.
      if (who === 'Femke') await page(who).getByRole('button', { name: 'Meer', exact: true }).tap();
      const people = visible(room.scope(who).getByRole('list', { name: 'Wie er zijn' }));
      for (const name of Object.values(FULL)) await people.getByTitle(name).waitFor();
      const looks = await people
        .locator('span[data-shape]')
        .evaluateAll((all) => all.map((a) => [a.getAttribute('data-slot'), a.getAttribute('data-shape')]));
      expect(new Set(looks.map(([colour]) => colour)).size).toBe(6);
      expect(new Set(looks.map(([, shape]) => shape)).size).toBe(6);
      if (who === 'Femke') await page(who).keyboard.press('Escape');
    }),
  );
  // A guest reads and talks; nothing offers to change a card.
  const ravi = room.scope('Ravi');
  expect(await ravi.getByRole('region', { name: /^Blok [IV]+:/u }).count()).toBe(4);
  await visible(ravi.getByText('Lezen en meepraten')).first().waitFor();
  expect(await ravi.getByRole('button', { name: /Kaart|Bewust leeg|bewerken|Ongedaan/u }).count()).toBe(0);

  const noor = page('Noor');
  await noor.getByRole('button', { name: 'Meer', exact: true }).click();
  await noor.getByRole('button', { name: 'Sessie begeleiden' }).click();
  await noor.keyboard.press('Escape');
  await session('Noor').getByRole('button', { name: 'Werksessie van 90 minuten' }).click();
  await session('Noor').getByText('Jij leidt').waitFor();
  await goesOn('Welkom en meedoen');
  for (const who of ['Bram', 'Aylin', 'Femke', 'Daan', 'Ravi'] as const) {
    await session(who).getByText('Noor leidt').waitFor();
    // Timer and phase are told, and only whoever leads can change them.
    await session(who)
      .getByRole('button', { name: /^Tijd \d:\d\d$/u })
      .waitFor();
    expect(
      await session(who)
        .getByRole('button', { name: /^(LICENTIE|Volgende stap|Iedereen hierheen)/u })
        .count(),
    ).toBe(0);
  }
  expect(await session('Noor').getByRole('button', { name: 'LICENTIE' }).count()).toBe(1);
  calm();
}
export async function fiveWriteAlone(): Promise<void> {
  await goesOn('Alleen schrijven: het eind voor ogen', 'Kompas');
  await asks('Schrijven', 'Toets', 'Het eind voor ogen');
  const write = async (who: (typeof TEAM)[number]): Promise<void> => {
    if (who !== 'Noor') {
      const invitation = room.scope(who).locator('clc-toast').getByRole('button', { name: 'Antwoorden' });
      if (who === 'Aylin') await goesTo(who, 'Toets');
      else await invitation.click();
    }
    const field = page(who).getByRole('textbox', { name: 'Jouw tekst' });
    await field.waitFor();
    if (who === 'Aylin') {
      await field.focus();
      await page(who).keyboard.type(FAREWELLS[who]);
    } else await field.fill(FAREWELLS[who]);
    await keeps(who);
  };
  for (const who of ['Femke', 'Noor', 'Bram'] as const) await write(who);
  for (const who of ['Noor', 'Bram', 'Femke'] as const) await counted(who, 3);
  // Ravi, who is not asked, sees how many and no more.
  await goesTo('Ravi', 'Toets');
  await visible(room.scope('Ravi').getByText('Jij bent in deze ronde niet gevraagd.')).first().waitFor();
  for (const who of ['Aylin', 'Daan'] as const) await write(who);
  await counted('Noor', 5);

  for (const who of EVERYBODY)
    for (const [writer, text] of Object.entries(FAREWELLS))
      if (writer !== who) expect(await room.scope(who).getByText(text).count(), `${who} sees ${writer}`).toBe(0);
  expect(reachedBram(FAREWELLS.Femke)).toBe(false);
  expect(await violations(page('Noor'))).toEqual([]);
  calm();
}
