// One connection to the server, from its opening to its end: speaks the y-websocket protocol for a document and its presence.
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { applyAwarenessUpdate, encodeAwarenessUpdate, removeAwarenessStates } from 'y-protocols/awareness';
import type { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { FRAME, MAX_FRAME_BYTES, SYNC, readNotice, readSaved } from '../../shared/wire/frames.ts';
import type { Notice } from '../../shared/wire/frames.ts';
import type { framesOf } from './split-update.ts';
import { syncFrame } from './sync-frame.ts';
import type { SyncFrame } from './sync-frame.ts';

export interface Connection {
  /** Bytes that are still leaving this browser. */
  waiting(): number;
  /** Asks for a sign of life; false when it cannot be asked. */
  ask(): boolean;
  /** The document has changed. */
  edited(update: Uint8Array, origin: unknown): void;
  /** Presence has changed. */
  present(change: PresenceChange, origin: unknown): void;
  /** Has the document something that the server lacked when it last asked? */
  ahead(): boolean;
  /** Ends it from this side; `ended` is told before this returns. */
  close(): void;
}
export interface PresenceChange {
  readonly added: readonly number[];
  readonly updated: readonly number[];
  readonly removed: readonly number[];
}
export interface ConnectionOptions {
  readonly url: string;
  readonly WebSocket: typeof WebSocket;
  readonly doc: Y.Doc;
  readonly awareness: Awareness;
  /** May this person change the document? If not, its content is held back here. */
  mayWrite(): boolean;
  opened(): void;
  /** Something has come. */
  heard(): void;
  /** A sync frame has gone out. */
  sent(frame: SyncFrame): void;
  /** The server's question went unanswered; `something`: the document has what it lacks, and this person may not send it. */
  held(something: boolean): void;
  /** An edit could not be put on this connection; only the next will carry it. */
  missed(): void;
  /** Cuts what is larger than a frame may be; undefined until it has been loaded. */
  split(): typeof framesOf | undefined;
  /** A frame was too large and is not sent. `for-now`: once it can be cut, it can. `ever`: one value of it is. */
  tooLarge(how: 'for-now' | 'ever'): void;
  /** The server's content has arrived. */
  synced(): void;
  saved(count: number): void;
  notice(notice: Notice): void;
  /** It is over, once; undefined: ended from this side. */
  ended(event: CloseEvent | undefined): void;
}

/** `WebSocket.OPEN`, also where there is no global WebSocket. */
const OPEN = 1;

export function connect(options: ConnectionOptions): Connection {
  const { doc, awareness } = options;
  let state: 'opening' | 'open' | 'ended' = 'opening';
  let synced = false;
  /** What the server had of each clientID when it last asked for the rest. */
  let theirs: ReadonlyMap<number, number> | undefined;

  const socket = new options.WebSocket(options.url);
  socket.binaryType = 'arraybuffer';
  socket.onopen = () => {
    state = 'open';
    options.opened();
    if (!takesMore()) return;
    sendSync('step1', Y.encodeStateVector(doc));
    if (awareness.getLocalState()) sendPresence();
  };
  socket.onmessage = ({ data }) => {
    options.heard();
    read(new Uint8Array(data as ArrayBuffer));
  };
  socket.onclose = end;
  // Its end says what there is to know; outside a browser an error that nobody listens to would be uncaught.
  socket.onerror = () => undefined;

  function read(message: Uint8Array): void {
    const decoder = decoding.createDecoder(message);
    switch (decoding.readVarUint(decoder)) {
      case FRAME.sync:
        return readSync(decoder);
      case FRAME.awareness:
        return applyAwarenessUpdate(awareness, decoding.readVarUint8Array(decoder), connection);
      case FRAME.queryAwareness:
        return sendPresence();
      case FRAME.saved:
        return options.saved(readSaved(decoder));
      case FRAME.notice:
        return options.notice(readNotice(decoder));
      default:
        // A newer server may say what this version does not know; nothing of the document is in it.
        return;
    }
  }
  function readSync(decoder: decoding.Decoder): void {
    const kind = decoding.readVarUint(decoder);
    const body = decoding.readVarUint8Array(decoder);
    if (kind === SYNC.step1) {
      theirs = Y.decodeStateVector(body);
      return sendSync('step2', Y.encodeStateAsUpdate(doc, body));
    }
    try {
      Y.applyUpdate(doc, body, connection);
    } finally {
      // Also when somebody who listens to the document failed: its content has been read before they were told.
      if (kind === SYNC.step2 && !synced) {
        synced = true;
        options.synced();
      }
    }
  }

  function sendSync(kind: SyncFrame, body: Uint8Array): void {
    if (kind !== 'step1' && !options.mayWrite()) {
      // An update starts with the number of clientIDs that made something.
      if (kind === 'step2') options.held(body[0] !== 0);
      return;
    }
    const frame = syncFrame(kind, body);
    if (kind === 'step1' || frame.byteLength <= MAX_FRAME_BYTES) {
      socket.send(frame);
      return options.sent(kind);
    }
    const split = options.split();
    if (!split) return options.tooLarge('for-now');
    const frames = split(kind, body);
    if (frames.some(([, part]) => part.byteLength > MAX_FRAME_BYTES)) return options.tooLarge('ever');
    // All in one go: an edit of the next moment builds on the last of them.
    for (const [as, part] of frames) {
      socket.send(part);
      options.sent(as);
    }
  }
  /** Of oneself only: what others say of themselves the server knows from them. */
  function sendPresence(): void {
    const encoder = encoding.createEncoder();
    encoding.writeVarUint(encoder, FRAME.awareness);
    encoding.writeVarUint8Array(encoder, encodeAwarenessUpdate(awareness, [awareness.clientID]));
    socket.send(encoding.toUint8Array(encoder));
  }
  function takesMore(): boolean {
    return state === 'open' && socket.readyState === OPEN;
  }

  function end(event?: CloseEvent): void {
    if (state === 'ended') return;
    const wasOpen = state === 'open';
    state = 'ended';
    socket.onopen = socket.onmessage = socket.onclose = null;
    socket.close();
    if (wasOpen) forgetOthers(awareness, connection);
    options.ended(event);
  }

  const connection: Connection = {
    waiting: () => socket.bufferedAmount,
    ask: () => {
      if (!takesMore()) return false;
      socket.send(new Uint8Array([FRAME.queryAwareness]));
      return true;
    },
    edited: (update, origin) => {
      if (origin === connection || state !== 'open') return;
      if (takesMore()) sendSync('update', update);
      else options.missed();
    },
    present: ({ added, updated, removed }, origin) => {
      const me = awareness.clientID;
      const mine = origin === 'local' && [...added, ...updated, ...removed].includes(me);
      // Somebody says I left (my former connection, closed late): say that I am here.
      const declaredGone = origin !== 'local' && removed.includes(me) && awareness.getLocalState() !== null;
      if ((mine || declaredGone) && takesMore()) sendPresence();
    },
    ahead: () =>
      theirs !== undefined &&
      [...Y.decodeStateVector(Y.encodeStateVector(doc))].some(([client, clock]) => clock > (theirs?.get(client) ?? 0)),
    close: () => end(),
  };
  return connection;
}

/**
 * Everybody else has left, as far as this browser knows. Also their clocks go: y-protocols keeps them and would then
 * ignore the same states on the next connection, so people would stay invisible until their next sign of life.
 */
function forgetOthers(awareness: Awareness, origin: unknown): void {
  const others = [...awareness.meta.keys()].filter((id) => id !== awareness.clientID);
  removeAwarenessStates(awareness, others, origin);
  for (const id of others) awareness.meta.delete(id);
}
