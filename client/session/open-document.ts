// One document of a canvas in a browser, put together: its line, its copy on this device, presence and save state.
import * as Y from 'yjs';
import { Awareness } from 'y-protocols/awareness';
import { mayForget } from '../../shared/document/choices.ts';
import { readMeta } from '../../shared/document/compass.ts';
import { DOCUMENT_SCHEMA, declareRoots, root } from '../../shared/document/roots.ts';
import { ACCESS_ROLES, rightsOf } from '../../shared/rules/roles.ts';
import type { AccessRole } from '../../shared/rules/roles.ts';
import { WIRE_VERSION } from '../../shared/wire/frames.ts';
import type { Notice } from '../../shared/wire/frames.ts';
import type { Member, TicketReply } from '../../shared/wire/http.ts';
import { rememberedAs } from './access.ts';
import type { Access } from './access.ts';
import { listMembers, rename } from './api.ts';
import type { CanvasReach } from './api.ts';
import { watchActivity } from './activity.ts';
import { canvasHere } from './canvas-here.ts';
import { copyName } from './copies.ts';
import type { Canvas, SessionStatus, Stop, StopReason } from './contexts.ts';
import type { Device } from './device.ts';
import { openLine } from './line.ts';
import type { Line } from './line.ts';
import { memberList } from './members.ts';
import { openDeviceCopy } from './device-copy.ts';
import { ownTickets } from './own-tickets.ts';
import { presenceView } from './presence-view.ts';
import type { OwnPresenceView } from './presence-view.ts';
import { keepRecent } from './recent.ts';
import { NO_LINE, allAcknowledged, losesWork, sameStatus, saveState } from './save-state.ts';
import type { LineFacts, SaveFacts } from './save-state.ts';
import { serverCalls } from './server-calls.ts';
import { serverTime } from './server-time.ts';
import type { Surroundings } from './surroundings.ts';

export interface DocumentOptions {
  readonly server: string;
  readonly canvasId: string;
  readonly access: Access;
  readonly name?: string | undefined;
  readonly device: Device;
  readonly surroundings: Surroundings;
  /** Which copy on this device it uses. */
  readonly copy: number;
}
export interface OpenDocument {
  readonly doc: Y.Doc;
  readonly copy: number;
  readonly canvas: Canvas | undefined;
  readonly presence: OwnPresenceView;
  readonly status: SessionStatus;
  /** What would be safe if the line were merely down. */
  readonly withoutLine: SessionStatus;
  /** What time it is for the server, in milliseconds since 1970. */
  now(): number;
  subscribe(listener: () => void): Stop;
  rename(name: string): Promise<void>;
  retry(): void;
  /** Small values kept beside the copy on this device. */
  keep(key: string, value: unknown): void;
  kept(key: string): Promise<unknown>;
  /** The next opening in this browser uses this copy instead; the one of this document stays in its database. */
  setAside(next: number): void;
  close(): Promise<void>;
}

export function openDocument(options: DocumentOptions): OpenDocument {
  const { server, canvasId, device, surroundings: around } = options;
  const { clock, page } = around;
  const ending = new AbortController();
  const reach: CanvasReach = { server, canvasId, access: options.access, fetch: around.fetch, signal: ending.signal };
  const doc = declareRoots(new Y.Doc({ gcFilter: mayForget }));
  doc.clientID = around.newClientId();
  const time = serverTime(clock, device);
  const awareness = new Awareness(doc);
  const listeners = new Set<() => void>();
  const known = rememberedAs(canvasId, options.access);
  const recent = keepRecent({ device, doc, server, known, clock, page });

  let me: Canvas['me'] | undefined = recent.known?.person;
  let role: AccessRole | undefined = recent.known?.person ? recent.known.role : undefined;
  let canvas: Canvas | undefined;
  let fromDevice = false;
  let live = false;
  let pending = false;
  let stopped: StopReason | undefined;
  let size: SessionStatus['size'];
  let oldPage = false;
  let wasConnected = false;
  let wasSynced = false;
  let stopGuard: Stop | undefined;
  let closed = false;
  let name = options.name?.trim();

  let lineFacts = (): LineFacts => NO_LINE;
  /** Why nobody may write here from this page, whatever their right: it would not do so by the rules of the others. */
  const reading = (): SessionStatus['reading'] =>
    oldPage ? 'old-page' : readMeta(doc).schema > DOCUMENT_SCHEMA ? 'newer-document' : undefined;
  const roleHere = (): AccessRole | undefined => (role && reading() ? 'viewer' : role);
  const mayWrite = (): boolean => rightsOf(roleHere() ?? 'viewer').discuss;
  const facts = (): SaveFacts => ({
    line: lineFacts(),
    copy: copy.facts(),
    content: (fromDevice || live) && !usable.waiting(),
    pending,
    stopped,
  });
  const troubleNow = ({ connected, tried }: LineFacts): Pick<SessionStatus, 'trouble' | 'asOf'> => {
    if (connected || !tried) return {};
    const [trouble, asOf] = [tickets.trouble(), live || !fromDevice ? undefined : recent.known?.asOf];
    return { ...(trouble ? { trouble } : {}), ...(asOf ? { asOf } : {}) };
  };
  const statusOf = (now: SaveFacts): SessionStatus => {
    const why = reading();
    return {
      save: saveState(now),
      connected: now.line.connected,
      content: live ? 'live' : fromDevice ? 'from-device' : now.stopped ? 'failed' : 'loading',
      onDevice: now.copy.device !== 'broken',
      ...troubleNow(now.line),
      ...(why ? { reading: why } : {}),
      // Whoever only reads can make no room, and adds nothing.
      ...(size && mayWrite() ? { size } : {}),
    };
  };
  /** Brings everything that is derived in line with the facts, and tells whoever listens if something changed. */
  const changed = (): void => {
    if (closed) return;
    // Yjs takes another clientID when somebody else writes with mine; the line then needs a ticket for that.
    if (doc.clientID !== awareness.clientID) {
      tickets.takeOtherClientId();
      line.renew();
    }
    const now = facts();
    if (now.line.connected !== wasConnected) {
      wasConnected = now.line.connected;
      presence.connected(wasConnected);
      tickets.connected(wasConnected);
      if (wasConnected) {
        usable.again();
        calls.changed();
      }
    }
    if (now.line.synced !== wasSynced) {
      wasSynced = now.line.synced;
      live ||= wasSynced;
      recent.contentLive(wasSynced);
    }
    if (pending && mayWrite() && allAcknowledged(now.line)) pending = false;
    if (losesWork(facts())) stopGuard ??= page.guard();
    else {
      stopGuard?.();
      stopGuard = undefined;
    }
    const [beforeStatus, beforeCanvas] = [status, canvas];
    const found = statusOf(facts());
    if (!sameStatus(status, found)) status = found;
    const here = roleHere();
    if (me && here && (live || fromDevice)) canvas = usable.become(me, here);
    if (status !== beforeStatus || canvas !== beforeCanvas) listeners.forEach((listener) => listener());
  };
  const members = memberList(
    () => listMembers(reach),
    clock,
    (list) => copy.keep('members', list),
  );
  const calls = serverCalls(reach, () => device.secret());
  const usable = canvasHere({ id: canvasId, doc, members, server: calls, now: time.now, came: () => changed() });
  if (me && role) usable.prepare(role);
  const presence = presenceView({
    awareness,
    clock,
    me: () => me,
    slotOf: members.slotOf,
    orderOf: members.orderOf,
    seen: members.seen,
  });
  const copy = openDeviceCopy({
    name: copyName(server, known.id, options.copy),
    doc,
    surroundings: around,
    loaded: () => {
      fromDevice = root(doc, 'meta').size > 0;
      void copy.kept('members').then((list) => {
        if (Array.isArray(list)) members.preset(list as Member[]);
      });
      line.offerAgain();
      changed();
    },
    changed: () => changed(),
  });
  let status: SessionStatus = statusOf(facts());

  const joined = (reply: TicketReply): void => {
    if (me?.id !== reply.person.id || me.name !== reply.person.name) me = reply.person;
    role = reply.role;
    usable.prepare(role);
    // The version before mine still speaks with this server; anything older might do harm without knowing.
    oldPage = reply.wire > WIRE_VERSION + 1;
    recent.joined(role, me);
    members.seen(me.id);
    presence.refresh();
    changed();
  };
  const tickets = ownTickets({
    reach,
    device,
    doc,
    awareness,
    surroundings: around,
    time,
    name: () => name,
    joined,
    troubled: () => changed(),
  });

  const edited = (_: Uint8Array, _origin: unknown, __: Y.Doc, transaction: Y.Transaction): void => {
    // Yjs tidies formatting after a change from elsewhere and calls that local: a reader's is no work to be saved.
    if (!transaction.local || (role && !mayWrite())) return;
    tickets.wrote(doc.clientID);
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
      case 'size':
        size = notice.bytes > notice.soft ? notice : undefined;
        return changed();
      case 'rounds':
      case 'received':
        return calls.changed();
      case 'refused':
        // The close that follows says what becomes of it.
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
    replaced: tickets.takeOtherClientId,
    held: () => reading() === undefined,
    changed: () => changed(),
    notice: noticed,
    stopped: (reason) => {
      const ofLink = reason === 'withdrawn' || reason === 'link-invalid';
      // Whom the page around vouches for has no link that could be at fault.
      stopped = ofLink && options.access.kind === 'token' ? 'not-allowed' : reason;
      if (ofLink || reason === 'not-allowed') recent.refused();
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
    doc,
    copy: options.copy,
    get canvas() {
      return canvas;
    },
    presence,
    get status() {
      return status;
    },
    get withoutLine() {
      return statusOf({ ...facts(), line: { ...NO_LINE, tried: true }, stopped: undefined });
    },
    now: time.now,
    keep: copy.keep,
    kept: copy.kept,
    setAside: recent.setCopyAside,
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
      // There is no room for what was taken out again, so it must not be sent along.
      if (stopped === 'full') canvas?.undo.clear();
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
      usable.close();
      doc.off('update', edited);
      doc.off('update', changed);
      awareness.destroy();
      await copy.close();
      doc.destroy();
    },
  };
}
