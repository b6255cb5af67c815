// What goes wrong between a page of somebody else and its canvas: each is said in a sentence, nothing typed is lost, and it goes on.
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { addCards, card, exported, facet, makeCanvas, noErrors, saved, until, write } from './acts.ts';
import { hostPage, noCookies, openEmbedStage, reads, told } from './embed-stage.ts';
import type { EmbedStage } from './embed-stage.ts';

let stage: EmbedStage;
beforeAll(async () => {
  stage = await openEmbedStage();
}, 60_000);
afterAll(() => stage?.close());

const errorsTold = async (page: Page): Promise<unknown[]> =>
  (await told(page)).filter(({ kind }) => kind === 'error').map(({ detail }) => detail['code']);

test('a wrong server, one that is none of ours and a canvas that is not there are told apart, to visitor and page', async () => {
  const { id } = await makeCanvas(stage, { example: 'rijwiel' });
  const cases = [
    [
      'nowhere',
      { canvas: id, server: 'http://127.0.0.1:9' },
      /We kunnen de server van dit canvas niet bereiken/u,
      'unreachable',
    ],
    ['another', { canvas: id, server: stage.hosts.origin }, /antwoordt iets anders dan een canvas/u, 'not-ours'],
    ['no address', { canvas: id, server: 'canvas.example' }, /het adres van de server klopt niet/u, 'no-server'],
    ['no canvas', { canvas: 'AAAAAAAAAAAAAAAAAAAAAA' }, /Je hebt geen toegang tot dit canvas/u, 'not-allowed'],
  ] as const;
  const tried = cases.map(async ([name, what, sentence, code]) => {
    const person = await stage.visitor(name);
    await person.page.goto(hostPage(stage, 'plain', { as: 'wim', ...what }));
    await reads(person.page, sentence);
    await until('the page around is told once', async () => String(await errorsTold(person.page)) === code);
    expect(await person.page.locator('clc-card').count()).toBe(0);
    noErrors(person);
  });
  await Promise.all(tried);
}, 60_000);

test('no socket, no database, and no server at all: said each in its way, and what was typed arrives when it can', async () => {
  const { id, links } = await makeCanvas(stage, { example: 'rijwiel' });
  const imane = await stage.visitor('Imane');
  const { page } = imane;
  let open = false;
  await page.routeWebSocket(/\/sync\//u, (socket) => {
    if (open) socket.connectToServer();
    else void socket.close();
  });
  await page.addInitScript(() => {
    IDBFactory.prototype.open = () => {
      throw new DOMException('Blocked by the page around.', 'SecurityError');
    };
  });
  await page.goto(hostPage(stage, 'plain', { canvas: id, as: 'imane' }));
  await reads(page, /de doorlopende verbinding \(WebSocket\) komt niet tot stand/u);
  expect(await errorsTold(page)).toEqual(['no-socket']);
  open = true;
  await saved(page);
  await reads(page, /Deze browser bewaart geen kopie op dit apparaat/u);
  await addCards(page, 'ARENA', 'Concurrenten', ['Zonder geheugen']);
  await saved(page);

  // The same person where copies are kept, and later without a server.
  const later = await stage.visitor('Imane later');
  await later.page.goto(hostPage(stage, 'plain', { canvas: id, as: 'imane' }));
  await saved(later.page);
  await card(later.page, 'Zonder geheugen').waitFor();
  await later.page.route('**/api/**', (route) => route.abort());
  await later.page.reload();
  await reads(later.page, /Dit is het canvas zoals het .* op dit apparaat stond/u);
  await card(later.page, 'Zonder geheugen').waitFor();
  // Pressed while nothing answers, so that no connection comes back by itself in between.
  const asked = later.page.waitForRequest('**/api/**');
  await later.page.getByRole('button', { name: 'Opnieuw verbinden' }).first().click();
  await asked;
  await later.page.unroute('**/api/**');
  await saved(later.page);
  const { cards } = await exported(links.owner);
  expect(cards.filter(({ text }) => text === 'Zonder geheugen')).toHaveLength(1);
  await noCookies(imane, later);
  noErrors(imane, later);
}, 60_000);

test('an element that is taken away while it saves finishes saving, and then closes', async () => {
  const { id, links } = await makeCanvas(stage, { example: 'rijwiel' });
  const imane = await stage.visitor('Imane');
  const { page } = imane;
  let hold = false;
  const held: (() => void)[] = [];
  let closed = false;
  await page.routeWebSocket(/\/sync\//u, (socket) => {
    const server = socket.connectToServer();
    socket.onMessage((message) => {
      if (hold) held.push(() => server.send(message));
      else server.send(message);
    });
    socket.onClose((code, reason) => {
      closed = true;
      void server.close({ ...(code === undefined ? {} : { code }), ...(reason === undefined ? {} : { reason }) });
    });
  });
  await page.goto(hostPage(stage, 'plain', { canvas: id, as: 'imane' }));
  await saved(page);
  await addCards(page, 'ARENA', 'Concurrenten', ['Weg']);
  const box = await write(card(facet(page, 'ARENA', 'Concurrenten'), 'Weg'));
  await saved(page);
  hold = true;
  await box.pressSequentially(' maar bewaard');
  await until('it is on its way', async () => held.length > 0);
  await page.evaluate(() => document.querySelector('customer-leader-canvas')?.remove());
  expect(closed).toBe(false);
  hold = false;
  held.forEach((send) => send());
  await until('the line has closed', async () => closed);
  const { cards } = await exported(links.owner);
  expect(cards.filter(({ text }) => text === 'Weg maar bewaard')).toHaveLength(1);
  noErrors(imane);
});

test('a page that goes to a view in its own way keeps it closed here; otherwise it opens', async () => {
  const { id } = await makeCanvas(stage, { example: 'rijwiel' });
  const imane = await stage.visitor('Imane');
  const { page } = imane;
  await page.goto(hostPage(stage, 'plain', { canvas: id, as: 'imane', stay: '' }));
  await saved(page);
  await page.locator('clc-faces').getByText('Agenda').click();
  await until('the page around is asked', async () =>
    (await told(page)).some(({ kind, detail }) => kind === 'navigate' && detail['view'] === 'agenda'),
  );
  expect(await page.locator('clc-agenda').count()).toBe(0);
  await page.goto(hostPage(stage, 'plain', { canvas: id, as: 'imane' }));
  await saved(page);
  await page.locator('clc-faces').getByText('Agenda').click();
  await page.locator('clc-agenda').waitFor();
  noErrors(imane);
});
