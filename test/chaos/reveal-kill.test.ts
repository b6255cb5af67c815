// Promise: a reveal is whole after kill -9: either the answers are hidden and all there, or they stand in the document.
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { CanvasFile } from '../../shared/document/file.ts';
import type { RoundView } from '../../shared/wire/rounds.ts';
import { seeded } from '../doubles/desk.ts';
import { createCanvas, get, newFolder, post, ticketFor } from '../server/with-server.ts';
import { buildChild, launch } from './child.ts';

const LONG = process.env['CLC_LONG'] === '1';
const SEED = Number(process.env['CLC_SEED'] ?? 1);
const KILLS = LONG ? 60 : 8;
/** Longer than a reveal takes, in milliseconds. */
const WITHIN_MS = 12;
const device = 'een-geheim-van-het-apparaat-van-noor';

let child: Awaited<ReturnType<typeof buildChild>>;
beforeAll(async () => {
  child = await buildChild();
});
afterAll(() => child.remove());

it(`nothing is torn in ${KILLS} kills`, { timeout: KILLS * 20_000 }, async () => {
  const random = seeded(SEED);
  const dataDir = await newFolder();
  let server = await launch(child.entry, { dataDir });
  const canvas = await createCanvas(server);
  await ticketFor(server, canvas, 'editor', 1001, { name: 'Noor', device });
  const rounds = `/api/canvases/${canvas.id}/rounds`;
  const ask = async (path: string, body: object = {}): Promise<RoundView> =>
    (await (await post(server, rounds + path, { device, ...body }, canvas.keys.editor)).json()) as RoundView;
  for (let n = 0; n < KILLS; n++) {
    const { id } = await ask('', { about: { kind: 'stairway', steps: ['sound'] } });
    await ask(`/${id}/open`);
    const evidence = [{ card: `bewijs-${n}` }];
    await ask(`/${id}/answer`, { answer: { kind: 'stairway', steps: { sound: { score: 3, evidence } } } });
    let told = false;
    const revealing = ask(`/${id}/reveal`).then(
      ({ state }) => (told = state === 'revealed'),
      () => 'the line broke',
    );
    const dying = server;
    await new Promise<void>((dead, failed) => {
      setTimeout(() => void dying.kill().then(dead, failed), random() * WITHIN_MS);
    });
    await revealing;
    server = await launch(child.entry, { dataDir });
    const round = (await (await get(server, `${rounds}/${id}`, canvas.keys.editor)).json()) as RoundView;
    const file = await (await get(server, `/api/canvases/${canvas.id}/export.json`, canvas.keys.editor)).json();
    const inDocument = (file as CanvasFile).evidence?.some(({ card }) => card === `bewijs-${n}`);
    const state = inDocument ? 'revealed' : 'open';
    expect({ seed: SEED, n, ...round }).toMatchObject({ seed: SEED, n, state, answered: 1 });
    if (told) expect(state).toBe('revealed');
    if (state === 'open') expect((await ask(`/${id}/reveal`)).state).toBe('revealed');
  }
});
