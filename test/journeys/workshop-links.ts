// The workshop from 0:55 to 1:08: links that answer findings, a card in the bin, and taking back one's own.
import { expect } from 'vitest';
import { addCards, card, facet, saved, until, write } from './acts.ts';
import { violations } from './axe.ts';
import { finding, found, gone, goesOn, goesTo, turnsTo, visible } from './workshop-acts.ts';
import { aylinAdds, sees } from './workshop-choices.ts';
import { calm, EVERYBODY, page, room, TEAM } from './workshop-room.ts';
import type { Who } from './workshop-room.ts';

export const PROMISE = 'Altijd een rijdende fiets';
export const CUSTOMER = 'Forenzen met tien kilometer';
export const RESOURCE = 'Monteurs in elke wijk';
export const RIVAL = 'Autolease Van Dam';
const LAB = 'Proef met werkgever';

/** Links a chosen card to another through its dialog. */
async function links(who: Who, from: string, relation: string, to: string): Promise<void> {
  const there = page(who);
  const own = card(there, from).getByRole('group').first();
  if (who === 'Aylin') {
    await own.focus();
    await there.keyboard.press('Space');
    await visible(
      there.getByRole('toolbar', { name: 'Kaart bewerken' }).getByRole('button', { name: 'Koppelen' }),
    ).focus();
    await there.keyboard.press('Enter');
  } else {
    await card(there, from).click();
    await visible(there.getByRole('button', { name: 'Koppelen' }))
      .first()
      .click();
  }
  await there.getByRole('dialog', { name: 'Koppelingen' }).waitFor();
  await there.getByLabel('Deze kaart…').selectOption({ label: relation });
  await there.getByRole('searchbox', { name: 'Zoek een kaart' }).focus();
  await there.keyboard.type(to);
  await there.keyboard.press('Enter');
  await there.getByRole('button', { name: new RegExp(`^Koppeling weghalen: ${relation} .*${to}`, 'u') }).waitFor();
  await there.keyboard.press('Escape');
  await there.getByRole('dialog', { name: 'Koppelingen' }).waitFor({ state: 'hidden' });
}

export async function linksAnswerFindings(): Promise<void> {
  await goesOn('Beloften koppelen');
  await aylinAdds('ARENA', 'Klanten', CUSTOMER);
  await addCards(page('Bram'), 'PROPOSITIE', 'Steward', [PROMISE]);
  await addCards(page('Daan'), 'MIDDELEN', 'Bedrijf', [RESOURCE]);
  await Promise.all([CUSTOMER, PROMISE, RESOURCE].map((text) => card(page('Noor'), text).waitFor()));
  // Femke and Ravi follow it in the check.
  const WATCH = ['Femke', 'Ravi'] as const;
  for (const who of WATCH) await goesTo(who, 'Toets');
  const about = (sentence: string): RegExp => new RegExp(`${PROMISE.slice(0, 12)}.*: ${sentence}`, 'u');
  const open = {
    P05: about('Voor wie is deze belofte'),
    P06: about('Van wie winnen jullie met Steward'),
    R02: about('Niets draagt deze belofte'),
  };
  const still = async (...ids: (keyof typeof open)[]): Promise<void> => {
    for (const who of WATCH) {
      for (const id of ids) await found(who, open[id]);
      for (const id of ['P05', 'P06', 'R02'] as const) if (!ids.includes(id)) await gone(who, open[id]);
    }
  };
  await still('P05', 'P06', 'R02');
  await links('Noor', PROMISE, 'is bedoeld voor', CUSTOMER);
  await still('P06', 'R02');
  await links('Daan', PROMISE, 'wint van', RIVAL);
  await still('R02');
  await links('Aylin', RESOURCE, 'maakt mogelijk', PROMISE);
  await still();
  await links('Noor', PROMISE, 'helpt vooruit', 'Vooruitgang van Klanten');
  // Whoever chooses a card sees its chain: licence, arena twice, the promise and what carries it.
  for (const who of ['Noor', 'Bram'] as const) {
    await page(who).keyboard.press('Escape');
    await card(page(who), PROMISE).click();
    await visible(page(who).getByText('5 kaarten in de keten')).first().waitFor();
  }
  expect(await violations(page('Noor'))).toEqual([]);
  for (const who of ['Noor', 'Bram', 'Aylin'] as const) await page(who).keyboard.press('Escape');
  for (const who of WATCH) expect(await finding(who, /Meer dan één rol/u).count()).toBe(0);
  calm();
}

export async function aCardIsBinnedAndComesBack(): Promise<void> {
  await goesOn('MIDDELEN: wat draagt het?', 'MIDDELEN');
  const [daan, femke, noor] = [page('Daan'), page('Femke'), page('Noor')];
  await addCards(daan, 'MIDDELEN', 'Lab', [LAB]);
  await card(noor, LAB).waitFor();
  await links('Noor', RESOURCE, 'botst met', LAB);
  await goesTo('Ravi', 'Toets');
  await goesTo('Femke', 'Canvas');
  await sees('Femke', 'Middelen', LAB);
  await write(card(femke, LAB));
  await femke.keyboard.type(' in drie steden');
  await card(daan, `${LAB} in drie steden`).waitFor();
  await card(daan, LAB).getByRole('group').first().focus();
  await daan.keyboard.press('Delete');
  // She is told who did it, and that her words are safe.
  await visible(femke.getByText(/^Daan( Smit)? legde deze kaart in de prullenbak\. Wat je schreef staat erin\.$/u))
    .first()
    .waitFor();
  for (const who of TEAM) await until(`${who} does not see it`, async () => (await card(page(who), LAB).count()) === 0);
  await found('Ravi', 'Verwijst naar een kaart die weg is.');
  await noor.getByRole('banner').getByRole('button', { name: 'Meer', exact: true }).click();
  await noor.getByRole('button', { name: 'Prullenbak, 1 kaart' }).click();
  await visible(noor.getByText(`${LAB} in drie steden`))
    .first()
    .waitFor();
  await visible(noor.getByRole('button', { name: new RegExp(`^Terugzetten: .*${LAB}`, 'u') })).click();
  await noor.keyboard.press('Escape');
  for (const who of TEAM) await sees(who, 'Middelen', `${LAB} in drie steden`);
  await gone('Ravi', 'Verwijst naar een kaart die weg is.');
  calm();
}

export async function noorTakesBackHerOwn(): Promise<void> {
  const [noor, bram] = [page('Noor'), page('Bram')];
  await addCards(noor, 'MIDDELEN', 'Atelier', ['Noor 1', 'Noor 2', 'Noor 3']);
  await addCards(bram, 'MIDDELEN', 'Atelier', ['Van Bram']);
  await write(card(bram, PROMISE));
  await bram.keyboard.type(', ook als het vriest');
  await bram.keyboard.press('Escape');
  for (const text of ['Van Bram', ', ook als het vriest']) await card(noor, text).waitFor();
  for (const text of ['Noor 3', 'Noor 2', 'Noor 1']) {
    await noor.getByRole('button', { name: 'Ongedaan maken' }).click();
    for (const who of TEAM) await until(`${text} is gone`, async () => (await card(page(who), text).count()) === 0);
  }
  await Promise.all([saved(noor), saved(bram)]);
  await goesTo('Ravi', 'Canvas');
  for (const who of EVERYBODY) {
    await turnsTo(who, 'Middelen');
    await card(facet(room.scope(who), 'MIDDELEN', 'Atelier'), 'Van Bram').waitFor();
    await turnsTo(who, 'Propositie');
    await card(room.scope(who), `${PROMISE}, ook als het vriest`).waitFor();
  }
  calm();
}
