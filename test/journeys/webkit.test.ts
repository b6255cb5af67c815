// The core of the work in WebKit, the engine of Safari, together with somebody in Chromium; and in the pages of other people.
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { KEYS, openWebKit } from '../doubles/webkit.ts';
import type { WebKit } from '../doubles/webkit.ts';
import { block, card, exported, facet, join, makeCanvas, noErrors, present, saved, until, write } from './acts.ts';
import { hostPage, openEmbedStage } from './embed-stage.ts';
import type { EmbedStage } from './embed-stage.ts';

let stage: EmbedStage;
let webkit: WebKit;
beforeAll(async () => (stage = await openEmbedStage()));
afterAll(() => stage?.close());
// Each with a browser of its own, or what the one before left would be there.
beforeEach(async () => (webkit = await openWebKit()));
afterEach(() => webkit?.close());

const COMPETITORS = 'clc-facet[facet-id="arena.competitors"]';
const TEXT = `${COMPETITORS} >>> li:last-child clc-card >>> [contenteditable="true"]`;

test('somebody in WebKit joins, writes in a card together with Chromium, takes back their own, discusses, and answers alone', async () => {
  const { links } = await makeCanvas(stage, { example: 'rijwiel' });
  const noor = await stage.person('Noor Bakker');
  await join(noor, links.owner);

  await webkit.goto(links.editor);
  await webkit.press('clc-name-form >>> input');
  await webkit.type(`Vera Vos${KEYS.Enter}`);
  await webkit.seen(`${COMPETITORS} >>> clc-card`);
  await present(noor.page, 'Vera Vos').waitFor();

  await webkit.press(`${COMPETITORS} >>> .fh .ib`);
  await webkit.seen(`${COMPETITORS} >>> clc-composer >>> textarea`);
  await webkit.type(`Huurauto${KEYS.Enter}${KEYS.Escape}`);
  const shared = card(facet(noor.page, 'ARENA', 'Concurrenten'), 'Huurauto');
  await shared.waitFor();

  // Two carets in one card, one of each browser: every letter of both stays, in one order.
  await webkit.press(`${COMPETITORS} >>> li:last-child clc-card >>> .card`);
  await webkit.type(KEYS.Enter);
  await webkit.seen(TEXT);
  const box = await write(shared);
  await shared.getByText('Vera', { exact: false }).first().waitFor();
  /** The figures in the card, as each of the two sees them. */
  const figures = async (): Promise<string[]> => {
    const seen = [await webkit.evaluate<string>('return arguments[0].textContent', await webkit.seen(TEXT))];
    return [...seen, await box.innerText()].map((text) => text.replace(/\D/gu, ''));
  };
  const both = (fact: (figures: string) => boolean) => async () => (await figures()).every(fact);
  const sorted = (text: string): string => [...text].sort().join('');
  const typing = async (): Promise<void> => {
    for (const key of ' 22222') await webkit.type(key);
  };
  await Promise.all([typing(), noor.page.keyboard.type('11111', { delay: 30 })]);
  await until(
    'the figures of both are there',
    both((text) => sorted(text) === '1111122222'),
  );

  // What is taken back is one's own, in as many steps as it was typed in; what the other wrote meanwhile stays.
  const pressUntil = async (twos: number, ...held: string[]): Promise<void> => {
    while ((await figures())[0]?.replaceAll('1', '').length !== twos) await webkit.type('z', ...held);
  };
  await pressUntil(0, KEYS.Control);
  await until(
    'only those of the other are left',
    both((text) => text === '11111'),
  );
  await pressUntil(5, KEYS.Control, KEYS.Shift);
  await until(
    'they are back',
    both((text) => sorted(text) === '1111122222'),
  );
  // The caret is where the editor takes it to be.
  await webkit.type(KEYS.End);
  await webkit.type('3');
  await until(
    'it stands at the end',
    both((text) => text.endsWith('3')),
  );
  const [written] = await figures();
  await webkit.type(KEYS.Escape);
  await noor.page.keyboard.press('Escape');

  await webkit.press('clc-block[block-id="arena"] >>> clc-talk >>> button');
  await webkit.press('clc-discussion >>> clc-compose >>> clc-writing >>> textarea');
  await webkit.type(`Missen we het OV?${KEYS.Enter}`);
  await block(noor.page, 'ARENA').getByRole('button', { name: 'Praten over ARENA, 1 gesprek, 1 ongelezen' }).click();
  await noor.page.getByText('Missen we het OV?').waitFor();

  await noor.page.locator('clc-faces').getByRole('button', { name: 'Stairway' }).click();
  await noor.page.getByRole('button', { name: 'Nieuwe ronde' }).click();
  await noor.page.getByRole('button', { name: 'Openen', exact: true }).click();
  await webkit.press(await webkit.reads('clc-toast >>> button', 'Antwoorden'));
  await webkit.press('clc-ballot >>> fieldset:first-of-type .score:nth-of-type(4)');
  await webkit.press(await webkit.reads('clc-ballot >>> button', 'Antwoord bewaren'));
  await webkit.reads('clc-ballot >>> [role="status"]', 'Je antwoord staat vast tot je het wijzigt.');
  await noor.page.locator('clc-rounds').getByText('1 van 2 heeft geantwoord').first().waitFor();
  await noor.page.getByRole('button', { name: 'Onthullen' }).click();
  await webkit.seen('clc-round-result');

  await saved(noor.page);
  const file = await exported(links.owner);
  const made = file.cards.filter(({ text }) => text.includes('Huurauto'));
  expect(made.map(({ text }) => text.replace(/\D/gu, ''))).toEqual([written]);
  expect(file.threads.map((t) => t.comments.map((c) => c.body))).toEqual([['Missen we het OV?']]);
  expect(await webkit.errors()).toEqual([]);
  noErrors(noor);
});

test('an editor vouched for by the intranet writes in the element on its page', async () => {
  const { id, links } = await makeCanvas(stage, { example: 'rijwiel' });
  await webkit.goto(hostPage(stage, 'plain', { canvas: id, as: 'imane' }));
  await webkit.press(`${COMPETITORS} >>> .fh .ib`);
  await webkit.seen(`${COMPETITORS} >>> clc-composer >>> textarea`);
  await webkit.type(`Vanuit Safari${KEYS.Enter}`);
  await until('it is on the server', async () =>
    (await exported(links.owner)).cards.some(({ text }) => text === 'Vanuit Safari'),
  );
  expect(await webkit.errors()).toEqual([]);
});

test('and in a frame, which takes its height and its tokens from the page around', async () => {
  const { id, links } = await makeCanvas(stage, { example: 'rijwiel' });
  const frame = { canvas: id, as: 'imane' };
  await webkit.goto(hostPage(stage, 'frame', { ...frame, grow: '' }));
  await until(
    'it has grown',
    async () => (await webkit.evaluate<number>(`return document.querySelector('iframe').clientHeight`)) > 900,
    20_000,
  );
  expect(await webkit.errors()).toEqual([]);

  // In one that is no higher than the window: beyond it the driver points at nothing.
  await webkit.goto(hostPage(stage, 'frame', frame));
  await webkit.enter('iframe');
  await webkit.press(`${COMPETITORS} >>> .fh .ib`);
  await webkit.seen(`${COMPETITORS} >>> clc-composer >>> textarea`);
  await webkit.type(`Uit het raam${KEYS.Enter}`);
  await until('it is on the server', async () =>
    (await exported(links.owner)).cards.some(({ text }) => text === 'Uit het raam'),
  );
  expect(await webkit.errors()).toEqual([]);
});
