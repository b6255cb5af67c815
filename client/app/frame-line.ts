// The line between a frame and the page around it: finds out who that page is, and lets nobody else speak or listen.
import type { Stop } from '../session/contexts.ts';
import { FRAME_VERSION, FROM_FRAME, isHostAllowed, readHostMessage } from './frame-messages.ts';
import type { HostMessage } from './frame-messages.ts';

export interface FrameLineOptions {
  /** The window of the frame. */
  readonly window: Window;
  /** Who may hold the frame and speak to it, as `isHostAllowed` reads it. */
  readonly hosts: string;
  heard(message: HostMessage): void;
}
export interface FrameLine {
  /** Told at once, or as soon as the page around is known. Never to anybody else. */
  tell(kind: string, what?: Readonly<Record<string, unknown>>): void;
  readonly stop: Stop;
}
/** So much is kept while it is not known who listens. */
const MOST_WAITING = 64;

export function openFrameLine({ window, hosts, heard }: FrameLineOptions): FrameLine {
  const { parent, location } = window;
  const allowed = (origin: string): boolean => isHostAllowed(origin, hosts, location.origin);
  let host: string | undefined;
  let waiting: Readonly<Record<string, unknown>>[] = [];

  const post = (message: Readonly<Record<string, unknown>>): void => {
    if (host !== undefined) parent.postMessage({ source: FROM_FRAME, v: FRAME_VERSION, ...message }, host);
    else if (waiting.length < MOST_WAITING) waiting.push(message);
  };
  const found = (origin: string): void => {
    if (host !== undefined) return;
    host = origin;
    const told = waiting;
    waiting = [];
    told.forEach(post);
  };
  const listen = (event: MessageEvent): void => {
    if (event.source !== parent || !allowed(event.origin) || (host !== undefined && event.origin !== host)) return;
    const message = readHostMessage(event.data);
    if (!message) return;
    found(event.origin);
    heard(message);
  };
  const stop = (): void => window.removeEventListener('message', listen);
  // Opened by itself there is nobody to speak with.
  if (parent === window) return { tell: () => undefined, stop };

  window.addEventListener('message', listen);
  // Firefox has no ancestorOrigins, and a page may tell no referrer: then it has to speak first.
  const likely = location.ancestorOrigins?.[0] ?? originOf(window.document.referrer);
  post({ kind: 'hello' });
  if (likely !== undefined && allowed(likely)) found(likely);
  return { tell: (kind, what = {}) => post({ ...what, kind }), stop };
}
function originOf(address: string): string | undefined {
  return URL.canParse(address) ? new URL(address).origin : undefined;
}
