// Promise: a token that the host did not sign, or not for this server and this canvas, opens nothing and tells nothing.
import { createHmac, createSign, generateKeyPairSync } from 'node:crypto';
import { expect, test } from 'vitest';
import type { Problem } from '../../shared/wire/http.ts';
import { askTicket, AUDIENCE, inSeconds, ISSUER, SECRET, tokenOf, tokenOfText, WITH_SECRET } from './host-tokens.ts';
import { createCanvas, get, post, serve } from './with-server.ts';

const encoded = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
const NOW = inSeconds();
const GOOD = { iss: ISSUER, aud: AUDIENCE, sub: 'anna', exp: NOW + 600 };
const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const PUBLIC_PEM = publicKey.export({ type: 'spki', format: 'pem' }).toString();

function signedWith(alg: string): string {
  const text = `${encoded({ alg })}.${encoded(GOOD)}`;
  return `${text}.${createSign('RSA-SHA256').update(text).sign(privateKey).toString('base64url')}`;
}
function hashed(alg: string, digest: string): string {
  const text = `${encoded({ alg })}.${encoded(GOOD)}`;
  return `${text}.${createHmac(digest, SECRET).update(text).digest('base64url')}`;
}

test.each([
  ['signed with another secret', tokenOf({ role: 'owner' }, 'another secret, which is also long enough')],
  ['signed with nothing', `${encoded({ alg: 'none' })}.${encoded(GOOD)}.`],
  ['of a method written otherwise', tokenOf({}, SECRET, { alg: 'hs256' })],
  ['of no method', tokenOf({}, SECRET, { typ: 'JWT' })],
  ['of a longer hash of the right secret', hashed('HS512', 'sha512')],
  ['of the other family', signedWith('RS256')],
  ['with a public key for a secret', tokenOf({}, PUBLIC_PEM)],
  ['that brings its own key', tokenOf({}, 'a', { alg: 'HS256', jwk: { kty: 'oct', k: 'YQ' }, kid: 'a' })],
  ['whose key is a file', tokenOf({}, '', { alg: 'HS256', kid: '../../../../dev/null' })],
  ['with a header it calls critical', tokenOf({}, SECRET, { alg: 'HS256', crit: ['b64'], b64: false })],
  ['with its signature cut off', tokenOf().split('.').slice(0, 2).join('.') + '.'],
  ['with one letter of its claims changed', tokenOf().replace(/\.(.{20})./u, '.$1A')],
  ['that is no JSON inside', tokenOfText('anna')],
  ['that is a list inside', tokenOfText('["anna"]')],
  ['for another server', tokenOf({ aud: 'https://elsewhere.example.com' })],
  ['for no server', tokenOf({ aud: undefined })],
  ['of another host', tokenOf({ iss: 'https://elsewhere.example.com' })],
  ['of no host', tokenOf({ iss: undefined })],
  ['without a person', tokenOf({ sub: undefined })],
  ['of a person without a name for it', tokenOf({ sub: '' })],
  ['of a person that is a number', tokenOf({ sub: 7 })],
  ['of a person as long as a book', tokenOf({ sub: 'x'.repeat(201) })],
  ['without an end', tokenOf({ exp: undefined })],
  ['whose end is a text', tokenOf({ exp: String(NOW + 600) })],
  ['whose end is long before everything', tokenOf({ exp: -1 })],
  ['whose end is never', tokenOfText(JSON.stringify(GOOD).replace(/"exp":\d+/u, '"exp":1e999'))],
  ['whose end counts milliseconds', tokenOf({ exp: (NOW + 600) * 1000 })],
  ['that has expired', tokenOf({ iat: NOW - 700, exp: NOW - 61 })],
  ['from tomorrow', tokenOf({ iat: NOW + 86_400, exp: NOW + 90_000 })],
  ['that is not valid yet', tokenOf({ nbf: NOW + 300 })],
  ['with a role nobody has', tokenOf({ role: 'admin' })],
  ['with a role that is inherited', tokenOf({ role: 'constructor' })],
  ['with a name that is no text', tokenOf({ name: { first: 'Anna' } })],
  ['whose canvas was forgotten', tokenOf({ canvas: null })],
  ['whose canvas is a pattern of its own making', tokenOf({ canvas: { includes: 1 } })],
])('a token %s is refused with 401, here and everywhere, whatever the canvas', async (_what, token) => {
  const server = await serve({ now: () => NOW * 1000 }, WITH_SECRET);
  const canvas = await createCanvas(server);
  const answers = [
    await askTicket(server, canvas, token),
    await get(server, `/api/canvases/${canvas.id}`, token),
    await get(server, `/api/canvases/${'A'.repeat(22)}`, token),
  ];
  const bodies = await Promise.all(answers.map(async (answer) => [answer.status, await answer.text()] as const));
  expect(new Set(bodies.map(([, text]) => text)).size).toBe(1);
  expect(bodies.map(([status]) => status)).toEqual([401, 401, 401]);
  const problem = JSON.parse(bodies[0]?.[1] ?? '') as Problem;
  expect([problem.code, problem.detail.endsWith('.')]).toEqual(['token', true]);
  expect(answers[0]?.headers.get('www-authenticate')).toBe('Bearer error="invalid_token"');
  const members = await get(server, `/api/canvases/${canvas.id}/members`, canvas.keys.owner);
  expect(await members.json()).toEqual({ members: [] });
  expect(server.warnings).toEqual([]);
});

test('claims that bite are not read: what a token inherits by name is nothing it says', async () => {
  const server = await serve({}, WITH_SECRET);
  const canvas = await createCanvas(server);
  const claims = JSON.stringify(GOOD).replace('{', '{"__proto__":{"role":"owner","canvas":"x"},"constructor":1,');
  const reply = await get(server, `/api/canvases/${canvas.id}`, tokenOfText(claims));
  expect(await reply.json()).toMatchObject({ role: 'viewer' });
  expect(({} as { role?: string }).role).toBeUndefined();
});

test('a token of another canvas, and one of no canvas that exists, look like a key of nobody', async () => {
  const server = await serve({}, WITH_SECRET);
  const [canvas, other] = [await createCanvas(server), await createCanvas(server)];
  const nowhere = { id: 'A'.repeat(22) };
  const bodies: string[] = [];
  for (const asked of [
    get(server, `/api/canvases/${canvas.id}`, 'x'.repeat(43)),
    get(server, `/api/canvases/${canvas.id}`, tokenOf({ role: 'owner', canvas: other.id })),
    get(server, `/api/canvases/${canvas.id}`, tokenOf({ role: 'owner', canvas: [] })),
    get(server, `/api/canvases/${canvas.id}`, tokenOf({ role: 'owner', canvas: '' })),
    get(server, `/api/canvases/${nowhere.id}`, tokenOf({ role: 'owner' })),
    get(server, '/api/canvases/..%2f..%2fetc', tokenOf({ role: 'owner' })),
    askTicket(server, canvas, tokenOf({ canvas: [other.id, nowhere.id] })),
    askTicket(server, nowhere, tokenOf({ canvas: nowhere.id })),
    post(server, `/api/canvases/${canvas.id}/tickets`, { key: 'x', clientId: 1 }),
  ]) {
    const answer = await asked;
    expect(answer.status).toBe(403);
    bodies.push(await answer.text());
  }
  expect(new Set(bodies).size).toBe(1);
  expect((JSON.parse(bodies[0] ?? '') as Problem).code).toBe('no-access');
});

test('a token larger than any host makes is not read, and key and token are not sent together', async () => {
  const server = await serve({}, WITH_SECRET);
  const canvas = await createCanvas(server);
  const huge = tokenOf({ more: 'x'.repeat(9000) });
  expect((await askTicket(server, canvas, huge)).status).toBe(400);
  expect((await get(server, `/api/canvases/${canvas.id}`, huge)).status).toBe(403);
  const large = tokenOf({ groups: Array.from({ length: 150 }, (_, n) => `group ${n} of the intranet`) });
  expect((await askTicket(server, canvas, large)).status).toBe(201);
  const path = `/api/canvases/${canvas.id}/tickets`;
  expect((await post(server, path, { key: canvas.keys.owner, token: tokenOf(), clientId: 1 })).status).toBe(400);
  expect((await post(server, path, { clientId: 1 })).status).toBe(400);
  expect((await askTicket(server, canvas, 'no.token')).status).toBe(401);
  expect((await askTicket(server, canvas, '')).status).toBe(401);
});

test('without a configured host a token opens nothing, and the answer says what is missing', async () => {
  const server = await serve();
  const canvas = await createCanvas(server);
  const reply = await askTicket(server, canvas, tokenOf({ role: 'owner' }));
  const { code, detail } = (await reply.json()) as Problem;
  expect([reply.status, code]).toEqual([403, 'no-access']);
  expect(detail).toMatch(/^This server is not set up to take tokens of a host\./u);
});

test('whoever tries tokens is slowed down before they are looked at; an office whose tokens expired over lunch is not', async () => {
  const server = await serve({ limits: { guesses: { times: 3, seconds: 600 } } }, WITH_SECRET);
  const canvas = await createCanvas(server);
  const path = `/api/canvases/${canvas.id}`;
  const status = async (token: string): Promise<number> => (await get(server, path, token)).status;
  const expired = tokenOf({ iat: NOW - 7200, exp: NOW - 3600 });
  for (let n = 0; n < 5; n++) expect(await status(expired)).toBe(401);
  const wrong = tokenOf({}, 'another secret, which is also long enough');
  expect([await status(wrong), await status(wrong), await status(wrong)]).toEqual([401, 401, 401]);
  expect(await status(wrong)).toBe(429);
  expect(await status(tokenOf())).toBe(429);
});

test('who asks with a token for canvases that are not theirs is slowed down alone, not with all of their office', async () => {
  const server = await serve({ limits: { guesses: { times: 2, seconds: 600 } } }, WITH_SECRET);
  const canvas = await createCanvas(server);
  const mallory = tokenOf({ sub: 'mallory' });
  const tried: number[] = [];
  for (const letter of ['A', 'B', 'C'])
    tried.push((await get(server, `/api/canvases/${letter.repeat(22)}`, mallory)).status);
  expect(tried).toEqual([403, 403, 429]);
  expect((await get(server, `/api/canvases/${canvas.id}`, tokenOf())).status).toBe(200);
});

test('a clock that is five minutes off is said, with how much and which way', async () => {
  const server = await serve({ now: () => NOW * 1000 }, WITH_SECRET);
  const canvas = await createCanvas(server);
  const problem = async (claims: object): Promise<Problem> =>
    (await (await askTicket(server, canvas, tokenOf(claims))).json()) as Problem;
  const ahead = await problem({ iat: NOW + 300, nbf: NOW + 300, exp: NOW + 900 });
  expect([ahead.code, ahead.minutesOff]).toEqual(['token', 5]);
  expect(ahead.detail).toMatch(/clock of the host and ours differ by about 5 minutes\./u);
  const behind = await problem({ iat: NOW - 300, exp: NOW - 180 });
  expect([behind.code, behind.minutesOff]).toEqual(['token', -5]);
  expect(behind.detail).toMatch(/issued 5 minutes ago and expired 3 minutes ago, by the clock of this server\./u);
  // Within the tolerance nobody is bothered.
  for (const claims of [
    { iat: NOW + 50, nbf: NOW + 50 },
    { iat: NOW - 300, exp: NOW - 50 },
  ])
    expect((await askTicket(server, canvas, tokenOf(claims))).status).toBe(201);
});
