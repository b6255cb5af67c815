// How the canvas looks on every screen, measured: no sideways scroll, letters and targets large enough, axe finds nothing.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { rijwiel } from '../../shared/template/rijwiel.ts';
import { FACET_IDS } from '../../shared/template/canvas-template.ts';
import { card, join, makeCanvas, saved, until, write } from './acts.ts';
import { violations } from './axe.ts';
import { openStage } from './stage.ts';
import type { Person, Stage } from './stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

interface Measured {
  readonly sideways: number;
  readonly small: string[];
  readonly narrow: string[];
}
/** What of the visible page is too small, through all shadow roots. */
function measure(page: Page, target: number): Promise<Measured> {
  return page.evaluate((least) => {
    const small = new Set<string>();
    const narrow = new Set<string>();
    const walk = (root: ParentNode): void => {
      for (const element of root.querySelectorAll('*')) {
        if (element.shadowRoot) walk(element.shadowRoot);
        const box = element.getBoundingClientRect();
        if (!element.checkVisibility({ visibilityProperty: true }) || box.width <= 1 || box.height <= 1) continue;
        const style = getComputedStyle(element);
        const own = [...element.childNodes].some((n) => n.nodeType === Node.TEXT_NODE && n.textContent?.trim());
        if (own && parseFloat(style.fontSize) < 12) small.add(`${element.localName} ${style.fontSize}`);
        if (element.matches('button, a[href], input, select, textarea, [role=tab], [tabindex="0"]'))
          if (box.width < least - 0.5 || box.height < least - 0.5)
            narrow.add(`${element.getAttribute('aria-label') ?? element.textContent} ${box.width}x${box.height}`);
      }
    };
    walk(document);
    const sideways = document.documentElement.scrollWidth - window.innerWidth;
    return { sideways, small: [...small], narrow: [...narrow] };
  }, target);
}
async function scrollRoom(page: Page): Promise<number> {
  return page.locator('clc-board').evaluate((board) => board.scrollHeight - board.clientHeight);
}

const SCREENS = [
  { name: 'a wide screen', width: 1440, height: 900 },
  { name: 'a wide screen in the dark', width: 1440, height: 900, dark: true },
  { name: 'a laptop', width: 1024, height: 768 },
  { name: 'a large screen', width: 1920, height: 1080 },
  { name: 'a phone', width: 390, height: 844 },
  { name: 'a phone in the dark', width: 390, height: 844, dark: true },
  { name: 'the narrowest phone', width: 320, height: 640 },
] as const;
describe.each(SCREENS)('on $name', (screen) => {
  test.each(['rijwiel', undefined])(
    'everything is readable, in reach and accessible (example: %s)',
    async (example) => {
      const noor = await stage.person('Noor Bakker', screen);
      const { links } = await makeCanvas(stage, example ? { example } : {});
      await join(noor, links.owner);
      const { page } = noor;
      const tabs = screen.width < 640 ? await page.getByRole('tab').all() : [];
      expect(await page.getByRole('tablist').count()).toBe(tabs.length ? 1 : 0);
      expect(tabs).toHaveLength(screen.width < 640 ? 5 : 0);
      for (const tab of tabs.length ? tabs : [undefined]) {
        await tab?.click();
        expect(await measure(page, 24)).toEqual({ sideways: 0, small: [], narrow: [] });
        expect(await violations(page)).toEqual([]);
      }
      expect(noor.errors).toEqual([]);
      await noor.context.close();
    },
  );
});

test('38 short cards fit 1440 by 900, with the discussions open and without', async () => {
  const counts = [3, 3, 3, 3, 0, 3, 2, 3, 2, 1, 2, 2, 1, 0, 3, 2, 2, 3];
  const cards = FACET_IDS.flatMap((facet, i) =>
    Array.from({ length: counts[i] ?? 0 }, (_, n) => ({
      id: `c${i}-${n}`,
      facet,
      order: `a${n}`,
      text: ['Een warm huis.', 'Acht weken werk.', 'Vakmanschap dat telt.'][n] ?? '',
      status: n % 2 ? 'proposal' : 'decided',
      createdAt: '2026-11-16',
      links: [],
    })),
  );
  expect(cards).toHaveLength(38);
  const empty = { 'licence.society': { reason: 'Volgend jaar.', by: '', at: '2026-11-16T10:00:00.000Z' } };
  const document = { ...rijwiel, cards, empty, evidence: [], stances: { monarch: 'off' } };
  const { links } = await makeCanvas(stage, { document });
  const noor = await stage.person('Noor Bakker');
  await join(noor, links.owner);
  expect(await noor.page.locator('clc-card').count()).toBe(38);
  expect(await scrollRoom(noor.page)).toBe(0);
  await noor.page.getByRole('button', { name: /^Praten over PROPOSITIE/u }).click();
  await noor.page.getByRole('textbox', { name: /Nieuw gesprek over/u }).waitFor();
  expect(await scrollRoom(noor.page)).toBe(0);
});

test('nothing moves on the screen of a reader, nor on one’s own, when somebody starts to write; until then every card is static', async () => {
  const places = ({ page }: Person): Promise<string[]> =>
    page.locator('clc-card').evaluateAll((cards) =>
      cards.map((c) => {
        const { x, y, width, height } = c.getBoundingClientRect();
        return [x, y, width, height].map(Math.round).join();
      }),
    );
  const { links } = await makeCanvas(stage, { example: 'rijwiel' });
  const [noor, bram] = [await stage.person('Noor Bakker'), await stage.person('Bram Claes')];
  await join(noor, links.owner);
  // By key: a pointer that rests on a text asks for the editor ahead of time.
  const fetched: string[] = [];
  bram.page.on('request', (request) => fetched.push(request.url()));
  await bram.page.goto(links.editor);
  await bram.page.getByLabel('Je naam').fill(bram.name);
  await bram.page.keyboard.press('Enter');
  await saved(bram.page);
  const before = await places(noor);
  expect(await places(bram)).toEqual(before);
  // A part is fetched whole before it is imported, from the cache then: one file all the same.
  const editors = (): number => new Set(fetched.filter((url) => /\/writing-text-[^/]*\.js$/u.test(url))).size;
  expect(editors()).toBe(0);
  await write(card(bram.page, 'FietsApp'));
  expect(editors()).toBe(1);
  await bram.page.keyboard.type(' x');
  await until('Noor sees the word', async () => (await card(noor.page, 'FietsApp x').count()) === 1);
  expect(await places(noor)).toEqual(before);
  expect(await places(bram)).toEqual(before);
});
