// A WebSocket that counts the sync frames it sends, and sends no frame this client has no business sending.
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { FRAME, MAX_FRAME_BYTES, SYNC } from '../../shared/wire/frames.ts';
import { splitUpdate } from './split-update.ts';

export type SyncFrame = 'step1' | 'step2' | 'update';
export interface SocketWatch {
  /** This client's own id in presence. */
  clientId(): number;
  /** May this person change the document? If not, content is held back here, whatever asked for it. */
  mayWrite(): boolean;
  /** A sync frame has gone out. */
  sent(frame: SyncFrame): void;
  /** The document has something the server lacks and this person may not send. */
  held(): void;
  /** One value is larger than a frame may be, so that it cannot be sent at all. */
  tooLarge(): void;
}

/** What is larger goes in parts: half work for the server at once, and never near the limit. */
const PART_BYTES = MAX_FRAME_BYTES / 4;
/** Type, kind and length of a sync frame. */
const HEAD_BYTES = 16;

export function countedSocket(Base: typeof WebSocket, watch: SocketWatch): typeof WebSocket {
  return class CountedSocket extends Base {
    override send(data: Parameters<WebSocket['send']>[0]): void {
      if (!(data instanceof Uint8Array)) return super.send(data);
      const decoder = decoding.createDecoder(data);
      switch (decoding.readVarUint(decoder)) {
        case FRAME.sync: {
          const kind = syncKind(decoding.readVarUint(decoder));
          if (kind !== 'step1' && !watch.mayWrite()) {
            // An update starts with the number of clientIDs that made something.
            if (kind === 'step2' && decoding.readVarUint8Array(decoder)[0] !== 0) watch.held();
            return;
          }
          if (kind === 'step1' || data.byteLength <= PART_BYTES) {
            super.send(data);
            return watch.sent(kind);
          }
          const frames = inParts(kind, decoding.readVarUint8Array(decoder));
          if (frames.some(([, frame]) => frame.byteLength > MAX_FRAME_BYTES)) return watch.tooLarge();
          // All in one go: an edit of the next moment builds on the last of them.
          for (const [part, frame] of frames) {
            super.send(frame);
            watch.sent(part);
          }
          return;
        }
        case FRAME.awareness:
          return aboutOnly(watch.clientId(), decoding.readVarUint8Array(decoder)) ? super.send(data) : undefined;
        default:
          return super.send(data);
      }
    }
  };
}

/** The last part answers the server's question; those before it are edits like any other. */
function inParts(kind: 'step2' | 'update', update: Uint8Array): [SyncFrame, Uint8Array<ArrayBuffer>][] {
  const parts = splitUpdate(update, PART_BYTES - HEAD_BYTES);
  return parts.map((part, index) => {
    const as = index === parts.length - 1 ? kind : 'update';
    const encoder = encoding.createEncoder();
    encoding.writeVarUint(encoder, FRAME.sync);
    encoding.writeVarUint(encoder, SYNC[as]);
    encoding.writeVarUint8Array(encoder, part);
    return [as, encoding.toUint8Array(encoder)];
  });
}
function syncKind(type: number): SyncFrame {
  return type === SYNC.step1 ? 'step1' : type === SYNC.step2 ? 'step2' : 'update';
}
/** Does a presence update speak of this one client and nobody else? */
function aboutOnly(clientId: number, update: Uint8Array): boolean {
  const decoder = decoding.createDecoder(update);
  return decoding.readVarUint(decoder) === 1 && decoding.readVarUint(decoder) === clientId;
}
