// Promise: any page may load the element; only the pages that were named may frame it, read answers, or speak with it.
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { createCanvas, get, newFolder, serve } from './with-server.ts';

const PAGE = fileURLToPath(new URL('../../client/app/embed.html', import.meta.url));
const HASHED = 'customer-leader-canvas.CQsW_x-1.js';
const INTRANET = 'https://intranet.example.com';

async function built(): Promise<string> {
  const folder = await newFolder();
  for (const [file, content] of Object.entries({
    'assets/app-1234.js': 'code',
    'app/index.html': 'start page',
    'app/canvas.html': 'canvas page',
    'app/embed.html': await readFile(PAGE),
    'gallery/index.html': 'gallery page',
    'embed/customer-leader-canvas.js': `import './${HASHED}';\n`,
    [`embed/${HASHED}`]: 'the element',
    [`embed/${HASHED}.gz`]: gzipSync('the element, squeezed'),
    'embed/manifest.json': '{"file":"x"}',
    'embed/frame.js': 'the snippet',
    'embed/assets/editor.1234.js': 'a part',
    'embed/assets/letters.1234.woff2': 'letters',
    'embed/.vite/manifest.json': 'of the build',
  })) {
    await mkdir(join(folder, file, '..'), { recursive: true });
    await writeFile(join(folder, file), content);
  }
  return folder;
}
const ID = 'aZ09_-aZ09_-aZ09_-aZ09';

test('the element, its parts and its letters may be loaded by any page, for ever where the name says what it is', async () => {
  const server = await serve({}, { clientDir: await built() });
  for (const [path, text, caching] of [
    [HASHED, 'the element', 'public, max-age=31536000, immutable'],
    ['assets/editor.1234.js', 'a part', 'public, max-age=31536000, immutable'],
    ['assets/letters.1234.woff2', 'letters', 'public, max-age=31536000, immutable'],
    ['customer-leader-canvas.js', `import './${HASHED}';\n`, 'no-cache'],
    ['manifest.json', '{"file":"x"}', 'no-cache'],
    ['frame.js', 'the snippet', 'no-cache'],
  ] as const) {
    const { headers, status, body } = await asked(`${server.url}/embed/${path}`, {
      origin: 'https://anybody.example',
      'accept-encoding': 'identity',
    });
    expect([path, status, body, headers.get('cache-control')]).toEqual([path, 200, text, caching]);
    expect(headers.get('access-control-allow-origin')).toBe('*');
    expect(headers.get('cross-origin-resource-policy')).toBe('cross-origin');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('content-type')).toMatch(path.endsWith('js') ? /javascript/u : /json|woff2/u);
    expect(headers.get('set-cookie')).toBeNull();
    expect(headers.get('etag')).not.toBeNull();
    const again = await fetch(`${server.url}/embed/${path}`, {
      headers: {
        'if-none-match': headers.get('etag') ?? '',
        'accept-encoding': 'identity',
        'cache-control': 'max-age=0',
      },
    });
    expect([path, again.status]).toEqual([path, 304]);
  }
  const squeezed = await asked(`${server.url}/embed/${HASHED}`, { 'accept-encoding': 'gzip' });
  expect([squeezed.headers.get('content-encoding'), squeezed.body]).toEqual(['gzip', 'the element, squeezed']);
  expect(squeezed.headers.get('vary')).toMatch(/accept-encoding/iu);
});

test('nothing else of the build is served there, and a page can read that something is missing', async () => {
  const server = await serve({}, { clientDir: await built() });
  for (const path of [
    '.vite/manifest.json',
    'customer-leader-canvas.none.js',
    'assets/none.js',
    'assets/..%2f.vite%2fmanifest.json',
    '..%2fapp%2findex.html',
    'x.js',
    'aZ09',
    `${ID}x`,
    `${ID.slice(1)}.`,
  ]) {
    const reply = await get(server, `/embed/${path}`);
    expect([path, reply.status]).toEqual([path, 404]);
    expect(await reply.text()).not.toContain('of the build');
  }
  const missing = await get(server, '/embed/assets/none.js');
  expect(missing.headers.get('access-control-allow-origin')).toBe('*');
});

test('the page for frames may be framed by the pages that were named, and is told who they are', async () => {
  const server = await serve(
    {},
    {
      clientDir: await built(),
      allowedOrigins: ['https://portal.example.com', INTRANET],
      frameAncestors: ["'self'", 'https://Intranet.example.com', 'https://*.example.org:*'],
    },
  );
  const reply = await get(server, `/embed/${ID}`);
  const html = await reply.text();
  expect(html).toContain(
    `<meta name="clc-hosts" content="https://portal.example.com ${INTRANET} ${server.url} https://*.example.org:*" />`,
  );
  expect(reply.headers.get('content-type')).toBe('text/html; charset=utf-8');
  expect(reply.headers.get('cache-control')).toBe('no-cache');
  expect(reply.headers.get('x-content-type-options')).toBe('nosniff');
  expect(reply.headers.get('set-cookie')).toBeNull();
  expect(reply.headers.get('access-control-allow-origin')).toBeNull();
  const policy = (reply.headers.get('content-security-policy') ?? '').split('; ');
  expect(policy).toContain("frame-ancestors 'self' https://Intranet.example.com https://*.example.org:*");
  expect(policy).toContain("script-src 'self'");
  expect(policy).toContain("style-src 'self'");
  expect(policy.join()).not.toContain('unsafe');
});

test('who is named nowhere frames nothing; and nobody can write into the page by how it is asked for', async () => {
  const clientDir = await built();
  const server = await serve({}, { clientDir, frameAncestors: ["'none'"] });
  expect(await (await get(server, `/embed/${ID}`)).text()).toContain('<meta name="clc-hosts" content="" />');
  const hostile = await serve({}, { clientDir, allowedOrigins: ['https://a.example"><script>'] });
  expect(await (await get(hostile, `/embed/${ID}`)).text()).toContain(
    'content="https://a.example&#34;&#62;&#60;script&#62; ',
  );
  const other = await serve({}, { clientDir, trustProxy: true });
  for (const host of ['"><script>', 'x y', 'a"b', '$`', "$'"]) {
    const { body } = await asked(`${other.url}/embed/${ID}`, { 'x-forwarded-host': host });
    expect(body).toContain(`<meta name="clc-hosts" content="${other.url}" />`);
  }
});

test('pages of allowed origins may ask with an authorisation and read the answer, others may not; never with cookies', async () => {
  const server = await serve({}, { allowedOrigins: [INTRANET] });
  const canvas = await createCanvas(server);
  const preflight = (origin: string, path: string, method: string): Promise<Response> =>
    fetch(server.url + path, {
      method: 'OPTIONS',
      headers: {
        origin,
        'access-control-request-method': method,
        'access-control-request-headers': 'authorization,content-type',
      },
    });
  for (const [path, method] of [
    [`/api/canvases/${canvas.id}`, 'GET'],
    [`/api/canvases/${canvas.id}/tickets`, 'POST'],
    [`/api/canvases/${canvas.id}/me`, 'PATCH'],
    [`/api/canvases/${canvas.id}/people/anna`, 'PUT'],
    [`/api/canvases/${canvas.id}/links/x`, 'DELETE'],
  ] as const) {
    const { status, headers } = await preflight(INTRANET, path, method);
    expect(status).toBe(204);
    expect(headers.get('access-control-allow-origin')).toBe(INTRANET);
    expect(headers.get('access-control-allow-headers')).toBe('authorization, content-type');
    expect(headers.get('access-control-allow-methods')?.split(', ')).toContain(method);
    expect(headers.get('access-control-allow-credentials')).toBeNull();
    expect(headers.get('vary')).toBe('origin');
    for (const origin of ['https://evil.example', 'null', 'http://intranet.example.com', `${INTRANET}.evil.example`]) {
      const refused = await preflight(origin, path, method);
      expect([...refused.headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([]);
      expect(refused.headers.get('vary')).toBe('origin');
    }
  }
  const authorization = `Bearer ${canvas.keys.viewer}`;
  const reply = await asked(`${server.url}/api/canvases/${canvas.id}`, { origin: INTRANET, authorization });
  expect(reply.headers.get('access-control-allow-origin')).toBe(INTRANET);
  // Also a refusal has to be read, and what a page does not send has to be told apart.
  const refused = await asked(`${server.url}/api/canvases/${canvas.id}`, { origin: INTRANET });
  expect([refused.status, refused.headers.get('access-control-allow-origin')]).toEqual([403, INTRANET]);
  expect((await get(server, `/api/canvases/${canvas.id}`, canvas.keys.viewer)).headers.get('vary')).toBe('origin');
});

async function asked(
  url: string,
  headers: Record<string, string>,
): Promise<{ status: number; headers: Headers; body: string }> {
  const reply = await fetch(url, { headers });
  return { status: reply.status, headers: reply.headers, body: await reply.text() };
}
