// What a session needs of the browser around it: time, the page's own events and the network. Tests hand in others.
import type { Fetch } from './api.ts';
import type { Stop } from './contexts.ts';

export interface Clock {
  /** Milliseconds since 1970, as this computer believes. */
  now(): number;
  /** Milliseconds since some moment: never set back, but it may stand still while the computer sleeps. */
  steady(): number;
  after(ms: number, run: () => void): Stop;
  /** Before the next paint. */
  frame(run: () => void): Stop;
}
export type PageEvent = 'online' | 'offline' | 'visible' | 'hidden' | 'shown' | 'leaving' | 'input';
/** The page the session lives in. */
export interface Page {
  visible(): boolean;
  on(event: PageEvent, listener: () => void): Stop;
  /** Asks the browser to warn before the page is left, until stopped. */
  guard(): Stop;
}
export interface Surroundings {
  readonly clock: Clock;
  readonly page: Page;
  readonly fetch: Fetch;
  readonly WebSocket: typeof WebSocket;
  /** undefined = this browser (or Node) has none. */
  readonly indexedDB: IDBFactory | undefined;
  /** A clientID for a document, drawn at random: never kept, never used for a second document. */
  newClientId(): number;
}

export const realClock: Clock = {
  now: () => Date.now(),
  steady: () => performance.now(),
  after: (ms, run) => {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  },
  frame: (run) => {
    if (typeof requestAnimationFrame === 'undefined') return realClock.after(16, run);
    const frame = requestAnimationFrame(run);
    return () => cancelAnimationFrame(frame);
  },
};

/** What counts as a sign of life. */
const INPUT = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart'] as const;

export function browserPage(): Page {
  if (typeof window === 'undefined') return emptyPage;
  const listen = (target: EventTarget, type: string, listener: (event: Event) => void): Stop => {
    const options = { passive: type !== 'beforeunload', capture: true };
    target.addEventListener(type, listener, options);
    return () => target.removeEventListener(type, listener, options);
  };
  return {
    visible: () => document.visibilityState === 'visible',
    on: (event, listener) => {
      switch (event) {
        case 'online':
        case 'offline':
          return listen(window, event, listener);
        case 'visible':
        case 'hidden':
          return listen(document, 'visibilitychange', () => {
            if (document.visibilityState === event) listener();
          });
        case 'shown':
          return listen(window, 'pageshow', listener);
        case 'leaving':
          return listen(window, 'pagehide', listener);
        case 'input': {
          const stops = INPUT.map((type) => listen(window, type, listener));
          return () => stops.forEach((stop) => stop());
        }
        default:
          return event satisfies never;
      }
    },
    // Attached only while it matters: a page with this listener is slower to come back with the back button.
    guard: () => listen(window, 'beforeunload', (event) => event.preventDefault()),
  };
}
/** Outside a browser nothing hides, leaves or comes online. */
const emptyPage: Page = { visible: () => true, on: () => () => undefined, guard: () => () => undefined };

export function browserSurroundings(): Surroundings {
  return {
    clock: realClock,
    page: browserPage(),
    fetch: (input, init) => fetch(input, init),
    WebSocket: globalThis.WebSocket,
    indexedDB: databases(),
    newClientId: () => crypto.getRandomValues(new Uint32Array(1))[0] || 1,
  };
}
function databases(): IDBFactory | undefined {
  try {
    return typeof indexedDB === 'undefined' ? undefined : indexedDB;
  } catch {
    // Some browsers throw on the mere mention inside a blocked third-party frame.
    return undefined;
  }
}
