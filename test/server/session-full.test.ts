// Promise: whoever put more on a canvas than it takes gets on by taking it out again, and everything else of theirs arrives.
import { expect, test } from 'vitest';
import type * as Y from 'yjs';
import type { Canvas } from '../../client/session/contexts.ts';
import type { Session } from '../../client/session/open-session.ts';
import { cardIds, readCard } from '../../shared/document/cards.ts';
import { plainText } from '../../shared/document/text.ts';
import { replaceText } from '../../shared/document/text-made.ts';
import { ME } from '../../shared/document/undo.ts';
import { add, join, saved } from './sessions.ts';
import { createCanvas, serve, until } from './with-server.ts';

const limits = { documentSoftBytes: 40_000, documentHardBytes: 60_000 };
const TOO_MUCH = 'z'.repeat(70_000);

function write(doc: Y.Doc, card: string, words: string): void {
  const text = readCard(doc, card)?.text;
  if (!text) throw new Error('There is no such card.');
  doc.transact(() => replaceText(text, words), ME);
}
const read = (doc: Y.Doc, card: string): string => {
  const text = readCard(doc, card)?.text;
  return text ? plainText(text) : '';
};

/** A card of hers that the canvas has no room for, and one made after that. */
async function overfull(): Promise<{ noor: Session; hers: Canvas; his: Canvas; card: string; besides: string }> {
  const server = await serve({ limits });
  const canvas = await createCanvas(server);
  const [noor, daan] = [join(server, canvas, 'Noor'), join(server, canvas, 'Daan')];
  const [hers, his] = [await saved(noor), await saved(daan)];
  const card = add(hers, 'De bus');
  await saved(noor);
  hers.undo.stop();
  write(hers.doc, card, TOO_MUCH);
  await full(noor);
  return { noor, hers, his, card, besides: add(hers, 'De auto') };
}
const full = (session: Session): Promise<boolean> =>
  until(() => session.status.save.kind === 'stopped' && session.status.save.reason === 'full');

test('too much is pasted and taken out again: the canvas is saved, with all that was done besides', async () => {
  const { noor, hers, his, card, besides } = await overfull();
  write(hers.doc, card, 'De bus rijdt vaker');
  noor.retry();
  expect((await saved(noor)).doc).toBe(hers.doc);
  await until(() => cardIds(his.doc).length === 2);
  expect([read(his.doc, card), read(his.doc, besides)]).toEqual(['De bus rijdt vaker', 'De auto']);
  // From here on there is undo again.
  write(hers.doc, card, 'De bus rijdt minder vaak');
  expect(hers.commands.undo()).toBe('done');
  await saved(noor);
  await until(() => read(his.doc, card) === 'De bus rijdt vaker');
});

test('it is taken out with undo, after connecting again too early: saved all the same', async () => {
  const { noor, hers, his, card, besides } = await overfull();
  noor.retry();
  await until(() => noor.status.save.kind !== 'stopped');
  await full(noor);
  expect(read(hers.doc, card), 'nothing of it is lost').toBe(TOO_MUCH);
  write(hers.doc, card, 'De bus');
  hers.commands.undo();
  hers.commands.redo();
  noor.retry();
  await saved(noor);
  await until(() => cardIds(his.doc).length === 2);
  expect([read(his.doc, card), read(his.doc, besides)]).toEqual(['De bus', 'De auto']);
});
