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
  /** Told as soon as the page around has spoken, for before that it may not listen yet. Never to anybody else. */
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

  const post = (message: Readonly<Record<string, unknown>>, to: string): void =>
    parent.postMessage({ source: FROM_FRAME, v: FRAME_VERSION, ...message }, to);
  const tell = (kind: string, what: Readonly<Record<string, unknown>> = {}): void => {
    const message = { ...what, kind };
    if (host !== undefined) post(message, host);
    else if (waiting.length < MOST_WAITING) waiting.push(message);
  };
  const found = (origin: string): void => {
    if (host !== undefined) return;
    host = origin;
    const told = waiting;
    waiting = [];
    for (const message of told) post(message, origin);
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
  // Where neither of these says who is around, that page has to speak first.
  const likely = location.ancestorOrigins?.[0] ?? originOf(window.document.referrer);
  if (likely !== undefined && allowed(likely)) post({ kind: 'hello' }, likely);
  return { tell, stop };
}
function originOf(address: string): string | undefined {
  return URL.canParse(address) ? new URL(address).origin : undefined;
}
