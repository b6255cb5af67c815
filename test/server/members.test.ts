// Promise: the same browser is the same person, a new one is a new person, and everybody can see who joined.
import { expect, test } from 'vitest';
import type { Member } from '../../shared/wire/http.ts';
import { joined } from './raw-client.ts';
import { createCanvas, get, send, serve, ticketFor, until } from './with-server.ts';
import type { TestCanvas, TestServer } from './with-server.ts';

const DEVICE = 'een-geheim-van-dit-apparaat';
async function members(server: TestServer, canvas: TestCanvas): Promise<Member[]> {
  const reply = await get(server, `/api/canvases/${canvas.id}/members`, canvas.keys.viewer);
  return ((await reply.json()) as { members: Member[] }).members;
}

test('a device secret makes a guest the same person on every ticket and canvas; without one they are new', async () => {
  const server = await serve();
  const [one, two] = [await createCanvas(server), await createCanvas(server)];
  const first = await ticketFor(server, one, 'editor', 1001, { name: 'Anna', device: DEVICE });
  const second = await ticketFor(server, one, 'viewer', 1002, { device: DEVICE });
  const elsewhere = await ticketFor(server, two, 'owner', 1001, { device: DEVICE });
  const stranger = await ticketFor(server, one, 'editor', 1003, { name: 'Anna' });
  expect(second.person).toEqual(first.person);
  expect(elsewhere.person).toEqual(first.person);
  expect(stranger.person.id).not.toBe(first.person.id);
  expect(await members(server, one)).toEqual([
    { ...first.person, slot: 0, role: 'viewer' },
    { ...stranger.person, slot: 1, role: 'editor' },
  ]);
});

test('two tabs of a new browser that ask at once are one person', async () => {
  const server = await serve();
  const canvas = await createCanvas(server);
  const tickets = await Promise.all(
    [1, 2, 3, 4].map((n) => ticketFor(server, canvas, 'editor', 2000 + n, { name: 'Anna', device: DEVICE })),
  );
  expect(new Set(tickets.map((t) => t.person.id)).size).toBe(1);
  expect(await members(server, canvas)).toHaveLength(1);
});

test('colour and shape come by order of joining, six in all', async () => {
  const server = await serve();
  const canvas = await createCanvas(server);
  for (let n = 0; n < 8; n++) await ticketFor(server, canvas, 'editor', 3000 + n);
  expect((await members(server, canvas)).map((m) => m.slot)).toEqual([0, 1, 2, 3, 4, 5, 0, 1]);
});

test('who is there is told of a new member and of a new name, when they asked to be told', async () => {
  const server = await serve();
  const canvas = await createCanvas(server);
  const asked = await joined(server, canvas, 'owner', { features: ['notice'] });
  const silent = await joined(server, canvas, 'owner', { features: [] });
  await until(() => asked.count('notice') === 1);
  await ticketFor(server, canvas, 'viewer', 4001, { name: 'Nieuw', device: DEVICE });
  await until(() => asked.count('notice') === 2);
  await ticketFor(server, canvas, 'viewer', 4002, { device: DEVICE });
  const me = `/api/canvases/${canvas.id}/me`;
  const renamed = await send(server, 'PATCH', me, { name: 'Anders', device: DEVICE }, canvas.keys.viewer);
  expect(await renamed.json()).toMatchObject({ name: 'Anders' });
  await until(() => asked.count('notice') === 3);
  expect(silent.count('notice') + silent.count('saved')).toBe(0);
  const nobody = await send(server, 'PATCH', me, { name: 'X', device: `${DEVICE}-anders` }, canvas.keys.viewer);
  expect(nobody.status).toBe(403);
});
