// The workshop from 0:10 to 0:30: what was written alone, the compass, the licence and what it is worth to whom.
import { expect } from 'vitest';
import { addCards, card, exported, facet, fillCompass, saved, until, write } from './acts.ts';
import { violations } from './axe.ts';
import {
  asks,
  ballot,
  counted,
  FAREWELLS,
  found,
  gone,
  goesOn,
  goesTo,
  keeps,
  turnsTo,
  visible,
} from './workshop-acts.ts';
import { calm, EVERYBODY, FULL, page, reachedBram, room, TEAM } from './workshop-room.ts';

const HOLLOW = 'Wereldwijd de beste fietsen voor iedereen.';
const MISSION = 'Wij helpen forenzen zorgeloos fietsen naar hun werk.';
const GOAL = 'Honderdduizend forenzen laten de auto drie dagen staan.';

export async function theTextsAppear(): Promise<void> {
  await goesOn('Onthullen en de missie maken');
  // Whoever does not lead is not offered it.
  for (const who of ['Bram', 'Aylin', 'Femke', 'Daan', 'Ravi'] as const)
    expect(await room.scope(who).getByRole('button', { name: 'Onthullen' }).count()).toBe(0);
  await page('Noor').getByRole('button', { name: 'Onthullen' }).click();
  for (const who of EVERYBODY)
    for (const [writer, text] of Object.entries(FAREWELLS)) {
      const quote = visible(room.scope(who).getByRole('blockquote').filter({ hasText: text }));
      await quote.getByText(FULL[writer as keyof typeof FAREWELLS]).waitFor();
    }
  // The search that found nothing finds it now, and all five in the one message that brought it.
  expect(reachedBram(FAREWELLS.Femke)).toBe(true);
  const brought = room.heard.filter((message) => Object.values(FAREWELLS).some((text) => message.includes(text)));
  for (const message of brought)
    for (const [writer, text] of Object.entries(FAREWELLS))
      // His own answer is given back to whoever asks for it.
      if (writer !== 'Bram') expect(message.includes(text) || onlyOwn(message), writer).toBe(true);

  await goesTo('Noor', 'Canvas');
  await fillCompass(page('Noor'), 'Missie', HOLLOW);
  for (const who of ['Bram', 'Aylin', 'Femke', 'Daan', 'Ravi'] as const)
    await found(who, 'Deze woorden zeggen weinig: wereldwijd, beste, iedereen. Wat laten jullie ermee weg?');
  await fillCompass(page('Noor'), 'Missie', MISSION);
  await goesTo('Noor', 'Toets');
  for (const who of EVERYBODY) await gone(who, /^Deze woorden zeggen weinig/u);
  calm();
}
const onlyOwn = (message: Buffer): boolean =>
  message.includes(FAREWELLS.Bram) &&
  !Object.entries(FAREWELLS).some(([who, text]) => who !== 'Bram' && message.includes(text));

export async function theGoalGetsItsDate(): Promise<void> {
  await goesOn('Stoutmoedig doel met een datum');
  const aylin = page('Aylin');
  await goesTo('Aylin', 'Canvas');
  await fillCompass(aylin, 'Stoutmoedig doel', GOAL);
  for (const who of ['Noor', 'Bram', 'Femke', 'Daan', 'Ravi'] as const)
    await found(who, 'Wanneer is het doel gehaald? Zet er een datum bij.');
  await aylin.getByRole('button', { name: 'Kies een datum' }).press('Enter');
  await aylin.getByLabel('Datum van het doel').fill('2032-12-31');
  await aylin.keyboard.press('Enter');
  await visible(aylin.getByRole('button', { name: 'Datum 31 december 2032, wijzigen' })).waitFor();
  for (const who of ['Noor', 'Bram', 'Femke', 'Daan', 'Ravi'] as const) {
    await gone(who, /^Wanneer is het doel gehaald/u);
    expect(await visible(room.scope(who).getByText(/Het doel is te lang/u)).count()).toBe(0);
    await goesTo(who, 'Canvas');
    await visible(room.scope(who).getByText(GOAL)).first().waitFor();
    await visible(room.scope(who).getByText(/^nog \d+ maanden$/u))
      .first()
      .waitFor();
  }
  calm();
}

const PARTIES = ['Klanten', 'Eigenaars', 'Partners', 'Medewerkers', 'Samenleving'];
const both = (party = ''): string[] => [`Inleg van ${party}`, `Vooruitgang van ${party}`];

export async function fiveFillTheLicence(): Promise<void> {
  await goesOn('LICENTIE: vijf partijen, ieder één', 'LICENTIE');
  await turnsTo('Femke', 'Licentie');
  await Promise.all(
    TEAM.map(async (who, n) => {
      const party = PARTIES[n] ?? '';
      if (who !== 'Aylin') return addCards(page(who), 'LICENTIE', party, both(party));
      const aylin = page(who);
      await facet(aylin, 'LICENTIE', party)
        .getByRole('button', { name: `Kaart toevoegen aan ${party}` })
        .last()
        .focus();
      await aylin.keyboard.press('Enter');
      await aylin.getByRole('textbox', { name: `Nieuwe kaart in ${party}` }).waitFor();
      for (const text of both(party)) {
        await aylin.keyboard.type(text);
        await aylin.keyboard.press('Enter');
      }
      await aylin.keyboard.press('Escape');
    }),
  );
  for (const who of EVERYBODY) {
    await turnsTo(who, 'Licentie');
    for (const party of PARTIES) for (const text of both(party)) await card(room.scope(who), text).waitFor();
  }

  // Bram and Femke in one card, each seeing where the other is.
  const shared = 'Inleg van Partners';
  const [bram, femke] = [page('Bram'), page('Femke')];
  await Promise.all([write(card(bram, shared)), write(card(femke, shared))]);
  await visible(card(bram, shared).getByText('Femke Vos')).first().waitFor();
  await visible(card(femke, shared).getByText('Bram Claes')).first().waitFor();
  await Promise.all([bram.keyboard.type('bbbbb', { delay: 12 }), femke.keyboard.type('ffffffff', { delay: 12 })]);
  await Promise.all([bram, femke].map((one) => one.keyboard.press('Escape')));
  await Promise.all(TEAM.map((who) => saved(page(who))));
  const texts = (await exported(room.owner)).cards.map(({ text }) => text);
  const merged = texts.find((text) => text.startsWith(shared)) ?? '';
  expect([...merged.slice(shared.length)].sort().join('')).toBe('bbbbbffffffff');
  expect(texts.toSorted()).toEqual(
    PARTIES.flatMap(both)
      .map((text) => (text === shared ? merged : text))
      .toSorted(),
  );
  for (const who of EVERYBODY) await card(room.scope(who), merged).waitFor();
  calm();
}

type Levels = readonly [investment: number, progress: number];
async function answers(who: (typeof TEAM)[number], asked: Readonly<Record<string, Levels>>): Promise<void> {
  await goesTo(who, 'Waardebalans');
  await ballot(who).waitFor();
  for (const [party, levels] of Object.entries(asked))
    for (const [n, side] of ['inleg', 'vooruitgang'].entries()) {
      const slider = ballot(who).getByRole('slider', { name: `${party}, ${side}` });
      if (who === 'Aylin') {
        await slider.focus();
        // Says five; the arrows go from there.
        await page(who).keyboard.press('Enter');
        const by = (levels[n] ?? 5) - 5;
        for (let step = 0; step < Math.abs(by); step++)
          await page(who).keyboard.press(by > 0 ? 'ArrowRight' : 'ArrowLeft');
      } else await slider.fill(String(levels[n]));
      await until(
        `${party}, ${side}`,
        async () => (await slider.getAttribute('aria-valuetext'))?.startsWith(`${levels[n]},`) === true,
      );
    }
  await keeps(who);
}
export async function theValueIsWeighed(): Promise<void> {
  await goesOn('Waarderonde en gesprek');
  await asks('Waardebalans', 'Waardebalans', 'Wie legt in, wie krijgt?');
  const begun = room.heard.length;
  const first: Levels[] = [[5, 4], [5, 4], [5, 4], [4, 10], [6, 3]]; // prettier-ignore
  for (const [n, who] of TEAM.entries()) await answers(who, { Klanten: [4, 8], Partners: first[n] ?? [5, 4] });
  await counted('Noor', 5);
  await goesTo('Ravi', 'Waardebalans');
  for (const who of EVERYBODY) {
    const ledger = room.scope(who).locator('clc-ledger');
    expect(await visible(ledger.getByText('zwakste schakel')).count()).toBe(0);
  }
  // Levels are numbers like others: what is looked for is the name of one in what others answered.
  const others = room.heard.slice(begun).filter((message) => message.includes('partners.now.progress'));
  expect(others.filter((message) => !message.includes('"answer"'))).toEqual([]);

  await page('Noor').getByRole('button', { name: 'Onthullen' }).click();
  for (const who of EVERYBODY)
    await partners(who, /^Partners zwakste schakel .*inleg 5, vooruitgang 4.* −1 legt erop toe/u);
  expect(await violations(page('Bram'))).toEqual([]);
  await goesTo('Daan', 'Toets');
  await found('Daan', 'Partners leggen erop toe.');

  calm();
}
/** How a party stands in the ledger, as it is read out. */
async function partners(who: (typeof EVERYBODY)[number], said: RegExp): Promise<void> {
  await room.scope(who).locator('clc-ledger').getByRole('button', { name: said }).waitFor();
}
export async function theSecondVoteTurnsIt(): Promise<void> {
  await page('Noor').getByRole('button', { name: 'Besproken' }).click();
  await page('Noor').getByRole('button', { name: 'Tweede stemming' }).click();
  // On the customers they agree, so nobody is asked about them again.
  for (const who of TEAM) await answers(who, { Partners: [4, 5] });
  expect(await ballot('Bram').getByRole('slider').count()).toBe(2);
  await counted('Noor', 5);
  await page('Noor').getByRole('button', { name: 'Onthullen' }).click();
  await goesTo('Daan', 'Toets');
  await gone('Daan', 'Partners leggen erop toe.');
  await goesTo('Daan', 'Waardebalans');
  for (const who of EVERYBODY) await partners(who, /^Partners .*inleg 4, vooruitgang 5.* \+1 gaat erop vooruit/u);
  calm();
}
