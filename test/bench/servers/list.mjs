// Every server of the bench: how it is started, and how a room of it is made and reached.
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const HERE = fileURLToPath(new URL('.', import.meta.url));
/** Where our built product is; another one can be measured instead. */
export const product = { root: join(HERE, '../../..') };

/**
 * @typedef {{ url: string, clientId: number, person: string, address: string }} Seat One person's way into a room:
 *   the socket's address, the clientID they write with, their person id, and the network address they come from.
 * @typedef {{ name: string, seats: Seat[], key?: string }} RoomOf
 * @typedef {{
 *   name: string, label: string, speaks: 'y' | 'hocuspocus' | 'relay', durable: boolean,
 *   command: (dataDir: string) => { file: string, env?: Record<string, string>, portOf: (line: string) => number | undefined },
 *   room: (port: number, name: string, clientIds: number[]) => Promise<RoomOf>,
 *   seats: (port: number, room: RoomOf, clientIds: number[]) => Promise<Seat[]>,
 * }} ServerKind `seats`: more of them in a room there is, also when the server has been started again since.
 */

/** Also a restart in the same data folder finds this line. */
const portLine = (line) => (/^PORT (\d+)$/u.exec(line) ? Number(line.slice(5)) : undefined);
const own = (line) => {
  const found = /^Customer Leader Canvas is ready: http:\/\/127\.0\.0\.1:(\d+)$/u.exec(line);
  return found ? Number(found[1]) : undefined;
};
const script = (name, env) => ({ file: join(HERE, name), env, portOf: portLine });

/** A room that needs nothing but its name. The person ids are as long as ours, so that the bytes are. */
async function namedRoom(port, name, clientIds) {
  return { name, seats: await namedSeats(port, { name }, clientIds) };
}
async function namedSeats(port, { name }, clientIds) {
  return clientIds.map((clientId, n) => ({
    url: `ws://127.0.0.1:${port}/${name}`,
    clientId,
    person: `p_${String(n).padStart(16, '0')}`,
    address: nextAddress(),
  }));
}

/** @type {Record<string, ServerKind>} */
export const SERVERS = {
  ours: {
    name: 'ours',
    label: 'Customer Leader Canvas',
    speaks: 'y',
    durable: true,
    command: (dataDir) => ({
      file: join(product.root, 'dist/server/main.js'),
      // People come from addresses of their own, as through a proxy; every limit is the product's own.
      env: { PORT: '0', HOST: '127.0.0.1', DATA_DIR: dataDir, TRUST_PROXY: '127.0.0.1' },
      portOf: own,
    }),
    room: ownRoom,
    seats: ownSeats,
  },
  stock: {
    name: 'stock',
    label: 'y-websocket-server 0.1.1',
    speaks: 'y',
    durable: false,
    command: () => script('stock.mjs'),
    room: namedRoom,
    seats: namedSeats,
  },
  'stock-leveldb': {
    name: 'stock-leveldb',
    label: 'y-websocket-server + LevelDB',
    speaks: 'y',
    durable: true,
    command: (dataDir) => script('stock.mjs', { LEVELDB: join(dataDir, 'level') }),
    room: namedRoom,
    seats: namedSeats,
  },
  hocuspocus: {
    name: 'hocuspocus',
    label: 'Hocuspocus 4.7.0',
    speaks: 'hocuspocus',
    durable: false,
    command: () => script('hocuspocus.mjs'),
    room: namedRoom,
    seats: namedSeats,
  },
  'hocuspocus-sqlite': {
    name: 'hocuspocus-sqlite',
    label: 'Hocuspocus 4.7.0 + SQLite',
    speaks: 'hocuspocus',
    durable: true,
    command: (dataDir) => script('hocuspocus.mjs', { SQLITE: join(dataDir, 'documents.db') }),
    room: namedRoom,
    seats: namedSeats,
  },
  relay: {
    name: 'relay',
    label: 'plain ws relay',
    speaks: 'relay',
    durable: false,
    command: () => script('relay.mjs'),
    room: namedRoom,
    seats: namedSeats,
  },
};

/** A canvas of ours with one ticket per person, over HTTP as the client asks for it. */
async function ownRoom(port, name, clientIds) {
  // Everybody has an address of their own, whoever makes the canvas too: limits are per address.
  const { id, links } = await post(port, '/api/canvases', { title: name }, nextAddress());
  const room = { name: id, key: new URL(links.editor).hash.replace('#key=', '') };
  return { ...room, seats: await ownSeats(port, room, clientIds) };
}
async function ownSeats(port, { name, key }, clientIds) {
  const seats = [];
  for (const [n, clientId] of clientIds.entries()) {
    const body = { key, clientId, name: `Person ${n}`, features: ['saved', 'notice'] };
    const address = nextAddress();
    const { ticket, person } = await post(port, `/api/canvases/${name}/tickets`, body, address);
    seats.push({
      url: `ws://127.0.0.1:${port}/sync/${name}?ticket=${ticket}`,
      clientId,
      person: person.id,
      address,
    });
  }
  return seats;
}
async function post(port, path, body, address) {
  const reply = await globalThis.fetch(`http://127.0.0.1:${port}${path}`, {
    method: 'POST',
    body: JSON.stringify(body),
    headers: { 'content-type': 'application/json', 'x-forwarded-for': address },
  });
  if (reply.status !== 201) throw new Error(`${path} answered ${reply.status}: ${await reply.text()}`);
  return reply.json();
}
let addresses = 0;
function nextAddress() {
  const n = ++addresses;
  return `10.${(n >> 16) & 255}.${(n >> 8) & 255}.${n & 255}`;
}
