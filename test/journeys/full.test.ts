// A canvas that gets full: editors are warned in time, and a full one refuses what is too much.
import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { card, exported, facet, join, makeCanvas, noErrors, saved, write } from './acts.ts';
import { openStage } from './stage.ts';
import type { Person, Stage } from './stage.ts';

const SOFT = 2 * 1024 * 1024;
const HARD = 2 * SOFT;
/** Less than one comment of a file may have. */
const COMMENT = 90_000;

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

/** A canvas of about so many bytes, most of them in one long discussion; two cards to work with. */
async function large(bytes: number): ReturnType<typeof makeCanvas> {
  const at = '2026-01-05T09:00:00.000Z';
  const comments = Array.from({ length: Math.ceil(bytes / COMMENT) }, (_, i) => ({
    id: `comment-${i}`,
    by: 'u1',
    at,
    body: 'woord '.repeat(COMMENT / 6).slice(0, Math.min(COMMENT, bytes - i * COMMENT)),
  }));
  const text = (id: string, words: string) => ({
    id,
    facet: 'arena.competitors',
    order: id,
    text: words,
    status: 'proposal',
  });
  return makeCanvas(stage, {
    document: {
      schema: 'clc.canvas/1',
      template: 'customer-leader-canvas@1',
      title: 'Rijwiel & Co',
      lang: 'nl',
      compass: { mission: '', boldGoal: '', endInMind: '', deadline: null },
      choice: { leadRole: null },
      people: [{ id: 'u1', name: 'Noor Bakker' }],
      threads: [{ id: 'thread-1', anchor: { kind: 'block', id: 'arena' }, kind: 'question', by: 'u1', at, comments }],
      cards: [text('a0', 'De auto'), text('a1', 'De bus rijdt vaker')],
    },
  });
}
const strip = (person: Person) => person.page.locator('clc-notice').getByText(/^Dit canvas wordt vol: /u);
/** Fills the composer as a paste would, and puts the card down. */
async function paste(person: Person, words: string): Promise<void> {
  const place = facet(person.page, 'ARENA', 'Concurrenten');
  await place.hover();
  await place
    .getByRole('button', { name: /^Kaart( toevoegen aan .*)?$/u })
    .first()
    .click();
  const field = place.getByRole('textbox', { name: /^Nieuwe kaart in/u });
  await field.fill(words);
  await field.press('Enter');
  await field.press('Escape');
}

test('a canvas that gets full: editors are told and readers are not, and it stays to be read in the chip', async () => {
  const { links } = await large(SOFT - 8_000);
  const [noor, daan, ravi] = [
    await stage.person('Noor Bakker'),
    await stage.person('Daan Smit'),
    await stage.person('Ravi Kumar'),
  ];
  await Promise.all([join(noor, links.owner), join(daan, links.editor), join(ravi, links.viewer)]);
  expect(await strip(noor).count()).toBe(0);

  await paste(noor, `Een lang verhaal ${'over concurrenten '.repeat(600)}`);
  await Promise.all([strip(noor).waitFor(), strip(daan).waitFor(), card(ravi.page, 'Een lang verhaal').waitFor()]);
  expect(await strip(noor).innerText()).toContain('2 van 4 MB');
  await saved(noor.page);
  expect(await ravi.page.getByText(/Dit canvas wordt vol/u).count()).toBe(0);

  await noor.page.getByRole('button', { name: 'Begrepen' }).click();
  await noor.page.locator('clc-notice').waitFor({ state: 'detached' });
  await noor.page.getByRole('button', { name: 'Opgeslagen. Wat betekent dit?' }).click();
  await noor.page
    .locator('clc-save-chip')
    .getByText(/^Dit canvas wordt vol: /u)
    .waitFor();
  expect(await strip(daan).isVisible(), 'read by one person, not by the other').toBe(true);
  noErrors(noor, daan, ravi);
});

test('a full canvas refuses a big paste, gives it along as a file, and takes it when it is made short', async () => {
  const { links } = await large(HARD - 8_000);
  const [noor, daan] = [await stage.person('Noor Bakker'), await stage.person('Daan Smit')];
  await Promise.all([join(noor, links.owner), join(daan, links.editor)]);
  await strip(daan).waitFor();

  await paste(daan, `Veel te veel ${'tekst om te bewaren '.repeat(900)}`);
  await daan.page
    .locator('clc-notice')
    .getByText(/^Dit canvas is vol: /u)
    .waitFor();
  const [download] = await Promise.all([
    daan.page.waitForEvent('download'),
    daan.page.locator('clc-notice').getByRole('button', { name: 'Kopie downloaden' }).first().click(),
  ]);
  const kept = JSON.parse(await readFile(await download.path(), 'utf8')) as { cards: { text: string }[] };
  expect(
    kept.cards.some((c) => c.text.startsWith('Veel te veel')),
    'the paste is in the copy',
  ).toBe(true);

  // Somebody else goes on: a word less is always taken.
  const box = await write(card(noor.page, 'De bus rijdt'));
  for (let i = 0; i < ' vaker'.length; i++) await box.press('Backspace');
  await box.press('Escape');
  await saved(noor.page);
  expect((await exported(links.owner)).cards.map((c) => c.text).sort()).toEqual(['De auto', 'De bus rijdt']);

  // He makes it short himself: what was too much does not travel along any more.
  await write(card(daan.page, 'Veel te veel'));
  await daan.page.keyboard.press('Control+A');
  await daan.page.keyboard.type('De deelfiets');
  await daan.page.keyboard.press('Escape');
  await daan.page.locator('clc-notice').getByRole('button', { name: 'Opnieuw verbinden' }).click();
  await saved(daan.page);
  await card(noor.page, 'De deelfiets').waitFor();
  const texts = ['De auto', 'De bus rijdt', 'De deelfiets'];
  expect((await exported(links.owner)).cards.map((c) => c.text).sort()).toEqual(texts);
  noErrors(noor, daan);
});
