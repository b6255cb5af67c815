// Pages of other people with the canvas in them, on an origin of their own, each with exactly the headers such a host sends.
import { createHmac } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { basename, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { pageOf } from './pages.ts';
import type { HostName } from './pages.ts';
import { REACT_PAGE, reactPage } from './react.ts';

/** Somebody the intranet knows. */
export interface Visitor {
  readonly name: string;
  /** Left out, they may read. */
  readonly role?: 'editor' | 'commenter' | 'viewer';
  /** How long a token for them is good, in seconds. */
  readonly seconds?: number;
  /** How far the clock of the intranet is off, in seconds. */
  readonly clockOff?: number;
  /** What is in their token, beside or instead of what is usual. */
  readonly claims?: Readonly<Record<string, unknown>>;
}
export interface HostsOptions {
  /** Origin of the server of the canvases; read with each request, since that server has to know of these pages first. */
  readonly product: string;
  /** 0: a free one. */
  readonly port?: number;
}
export interface Hosts {
  readonly origin: string;
  /** Who may sign in to the intranet, by the name they do it with; may be changed while people are there. */
  readonly visitors: Map<string, Visitor>;
  /** How often a token was asked for somebody. */
  readonly asked: ReadonlyMap<string, number>;
  /** Address of a page; `what`: the canvas, who visits, and attributes of the element. */
  page(name: HostName, what: Readonly<Record<string, string>>): string;
  close(): Promise<void>;
}

/** What the server of the canvases has to be started with. */
export const TRUST = {
  HOST_JWT_SECRET: 'a secret of the intranet, thirty-two bytes at least',
  HOST_JWT_ISSUER: 'https://intranet.example.com',
  HOST_JWT_AUDIENCE: 'https://canvas.example.com',
} as const;
const WEB = fileURLToPath(new URL('./web/', import.meta.url));
const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
};
const DAY_S = 86_400;

/** At `localhost`, where the product is at `127.0.0.1`: to a browser those are different sites. */
export async function openHosts(options: HostsOptions): Promise<Hosts> {
  const visitors = new Map<string, Visitor>([
    ['sofie', { name: 'Sofie Maes', role: 'commenter' }],
    ['ravi', { name: 'Ravi Bakker', role: 'commenter' }],
    ['imane', { name: 'Imane El Idrissi', role: 'editor' }],
    ['wim', { name: 'Wim de Lezer' }],
  ]);
  const asked = new Map<string, number>();

  const answer = (request: IncomingMessage, response: ServerResponse): void => {
    const url = new URL(request.url ?? '/', 'http://localhost');
    const page = pageOf(url, options.product);
    if (page) return void response.writeHead(200, page.headers).end(page.html);
    if (url.pathname === '/canvas-token') return tokenFor(url.searchParams, response);
    // Browsers ask for it by themselves.
    if (url.pathname === '/favicon.ico') return void response.writeHead(204).end();
    if (url.pathname === `/${REACT_PAGE}`) return void sendReact(response);
    const file = fileFor(url.pathname);
    if (!file) return void response.writeHead(404).end();
    response.writeHead(200, { 'content-type': TYPES[extname(file)] ?? 'application/octet-stream' });
    createReadStream(file).pipe(response);
  };
  const sendReact = async (response: ServerResponse): Promise<void> => {
    try {
      const code = await reactPage();
      response.writeHead(200, { 'content-type': TYPES['.js'] }).end(code);
    } catch (error) {
      // Whoever looks at the page is told why it stays empty.
      response.writeHead(500, { 'content-type': 'text/plain' }).end(String(error));
    }
  };
  const tokenFor = (what: URLSearchParams, response: ServerResponse): void => {
    const who = what.get('as') ?? '';
    const visitor = visitors.get(who);
    asked.set(who, (asked.get(who) ?? 0) + 1);
    if (!visitor) return void response.writeHead(403).end();
    response.writeHead(200, { 'content-type': 'text/plain', 'cache-control': 'no-store' });
    response.end(mint(who, visitor, what.get('canvas') ?? undefined));
  };

  const server = createServer(answer);
  await new Promise<void>((resolve) => server.listen(options.port ?? 0, 'localhost', resolve));
  const origin = `http://localhost:${(server.address() as AddressInfo).port}`;
  return {
    origin,
    visitors,
    asked,
    page: (name, what) => `${origin}/${name}?${new URLSearchParams(what)}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

export function mint(sub: string, visitor: Visitor, canvas?: string): string {
  const { name, role, seconds = DAY_S, clockOff = 0, claims = {} } = visitor;
  const now = Math.floor(Date.now() / 1000) + clockOff;
  const { HOST_JWT_SECRET: secret, HOST_JWT_ISSUER: iss, HOST_JWT_AUDIENCE: aud } = TRUST;
  const all = { iss, aud, sub, name, role, canvas, iat: now, exp: now + seconds, ...claims };
  const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  const text = `${part({ alg: 'HS256', typ: 'JWT' })}.${part(all)}`;
  return `${text}.${createHmac('sha256', secret).update(text).digest('base64url')}`;
}
function fileFor(path: string): string | undefined {
  const file = join(WEB, basename(path));
  return basename(path) !== '' && existsSync(file) ? file : undefined;
}
