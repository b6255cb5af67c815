// Promise: what is exported imports again to the same canvas, and a bad file creates nothing.
import { request } from 'node:http';
import { json } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import type { CanvasFile } from '../../shared/document/file.ts';
import { rijwiel } from '../../shared/template/rijwiel.ts';
import type { CreatedCanvas, Member, Problem } from '../../shared/wire/http.ts';
import { createCanvas, get, post, serve } from './with-server.ts';
import type { TestCanvas, TestServer } from './with-server.ts';

async function exported(server: TestServer, canvas: TestCanvas): Promise<CanvasFile> {
  const reply = await get(server, `/api/canvases/${canvas.id}/export.json`, canvas.keys.viewer);
  expect(reply.status).toBe(200);
  return (await reply.json()) as CanvasFile;
}

test.each(['ikea', 'rijwiel'])('%s: export, import, export gives the same file, in both languages', async (example) => {
  const server = await serve();
  for (const lang of ['nl', 'en']) {
    const first = await exported(server, await createCanvas(server, { example, lang }));
    const second = await exported(server, await createCanvas(server, { document: first }));
    expect(second).toEqual(first);
    expect(first.cards.length).toBeGreaterThan(5);
  }
});

test('a bad file lists what is wrong and where, and creates nothing', async () => {
  let created = 0;
  const server = await serve({
    wrapStore: (store) => ({
      ...store,
      canvases: {
        ...store.canvases,
        create: (canvas) => {
          created++;
          return store.canvases.create(canvas);
        },
      },
    }),
  });
  const broken = structuredClone(rijwiel) as unknown as { cards: { facet: string }[]; compass: { deadline: string } };
  (broken.cards[3] as { facet: string }).facet = 'nowhere';
  broken.compass.deadline = '2032-02-31';
  const reply = await post(server, '/api/canvases', { document: broken });
  expect(reply.status).toBe(422);
  expect(reply.headers.get('content-type')).toContain('application/problem+json');
  const problem = (await reply.json()) as Problem;
  expect(problem.code).toBe('bad-file');
  expect(problem.problems).toContainEqual({ path: 'cards.3.facet', code: 'facet' });
  expect(problem.problems).toContainEqual({ path: 'compass.deadline', code: 'date' });
  for (const document of ['text', null, [], 5, { schema: 'other' }])
    expect((await post(server, '/api/canvases', { document })).status).toBe(422);
  expect((await post(server, '/api/canvases', { document: rijwiel, example: 'ikea' })).status).toBe(400);
  expect(created).toBe(0);
});

test('people in a file come back under new ids, so that a file cannot speak for somebody who joined', async () => {
  const server = await serve();
  const canvas = await createCanvas(server);
  const real = await post(server, `/api/canvases/${canvas.id}/tickets`, {
    key: canvas.keys.owner,
    clientId: 5,
    name: 'Anna',
  });
  const anna = ((await real.json()) as { person: { id: string } }).person.id;
  const file: CanvasFile = {
    ...(await exported(server, canvas)),
    people: [{ id: 'p_old', name: 'Bram' }],
    threads: [
      {
        id: 't',
        anchor: { kind: 'block', id: 'arena' },
        kind: 'question',
        by: 'p_old',
        at: '2026-01-01T00:00:00Z',
        comments: [
          { id: 'a', by: 'p_old', body: 'Voor <@p_old>', at: '2026-01-01T00:00:00Z' },
          { id: 'b', by: anna, body: 'Niet van Anna', at: '2026-01-01T00:00:01Z' },
          { id: 'c', by: 'u1', body: 'Van niemand', at: '2026-01-01T00:00:02Z' },
        ],
      },
    ],
  };
  const mark = { reason: 'later', by: anna, at: '2026-01-01T00:00:00Z' };
  file.muted = { 'C05:compass.boldGoal': mark };
  file.empty = { 'arena.context': { ...mark, by: 'p_old' } };
  const decision = { by: anna, at: '2026-01-01T00:00:00Z', why: 'gemeten', revisit: '2027-03-01' };
  file.cards = [{ id: 'k', facet: 'arena.customers', order: 'a0', text: 'forenzen', status: 'decided', decision }];
  const copy = await createCanvas(server, { document: file, title: 'Andere naam' });
  const again = await exported(server, copy);
  expect(again.title).toBe('Andere naam');
  const kept = again.cards[0]?.decision;
  expect(kept).toEqual({ ...decision, by: kept?.by });
  expect([kept?.by, again.muted?.['C05:compass.boldGoal']?.by]).toEqual(
    Array(2).fill(again.threads?.[0]?.comments[1]?.by),
  );
  expect(again.empty?.['arena.context']?.by).toBe(again.people?.[0]?.id);
  const [bram] = again.people ?? [];
  expect(bram?.name).toBe('Bram');
  expect(bram?.id).not.toBe('p_old');
  const comments = again.threads?.[0]?.comments ?? [];
  expect(comments.map((c) => c.by)).toEqual([bram?.id, comments[1]?.by, 'u1']);
  expect(comments[0]?.body).toBe(`Voor <@${bram?.id}>`);
  expect([anna, bram?.id]).not.toContain(comments[1]?.by);
  const members = await get(server, `/api/canvases/${copy.id}/members`, copy.keys.viewer);
  expect(((await members.json()) as { members: Member[] }).members).toEqual([
    { id: bram?.id, name: 'Bram', slot: 0, role: null },
  ]);
});

test('Markdown and JSON come as attachments with a safe name', async () => {
  const server = await serve();
  const canvas = await createCanvas(server, { example: 'rijwiel', title: 'Één "plan"; ../a\r\nX-Evil: 1' });
  for (const [name, type] of [
    ['export.md?lang=en', 'text/markdown'],
    ['export.json', 'application/json'],
  ] as const) {
    const reply = await get(server, `/api/canvases/${canvas.id}/${name}`, canvas.keys.viewer);
    expect(reply.headers.get('content-type')).toContain(type);
    const disposition = reply.headers.get('content-disposition') ?? '';
    expect(disposition).toMatch(
      /^attachment; filename="Een plan a? ?[\w .-]*\.(md|json)"; filename\*=UTF-8''[\w%.-]+$/u,
    );
    expect(disposition).not.toContain('/');
    expect(reply.headers.get('x-evil')).toBeNull();
  }
  const words = await get(server, `/api/canvases/${canvas.id}/export.md?lang=fr`, canvas.keys.viewer);
  expect(words.status).toBe(400);
});

test('without a public address a link begins where the person asking reached the server', async () => {
  const server = await serve();
  const create = async (host: string): Promise<string> => {
    // Not `fetch`, which does not let anybody choose the host.
    const made = await new Promise<CreatedCanvas>((resolve, reject) => {
      const headers = { host, 'content-type': 'application/json' };
      const asked = request(`${server.url}/api/canvases`, { method: 'POST', headers }, (reply) => {
        json(reply).then((body) => resolve(body as CreatedCanvas), reject);
      });
      asked.on('error', reject).end('{}');
    });
    return new URL(made.links.owner ?? '').origin;
  };
  expect(await create(`localhost:${server.port}`)).toBe(`http://localhost:${server.port}`);
  expect(await create(`team-pc.local:${server.port}`)).toBe(`http://team-pc.local:${server.port}`);
  expect(await create('no host/at all')).toBe(server.url);
});

test('a new canvas has four links that open it, and its title', async () => {
  const server = await serve({}, { publicUrl: 'https://canvas.example.com' });
  const reply = await fetch(`http://127.0.0.1:${server.port}/api/canvases`, {
    method: 'POST',
    body: '{}',
    headers: { 'content-type': 'application/json' },
  });
  const made = (await reply.json()) as CreatedCanvas;
  expect(Object.keys(made.links).sort()).toEqual(['commenter', 'editor', 'owner', 'viewer']);
  for (const url of Object.values(made.links))
    expect(url).toMatch(/^https:\/\/canvas\.example\.com\/c\/[\w-]{22}#key=[\w-]{43}$/u);
  expect(made.title).toBe('Customer Leader Canvas');
});
