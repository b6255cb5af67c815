// One open canvas in a browser: its document, line, copy on this device, presence and save state, put together.
import * as Y from 'yjs';
import { Awareness } from 'y-protocols/awareness';
import { declareRoots, root } from '../../shared/document/roots.ts';
import { ownUndo } from '../../shared/document/undo.ts';
import type { OwnUndo } from '../../shared/document/undo.ts';
import { ACCESS_ROLES, rightsOf } from '../../shared/rules/roles.ts';
import type { AccessRole } from '../../shared/rules/roles.ts';
import type { Notice } from '../../shared/wire/frames.ts';
import type { Member, TicketReply } from '../../shared/wire/http.ts';
import { ApiProblem, listMembers, rename, requestTicket } from './api.ts';
import type { CanvasReach } from './api.ts';
import { watchActivity } from './activity.ts';
import { commandsOn, newId } from './commands.ts';
import { copyName } from './copies.ts';
import type { Canvas, PresenceView, SaveState, SessionStatus, Stop, StopReason } from './contexts.ts';
import { claimKeeper } from './claims.ts';
import type { Device } from './device.ts';
import { openLine } from './line.ts';
import type { Line } from './line.ts';
import { memberList } from './members.ts';
import { openOfflineCopy } from './offline-copy.ts';
import { presenceView } from './presence-view.ts';
import { keepRecent } from './recent.ts';
import { NO_LINE, allAcknowledged, losesWork, saveState } from './save-state.ts';
import type { LineFacts, SaveFacts } from './save-state.ts';
import { browserSurroundings } from './surroundings.ts';
import type { Surroundings } from './surroundings.ts';
import { ticketKeeper } from './tickets.ts';

export interface SessionOptions {
  /** Origin of the server, with its path if it has one: `https://canvas.example`. */
  readonly server: string;
  readonly canvasId: string;
  readonly key: string;
  readonly name?: string | undefined;
  readonly device: Device;
  /** Tests hand in parts of the browser. */
  readonly surroundings?: Partial<Surroundings>;
}
export interface Session {
  /** Undefined until there is a document and the server, or this device, has said who I am. */
  readonly canvas: Canvas | undefined;
  readonly presence: PresenceView;
  readonly status: SessionStatus;
  /** `canvas` or `status` has been replaced. */
  subscribe(listener: () => void): Stop;
  /** Corrects my name, here and on the server. Rejects with an `ApiProblem`. */
  rename(name: string): Promise<void>;
  /** Connects again at once, also after a stop. */
  retry(): void;
  /** The document is destroyed; resolves when the copy on this device is closed. */
  close(): Promise<void>;
}

export function openSession(options: SessionOptions): Session {
  const { server, canvasId, device } = options;
  const around: Surroundings = { ...browserSurroundings(), ...options.surroundings };
  const { clock, page } = around;
  const ending = new AbortController();
  const reach: CanvasReach = { server, canvasId, key: options.key, fetch: around.fetch, signal: ending.signal };
  const doc = declareRoots(new Y.Doc());
  const awareness = new Awareness(doc);
  const listeners = new Set<() => void>();
  const recent = keepRecent({ device, doc, server, canvasId, key: options.key, clock, page });

  let me: Canvas['me'] | undefined = recent.known?.person;
  let role: AccessRole | undefined = recent.known?.person ? recent.known.role : undefined;
  let undo: OwnUndo | undefined;
  let canvas: Canvas | undefined;
  let fromDevice = false;
  let live = false;
  let pending = false;
  let stopped: StopReason | undefined;
  let wasConnected = false;
  let stopGuard: Stop | undefined;
  let closed = false;
  let name = options.name?.trim();

  let lineFacts = (): LineFacts => NO_LINE;
  const mayWrite = (): boolean => role !== undefined && rightsOf(role).discuss;
  const facts = (): SaveFacts => ({
    line: lineFacts(),
    copy: copy.facts(),
    content: fromDevice || live,
    pending,
    stopped,
  });
  const statusOf = (): SessionStatus => {
    const now = facts();
    return {
      save: saveState(now),
      connected: now.line.connected,
      content: live ? 'live' : fromDevice ? 'from-device' : stopped ? 'failed' : 'loading',
      onDevice: now.copy.device !== 'broken',
    };
  };
  /** Brings everything that is derived in line with the facts, and tells whoever listens if something changed. */
  const changed = (): void => {
    if (closed) return;
    const now = facts();
    if (now.line.connected !== wasConnected) {
      wasConnected = now.line.connected;
      presence.connected(wasConnected);
    }
    if (now.line.synced && !live) {
      live = true;
      recent.contentChanged();
    }
    if (pending && mayWrite() && allAcknowledged(now.line)) pending = false;
    if (losesWork(facts())) stopGuard ??= page.guard();
    else {
      stopGuard?.();
      stopGuard = undefined;
    }
    const [beforeStatus, beforeCanvas] = [status, canvas];
    status = keepIfSame(status, statusOf());
    canvas = canvasNow();
    if (status !== beforeStatus || canvas !== beforeCanvas) listeners.forEach((listener) => listener());
  };
  const canvasNow = (): Canvas | undefined => {
    if (!me || !role || !(live || fromDevice)) return canvas;
    if (canvas && canvas.me.id === me.id && canvas.me.name === me.name && canvas.role === role) return canvas;
    const rights = rightsOf(role);
    // Undo of somebody who may no longer edit would change a document that nobody else sees.
    if (!undo || (canvas && canvas.rights.edit !== rights.edit)) {
      undo?.close();
      undo = ownUndo(doc);
    }
    const person = me.id;
    const env = { person, now: () => new Date(clock.now()), random: Math.random, newId };
    return { id: canvasId, doc, me, role, rights, undo, members, commands: commandsOn(doc, undo, env) };
  };

  const members = memberList(
    () => listMembers(reach),
    clock,
    (list) => copy.keep('members', list),
  );
  const presence = presenceView({
    awareness,
    clock,
    me: () => me,
    slotOf: members.slotOf,
    orderOf: members.orderOf,
    seen: members.seen,
  });
  const copy = openOfflineCopy({
    name: copyName(server, canvasId, recent.known?.copy ?? 0),
    doc,
    surroundings: around,
    loaded: () => {
      fromDevice = root(doc, 'meta').size > 0;
      void copy.kept('members').then((list) => {
        if (Array.isArray(list)) members.preset(list as Member[]);
      });
      changed();
    },
    changed: () => changed(),
  });
  let status: SessionStatus = statusOf();

  const joined = (reply: TicketReply): void => {
    if (me?.id !== reply.person.id || me.name !== reply.person.name) me = reply.person;
    role = reply.role;
    recent.joined(role, me);
    members.seen(me.id);
    presence.refresh();
    changed();
  };
  const claims = claimKeeper(device, server, canvasId, (clientId) =>
    requestTicket(reach, {
      clientId,
      device: device.secret(),
      features: ['saved', 'notice'],
      ...(name ? { name } : {}),
    }),
  );
  const tickets = ticketKeeper(
    async () => {
      try {
        return await claims.ask(doc.clientID);
      } catch (error) {
        if (!(error instanceof ApiProblem) || error.status !== 409) throw error;
        // Somebody else has this client id, by chance. Nothing has been sent with it yet, or it could not be taken.
        takeOtherClientId();
        return claims.ask(doc.clientID);
      }
    },
    clock,
    joined,
  );
  const takeOtherClientId = (): void => {
    const state = awareness.getLocalState();
    awareness.setLocalState(null);
    doc.clientID = crypto.getRandomValues(new Uint32Array(1))[0] || 1;
    awareness.clientID = doc.clientID;
    awareness.setLocalState(state);
  };

  const edited = (_: Uint8Array, _origin: unknown, __: Y.Doc, transaction: Y.Transaction): void => {
    // Yjs tidies formatting after a change from elsewhere and calls that local: a reader's is no work to be saved.
    if (!transaction.local || (role && !mayWrite())) return;
    claims.wrote(doc.clientID);
    pending = true;
  };
  const noticed = (notice: Notice): void => {
    switch (notice.kind) {
      case 'members':
        return members.refresh();
      case 'role':
        role = ACCESS_ROLES.find((r) => r === notice.role) ?? role;
        if (me && role) recent.joined(role, me);
        return changed();
      case 'refused':
      case 'size':
        // The close that follows a refusal says what becomes of it; a full canvas is told by its close code.
        return;
      default:
        return notice satisfies never;
    }
  };

  // Before the line's own listener, so that its frame counts as mine; the effect is judged after it, below.
  doc.on('update', edited);
  const line: Line = openLine({
    address: `${server.replace(/\/+$/u, '').replace(/^http/u, 'ws')}/sync`,
    canvasId,
    doc,
    awareness,
    tickets,
    surroundings: around,
    mayWrite,
    changed: () => changed(),
    notice: noticed,
    stopped: (reason) => {
      stopped = reason;
      if (reason === 'withdrawn' || reason === 'link-invalid' || reason === 'not-allowed') recent.refused();
      // The document here holds what was refused and would offer it again for ever: the next opening begins anew.
      if (reason === 'refused') recent.setCopyAside();
      changed();
    },
  });
  lineFacts = line.facts;
  doc.on('update', changed);
  const stops = [
    watchActivity(clock, page, (activity) =>
      presence.tell(activity === 'active' ? { activity } : { activity, pointer: null }),
    ),
    members.subscribe(() => presence.refresh()),
  ];

  return {
    get canvas() {
      return canvas;
    },
    presence,
    get status() {
      return status;
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    rename: async (wanted) => {
      await rename(reach, wanted, device.secret());
      name = wanted;
      device.setName(wanted);
      if (me) me = { id: me.id, name: wanted };
      if (me && role) recent.joined(role, me);
      tickets.spent();
      presence.refresh();
      changed();
      members.refresh();
    },
    retry: () => {
      stopped = undefined;
      line.retry();
      changed();
    },
    close: async () => {
      if (closed) return;
      recent.close();
      closed = true;
      ending.abort();
      stopGuard?.();
      stops.forEach((stop) => stop());
      listeners.clear();
      line.close();
      presence.close();
      members.close();
      undo?.close();
      doc.off('update', edited);
      doc.off('update', changed);
      awareness.destroy();
      await copy.close();
      doc.destroy();
    },
  };
}

function keepIfSame(before: SessionStatus, now: SessionStatus): SessionStatus {
  const same =
    sameSave(before.save, now.save) &&
    before.connected === now.connected &&
    before.content === now.content &&
    before.onDevice === now.onDevice;
  return same ? before : now;
}
function sameSave(a: SaveState, b: SaveState): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
