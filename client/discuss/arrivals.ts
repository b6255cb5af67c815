// When comments of one open canvas came in, of those that were written long before; asked for while somebody reads them.
import type { ReceivedList } from '../../shared/wire/http.ts';
import type { Canvas, Stop } from '../session/contexts.ts';

export interface Arrivals {
  /** ISO instant; undefined for a comment that came at once, and as long as the server has not said. */
  at(comment: string): string | undefined;
  subscribe(listener: () => void): Stop;
}

const opened = new WeakMap<Canvas['server'], Arrivals>();
/** One for each open canvas, whatever is shown of it. */
export function arrivalsOf({ server }: Pick<Canvas, 'server'>): Arrivals {
  let made = opened.get(server);
  if (!made) opened.set(server, (made = arrivals(server)));
  return made;
}

function arrivals(server: Canvas['server']): Arrivals {
  const listeners = new Set<() => void>();
  let known: ReadonlyMap<string, string> = new Map();
  let stop: Stop | undefined;
  let asking = false;
  let again = false;

  const ask = async (): Promise<void> => {
    if (asking) {
      again = true;
      return;
    }
    asking = true;
    do {
      again = false;
      try {
        known = new Map(Object.entries((await server.ask<ReceivedList>('GET', '/received')).received));
      } catch {
        // What is known stays; it is asked for again when the line is back or the server says that something changed.
      }
    } while (again);
    asking = false;
    listeners.forEach((listener) => listener());
  };
  return {
    at: (comment) => known.get(comment),
    subscribe: (listener) => {
      listeners.add(listener);
      if (!stop) {
        stop = server.onChange(() => void ask());
        void ask();
      }
      return () => {
        listeners.delete(listener);
        if (listeners.size > 0) return;
        stop?.();
        stop = undefined;
      };
    },
  };
}
