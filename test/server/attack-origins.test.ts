// Promise: a page is let in by exactly the origin it has; what only looks like one that was named is a stranger.
import { expect, test } from 'vitest';
import { readConfig } from '../../server/config.ts';
import { originCheck } from '../../server/http/origins.ts';
import { createCanvas, serve } from './with-server.ts';

const NAMED = 'https://intranet.example';
const STRANGERS = [
  'null',
  '',
  'https://intranet.example.evil.example',
  'https://evil-intranet.example',
  'https://sub.intranet.example',
  'https://intranet.example.',
  'https://intranet.example@evil.example',
  'http://intranet.example',
  'https://intranet.example:8443',
  // No browser writes it so: it is an origin, and nothing around it.
  'https://evil@intranet.example',
  'https://intranet.example/',
  'https://intranet.example:443',
  'https://intranet.example/path?canvas',
  'HTTPS://INTRANET.EXAMPLE',
  'blob:https://intranet.example/6f1e',
  'ftp://canvas.example',
  'chrome-extension://canvas.example',
];

test.each(STRANGERS)('a page that says it is "%s" is a stranger', async (origin) => {
  const check = originCheck(() => 'https://canvas.example', [NAMED]);
  expect(check(origin, 'canvas.example')).toBe(false);
  const server = await serve({}, { allowedOrigins: [NAMED] });
  const canvas = await createCanvas(server);
  for (const method of ['GET', 'OPTIONS']) {
    const reply = await fetch(`${server.url}/api/canvases/${canvas.id}`, { method, headers: { origin } });
    const headers = [...reply.headers.keys()].filter((name) => name.startsWith('access-control-'));
    expect([method, headers, reply.headers.get('vary')]).toEqual([method, [], 'origin']);
  }
});

test('those that were named are let in, and the page this server gave itself', () => {
  const check = originCheck(() => 'https://canvas.example', [NAMED, 'http://localhost:5173']);
  for (const origin of [NAMED, 'http://localhost:5173', 'https://canvas.example', 'http://10.0.0.7:8080', undefined])
    expect([origin, check(origin, '10.0.0.7:8080')]).toEqual([origin, true]);
});

test.each(['*', 'null', 'https://*.example.com', 'https://a.example;b', 'https://me@a.example', 'https://a.example/x'])(
  'ALLOWED_ORIGINS with %s, which names no one origin, does not start',
  (value) => {
    const read = readConfig({ ALLOWED_ORIGINS: `${NAMED}, ${value}` });
    expect(read.ok ? read.config.allowedOrigins : read.problem).toContain(`holds "${value}", which is no origin`);
  },
);

test.each(['*', 'https://*', "https://a.example; script-src 'unsafe-inline'", 'data:', 'https://a.example/x', '//a'])(
  'FRAME_ANCESTORS with %s, which would let in anybody or say something else, does not start',
  (value) => {
    const read = readConfig({ FRAME_ANCESTORS: `${NAMED}, ${value}` });
    expect(read.ok ? read.config.frameAncestors : read.problem).toContain('which is no page that can hold a frame');
  },
);
