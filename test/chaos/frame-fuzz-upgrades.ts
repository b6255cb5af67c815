// Requests for a line that no browser would make: strange headers, addresses that climb, tickets that open nothing.
import { CLOSE } from '../../shared/wire/close-codes.ts';
import { post, ticketFor } from '../server/with-server.ts';
import type { World } from './frame-fuzz.ts';
import { HostileLine, upgradeRequest } from './hostile-line.ts';
import type { End } from './hostile-line.ts';

export interface UpgradeKind {
  readonly name: string;
  /** The answers that are right: a status, `cut`, or the close code after 101. */
  readonly answers: readonly (End | 'open')[];
  /** The whole request; `path` is one that opens the canvas. */
  readonly request: (path: string, world: World) => string | Promise<string>;
}

const headers = (more: Record<string, string | undefined>): UpgradeKind['request'] => {
  return (path) => upgradeRequest(path, more);
};
const at = (path: (id: string, query: string) => string): UpgradeKind['request'] => {
  return (good, { canvas }) => upgradeRequest(path(canvas.id, good.slice(good.indexOf('?'))));
};
const withTicket = (ticket: string): UpgradeKind['request'] => {
  return (_path, { canvas }) => upgradeRequest(`/sync/${canvas.id}?ticket=${ticket}`);
};
const manyHeaders = (count: number): string =>
  Array.from({ length: count }, (_, n) => `x${n.toString(36)}: y`).join('\r\n');
const { notSignedIn } = CLOSE;

export const UPGRADE_KINDS: readonly UpgradeKind[] = [
  {
    name: '2,500 headers before those that count',
    answers: [400, 431, 'cut'],
    request: (path) => upgradeRequest(path).replace('\r\n', `\r\n${manyHeaders(2500)}\r\n`),
  },
  {
    name: '2,500 headers after those that count',
    answers: [400, 431, 'cut'],
    request: (path) => upgradeRequest(path).replace(/\r\n\r\n$/u, `\r\n${manyHeaders(2500)}\r\n\r\n`),
  },
  {
    name: 'an extension named like an inherited thing',
    answers: [400, 'open'],
    request: headers({ 'Sec-WebSocket-Extensions': 'constructor' }),
  },
  {
    name: 'compression, which is not spoken',
    answers: ['open'],
    request: headers({ 'Sec-WebSocket-Extensions': 'permessage-deflate; client_max_window_bits' }),
  },
  {
    name: 'a subprotocol nobody knows',
    answers: [400, 'open'],
    request: headers({ 'Sec-WebSocket-Protocol': 'a, a' }),
  },
  { name: 'an old version', answers: [400, 426], request: headers({ 'Sec-WebSocket-Version': '7' }) },
  { name: 'no key', answers: [400], request: headers({ 'Sec-WebSocket-Key': undefined }) },
  { name: 'a key that is none', answers: [400], request: headers({ 'Sec-WebSocket-Key': 'x' }) },
  { name: 'an upgrade to something else', answers: [400, 404], request: headers({ Upgrade: 'h2c' }) },
  { name: 'a page of somebody else', answers: [403], request: headers({ Origin: 'https://evil.example' }) },
  { name: 'a page without an origin', answers: [403], request: headers({ Origin: 'null' }) },
  { name: 'an origin that is none', answers: [403], request: headers({ Origin: 'javascript:alert(1)' }) },
  { name: 'an address that climbs', answers: [404], request: at((id, q) => `/sync/../sync/${id}${q}`) },
  { name: 'one that climbs in code', answers: [404], request: at((id, q) => `/sync/%2e%2e%2f${id}${q}`) },
  { name: 'a zero in the name', answers: [404], request: at((id, q) => `/sync/${id}%00${q}`) },
  { name: 'a broken escape', answers: [404], request: at((id, q) => `/sync/${id}%zz${q}`) },
  { name: 'a name that is inherited', answers: [404], request: at((_id, q) => `/sync/__proto__${q}`) },
  { name: 'an empty name', answers: [404], request: at((_id, q) => `/sync/${q}`) },
  { name: 'two slashes', answers: [404], request: at((id, q) => `//sync/${id}${q}`) },
  { name: 'only slashes', answers: [404], request: at(() => '//') },
  { name: 'a whole address', answers: [404], request: at((id, q) => `http://evil.example/sync/${id}${q}`) },
  { name: 'no ticket', answers: [notSignedIn], request: at((id) => `/sync/${id}`) },
  { name: 'a ticket made up', answers: [notSignedIn], request: withTicket('x'.repeat(43)) },
  { name: 'a ticket with broken escapes', answers: [notSignedIn], request: withTicket('%zz%00%') },
  {
    name: 'a ticket of another canvas',
    answers: [notSignedIn],
    request: async (path, { server, canvas }) => {
      const made = await post(server, '/api/canvases', { title: 'Ander' });
      const other = (await made.json()) as { id: string };
      return upgradeRequest(path.replace(canvas.id, other.id));
    },
  },
  {
    name: 'the ticket of a link that was withdrawn',
    answers: [notSignedIn],
    request: async (_path, { server, canvas }) => {
      const links = `/api/canvases/${canvas.id}/links`;
      const made = await post(server, links, { role: 'editor' }, canvas.keys.owner);
      const { link, url } = (await made.json()) as { link: { id: string }; url: string };
      const keys = { ...canvas.keys, editor: new URL(url).hash.slice('#key='.length) };
      const { ticket } = await ticketFor(server, { ...canvas, keys }, 'editor', nextClientId++);
      await fetch(`${server.url}${links}/${link.id}`, {
        method: 'DELETE',
        headers: { authorization: `Bearer ${canvas.keys.owner}` },
      });
      return upgradeRequest(`/sync/${canvas.id}?ticket=${ticket}`);
    },
  },
  {
    name: 'an address of 60 KB',
    answers: [400, 414, 431, 'cut'],
    request: (path) => upgradeRequest(`${path}&x=${'y'.repeat(60_000)}`),
  },
  {
    name: 'rubbish right behind the request',
    answers: [CLOSE.protocol],
    request: (path) => `${upgradeRequest(path)}\x7f\x7f\x7f rubbish`,
  },
  {
    name: 'HTTP/1.0',
    answers: [400, 404, 426, 'cut', 'open'],
    request: (path) => upgradeRequest(path).replace('HTTP/1.1', 'HTTP/1.0'),
  },
  {
    name: 'no HTTP at all',
    answers: [400, 'cut'],
    request: () => '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n',
  },
  { name: 'a body that claims too much', answers: [400, 'open'], request: headers({ 'Content-Length': '99999999' }) },
  {
    name: 'two lengths at once',
    answers: [400, 'cut'],
    request: headers({ 'Content-Length': '3', 'Transfer-Encoding': 'chunked' }),
  },
];

let nextClientId = 2_000_000_000;

export async function tryUpgrade(kind: UpgradeKind, world: World): Promise<End | 'open'> {
  const { server, canvas } = world;
  const { ticket } = await ticketFor(server, canvas, 'editor', nextClientId++);
  const line = HostileLine.to(server.port);
  line.write(Buffer.from(await kind.request(`/sync/${canvas.id}?ticket=${ticket}`, world), 'latin1'));
  const status = await line.status;
  const answer = status !== 101 ? status : (await line.heard()) ? 'open' : line.end!;
  line.drop();
  return answer;
}
