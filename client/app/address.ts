// The addresses of the app: what a link to a canvas holds, and what is wrong with one that a person pasted.

/** Where in the app a canvas lives: `/c/:id#key=…`, with at most one place to go to. */
export interface CanvasAddress {
  readonly id: string;
  readonly key: string;
  readonly thread?: string;
  readonly card?: string;
}
export type PastedLink =
  | { readonly kind: 'ok'; readonly address: CanvasAddress }
  | { readonly kind: 'empty' | 'not-a-link' | 'no-key' }
  | { readonly kind: 'other-server'; readonly host: string };

/** Reads the address of a canvas page; `id` or `key` may be empty. */
export function readAddress(url: URL): CanvasAddress {
  const id = /\/c\/([^/]+)\/?$/u.exec(url.pathname)?.[1] ?? '';
  const parts = new URLSearchParams(url.hash.slice(1));
  const [key, thread, card] = [parts.get('key'), parts.get('thread'), parts.get('card')];
  return { id: decoded(id), key: key ?? '', ...(thread ? { thread } : {}), ...(card ? { card } : {}) };
}
/** The address of a canvas on this server. */
export function canvasAddress(id: string, key: string): string {
  return `/c/${encodeURIComponent(id)}#key=${encodeURIComponent(key)}`;
}
/** Reads what a person pasted. People paste with spaces, line ends, angle brackets and sentences around it. */
export function readPasted(text: string, origin: string): PastedLink {
  const trimmed = text.trim();
  if (trimmed === '') return { kind: 'empty' };
  const found = /(?:https?:\/\/|[\w-]+(?:\.[\w-]+)+(?::\d+)?\/c\/|\/c\/)\S+/u.exec(trimmed)?.[0];
  const tidy = found?.replace(/[>)\]"'.,;]+$/u, '') ?? '';
  // Mail programs and people leave the beginning out.
  const whole = /^(?:https?:|\/)/u.test(tidy) ? tidy : `${new URL(origin).protocol}//${tidy}`;
  if (!URL.canParse(whole, origin)) return { kind: 'not-a-link' };
  const url = new URL(whole, origin);
  const address = readAddress(url);
  if (!address.id) return { kind: 'not-a-link' };
  if (url.origin !== origin) return { kind: 'other-server', host: url.host };
  return address.key ? { kind: 'ok', address } : { kind: 'no-key' };
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    // A lone percent sign: then it is meant as it stands.
    return part;
  }
}
