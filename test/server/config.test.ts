// Promise: whatever is wrong at the start is said in one sentence that names it and says what to do.
import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { startServer } from '../../server/compose.ts';
import { readConfig } from '../../server/config.ts';
import { listenProblem, StartProblem } from '../../server/start-problem.ts';
import { config, newFolder, serve } from './with-server.ts';

const ONE_SENTENCE_MORE = /^[^\n]+\. [^\n]+\.$/u;

test('without any variable the defaults hold', () => {
  expect(readConfig({})).toMatchObject({
    ok: true,
    config: {
      port: 8080,
      host: '127.0.0.1',
      dataDir: './data',
      publicUrl: undefined,
      allowedOrigins: [],
      frameAncestors: ["'self'"],
      trustProxy: false,
      hostTokens: undefined,
    },
  });
});

test('good values are read', () => {
  expect(
    readConfig({
      PORT: ' 0 ',
      HOST: '0.0.0.0',
      DATA_DIR: '/var/canvas',
      PUBLIC_URL: 'https://canvas.example.com/',
      ALLOWED_ORIGINS: 'https://a.example, http://localhost:3000/',
      FRAME_ANCESTORS: 'self, https://*.example.com',
      TRUST_PROXY: '10.0.0.1,fd00::/8',
      DATABASE_URL: '',
    }),
  ).toMatchObject({
    ok: true,
    config: {
      port: 0,
      publicUrl: 'https://canvas.example.com',
      allowedOrigins: ['https://a.example', 'http://localhost:3000'],
      frameAncestors: ["'self'", 'https://*.example.com'],
      trustProxy: ['10.0.0.1', 'fd00::/8'],
    },
  });
});

const HOST = { HOST_JWT_ISSUER: 'https://intranet.example.com', HOST_JWT_AUDIENCE: 'canvas' };
const EXPECTED = { issuer: 'https://intranet.example.com', audience: 'canvas' };
const SECRET = 'thirty-two bytes, not one fewer.';

test('host tokens are believed by a secret or by the keys at an address', () => {
  const read = (env: object): unknown => {
    const found = readConfig({ ...HOST, ...env });
    return found.ok ? found.config.hostTokens : found.problem;
  };
  expect(read({ HOST_JWT_SECRET: SECRET })).toEqual({ kind: 'secret', secret: SECRET, ...EXPECTED });
  for (const url of ['https://a.example/keys?v=1', 'http://localhost:9/k', 'http://127.0.0.9/k', 'http://[::1]:8/k'])
    expect(read({ HOST_JWKS_URL: url })).toEqual({ kind: 'keys', url, ...EXPECTED });
});

test.each<[string, Record<string, string>]>([
  ['HOST_JWT_SECRET', { ...HOST, HOST_JWT_SECRET: SECRET.slice(1) }],
  ['HOST_JWKS_URL', { ...HOST, HOST_JWT_SECRET: SECRET, HOST_JWKS_URL: 'https://a.example/keys' }],
  ['HOST_JWT_ISSUER', { HOST_JWT_SECRET: SECRET, HOST_JWT_AUDIENCE: 'canvas' }],
  ['HOST_JWT_AUDIENCE', { HOST_JWT_SECRET: SECRET, HOST_JWT_ISSUER: 'https://intranet.example.com' }],
  ['HOST_JWT_ISSUER', { HOST_JWKS_URL: 'https://a.example/keys', HOST_JWT_AUDIENCE: 'canvas' }],
  ['HOST_JWT_AUDIENCE', { HOST_JWKS_URL: 'https://a.example/keys', HOST_JWT_ISSUER: 'x' }],
  ['HOST_JWT_ISSUER', { HOST_JWT_ISSUER: 'https://intranet.example.com' }],
  ['HOST_JWT_AUDIENCE', { HOST_JWT_AUDIENCE: 'canvas' }],
  ...[
    'http://intranet.example.com/keys',
    'http://localhost.example.com/keys',
    'file:///etc/keys',
    'keys.json',
    'https://name:password@a.example/keys',
  ].map((url): [string, Record<string, string>] => ['HOST_JWKS_URL', { ...HOST, HOST_JWKS_URL: url }]),
])('host tokens that are set up halfway are one sentence about %s, which tells no secret: %j', (name, env) => {
  const read = readConfig(env);
  expect(read.ok).toBe(false);
  if (read.ok) return;
  expect(read.problem).toContain(name);
  expect(read.problem).toMatch(ONE_SENTENCE_MORE);
  expect(read.problem).not.toContain(SECRET.slice(1));
  expect(read.problem).not.toContain('password@');
});

test.each([
  ['PORT', 'http'],
  ['PORT', '70000'],
  ['PORT', '-1'],
  ['PUBLIC_URL', 'canvas.example.com'],
  ['PUBLIC_URL', 'https://example.com/canvas'],
  ['PUBLIC_URL', 'ftp://example.com'],
  ['ALLOWED_ORIGINS', 'https://a.example, b.example'],
  ['ALLOWED_ORIGINS', '*'],
  ['ALLOWED_ORIGINS', 'https://a.example/path'],
  ['FRAME_ANCESTORS', "'self'; script-src *"],
  ['FRAME_ANCESTORS', 'none, self'],
  ['TRUST_PROXY', 'yes please'],
  ['DATABASE_URL', 'postgres://localhost/canvas'],
  ['REDIS_URL', 'redis://localhost'],
])('%s=%s is one sentence about it', (name, value) => {
  const read = readConfig({ [name]: value });
  expect(read.ok).toBe(false);
  if (!read.ok) {
    expect(read.problem).toContain(name);
    expect(read.problem).toMatch(ONE_SENTENCE_MORE);
  }
});

async function whyNot(start: Promise<unknown>): Promise<string> {
  const error: unknown = await start.then(
    () => undefined,
    (e: unknown) => e,
  );
  expect(error).toBeInstanceOf(StartProblem);
  const { message } = error as StartProblem;
  expect(message).toMatch(ONE_SENTENCE_MORE);
  return message;
}

test('a taken port is said, with another one to try', async () => {
  const server = await serve();
  const other = startServer(config(await newFolder(), { port: server.port }));
  expect(await whyNot(other)).toContain(`Port ${server.port} on 127.0.0.1 is taken`);
});

test('an address that is not of this computer, and a port one may not use, are said', async () => {
  expect(await whyNot(startServer(config(await newFolder(), { host: '192.0.2.1' })))).toContain('HOST is "192.0.2.1"');
  expect(listenProblem('127.0.0.1', 80, Object.assign(new Error(), { code: 'EACCES' }))?.message).toContain('port 80');
  expect(listenProblem('127.0.0.1', 80, new Error('something else'))).toBeUndefined();
});

test('a data folder that is a file, or under one, and a file that is no database are said', async () => {
  const folder = await newFolder();
  const file = join(folder, 'file');
  await writeFile(file, 'x');
  expect(await whyNot(startServer(config(file)))).toContain('there is a file in that place');
  expect(await whyNot(startServer(config(join(file, 'deeper'))))).toContain('there is a file in that place');
  await mkdir(join(folder, 'data'));
  await writeFile(join(folder, 'data', 'canvas.db'), 'this has never been a database, it only has the name of one');
  expect(await whyNot(startServer(config(join(folder, 'data'))))).toContain('is not a database');
});

test('a data folder where no folder can be made is said, at any depth', async () => {
  for (const folder of ['/proc/clc', '/proc/clc/data'])
    expect(await whyNot(startServer(config(folder)))).toContain(`The data folder ${folder} is not writable`);
});

test('a data folder is made with those above it', async () => {
  const deep = join(await newFolder(), 'a', 'b', 'c');
  await serve({}, { dataDir: deep });
  expect(existsSync(join(deep, 'canvas.db'))).toBe(true);
});

test('two servers in one process keep to themselves', async () => {
  const [one, two] = [await serve(), await serve()];
  expect(one.port).not.toBe(two.port);
  await one.stop();
  expect((await fetch(`${two.url}/health/ready`)).status).toBe(200);
});
