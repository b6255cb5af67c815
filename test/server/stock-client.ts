// An unmodified y-websocket provider over the `ws` package, as somebody else's program would use it.
import { WebSocket } from 'ws';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import type { RunningServer } from '../../server/compose.ts';
import { declareRoots } from '../../shared/document/roots.ts';
import type { AccessRole } from '../../shared/rules/roles.ts';
import type { TicketReply } from '../../shared/wire/http.ts';
import { afterTest, ticketFor, until } from './with-server.ts';
import type { TestCanvas } from './with-server.ts';

export interface StockClient {
  readonly doc: Y.Doc;
  readonly provider: WebsocketProvider;
  readonly ticket: TicketReply;
  readonly closed: { code: number; reason: string }[];
}
export async function stockClient(
  server: RunningServer,
  canvas: TestCanvas,
  role: AccessRole = 'editor',
  more: { name?: string; device?: string; doc?: Y.Doc } = {},
): Promise<StockClient> {
  const { doc = declareRoots(new Y.Doc()), ...who } = more;
  const ticket = await ticketFor(server, canvas, role, doc.clientID, who);
  const provider = new WebsocketProvider(server.url.replace('http', 'ws') + '/sync', canvas.id, doc, {
    params: { ticket: ticket.ticket },
    WebSocketPolyfill: WebSocket as unknown as typeof globalThis.WebSocket,
    disableBc: true,
  });
  const closed: StockClient['closed'] = [];
  provider.on('connection-close', (event) => event && closed.push({ code: event.code, reason: event.reason }));
  afterTest(() => {
    provider.destroy();
    doc.destroy();
  });
  return { doc, provider, ticket, closed };
}
export async function synced(client: StockClient): Promise<StockClient> {
  await until(() => client.provider.synced);
  return client;
}
