// What axe says of the canvas in pages of somebody else: each mode and each view, as an element and in a frame, light and dark.
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Frame, Page } from 'playwright-core';
import type {} from '../../client/widget/customer-leader-canvas.ts';
import { makeCanvas, noErrors, until } from './acts.ts';
import { violations } from './axe.ts';
import { hostPage, openEmbedStage } from './embed-stage.ts';
import type { EmbedStage } from './embed-stage.ts';

let stage: EmbedStage;
let canvas: string;
beforeAll(async () => {
  stage = await openEmbedStage();
  canvas = (await makeCanvas(stage, { example: 'rijwiel' })).id;
}, 60_000);
afterAll(() => stage?.close());

const MODES = ['edit', 'comment', 'view'] as const;
/** Each view, and the element that shows it. */
const VIEWS = {
  canvas: 'clc-board',
  'block:arena': 'clc-board',
  agenda: 'clc-agenda',
  ledger: 'clc-ledger',
  stairway: 'clc-stair',
  check: 'clc-compare',
} as const;

test.each([
  ['light', 'an element', 0],
  ['dark', 'an element', 1],
  ['light', 'a frame', 1],
  ['dark', 'a frame', 0],
] as const)('axe has nothing to say of the modes and views, %s, in %s', async (scheme, where, half) => {
  const imane = await stage.visitor('Imane', { width: 1024, height: 768, dark: scheme === 'dark' });
  const { page } = imane;
  const what = { canvas, as: 'imane', mode: 'edit', scheme, theme: scheme };
  await page.goto(hostPage(stage, where === 'a frame' ? 'frame' : 'plain', what));
  const frame = where === 'a frame' ? await framed(page) : page.mainFrame();
  await frame.locator('clc-save-chip').getByText('Opgeslagen').first().waitFor();
  for (const [m, mode] of MODES.entries()) {
    await frame.evaluate((asked) => {
      const element = document.querySelector('customer-leader-canvas');
      if (!element || element.mode === asked) return undefined;
      return new Promise((resolve) => {
        element.addEventListener('clc-ready', resolve, { once: true });
        element.mode = asked;
      }).then(() => undefined);
    }, mode);
    for (const [v, [view, element]] of Object.entries(VIEWS).entries()) {
      // Each mode of each view once as an element and once in a frame, once light and once dark.
      if ((m + v) % 2 !== half) continue;
      await frame.evaluate((asked) => document.querySelector('customer-leader-canvas')?.setView(asked), view);
      await frame.locator(element).filter({ visible: true }).first().waitFor();
      await until(`only ${view} is shown`, async () => {
        const blocks = await frame.locator('clc-block').filter({ visible: true }).count();
        return element !== 'clc-board' || blocks === (view === 'canvas' ? 4 : 1);
      });
      expect([mode, view, await violations(frame as unknown as Page)]).toEqual([mode, view, []]);
    }
  }
  expect(await frame.locator('clc-shell').evaluate((shell) => getComputedStyle(shell).colorScheme)).toBe(scheme);
  noErrors(imane);
  await imane.context.close();
});

/** The page in the frame, once it shows a canvas. */
async function framed(page: Page): Promise<Frame> {
  await page.locator('iframe').contentFrame().locator('clc-board').waitFor();
  const frame = page.frames().find((one) => one.url().includes('/embed/'));
  if (!frame) throw new Error('There is no frame with a canvas.');
  return frame;
}
