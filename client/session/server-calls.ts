// Asks the server for what it keeps beside the document of one canvas, and passes on that it changed.
import { ask, pathOf } from './api.ts';
import type { CanvasReach } from './api.ts';
import type { ServerCalls } from './contexts.ts';

export interface ServerHere extends ServerCalls {
  /** The server said so, or the line is back and may have missed it. */
  changed(): void;
}
/** `device` proves that it is this person who asks. */
export function serverCalls(reach: CanvasReach, device: () => string): ServerHere {
  const listeners = new Set<() => void>();
  return {
    ask: (method, path, body) =>
      ask(reach, method, pathOf(reach, path), {
        access: reach.access,
        ...(method === 'POST' ? { body: { ...body, device: device() } } : {}),
      }),
    onChange: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    changed: () => listeners.forEach((listener) => listener()),
  };
}
