// Promise: work done offline in a block that was locked meanwhile is not forced on anybody and not lost: what was in time
// and what is elsewhere arrives, the rest is told, and the session goes on.
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import type { Fetch } from '../../client/session/api.ts';
import type { Canvas } from '../../client/session/contexts.ts';
import { cardsIn, readCard } from '../../shared/document/cards.ts';
import { leadRole } from '../../shared/document/choices.ts';
import { lockedBlocks } from '../../shared/document/session.ts';
import { plainText } from '../../shared/document/text.ts';
import type { SessionAct } from '../../shared/wire/session.ts';
import { canvasOf, join, memory, saved } from './sessions.ts';
import { createCanvas, serve, until } from './with-server.ts';

const AT = Date.parse('2026-11-22T09:00:00.000Z');
const textOf = ({ doc }: Canvas, card: string): string => plainText(readCard(doc, card)?.text ?? new Y.XmlFragment());
function type({ doc, undo }: Canvas, card: string, words: string): void {
  const line = readCard(doc, card)?.text.get(0);
  const run = line instanceof Y.XmlElement ? line.get(0) : undefined;
  if (!(run instanceof Y.XmlText)) throw new Error('There is no text.');
  undo.gesture(() => run.insert(run.length, words));
}

/** Daan loses his line and works on; Noor locks two blocks; he is back this many milliseconds after that. */
async function backAfter(ms: number) {
  const clock = { ms: AT };
  const now = (): number => clock.ms;
  const server = await serve({ now });
  const canvas = await createCanvas(server);
  let away = false;
  const line: Fetch = (input, init) => (away ? Promise.reject(new TypeError('No line.')) : fetch(input, init));
  const noor = join(server, canvas, 'Noor', 'owner');
  const daan = join(server, canvas, 'Daan', 'editor', memory(), { fetch: line });
  const [hers, his] = [await saved(noor), await saved(daan)];
  const rival = hers.commands.addCard('arena.competitors', { text: 'De stadsbus' });
  const partner = hers.commands.addCard('licence.partners', { text: 'De fietsenmaker' });
  await saved(noor);
  await until(() => readCard(his.doc, partner));
  away = true;
  await server.stop();
  await until(() => !daan.status.connected && !noor.status.connected);
  type(his, rival, ' rijdt elk kwartier');
  type(his, partner, ' op de hoek');
  const made = his.commands.addCard('arena.competitors', { text: 'De deelscooter' });
  his.commands.setStance('steward', 'lead');
  his.commands.setFields(partner, { next: 'bellen' });
  his.commands.openThread({ kind: 'card', id: rival, quote: 'De stadsbus' }, 'Missen we de tram niet?');

  const again = await serve({ now }, { dataDir: server.dataDir, port: server.port });
  noor.retry();
  await saved(noor);
  const act = (what: SessionAct): Promise<unknown> => hers.server.ask('POST', '/session', { act: what });
  await act({ kind: 'take-baton' });
  for (const block of ['arena', 'proposition'] as const) await act({ kind: 'lock', block });
  await until(() => lockedBlocks(hers.doc).length === 2);
  clock.ms += ms;
  away = false;
  daan.retry();
  return { again, noor, daan, hers, rival, partner, made };
}

test('who comes back in time is taken at their word', async () => {
  const { daan, hers, rival, made } = await backAfter(10_000);
  await saved(daan);
  await until(() => textOf(hers, rival) === 'De stadsbus rijdt elk kwartier' && leadRole(hers.doc) === 'steward');
  expect(cardsIn(hers.doc, 'arena.competitors')).toEqual([rival, made]);
  expect(daan.leftBehind).toBeUndefined();
});

test('who comes back later is told what was not taken over; all the rest arrives, and they go on', async () => {
  const { again, noor, daan, hers, rival, partner, made } = await backAfter(16_000);
  await until(() => daan.leftBehind !== undefined);
  const after = await saved(daan);
  expect(daan.leftBehind?.pieces.map((piece) => [piece.kind, piece.text]).sort()).toEqual([
    ['card', 'De deelscooter'],
    ['card', 'De stadsbus rijdt elk kwartier'],
    ['other', 'steward'],
  ]);
  await until(() => textOf(hers, partner) === 'De fietsenmaker op de hoek');
  await until(() => hers.doc.getMap('threads').size === 1);
  for (const canvas of [hers, after]) {
    expect(readCard(canvas.doc, partner)?.next).toBe('bellen');
    expect([cardsIn(canvas.doc, 'arena.competitors'), textOf(canvas, rival)]).toEqual([[rival], 'De stadsbus']);
    expect([readCard(canvas.doc, made), leadRole(canvas.doc)]).toEqual([undefined, undefined]);
  }
  canvasOf(daan).commands.setFields(partner, { next: 'langsgaan' });
  await until(() => readCard(hers.doc, partner)?.next === 'langsgaan');
  await saved(noor);
  expect([daan.status.connected, daan.status.notTaken]).toEqual([true, 3]);
  // Nobody is called hostile for having been away.
  expect(again.warnings).toEqual([]);
});
