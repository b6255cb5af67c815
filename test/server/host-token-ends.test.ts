// Promise: a line lives as long as the token it came with, or a newer one; no clock and no age of the line changes that.
import { expect, test } from 'vitest';
import { setTitle } from '../../shared/document/compass-changes.ts';
import { comesIn, inSeconds, personAt, roles, ticketBy, titled, tokenOf, WITH_SECRET } from './host-tokens.ts';
import { joined, rawClient } from './raw-client.ts';
import { createCanvas, send, serve, until } from './with-server.ts';

const NOW = inSeconds();

interface Clock {
  now: number;
  readonly deps: Parameters<typeof serve>[0];
}
function clock(): Clock {
  const start = NOW * 1000;
  const it: Clock = {
    now: start,
    deps: { now: () => it.now, steady: () => it.now - start, limits: { pingMs: 10 } },
  };
  return it;
}

test('a line does not outlive its token: it ends with 4401, and what was acknowledged is there', async () => {
  const time = clock();
  const server = await serve(time.deps, WITH_SECRET);
  const canvas = await createCanvas(server);
  const anna = await comesIn(server, canvas, tokenOf({ role: 'editor', iat: NOW, exp: NOW + 100 }));
  const visitor = await joined(server, canvas, 'viewer');
  expect([anna.ticket.endsAt, visitor.ticket.endsAt]).toEqual([new Date((NOW + 160) * 1000).toISOString(), undefined]);
  expect(anna.ticket.expiresAt).toBe(anna.ticket.endsAt);
  anna.edit((doc) => setTitle(doc, 'Op tijd'));
  await until(() => anna.saved() === 2);
  time.now += 159_000;
  anna.edit((doc) => setTitle(doc, 'Net op tijd'));
  await until(() => anna.saved() === 3);
  time.now += 1000;
  await until(() => anna.closed);
  expect(anna.closed).toEqual({ code: 4401, reason: 'token' });
  expect(visitor.closed).toBeUndefined();
  expect(await titled(canvas, server)).toBe('Net op tijd');
  const again = await rawClient(server, canvas, 'viewer', { ticket: anna.ticket });
  await until(() => again.closed);
  expect(again.closed?.code).toBe(4401);
});

test('what may be done changes also on a line that has been open for longer than its ticket', async () => {
  const time = clock();
  const server = await serve(time.deps, WITH_SECRET);
  const canvas = await createCanvas(server);
  const anna = await comesIn(server, canvas, tokenOf({ role: 'editor', iat: NOW, exp: NOW + 10_000 }));
  time.now += 3_600_000;
  await ticketBy(server, canvas, tokenOf({ sub: 'bram', iat: NOW + 3600, exp: NOW + 10_000 }));
  expect((await send(server, 'PUT', personAt(canvas, 'anna'), { role: 'viewer' }, canvas.keys.owner)).status).toBe(200);
  await until(() => roles(anna).length === 1);
  anna.edit((doc) => setTitle(doc, 'Niet meer'));
  await until(() => anna.closed);
  expect(anna.closed?.code).toBe(4403);
  expect(await titled(canvas, server)).toBe('Proef');
});

test('a newer token for the same clientID keeps the line open until that ends; one for another does not', async () => {
  const time = clock();
  const server = await serve(time.deps, WITH_SECRET);
  const canvas = await createCanvas(server);
  const anna = await comesIn(server, canvas, tokenOf({ role: 'editor', iat: NOW, exp: NOW + 100 }));
  const other = await comesIn(server, canvas, tokenOf({ role: 'editor', iat: NOW, exp: NOW + 100 }));
  time.now += 90_000;
  await ticketBy(server, canvas, tokenOf({ role: 'editor', iat: NOW + 90, exp: NOW + 1000 }), anna.doc.clientID);
  time.now += 100_000;
  await until(() => other.closed);
  expect(other.closed?.code).toBe(4401);
  anna.edit((doc) => setTitle(doc, 'Ging door'));
  await until(() => anna.saved() === 2);
  time.now += 880_000;
  await until(() => anna.closed);
  expect(anna.closed?.code).toBe(4401);
});

test('a clock that is set does not end a line before its time, nor keep it open', async () => {
  let [now, steady] = [NOW * 1000, 0];
  const server = await serve({ now: () => now, steady: () => steady, limits: { pingMs: 10 } }, WITH_SECRET);
  const canvas = await createCanvas(server);
  const anna = await comesIn(server, canvas, tokenOf({ role: 'editor', iat: NOW, exp: NOW + 100 }));
  now += 86_400_000;
  anna.edit((doc) => setTitle(doc, 'Een dag verzet'));
  await until(() => anna.saved() === 2);
  now -= 2 * 86_400_000;
  steady += 160_000;
  await until(() => anna.closed);
  expect(anna.closed?.code).toBe(4401);
});
