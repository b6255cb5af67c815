// Who a visitor is, in a page of somebody else: tokens at the start, renewed, ended, wrong, and what is taken away meanwhile.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addCards, card, exported, facet, makeCanvas, noErrors, present, saved, until, write } from './acts.ts';
import { hostPage, noCookies, openEmbedStage, reads, told } from './embed-stage.ts';
import type { EmbedStage } from './embed-stage.ts';

let stage: EmbedStage;
beforeAll(async () => {
  stage = await openEmbedStage();
}, 60_000);
afterAll(() => stage?.close());

/** The server believes a token for a minute longer than it says. */
const SPARE_S = 60;
const keyOf = (link: string): string => new URLSearchParams(new URL(link).hash.slice(1)).get('key') ?? '';

test('whom the intranet vouches for comes in under the name it gives, is asked nothing, and gets no cookie', async () => {
  const { id, links } = await makeCanvas(stage, { example: 'rijwiel' });
  const [imane, wim] = [await stage.visitor('Imane'), await stage.visitor('Wim')];
  await imane.page.goto(hostPage(stage, 'plain', { canvas: id, as: 'imane' }));
  await wim.page.goto(hostPage(stage, 'plain', { canvas: id, as: 'wim' }));
  await Promise.all([saved(imane.page), saved(wim.page)]);
  await present(wim.page, 'Imane El Idrissi').waitFor();
  await addCards(imane.page, 'ARENA', 'Concurrenten', ['De deelfiets']);
  await card(wim.page, 'De deelfiets').waitFor();
  expect(await wim.page.getByRole('button', { name: /Kaart toevoegen/u }).count()).toBe(0);
  expect((await told(wim.page)).filter(({ kind }) => kind === 'ready')).toEqual([
    { kind: 'ready', detail: { canvas: id, role: 'viewer' } },
  ]);
  // The same person in another browser, and one token each for all of it.
  const again = await stage.visitor('Imane elsewhere');
  await again.page.goto(hostPage(stage, 'plain', { canvas: id, as: 'imane' }));
  await saved(again.page);
  await present(again.page, 'Wim de Lezer').waitFor();
  expect(await again.page.locator('clc-people').locator('span[title^="Imane"]').count()).toBeLessThanOrEqual(1);
  expect([stage.hosts.asked.get('imane'), stage.hosts.asked.get('wim')]).toEqual([2, 1]);
  expect((await exported(links.owner)).cards.filter(({ text }) => text === 'De deelfiets')).toHaveLength(1);
  await noCookies(imane, wim, again);
  noErrors(imane, wim, again);
});

test('a token that ended costs no keystroke, and one that is renewed leaves the line open', async () => {
  const { id, links } = await makeCanvas(stage, { example: 'rijwiel' });
  const daan = await stage.visitor('Daan');
  const visitor = { name: 'Daan Smit', role: 'editor', seconds: 600 } as const;
  stage.hosts.visitors.set('daan', { ...visitor, seconds: 7 - SPARE_S });
  await daan.page.clock.install();
  await daan.page.goto(hostPage(stage, 'plain', { canvas: id, as: 'daan' }));
  await saved(daan.page);
  await addCards(daan.page, 'ARENA', 'Concurrenten', ['OV']);
  const box = await write(card(facet(daan.page, 'ARENA', 'Concurrenten'), 'OV'));
  stage.hosts.visitors.set('daan', visitor);
  let typed = 'OV';
  // While the line ends and the next one opens.
  await until(
    'the line has ended and there is another',
    async () => {
      await box.pressSequentially('x');
      typed += 'x';
      return daan.lines.length === 2 && daan.lines[1]?.acknowledged !== 0;
    },
    15_000,
  );
  expect(stage.hosts.asked.get('daan')).toBe(2);
  // An edit that waits for its answer for so long would end the line.
  await saved(daan.page);
  await daan.page.clock.fastForward('05:01');
  await until('a third token was asked for', async () => stage.hosts.asked.get('daan') === 3);
  await box.pressSequentially(' en trein');
  await box.press('Escape');
  await saved(daan.page);
  const { cards } = await exported(links.owner);
  const texts = cards.map(({ text }) => text).filter((text) => text.startsWith('OV'));
  expect(texts).toEqual([`${typed} en trein`]);
  const last = daan.lines[1];
  await until('all of it is acknowledged', async () => last?.acknowledged === last?.sent);
  expect(daan.lines.map(({ open }) => open)).toEqual([false, true]);
  expect((await told(daan.page)).filter(({ kind }) => kind === 'error')).toEqual([]);
  noErrors(daan);
}, 60_000);

test('a lowered role and a removal count within seconds, for whoever is there', async () => {
  const { id, links } = await makeCanvas(stage, { example: 'rijwiel' });
  const vera = await stage.visitor('Vera');
  stage.hosts.visitors.set('vera', { name: 'Vera Vos', role: 'editor' });
  await vera.page.goto(hostPage(stage, 'plain', { canvas: id, as: 'vera' }));
  await saved(vera.page);
  await addCards(vera.page, 'ARENA', 'Concurrenten', ['Voor de wijziging']);
  await saved(vera.page);
  const host = async (method: string, body?: object): Promise<void> => {
    const answer = await fetch(new URL(`/api/canvases/${id}/people/vera`, stage.product.url), {
      method,
      headers: { authorization: `Bearer ${keyOf(links.owner)}`, ...(body && { 'content-type': 'application/json' }) },
      ...(body && { body: JSON.stringify(body) }),
    });
    expect(answer.ok).toBe(true);
  };
  await host('PUT', { role: 'commenter' });
  await vera.page
    .getByRole('button', { name: /Kaart toevoegen/u })
    .first()
    .waitFor({ state: 'detached', timeout: 5_000 });
  await card(vera.page, 'Voor de wijziging').waitFor();
  await host('DELETE');
  await reads(vera.page, /Je hebt geen toegang meer tot dit canvas/u);
  expect((await told(vera.page)).filter(({ kind }) => kind === 'ready').map(({ detail }) => detail['role'])).toEqual([
    'editor',
    'commenter',
    'viewer',
  ]);
  expect(vera.lines.every(({ open }) => !open)).toBe(true);
  expect((await exported(links.owner)).cards.some(({ text }) => text === 'Voor de wijziging')).toBe(true);
  noErrors(vera);
});

test('an intranet that gives no token, none in time or rubbish is told of in a sentence, and another try helps', async () => {
  const { id } = await makeCanvas(stage, { example: 'rijwiel' });
  const unknown = /Deze site heeft niet gezegd wie je bent/u;
  const [a, b, c] = [await stage.visitor('Refused'), await stage.visitor('Waiting'), await stage.visitor('Rubbish')];
  await a.page.goto(hostPage(stage, 'plain', { canvas: id, as: 'nobody' }));
  await b.page.clock.install();
  let answer: (() => Promise<void>) | undefined;
  await b.page.route('**/canvas-token?*', (route) => {
    answer = () => route.continue();
  });
  await b.page.goto(hostPage(stage, 'plain', { canvas: id, as: 'wim' }));
  await until('the intranet was asked', async () => answer !== undefined);
  await b.page.clock.fastForward('00:16');
  await c.page.route('**/canvas-token?*', (route) => route.fulfill({ body: '<!doctype html>Meld je aan' }));
  await c.page.goto(hostPage(stage, 'plain', { canvas: id, as: 'wim' }));
  for (const { page } of [a, b, c]) {
    await reads(page, unknown);
    expect((await told(page)).filter(({ kind }) => kind === 'error').map(({ detail }) => detail['code'])).toEqual([
      'no-token',
    ]);
  }
  stage.hosts.visitors.set('nobody', { name: 'Toch Iemand' });
  for (const { page } of [b, c]) await page.unroute('**/canvas-token?*');
  for (const { page } of [a, b, c]) {
    await page
      .getByRole('button', { name: /^Opnieuw/u })
      .first()
      .click();
    await saved(page);
  }
  noErrors(a, b, c);
}, 60_000);

test('a token of another canvas, or from a clock that is far off, opens nothing; five minutes slow still does', async () => {
  const { id } = await makeCanvas(stage, { example: 'rijwiel' });
  const cases = [
    ['elsewhere', { name: 'A', claims: { canvas: 'AAAAAAAAAAAAAAAAAAAAAA' } }, /Je hebt geen toegang tot dit canvas/u],
    ['early', { name: 'B', clockOff: 300 }, /De server herkent je aanmelding bij deze site niet/u],
    [
      'forged',
      { name: 'C', claims: { iss: 'https://other.example' } },
      /De server herkent je aanmelding bij deze site/u,
    ],
  ] as const;
  const tried = cases.map(async ([as, visitor, sentence]) => {
    stage.hosts.visitors.set(as, visitor);
    const person = await stage.visitor(as);
    await person.page.goto(hostPage(stage, 'plain', { canvas: id, as }));
    await reads(person.page, sentence);
    expect(await person.page.locator('clc-card').count()).toBe(0);
    noErrors(person);
  });
  await Promise.all(tried);
  stage.hosts.visitors.set('slow', { name: 'Trage Klok', role: 'editor', clockOff: -300, seconds: 600 });
  const slow = await stage.visitor('slow');
  await slow.page.goto(hostPage(stage, 'plain', { canvas: id, as: 'slow' }));
  await saved(slow.page);
  noErrors(slow);
});

test('who has a computer whose clock is five minutes off, either way, writes and talks as anybody, with one token', async () => {
  const { id, links } = await makeCanvas(stage, { example: 'rijwiel' });
  const tried = [-5, 5].map(async (minutes) => {
    const as = `off${minutes}`;
    stage.hosts.visitors.set(as, { name: `Klok ${minutes}`, role: 'editor', seconds: 600 });
    const person = await stage.visitor(as);
    const { page } = person;
    await page.clock.install({ time: Date.now() + minutes * 60_000 });
    await page.goto(hostPage(stage, 'plain', { canvas: id, as }));
    await saved(page);
    await addCards(page, 'ARENA', 'Concurrenten', [`Kaart ${minutes}`]);
    await page.getByRole('button', { name: /^Praten over ARENA/u }).click();
    const field = page.getByRole('textbox', { name: /Nieuw gesprek over/u });
    await field.fill(`Gesprek ${minutes}`);
    await field.press('Control+Enter');
    await until('both are on the server', async () => {
      const { cards, threads } = await exported(links.owner);
      return (
        cards.some(({ text }) => text === `Kaart ${minutes}`) &&
        threads.some(({ comments }) => comments[0]?.body === `Gesprek ${minutes}`)
      );
    });
    await saved(page);
    // Stamped with the moment it was, not with what this computer takes the time to be.
    const { threads } = await exported(links.owner);
    const comment = threads.flatMap(({ comments }) => comments).find(({ body }) => body === `Gesprek ${minutes}`);
    const { at = '' } = (comment ?? {}) as { readonly at?: string };
    expect(Math.round((Date.parse(at) - Date.now()) / 300_000) + 0).toBe(0);
    expect([stage.hosts.asked.get(as), person.lines.map(({ open }) => open)]).toEqual([1, [true]]);
    expect((await told(page)).filter(({ kind }) => kind === 'error')).toEqual([]);
    noErrors(person);
  });
  await Promise.all(tried);
}, 60_000);
