// Whoever only reads fetches little: all that the module brings until they do something is weighed, and nothing of editing is in it.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addCards, card, exported, facet, makeCanvas, noErrors, saved, until, write } from './acts.ts';
import { hostPage, openEmbedStage } from './embed-stage.ts';
import type { EmbedStage, Visit } from './embed-stage.ts';

/** What all scripts together may weigh, in bytes after gzip; this only goes down. */
const LIMIT = 90 * 1024;
/** What works on a canvas, judges it or talks about it, by what its files are called. */
const NOT_FOR_READING =
  /\/(?:editing|drag|writing|writing-text|drawer|instrument|spread-mark|card-changes|bin|menu|dialog|notes|print|judging|news|company|toast|people)\./u;

let stage: EmbedStage;
beforeAll(async () => {
  stage = await openEmbedStage();
}, 60_000);
afterAll(async () => {
  await stage?.close();
});

/** The scripts of the module that this page asked for so far. */
function scriptsOf(page: Page): ReadonlySet<string> {
  const scripts = new Set<string>();
  page.on('request', (request) => {
    const { pathname } = new URL(request.url());
    if (/^\/embed\/.*\.js$/u.test(pathname)) scripts.add(pathname);
  });
  return scripts;
}
function weight(scripts: ReadonlySet<string>): number {
  return [...scripts]
    .map((file) => gzipSync(readFileSync(join('dist/client', file)), { level: 9 }).length)
    .reduce((total, bytes) => total + bytes, 0);
}
async function visit(person: Visit, canvas: string, link: string): Promise<void> {
  await person.page.goto(hostPage(stage, 'plain', { canvas, link }));
  await person.page.getByLabel('Je naam').fill(person.name);
  await person.page.getByRole('button', { name: 'Meedoen' }).click();
  await saved(person.page);
  await card(person.page, '').first().waitFor();
  await person.page.waitForLoadState('networkidle');
}

test('somebody only reads: little is fetched, and what explains and details comes with the first press', async () => {
  const { id, links } = await makeCanvas(stage, { example: 'rijwiel' });
  const vera = await stage.visitor('Vera Vos');
  const scripts = scriptsOf(vera.page);
  await visit(vera, id, links.viewer);
  await vera.page.locator('clc-faces').getByRole('button').first().waitFor();
  expect([...scripts].filter((file) => NOT_FOR_READING.test(file))).toEqual([]);
  expect(weight(scripts), [...scripts].join('\n')).toBeLessThanOrEqual(LIMIT);

  // Somebody comes: who is here is shown and said to whoever did nothing yet.
  const ravi = await stage.visitor('Ravi Peeters');
  const writes = scriptsOf(ravi.page);
  await visit(ravi, id, links.editor);
  await vera.page.locator('clc-people').locator('span[title^="Ravi Peeters"]').waitFor();
  await until('the first who comes is said', async () =>
    /Ravi/u.test(await vera.page.locator('clc-join-announcer [aria-live]').innerText()),
  );
  expect([...scripts].filter((file) => /\/(?:editing|drag|drawer|instrument)\./u.test(file))).toEqual([]);

  // For whoever edits all of it is there, and a key writes.
  expect([...writes].filter((file) => /\/editing\./u.test(file))).not.toEqual([]);
  await addCards(ravi.page, 'ARENA', 'Concurrenten', ['De deelfiets']);
  const box = await write(card(facet(ravi.page, 'ARENA', 'Concurrenten'), 'De deelfiets'));
  await box.pressSequentially(' van de stad');
  await box.press('Escape');
  await saved(ravi.page);
  expect((await exported(links.editor)).cards.map(({ text }) => text)).toContain('De deelfiets van de stad');

  await card(vera.page, 'De deelfiets van de stad').click();
  await until('what shows details is asked for', async () =>
    Promise.resolve([...scripts].some((file) => /\/editing\./u.test(file))),
  );
  noErrors(vera, ravi);
});
