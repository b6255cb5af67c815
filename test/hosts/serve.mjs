// Serves the pages of other people by hand: `node test/hosts/serve.mjs [port]` starts the built product too, and prints addresses.
/* global fetch */
import { spawn } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runnerImport } from 'vite';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const port = Number(process.argv[2] ?? 8090);
const { module } = await runnerImport(fileURLToPath(new URL('./hosts.ts', import.meta.url)), { logLevel: 'error' });
const { openHosts, TRUST } = module;
const origin = `http://localhost:${port}`;
const settings = { ALLOWED_ORIGINS: origin, FRAME_ANCESTORS: origin, ...TRUST };
const say = (line) => process.stdout.write(`${line}\n`);
const data = mkdtempSync(join(tmpdir(), 'clc-hosts-'));
const server = spawn(process.execPath, [join(ROOT, 'dist/server/main.js')], {
  env: { ...process.env, PORT: '0', DATA_DIR: data, ...settings },
  stdio: ['ignore', 'pipe', 'inherit'],
});
server.once('exit', (code) => process.exit(code ?? 1));
const product = await new Promise((resolve) => {
  server.stdout.on('data', (chunk) => {
    const url = /https?:\/\/\S+/u.exec(String(chunk))?.[0];
    if (url) resolve(new URL(url).origin);
  });
});
async function make(what) {
  const headers = { 'content-type': 'application/json' };
  const body = JSON.stringify({ lang: 'nl', ...what });
  return (await fetch(`${product}/api/canvases`, { method: 'POST', headers, body })).json();
}
const { id, links } = await make({ title: 'Rijwiel & Co 2032', example: 'rijwiel' });
const { id: second } = await make({ title: 'Het andere canvas' });
const hosts = await openHosts({ product, port });
say(`The canvas itself: ${links.owner}`);
for (const name of ['plain', 'hostile', 'worse', 'frame', 'sharepoint', 'ten'])
  say(`${name}: ${hosts.page(name, { canvas: id, as: 'sofie', lang: 'nl' })}`);
say(`frame that grows: ${hosts.page('frame', { canvas: id, as: 'sofie', lang: 'nl', grow: '' })}`);
for (const name of ['two', 'react'])
  say(`${name}: ${hosts.page(name, { canvas: id, second, as: 'imane', lang: 'nl' })}`);
