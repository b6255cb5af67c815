// One open canvas in a browser: its document, and a fresh one in its place when the server refused what is in it.
import { rememberedAs } from './access.ts';
import type { Access } from './access.ts';
import type { Canvas, PresenceView, SessionStatus, Stop, StopReason } from './contexts.ts';
import type { Device } from './device.ts';
import type { NotTaken } from './not-taken.ts';
import { openDocument } from './open-document.ts';
import type { OpenDocument } from './open-document.ts';
import { sameStatus } from './save-state.ts';
import { browserSurroundings } from './surroundings.ts';
import type { Surroundings } from './surroundings.ts';

export interface SessionOptions {
  /** Origin of the server, with its path if it has one: `https://canvas.example`. */
  readonly server: string;
  readonly canvasId: string;
  readonly access: Access;
  readonly name?: string | undefined;
  readonly device: Device;
  /** Tests hand in parts of the browser. */
  readonly surroundings?: Partial<Surroundings>;
}
/** My own work that was not taken over, and the canvas as I had it, to be kept as a file while this page lives. */
export interface LeftBehind {
  readonly pieces: readonly NotTaken[];
  readonly canvas: Canvas | undefined;
}
export interface Session {
  /** Undefined until there is a document and the server, or this device, has said who I am. */
  readonly canvas: Canvas | undefined;
  readonly presence: PresenceView;
  readonly status: SessionStatus;
  /** Undefined when everything of mine is in the document, or what is not has been let go of. */
  readonly leftBehind: LeftBehind | undefined;
  /** The person has seen what was left behind, and needs it no more. */
  letGo(): void;
  /** `canvas`, `presence` or `status` has been replaced. */
  subscribe(listener: () => void): Stop;
  /** Corrects my name, here and on the server. Rejects with an `ApiProblem`. */
  rename(name: string): Promise<void>;
  /** Connects again at once, also after a stop. */
  retry(): void;
  /** The document is destroyed; resolves when the copy on this device is closed. */
  close(): Promise<void>;
}

/**
 * - `settled`: one document
 * - `anew`: the server refused something in `at`, which can be worked in until `next` has been fetched
 */
type State =
  | { readonly kind: 'settled'; readonly at: OpenDocument }
  | { readonly kind: 'anew'; readonly at: OpenDocument; readonly next: OpenDocument }
  /** Nothing could take the place of `at`; `reason` says why. */
  | { readonly kind: 'ended'; readonly at: OpenDocument; readonly reason: StopReason };

/** Where the pieces are kept beside the copy on this device, so that a reload still shows them. */
const KEPT = 'left-behind';

export function openSession(options: SessionOptions): Session {
  const { server, canvasId, access, device } = options;
  const surroundings: Surroundings = { ...browserSurroundings(), ...options.surroundings };
  const listeners = new Set<() => void>();
  const newestCopy = (): number => device.recent(server, rememberedAs(canvasId, access).id)?.copy ?? 0;
  const open = (copy: number): OpenDocument => openDocument({ ...options, surroundings, copy });

  let state: State = { kind: 'settled', at: open(newestCopy()) };
  let watched: Stop[] = [];
  let leftBehind: LeftBehind | undefined;
  /** Begun anew once, and not at rest since: a second refusal is the end. */
  let tried = false;
  let taking = false;
  let closed = false;
  /** Documents that were replaced, until their copies are closed. */
  const closing = new Set<Promise<void>>();

  const documentStatus = (): SessionStatus => {
    switch (state.kind) {
      case 'settled':
        return state.at.status;
      case 'anew':
        return { ...state.at.withoutLine, connected: state.next.status.connected };
      case 'ended':
        return { ...state.at.status, save: { kind: 'stopped', reason: state.reason } };
      default:
        return state satisfies never;
    }
  };
  const statusOf = (): SessionStatus => {
    const own = documentStatus();
    return leftBehind ? { ...own, notTaken: leftBehind.pieces.length } : own;
  };
  let status = statusOf();
  const tell = (): void => {
    const now = statusOf();
    if (!sameStatus(status, now)) status = now;
    listeners.forEach((listener) => listener());
  };
  const end = (document: OpenDocument): void => {
    const ended = document.close().finally(() => closing.delete(ended));
    closing.add(ended);
  };
  const go = (next: State): void => {
    watched.forEach((stop) => stop());
    state = next;
    watched = [next.at, ...(next.kind === 'anew' ? [next.next] : [])].map((document) => document.subscribe(changed));
  };
  const changed = (): void => {
    if (closed || taking) return;
    switch (state.kind) {
      case 'settled': {
        const { save } = state.at.status;
        if (save.kind === 'saved') tried = false;
        if (save.kind === 'stopped' && save.reason === 'refused') refused(state.at);
        break;
      }
      case 'anew': {
        const { next } = state;
        if (next.status.content === 'live' && next.canvas) void replace(state.at, next);
        else if (next.status.save.kind === 'stopped') giveUp(state.at, next, next.status.save.reason);
        break;
      }
      case 'ended':
        break;
      default:
        state satisfies never;
    }
    tell();
  };
  const refused = (at: OpenDocument): void => {
    const copy = Math.max(at.copy + 1, newestCopy());
    // The document here would be refused for ever: should this page end now, the next opening begins without it.
    if (tried) return at.setAside(copy);
    tried = true;
    go({ kind: 'anew', at, next: open(copy) });
  };
  const replace = async (old: OpenDocument, next: OpenDocument): Promise<void> => {
    taking = true;
    const { takeOver } = await import('./take-over.ts').catch(() => ({ takeOver: undefined }));
    if (closed) return;
    const me = next.canvas;
    if (takeOver && me) {
      const pieces = takeOver({ old: old.doc, fresh: next.doc, person: me.me.id, role: me.role, now: next.now() });
      // Only now: until here a reload begins with the old copy, which has everything.
      old.setAside(next.copy);
      next.presence.tell(old.presence.awareness.getLocalState() ?? {});
      leave(next, pieces, old.canvas);
      go({ kind: 'settled', at: next });
      end(old);
    }
    // Without the part that does it there is nothing to do but stop, as after a second refusal.
    else giveUp(old, next, 'refused');
    taking = false;
    changed();
  };
  const leave = (at: OpenDocument, pieces: readonly NotTaken[], canvas: Canvas | undefined): void => {
    leftBehind = pieces.length > 0 ? { pieces, canvas } : undefined;
    at.keep(KEPT, pieces);
  };
  /** The old copy stays in use: the next opening tries once more. */
  const giveUp = (old: OpenDocument, next: OpenDocument, reason: StopReason): void => {
    go({ kind: 'ended', at: old, reason });
    end(next);
    tell();
  };
  go(state);
  void state.at.kept(KEPT).then((pieces) => {
    if (leftBehind || closed || !Array.isArray(pieces) || pieces.length === 0) return;
    leftBehind = { pieces: pieces as NotTaken[], canvas: undefined };
    tell();
  });

  return {
    get canvas() {
      return state.at.canvas;
    },
    get presence() {
      return state.at.presence;
    },
    get status() {
      return status;
    },
    get leftBehind() {
      return leftBehind;
    },
    letGo: () => {
      leave(state.at, [], undefined);
      tell();
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    rename: (name) => state.at.rename(name),
    retry: () => {
      if (state.kind === 'anew') state.next.retry();
      else if (state.kind === 'settled') state.at.retry();
      else go({ kind: 'anew', at: state.at, next: open(Math.max(state.at.copy + 1, newestCopy())) });
      tell();
    },
    close: async () => {
      if (closed) return;
      closed = true;
      watched.forEach((stop) => stop());
      listeners.clear();
      if (state.kind === 'anew') end(state.next);
      end(state.at);
      await Promise.all(closing);
    },
  };
}
