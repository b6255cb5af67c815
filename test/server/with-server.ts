// Runs real servers for tests: a free port, a data folder of its own, and everything cleaned up after each test.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, vi } from 'vitest';
import { startServer } from '../../server/compose.ts';
import type { Deps, RunningServer } from '../../server/compose.ts';
import type { Config } from '../../server/config.ts';
import type { AccessRole } from '../../shared/rules/roles.ts';
import type { CreatedCanvas, TicketReply } from '../../shared/wire/http.ts';

const cleanups: (() => Promise<unknown> | void)[] = [];
/** Runs after the test, the latest first. */
export function afterTest(cleanup: () => Promise<unknown> | void): void {
  cleanups.push(cleanup);
}
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

export async function newFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'clc-test-'));
  afterTest(() => rm(folder, { recursive: true, force: true }));
  return folder;
}
export function config(dataDir: string, other: Partial<Config> = {}): Config {
  return {
    port: 0,
    host: '127.0.0.1',
    dataDir,
    publicUrl: undefined,
    allowedOrigins: [],
    frameAncestors: ["'self'"],
    trustProxy: false,
    hostTokens: undefined,
    clientDir: join(dataDir, 'no-client'),
    ...other,
  };
}

export interface TestServer extends RunningServer {
  readonly dataDir: string;
  /** Complaints the server made; a test that expects none says so. */
  readonly warnings: { readonly what: string; readonly error: unknown }[];
}
export async function serve(deps: Deps = {}, other: Partial<Config> = {}): Promise<TestServer> {
  const dataDir = other.dataDir ?? (await newFolder());
  const warnings: TestServer['warnings'] = [];
  const server = await startServer(config(dataDir, other), {
    warn: (what, error) => warnings.push({ what, error }),
    ...deps,
  });
  afterTest(() => server.stop());
  return { ...server, dataDir, warnings };
}

export interface TestCanvas {
  readonly id: string;
  readonly keys: Readonly<Record<AccessRole, string>>;
}
export async function createCanvas(server: RunningServer, body: unknown = { title: 'Proef' }): Promise<TestCanvas> {
  const reply = await post(server, '/api/canvases', body);
  expect(reply.status).toBe(201);
  const { id, links } = (await reply.json()) as CreatedCanvas;
  const keys = Object.fromEntries(
    Object.entries(links).map(([role, url]) => [role, new URL(url).hash.replace('#key=', '')]),
  ) as Record<AccessRole, string>;
  return { id, keys };
}
export function post(server: RunningServer, path: string, body: unknown, key?: string): Promise<Response> {
  return send(server, 'POST', path, body, key);
}
export function get(server: RunningServer, path: string, key?: string): Promise<Response> {
  return fetch(server.url + path, { headers: key === undefined ? {} : { authorization: `Bearer ${key}` } });
}
export function send(
  server: RunningServer,
  method: string,
  path: string,
  body: unknown,
  key?: string,
): Promise<Response> {
  return fetch(server.url + path, {
    method,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    headers: {
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(key === undefined ? {} : { authorization: `Bearer ${key}` }),
    },
  });
}
export async function ticketFor(
  server: RunningServer,
  canvas: TestCanvas,
  role: AccessRole,
  clientId: number,
  more: { name?: string; device?: string; features?: string[] } = {},
): Promise<TicketReply> {
  const reply = await post(server, `/api/canvases/${canvas.id}/tickets`, { key: canvas.keys[role], clientId, ...more });
  expect(reply.status).toBe(201);
  return (await reply.json()) as TicketReply;
}
/** Waits for a fact. */
export function until<T>(fact: () => T | Promise<T>): Promise<T> {
  return vi.waitUntil(fact, { timeout: 8000, interval: 5 });
}
