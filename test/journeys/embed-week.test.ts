// Monday of the week nobody is together: somebody comments from the intranet, all see it at once, and a forged edit goes nowhere.
import { afterAll, beforeAll, expect, test } from 'vitest';
import type * as Y from 'yjs';
import { root } from '../../shared/document/roots.ts';
import { block, card, exported, facet, join, makeCanvas, noErrors, saved, until } from './acts.ts';
import { hostPage, noCookies, openEmbedStage, ownClient, told } from './embed-stage.ts';
import type { EmbedStage } from './embed-stage.ts';

let stage: EmbedStage;
beforeAll(async () => {
  stage = await openEmbedStage();
}, 60_000);
afterAll(() => stage?.close());

const RAVI = { name: 'Ravi Kumar', role: 'commenter' } as const;

test('a commenter writes from the intranet page and names a colleague; his hand-made edit is dropped', async () => {
  const { id, links } = await makeCanvas(stage, { example: 'rijwiel' });
  const [ravi, noor, aylin] = [
    await stage.visitor('Ravi'),
    await stage.person('Noor Bakker'),
    await stage.person('Aylin Demir'),
  ];
  stage.hosts.visitors.set('ravi', RAVI);
  await Promise.all([join(noor, links.editor), join(aylin, links.commenter)]);
  await ravi.page.goto(hostPage(stage, 'plain', { canvas: id, as: 'ravi', mode: 'comment' }));
  await saved(ravi.page);

  await facet(ravi.page, 'ARENA', 'Belanghebbenden')
    .getByRole('button', { name: /^Belang.?hebbenden/u })
    .first()
    .click();
  await ravi.page.getByRole('button', { name: /^Praten over Belanghebbenden/u }).click();
  const field = ravi.page.getByRole('textbox', { name: /Nieuw gesprek over Belanghebbenden/u });
  await field.pressSequentially('Wat wil de gemeente, @Ayl');
  await ravi.page.getByRole('option', { name: /Aylin Demir/u }).click();
  await field.press('Control+Enter');
  for (const { page } of [noor, aylin, ravi]) {
    const unread = page === ravi.page ? '' : ', 1 ongelezen';
    await block(page, 'ARENA')
      .getByRole('button', { name: `Praten over ARENA, 1 gesprek${unread}` })
      .waitFor();
  }
  await saved(ravi.page);
  const { threads } = await exported(links.owner);
  expect(threads.map(({ comments }) => comments.length)).toEqual([1]);
  // Whoever is named stays the same person under another name.
  expect(threads[0]?.comments[0]?.body).toMatch(/^Wat wil de gemeente, <@p_[\w-]+>\s*$/u);
  // The page around learns that there is a comment, and not a word of it.
  const comments = (await told(ravi.page)).filter(({ kind }) => kind === 'comment');
  expect(comments.map(({ detail }) => [Object.keys(detail).sort(), detail['mine']])).toEqual([
    [['mine', 'thread'], true],
  ]);
  expect(JSON.stringify(await told(ravi.page))).not.toContain('gemeente');

  // Beside the widget, with his own token and a client of his own.
  const before = (await exported(links.owner)).cards;
  const { doc, reply, codes, stop } = await ownClient(stage, id, 'ravi', RAVI);
  try {
    expect(reply.role).toBe('commenter');
    const [[, some] = []] = [...root(doc, 'cards').entries()];
    (some as Y.Map<unknown>).set('status', 'rejected');
    await until('he is shut out for it', async () => codes.includes(4403));
  } finally {
    stop();
  }
  expect((await exported(links.owner)).cards).toEqual(before);
  await card(noor.page, 'FietsApp').waitFor();
  await noCookies(ravi);
  noErrors(ravi, noor, aylin);
}, 60_000);
