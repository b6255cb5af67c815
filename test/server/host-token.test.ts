// Promise: whom a host vouches for comes in as that person, everywhere a link would open the canvas.
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { setTitle } from '../../shared/document/compass.ts';
import { declareRoots } from '../../shared/document/roots.ts';
import { joined } from './raw-client.ts';
import type { RawClient } from './raw-client.ts';
import { ticketBy, tokenOf, WITH_SECRET } from './host-tokens.ts';
import { createCanvas, get, serve, until } from './with-server.ts';
import type { TestCanvas, TestServer } from './with-server.ts';

async function comesIn(server: TestServer, canvas: TestCanvas, token: string): Promise<RawClient> {
  const doc = declareRoots(new Y.Doc());
  const ticket = await ticketBy(server, canvas, token, doc.clientID);
  return joined(server, canvas, 'viewer', { doc, ticket });
}

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
