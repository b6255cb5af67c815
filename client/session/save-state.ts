// What is safe right now: one pure function from what is known of the server and of this device.
import type { SaveState, SessionStatus, StopReason } from './contexts.ts';

/** What the line to the server knows; all counts are of the present connection. */
export interface LineFacts {
  /** The first attempt to connect has come to an end, well or ill. */
  readonly tried: boolean;
  readonly connected: boolean;
  /** The server's content has arrived. */
  readonly synced: boolean;
  /** The server has been given everything it lacked (its step 1 was answered), or this person may not write. */
  readonly answered: boolean;
  /** Sync frames sent, and how many of those the server has acknowledged after its commit. */
  readonly sent: number;
  readonly acknowledged: number;
  /** An edit was made that could not be put on this connection; only the next one will carry it. */
  readonly missed: boolean;
  /** The server has closed with "storage unavailable" and has acknowledged nothing since. */
  readonly storageRefused: boolean;
}
/** What this device's own database knows. */
export interface CopyFacts {
  readonly device: 'opening' | 'working' | 'broken';
  /** Every change of the document up to now is committed there. */
  readonly durable: boolean;
}
export interface SaveFacts {
  readonly line: LineFacts;
  readonly copy: CopyFacts;
  /** There is a document to look at. */
  readonly content: boolean;
  /** Edits of this person that no server has acknowledged. */
  readonly pending: boolean;
  readonly stopped: StopReason | undefined;
}

export const NO_LINE: LineFacts = {
  tried: false,
  connected: false,
  synced: false,
  answered: false,
  sent: 0,
  acknowledged: 0,
  missed: false,
  storageRefused: false,
};

/** Does the server have everything this browser has? */
export function allAcknowledged(line: LineFacts): boolean {
  return line.connected && line.synced && line.answered && !line.missed && line.acknowledged >= line.sent;
}

export function saveState({ line, copy, content, pending, stopped }: SaveFacts): SaveState {
  if (stopped) return { kind: 'stopped', reason: stopped };
  if (!content) return { kind: 'loading' };
  if (allAcknowledged(line)) {
    // Work of somebody who has meanwhile lost the right to write is held back: the server has nothing of it.
    if (pending) return { kind: 'not-saved', why: 'server' };
    // Until the copy on this device has been read, nobody knows whether it holds edits that no server has.
    return copy.device === 'opening' ? { kind: 'loading' } : { kind: 'saved' };
  }
  if (line.storageRefused && pending) return { kind: 'not-saved', why: 'server' };
  // Nothing of mine is on its way, theirs is: neither "saving" nor "offline" would be true.
  if (!pending && (line.connected || !line.tried)) return { kind: 'loading' };
  if (line.connected) return { kind: 'saving' };
  switch (copy.device) {
    case 'working':
      // A write to the device takes milliseconds: it is on its way, as a write to the server would be.
      return copy.durable ? { kind: 'reconnecting' } : { kind: 'saving' };
    case 'opening':
      return pending ? { kind: 'not-saved', why: 'device' } : { kind: 'loading' };
    case 'broken':
      return { kind: 'not-saved', why: 'device' };
    default:
      return copy.device satisfies never;
  }
}

/** Would closing this window lose work? */
export function losesWork(facts: SaveFacts): boolean {
  return facts.pending && !(facts.copy.device === 'working' && facts.copy.durable);
}

export function sameStatus(a: SessionStatus, b: SessionStatus): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
