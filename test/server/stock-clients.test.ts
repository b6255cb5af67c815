// Promise: an unmodified y-websocket provider with a ticket syncs both ways and is seen by the others.
import { expect, test } from 'vitest';
import { readMeta } from '../../shared/document/compass.ts';
import { setTitle } from '../../shared/document/compass-changes.ts';
import { createCanvas, serve, until } from './with-server.ts';
import { stockClient, synced } from './stock-client.ts';

test('two stock clients see each other’s edits and presence, and the edits outlive the server', async () => {
  const server = await serve();
  const canvas = await createCanvas(server, { title: 'Begin' });
  const anna = await synced(await stockClient(server, canvas, 'owner', { name: 'Anna' }));
  const bram = await synced(await stockClient(server, canvas, 'editor', { name: 'Bram' }));
  expect(readMeta(anna.doc).title).toBe('Begin');

  setTitle(anna.doc, 'Van Anna');
  await until(() => readMeta(bram.doc).title === 'Van Anna');
  setTitle(bram.doc, 'Van Bram');
  await until(() => readMeta(anna.doc).title === 'Van Bram');

  bram.provider.awareness.setLocalState({ user: { name: 'Iemand anders', color: 'red' }, block: 'arena' });
  const seen = (): Record<string, unknown> | undefined => anna.provider.awareness.getStates().get(bram.doc.clientID);
  await until(() => seen()?.['block'] === 'arena');
  expect(seen()).toEqual({ block: 'arena', user: { id: bram.ticket.person.id, name: 'Bram', slot: 1 } });

  bram.provider.destroy();
  await until(() => !anna.provider.awareness.getStates().has(bram.doc.clientID));

  anna.provider.destroy();
  await server.stop();
  const again = await serve({}, { dataDir: server.dataDir });
  const carla = await synced(await stockClient(again, canvas, 'viewer'));
  expect(readMeta(carla.doc).title).toBe('Van Bram');
  expect([...server.warnings, ...again.warnings]).toEqual([]);
});
