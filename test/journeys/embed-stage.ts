// The stage of a journey across two origins: the built product, the pages of other people, and a browser without third-party cookies.
import { expect } from 'vitest';
import type { BrowserContext, Page } from 'playwright-core';
import { WebSocket } from 'ws';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { declareRoots } from '../../shared/document/roots.ts';
import type { TicketReply } from '../../shared/wire/http.ts';
import { mint, openHosts, TRUST } from '../hosts/hosts.ts';
import type { Hosts, Visitor } from '../hosts/hosts.ts';
import type { HostName } from '../hosts/pages.ts';
import { until } from './acts.ts';
import { openStage } from './stage.ts';
import type { Person, Stage } from './stage.ts';

/** One sync socket, as it is seen from its page. */
export interface Line {
  /** Messages of the document that were sent. */
  sent: number;
  /** How many of them the server said are durable. */
  acknowledged: number;
  open: boolean;
}
export interface Visit extends Person {
  /** Sync sockets since the page was first opened. */
  readonly lines: Line[];
  /** Answers that tried to set a cookie. */
  readonly cookies: string[];
}
export interface EmbedStage extends Stage {
  readonly hosts: Hosts;
  /** A person with an empty browser, not yet on any page. */
  visitor(name: string, options?: Parameters<Stage['person']>[1]): Promise<Visit>;
  close(): Promise<void>;
}
/** Somebody whom the intranet knows, with a client of their own: what it sends went through none of our pages. */
export interface OwnClient {
  readonly doc: Y.Doc;
  readonly reply: TicketReply;
  /** With which codes their line was ended. */
  readonly codes: readonly number[];
  stop(): void;
}
export interface Told {
  readonly kind: string;
  readonly detail: Readonly<Record<string, unknown>>;
}

export async function openEmbedStage(): Promise<EmbedStage> {
  let product = '';
  const hosts = await openHosts({
    get product() {
      return product;
    },
  });
  const settings = { ALLOWED_ORIGINS: hosts.origin, FRAME_ANCESTORS: hosts.origin, ...TRUST };
  const stage = await openStage(settings, ['--test-third-party-cookie-phaseout']);
  product = new URL(stage.product.url).origin;
  return {
    ...stage,
    hosts,
    visitor: async (name, options) => {
      const person = await stage.person(name, options);
      return { ...person, lines: linesOf(person.page), cookies: cookiesOf(person.context) };
    },
    close: async () => {
      await stage.close();
      await hosts.close();
    },
  };
}
export function hostPage(stage: EmbedStage, host: HostName, what: Readonly<Record<string, string>>): string {
  return stage.hosts.page(host, { lang: 'nl', ...what });
}
/** What the page around was told so far. */
export function told(page: Page): Promise<Told[]> {
  return page.evaluate(() => (globalThis as unknown as { told: Told[] }).told);
}
/** Brings them up to date over a real socket. */
export async function ownClient(stage: EmbedStage, canvas: string, sub: string, who: Visitor): Promise<OwnClient> {
  const doc = declareRoots(new Y.Doc());
  const answer = await fetch(new URL(`/api/canvases/${canvas}/tickets`, stage.product.url), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ token: mint(sub, who, canvas), clientId: doc.clientID, features: [] }),
  });
  expect(answer.status).toBe(201);
  const reply = (await answer.json()) as TicketReply;
  const address = `${stage.product.url.replace(/\/$/u, '').replace(/^http/u, 'ws')}/sync`;
  const codes: number[] = [];
  const provider = new WebsocketProvider(address, canvas, doc, {
    params: { ticket: reply.ticket },
    WebSocketPolyfill: WebSocket as unknown as typeof globalThis.WebSocket,
    disableBc: true,
  });
  const stop = (): void => {
    provider.destroy();
    doc.destroy();
  };
  provider.on('connection-close', (event) => event && codes.push(event.code));
  try {
    await until('their client is brought up to date', async () => provider.synced);
  } catch (error) {
    stop();
    throw error;
  }
  return { doc, reply, codes, stop };
}
/** Nothing of what the page did left a cookie anywhere. */
export async function noCookies(...people: readonly Visit[]): Promise<void> {
  for (const { context, cookies } of people) expect([await context.cookies(), cookies]).toEqual([[], []]);
}
/** The sentence a person sees, wherever it stands. */
export async function reads(page: Page, sentence: string | RegExp): Promise<void> {
  await page.getByText(sentence).filter({ visible: true }).first().waitFor();
}

const [DOCUMENT, SAVED] = [0, 4];
function linesOf(page: Page): Line[] {
  const lines: Line[] = [];
  page.on('websocket', (socket) => {
    if (!socket.url().includes('/sync/')) return;
    const line: Line = { sent: 0, acknowledged: 0, open: true };
    lines.push(line);
    socket.on('framesent', ({ payload }) => {
      if (typeof payload !== 'string' && payload[0] === DOCUMENT) line.sent++;
    });
    socket.on('framereceived', ({ payload }) => {
      if (typeof payload !== 'string' && payload[0] === SAVED) line.acknowledged = numberIn(payload.subarray(1));
    });
    socket.on('close', () => (line.open = false));
  });
  return lines;
}
/** As lib0 writes a count: seven bits a byte, the lowest first. */
function numberIn(bytes: Uint8Array): number {
  let [value, place] = [0, 1];
  for (const byte of bytes) {
    value += (byte & 127) * place;
    place *= 128;
    if (byte < 128) break;
  }
  return value;
}
function cookiesOf(context: BrowserContext): string[] {
  const cookies: string[] = [];
  context.on('response', (response) => {
    const cookie = response.headers()['set-cookie'];
    if (cookie !== undefined) cookies.push(`${response.url()}: ${cookie}`);
  });
  return cookies;
}
