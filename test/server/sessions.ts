// The client's session against a real server: a browser's memory, joining, and waiting for "saved".
import { WebSocket } from 'ws';
import { byKey } from '../../client/session/access.ts';
import type { Canvas } from '../../client/session/contexts.ts';
import { deviceMemory } from '../../client/session/device.ts';
import type { Device } from '../../client/session/device.ts';
import { openSession } from '../../client/session/open-session.ts';
import type { Session } from '../../client/session/open-session.ts';
import type { Surroundings } from '../../client/session/surroundings.ts';
import type { RunningServer } from '../../server/compose.ts';
import type { AccessRole } from '../../shared/rules/roles.ts';
import { afterTest, until } from './with-server.ts';
import type { TestCanvas } from './with-server.ts';

export function memory(): Device {
  const kept = new Map<string, string>();
  return deviceMemory(
    () =>
      ({
        getItem: (k: string) => kept.get(k) ?? null,
        setItem: (k: string, v: string) => void kept.set(k, v),
      }) as Storage,
  );
}
export function join(
  server: Pick<RunningServer, 'url'>,
  canvas: TestCanvas,
  name: string,
  role: AccessRole = 'editor',
  device = memory(),
  surroundings: Partial<Surroundings> = {},
): Session {
  const session = openSession({
    server: server.url,
    canvasId: canvas.id,
    access: byKey(canvas.keys[role]),
    name,
    device,
    surroundings: { WebSocket: WebSocket as unknown as typeof globalThis.WebSocket, ...surroundings },
  });
  afterTest(() => session.close());
  return session;
}
export const saved = async (session: Session): Promise<Canvas> => {
  await until(() => session.status.save.kind === 'saved');
  return canvasOf(session);
};
export function canvasOf(session: Session): Canvas {
  if (!session.canvas) throw new Error('There is no canvas.');
  return session.canvas;
}
export const add = (canvas: Canvas, text: string): string => canvas.commands.addCard('licence.customers', { text });
