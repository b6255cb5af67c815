// The client's session against a real server and real sockets; without a browser's database, as in a blocked frame.
import { expect, test } from 'vitest';
import { byKey } from '../../client/session/access.ts';
import { createLink, downloadExport, listLinks, withdrawLink } from '../../client/session/api-on-demand.ts';
import { cardCounts, readCard } from '../../shared/document/cards.ts';
import { readMeta } from '../../shared/document/compass.ts';
import { plainText } from '../../shared/document/text.ts';
import { add, canvasOf, join, memory, saved } from './sessions.ts';
import { synced, stockClient } from './stock-client.ts';
import { createCanvas, serve, until } from './with-server.ts';

test('two people edit one canvas, see each other, and "saved" follows every edit', async () => {
  const server = await serve();
  const canvas = await createCanvas(server);
  const [noor, daan] = [join(server, canvas, 'Noor'), join(server, canvas, 'Daan')];
  const [hers, his] = [await saved(noor), await saved(daan)];
  expect(readMeta(his.doc).title).toBe('Proef');
  expect(noor.status).toMatchObject({ connected: true, content: 'live', onDevice: false });

  const card = add(hers, 'een warm huis');
  expect(noor.status.save.kind).toBe('saving');
  await saved(noor);
  await until(() => readCard(his.doc, card));
  const text = readCard(his.doc, card)?.text;
  expect(text && plainText(text)).toBe('een warm huis');

  noor.presence.tell({ block: 'licence', card });
  await until(() => daan.presence.people().some((p) => p.name === 'Noor' && p.at.card === card));
  expect(daan.presence.people().map((p) => p.name)).toEqual(['Daan', 'Noor']);
  await until(() => his.members.nameOf(hers.me.id) === 'Noor');
  expect(server.warnings).toEqual([]);
});

test('a stock client and a session share one canvas', async () => {
  const server = await serve();
  const canvas = await createCanvas(server);
  const mine = await saved(join(server, canvas, 'Noor'));
  const stock = await synced(await stockClient(server, canvas, 'editor', { name: 'Stock' }));
  const card = add(mine, 'x');
  await until(() => readCard(stock.doc, card));
});

test('a restart of the server loses nothing, and what was written meanwhile arrives', async () => {
  const server = await serve();
  const canvas = await createCanvas(server);
  const noor = join(server, canvas, 'Noor');
  const mine = await saved(noor);
  add(mine, 'voor');
  await saved(noor);
  await server.stop();
  await until(() => !noor.status.connected);
  add(mine, 'tijdens');
  expect(noor.status.save).toEqual({ kind: 'not-saved', why: 'device' });
  const again = await serve({}, { dataDir: server.dataDir, port: server.port });
  noor.retry();
  await saved(noor);
  const late = await saved(join(again, canvas, 'Daan'));
  expect(cardCounts(late.doc).total).toBe(2);
});

test('a withdrawn link stops the session, and the copy stays readable', async () => {
  const server = await serve();
  const canvas = await createCanvas(server);
  const owner = { server: server.url, canvasId: canvas.id, access: byKey(canvas.keys.owner) };
  const noor = join(server, canvas, 'Noor');
  const mine = await saved(noor);
  const link = (await listLinks(owner)).find((l) => l.role === 'editor');
  await withdrawLink(owner, link?.id ?? '');
  await until(() => noor.status.save.kind === 'stopped');
  expect(noor.status.save).toEqual({ kind: 'stopped', reason: 'withdrawn' });
  expect(readMeta(mine.doc).title).toBe('Proef');
  const late = join(server, canvas, 'Daan');
  await until(() => late.status.save.kind === 'stopped');
  expect(late.status).toMatchObject({ save: { kind: 'stopped', reason: 'link-invalid' }, content: 'failed' });

  const { url } = await createLink(owner, 'editor', 'Nieuw');
  const key = new URL(url).hash.replace('#key=', '');
  await saved(join(server, { id: canvas.id, keys: { ...canvas.keys, editor: key } }, 'Daan'));
});

test('a viewer sees everything and sends nothing', async () => {
  const server = await serve();
  const canvas = await createCanvas(server);
  const noor = join(server, canvas, 'Noor');
  const viewer = join(server, canvas, 'Kijker', 'viewer');
  const theirs = await saved(viewer);
  expect(theirs.rights).toEqual({ edit: false, discuss: false, share: false });
  const card = add(await saved(noor), 'x');
  await until(() => readCard(theirs.doc, card));
  expect(viewer.status.save.kind).toBe('saved');
});

test('a person corrects their name, and everybody sees it', async () => {
  const server = await serve();
  const canvas = await createCanvas(server);
  const [noor, daan] = [join(server, canvas, 'Nor'), join(server, canvas, 'Daan')];
  const [hers, his] = [await saved(noor), await saved(daan)];
  await noor.rename('Noor');
  expect(canvasOf(noor).me.name).toBe('Noor');
  await until(() => his.members.nameOf(hers.me.id) === 'Noor');
  await until(() => daan.presence.people().some((p) => p.name === 'Noor'));
});

test('the same browser is the same person again, and the exports come with the key', async () => {
  const server = await serve();
  const canvas = await createCanvas(server);
  const device = memory();
  const first = await saved(join(server, canvas, 'Noor', 'owner', device));
  const second = await saved(join(server, canvas, 'Noor', 'owner', device));
  expect(second.me.id).toBe(first.me.id);
  const reach = { server: server.url, canvasId: canvas.id, access: byKey(canvas.keys.viewer) };
  expect(JSON.parse(await (await downloadExport(reach, 'json')).text())).toMatchObject({ title: 'Proef' });
  expect(await (await downloadExport(reach, 'md')).text()).toContain('Proef');
  await expect(downloadExport({ ...reach, access: byKey('no') }, 'md')).rejects.toMatchObject({ status: 403 });
});
