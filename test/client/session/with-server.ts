// Opens sessions against a fresh server of one document before each test, and closes them after it.
import { waitUntil } from '@open-wc/testing';
import { byKey } from '../../../client/session/access.ts';
import type { Canvas } from '../../../client/session/contexts.ts';
import { removeCopies } from '../../../client/session/copies.ts';
import { deviceMemory } from '../../../client/session/device.ts';
import type { Device } from '../../../client/session/device.ts';
import { openSession } from '../../../client/session/open-session.ts';
import type { Session } from '../../../client/session/open-session.ts';
import type { Surroundings } from '../../../client/session/surroundings.ts';
import { cardCounts } from '../../../shared/document/cards.ts';
import { TestPage, TestServer } from './doubles.ts';

export const HOME = 'https://canvas.example';
export let server: TestServer;
export let page: TestPage;
export let device: Device;
export let canvasId: string;
let open: Session[] = [];

/** Call once in a test file. */
export function withServer(): void {
  beforeEach(() => {
    server = new TestServer();
    page = new TestPage();
    device = memoryOf(new Map());
    canvasId = `c${crypto.randomUUID()}`;
  });
  afterEach(async () => {
    await Promise.all(open.map((session) => session.close()));
    open = [];
    await removeCopies(HOME, canvasId, 3);
  });
}
/** Another server in the place of the first, with nothing of it. */
export function anotherServer(): TestServer {
  return (server = new TestServer());
}
export function memoryOf(kept: Map<string, string>): Device {
  return deviceMemory(
    () =>
      ({
        getItem: (k: string) => kept.get(k) ?? null,
        setItem: (k: string, v: string) => void kept.set(k, v),
      }) as Storage,
  );
}
export function start(surroundings: Partial<Surroundings> = {}, access = byKey('key-1')): Session {
  const { fetch, WebSocket } = server;
  const session = openSession({
    server: HOME,
    canvasId,
    access,
    name: 'Noor',
    device,
    surroundings: { fetch, WebSocket, page, ...surroundings },
  });
  open.push(session);
  return session;
}
export async function end(session: Session): Promise<void> {
  open = open.filter((s) => s !== session);
  await session.close();
}
export const save = (session: Session) => session.status.save;
export const until = (session: Session, kind: string) =>
  waitUntil(() => save(session).kind === kind, `save state ${kind}`, { timeout: 5000, interval: 5 });
export function canvasOf(session: Session): Canvas {
  if (!session.canvas) throw new Error('There is no canvas yet.');
  return session.canvas;
}
export const cardsOnServer = () => cardCounts(server.doc).total;
export const add = (session: Session, text = 'x') => canvasOf(session).commands.addCard('licence.customers', { text });
