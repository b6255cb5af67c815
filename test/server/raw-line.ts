// A TCP connection on which a test writes whatever bytes it wants, and which keeps what came back.
import { connect } from 'node:net';
import type { RunningServer } from '../../server/compose.ts';
import { afterTest, until } from './with-server.ts';

export interface RawLine {
  write(bytes: string | Uint8Array): void;
  /** Everything that came back, as characters of one byte. */
  heard(): string;
  /** Resolves when the server has let go. */
  readonly ended: Promise<void>;
}
export function rawLine(server: RunningServer): RawLine {
  const socket = connect(server.port, '127.0.0.1');
  afterTest(() => void socket.destroy());
  let heard = '';
  socket.on('error', () => undefined);
  socket.on('data', (chunk: Buffer) => (heard += chunk.toString('latin1')));
  return {
    write: (bytes) => void socket.write(bytes),
    heard: () => heard,
    ended: new Promise((done) => socket.on('close', () => done())),
  };
}
/** The same after the server has accepted it as a line to a canvas. */
export async function upgraded(server: RunningServer, canvas: string, ticket: string): Promise<RawLine> {
  const line = rawLine(server);
  line.write(upgradeRequest(canvas, ticket));
  await until(() => line.heard().includes('\r\n\r\n'));
  return line;
}
export function upgradeRequest(canvas: string, ticket: string, more: readonly string[] = []): string {
  const headers = [
    'Host: x',
    'Connection: Upgrade',
    'Upgrade: websocket',
    'Sec-WebSocket-Version: 13',
    'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
    ...more,
  ];
  return `GET /sync/${canvas}?ticket=${ticket} HTTP/1.1\r\n${headers.join('\r\n')}\r\n\r\n`;
}
