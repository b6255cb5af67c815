// Promise: a person whose work is refused loses nothing: the session goes on by itself, what is valid arrives, the rest is told.
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import type { Fetch } from '../../client/session/api.ts';
import type { Session } from '../../client/session/open-session.ts';
import { realClock } from '../../client/session/surroundings.ts';
import type { Clock } from '../../client/session/surroundings.ts';
import { cardIds, readCard } from '../../shared/document/cards.ts';
import { compassText } from '../../shared/document/compass.ts';
import { root } from '../../shared/document/roots.ts';
import { plainText, richText } from '../../shared/document/text.ts';
import { textFrom } from '../../shared/document/text-made.ts';
import { readComment, threadIds } from '../../shared/document/threads.ts';
import { commentsOf } from '../../shared/document/thread-comments.ts';
import type { AccessRole } from '../../shared/rules/roles.ts';
import { add, canvasOf, join, memory, saved } from './sessions.ts';
import { createCanvas, serve, until } from './with-server.ts';
import type { TestCanvas, TestServer } from './with-server.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

/** The run of the first paragraph, to type in. */
function run(text: Y.XmlFragment | undefined): Y.XmlText {
  const paragraph = text?.get(0);
  const found = paragraph instanceof Y.XmlElement ? paragraph.get(0) : undefined;
  if (!(found instanceof Y.XmlText)) throw new Error('There is no text.');
  return found;
}
const textOf = (doc: Y.Doc, card: string): Y.XmlText => run(readCard(doc, card)?.text);
const read = (doc: Y.Doc, card: string): string => textOf(doc, card).toString();

/** Joins with a link that can be changed for another while the session lives. */
function withOtherLinkLater(canvas: TestCanvas): { fetch: Fetch; become(role: AccessRole): void } {
  let key: string | undefined;
  return {
    fetch: (input, init) =>
      key !== undefined && input.endsWith('/tickets')
        ? fetch(input, { ...init, body: JSON.stringify({ ...(JSON.parse(String(init.body)) as object), key }) })
        : fetch(input, init),
    become: (role) => {
      key = canvas.keys[role];
    },
  };
}
/** The server goes away, something happens, and it comes back where it was. */
async function whileAway(server: TestServer, sessions: readonly Session[], happens: () => void): Promise<TestServer> {
  await server.stop();
  await until(() => sessions.every((session) => !session.status.connected));
  happens();
  return serve({}, { dataDir: server.dataDir, port: server.port });
}

test('a right lowered while offline: the discussion arrives, the rest is told, and nobody else sees it', async () => {
  const server = await serve();
  const canvas = await createCanvas(server);
  const link = withOtherLinkLater(canvas);
  const [noor, daan] = [
    join(server, canvas, 'Noor', 'editor', memory(), { fetch: link.fetch }),
    join(server, canvas, 'Daan'),
  ];
  const [hers, his] = [await saved(noor), await saved(daan)];
  const known = add(hers, 'bekend');
  await saved(noor);
  let made = '';
  const again = await whileAway(server, [noor, daan], () => {
    made = add(hers, 'niet meer van mij');
    textOf(hers.doc, known).insert(6, ' geworden');
    hers.commands.openThread({ kind: 'card', id: known, quote: 'bekend' }, 'Mag dit blijven?');
    link.become('commenter');
  });
  noor.retry();
  daan.retry();
  await until(() => noor.leftBehind !== undefined);
  const after = await saved(noor);
  await saved(daan);
  expect(after.doc).not.toBe(hers.doc);
  expect(after.doc.clientID).not.toBe(hers.doc.clientID);
  expect(after).toMatchObject({ role: 'commenter', me: { name: 'Noor' } });
  expect(noor.leftBehind?.pieces.map((piece) => piece.text).sort()).toEqual(['bekend geworden', 'niet meer van mij']);
  await until(() => threadIds(his.doc).length === 1);
  const [thread = ''] = threadIds(his.doc);
  expect(commentsOf(his.doc, thread).map((c) => [c.body, c.by])).toEqual([['Mag dit blijven?', hers.me.id]]);
  expect(cardIds(his.doc)).toEqual([known]);
  expect(read(his.doc, known)).toBe('bekend');
  after.commands.reply(thread, 'En nu?');
  await saved(noor);
  await until(() => commentsOf(his.doc, thread).length === 2);
  expect(noor.status.notTaken).toBe(2);
  expect(cardIds(noor.leftBehind?.canvas?.doc ?? his.doc)).toContain(made);
  expect(again.warnings).toEqual([]);
});

test('one forged value in offline work: all the rest arrives beside what others did, at the same characters', async () => {
  const server = await serve();
  const canvas = await createCanvas(server);
  const [noor, daan] = [join(server, canvas, 'Noor'), join(server, canvas, 'Daan')];
  const [hers, his] = [await saved(noor), await saved(daan)];
  const card = add(hers, 'een warm huis');
  const other = add(hers, 'weg ermee');
  await saved(noor);
  await until(() => readCard(his.doc, other));
  his.commands.openThread({ kind: 'block', id: 'arena' }, 'Van Daan');
  await saved(daan);
  await until(() => threadIds(hers.doc).length === 1);
  const [comment = ''] = root(hers.doc, 'comments').keys();
  let made = '';
  await whileAway(server, [noor, daan], () => {
    textOf(his.doc, card).insert(11, 'i');
    textOf(his.doc, card).insert(14, ' met tuin');
    const mine = textOf(hers.doc, card);
    mine.delete(4, 5);
    mine.insert(4, 'koel ', {});
    mine.format(0, 3, { strong: {} });
    run(compassText(hers.doc, 'mission')).insert(0, 'Wonen voor iedereen');
    made = add(hers, 'nieuw');
    hers.commands.setFields(made, { next: 'bellen' });
    hers.commands.setStatus([card], 'decided');
    hers.commands.setStatus([other], 'rejected');
    root(hers.doc, 'comments').set(comment, {
      ...(root(hers.doc, 'comments').get(comment) as object),
      body: 'Van Noor',
    });
  });
  daan.retry();
  await saved(daan);
  noor.retry();
  await until(() => noor.leftBehind !== undefined);
  const after = await saved(noor);
  await until(() => readCard(his.doc, made));
  for (const { doc } of [after, his]) {
    await until(() => read(doc, card).includes('koel'));
    expect(plainText(readCard(doc, card)?.text ?? textFrom(''))).toBe('een koel huiis met tuin');
    expect(richText(readCard(doc, card)?.text ?? textFrom(''))).toMatchObject([
      { content: [{ text: 'een', marks: { strong: true } }, { text: ' koel huiis met tuin' }] },
    ]);
    expect(readCard(doc, card)?.status).toBe('decided');
    expect(readCard(doc, other)?.status).toBe('rejected');
    expect(readCard(doc, made)).toMatchObject({ createdBy: hers.me.id, status: 'proposal', next: 'bellen' });
    expect(read(doc, made)).toBe('nieuw');
    expect(run(compassText(doc, 'mission')).toString()).toBe('Wonen voor iedereen');
    expect(readComment(doc, comment)?.body).toBe('Van Daan');
  }
  expect(noor.leftBehind?.pieces).toEqual([{ kind: 'comment', text: 'Van Noor' }]);
});

test('a computer whose clock is days ahead stamps what is written with the time of the server', async () => {
  const server = await serve();
  const canvas = await createCanvas(server);
  const clock: Clock = { ...realClock, now: () => Date.now() + 3 * DAY_MS };
  const session = join(server, canvas, 'Noor', 'editor', memory(), { clock });
  const mine = await saved(session);
  const card = add(mine, 'op tijd');
  await saved(session);
  expect(Math.abs(Date.parse(readCard(mine.doc, card)?.createdAt ?? '') - Date.now())).toBeLessThan(60_000);
  // Nothing was refused: the session goes on with the document it began with.
  expect(canvasOf(session).doc).toBe(mine.doc);
  expect(session.leftBehind).toBeUndefined();
});

test('a clock set days ahead while offline: what was stamped with it is stamped anew and arrives', async () => {
  const server = await serve();
  const canvas = await createCanvas(server);
  let ahead = 0;
  const clock: Clock = { ...realClock, now: () => Date.now() + ahead };
  const noor = join(server, canvas, 'Noor', 'editor', memory(), { clock });
  const mine = await saved(noor);
  let card = '';
  await whileAway(server, [noor], () => {
    ahead = 3 * DAY_MS;
    card = add(mine, 'uit de toekomst');
    mine.commands.openThread({ kind: 'card', id: card, quote: '' }, 'Ook');
  });
  noor.retry();
  await until(() => canvasOf(noor).doc !== mine.doc);
  const { doc } = await saved(noor);
  const soon = Date.now() + 60_000;
  expect(Date.parse(readCard(doc, card)?.createdAt ?? '')).toBeLessThan(soon);
  const [thread = ''] = threadIds(doc);
  expect(commentsOf(doc, thread).map((c) => [c.body, Date.parse(c.at) < soon])).toEqual([['Ook', true]]);
  expect(noor.leftBehind).toBeUndefined();
});
