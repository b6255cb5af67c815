// Promise: whatever goes wrong, the log names no token, no key and no address of a person; and neither does what is kept.
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { logTo } from '../../server/compose.ts';
import type { Store } from '../../server/store/store.ts';
import { setTitle } from '../../shared/document/compass-changes.ts';
import { openKeyHost, signedBy, signingKey } from '../doubles/key-host.ts';
import { askTicket, AUDIENCE, inSeconds, ISSUER, ticketBy } from './host-tokens.ts';
import { joined, rawClient } from './raw-client.ts';
import { afterTest, createCanvas, get, send, serve, until } from './with-server.ts';

const EMAIL = 'anna.geheim@example.com';
const NOW = inSeconds();

test('the log of a bad day holds no token, no ticket, no key and no e-mail address', async () => {
  const host = await openKeyHost();
  afterTest(() => host.close());
  const key = signingKey('one');
  host.show(key);
  const lines: string[] = [];
  let fails = false;
  const failing = <A extends unknown[], R>(work: (...given: A) => Promise<R>) => {
    return (...given: A): Promise<R> => (fails ? Promise.reject(new Error(`The disk says no.`)) : work(...given));
  };
  const wrapStore = (store: Store): Store => ({
    ...store,
    hosted: { find: failing(store.hosted.find), change: failing(store.hosted.change) },
    journal: { ...store.journal, load: failing(store.journal.load) },
  });
  let steady = 0;
  const server = await serve(
    { warn: logTo({ write: (line) => lines.push(line) }), wrapStore, steady: () => steady, limits: { roomGraceMs: 1 } },
    { hostTokens: { kind: 'keys', url: host.url, issuer: ISSUER, audience: AUDIENCE } },
  );
  const canvas = await createCanvas(server);
  const claims = { iss: ISSUER, aud: AUDIENCE, sub: 'anna', name: 'Anna', email: EMAIL, exp: NOW + 600, iat: NOW };
  const good = signedBy(key, { ...claims, role: 'editor' });
  const tokens = [
    good,
    signedBy(key, { ...claims, exp: NOW - 600, iat: NOW - 900 }),
    signedBy(key, { ...claims, nbf: NOW + 600 }),
    signedBy(key, { ...claims, aud: 'elsewhere' }),
    signedBy(key, { ...claims, role: 'admin' }),
    signedBy(signingKey('one'), claims),
    signedBy(key, claims, { kid: 'unknown' }),
    signedBy(key, { ...claims, canvas: 'elsewhere' }),
  ];
  const anna = await joined(server, canvas, 'viewer', { ticket: await ticketBy(server, canvas, good, 11) });
  anna.doc.clientID = 11;
  anna.edit((doc) => setTitle(doc, 'Van Anna'));
  await until(() => anna.saved() === 2);
  steady += 60_000;
  host.answer = (_request, response) => response.writeHead(500).end();
  for (const token of tokens) {
    await askTicket(server, canvas, token);
    await get(server, `/api/canvases/${canvas.id}`, token);
  }
  anna.ws.terminate();
  await until(() => server.openRooms() === 0);
  const spare = await ticketBy(server, canvas, good);
  fails = true;
  for (const token of tokens) await askTicket(server, canvas, token);
  await get(server, `/api/canvases/${canvas.id}/export.json`, canvas.keys.owner);
  await send(server, 'DELETE', `/api/canvases/${canvas.id}/people/${EMAIL}`, undefined, canvas.keys.owner);
  const refused = await rawClient(server, canvas, 'viewer', { ticket: spare });
  await until(() => refused.closed);
  fails = false;
  const file = await (await get(server, `/api/canvases/${canvas.id}/export.json`, canvas.keys.owner)).text();
  await server.stop();

  const log = lines.join('');
  for (const what of ['could not be fetched', 'a request failed', 'a canvas could not be opened'])
    expect(log).toContain(what);
  const secrets = [
    ...Object.values(canvas.keys),
    ...[anna.ticket, spare].map(({ ticket }) => ticket),
    ...tokens.flatMap((token) => [token, ...token.split('.').slice(1)]),
    ...[EMAIL, encodeURIComponent(EMAIL)],
  ];
  for (const secret of secrets) expect(log.includes(secret), secret).toBe(false);
  expect(file).toContain('Van Anna');
  expect(file).not.toContain(EMAIL);
  for (const name of await readdir(server.dataDir)) {
    const bytes = await readFile(join(server.dataDir, name));
    for (const secret of secrets) expect([name, bytes.includes(secret)]).toEqual([name, false]);
  }
});
