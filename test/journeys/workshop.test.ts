// The first hour of the workshop: six people with six browsers fill one canvas, and nothing is lost or doubled.
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import {
  addCards,
  block,
  card,
  exported,
  facet,
  fillCompass,
  join,
  makeCanvas,
  noErrors,
  present,
  saved,
  until,
  write,
} from './acts.ts';
import type { Links } from './acts.ts';
import { openStage } from './stage.ts';
import type { Person, Stage } from './stage.ts';

const NAMES = ['Noor Bakker', 'Bram Claes', 'Aylin Demir', 'Femke Vos', 'Daan Smit', 'Ravi Kumar'] as const;
let stage: Stage;
let links: Links;
let people: Person[];
const page = (first: string): Page => {
  const found = people.find((p) => p.name.startsWith(first));
  if (!found) throw new Error(`Nobody is called ${first}.`);
  return found.page;
};
const editors = (): Page[] => people.slice(0, 5).map((p) => p.page);

beforeAll(async () => {
  stage = await openStage();
  ({ links } = await makeCanvas(stage, { title: 'Werksessie' }));
  people = await Promise.all(NAMES.map((name) => stage.person(name)));
});
afterAll(() => stage.close());

test('0:00 the canvas has four blocks and eighteen facets; a wrong key gets no document', async () => {
  const refused = await fetch(
    `${stage.product.url}/api/canvases/${new URL(links.owner).pathname.split('/').pop()}/tickets`,
    {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ key: 'not-a-key', name: 'X', clientId: 7 }),
    },
  );
  expect(refused.status).toBe(403);
  await Promise.all(people.map((p, i) => join(p, i === 0 ? links.owner : i < 5 ? links.editor : links.commenter)));
  for (const { page: p } of people) {
    expect(await p.getByRole('region', { name: /^Blok [IV]+:/u }).count()).toBe(4);
    expect(await p.locator('clc-facet').count()).toBe(18);
  }
  expect(
    await page('Ravi')
      .getByRole('button', { name: /Kaart toevoegen/u })
      .count(),
  ).toBe(0);
});

test('0:03 six avatars, each with a name, a colour and a shape of its own', async () => {
  for (const { page: p } of people) {
    for (const name of NAMES) await present(p, name).waitFor();
    const looks = await p
      .locator('clc-people span[data-shape]')
      .evaluateAll((all) => all.map((a) => [a.getAttribute('data-slot'), a.getAttribute('data-shape')]));
    expect(new Set(looks.map((l) => l[0])).size).toBe(6);
    expect(new Set(looks.map((l) => l[1])).size).toBe(6);
  }
});

test('0:10 mission, bold goal and date appear for everybody, with the months to go', async () => {
  await fillCompass(page('Noor'), 'Missie', 'Wij helpen forenzen zorgeloos fietsen naar hun werk.');
  await fillCompass(page('Bram'), 'Stoutmoedig doel', 'Honderdduizend forenzen laten de auto drie dagen staan.');
  await page('Bram').getByRole('button', { name: 'Kies een datum' }).click();
  await page('Bram').getByLabel('Datum van het doel').fill('2040-12-31');
  await page('Bram').keyboard.press('Enter');
  for (const { page: p } of people) {
    await p.getByText('Wij helpen forenzen zorgeloos fietsen naar hun werk.').waitFor();
    await p.getByText(/^nog \d+ maanden$/u).waitFor();
  }
});

test('0:20 five people fill five facets at once, two of them type in one card: ten cards, no letter lost', async () => {
  const facets = ['Klanten', 'Eigenaars', 'Partners', 'Medewerkers', 'Samenleving'];
  await Promise.all(
    editors().map((p, i) =>
      addCards(p, 'LICENTIE', facets[i] ?? '', [`Inleg ${facets[i]}`, `Vooruitgang ${facets[i]}`]),
    ),
  );
  for (const { page: p } of people)
    await until('ten cards', async () => (await block(p, 'LICENTIE').locator('clc-card').count()) === 10);

  const shared = 'Inleg Partners';
  const [bram, femke] = [page('Bram'), page('Femke')];
  await Promise.all([write(card(bram, shared)), write(card(femke, shared))]);
  await card(bram, shared).getByText('Femke Vos').first().waitFor();
  await Promise.all([bram.keyboard.type('bbbbb', { delay: 15 }), femke.keyboard.type('ffffffff', { delay: 15 })]);
  await until('all letters everywhere', async () => {
    const texts = await Promise.all([bram, femke].map((p) => card(p, shared).getByRole('textbox').first().innerText()));
    const first = texts[0]?.replaceAll(/Femke Vos|Bram Claes/gu, '') ?? '';
    return first.split('b').length - 1 === 5 && first.split('f').length - 1 === 8;
  });
  await Promise.all([bram, femke].map((p) => p.keyboard.press('Escape')));
  await Promise.all(editors().map((p) => saved(p)));
  const texts = (await exported(links.owner)).cards.map((c) => c.text);
  expect(texts).toHaveLength(10);
  const merged = texts.find((t) => t.startsWith(shared)) ?? '';
  expect([...merged.slice(shared.length)].sort().join('')).toBe('bbbbbffffffff');
});

test('0:38 a line drops: offline cards arrive once, and a card moved by two people stands in one place', async () => {
  await addCards(page('Aylin'), 'ARENA', 'Klanten', ['FietsApp']);
  for (const p of editors()) await card(p, 'FietsApp').waitFor();
  const daan = people[4];
  await daan?.context.setOffline(true);
  await page('Daan')
    .locator('clc-save-chip')
    .getByText(/^Offline/u)
    .first()
    .waitFor();
  await addCards(page('Daan'), 'ARENA', 'Concurrenten', ['Autolease Van Dam', 'De tweedehandsauto']);
  await present(page('Noor'), 'Daan Smit').waitFor({ state: 'detached', timeout: 12_000 });

  const moveTo = async (p: Page, target: string): Promise<void> => {
    await card(p, 'FietsApp').click();
    await p.getByRole('button', { name: 'Verplaats naar' }).click();
    await p
      .getByRole('menuitem', { name: target })
      .or(p.getByRole('menuitemradio', { name: target }))
      .first()
      .click();
  };
  // Noor cannot hear Aylin either: neither move knows of the other.
  await people[0]?.context.setOffline(true);
  await page('Noor')
    .locator('clc-save-chip')
    .getByText(/^Offline/u)
    .first()
    .waitFor();
  await Promise.all([moveTo(page('Aylin'), 'Belanghebbenden'), moveTo(page('Noor'), 'Concurrenten')]);
  await people[0]?.context.setOffline(false);

  await daan?.context.setOffline(false);
  await saved(page('Daan'));
  await Promise.all(editors().map((p) => saved(p)));
  for (const p of editors()) {
    for (const text of ['Autolease Van Dam', 'De tweedehandsauto'])
      await card(facet(p, 'ARENA', 'Concurrenten'), text).waitFor();
    await until('one FietsApp', async () => (await card(p, 'FietsApp').count()) === 1);
  }
  const cards = (await exported(links.owner)).cards;
  for (const text of ['FietsApp', 'Autolease Van Dam', 'De tweedehandsauto'])
    expect(
      cards.filter((c) => c.text === text),
      text,
    ).toHaveLength(1);
  const where = cards.find((c) => c.text === 'FietsApp')?.facet;
  const label = where === 'arena.stakeholders' ? 'Belanghebbenden' : 'Concurrenten';
  for (const p of editors()) expect(await card(facet(p, 'ARENA', label), 'FietsApp').count()).toBe(1);
});

test('0:46 two people choose a lead role at the same instant: one lead everywhere, and both are told', async () => {
  const choose = async (p: Page, role: string): Promise<() => Promise<void>> => {
    await facet(p, 'PROPOSITIE', role)
      .getByRole('button', { name: new RegExp(`^Keuze voor ${role}`, 'u') })
      .click();
    const item = p.getByRole('menuitemradio', { name: 'hier winnen we' }).filter({ visible: true });
    await item.waitFor();
    return () => item.click();
  };
  const [bram, femke] = [page('Bram'), page('Femke')];
  const [first, second] = [await choose(bram, 'Uitvinder'), await choose(femke, 'Steward')];
  // Both click while neither can hear the other.
  await Promise.all([people[1]?.context.setOffline(true), people[3]?.context.setOffline(true)]);
  for (const p of [bram, femke])
    await p
      .locator('clc-save-chip')
      .getByText(/^Offline/u)
      .first()
      .waitFor();
  await Promise.all([first(), second()]);
  await Promise.all([people[1]?.context.setOffline(false), people[3]?.context.setOffline(false)]);
  await Promise.all([saved(bram), saved(femke)]);
  await bram
    .locator('clc-toast')
    .getByText(/Steward/u)
    .first()
    .waitFor();
  await femke
    .locator('clc-toast')
    .getByText(/Uitvinder/u)
    .first()
    .waitFor();
  const lead = (await exported(links.owner)).choice.leadRole;
  expect(['inventor', 'steward']).toContain(lead);
  for (const p of editors())
    await until('one lead', async () => (await p.locator('clc-stance .stance.lead').count()) === 1);
});

test('0:52 a second lead asks who steps back, and cancel changes nothing', async () => {
  const aylin = page('Aylin');
  const before = await exported(links.owner);
  await facet(aylin, 'PROPOSITIE', 'Koopman')
    .getByRole('button', { name: /^Keuze voor Koopman/u })
    .click();
  await aylin.getByRole('menuitemradio', { name: 'hier winnen we' }).filter({ visible: true }).click();
  await aylin.getByRole('dialog', { name: 'Wie doet een stap terug?' }).waitFor();
  await aylin.getByRole('button', { name: 'Annuleren' }).filter({ visible: true }).click();
  await saved(aylin);
  expect((await exported(links.owner)).choice).toEqual(before.choice);
});

test('1:02 a card binned while somebody types in it keeps the words, and comes back whole', async () => {
  const [daan, femke] = [page('Daan'), page('Femke')];
  await addCards(daan, 'MIDDELEN', 'Lab', ['Proef met werkgever']);
  await write(card(femke, 'Proef met werkgever'));
  await femke.keyboard.type(' in drie steden');
  await card(daan, 'in drie steden').waitFor();
  await card(daan, 'Proef met werkgever').locator('[role="group"]').first().focus();
  await daan.keyboard.press('Delete');
  await card(femke, 'Proef met werkgever').waitFor({ state: 'detached' });
  await daan.getByRole('button', { name: 'Terugzetten' }).first().click();
  for (const p of editors()) await card(facet(p, 'MIDDELEN', 'Lab'), 'Proef met werkgever in drie steden').waitFor();
});

test('1:08 undo takes back three of one’s own gestures and leaves everybody else’s work', async () => {
  const [noor, bram] = [page('Noor'), page('Bram')];
  await addCards(noor, 'MIDDELEN', 'Atelier', ['Noor 1', 'Noor 2', 'Noor 3']);
  await addCards(bram, 'MIDDELEN', 'Atelier', ['Bram 1']);
  await card(noor, 'Bram 1').waitFor();
  for (const text of ['Noor 3', 'Noor 2', 'Noor 1']) {
    await noor.getByRole('button', { name: 'Ongedaan maken' }).click();
    await card(bram, text).waitFor({ state: 'detached' });
  }
  for (const p of editors()) await card(facet(p, 'MIDDELEN', 'Atelier'), 'Bram 1').waitFor();
  noErrors(...people);
});
