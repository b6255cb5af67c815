// Promise: the HTTP interface says what it does, answers errors in sentences, and tells browsers what is allowed.
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { ROUTES } from '../../server/http/app.ts';
import type { Problem } from '../../shared/wire/http.ts';
import { createCanvas, get, newFolder, post, serve } from './with-server.ts';

test('the OpenAPI document describes every route, with the schemas of its bodies', async () => {
  const server = await serve();
  const document = (await (await get(server, '/api/openapi.json')).json()) as {
    openapi: string;
    paths: Record<string, Record<string, { summary: string; requestBody?: unknown; responses: object }>>;
  };
  expect(document.openapi).toBe('3.1.0');
  expect(ROUTES.length).toBeGreaterThan(12);
  for (const route of ROUTES) {
    const operation = document.paths[route.path.replace(/:(\w+)/gu, '{$1}')]?.[route.method.toLowerCase()];
    expect(operation?.summary, `${route.method} ${route.path}`).toBe(route.summary);
    expect(operation?.requestBody !== undefined).toBe(route.body !== undefined);
  }
  expect(JSON.stringify(document.paths)).toContain('clientId');
});

test('health: alive and ready', async () => {
  const server = await serve();
  expect(await (await get(server, '/health/live')).json()).toEqual({ status: 'ok' });
  expect(await (await get(server, '/health/ready')).json()).toEqual({ status: 'ok' });
});

test('every error is a problem with a code and a sentence that says what to do', async () => {
  const server = await serve();
  const canvas = await createCanvas(server);
  const raw = (body: string, type = 'application/json'): Promise<Response> =>
    fetch(`${server.url}/api/canvases`, { method: 'POST', body, headers: { 'content-type': type } });
  const answers: [() => Promise<Response>, number, string][] = [
    [() => get(server, '/api/nothing'), 404, 'not-found'],
    [() => get(server, '/nothing'), 404, 'not-found'],
    [() => raw('{"title":'), 400, 'bad-request'],
    [() => raw('title', 'text/plain'), 415, 'wrong-type'],
    [() => raw('null'), 400, 'bad-request'],
    [() => post(server, '/api/canvases', { title: '' }), 400, 'bad-request'],
    [() => post(server, '/api/canvases', { unknown: 1 }), 400, 'bad-request'],
    [
      () => post(server, `/api/canvases/${canvas.id}/tickets`, { key: canvas.keys.owner, clientId: -1 }),
      400,
      'bad-request',
    ],
    [() => post(server, `/api/canvases/${canvas.id}/tickets`, { key: 'x', clientId: 1 }), 403, 'no-access'],
    [() => raw(JSON.stringify({ document: 'x'.repeat(9 * 1024 * 1024) })), 413, 'too-large'],
    [
      () => post(server, `/api/canvases/${canvas.id}/tickets`, { key: 'x'.repeat(80 * 1024), clientId: 1 }),
      413,
      'too-large',
    ],
  ];
  expect(((await (await raw('[]')).json()) as Problem).detail).toMatch(/^The body must be a JSON object\./u);
  for (const [answer, status, code] of answers) {
    const reply = await answer();
    const problem = (await reply.json()) as Problem;
    expect([reply.status, problem.status, problem.code]).toEqual([status, status, code]);
    expect(reply.headers.get('content-type')).toContain('application/problem+json');
    expect(problem.detail).toMatch(/\.$/u);
  }
  expect(server.warnings).toEqual([]);
});

test('pages may not be framed, load foreign scripts or leak the address, unless configured', async () => {
  const server = await serve({}, { frameAncestors: ["'self'", 'https://intranet.example.com'] });
  const { headers } = await get(server, '/health/live');
  const policy = headers.get('content-security-policy') ?? '';
  expect(policy).toContain("script-src 'self';");
  expect(policy).toContain("style-src 'self';");
  expect(policy).toContain(`connect-src 'self' ws://127.0.0.1:${server.port} wss://127.0.0.1:${server.port};`);
  expect(policy).toContain("frame-ancestors 'self' https://intranet.example.com");
  expect(policy).not.toContain('unsafe');
  expect(headers.get('x-content-type-options')).toBe('nosniff');
  expect(headers.get('referrer-policy')).toBe('no-referrer');
});

test('only pages of allowed origins may read the answers', async () => {
  const server = await serve({}, { allowedOrigins: ['https://intranet.example.com'] });
  const from = async (origin: string): Promise<string | null> =>
    (await fetch(`${server.url}/api/openapi.json`, { headers: { origin } })).headers.get('access-control-allow-origin');
  expect(await from('https://intranet.example.com')).toBe('https://intranet.example.com');
  expect(await from(server.url)).toBe(server.url);
  expect(await from('https://evil.example')).toBeNull();
  expect(await from('null')).toBeNull();
});

test('the built pages are served: pages fresh, assets for ever, and squeezed for who can read that', async () => {
  const clientDir = await newFolder();
  for (const [file, text] of Object.entries({
    'app/index.html': 'start page',
    'app/canvas.html': 'canvas page',
    'gallery/index.html': 'gallery page',
    'assets/app-1234.js': 'code',
    'assets/app-1234.js.gz': gzipSync('squeezed code'),
  })) {
    await mkdir(join(clientDir, file, '..'), { recursive: true });
    await writeFile(join(clientDir, file), text);
  }
  const server = await serve({}, { clientDir });
  const canvas = await createCanvas(server);
  for (const [path, text] of [
    ['/', 'start page'],
    [`/c/${canvas.id}`, 'canvas page'],
    ['/gallery/', 'gallery page'],
  ] as const) {
    const reply = await get(server, path);
    expect(await reply.text()).toBe(text);
    expect(reply.headers.get('cache-control')).toBe('no-cache');
    expect(reply.headers.get('content-type')).toContain('text/html');
  }
  const asset = await get(server, '/assets/app-1234.js');
  expect(asset.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
  const squeezed = await fetch(`${server.url}/assets/app-1234.js`, { headers: { 'accept-encoding': 'gzip' } });
  expect(squeezed.headers.get('content-encoding')).toBe('gzip');
  expect(await squeezed.text()).toBe('squeezed code');
  expect((await get(server, '/assets/..%2fapp/index.html')).status).toBe(404);
  expect((await get(server, '/assets/none.js')).status).toBe(404);
});

test('an address that is there is not asked in another way: the answer says which ways there are', async () => {
  const server = await serve();
  const canvas = await createCanvas(server);
  const ways: [string, string, string][] = [
    ['DELETE', '/api/canvases', 'POST'],
    ['PUT', `/api/canvases/${canvas.id}`, 'GET, HEAD'],
    ['PATCH', `/api/canvases/${canvas.id}/links`, 'GET, HEAD, POST'],
    ['POST', `/api/canvases/${canvas.id}/export.json?lang=nl`, 'GET, HEAD'],
    // Whether there is such a canvas is not told.
    ['PUT', '/api/canvases/none', 'GET, HEAD'],
  ];
  for (const [method, path, allow] of ways) {
    const reply = await fetch(server.url + path, { method });
    expect(reply.status, `${method} ${path}`).toBe(405);
    expect(reply.headers.get('allow')).toBe(allow);
    expect(((await reply.json()) as Problem).code).toBe('wrong-method');
  }
  expect((await fetch(`${server.url}/api/canvases/x/exportXjson`, { method: 'POST' })).status).toBe(404);
});

test('with a key, too, one address asks about one canvas so often and no more; a wrong key learns nothing of it', async () => {
  const server = await serve({ limits: { asking: { times: 3, seconds: 600 } } });
  const [canvas, other] = [await createCanvas(server), await createCanvas(server)];
  const path = `/api/canvases/${canvas.id}`;
  for (const asked of [path, `${path}/members`, `${path}/links`])
    expect((await get(server, asked, canvas.keys.owner)).status).toBe(200);
  for (const asked of [path, `${path}/members`, `${path}/links`, `${path}/export.json`]) {
    const reply = await get(server, asked, canvas.keys.owner);
    expect([reply.status, reply.headers.get('retry-after')]).toEqual([429, '60']);
  }
  expect((await get(server, path, other.keys.owner)).status).toBe(403);
  expect((await get(server, `/api/canvases/${other.id}`, other.keys.owner)).status).toBe(200);
});
