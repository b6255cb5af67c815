// The workshop from 0:38 to 0:52: a line that drops, a card moved by two, and where to win.
import { expect } from 'vitest';
import { addCards, card, exported, facet, saved, until } from './acts.ts';
import { goesOn, goesTo, turnsTo, visible } from './workshop-acts.ts';
import { calm, EVERYBODY, FULL, page, person, room, TEAM } from './workshop-room.ts';
import type { Who } from './workshop-room.ts';

const offline = (who: Who): Promise<void> =>
  visible(page(who).locator('clc-save-chip').getByText('Offline, op dit apparaat bewaard')).first().waitFor();
/** Aylin, who uses no pointer, adds a card. */
export async function aylinAdds(block: string, name: string, text: string): Promise<void> {
  const aylin = page('Aylin');
  await facet(aylin, block, name)
    .getByRole('button', { name: `Kaart toevoegen aan ${name}` })
    .last()
    .focus();
  await aylin.keyboard.press('Enter');
  await aylin.getByRole('textbox', { name: `Nieuwe kaart in ${name}` }).waitFor();
  await aylin.keyboard.type(text);
  await aylin.keyboard.press('Enter');
  await card(aylin, text).waitFor();
  await aylin.keyboard.press('Escape');
}
export async function sees(who: Who, part: string, text: string): Promise<void> {
  await turnsTo(who, part);
  await card(room.scope(who), text).waitFor();
}

export async function aLineDrops(): Promise<void> {
  await goesOn('ARENA: klanten en concurrenten', 'ARENA');
  for (const who of EVERYBODY) await goesTo(who, 'Canvas');
  await aylinAdds('ARENA', 'Klanten', 'FietsApp');
  for (const who of EVERYBODY) await sees(who, 'Arena', 'FietsApp');
  await room.cut();
  await offline('Daan');
  const rivals = ['Autolease Van Dam', 'De tweedehandsauto'];
  await addCards(page('Daan'), 'ARENA', 'Concurrenten', rivals);
  await page('Noor')
    .getByRole('list', { name: 'Wie er zijn' })
    .getByTitle(FULL.Daan)
    .waitFor({ state: 'detached', timeout: 20_000 });

  // Neither Noor nor Aylin knows of the other's move.
  const { noor, aylin } = { noor: page('Noor'), aylin: page('Aylin') };
  await person('Noor').context.setOffline(true);
  await offline('Noor');
  await card(noor, 'FietsApp').click();
  await noor.getByRole('button', { name: 'Verplaats naar' }).click();
  await noor
    .getByRole('menuitemradio', { name: 'Concurrenten' })
    .or(noor.getByRole('menuitem', { name: 'Concurrenten' }))
    .first()
    .click();
  await card(aylin, 'FietsApp').getByRole('group').first().focus();
  for (const name of ['Context', 'Concurrenten', 'Belanghebbenden']) {
    await aylin.keyboard.press('Alt+ArrowRight');
    await card(facet(aylin, 'ARENA', name), 'FietsApp').waitFor();
  }
  await person('Noor').context.setOffline(false);
  await room.mend();
  await Promise.all(TEAM.map((who) => saved(page(who))));
  const cards = (await exported(room.owner)).cards;
  for (const text of ['FietsApp', ...rivals])
    expect(
      cards.filter((one) => one.text === text),
      text,
    ).toHaveLength(1);
  const place = cards.find((one) => one.text === 'FietsApp')?.facet;
  expect(['arena.stakeholders', 'arena.competitors']).toContain(place);
  for (const who of EVERYBODY) {
    const there = room.scope(who);
    await card(
      facet(there, 'ARENA', place === 'arena.stakeholders' ? 'Belanghebbenden' : 'Concurrenten'),
      'FietsApp',
    ).waitFor();
    for (const text of rivals) await card(facet(there, 'ARENA', 'Concurrenten'), text).waitFor();
    for (const text of ['FietsApp', ...rivals]) expect(await card(there, text).count(), `${who}: ${text}`).toBe(1);
  }
  await page('Noor').getByRole('list', { name: 'Wie er zijn' }).getByTitle(FULL.Daan).waitFor();
  calm();
}

/** Opens the menu of a role and stands ready to say that it is where they win. */
async function toLead(who: Who, role: string): Promise<() => Promise<void>> {
  const there = page(who);
  await turnsTo(who, 'Propositie');
  const button = facet(there, 'PROPOSITIE', role).getByRole('button', { name: new RegExp(`^Keuze voor ${role}`, 'u') });
  if (who === 'Aylin') {
    await button.focus();
    await there.keyboard.press('Enter');
  } else await button.click();
  const item = visible(there.getByRole('menuitemradio', { name: 'hier winnen we' }));
  await item.waitFor();
  if (who !== 'Aylin') return () => item.click();
  return async () => {
    await item.focus();
    await there.keyboard.press('Enter');
  };
}
const leadIs = (who: Who, role: string): Promise<void> =>
  visible(facet(room.scope(who), 'PROPOSITIE', role).getByText('hier winnen we'))
    .first()
    .waitFor();

export async function twoChooseWhereToWin(): Promise<void> {
  await goesOn('PROPOSITIE: waar winnen we?', 'PROPOSITIE');
  // Ravi reads the check all the while; what it says is kept.
  await goesTo('Ravi', 'Toets');
  const check = room.scope('Ravi').locator('clc-check');
  await check.getByRole('heading', { name: 'Bevindingen' }).waitFor();
  await check.evaluate((element) => {
    const said = ((window as unknown as { said: string[] }).said = []) as string[];
    const root = element.shadowRoot ?? element;
    new MutationObserver(() => said.push(root.textContent ?? '')).observe(root, {
      subtree: true,
      childList: true,
      characterData: true,
    });
  });
  const chosen = [await toLead('Bram', 'Uitvinder'), await toLead('Femke', 'Steward')];
  const both = [person('Bram').context, person('Femke').context];
  // Each chooses while neither can hear the other.
  await Promise.all(both.map((context) => context.setOffline(true)));
  await Promise.all([offline('Bram'), offline('Femke')]);
  await Promise.all(chosen.map((choose) => choose()));
  // Both are told what the other chose, by name; what is told goes away again by itself.
  const told = [
    page('Bram')
      .locator('clc-toast')
      .getByText(/Femke( Vos)? koos net Steward/u),
    page('Femke')
      .locator('clc-toast')
      .getByText(/Bram( Claes)? koos net Uitvinder/u),
  ].map((words) => visible(words).first().waitFor({ timeout: 30_000 }));
  await Promise.all(both.map((context) => context.setOffline(false)));
  await Promise.all(told);
  await Promise.all([saved(page('Bram')), saved(page('Femke'))]);
  const lead = (await exported(room.owner)).choice.leadRole;
  expect(['inventor', 'steward']).toContain(lead);
  const [wins, not] = lead === 'inventor' ? ['Uitvinder', 'Steward'] : ['Steward', 'Uitvinder'];
  await turnsTo('Femke', 'Propositie');
  for (const who of TEAM) {
    await leadIs(who, wins);
    expect(await visible(facet(page(who), 'PROPOSITIE', not).getByText('hier winnen we')).count(), who).toBe(0);
  }
  // They talk; it becomes Steward.
  if (lead !== 'steward') {
    await (
      await toLead('Bram', 'Steward')
    )();
    await page('Bram').getByRole('dialog', { name: 'Wie doet een stap terug?' }).waitFor();
    await visible(page('Bram').getByRole('button', { name: 'Uitvinder bewust niet' })).click();
  }
  for (const who of TEAM) await leadIs(who, 'Steward');
  const heard = (): Promise<string[]> =>
    room.scope('Ravi').evaluate(() => (window as unknown as { said: string[] }).said);
  // The check follows at idle time.
  await until('what the check says', async () => (await heard()).length > 0);
  const said = await heard();
  expect(said.filter((text) => text.includes('Meer dan één rol'))).toEqual([]);
  calm();
}

export async function aSecondLeadAsksWhoStepsBack(): Promise<void> {
  const before = await exported(room.owner);
  await (
    await toLead('Aylin', 'Koopman')
  )();
  const dialog = page('Aylin').getByRole('dialog', { name: 'Wie doet een stap terug?' });
  await dialog.waitFor();
  await visible(page('Aylin').getByRole('button', { name: 'Annuleren' })).focus();
  await page('Aylin').keyboard.press('Enter');
  await dialog.waitFor({ state: 'hidden' });
  await saved(page('Aylin'));
  expect((await exported(room.owner)).choice).toEqual(before.choice);
  for (const who of TEAM) await leadIs(who, 'Steward');
  calm();
}
