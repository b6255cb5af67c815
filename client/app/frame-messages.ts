// What a frame with a canvas and the page around it say to each other, and whose messages are believed.

/** Version of the messages; another one is not believed. */
export const FRAME_VERSION = 1;
export const FROM_FRAME = 'customer-leader-canvas';
export const FROM_HOST = 'customer-leader-canvas-host';
/** A token longer than this is none, in characters. */
const LONGEST_TOKEN = 8192;

/** From the page around: what the element in the frame is to do. */
export type HostMessage =
  /** The page is there, and may be spoken to; `grow`: it gives the frame the height of what is in it. */
  | { readonly kind: 'hello'; readonly grow: boolean }
  | { readonly kind: 'token'; readonly token: string }
  | { readonly kind: 'focus-card' | 'open-thread'; readonly id: string }
  | { readonly kind: 'set-view'; readonly view: string }
  | { readonly kind: 'theme'; readonly theme: string }
  | { readonly kind: 'lang'; readonly lang: string };

/** The message, when it is one of ours and whole. `data` is whatever somebody posted. */
export function readHostMessage(data: unknown): HostMessage | undefined {
  if (typeof data !== 'object' || data === null) return undefined;
  const said = data as Readonly<Record<string, unknown>>;
  if (said['source'] !== FROM_HOST || said['v'] !== FRAME_VERSION) return undefined;
  const text = (name: string, longest = 128): string | undefined => {
    const value = said[name];
    return typeof value === 'string' && value !== '' && value.length <= longest ? value : undefined;
  };
  switch (said['kind']) {
    case 'hello':
      return { kind: 'hello', grow: said['grow'] === true };
    case 'token': {
      const token = text('token', LONGEST_TOKEN);
      return token === undefined ? undefined : { kind: 'token', token };
    }
    case 'focus-card':
    case 'open-thread': {
      const id = text('id');
      return id === undefined ? undefined : { kind: said['kind'], id };
    }
    case 'set-view': {
      const view = text('view');
      return view === undefined ? undefined : { kind: 'set-view', view };
    }
    case 'theme': {
      const theme = text('theme');
      return theme === undefined ? undefined : { kind: 'theme', theme };
    }
    case 'lang': {
      const lang = text('lang');
      return lang === undefined ? undefined : { kind: 'lang', lang };
    }
    default:
      // Of a later version, or not meant for us.
      return undefined;
  }
}

/**
 * May this page hold our frame and speak to it? `hosts` are sources as in `frame-ancestors`, separated by spaces:
 * `'self'`, `https://intranet.example.com`, `https://*.example.com`, a port may be `*`.
 */
export function isHostAllowed(origin: string, hosts: string, own: string): boolean {
  if (!URL.canParse(origin)) return false;
  const asked = new URL(origin);
  return hosts.split(/\s+/u).some((source) => {
    if (source === "'self'" || source === 'self') return asked.origin === own;
    const parts = /^(https?:)\/\/(\*\.)?([\w.-]+)(?::(\d{1,5}|\*))?$/iu.exec(source);
    if (!parts) return false;
    const [, scheme, any, host = '', port = ''] = parts;
    const name = host.toLowerCase();
    const sameHost = any ? asked.hostname.endsWith(`.${name}`) : asked.hostname === name;
    return asked.protocol === scheme?.toLowerCase() && sameHost && (port === '*' || port === portOf(asked, port));
  });
}
/** `URL` leaves out the port that goes with the scheme; a source may write it. */
function portOf(url: URL, asked: string): string {
  return url.port === '' && asked !== '' ? (url.protocol === 'https:' ? '443' : '80') : url.port;
}
