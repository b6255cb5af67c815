// Promise: a host makes a token in ten lines, in Node and in Python, and that token opens the canvas it names.
import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import type { TicketReply } from '../../shared/wire/http.ts';
import { askTicket, AUDIENCE, ISSUER, SECRET, ticketBy, WITH_SECRET } from './host-tokens.ts';
import { createCanvas, serve } from './with-server.ts';

const WAYS = [
  ['Node', process.execPath, 'mint.mjs'],
  ['Python', process.env['PYTHON'] ?? 'python3', 'mint.py'],
] as const;
const at = (file: string): string => fileURLToPath(new URL(`../hosts/${file}`, import.meta.url));

test.each(WAYS)('a token made with %s brings somebody in, on its canvas only', async (_name, command, file) => {
  const mint = async (...args: string[]): Promise<string> => {
    const env = { ...process.env, HOST_JWT_SECRET: SECRET, HOST_JWT_ISSUER: ISSUER, HOST_JWT_AUDIENCE: AUDIENCE };
    return (await promisify(execFile)(command, [at(file), ...args], { env })).stdout;
  };
  const server = await serve({}, WITH_SECRET);
  const [canvas, other] = [await createCanvas(server), await createCanvas(server)];
  const token = await mint('7', 'Zoë Šimić 👋', 'editor', canvas.id);
  expect(await ticketBy(server, canvas, token)).toMatchObject({
    role: 'editor',
    person: { name: 'Zoë Šimić 👋' },
  } satisfies Partial<Omit<TicketReply, 'person'>> & { person: object });
  expect((await askTicket(server, other, token)).status).toBe(403);
});

test.each(WAYS)('in %s it is ten lines, besides those that say what they need', async (_name, _command, file) => {
  const [, , example = ''] =
    /(example: begin\n)([^]*?)\n(?:#|\/\/) example: end/u.exec(await readFile(at(file), 'utf8')) ?? [];
  const lines = example.split('\n').filter((line) => line.trim() !== '' && !line.startsWith('import '));
  expect(lines.length).toBeGreaterThan(3);
  expect(lines.length).toBeLessThanOrEqual(10);
});
