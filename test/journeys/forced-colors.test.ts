// Where the system forces its colours, what the look says with colour is still seen: on a light ground and on a dark one, whatever the theme.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Locator, Page } from 'playwright-core';
import { rijwiel } from '../../shared/template/rijwiel.ts';
import { card, join, makeCanvas } from './acts.ts';
import { openStage } from './stage.ts';
import type { Stage } from './stage.ts';

let stage: Stage;
let owner: string;
beforeAll(async () => {
  stage = await openStage();
  const ledger = { ...rijwiel.ledger, 'customers.then.progress': 9, 'customers.then.investment': 3 };
  const { id, links } = await makeCanvas(stage, { document: { ...rijwiel, ledger } });
  owner = links.owner;
  await holdRound(id, links.editor);
});
afterAll(() => stage.close());

/** Three people answer: the first step is reached, the second stays open, the third floats. */
async function holdRound(canvas: string, link: string): Promise<void> {
  const key = new URLSearchParams(new URL(link).hash.slice(1)).get('key');
  const ask = async (path: string, body: object): Promise<{ readonly id: string }> => {
    const reply = await fetch(`${stage.product.url}/api/canvases/${canvas}/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${key}` },
      body: JSON.stringify(body),
    });
    expect([path, reply.ok]).toEqual([path, true]);
    return (await reply.json()) as { readonly id: string };
  };
  const devices = ['noor', 'bram', 'aylin'].map((name) => `een-geheim-van-het-apparaat-van-${name}`);
  for (const [n, device] of devices.entries())
    await ask('tickets', { key, name: `Lid ${n + 1}`, device, clientId: n + 1 });
  const [device] = devices;
  const { id } = await ask('rounds', { device, about: { kind: 'stairway', steps: ['chosen', 'kept', 'sound'] } });
  await ask(`rounds/${id}/open`, { device });
  const proven = { score: 3, evidence: [{ url: 'https://voorbeeld.nl/bewijs' }] };
  for (const each of devices) {
    const answer = { kind: 'stairway', steps: { chosen: proven, kept: { score: 1 }, sound: proven } };
    await ask(`rounds/${id}/answer`, { device: each, answer });
  }
  await ask(`rounds/${id}/reveal`, { device });
}

/** The contrast of what paints this with the ground of the system, from 1 to 21. */
function contrast(of: Locator, paint: 'fill' | 'stroke' | 'outlineColor' | 'borderTopColor'): Promise<number> {
  return of.first().evaluate((element, property) => {
    const rgb = (colour: string): number[] => {
      const canvas = new OffscreenCanvas(1, 1).getContext('2d');
      if (!canvas) throw new Error('There is nothing to paint on.');
      canvas.fillStyle = colour;
      canvas.fillRect(0, 0, 1, 1);
      return [...canvas.getImageData(0, 0, 1, 1).data.slice(0, 3)];
    };
    const light = (colour: string): number => {
      const [r = 0, g = 0, b = 0] = rgb(colour).map((part) => {
        const c = part / 255;
        return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
      });
      return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    const ground = document.body.appendChild(document.createElement('div'));
    ground.style.color = 'Canvas';
    const under = light(getComputedStyle(ground).color);
    ground.remove();
    const over = light(getComputedStyle(element)[property]);
    return (Math.max(over, under) + 0.05) / (Math.min(over, under) + 0.05);
  }, paint);
}
const style = (of: Locator, property: string): Promise<string> =>
  of.first().evaluate((element, name) => getComputedStyle(element).getPropertyValue(name), property);
/** As WCAG 1.4.11 asks of what is needed to understand a picture. */
const SEEN = 3;

async function open(dark: boolean, theme: 'light' | 'dark', face: string): Promise<Page> {
  const person = await stage.person('Noor Bakker', { dark });
  await person.page.emulateMedia({ forcedColors: 'active', colorScheme: dark ? 'dark' : 'light' });
  await join(person, owner);
  await person.page.evaluate((is) => {
    const wear = (root: ParentNode): void => {
      for (const element of root.querySelectorAll<HTMLElement>('*')) {
        if (element.shadowRoot === null) continue;
        if (element.localName === 'clc-app') element.dataset['theme'] = is;
        wear(element.shadowRoot);
      }
    };
    wear(document);
  }, theme);
  if (face !== 'Canvas')
    await person.page.locator('clc-faces').getByRole('button', { name: new RegExp(`^${face}`, 'u') }).click(); // prettier-ignore
  return person.page;
}

describe.each([
  ['a light ground', false, 'light'],
  ['a dark ground', true, 'dark'],
  ['a dark ground under the light theme', true, 'light'],
  ['a light ground under the dark theme', false, 'dark'],
] as const)('on %s', (_, dark, theme) => {
  test('the stair: what is reached is filled, what floats is hatched, what is open is dashed', async () => {
    const page = await open(dark, theme, 'Stairway');
    const tread = (state: string): Locator => page.locator(`clc-stair li.tread.${state}`);
    await tread('reached').first().waitFor();
    expect(await contrast(tread('reached').locator('.fill'), 'fill')).toBeGreaterThan(SEEN);
    expect(await contrast(tread('floating').locator('.hatch'), 'stroke')).toBeGreaterThan(SEEN);
    expect(await style(tread('floating').locator('.hatched'), 'display')).not.toBe('none');
    for (const state of ['open', 'unasked']) {
      expect(await style(tread(state).locator('.fill'), 'fill')).toBe('none');
      expect(await style(tread(state).locator('.edge'), 'stroke-dasharray')).not.toBe('none');
      expect(await contrast(tread(state).locator('.edge'), 'stroke')).toBeGreaterThan(SEEN);
    }
    expect(await contrast(tread('reached').locator('.dots circle'), 'fill')).toBeGreaterThan(SEEN);
    expect(await contrast(tread('open').locator('.dots circle'), 'stroke')).toBeGreaterThan(SEEN);

    // Open and focused are told apart by more than a colour.
    const button = tread('floating').getByRole('button');
    await button.press('Enter');
    expect(await style(button, 'outline-style')).toBe('solid');
    expect(await contrast(button, 'outlineColor')).toBeGreaterThan(SEEN);
    await page.locator('clc-stair clc-segmented').getByRole('radio').first().focus();
    expect(await style(button, 'outline-width')).toBe('2px');
    expect(await style(page.locator('clc-stair clc-segmented label:has(:focus-visible)'), 'outline-width')).toBe('3px');
    await page.context().close();
  });

  test('the ledger: both bars, the other moment, the diamond, and what is chosen', async () => {
    const page = await open(dark, theme, 'Waardebalans');
    const row = page.locator('clc-ledger [data-party=customers]');
    await row.waitFor();
    expect(await contrast(row.locator('.bar.progress'), 'fill')).toBeGreaterThan(SEEN);
    expect(await contrast(row.locator('.bar.investment'), 'stroke')).toBeGreaterThan(SEEN);
    expect(await contrast(row.locator('rect.other'), 'stroke')).toBeGreaterThan(SEEN);
    expect(await contrast(row.locator('line.axis'), 'stroke')).toBeGreaterThan(SEEN);
    // It lies on a bar: its inside is the ground, its edge is not.
    const diamond = row.locator('.net path');
    expect(await contrast(diamond, 'stroke')).toBeGreaterThan(SEEN);
    expect(await contrast(diamond, 'fill')).toBe(1);
    expect(await contrast(row.locator('text.figure'), 'fill')).toBeGreaterThan(SEEN);
    const chosen = page.locator('clc-ledger clc-segmented').first().locator('label:has(:checked)');
    expect(await style(chosen, 'outline-style')).toBe('solid');
    expect(await contrast(chosen, 'outlineColor')).toBeGreaterThan(SEEN);
    await page.context().close();
  });

  test('a card: selected, in its chain and elsewhere are three widths of line', async () => {
    const page = await open(dark, theme, 'Canvas');
    const promise = card(page, 'Staat je fiets stil');
    await promise.click();
    const body = (of: Locator): Locator => of.locator('.card').first();
    const chain = card(page, 'Forenzen binnen vijftien kilometer');
    await chain.getByText('wordt bediend door').waitFor();
    const lines = async (of: Locator): Promise<string> =>
      [await style(body(of), 'outline-width'), await style(body(of), 'outline-style')].join(' ');
    const all = [await lines(promise), await lines(chain), await lines(card(page, 'FietsApp'))];
    expect(new Set(all).size).toBe(3);
    expect(await contrast(body(promise), 'outlineColor')).toBeGreaterThan(SEEN);
    expect(await contrast(body(chain), 'outlineColor')).toBeGreaterThan(SEEN);
    await page.context().close();
  });
});
