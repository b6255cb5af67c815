// Hocuspocus with its defaults; with SQLITE it keeps documents in that file through its own extension.
import { Server } from '@hocuspocus/server';

const file = process.env.SQLITE;
const extensions = [];
if (file) {
  const { SQLite } = await import('@hocuspocus/extension-sqlite');
  extensions.push(new SQLite({ database: file }));
}
const server = new Server({ port: 0, address: '127.0.0.1', quiet: true, extensions });
await server.listen();
process.stdout.write(`PORT ${server.address.port}\n`);
