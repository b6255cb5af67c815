// Makes host tokens as an intranet would, and as nobody honest would, and brings the people they name in.
import { createHmac } from 'node:crypto';
import * as Y from 'yjs';
import type { Config } from '../../server/config.ts';
import type { TicketReply } from '../../shared/wire/http.ts';
import type { RunningServer } from '../../server/compose.ts';
import { declareRoots } from '../../shared/document/roots.ts';
import { joined } from './raw-client.ts';
import type { RawClient } from './raw-client.ts';
import { get, post } from './with-server.ts';
import type { TestCanvas } from './with-server.ts';

export const SECRET = 'a secret of the intranet, thirty-two bytes at least';
export const ISSUER = 'https://intranet.example.com';
export const AUDIENCE = 'https://canvas.example.com';
export const WITH_SECRET: Partial<Config> = {
  hostTokens: { kind: 'secret', secret: SECRET, issuer: ISSUER, audience: AUDIENCE },
};

export function inSeconds(from = Date.now()): number {
  return Math.floor(from / 1000);
}
function part(value: unknown): string {
  return Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url');
}
/** A claim that is undefined is left out. */
export function tokenOf(claims: object = {}, secret = SECRET, header: object = { alg: 'HS256', typ: 'JWT' }): string {
  const now = inSeconds();
  const all = { iss: ISSUER, aud: AUDIENCE, sub: 'anna', name: 'Anna', iat: now, exp: now + 600, ...claims };
  const text = `${part(header)}.${part(all)}`;
  return `${text}.${createHmac('sha256', secret).update(text).digest('base64url')}`;
}
/** Signed as usual, over claims that are written by hand. */
export function tokenOfText(claims: string, header: object = { alg: 'HS256' }): string {
  const text = `${part(header)}.${part(claims)}`;
  return `${text}.${createHmac('sha256', SECRET).update(text).digest('base64url')}`;
}
export function askTicket(
  server: RunningServer,
  canvas: Pick<TestCanvas, 'id'>,
  token: string,
  clientId = 1 + Math.floor(Math.random() * 0xfffffffe),
): Promise<Response> {
  const features = ['saved', 'notice'];
  return post(server, `/api/canvases/${canvas.id}/tickets`, { token, clientId, features });
}
export async function ticketBy(...asked: Parameters<typeof askTicket>): Promise<TicketReply> {
  const reply = await askTicket(...asked);
  if (reply.status !== 201) throw new Error(await reply.text());
  return (await reply.json()) as TicketReply;
}

/** Somebody the host vouches for, brought up to date. */
export async function comesIn(server: RunningServer, canvas: TestCanvas, token: string): Promise<RawClient> {
  const doc = declareRoots(new Y.Doc());
  const ticket = await ticketBy(server, canvas, token, doc.clientID);
  return joined(server, canvas, 'viewer', { doc, ticket });
}
/** Where it is said what they may do. */
export function personAt(canvas: TestCanvas, sub: string): string {
  return `/api/canvases/${canvas.id}/people/${encodeURIComponent(sub)}`;
}
export function titled(canvas: TestCanvas, server: RunningServer): Promise<string> {
  return get(server, `/api/canvases/${canvas.id}`, canvas.keys.viewer)
    .then((reply) => reply.json() as Promise<{ title: string }>)
    .then(({ title }) => title);
}
/** The roles they were told they have now. */
export const roles = (client: RawClient): string[] =>
  client.received.flatMap((r) => (r.kind === 'notice' && r.notice.kind === 'role' ? [r.notice.role] : []));
