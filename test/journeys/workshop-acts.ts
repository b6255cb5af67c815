// What people do in the workshop, each in their own way: Aylin without a pointer, Femke with a finger.
import type { Locator } from 'playwright-core';
import { until } from './acts.ts';
import { EVERYBODY, page, room } from './workshop-room.ts';
import type { Who, TEAM } from './workshop-room.ts';

export const FAREWELLS: Readonly<Record<(typeof TEAM)[number], string>> = {
  Noor: 'Jullie maakten van maandag een fietsdag.',
  Bram: 'De auto staat al jaren te koop.',
  Aylin: 'Mijn fiets deed het altijd, ook in november.',
  Femke: 'Ik kom nu blij binnen, en dat merkt mijn ploeg.',
  Daan: 'Het was nog goedkoper ook.',
};
export const face = (who: Who, name: string): Locator =>
  room
    .scope(who)
    .getByRole('navigation', { name: 'Weergaven' })
    .getByRole('button', { name: new RegExp(`^${name}`, 'u') });
export const session = (who: Who): Locator => room.scope(who).getByRole('region', { name: 'Sessie', exact: true });
export const visible = (place: Locator): Locator => place.filter({ visible: true });

/** Noor goes to the next step of the programme; everybody is told its phase. */
export async function goesOn(step: string, phase?: string): Promise<void> {
  await session('Noor')
    .getByRole('button', { name: `Volgende stap: ${step}` })
    .click();
  if (phase === undefined) return;
  for (const who of EVERYBODY)
    await session(who).locator('[aria-current=step]').getByText(phase, { exact: true }).waitFor();
}

/** Opens the view in which this round is asked; without a pointer when it is Aylin. */
export async function goesTo(who: Who, name: string): Promise<void> {
  if (who !== 'Aylin') return face(who, name).click();
  await face(who, name).focus();
  await page(who).keyboard.press('Enter');
}
/** Noor asks; the others follow the invitation to answer. */
export async function asks(about: string, where: string, name: string): Promise<void> {
  const noor = page('Noor');
  await goesTo('Noor', where);
  await noor.getByRole('button', { name: 'Nieuwe ronde' }).click();
  // Only where more than one thing can be asked.
  const what = noor.getByRole('radio', { name: new RegExp(`^${about}`, 'u') });
  if (where === 'Toets') await what.check();
  await noor.getByLabel('Naam van de ronde').fill(name);
  await noor.getByRole('button', { name: 'Openen', exact: true }).click();
  await noor.getByRole('heading', { name: `${about}: ${name}` }).waitFor();
}
export const ballot = (who: Who): Locator => room.scope(who).locator('clc-ballot');
export const counted = (who: Who, n: number): Promise<void> =>
  visible(room.scope(who).getByText(`${n} van 5 ${n === 1 ? 'heeft' : 'hebben'} geantwoord`)).first().waitFor(); // prettier-ignore
export async function keeps(who: Who): Promise<void> {
  const there = page(who);
  if (who === 'Aylin') {
    await there.getByRole('button', { name: 'Antwoord bewaren' }).focus();
    await there.keyboard.press('Enter');
  } else await there.getByRole('button', { name: 'Antwoord bewaren' }).click();
  await visible(there.getByText('Je antwoord staat vast tot je het wijzigt.')).first().waitFor();
}

/** Whether the check says this, where a person stands in the view of the check. */
export const finding = (who: Who, words: string | RegExp): Locator =>
  visible(
    room.scope(who).locator('clc-check').getByRole('button', { name: words }).and(room.scope(who).locator('.what')),
  );
export async function found(who: Who, words: string | RegExp): Promise<void> {
  await finding(who, words).first().waitFor();
}
export async function gone(who: Who, words: string | RegExp): Promise<void> {
  await until(`${who} is not told any more: ${String(words)}`, async () => (await finding(who, words).count()) === 0);
}
/** On a phone one part of the canvas is shown at a time. */
export async function turnsTo(who: Who, part: string): Promise<void> {
  if (who !== 'Femke') return;
  await page(who)
    .getByRole('tab', { name: new RegExp(part, 'iu') })
    .tap();
}
