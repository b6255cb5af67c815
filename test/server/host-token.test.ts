// Promise: whom a host vouches for comes in as that person, everywhere a link would open the canvas.
import { expect, test } from 'vitest';
import { setTitle } from '../../shared/document/compass-changes.ts';
import { changeOf, joined } from './raw-client.ts';
import type { RawClient } from './raw-client.ts';
import {
  askTicket,
  comesIn,
  inSeconds,
  ISSUER,
  SECRET,
  AUDIENCE,
  ticketBy,
  tokenOf,
  WITH_SECRET,
} from './host-tokens.ts';
import type { Link, Member } from '../../shared/wire/http.ts';
import { createCanvas, get, post, send, serve, ticketFor, until } from './with-server.ts';
import type { TestCanvas, TestServer } from './with-server.ts';

const NOW = inSeconds();
async function members(server: TestServer, canvas: TestCanvas): Promise<Member[]> {
  const reply = await get(server, `/api/canvases/${canvas.id}/members`, canvas.keys.viewer);
  return ((await reply.json()) as { members: Member[] }).members;
}
const named = (client: RawClient): string => {
  const last = client.received.findLast((r) => r.kind === 'awareness');
  return last?.kind === 'awareness' ? Buffer.from(last.body).toString('utf8') : '';
};

test('a token opens a canvas, and what is written with it is saved', async () => {
  const server = await serve({}, WITH_SECRET);
  const canvas = await createCanvas(server);
  const anna = await comesIn(server, canvas, tokenOf({ role: 'editor', canvas: canvas.id }));
  expect(anna.ticket).toMatchObject({ role: 'editor', person: { name: 'Anna' } });
  anna.edit((doc) => setTitle(doc, 'Van het intranet'));
  await until(() => anna.saved() === 2);
  const info = await get(server, `/api/canvases/${canvas.id}`, tokenOf({ sub: 'bram' }));
  expect(await info.json()).toEqual({ id: canvas.id, title: 'Van het intranet', role: 'viewer' });
});

test('a token opens every address that a link opens, with its own right', async () => {
  const server = await serve({}, WITH_SECRET);
  const canvas = await createCanvas(server, { example: 'ikea' });
  const base = `/api/canvases/${canvas.id}`;
  const owner = tokenOf({ role: 'owner', canvas: ['other', canvas.id] });
  const editor = tokenOf({ sub: 'bram', name: 'Bram', role: 'editor' });
  await ticketBy(server, canvas, editor);
  for (const path of ['', '/members', '/received', '/rounds', '/export.json', '/export.md', '/export.csv'])
    expect([path, (await get(server, base + path, editor)).status]).toEqual([path, 200]);
  expect((await get(server, `${base}/links`, editor)).status).toBe(403);
  const listed = await get(server, `${base}/links`, owner);
  const { links } = (await listed.json()) as { links: Link[] };
  expect(links.map(({ own }) => own)).toEqual([false, false, false, false]);
  expect((await post(server, `${base}/links`, { role: 'viewer' }, owner)).status).toBe(201);
  const round = { about: { kind: 'stairway', steps: ['sound'] } };
  expect((await post(server, `${base}/rounds`, round, editor)).status).toBe(201);
  expect((await post(server, `${base}/session`, { act: { kind: 'take-baton' } }, editor)).status).toBe(200);
  // Whoever has not come in with it is no member who acts; with a link, the secret of the browser is asked for.
  expect((await post(server, `${base}/rounds`, round, tokenOf({ sub: 'carla', role: 'editor' }))).status).toBe(403);
  expect((await post(server, `${base}/rounds`, round, canvas.keys.editor)).status).toBe(403);
});

test('somebody is the same person in every browser and on every canvas; never one of another host, nor a guest', async () => {
  const server = await serve({}, WITH_SECRET);
  const [one, two] = [await createCanvas(server), await createCanvas(server)];
  const first = await ticketBy(server, one, tokenOf({ role: 'editor' }));
  const [again, elsewhere, bram] = [
    await ticketBy(server, one, tokenOf()),
    await ticketBy(server, two, tokenOf()),
    await ticketBy(server, one, tokenOf({ sub: 'bram' })),
  ];
  const guest = await ticketFor(server, one, 'editor', 77, { name: 'Anna', device: 'een-geheim-van-dit-apparaat' });
  expect([again.person, elsewhere.person]).toEqual([first.person, first.person]);
  const other = await serve(
    {},
    { hostTokens: { kind: 'secret', secret: SECRET, issuer: 'https://other.example.com', audience: AUDIENCE } },
  );
  const canvas = await createCanvas(other);
  const namesake = await ticketBy(other, canvas, tokenOf({ iss: 'https://other.example.com' }));
  const ids = [first, bram, guest, namesake].map(({ person }) => person.id);
  expect(new Set(ids).size).toBe(4);
  for (const id of ids) expect(id).toMatch(/^p_[\w-]{16}$/u);
  expect(ids.join()).not.toContain('anna');
  expect((await members(server, one)).map(({ name, role, slot }) => [name, role, slot])).toEqual([
    ['Anna', 'viewer', 0],
    ['Anna', 'viewer', 1],
    ['Anna', 'editor', 2],
  ]);
  expect(ISSUER).not.toBe('https://other.example.com');
});

test('two tabs of somebody new who ask at once are one person, and the clientID of one is nobody else’s', async () => {
  // All four look before the first of them is noted.
  const looking: (() => void)[] = [];
  const together = (): Promise<void> =>
    new Promise((resolve) => {
      looking.push(resolve);
      if (looking.length === 4) for (const go of looking) go();
      if (looking.length > 4) resolve();
    });
  const server = await serve(
    {
      wrapStore: (store) => ({
        ...store,
        people: { ...store.people, find: (id) => store.people.find(id).then((found) => together().then(() => found)) },
      }),
    },
    WITH_SECRET,
  );
  const canvas = await createCanvas(server);
  const asked = await Promise.all([1, 2, 3, 4].map((n) => ticketBy(server, canvas, tokenOf({ role: 'editor' }), n)));
  expect(new Set(asked.map(({ person }) => person.id)).size).toBe(1);
  expect(await members(server, canvas)).toHaveLength(1);
  expect((await askTicket(server, canvas, tokenOf({ sub: 'bram' }), 1)).status).toBe(409);
  const forger = await comesIn(server, canvas, tokenOf({ sub: 'bram', role: 'editor' }));
  const anna = await comesIn(server, canvas, tokenOf({ role: 'editor' }));
  forger.update(changeOf(anna.doc, (doc) => setTitle(doc, 'Onder jouw naam')));
  await until(() => forger.closed);
  expect(forger.closed?.code).toBe(4403);
});

test('a name that the host changed is the new one everywhere; an older token changes nothing back', async () => {
  const server = await serve({}, WITH_SECRET);
  const [canvas, other] = [await createCanvas(server), await createCanvas(server)];
  const before = tokenOf({ name: 'Anna Jansen', role: 'editor', iat: NOW - 60 });
  const anna = await comesIn(server, canvas, before);
  const there = await comesIn(server, other, before);
  const watchers = [await joined(server, canvas, 'viewer'), await joined(server, other, 'viewer')];
  for (const client of [anna, there])
    client.awareness([{ id: client.doc.clientID, clock: 1, state: { block: 'arena' } }]);
  await until(() => watchers.every((watcher) => named(watcher).includes('"name":"Anna Jansen"')));
  const after = await ticketBy(server, canvas, tokenOf({ name: 'Anna de Vries', role: 'editor', iat: NOW - 30 }));
  expect(after.person).toEqual({ id: anna.ticket.person.id, name: 'Anna de Vries' });
  await until(() => watchers.every((watcher) => named(watcher).includes('"name":"Anna de Vries"')));
  expect((await ticketBy(server, canvas, before)).person.name).toBe('Anna de Vries');
  expect((await ticketBy(server, canvas, tokenOf({ name: undefined, iat: NOW }))).person.name).toBe('Anna de Vries');
  expect((await members(server, canvas)).map(({ name }) => name)).toContain('Anna de Vries');
  const me = { name: 'Zelf bedacht', device: 'een-geheim-van-dit-apparaat' };
  const renamed = await send(server, 'PATCH', `/api/canvases/${canvas.id}/me`, me, tokenOf());
  expect([renamed.status, ((await renamed.json()) as { code: string }).code]).toEqual([409, 'host-name']);
});

test.each([
  ['  Anna   van\tDijk \n', 'Anna van Dijk'],
  ['Anna\u0000\u202egnp.exe\u2028', 'Anna gnp.exe'],
  ['', 'Gast'],
  [' \u2066 ', 'Gast'],
  ['x'.repeat(500), 'x'.repeat(80)],
  ['👩‍👩‍👧‍👦'.repeat(40), '👩‍👩‍👧‍👦'.repeat(7)],
  ['<b onclick=alert(1)>Anna</b>', '<b onclick=alert(1)>Anna</b>'],
])('the name %j is shown as %j', async (name, shown) => {
  const server = await serve({}, WITH_SECRET);
  const canvas = await createCanvas(server);
  expect((await ticketBy(server, canvas, tokenOf({ name }))).person.name).toBe(shown);
});

test('a host may say less: no name, no role, no canvas, no moment; of many audiences one is ours', async () => {
  const server = await serve({}, WITH_SECRET);
  const canvas = await createCanvas(server);
  const least = { name: undefined, iat: undefined };
  expect(await ticketBy(server, canvas, tokenOf(least))).toMatchObject({ role: 'viewer', person: { name: 'Gast' } });
  // Without a moment the token that was shown last is the newest.
  expect((await ticketBy(server, canvas, tokenOf({ ...least, role: 'owner' }))).role).toBe('owner');
  expect((await ticketBy(server, canvas, tokenOf({ ...least, role: null, name: null }))).role).toBe('viewer');
  expect((await askTicket(server, canvas, tokenOf({ aud: ['x', AUDIENCE], extra: { deep: [1] } }))).status).toBe(201);
});

test('somebody who is there with a link and by the host is two people; withdrawing the link ends one of them', async () => {
  const server = await serve({}, WITH_SECRET);
  const canvas = await createCanvas(server);
  const hosted = await comesIn(server, canvas, tokenOf({ role: 'editor' }));
  const guest = await joined(server, canvas, 'editor', { name: 'Anna' });
  const listed = await get(server, `/api/canvases/${canvas.id}/links`, canvas.keys.owner);
  const { links } = (await listed.json()) as { links: Link[] };
  const link = links.find(({ role }) => role === 'editor')?.id ?? '';
  await send(server, 'DELETE', `/api/canvases/${canvas.id}/links/${link}`, undefined, canvas.keys.owner);
  await until(() => guest.closed);
  expect(hosted.closed).toBeUndefined();
  hosted.edit((doc) => setTitle(doc, 'Nog hier'));
  await until(() => hosted.saved() === 2);
  expect((await members(server, canvas)).map(({ role }) => role)).toEqual(['editor', null]);
});
