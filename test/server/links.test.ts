// Promise: a link opens what its role may do until it is withdrawn, and then nothing, at once.
import { expect, test } from 'vitest';
import type { CreatedLink, Link } from '../../shared/wire/http.ts';
import { joined, rawClient } from './raw-client.ts';
import { createCanvas, get, post, send, serve, until } from './with-server.ts';
import type { TestCanvas, TestServer } from './with-server.ts';

async function links(server: TestServer, canvas: TestCanvas): Promise<Link[]> {
  const reply = await get(server, `/api/canvases/${canvas.id}/links`, canvas.keys.owner);
  return ((await reply.json()) as { links: Link[] }).links;
}

test('withdrawing a link ends its connections and tickets at once, and nobody else’s', async () => {
  const server = await serve();
  const canvas = await createCanvas(server);
  const editor = await joined(server, canvas, 'editor');
  const viewer = await joined(server, canvas, 'viewer');
  const owner = await joined(server, canvas, 'owner');
  const link = (await links(server, canvas)).find((l) => l.role === 'editor');
  const withdrawn = await send(
    server,
    'DELETE',
    `/api/canvases/${canvas.id}/links/${link?.id}`,
    undefined,
    canvas.keys.owner,
  );
  expect(withdrawn.status).toBe(204);
  await until(() => editor.closed);
  expect(editor.closed).toEqual({ code: 4403, reason: 'withdrawn' });
  expect(viewer.closed ?? owner.closed).toBeUndefined();

  const again = await rawClient(server, canvas, 'editor', { ticket: editor.ticket });
  await until(() => again.closed);
  expect(again.closed?.code).toBe(4401);
  const ticket = await post(server, `/api/canvases/${canvas.id}/tickets`, { key: canvas.keys.editor, clientId: 7 });
  expect(ticket.status).toBe(403);
  expect((await links(server, canvas)).find((l) => l.role === 'editor')?.withdrawnAt).toMatch(/^2/u);
});

test('owners make links; the new key opens exactly its role', async () => {
  const server = await serve();
  const canvas = await createCanvas(server);
  const made = await post(
    server,
    `/api/canvases/${canvas.id}/links`,
    { role: 'commenter', label: 'Raad' },
    canvas.keys.owner,
  );
  expect(made.status).toBe(201);
  const { link, url } = (await made.json()) as CreatedLink;
  expect(link).toMatchObject({ role: 'commenter', label: 'Raad', withdrawnAt: null, own: false });
  expect(url.startsWith(`${server.url}/c/${canvas.id}#key=`)).toBe(true);
  const info = await get(server, `/api/canvases/${canvas.id}`, url.split('#key=')[1]);
  expect(await info.json()).toEqual({ id: canvas.id, title: 'Proef', role: 'commenter' });
  expect((await links(server, canvas)).filter((l) => l.own)).toHaveLength(1);
});

test('only owners see and change links, and the last owner link stays', async () => {
  const server = await serve();
  const canvas = await createCanvas(server);
  for (const role of ['editor', 'commenter', 'viewer'] as const) {
    const path = `/api/canvases/${canvas.id}/links`;
    expect((await get(server, path, canvas.keys[role])).status).toBe(403);
    expect((await post(server, path, { role: 'owner' }, canvas.keys[role])).status).toBe(403);
    expect((await send(server, 'DELETE', `${path}/x`, undefined, canvas.keys[role])).status).toBe(403);
  }
  const own = (await links(server, canvas)).find((l) => l.role === 'owner');
  const last = await send(
    server,
    'DELETE',
    `/api/canvases/${canvas.id}/links/${own?.id}`,
    undefined,
    canvas.keys.owner,
  );
  expect(last.status).toBe(409);
  expect(((await last.json()) as { code: string }).code).toBe('last-owner-link');
  expect((await get(server, `/api/canvases/${canvas.id}`, canvas.keys.owner)).status).toBe(200);
});

test('a wrong key, another canvas’s key and a canvas that is not there get the same answer', async () => {
  const server = await serve();
  const canvas = await createCanvas(server);
  const other = await createCanvas(server);
  const answers = await Promise.all([
    get(server, `/api/canvases/${canvas.id}`, 'x'.repeat(43)),
    get(server, `/api/canvases/${canvas.id}`, other.keys.owner),
    get(server, `/api/canvases/${'A'.repeat(22)}`, canvas.keys.owner),
    get(server, `/api/canvases/..%2f..%2fetc`, canvas.keys.owner),
    get(server, `/api/canvases/${canvas.id}`),
  ]);
  const bodies = await Promise.all(answers.map((a) => a.text()));
  expect(new Set(bodies).size).toBe(1);
  expect(answers.map((a) => a.status)).toEqual([403, 403, 403, 403, 403]);
});

test('guessing keys is slowed down, and making canvases too', async () => {
  const server = await serve({
    limits: { guesses: { times: 3, seconds: 600 }, creations: { times: 1, seconds: 600 } },
  });
  const canvas = await createCanvas(server);
  expect((await post(server, '/api/canvases', {})).status).toBe(429);
  const statuses: number[] = [];
  for (let n = 0; n < 5; n++) statuses.push((await get(server, `/api/canvases/${canvas.id}`, `wrong${n}`)).status);
  expect(statuses).toEqual([403, 403, 403, 429, 429]);
});

test('newcomers from one address are bounded, whoever is known comes in, and exports are bounded too', async () => {
  const server = await serve({
    limits: { newcomers: { times: 2, seconds: 600 }, exports: { times: 2, seconds: 600 } },
  });
  const canvas = await createCanvas(server);
  const ask = async (device?: string): Promise<number> =>
    (
      await post(server, `/api/canvases/${canvas.id}/tickets`, {
        key: canvas.keys.viewer,
        clientId: 1 + Math.floor(Math.random() * 0xfffffffe),
        ...(device === undefined ? {} : { device }),
      })
    ).status;
  const known = 'a-device-of-bram-0123456789';
  expect(await ask(known)).toBe(201);
  expect(await ask()).toBe(201);
  expect(await ask()).toBe(429);
  expect(await ask('a-device-of-nobody-0123456789')).toBe(429);
  expect(await ask(known)).toBe(201);
  const other = await createCanvas(server);
  const seat = await post(server, `/api/canvases/${other.id}/tickets`, { key: other.keys.viewer, clientId: 5 });
  expect(seat.status).toBe(201);

  const exports: number[] = [];
  for (const kind of ['json', 'md', 'csv'])
    exports.push((await get(server, `/api/canvases/${canvas.id}/export.${kind}`, canvas.keys.viewer)).status);
  expect(exports).toEqual([200, 200, 429]);
});
