// The canvas in a frame of an intranet page: tokens and wishes go in, events and heights come out, strangers are not heard.
import { readFile } from 'node:fs/promises';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Frame, Page } from 'playwright-core';
import { openIntranet } from '../doubles/intranet.ts';
import { addCards, card, exported, makeCanvas, noErrors, until } from './acts.ts';
import { hostPage, noCookies, openEmbedStage, told } from './embed-stage.ts';
import type { EmbedStage, Visit } from './embed-stage.ts';

let stage: EmbedStage;
beforeAll(async () => {
  stage = await openEmbedStage();
}, 60_000);
afterAll(() => stage?.close());

/** The page in the frame, once it shows cards. */
async function inside(page: Page): Promise<Frame> {
  await page.locator('iframe').contentFrame().locator('clc-card').first().waitFor();
  const frame = page.frames().find((one) => one.url().includes('/embed/'));
  if (!frame) throw new Error('There is no frame with a canvas.');
  return frame;
}
async function visit(name: string, what: Record<string, string>): Promise<Visit & { frame: Frame }> {
  const visitor = await stage.visitor(name);
  await visitor.page.goto(hostPage(stage, 'frame', what));
  return { ...visitor, frame: await inside(visitor.page) };
}
const say = (page: Page, message: object): Promise<void> =>
  page.evaluate((wish) => (globalThis as unknown as { say(message: object): void }).say(wish), message);
const kinds = async (page: Page): Promise<string[]> => (await told(page)).map(({ kind }) => kind);

test('somebody writes in the frame with a token of the page around, which hears of it and leads them', async () => {
  const { id, links } = await makeCanvas(stage, { example: 'rijwiel' });
  const imane = await visit('Imane', { canvas: id, as: 'imane' });
  const { page, frame } = imane;
  await frame.locator('clc-save-chip').getByText('Opgeslagen').first().waitFor();
  await addCards(frame as unknown as Page, 'ARENA', 'Concurrenten', ['De deelfiets']);
  const { cards } = await exported(links.owner);
  const made = cards.find(({ text }) => text === 'De deelfiets');
  await until('the page around hears which card', async () =>
    (await told(page)).some(
      ({ kind, detail }) => kind === 'change' && JSON.stringify(detail).includes(made?.id ?? '?'),
    ),
  );
  expect((await told(page)).find(({ kind }) => kind === 'ready')?.detail).toEqual({ canvas: id, role: 'editor' });
  expect(stage.hosts.asked.get('imane')).toBe(1);

  await say(page, { kind: 'focus-card', id: made?.id });
  await frame.locator('clc-card:focus-within').filter({ hasText: 'De deelfiets' }).waitFor();
  await say(page, { kind: 'set-view', view: 'agenda' });
  await frame.locator('clc-agenda').waitFor();
  await say(page, { kind: 'lang', lang: 'en' });
  await frame.getByRole('heading', { name: 'Agenda' }).first().waitFor();
  await frame.locator('clc-save-chip').getByText('Saved').first().waitFor();
  await say(page, { kind: 'theme', theme: 'dark' });
  await frame.locator('html[data-theme=dark][lang=en]').waitFor();
  await say(page, { kind: 'set-view', view: 'canvas' });
  await frame.locator('clc-agenda').waitFor({ state: 'detached' });
  expect(await kinds(page)).not.toContain('error');
  expect(await kinds(page)).not.toContain('height');
  // It scrolls within the height it was given.
  expect(await page.locator('iframe').evaluate((element) => element.clientHeight)).toBe(638);
  expect(await frame.evaluate(() => document.documentElement.scrollHeight)).toBe(638);
  await noCookies(imane);
  noErrors(imane);
});

test('a frame that may grow is as high as what is in it: more with a card, less without, and then it rests', async () => {
  const { id } = await makeCanvas(stage, { example: 'rijwiel' });
  const imane = await visit('Imane', { canvas: id, as: 'imane', grow: '' });
  const { page, frame } = imane;
  await frame.locator('clc-save-chip').getByText('Opgeslagen').first().waitFor();
  const height = (): Promise<number> => page.locator('iframe').evaluate((element) => element.clientHeight);
  const scrolls = (): Promise<boolean> =>
    frame.evaluate(() => {
      const board = document
        .querySelector('customer-leader-canvas')
        ?.shadowRoot?.querySelector('clc-shell')
        ?.shadowRoot?.querySelector('clc-board');
      return [document.documentElement, board].some((e) => !e || e.scrollHeight > e.clientHeight + 1);
    });
  await until('all of it is in sight', async () => (await height()) > 900 && !(await scrolls()));
  const before = await height();
  await addCards(frame as unknown as Page, 'ARENA', 'Concurrenten', ['De bus', 'De tram', 'De veerboot']);
  await until('it has grown', async () => (await height()) > before + 60 && !(await scrolls()));
  const grown = await height();
  await card(frame, 'De veerboot').click();
  await page.keyboard.press('Delete');
  await card(frame, 'De veerboot').waitFor({ state: 'detached' });
  await until('it has shrunk', async () => (await height()) < grown - 20 && !(await scrolls()));
  // A loop would tell of heights for ever: what is told after this rest is one answer to one question.
  const heights = (await kinds(page)).filter((kind) => kind === 'height').length;
  expect(heights).toBeLessThan(30);
  await say(page, { kind: 'set-view', view: 'agenda' });
  await frame.locator('clc-agenda').waitFor();
  await until('another view has another height', async () => (await height()) !== before && !(await scrolls()));
  noErrors(imane);
});

test('only the page around is heard, in this version and from its own origin', async () => {
  const { id } = await makeCanvas(stage, { example: 'rijwiel' });
  const wim = await visit('Wim', { canvas: id, as: 'wim' });
  const { page, frame } = wim;
  const wish = { source: 'customer-leader-canvas-host', v: 1, kind: 'lang', lang: 'en' };
  const canvas = new URL(stage.product.url).origin;
  await page.evaluate(
    ([message, target]) => {
      const frame = document.querySelector('iframe')?.contentWindow;
      frame?.postMessage({ ...message, v: 2 }, target);
      frame?.postMessage({ ...message, source: 'somebody' }, target);
    },
    [wish, canvas] as const,
  );
  // A window that the page has opened, on the very origin of the host, is not the page around.
  const opened = page.waitForEvent('popup');
  await page.evaluate((address) => void window.open(address), `${stage.hosts.origin}/host.js`);
  const popup = await opened;
  await popup.waitForLoadState();
  await popup.evaluate(([message, target]) => window.opener.frames[0].postMessage(message, target), [
    wish,
    canvas,
  ] as const);
  // Nor is the frame itself.
  await frame.evaluate((message) => window.postMessage(message, location.origin), wish);
  // What comes after those is heard, so those were there.
  await say(page, { kind: 'theme', theme: 'dark' });
  await frame.locator('html[data-theme=dark]').waitFor();
  expect(await frame.evaluate(() => document.documentElement.lang)).toBe('nl');
  // And the page around believes no frame but ours.
  const before = (await told(page)).length;
  await page.evaluate(() => window.postMessage({ source: 'customer-leader-canvas', v: 1, kind: 'ready' }, '*'));
  await say(page, { kind: 'theme', theme: 'light' });
  await frame.locator('html[data-theme=light]').waitFor();
  expect((await told(page)).slice(before).filter(({ kind }) => kind === 'ready')).toEqual([]);
  noErrors(wim);
});

test('a page that is not named may not hold the frame, nor may a named one inside of it', async () => {
  const { id } = await makeCanvas(stage, { example: 'rijwiel' });
  const stranger = await openIntranet();
  try {
    const eve = await stage.visitor('Eve');
    const refused: string[] = [];
    eve.page.on('console', (message) => {
      if (/frame-ancestors/u.test(message.text())) refused.push(message.text());
    });
    const frame = (src: string): string => `<!doctype html><title>Eve</title><iframe src="${src}"></iframe>`;
    const direct = new URL(`/embed/${id}?lang=nl`, stage.product.url).href;
    await eve.page.goto(stranger.page('/direct', { html: frame(direct) }));
    await until('the browser refuses', async () => refused.length === 1);
    await eve.page.goto(
      stranger.page('/nested', {
        html: frame(hostPage(stage, 'frame', { canvas: id, as: 'wim' }).replaceAll('&', '&amp;')),
      }),
    );
    await until('the browser refuses the frame in a frame', async () => refused.length === 2);
    for (const one of eve.page.frames()) expect(await one.locator('customer-leader-canvas').count()).toBe(0);
  } finally {
    await stranger.close();
  }
});

test('the snippet for hosts weighs at most a kilobyte', async () => {
  const code = await readFile('../dist/client/embed/frame.js').catch(() => readFile('dist/client/embed/frame.js'));
  expect(gzipSync(code).byteLength).toBeLessThanOrEqual(1024);
  expect(code.byteLength).toBeLessThanOrEqual(1024);
});
