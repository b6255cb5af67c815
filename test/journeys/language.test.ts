// Language and theme in the middle of work: switched live, per widget, and never touching what people wrote.
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { card, exported, join, makeCanvas, noErrors, saved } from './acts.ts';
import { openStage } from './stage.ts';
import type { Stage } from './stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

async function speak(page: Page, more: string, language: string): Promise<void> {
  await page.getByRole('button', { name: more, exact: true }).first().click();
  // The label, not the input it hides: a click waits until it stands still.
  await page.locator('clc-more-panel').getByText(language, { exact: true }).click();
  await page.keyboard.press('Escape');
}
/** Every visible sentence and every name for a screen reader, without what people wrote. */
function sentences(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found = new Set<string>();
    const walk = (root: ParentNode): void => {
      for (const element of root.querySelectorAll('*')) {
        // What has been spoken was said in the language of that moment.
        if (element.matches('[aria-live], noscript')) continue;
        if (element.matches('style, script, clc-card, clc-text, clc-message, clc-canvas-title, clc-avatar')) continue;
        // The stage goes by the title of the canvas.
        const named = element.matches('.stage') ? [] : ['aria-label', 'title', 'placeholder'];
        for (const name of named) found.add(element.getAttribute(name) ?? '');
        for (const node of element.childNodes)
          if (node instanceof Text) found.add(node.data.replace(/\s+/gu, ' ').trim());
        if (element.shadowRoot) walk(element.shadowRoot);
      }
    };
    walk(document.body);
    return [...found].filter((text) => /\p{L}{2}/u.test(text));
  });
}

test('the language changes in the middle of work: all of the interface, and nothing of what people wrote', async () => {
  const { links } = await makeCanvas(stage, { example: 'rijwiel' });
  const noor = await stage.person('Noor Bakker');
  const { page } = noor;
  await join(noor, links.owner);
  await page.getByRole('button', { name: /^Praten over ARENA/u }).click();
  const field = page.getByRole('textbox', { name: /Nieuw gesprek over/u });
  await field.fill('Missen we het OV?');
  await field.press('Enter');
  await page.locator('clc-thread').waitFor();
  await field.fill('half af');
  await card(page, 'FietsApp').click();
  await saved(page);
  const before = await exported(links.owner);
  const dutch = await sentences(page);

  await speak(page, 'Meer', 'English');
  const arena = page.getByRole('region', { name: 'Block II: ARENA' });
  await arena.getByText('On which field do we compete, and against whom?').waitFor();
  expect(await page.evaluate(() => document.documentElement.lang)).toBe('en');
  await page.getByRole('heading', { name: 'Discussions' }).waitFor();
  expect(await page.getByRole('textbox', { name: /New discussion about/u }).inputValue()).toBe('half af');
  await page.getByRole('toolbar', { name: 'Edit card' }).waitFor();
  await page.getByText('31 December 2032').waitFor();
  const english = await sentences(page);
  // Names of people, of things that are called the same in both languages, and numbers are all that is left.
  const same = english.filter((text) => dutch.includes(text));
  expect(same.filter((text) => !SAME_IN_BOTH.test(text))).toEqual([]);
  expect(await exported(links.owner)).toEqual(before);

  await speak(page, 'More', 'Nederlands');
  await page.getByRole('heading', { name: 'Gesprekken' }).waitFor();
  expect(await page.evaluate(() => document.documentElement.lang)).toBe('nl');
  noErrors(noor);
});
/** Words that both languages write alike. */
const SAME_IN_BOTH =
  /^(?:II|III|IV|Agenda|Stairway|ARENA|Arena|Canvas|Context|Partners|Atelier|Lab|Steward|Monarch|Filter|Open( \d+)?|open|English|Nederlands)$/u;

test('who chose no language is spoken to in the first of their browser that we know, and in Dutch otherwise', async () => {
  const { id, links } = await makeCanvas(stage, { example: 'rijwiel' });
  const { hash } = new URL(links.viewer);
  const lang = (page: Page): Promise<string> => page.evaluate(() => document.documentElement.lang);
  for (const [locale, spoken, licence, begin] of [
    ['en-US', 'en', 'LICENCE', 'New canvas'],
    ['fr-FR', 'nl', 'LICENTIE', 'Nieuw canvas'],
  ] as const) {
    const noor = await stage.person('Noor Bakker', { locale });
    const { page } = noor;
    await page.goto(stage.product.url);
    await page.getByRole('heading', { name: begin }).waitFor();
    expect(await lang(page)).toBe(spoken);
    await page.goto(links.viewer);
    await page.getByRole('textbox', { name: spoken === 'en' ? 'Your name' : 'Je naam' }).fill(noor.name);
    await page.keyboard.press('Enter');
    for (const address of [links.viewer, `${stage.product.url}/embed/${id}${hash}`]) {
      await page.goto(address);
      await page.getByRole('heading', { name: licence }).waitFor();
      expect(await lang(page)).toBe(spoken);
    }
    // What the page around a frame says goes before.
    await page.goto(`${stage.product.url}/embed/${id}?lang=${spoken === 'en' ? 'nl' : 'en'}${hash}`);
    await page.getByRole('heading', { name: spoken === 'en' ? 'LICENTIE' : 'LICENCE' }).waitFor();
    expect(await lang(page)).not.toBe(spoken);
    noErrors(noor);
  }
});

test('two widgets on one page each speak and look as they are told', async () => {
  const { id, links } = await makeCanvas(stage, { example: 'rijwiel' });
  const noor = await stage.person('Noor Bakker');
  await join(noor, links.editor);
  await noor.page.evaluate(
    ({ canvas, key }) => {
      document.body.replaceChildren();
      for (const [lang, theme] of [
        ['nl', 'light'],
        ['en', 'dark'],
      ] as const) {
        const widget = document.createElement('customer-leader-canvas');
        Object.assign(widget.style, { display: 'block', height: '400px' });
        for (const [name, value] of Object.entries({ canvas, link: key, lang, theme, name: `Noor ${lang}` }))
          widget.setAttribute(name, value);
        document.body.append(widget);
      }
    },
    { canvas: id, key: new URLSearchParams(new URL(links.editor).hash.slice(1)).get('key') ?? '' },
  );
  const [nl, en] = [
    noor.page.locator('customer-leader-canvas[lang=nl]'),
    noor.page.locator('customer-leader-canvas[lang=en]'),
  ];
  await nl.getByText('Waartoe bestaan we', { exact: false }).waitFor();
  await en.getByRole('region', { name: 'Block I: LICENCE' }).waitFor();
  const ground = (widget: typeof nl): Promise<string> =>
    widget.locator('clc-shell').evaluate((element) => getComputedStyle(element).backgroundColor);
  expect(await ground(nl)).not.toBe(await ground(en));
  await card(noor.page, 'FietsApp').first().waitFor();
  noErrors(noor);
});

test('the theme follows the system until somebody chooses, and changes at once', async () => {
  const { links } = await makeCanvas(stage, { example: 'rijwiel' });
  const noor = await stage.person('Noor Bakker', { dark: true });
  const { page } = noor;
  await join(noor, links.editor);
  const ground = (): Promise<string> =>
    page.locator('clc-shell').evaluate((element) => getComputedStyle(element).backgroundColor);
  const dark = await ground();
  await page.emulateMedia({ colorScheme: 'light' });
  const light = await ground();
  expect(light).not.toBe(dark);
  await page.getByRole('button', { name: 'Meer', exact: true }).first().click();
  const choose = (name: string): Promise<void> =>
    page.locator('clc-segmented[data-setting=theme]').getByRole('radio', { name }).click({ force: true });
  await choose('Donker');
  await expect.poll(ground).toBe(dark);
  await page.reload();
  await card(page, 'FietsApp').waitFor();
  expect(await ground()).toBe(dark);
  noErrors(noor);
});
