// Promise: a name is one line that can be seen, whoever gives it: a guest, a guest who corrects it, or a host.
import { expect, test } from 'vitest';
import type { Member } from '../../shared/wire/http.ts';
import { ticketBy, tokenOf, WITH_SECRET } from './host-tokens.ts';
import { createCanvas, get, send, serve, ticketFor } from './with-server.ts';

const DEVICE = 'een-geheim-van-het-apparaat-van-noor';

test.each([
  ['of several lines', 'Noor\r\n# Besluit\u2028van de directie', 'Noor # Besluit van de directie'],
  ['turned around', 'Noor \u202e(eigenaar)\u2066 \u200f\u061c', 'Noor (eigenaar)'],
  ['that only looks like another', 'No\u200bo\u00adr\u2060\ufeff', 'Noor'],
  ['with marks nobody sees', 'Noor\u{e0041}\u{e0042}\u0000\u001b[31m', 'Noor [31m'],
  ['of nothing to see', '\u200b\u200d\u3164\u2800\u00a0', 'Gast'],
  ['of half a letter', 'Noor \ud83d', 'Noor'],
  ['of a family in one picture', 'Noor 👩‍👧', 'Noor 👩‍👧'],
  ['of another script, joined as it is written', 'می‌خواهم', 'می‌خواهم'],
])('a name %s is shown as one line', async (_what, given, shown) => {
  const server = await serve({}, WITH_SECRET);
  const canvas = await createCanvas(server);
  const guest = await ticketFor(server, canvas, 'editor', 1, { name: given, device: DEVICE });
  const hosted = await ticketBy(server, canvas, tokenOf({ name: given }));
  const names = async (): Promise<string[]> => {
    const reply = await get(server, `/api/canvases/${canvas.id}/members`, canvas.keys.owner);
    return ((await reply.json()) as { members: Member[] }).members.map(({ name }) => name);
  };
  expect([guest.person.name, hosted.person.name, ...(await names())]).toEqual([shown, shown, shown, shown]);
  await ticketFor(server, canvas, 'editor', 1, { name: 'Bram', device: DEVICE });
  const path = `/api/canvases/${canvas.id}/me`;
  const corrected = await send(server, 'PATCH', path, { name: given, device: DEVICE }, canvas.keys.editor);
  expect([corrected.status, (await names())[0]]).toEqual(shown === 'Gast' ? [400, 'Bram'] : [200, shown]);
});
