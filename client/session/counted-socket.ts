// A WebSocket that counts the sync frames it sends, and sends no frame this client has no business sending.
import * as decoding from 'lib0/decoding';
import { FRAME, MAX_FRAME_BYTES, SYNC } from '../../shared/wire/frames.ts';
import type { framesOf } from './split-update.ts';

export type SyncFrame = 'step1' | 'step2' | 'update';
export interface SocketWatch {
  /** This client's own id in presence. */
  clientId(): number;
  /** May this person change the document? If not, content is held back here, whatever asked for it. */
  mayWrite(): boolean;
  /** A sync frame has gone out. */
  sent(frame: SyncFrame): void;
  /** The server's question went unanswered; `something`: the document has what it lacks, and this person may not send it. */
  held(something: boolean): void;
  /** Cuts what is larger than a frame may be; undefined until it has been loaded. */
  split(): typeof framesOf | undefined;
  /** A frame was too large and is not sent. `for-now`: once it can be cut, it can. `ever`: one value of it is. */
  tooLarge(how: 'for-now' | 'ever'): void;
}

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
            if (kind === 'step2') watch.held(decoding.readVarUint8Array(decoder)[0] !== 0);
            return;
          }
          if (kind === 'step1' || data.byteLength <= MAX_FRAME_BYTES) {
            super.send(data);
            return watch.sent(kind);
          }
          const split = watch.split();
          if (!split) return watch.tooLarge('for-now');
          const frames = split(kind, decoding.readVarUint8Array(decoder));
          if (frames.some(([, frame]) => frame.byteLength > MAX_FRAME_BYTES)) return watch.tooLarge('ever');
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

function syncKind(type: number): SyncFrame {
  return type === SYNC.step1 ? 'step1' : type === SYNC.step2 ? 'step2' : 'update';
}
/** Does a presence update speak of this one client and nobody else? */
function aboutOnly(clientId: number, update: Uint8Array): boolean {
  const decoder = decoding.createDecoder(update);
  return decoding.readVarUint(decoder) === 1 && decoding.readVarUint(decoder) === clientId;
}
