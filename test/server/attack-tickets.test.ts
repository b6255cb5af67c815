// Promise: whoever asks for tickets over and over costs the server no more than anybody else, and keeps nobody out.
import { join } from 'node:path';
import Database from 'libsql';
import { expect, test } from 'vitest';
import { tickets } from '../../server/access/tickets.ts';
import type { Grant, Kept } from '../../server/access/tickets.ts';
import { LIMITS } from '../../server/compose.ts';
import { WITH_SECRET, ticketBy, tokenOf } from './host-tokens.ts';
import { createCanvas, get, post, serve, ticketFor } from './with-server.ts';

const grant = (clientId: number, canvas = 'canvas'): Grant => ({
  canvas,
  person: 'p_noor',
  clientId,
  role: 'editor',
  link: 'l_1',
  features: [],
});

test('however many tickets somebody has, their clientIDs are read and held once for each canvas', async () => {
  let now = 0;
  const held = tickets(
    () => now,
    () => now,
    1000,
  );
  const stored = new Set<number>();
  let read = 0;
  const look = (isHeld: boolean): Promise<Kept> => {
    if (!isHeld) read += stored.size;
    return Promise.resolve({ name: 'Noor', slot: 0, claims: isHeld ? [] : [...stored] });
  };
  const ask = async (clientId: number, canvas?: string): Promise<ReadonlySet<number> | undefined> => {
    stored.add(clientId);
    held.claimed(canvas ?? 'canvas', clientId, 'p_noor');
    const { ticket } = await held.issue(grant(clientId, canvas), look);
    return held.redeem(ticket, canvas ?? 'canvas')?.holder.claims;
  };
  const all = [];
  for (let clientId = 1; clientId <= 50; clientId++) all.push(await ask(clientId));
  expect(read).toBe(1);
  expect(new Set(all).size).toBe(1);
  expect([...all[0]!].sort((a, b) => a - b)).toEqual(Array.from({ length: 50 }, (_, n) => n + 1));
  // Another canvas is another matter, and what has expired is read again.
  expect(await ask(51, 'elsewhere')).not.toBe(all[0]);
  now = 1000;
  expect((await ask(52))?.has(50)).toBe(true);
  expect(read).toBe(1 + 51 + 52);
});

test('two tickets asked for at once both know what is theirs, also when the first cannot be looked up', async () => {
  const held = tickets(
    () => 0,
    () => 0,
  );
  let fail: (error: Error) => void = () => undefined;
  const first = held.issue(grant(1), () => new Promise((_, reject) => (fail = reject)));
  const second = held.issue(grant(2), () => Promise.resolve({ name: 'Noor', slot: 0, claims: [1, 2, 3] }));
  fail(new Error('The disk was away.'));
  await expect(first).rejects.toThrow('The disk was away.');
  const { ticket } = await second;
  expect(held.redeem(ticket, 'canvas')?.holder.claims).toEqual(new Set([1, 2, 3]));
});

test('of clientIDs one person gets only so many in a while; those they have are theirs, and others go on', async () => {
  const server = await serve({ limits: { claims: { times: 3, seconds: 600 } } }, WITH_SECRET);
  const canvas = await createCanvas(server);
  const device = 'een-geheim-van-een-apparaat-van-wie-stoort';
  const ask = (clientId: number): Promise<Response> =>
    post(server, `/api/canvases/${canvas.id}/tickets`, { key: canvas.keys.viewer, device, clientId });
  const answers = [];
  for (const clientId of [1, 2, 2, 3, 4, 5, 3]) answers.push((await ask(clientId)).status);
  expect(answers).toEqual([201, 201, 201, 201, 429, 429, 201]);
  await ticketFor(server, canvas, 'viewer', 4, { device: 'een-geheim-van-het-apparaat-van-noor' });
  expect((await ticketBy(server, canvas, tokenOf(), 6)).person.name).toBe('Anna');
  expect((await get(server, `/api/canvases/${canvas.id}`, canvas.keys.viewer)).status).toBe(200);
  // More than anybody opens pages.
  expect(LIMITS.claims.times).toBeGreaterThanOrEqual(300);
});

test('of tickets one address gets only so many in a while, whatever canvases they are for', async () => {
  const server = await serve({ limits: { arrivals: { times: 3, seconds: 600 } } });
  const canvases = [await createCanvas(server), await createCanvas(server)];
  const answers = [];
  for (let n = 0; n < 4; n++) {
    const { id, keys } = canvases[n % 2]!;
    answers.push((await post(server, `/api/canvases/${id}/tickets`, { key: keys.viewer, clientId: 5 + n })).status);
  }
  expect(answers).toEqual([201, 201, 201, 429]);
  // As many as lines may be open, and most of them once more.
  expect(LIMITS.arrivals.times).toBeGreaterThanOrEqual(7 * LIMITS.linesPerAddress);
});

test('what somebody writes with is found without reading what everybody ever wrote with', async () => {
  const server = await serve();
  const canvas = await createCanvas(server);
  await ticketFor(server, canvas, 'editor', 7);
  await server.stop();
  const db = new Database(join(server.dataDir, 'canvas.db'));
  const plan = db.prepare('explain query plan select client_id from claim where canvas = ? and person = ?');
  expect(JSON.stringify(plan.all('c', 'p'))).toContain('claim_person (canvas=? AND person=?)');
  db.close();
});
