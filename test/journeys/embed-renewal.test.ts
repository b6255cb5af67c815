// Tokens of somebody who types in a frame: renewed by a page around that is slow once and fails once, or says nothing when one has ended.
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Frame, Locator, Page, Route } from 'playwright-core';
import { addCards, card, exported, facet, makeCanvas, noErrors, until, write } from './acts.ts';
import { hostPage, noCookies, openEmbedStage, told } from './embed-stage.ts';
import type { EmbedStage, Visit } from './embed-stage.ts';

let stage: EmbedStage;
beforeAll(async () => {
  stage = await openEmbedStage();
}, 60_000);
afterAll(() => stage?.close());

/** The server believes a token for a minute longer than it says. */
const SPARE_S = 60;
const DAAN = { name: 'Daan Smit', role: 'editor', seconds: 600 } as const;

/** Somebody in a frame who has begun a text; `asked`: what the page around does when it is asked for a token. */
async function writer(sub: string, canvas: string, asked: (route: Route) => Promise<void>) {
  const visitor: Visit = await stage.visitor(sub);
  const { page } = visitor;
  await page.clock.install();
  await page.route('**/canvas-token?*', asked);
  await page.goto(hostPage(stage, 'frame', { canvas, as: sub }));
  await page.locator('iframe').contentFrame().locator('clc-card').first().waitFor();
  const frame = page.frames().find((one) => one.url().includes('/embed/')) as Frame;
  await saved(frame);
  await addCards(frame as unknown as Page, 'ARENA', 'Concurrenten', ['OV']);
  const box = await write(card(facet(frame, 'ARENA', 'Concurrenten'), 'OV'));
  return { visitor, page, frame, box };
}
const saved = (frame: Frame): Promise<void> => frame.locator('clc-save-chip').getByText('Opgeslagen').first().waitFor();
const texts = async (link: string): Promise<string[]> =>
  (await exported(link)).cards.map(({ text }) => text).filter((text) => text.startsWith('OV'));
async function types(box: Locator, letters: string): Promise<string> {
  await box.pressSequentially(letters);
  return letters;
}

test('renewed before it ends, late once and not at all once: the line stays and each letter is written once', async () => {
  const { id, links } = await makeCanvas(stage, { example: 'rijwiel' });
  stage.hosts.visitors.set('daan', DAAN);
  let times = 0;
  let late: (() => Promise<void>) | undefined;
  const { visitor, page, frame, box } = await writer('daan', id, async (route) => {
    times++;
    if (times === 2) late = () => route.continue();
    else if (times === 3) await route.abort();
    else await route.continue();
  });
  expect(times).toBe(1);
  let typed = 'OV';
  const types = async (letters: string): Promise<void> => {
    await box.pressSequentially(letters);
    typed += letters;
  };
  const passes = async (time: string): Promise<void> => {
    // An edit that waits for its answer for so long would end the line.
    await saved(frame);
    await page.clock.fastForward(time);
  };
  await types(' een');
  await passes('05:01');
  await until('a second token was asked for', async () => late !== undefined);
  await types(' twee');
  await passes('00:09');
  await types(' drie');
  await late?.();
  await until('the intranet gave it', async () => stage.hosts.asked.get('daan') === 2);
  await types(' vier');
  await passes('05:01');
  await until('a third token was asked for', async () => times === 3);
  await types(' vijf');
  await passes('00:16');
  await types(' zes');
  await passes('02:31');
  await until('a fourth token was asked for', async () => times === 4);
  await types(' zeven');
  await box.press('Escape');
  await saved(frame);
  expect(await texts(links.owner)).toEqual([typed]);
  expect(typed).toBe('OV een twee drie vier vijf zes zeven');
  const [line, ...others] = visitor.lines;
  expect([line?.open, others]).toEqual([true, []]);
  await until('all of it is acknowledged', async () => line?.acknowledged === line?.sent);
  expect((await told(page)).filter(({ kind }) => kind === 'error')).toEqual([]);
  // The page around fails in its own code, and in none of ours.
  expect(visitor.errors.splice(0)).toEqual([expect.stringContaining('Failed to fetch')]);
  await noCookies(visitor);
  noErrors(visitor);
}, 60_000);

test('one that has ended while the page around says nothing: it is said, what is typed stays, and another try saves it', async () => {
  const { id, links } = await makeCanvas(stage, { example: 'rijwiel' });
  stage.hosts.visitors.set('dora', { ...DAAN, seconds: 9 - SPARE_S });
  let times = 0;
  const { visitor, page, frame, box } = await writer('dora', id, async (route) => {
    times++;
    if (times === 2) return;
    if (times === 3) stage.hosts.visitors.set('dora', DAAN);
    await route.continue();
  });
  await types(box, ' voor');
  await until('the line has ended', async () => visitor.lines.some(({ open }) => !open), 20_000);
  await until('the page around is asked', async () => times === 2);
  await types(box, ' tussen');
  await page.clock.fastForward('00:16');
  const sentence = frame.getByText(/Deze site zegt op dit moment niet wie je bent/u).filter({ visible: true });
  await sentence.first().waitFor();
  expect((await told(page)).filter(({ kind }) => kind === 'error').map(({ detail }) => detail['code'])).toEqual([
    'no-token',
  ]);
  await types(box, ' na');
  await box.press('Escape');
  await card(frame, 'OV voor tussen na').waitFor();
  expect(await texts(links.owner)).not.toEqual(['OV voor tussen na']);
  await frame.getByRole('button', { name: /^Opnieuw/u }).first().click(); // prettier-ignore
  await saved(frame);
  await until('it is on the server', async () => String(await texts(links.owner)) === 'OV voor tussen na');
  expect([times, visitor.lines.map(({ open }) => open)]).toEqual([3, [false, true]]);
  await noCookies(visitor);
  noErrors(visitor);
}, 60_000);
