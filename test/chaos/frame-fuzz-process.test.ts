// Promise: no kind of hostile bytes ends the server as it is delivered, in a process of its own.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, test } from 'vitest';
import { seeded } from '../doubles/desk.ts';
import { afterTest, newFolder } from '../server/with-server.ts';
import { attack, openWorld, troubles } from './frame-fuzz.ts';
import type { Hosting } from './frame-fuzz.ts';
import { FRAME_KINDS } from './frame-fuzz-frames.ts';
import { MESSAGE_KINDS } from './frame-fuzz-messages.ts';
import { PEOPLE_KINDS } from './frame-fuzz-people.ts';
import { tryUpgrade, UPGRADE_KINDS } from './frame-fuzz-upgrades.ts';

/** The built server, and what it said on its error stream. */
async function startProcess(): Promise<Hosting & { readonly said: () => string; readonly alive: () => boolean }> {
  const child = spawn(process.execPath, ['dist/server/main.js'], {
    env: { ...process.env, PORT: '0', DATA_DIR: await newFolder() },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const alive = (): boolean => child.exitCode === null && child.signalCode === null;
  const stop = async (): Promise<void> => {
    if (!alive()) return;
    const gone = once(child, 'exit');
    child.kill('SIGKILL');
    await gone;
  };
  afterTest(stop);
  let [out, said] = ['', ''];
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const url = await new Promise<string>((found, fail) => {
    child.stdout.on('data', (chunk: Buffer) => {
      out += chunk.toString();
      const address = /https?:\/\/[^\s/]+/u.exec(out)?.[0];
      if (address !== undefined) found(address);
    });
    child.once('exit', (code) => fail(new Error(`The server ended with ${code}: ${said}`)));
  });
  const port = Number(new URL(url).port);
  return { url, port, openRooms: () => 0, stop, warnings: [], said: () => said, alive };
}

test('every kind, one after the other, against one process', { timeout: 180_000 }, async () => {
  const server = await startProcess();
  const world = await openWorld(seeded(1), server);
  const kinds = [...FRAME_KINDS, ...MESSAGE_KINDS, ...PEOPLE_KINDS];
  const found = await troubles(world, kinds, async (kind) => ({ end: await attack(world, kind), right: kind.ends }));
  const more = await troubles(world, UPGRADE_KINDS, async (kind) => ({
    end: await tryUpgrade(kind, world),
    right: kind.answers,
  }));
  expect([...found, ...more]).toEqual([]);
  expect(server.said()).toBe('');
  expect(server.alive()).toBe(true);
});
