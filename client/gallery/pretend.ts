// Sessions and a memory without server or storage, for the gallery and for tests of whole pages.
import type { CanvasFile } from '../../shared/document/file.ts';
import type { AccessRole } from '../../shared/rules/roles.ts';
import type { Link } from '../../shared/wire/http.ts';
import type { Canvas, PresenceView, SessionStatus } from '../session/contexts.ts';
import { deviceMemory } from '../session/device.ts';
import type { Device } from '../session/device.ts';
import { localSession } from '../session/local-session.ts';
import type { LocalSession } from '../session/local-session.ts';
import type { Session, SessionOptions } from '../session/open-session.ts';
import type { NotTaken } from '../session/not-taken.ts';
import type { LinkCalls } from '../widget/share-dialog.ts';

export interface Pretence {
  readonly file?: CanvasFile;
  readonly role?: AccessRole;
  readonly status?: Partial<SessionStatus>;
  /** Nothing has arrived yet, and nothing will. */
  readonly withoutCanvas?: boolean;
  /** Done with each document, before anybody sees it. */
  readonly prepare?: (local: LocalSession) => void;
  /** Shown once `status.notTaken` says that there is something. */
  readonly leftBehind?: readonly NotTaken[];
}
/** A session that can be told how it is doing, and that counts what happens to it. */
export interface PretendSession extends Session {
  readonly local: LocalSession;
  readonly counts: { closed: number; retried: number; listeners: number };
  readonly options: SessionOptions;
  become(status: Partial<SessionStatus>): void;
}

const PEOPLE = [
  { id: 'u2', name: 'Bram Claes', slot: 1 },
  { id: 'u3', name: 'Aylin Demir', slot: 2 },
  { id: 'u4', name: 'Femke de Wit', slot: 3 },
  { id: 'u5', name: 'Daan Aerts', slot: 4 },
] as const;

/** Opens sessions like `openSession`, on a document in memory. Each is also given to `keep`. */
export function pretending(
  pretence: Pretence = {},
  keep: (session: PretendSession) => void = () => undefined,
): (options: SessionOptions) => Session {
  return (options) => {
    const me = { id: 'u1', name: options.name ?? 'Noor Bakker' };
    const role = pretence.role ?? 'owner';
    const local = localSession({
      ...(pretence.file ? { file: pretence.file } : {}),
      role,
      me,
      members: [{ ...me, slot: 0, role }, ...PEOPLE.map((person) => ({ ...person, role: 'editor' as const }))],
    });
    pretence.prepare?.(local);
    let status: SessionStatus = { ...local.status, ...pretence.status };
    let canvas: Canvas | undefined = pretence.withoutCanvas ? undefined : local.canvas;
    const listeners = new Set<() => void>();
    const counts = { closed: 0, retried: 0, listeners: 0 };
    const presence: PresenceView = local.presence;
    const session: PretendSession = {
      get canvas() {
        return canvas;
      },
      get status() {
        return status;
      },
      presence,
      get leftBehind() {
        return status.notTaken === undefined ? undefined : { pieces: pretence.leftBehind ?? [], canvas };
      },
      letGo: () => {
        const { notTaken: _, ...rest } = status;
        status = rest;
        listeners.forEach((listener) => listener());
      },
      local,
      counts,
      options,
      subscribe: (listener) => {
        listeners.add(listener);
        counts.listeners = listeners.size;
        return () => {
          listeners.delete(listener);
          counts.listeners = listeners.size;
        };
      },
      become: (change) => {
        status = { ...status, ...change };
        listeners.forEach((listener) => listener());
      },
      rename: (name) => {
        options.device.setName(name);
        if (canvas) canvas = { ...canvas, me: { id: me.id, name } };
        listeners.forEach((listener) => listener());
        return Promise.resolve();
      },
      retry: () => {
        counts.retried++;
      },
      close: () => {
        counts.closed++;
        local.close();
        return Promise.resolve();
      },
    };
    keep(session);
    return session;
  };
}
/** Puts four colleagues in the room. */
export function withCompany(local: LocalSession): void {
  const places = ['proposition', 'arena', 'licence', 'resources'];
  PEOPLE.forEach((person, index) =>
    local.join(person, { activity: index === 3 ? 'idle' : 'active', block: places[index] ?? null }),
  );
}

/** What a browser remembers, in memory. */
export function pretendDevice(name?: string): Device {
  const kept = new Map<string, string>();
  const storage: Storage = {
    get length() {
      return kept.size;
    },
    clear: () => kept.clear(),
    getItem: (key) => kept.get(key) ?? null,
    key: (index) => [...kept.keys()][index] ?? null,
    removeItem: (key) => void kept.delete(key),
    setItem: (key, value) => void kept.set(key, value),
  };
  const device = deviceMemory(() => storage);
  if (name) device.setName(name);
  return device;
}

/** The calls of the share dialog on a list in memory. */
export function pretendLinks(links: readonly Link[]): LinkCalls {
  let list = [...links];
  return {
    list: () => Promise.resolve(list),
    create: (reach, role, label) => {
      const id = `made${list.length}`;
      const link = { id, role, label, createdAt: new Date().toISOString(), withdrawnAt: null, own: false };
      list = [...list, link];
      return Promise.resolve({ link, url: `${reach.server}/c/${reach.canvasId}#key=${id}` });
    },
    withdraw: (_, id) => {
      list = list.map((link) => (link.id === id ? { ...link, withdrawnAt: new Date().toISOString() } : link));
      return Promise.resolve();
    },
  };
}
