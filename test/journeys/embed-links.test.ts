// Links that would run a script, written by a client of somebody's own over a real socket: the canvas in a page of somebody else follows none.
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Locator, Page } from 'playwright-core';
import type * as Y from 'yjs';
import { makeCard, setStatus } from '../../shared/document/card-changes.ts';
import { compassText } from '../../shared/document/compass.ts';
import { root } from '../../shared/document/roots.ts';
import { textFrom, textFromRich } from '../../shared/document/text-made.ts';
import type { RichText } from '../../shared/document/text.ts';
import { openThread } from '../../shared/document/thread-changes.ts';
import { addCards, card, exported, facet, makeCanvas, noErrors, saved, until } from './acts.ts';
import { hostPage, openEmbedStage, ownClient, reads } from './embed-stage.ts';
import type { EmbedStage } from './embed-stage.ts';
import type { Person } from './stage.ts';

let stage: EmbedStage;
beforeAll(async () => {
  stage = await openEmbedStage();
}, 60_000);
afterAll(() => stage?.close());

const STRIKE = "(opener||parent||self).struck=1,alert('struck')";
const SCRIPT = `javascript:${STRIKE}`;
const MARKUP = `<img src=x onerror="${STRIKE}"><script>${STRIKE}</script>`;
/** By what a person reads in place of the address. */
const BAD: Readonly<Record<string, string>> = {
  plainly: SCRIPT,
  mixed: `JaVaScRiPt:${STRIKE}`,
  indented: ` \t${SCRIPT}`,
  tabbed: `java\tscript:${STRIKE}`,
  broken: `java\nscript:${STRIKE}`,
  controlled: `\u0001${SCRIPT}`,
  behind: `https:${SCRIPT}`,
  vb: `vbscript:${STRIKE}`,
  data: `data:text/html,${MARKUP}`,
  coded: `DATA:text/html;base64,${Buffer.from(MARKUP).toString('base64')}`,
  local: 'file:///etc/passwd',
};
const GOOD = 'https://voorbeeld.example/goed';
const EVE = { name: `${SCRIPT} ${MARKUP}`.slice(0, 80), role: 'editor' } as const;

/** Everything in the canvas that leads somewhere or would run, through all shadow roots; and whether anything has run. */
function ways(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found: string[] = [];
    const walk = (at: ParentNode): void => {
      for (const element of at.querySelectorAll('*')) {
        if (element.shadowRoot) walk(element.shadowRoot);
        for (const { name, value } of element.attributes)
          if (/^on|^(xlink:)?href$|^(src|srcdoc|action|formaction|data)$/u.test(name)) found.push(`${name} ${value}`);
      }
    };
    for (const element of document.querySelectorAll('customer-leader-canvas'))
      if (element.shadowRoot) walk(element.shadowRoot);
    if ('struck' in window) found.push('a script ran');
    return [...new Set(found)].filter((way) => !way.startsWith('href #')).sort();
  });
}
/** Presses what would be a link, in each way a person can. */
async function tries(target: Locator): Promise<void> {
  await target.click();
  await target.click({ modifiers: ['ControlOrMeta'] });
  await target.click({ button: 'middle' });
}

test('of links that would run a script no reader, writer or commenter gets one that works, and nothing runs', async () => {
  const { id, links } = await makeCanvas(stage, { title: 'Leeg canvas' });
  const { doc, reply, codes, stop } = await ownClient(stage, id, 'eve', EVE);
  const at = new Date().toISOString();
  const made = { person: reply.person.id, at, random: () => 0.5 };
  const linked = (text: string, link: string): RichText => [
    { kind: 'paragraph', content: [{ kind: 'text', text, marks: { link }, at: 0 }] },
  ];
  doc.transact(() => {
    for (const [name, address] of Object.entries({ ...BAD, good: GOOD }))
      makeCard(doc, name, 'arena.competitors', made, { text: textFromRich(linked(name, address)) });
    makeCard(doc, 'named', 'arena.context', made, { text: textFrom(`${SCRIPT} ${MARKUP}`) });
    for (const field of ['next', 'owner', 'driver'])
      root<Y.Map<unknown>>(doc, 'cards').get('named')?.set(field, SCRIPT);
    const mission = compassText(doc, 'mission')?.get(0) as Y.XmlElement;
    (mission.get(0) as Y.XmlText).insert(0, 'onze missie', { link: { href: SCRIPT } });
    root(doc, 'meta').set('title', SCRIPT);
  });
  doc.transact(() => [...Object.keys(BAD), 'good', 'named'].forEach((name) => setStatus(doc, name, 'proposal')));
  openThread(
    doc,
    { id: 'talk', anchor: { kind: 'block', id: 'arena' }, kind: 'comment', by: made.person, at },
    { id: 'first', body: [...Object.values(BAD), `[x](${SCRIPT})`, `<@${SCRIPT}>`, MARKUP, GOOD].join('\n') },
  );
  try {
    await until('the server has all of it', async () => (await exported(links.owner)).threads.length === 1);
    expect(codes).toEqual([]);
    const [wim, imane] = [await stage.visitor('Wim'), await stage.visitor('Imane')];
    for (const { page } of [wim, imane])
      page.on('dialog', (dialog) => {
        imane.errors.push(dialog.message());
        void dialog.dismiss();
      });
    // No policy of the page around stands in the way of anything.
    const at = (as: string): string => hostPage(stage, 'plain', { canvas: id, as, unguarded: '' });
    const looks = async ({ page }: Person): Promise<void> => {
      const sent = await page.goto(at(page === wim.page ? 'wim' : 'imane'));
      expect(await sent?.headerValue('content-security-policy')).toBeNull();
      await saved(page);
      await card(page, 'good').getByText('good').waitFor();
      expect(await ways(page)).toEqual([`href ${GOOD}`]);
      for (const name of Object.keys(BAD)) await tries(card(page, name).getByText(name));
      await tries(page.locator('clc-compass').getByText('onze missie').first());
      for (const said of await card(page, 'onerror').getByText('javascript:').all()) await tries(said);
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: /^Praten over ARENA/u }).click();
      await reads(page, /vbscript/u);
      for (const text of [/^java/u, /data:text/u]) await tries(page.locator('clc-message').getByText(text).first());
      expect(await ways(page)).toEqual([`href ${GOOD}`]);
    };
    await Promise.all([looks(wim), looks(imane)]);
    // A text that is being written is drawn by the editor instead.
    for (const name of [...Object.keys(BAD), 'named']) {
      const text = card(imane.page, name === 'named' ? 'onerror' : name);
      await text.locator('[tabindex="0"], [tabindex="-1"]').first().focus();
      await imane.page.keyboard.press('Enter');
      const box = text.getByRole('textbox').first();
      await box.waitFor();
      await tries(box.getByText(name === 'named' ? 'onerror' : name));
      expect(await ways(imane.page)).toEqual([`href ${GOOD}`]);
      await imane.page.keyboard.press('Escape');
    }
    await addCards(imane.page, 'ARENA', 'Klanten', ['Nog gewoon te gebruiken']);
    await card(facet(wim.page, 'ARENA', 'Klanten'), 'Nog gewoon te gebruiken').waitFor();
    for (const { page, context } of [wim, imane]) {
      expect(context.pages()).toHaveLength(1);
      expect(await ways(page)).toEqual([`href ${GOOD}`]);
      expect(page.url()).toContain('/plain?');
    }
    noErrors(wim, imane);
  } finally {
    stop();
  }
}, 60_000);
