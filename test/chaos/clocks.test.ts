// Promise: a clock that is wrong, or set while people work, costs nobody a line, an edit, a ticket or an honest time.
import { expect, it } from 'vitest';
import { Awareness, applyAwarenessUpdate } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { realClock } from '../../client/session/surroundings.ts';
import type { Clock } from '../../client/session/surroundings.ts';
import { readMeta } from '../../shared/document/compass.ts';
import { setTitle } from '../../shared/document/compass-changes.ts';
import { commentsOf } from '../../shared/document/thread-comments.ts';
import { joined, rawClient } from '../server/raw-client.ts';
import type { RawClient } from '../server/raw-client.ts';
import { join, saved } from '../server/sessions.ts';
import { createCanvas, serve, until } from '../server/with-server.ts';
import type { TestCanvas, TestServer } from '../server/with-server.ts';

const DAY = 24 * 60 * 60 * 1000;
const STEPS = [
  { step: 'a day on', by: DAY },
  { step: 'a day back', by: -DAY },
  { step: 'a minute on', by: 60_000 },
  { step: 'a minute back', by: -60_000 },
];

/** A server whose clock can be set. */
async function settable(): Promise<{ server: TestServer; canvas: TestCanvas; set: (by: number) => void }> {
  let ahead = 0;
  const server = await serve({ now: () => Date.now() + ahead });
  return {
    server,
    canvas: await createCanvas(server),
    set: (by) => {
      ahead += by;
    },
  };
}
function shownTo(watcher: RawClient): unknown[] {
  const doc = new Y.Doc();
  const awareness = new Awareness(doc);
  for (const message of watcher.received)
    if (message.kind === 'awareness') applyAwarenessUpdate(awareness, message.body, 'server');
  const states = [...awareness.getStates()].filter(([id]) => id !== doc.clientID).map(([, state]) => state['block']);
  awareness.destroy();
  return states;
}

it.each(STEPS)('the server’s clock is set $step while people work', async ({ by }) => {
  const { server, canvas, set } = await settable();
  const anna = await joined(server, canvas);
  const bram = await joined(server, canvas);
  anna.awareness([{ id: anna.doc.clientID, clock: 1, state: { block: 'arena' } }]);
  await until(() => shownTo(bram).includes('arena'));
  set(by);

  // Edits, questions and presence go on as before.
  for (let n = 0; n < 20; n++) anna.edit((doc) => setTitle(doc, `Titel ${n}`));
  await until(() => anna.saved() === 21 && readMeta(bram.doc).title === 'Titel 19');
  for (let n = 0; n < 5; n++) bram.step1();
  await until(() => bram.count('step2') === 6);
  anna.awareness([{ id: anna.doc.clientID, clock: 2, state: { block: 'licence' } }]);
  await until(() => shownTo(bram).includes('licence'));
  expect([anna.closed, bram.closed]).toEqual([undefined, undefined]);
  expect(server.warnings).toEqual([]);
});

it.each(STEPS)('a ticket from before the server’s clock is set $step still opens a line', async ({ by }) => {
  const { server, canvas, set } = await settable();
  const anna = await joined(server, canvas);
  anna.ws.terminate();
  set(by);
  const again = await rawClient(server, canvas, 'editor', { doc: anna.doc, ticket: anna.ticket });
  again.step1();
  await until(() => again.count('step2') === 1 || again.closed);
  expect(again.closed).toBeUndefined();
});

it.each(STEPS)(
  'somebody whose own clock is $step is taken like anybody, and what they say has the server’s time',
  async ({ by }) => {
    const server = await serve();
    const canvas = await createCanvas(server);
    const clock: Clock = { ...realClock, now: () => Date.now() + by };
    const session = join(server, canvas, 'Noor', 'editor', undefined, { clock });
    const mine = await saved(session);
    const before = Date.now();
    const thread = mine.commands.openThread({ kind: 'facet', id: 'arena.context' }, 'hoe laat is het?');
    await saved(session);
    const [comment] = commentsOf(mine.doc, thread);
    expect(Math.abs(Date.parse(comment!.at) - before)).toBeLessThan(60_000);
    expect(session.status.save.kind).toBe('saved');
    expect(server.warnings).toEqual([]);
  },
);

it('somebody’s own clock is set while they work', async () => {
  const server = await serve();
  const canvas = await createCanvas(server);
  let ahead = 0;
  const clock: Clock = { ...realClock, now: () => Date.now() + ahead };
  const session = join(server, canvas, 'Noor', 'editor', undefined, { clock });
  const mine = await saved(session);
  for (const by of [DAY, -2 * DAY, DAY]) {
    ahead += by;
    mine.commands.addCard('arena.context', { text: `na ${by}` });
    await saved(session);
    session.retry();
    await saved(session);
  }
  expect(server.warnings).toEqual([]);
});
