// Promise: when the server's clock jumps by a day, people go on: edits are saved, presence is shown, tickets are had.
import { expect, test } from 'vitest';
import { root } from '../../shared/document/roots.ts';
import { joined } from './raw-client.ts';
import { createCanvas, serve, until } from './with-server.ts';

const DAY = 24 * 3_600_000;

test.each([
  ['forward', DAY],
  ['back', -DAY],
])('a day %s', async (_direction, jump) => {
  let now = Date.UTC(2026, 10, 22);
  const server = await serve({ now: () => now });
  const canvas = await createCanvas(server);
  const [anna, bram] = [await joined(server, canvas), await joined(server, canvas)];
  anna.awareness([{ id: anna.doc.clientID, clock: 1, state: { card: 'voor' } }]);
  await until(() => shownTo(bram).includes('voor'));
  now += jump;

  anna.edit((doc) => root(doc, 'mirror').set('a', 'na de sprong'));
  await until(() => anna.saved() === 2 && bram.count('update') === 1);
  anna.awareness([{ id: anna.doc.clientID, clock: 2, state: { card: 'daarna' } }]);
  await until(() => shownTo(bram).includes('daarna'));
  anna.step1();
  await until(() => anna.count('step2') === 2);
  const carla = await joined(server, canvas);
  expect(root(carla.doc, 'mirror').get('a')).toBe('na de sprong');
  expect([anna.closed, bram.closed, carla.closed]).toEqual([undefined, undefined, undefined]);
  expect(server.warnings).toEqual([]);
});

function shownTo(client: Awaited<ReturnType<typeof joined>>): string {
  return client.received.map((r) => (r.kind === 'awareness' ? new TextDecoder().decode(r.body) : '')).join();
}
