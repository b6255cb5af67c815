// The stock y-websocket server, as its own start script runs it; with YPERSISTENCE it keeps documents in LevelDB.
import { createServer } from 'node:http';
import { LeveldbPersistence } from 'y-leveldb';
import { WebSocketServer } from 'ws';
import { setPersistence, setupWSConnection } from '@y/websocket-server/utils';
import * as Y from 'yjs';

const folder = process.env.LEVELDB;
if (folder) {
  // What the server itself does when YPERSISTENCE is set, with the current y-leveldb instead of the one it was built on.
  const level = new LeveldbPersistence(folder);
  setPersistence({
    provider: level,
    bindState: async (name, doc) => {
      const stored = await level.getYDoc(name);
      await level.storeUpdate(name, Y.encodeStateAsUpdate(doc));
      Y.applyUpdate(doc, Y.encodeStateAsUpdate(stored));
      doc.on('update', (update) => void level.storeUpdate(name, update));
    },
    writeState: async () => undefined,
  });
}
const server = createServer((_request, response) => response.end('okay'));
const sockets = new WebSocketServer({ noServer: true });
sockets.on('connection', setupWSConnection);
server.on('upgrade', (request, socket, head) => {
  sockets.handleUpgrade(request, socket, head, (ws) => sockets.emit('connection', ws, request));
});
server.listen(0, '127.0.0.1', () => process.stdout.write(`PORT ${server.address().port}\n`));
