// Promise: what the host says of somebody counts within a second, for every line and ticket they have; nothing saved is lost.
import { expect, test } from 'vitest';
import { setTitle } from '../../shared/document/compass-changes.ts';
import type { Member } from '../../shared/wire/http.ts';
import {
  askTicket,
  comesIn,
  inSeconds,
  personAt,
  roles,
  ticketBy,
  titled,
  tokenOf,
  WITH_SECRET,
} from './host-tokens.ts';
import { rawClient } from './raw-client.ts';
import { createCanvas, get, post, send, serve, until } from './with-server.ts';

const NOW = inSeconds();
test('a newer token with a lower role lowers every line of theirs at once, and one with a higher role raises them', async () => {
  const server = await serve({}, WITH_SECRET);
  const canvas = await createCanvas(server);
  const first = await comesIn(server, canvas, tokenOf({ role: 'editor', iat: NOW - 30 }));
  const second = await comesIn(server, canvas, tokenOf({ role: 'editor', iat: NOW - 30 }));
  const bram = await comesIn(server, canvas, tokenOf({ sub: 'bram', name: 'Bram', role: 'editor' }));
  first.edit((doc) => setTitle(doc, 'Bewaard'));
  await until(() => first.saved() === 2);
  // Any address of theirs will do.
  await get(server, `/api/canvases/${canvas.id}`, tokenOf({ role: 'viewer', iat: NOW - 20 }));
  await until(() => roles(first).length === 1 && roles(second).length === 1);
  expect([roles(first), roles(second), roles(bram)]).toEqual([['viewer'], ['viewer'], []]);
  second.edit((doc) => setTitle(doc, 'Niet meer'));
  await until(() => second.closed);
  expect(second.closed?.code).toBe(4403);
  await ticketBy(server, canvas, tokenOf({ role: 'owner', iat: NOW - 10 }));
  await until(() => roles(first).length === 2);
  expect(roles(first)).toEqual(['viewer', 'owner']);
  first.edit((doc) => setTitle(doc, 'Wel weer'));
  await until(() => first.saved() === 3);
  expect(await titled(canvas, server)).toBe('Wel weer');
});

test('an older token raises nobody again, and gives no more than it says itself', async () => {
  const server = await serve({}, WITH_SECRET);
  const canvas = await createCanvas(server);
  const older = tokenOf({ role: 'owner', iat: NOW - 60 });
  expect((await ticketBy(server, canvas, older)).role).toBe('owner');
  const anna = await comesIn(server, canvas, tokenOf({ role: 'commenter', iat: NOW - 30 }));
  expect((await ticketBy(server, canvas, older)).role).toBe('commenter');
  expect(await (await get(server, `/api/canvases/${canvas.id}`, older)).json()).toMatchObject({ role: 'commenter' });
  expect((await get(server, `/api/canvases/${canvas.id}/links`, older)).status).toBe(403);
  const oldest = tokenOf({ role: 'viewer', iat: NOW - 90 });
  expect((await ticketBy(server, canvas, oldest)).role).toBe('viewer');
  expect(roles(anna)).toEqual([]);
});

test('removing somebody ends their lines and tickets within a second; what they saved stays, and they stay listed', async () => {
  const server = await serve({}, WITH_SECRET);
  const canvas = await createCanvas(server);
  const token = tokenOf({ role: 'editor', iat: NOW - 5 });
  const anna = await comesIn(server, canvas, token);
  const bram = await comesIn(server, canvas, tokenOf({ sub: 'bram', role: 'editor' }));
  const spare = await ticketBy(server, canvas, token);
  anna.edit((doc) => setTitle(doc, 'Van Anna'));
  await until(() => anna.saved() === 2);
  expect((await send(server, 'DELETE', personAt(canvas, 'anna'), undefined, canvas.keys.owner)).status).toBe(204);
  await until(() => anna.closed);
  expect(anna.closed).toEqual({ code: 4403, reason: 'withdrawn' });
  for (const ticket of [anna.ticket, spare]) {
    const again = await rawClient(server, canvas, 'viewer', { ticket });
    await until(() => again.closed);
    expect(again.closed?.code).toBe(4401);
  }
  const refused = [await askTicket(server, canvas, token), await get(server, `/api/canvases/${canvas.id}`, token)];
  const unknown = await get(server, `/api/canvases/${canvas.id}`, 'x'.repeat(43));
  expect(refused.map(({ status }) => status)).toEqual([403, 403]);
  expect(await refused[1]?.text()).toBe(await unknown.text());
  expect(bram.closed).toBeUndefined();
  expect(await titled(canvas, server)).toBe('Van Anna');
  const listed = await get(server, `/api/canvases/${canvas.id}/members`, canvas.keys.viewer);
  const { members } = (await listed.json()) as { members: Member[] };
  expect(members.map(({ name, role }) => [name, role])).toEqual([
    ['Anna', null],
    ['Anna', 'editor'],
  ]);
  // The host lets them in again: by word, or by a token of later.
  expect((await send(server, 'PUT', personAt(canvas, 'anna'), { role: 'viewer' }, canvas.keys.owner)).status).toBe(200);
  expect((await ticketBy(server, canvas, token)).role).toBe('viewer');
});

test('a token issued after somebody was removed lets them in again; one of the same second, or without a moment, does not', async () => {
  let now = NOW * 1000;
  const server = await serve({ now: () => now }, WITH_SECRET);
  const canvas = await createCanvas(server);
  await send(server, 'DELETE', personAt(canvas, 'anna'), undefined, canvas.keys.owner);
  expect((await askTicket(server, canvas, tokenOf({ iat: NOW }))).status).toBe(403);
  expect((await askTicket(server, canvas, tokenOf({ iat: undefined }))).status).toBe(403);
  now += 2000;
  expect((await askTicket(server, canvas, tokenOf({ iat: NOW + 1 }))).status).toBe(201);
  // A host whose clock runs ahead: the token it has shown is older than the removal, whatever it says.
  const ahead = tokenOf({ sub: 'bram', iat: NOW + 50 });
  expect((await askTicket(server, canvas, ahead)).status).toBe(201);
  await send(server, 'DELETE', personAt(canvas, 'bram'), undefined, canvas.keys.owner);
  expect((await askTicket(server, canvas, ahead)).status).toBe(403);
});

test('a removal between asking for a ticket and getting it is not passed by', async () => {
  let remove = (): Promise<unknown> => Promise.resolve();
  const server = await serve(
    {
      wrapStore: (store) => ({
        ...store,
        members: {
          ...store.members,
          // The last thing that is done for a ticket, but for looking once more.
          find: async (...who) => {
            const member = await store.members.find(...who);
            await remove();
            return member;
          },
        },
      }),
    },
    WITH_SECRET,
  );
  const canvas = await createCanvas(server);
  const token = tokenOf({ role: 'owner', iat: NOW - 5 });
  remove = () => send(server, 'PUT', personAt(canvas, 'anna'), { role: 'viewer' }, canvas.keys.owner);
  expect((await ticketBy(server, canvas, token, 41)).role).toBe('viewer');
  remove = () => send(server, 'DELETE', personAt(canvas, 'anna'), undefined, canvas.keys.owner);
  expect((await askTicket(server, canvas, token, 41)).status).toBe(403);
});

test('who is removed while their line opens does not come in', async () => {
  let loaded = (): void => undefined;
  const loading = new Promise<void>((resolve) => (loaded = resolve));
  let asked = false;
  const server = await serve(
    {
      wrapStore: (store) => ({
        ...store,
        journal: {
          ...store.journal,
          load: async (id) => {
            asked = true;
            await loading;
            return store.journal.load(id);
          },
        },
      }),
    },
    WITH_SECRET,
  );
  const canvas = await createCanvas(server);
  const ticket = await ticketBy(server, canvas, tokenOf({ role: 'editor', iat: NOW - 5 }));
  const anna = await rawClient(server, canvas, 'viewer', { ticket });
  await until(() => asked);
  await send(server, 'DELETE', personAt(canvas, 'anna'), undefined, canvas.keys.owner);
  loaded();
  await until(() => anna.closed);
  expect(anna.closed?.code).toBe(4403);
  expect(anna.count('step1') + anna.count('step2')).toBe(0);
});

test('only owners say it: by link or by a token of the host; and only where a host is known', async () => {
  const server = await serve({}, WITH_SECRET);
  const canvas = await createCanvas(server);
  const other = await createCanvas(server);
  const put = (key: string): Promise<Response> =>
    send(server, 'PUT', personAt(canvas, 'anna'), { role: 'editor' }, key);
  for (const key of [canvas.keys.editor, canvas.keys.viewer, other.keys.owner, tokenOf({ role: 'editor' })])
    expect((await put(key)).status).toBe(403);
  const desk = tokenOf({ sub: 'desk', role: 'owner', canvas: [canvas.id] });
  const said = await put(desk);
  expect([said.status, await said.json()]).toEqual([
    200,
    { sub: 'anna', id: (await ticketBy(server, canvas, tokenOf({ iat: NOW - 60 }))).person.id, role: 'editor' },
  ]);
  expect((await ticketBy(server, canvas, tokenOf({ iat: NOW - 60 }))).role).toBe('editor');
  expect((await send(server, 'PUT', personAt(canvas, 'anna'), { role: 'admin' }, desk)).status).toBe(400);
  // Whoever only speaks for the host joins nothing.
  const listed = await get(server, `/api/canvases/${canvas.id}/members`, canvas.keys.viewer);
  expect(((await listed.json()) as { members: Member[] }).members).toHaveLength(1);
  const alone = await serve();
  const there = await createCanvas(alone);
  expect((await send(alone, 'DELETE', personAt(there, 'anna'), undefined, there.keys.owner)).status).toBe(404);
});

test('a name for somebody that is long or strange is found in the address', async () => {
  const server = await serve({}, WITH_SECRET);
  const canvas = await createCanvas(server);
  for (const sub of ['DOMAIN\\anna', 'anna@example.com', 'auth0|5f7c/8', '名'.repeat(200), '__proto__', 'a%2Fb', ' ']) {
    const said = await send(server, 'PUT', personAt(canvas, sub), { role: 'editor' }, canvas.keys.owner);
    expect([said.status, await said.json()]).toEqual([200, expect.objectContaining({ sub })]);
  }
  expect((await ticketBy(server, canvas, tokenOf({ sub: '名'.repeat(200), iat: NOW - 9 }))).role).toBe('editor');
  const long = await send(server, 'PUT', personAt(canvas, 'x'.repeat(201)), { role: 'editor' }, canvas.keys.owner);
  expect(long.status).toBe(400);
});

test('who lost their right is waited for in no round', async () => {
  const server = await serve({}, WITH_SECRET);
  const canvas = await createCanvas(server);
  const anna = tokenOf({ role: 'editor', iat: NOW - 5 });
  const bram = tokenOf({ sub: 'bram', name: 'Bram', role: 'editor', iat: NOW - 5 });
  const invited = [await ticketBy(server, canvas, anna), await ticketBy(server, canvas, bram)].map((t) => t.person.id);
  const rounds = `/api/canvases/${canvas.id}/rounds`;
  const does = async (path: string, body: object): Promise<{ id: string; state: string }> => {
    const reply = await post(server, `${rounds}${path}`, body, anna);
    const said = (await reply.json()) as { id: string; state: string };
    expect([reply.ok, said]).toEqual([true, said]);
    return said;
  };
  const { id } = await does('', { about: { kind: 'stairway', steps: ['sound'] }, auto: true });
  await does(`/${id}/open`, { invited });
  const answered = await does(`/${id}/answer`, { answer: { kind: 'stairway', steps: { sound: { score: 3 } } } });
  expect(answered.state).toBe('open');
  await send(server, 'DELETE', personAt(canvas, 'bram'), undefined, canvas.keys.owner);
  await until(async () => (await (await get(server, `${rounds}/${id}`, anna)).text()).includes('"revealed"'));
});

test('while the disk takes nothing, whoever reads comes in, and whoever is to do less does less', async () => {
  let full = false;
  const refuse = (): Promise<never> => Promise.reject(Object.assign(new Error('full'), { code: 'SQLITE_FULL' }));
  const server = await serve(
    {
      wrapStore: (store) => ({
        ...store,
        people: { ...store.people, add: (person) => (full ? refuse() : store.people.add(person)) },
        members: { ...store.members, join: (...who) => (full ? refuse() : store.members.join(...who)) },
        hosted: { ...store.hosted, change: (...what) => (full ? refuse() : store.hosted.change(...what)) },
      }),
    },
    WITH_SECRET,
  );
  const canvas = await createCanvas(server);
  const anna = await comesIn(server, canvas, tokenOf({ role: 'editor', iat: NOW - 60 }));
  full = true;
  const reader = tokenOf({ sub: 'carla', name: 'Carla' });
  const carla = await comesIn(server, canvas, reader);
  expect(carla.ticket).toMatchObject({ role: 'viewer', person: { name: 'Carla' } });
  expect((await askTicket(server, canvas, tokenOf({ sub: 'dirk', role: 'editor' }))).status).toBe(503);
  const info = `/api/canvases/${canvas.id}`;
  expect(await (await get(server, info, tokenOf({ role: 'editor', iat: NOW - 30 }))).json()).toMatchObject({
    role: 'editor',
  });
  expect((await get(server, info, tokenOf({ role: 'owner', iat: NOW - 30 }))).status).toBe(503);
  await get(server, info, tokenOf({ role: 'viewer', iat: NOW - 20 }));
  await until(() => roles(anna).length === 1);
  expect(roles(anna)).toEqual(['viewer']);
});
