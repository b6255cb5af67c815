// Promise: the keys of a host are fetched when they are needed and kept while it is away; a host that misbehaves harms nobody.
import { createHmac } from 'node:crypto';
import { expect, test } from 'vitest';
import { hostTokens } from '../../server/access/host-tokens.ts';
import type { HostTokens } from '../../server/access/host-tokens.ts';
import { openKeyHost, signedBy, signingKey } from '../doubles/key-host.ts';
import type { KeyHost } from '../doubles/key-host.ts';
import { askTicket, AUDIENCE, inSeconds, ISSUER } from './host-tokens.ts';
import { afterTest, createCanvas, serve } from './with-server.ts';

function claims(more: object = {}): object {
  return { iss: ISSUER, aud: AUDIENCE, sub: 'anna', name: 'Anna', exp: inSeconds() + 600, ...more };
}
interface Here {
  readonly host: KeyHost;
  readonly tokens: HostTokens;
  /** Milliseconds that have passed. */
  time: number;
  readonly warnings: string[];
  /** What is said of a token: its kind. */
  of(token: string): Promise<string>;
}
async function here(timeoutMs = 5000): Promise<Here> {
  const host = await openKeyHost();
  afterTest(() => host.close());
  const warnings: string[] = [];
  const found: Here = {
    host,
    warnings,
    time: 0,
    tokens: hostTokens(
      { kind: 'keys', url: host.url, issuer: ISSUER, audience: AUDIENCE },
      {
        now: Date.now,
        steady: () => found.time,
        warn: (what, error) => warnings.push(`${what}: ${(error as Error).message}`),
        timeoutMs,
      },
    ),
    of: async (token) => (await found.tokens.read(token)).kind,
  };
  return found;
}

test.each(['RS256', 'ES256', 'EdDSA'] as const)('a token signed with %s opens a canvas', async (alg) => {
  const host = await openKeyHost();
  afterTest(() => host.close());
  const key = signingKey('one', alg);
  host.show(key);
  const server = await serve({}, { hostTokens: { kind: 'keys', url: host.url, issuer: ISSUER, audience: AUDIENCE } });
  const canvas = await createCanvas(server);
  expect((await askTicket(server, canvas, signedBy(key, claims({ role: 'editor' })))).status).toBe(201);
  const stranger = signingKey('one', alg);
  expect((await askTicket(server, canvas, signedBy(stranger, claims()))).status).toBe(401);
  expect(server.warnings).toEqual([]);
});

test('the keys are fetched once for many, and not again while they are fresh', async () => {
  const { host, of, ...rest } = await here();
  const key = signingKey('one');
  host.show(key);
  const kinds = await Promise.all(Array.from({ length: 20 }, () => of(signedBy(key, claims()))));
  expect(new Set(kinds)).toEqual(new Set(['believed']));
  rest.time = 9 * 60_000;
  expect(await of(signedBy(key, claims()))).toBe('believed');
  expect(host.asked).toBe(1);
});

test('a new key is found at its first token; invented ones make the host be asked now and then only', async () => {
  const found = await here();
  const { host, of } = found;
  const [one, two] = [signingKey('one'), signingKey('two')];
  host.show(one);
  expect(await of(signedBy(one, claims()))).toBe('believed');
  found.time += 31_000;
  host.show(two);
  expect(await of(signedBy(two, claims()))).toBe('believed');
  expect(await of(signedBy(one, claims()))).toBe('refused');
  expect(host.asked).toBe(2);
  for (let n = 0; n < 50; n++) expect(await of(signedBy(one, claims(), { kid: `invented ${n}` }))).toBe('refused');
  expect(host.asked).toBe(2);
  found.time += 31_000;
  for (let n = 0; n < 50; n++) expect(await of(signedBy(one, claims(), { kid: `more ${n}` }))).toBe('refused');
  expect(host.asked).toBe(3);
});

test('while the host is away, answers rubbish or sends elsewhere, the last good keys go on counting', async () => {
  const found = await here();
  const { host, of, warnings } = found;
  const key = signingKey('one');
  host.show(key);
  const other = await openKeyHost();
  afterTest(() => other.close());
  const forged = signingKey('forged');
  other.show(forged);
  expect(await of(signedBy(key, claims()))).toBe('believed');
  const badly: [string, KeyHost['answer']][] = [
    ['It answered 500.', (_q, r) => r.writeHead(500).end()],
    ['It answered 302.', (_q, r) => r.writeHead(302, { location: other.url }).end()],
    ['The answer is no set of keys.', (_q, r) => r.end('{"keys":"none"}')],
    ['The answer is no set of keys.', (_q, r) => r.end('null')],
    ['Unexpected token', (_q, r) => r.end('<html>Sign in</html>')],
    ['It answered more than a set of keys takes.', (_q, r) => r.end('x'.repeat(300 * 1024))],
    ['fetch failed', (q) => q.socket.destroy()],
  ];
  for (const [n, [, answer]] of badly.entries()) {
    host.answer = answer;
    found.time += 31_000;
    expect(await of(signedBy(forged, claims()))).toBe('refused');
    expect(await of(signedBy(key, claims()))).toBe('believed');
    expect([host.asked, warnings.length]).toEqual([n + 2, n + 1]);
  }
  expect(other.asked).toBe(0);
  for (const [n, [why]] of badly.entries()) expect(warnings[n]).toContain(why);
});

test('keys that have grown old are fetched anew while nobody waits for that', async () => {
  const found = await here();
  const { host, of } = found;
  const key = signingKey('one');
  host.show(key);
  expect(await of(signedBy(key, claims()))).toBe('believed');
  found.time += 11 * 60_000;
  let release = (): void => undefined;
  const reached = new Promise<void>((resolve) => {
    host.answer = (_request, response) => {
      release = () => void response.end('{"keys":[]}');
      resolve();
    };
  });
  expect(await of(signedBy(key, claims()))).toBe('believed');
  await reached;
  expect(await of(signedBy(key, claims()))).toBe('believed');
  release();
});

test('a key that was withdrawn over a quiet night opens nothing in the morning, not even once', async () => {
  const found = await here();
  const { host, of } = found;
  const [stolen, other] = [signingKey('one'), signingKey('two')];
  host.show(stolen, other);
  expect(await of(signedBy(stolen, claims()))).toBe('believed');
  host.show(other);
  found.time += 61 * 60_000;
  expect(await of(signedBy(stolen, claims()))).toBe('refused');
  // While the host is away those that are known go on counting, also the next morning.
  host.answer = (_request, response) => response.writeHead(503).end();
  found.time += 24 * 60 * 60_000;
  expect(await of(signedBy(other, claims()))).toBe('believed');
  expect(await of(signedBy(stolen, claims()))).toBe('refused');
});

test('a host that hangs holds nobody up for long: the answer says to try again, and then it is tried again', async () => {
  const found = await here(500);
  const { host, of, warnings } = found;
  const key = signingKey('one');
  host.answer = () => undefined;
  expect(await of(signedBy(key, claims()))).toBe('away');
  expect(warnings).toHaveLength(1);
  // Headers alone are no answer either.
  found.time += 6000;
  host.answer = (_request, response) => void response.writeHead(200).write('{');
  expect(await of(signedBy(key, claims()))).toBe('away');
  expect(await of(signedBy(key, claims()))).toBe('away');
  expect(host.asked).toBe(2);
  host.show(key);
  found.time += 6000;
  expect(await of(signedBy(key, claims()))).toBe('believed');
});

test('a key that is not known yet locks nobody out', async () => {
  const host = await openKeyHost();
  afterTest(() => host.close());
  const [one, two] = [signingKey('one'), signingKey('two')];
  host.show(one);
  let steady = 0;
  const settings = { kind: 'keys', url: host.url, issuer: ISSUER, audience: AUDIENCE } as const;
  const limits = { guesses: { times: 1, seconds: 600 } };
  const server = await serve({ limits, steady: () => steady }, { hostTokens: settings });
  const canvas = await createCanvas(server);
  for (let n = 0; n < 3; n++) expect((await askTicket(server, canvas, signedBy(two, claims()))).status).toBe(401);
  host.show(two);
  steady += 31_000;
  expect((await askTicket(server, canvas, signedBy(two, claims()))).status).toBe(201);
});

test('over HTTP a host that is away is 503, worth trying again; nobody is locked out for it', async () => {
  const host = await openKeyHost();
  await host.close();
  const settings = { kind: 'keys', url: host.url, issuer: ISSUER, audience: AUDIENCE } as const;
  const server = await serve({ limits: { guesses: { times: 1, seconds: 600 } } }, { hostTokens: settings });
  const canvas = await createCanvas(server);
  const key = signingKey('one');
  for (let n = 0; n < 3; n++) {
    const reply = await askTicket(server, canvas, signedBy(key, claims()));
    expect([reply.status, reply.headers.get('retry-after')]).toEqual([503, '10']);
    expect(((await reply.json()) as { code: string }).code).toBe('host-away');
  }
});

test('of several keys without a name the right one is found; a secret among public keys is none of them', async () => {
  const { host, of } = await here();
  const [one, two, outside] = [signingKey('one'), signingKey('two'), signingKey('three')];
  const nameless = [one, two].map((key) => {
    const { kid: _, ...shown } = key.shown;
    return { ...key, shown };
  });
  const secret = { kty: 'oct', k: Buffer.from('a'.repeat(32)).toString('base64url'), alg: 'HS256', kid: 'secret' };
  host.show(...nameless, { ...outside, shown: secret });
  expect(await of(signedBy(one, claims(), {}))).toBe('believed');
  expect(await of(signedBy(two, claims(), {}))).toBe('believed');
  expect(await of(signedBy(outside, claims(), {}))).toBe('refused');
  const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  const text = `${part({ alg: 'HS256', kid: 'secret' })}.${part(claims())}`;
  const confused = `${text}.${createHmac('sha256', 'a'.repeat(32)).update(text).digest('base64url')}`;
  expect(await of(confused)).toBe('refused');
  const key = { ...one, alg: 'RS256' as const };
  expect(
    await of(`${part({ alg: 'RS256', kid: 'one' })}.${signedBy(key, claims()).split('.').slice(1).join('.')}`),
  ).toBe('refused');
});
