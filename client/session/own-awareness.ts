// Presence on the wire says only what this client says of itself, although y-websocket sends back what it receives.
import * as encoding from 'lib0/encoding';
import type { Awareness } from 'y-protocols/awareness';
import { encodeAwarenessUpdate } from 'y-protocols/awareness';
import type { WebsocketProvider } from 'y-websocket';
import { FRAME } from '../../shared/wire/frames.ts';
import type { Stop } from './contexts.ts';

interface Change {
  readonly added: number[];
  readonly updated: number[];
  readonly removed: number[];
}

/**
 * y-websocket 3.1 sends every presence change to the server, also those it has just received from it (yjs #732):
 * n people moving a pointer become n x n messages. Its listener is taken off and this one sends my own state only.
 */
export function sendOwnAwarenessOnly(provider: WebsocketProvider, awareness: Awareness): Stop {
  awareness.off('update', provider._awarenessUpdateHandler);
  const own = (): Uint8Array<ArrayBuffer> => {
    const encoder = encoding.createEncoder();
    encoding.writeVarUint(encoder, FRAME.awareness);
    encoding.writeVarUint8Array(encoder, encodeAwarenessUpdate(awareness, [awareness.clientID]));
    return encoding.toUint8Array(encoder);
  };
  const changed = ({ added, updated, removed }: Change, origin: unknown): void => {
    const me = awareness.clientID;
    // Somebody says I left (my former socket, closed late): say that I am here.
    const declaredGone = origin !== 'local' && removed.includes(me) && awareness.getLocalState() !== null;
    const mine = origin === 'local' && [...added, ...updated, ...removed].includes(me);
    const socket = provider.ws;
    if ((mine || declaredGone) && provider.wsconnected && socket?.readyState === socket?.OPEN) socket?.send(own());
  };
  awareness.on('update', changed);
  // A query is answered by y-websocket with everybody's state; ours by our own.
  provider.messageHandlers[FRAME.queryAwareness] = (encoder) => {
    encoding.writeVarUint(encoder, FRAME.awareness);
    encoding.writeVarUint8Array(encoder, encodeAwarenessUpdate(awareness, [awareness.clientID]));
  };
  return () => awareness.off('update', changed);
}

/**
 * Forgets the clocks of everybody else. y-protocols keeps them when a connection drops and would then ignore the
 * same states on the next one, so people would stay invisible until their next sign of life, up to 15 seconds.
 */
export function forgetOthers(awareness: Awareness): void {
  for (const id of [...awareness.meta.keys()])
    if (id !== awareness.clientID) {
      awareness.meta.delete(id);
      awareness.states.delete(id);
    }
}
