// Promise: work of any size arrives once, and two tabs never fight over one clientID.
import { expect, test } from 'vitest';
import type { Session } from '../../client/session/open-session.ts';
import { cardCounts, cardIds, readCard } from '../../shared/document/cards.ts';
import { plainText } from '../../shared/document/text.ts';
import { add, canvasOf, join, memory, saved } from './sessions.ts';
import { createCanvas, serve, until } from './with-server.ts';
import type { TestServer } from './with-server.ts';

/** Tickets asked of the real server, counted. */
function countedTickets(): { fetch: typeof fetch; asked: number } {
  const counted = {
    asked: 0,
    fetch: ((input: string, init: RequestInit) => {
      if (input.endsWith('/tickets')) counted.asked++;
      return fetch(input, init);
    }) as typeof fetch,
  };
  return counted;
}

test('three megabytes written offline arrive whole and once, and are not called saved before', async () => {
  const server: TestServer = await serve();
  const canvas = await createCanvas(server);
  const noor = join(server, canvas, 'Noor');
  const mine = await saved(noor);
  await server.stop();
  await until(() => !noor.status.connected);
  const text = 'Wat wij beloven, doen wij. '.repeat(700);
  const made = Array.from({ length: 160 }, () => add(mine, text));
  mine.commands.setStatus(made.slice(0, 20), 'rejected');
  const again = await serve({}, { dataDir: server.dataDir, port: server.port });
  const seen = new Set<string>();
  const fromServer = async (): Promise<number> => {
    const reply = await fetch(`${again.url}/api/canvases/${canvas.id}/export.json`, {
      headers: { authorization: `Bearer ${canvas.keys.viewer}` },
    });
    return ((await reply.json()) as { cards: unknown[] }).cards.length;
  };
  noor.subscribe(() => seen.add(noor.status.save.kind));
  noor.retry();
  await saved(noor);
  expect(await fromServer()).toBe(160);
  expect([...seen]).toContain('saving');
  const late = await saved(join(again, canvas, 'Daan'));
  expect(cardIds(late.doc)).toEqual([...made].sort());
  expect(cardCounts(late.doc).total).toBe(140);
  for (const id of made) {
    const card = readCard(late.doc, id);
    expect(card && plainText(card.text)).toBe(text);
  }
  expect(again.warnings).toEqual([]);
});

test('two tabs with one clientID: both go on, each under one of its own, and neither pushes the other aside again', async () => {
  const server = await serve();
  const canvas = await createCanvas(server);
  const device = memory();
  const ids = [4711, 4711, 4712, 4713];
  const newClientId = (): number => ids.shift() ?? 1;
  const [one, two] = [countedTickets(), countedTickets()];
  const first = join(server, canvas, 'Noor', 'editor', device, { newClientId, fetch: one.fetch });
  const card = add(await saved(first), 'van de eerste');
  await saved(first);
  const second = join(server, canvas, 'Noor', 'editor', device, { newClientId, fetch: two.fetch });
  await until(() => ids.length === 0);
  const idOf = (session: Session): number => canvasOf(session).doc.clientID;
  await saved(first);
  await saved(second);
  expect([idOf(first), idOf(second)].sort()).toEqual([4712, 4713]);
  const [later, other] = [add(canvasOf(first), 'en nog een'), add(canvasOf(second), 'van de tweede')];
  await until(() => readCard(canvasOf(second).doc, later) && readCard(canvasOf(first).doc, other));
  await saved(first);
  await saved(second);
  expect(cardIds(canvasOf(second).doc)).toEqual([card, later, other].sort());
  expect([one.asked, two.asked]).toEqual([2, 2]);
  expect([first, second].map((session) => session.presence.awareness.clientID)).toEqual([first, second].map(idOf));
  expect([first.leftBehind, second.leftBehind]).toEqual([undefined, undefined]);
});
