// Rounds in pages of somebody else: what is answered, with names and without, reaches no event of the page around, before the reveal or after it.
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Frame, Page } from 'playwright-core';
import type { CreateRoundBody, RoundView } from '../../shared/wire/rounds.ts';
import { mint } from '../hosts/hosts.ts';
import { addCards, card, makeCanvas, noErrors, until } from './acts.ts';
import { hostPage, noCookies, openEmbedStage, told } from './embed-stage.ts';
import type { EmbedStage } from './embed-stage.ts';

let stage: EmbedStage;
beforeAll(async () => {
  stage = await openEmbedStage();
}, 60_000);
afterAll(() => stage?.close());

type Scope = Page | Frame;
const TITLE = 'Titel van de afscheidsronde';
const PROMPT = 'Vraag over het afscheid';
/** What each of five writes, and where they put their points. */
const ANSWERS = [
  ['imane', 'Imane schrijft van zwaluwen', { steward: 7, inventor: 3 }],
  ['renske', 'Renske schrijft van eksters', { steward: 6, inventor: 4 }],
  ['bo', 'Bo schrijft van reigers', { steward: 5, inventor: 5 }],
  ['cas', 'Cas schrijft van merels', { steward: 9, merchant: 1 }],
  ['dirk', 'Dirk schrijft van kieviten', { steward: 8, inventor: 2 }],
] as const;
const SECRET = /zwaluw|ekster|reiger|merel|kievit/iu;

/** Notes what any page could note: every event of ours that passes its window, also on its way in, and every message. */
function listens(): void {
  if (window !== window.top) return;
  const heard: string[] = [];
  const plain = (_key: string, value: unknown): unknown => (value instanceof Node ? value.nodeName : value);
  const types = new Set<string>();
  const { dispatchEvent } = EventTarget.prototype;
  Object.assign(window, { heard });
  EventTarget.prototype.dispatchEvent = function (event) {
    if (event.type.startsWith('clc-') && !types.has(event.type)) {
      types.add(event.type);
      const note = (one: Event): void => {
        heard.push(`${one.type} ${JSON.stringify([Object.entries(one), (one as CustomEvent).detail], plain)}`);
      };
      window.addEventListener(event.type, note, true);
    }
    return dispatchEvent.call(this, event);
  };
  window.addEventListener('message', ({ data }) => heard.push(`message ${JSON.stringify(data)}`));
}
const heard = (page: Page): Promise<string[]> =>
  page.evaluate(() => (globalThis as unknown as { heard: string[] }).heard);

test('a named round of texts and a nameless one of points are asked, answered and shown, and the pages around hear nothing of it', async () => {
  const { id } = await makeCanvas(stage, { example: 'rijwiel' });
  for (const [sub] of ANSWERS) stage.hosts.visitors.set(sub, { name: `${sub} van buiten`, role: 'editor' });
  const ask = async (sub: string, path: string, body: object): Promise<unknown> => {
    const { hosts, product } = stage;
    const token = mint(sub, hosts.visitors.get(sub) ?? { name: sub }, id);
    const answer = await fetch(new URL(`/api/canvases/${id}${path}`, product.url), {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify(path === '/tickets' ? { ...body, token } : body),
    });
    expect([path, answer.ok]).toEqual([path, true]);
    return answer.json();
  };
  const [imane, renske] = [await stage.visitor('Imane'), await stage.visitor('Renske')];
  for (const { page } of [imane, renske]) await page.addInitScript(listens);
  await imane.page.goto(hostPage(stage, 'plain', { canvas: id, as: 'imane' }));
  await renske.page.goto(hostPage(stage, 'frame', { canvas: id, as: 'renske' }));
  await renske.page.locator('iframe').contentFrame().locator('clc-card').first().waitFor();
  const frame = renske.page.frames().find((one) => one.url().includes('/embed/')) as Frame;
  const scopes: readonly [Page, Frame] = [imane.page, frame];
  for (const scope of scopes) await scope.locator('clc-save-chip').getByText('Opgeslagen').first().waitFor();
  // The other three have clients of their own.
  for (const [n, [sub]] of ANSWERS.entries())
    if (n > 1) await ask(sub, '/tickets', { clientId: 1000 + n, features: [] });
  for (const scope of scopes) await face(scope, 'Toets').click();

  const rounds: RoundView[] = [];
  const opens = async (round: CreateRoundBody): Promise<void> => {
    rounds.push((await ask('imane', '/rounds', { ...round, open: {} })) as RoundView);
    for (const scope of scopes) await scope.locator('clc-ballot').waitFor();
  };
  const reveals = async (): Promise<void> => {
    const { page } = imane;
    await hearNothing();
    await page.getByRole('button', { name: 'Onthullen' }).click();
    for (const scope of scopes) await scope.locator('clc-round-result').first().waitFor();
  };
  const hearNothing = async (): Promise<void> => {
    for (const { page } of [imane, renske]) {
      const all = await heard(page);
      expect(all.filter((one) => SECRET.test(one) || /"(answer|points|ballots)"/u.test(one))).toEqual([]);
      // What is said to the page around says nothing of rounds at all; the rest passes its window on the way in.
      const said = [...all.filter((one) => one.startsWith('message ')), ...(await told(page)).map((one) => JSON.stringify(one))]; // prettier-ignore
      expect(said.length).toBeGreaterThan(2);
      const ours = [TITLE, PROMPT, 'round', 'lead-role', ...rounds.map((round) => round.id)];
      expect(said.filter((one) => ours.some((word) => one.includes(word)))).toEqual([]);
      expect(said.filter((one) => one.includes('change'))).toEqual([]);
    }
  };

  await opens({ about: { kind: 'writing', prompt: PROMPT }, title: TITLE });
  for (const [n, [sub, text]] of ANSWERS.entries()) {
    const scope = scopes[n];
    if (!scope) {
      await ask(sub, `/rounds/${rounds[0]?.id}/answer`, { answer: { kind: 'writing', text } });
      continue;
    }
    await scope.getByRole('textbox', { name: 'Jouw tekst' }).fill(text);
    await keeps(scope);
  }
  // Without names nobody is told how many there are.
  await imane.page.getByText('5 van 5 hebben geantwoord').filter({ visible: true }).first().waitFor();
  await reveals();
  for (const scope of scopes)
    for (const [, text] of ANSWERS) await scope.getByText(text).filter({ visible: true }).first().waitFor();
  await hearNothing();
  await ask('imane', `/rounds/${rounds[0]?.id}/close`, {});

  await opens({ about: { kind: 'lead-role', points: 10 }, title: TITLE, named: false });
  for (const [n, [sub, , points]] of ANSWERS.entries()) {
    const scope = scopes[n];
    if (!scope) {
      await ask(sub, `/rounds/${rounds[1]?.id}/answer`, {
        answer: { kind: 'lead-role', points },
        edit: sub.padEnd(22, '-'),
      });
      continue;
    }
    for (const [role, times] of [
      ['Steward', points.steward],
      ['Uitvinder', 10 - points.steward],
    ] as const)
      for (let time = 0; time < times; time++)
        await scope.getByRole('button', { name: `+ Punten voor ${role}` }).click();
    await keeps(scope);
  }
  await reveals();
  for (const scope of scopes)
    await scope.getByText('Waar minstens drie mensen iets gaven, het meeste eerst:').first().waitFor();
  await hearNothing();

  // The same ears hear of a card.
  for (const scope of scopes) await face(scope, 'Canvas').click();
  await addCards(imane.page, 'ARENA', 'Concurrenten', ['De deelfiets']);
  await card(frame, 'De deelfiets').waitFor();
  for (const { page } of [imane, renske])
    await until('the change is told', async () =>
      (await told(page)).some(({ kind, detail }) => kind === 'change' && JSON.stringify(detail).includes('"card"')),
    );
  await noCookies(imane, renske);
  noErrors(imane, renske);
}, 60_000);

function face(scope: Scope, name: string) {
  return scope.locator('clc-faces').getByRole('button', { name: new RegExp(`^${name}`, 'u') });
}
async function keeps(scope: Scope): Promise<void> {
  await scope.getByRole('button', { name: 'Antwoord bewaren' }).click();
  await scope.getByText('Je antwoord staat vast tot je het wijzigt.').filter({ visible: true }).first().waitFor();
}
