// A WebSocket that counts the sync frames it sends, and sends no frame this client has no business sending.
import * as decoding from 'lib0/decoding';
import { FRAME, SYNC } from '../../shared/wire/frames.ts';

export type SyncFrame = 'step1' | 'step2' | 'update';
export interface SocketWatch {
  /** This client's own id in presence. */
  clientId(): number;
  /** May this person change the document? If not, content is held back here, whatever asked for it. */
  mayWrite(): boolean;
  /** A sync frame has gone out. */
  sent(frame: SyncFrame): void;
}

export function countedSocket(Base: typeof WebSocket, watch: SocketWatch): typeof WebSocket {
  return class CountedSocket extends Base {
    override send(data: Parameters<WebSocket['send']>[0]): void {
      if (!(data instanceof Uint8Array)) return super.send(data);
      const decoder = decoding.createDecoder(data);
      switch (decoding.readVarUint(decoder)) {
        case FRAME.sync: {
          const kind = syncKind(decoding.readVarUint(decoder));
          if (kind !== 'step1' && !watch.mayWrite()) return;
          super.send(data);
          return watch.sent(kind);
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
