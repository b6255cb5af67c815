// What the attributes of the public element ask for, read strictly: what is not understood asks for nothing.
import type { AccessRole } from '../../shared/rules/roles.ts';
import { BLOCK_IDS } from '../../shared/template/canvas-template.ts';
import type { Face, View } from '../session/contexts.ts';

/** What a visitor may do at most; never more than their own right. */
export type Mode = 'edit' | 'comment' | 'view';
const AT_MOST: Record<Mode, AccessRole> = { edit: 'owner', comment: 'commenter', view: 'viewer' };
const STRENGTH: readonly AccessRole[] = ['viewer', 'commenter', 'editor', 'owner'];

/** The weaker of a right and what the page around allows. */
export function narrowed(role: AccessRole, mode: Mode): AccessRole {
  return STRENGTH[Math.min(STRENGTH.indexOf(role), STRENGTH.indexOf(AT_MOST[mode]))] ?? 'viewer';
}
/** A word that is misspelt must not give more than the page meant to. */
export function modeOf(value: string): Mode {
  return value === '' || value === 'edit' ? 'edit' : value === 'comment' ? 'comment' : 'view';
}

const FACES: readonly Face[] = ['canvas', 'agenda', 'ledger', 'stairway', 'check'];
/** `canvas`, one of the views beside it, or one part of it: `block:arena`. */
export function viewOf(value: string): Pick<View, 'face' | 'only'> {
  const face = FACES.find((known) => known === value);
  const part = [...BLOCK_IDS, 'compass' as const].find((id) => value === `block:${id}`);
  return { face: face ?? 'canvas', only: part };
}
export function themeOf(value: string): View['theme'] | undefined {
  return value === 'auto' || value === 'light' || value === 'dark' ? value : undefined;
}

/** Where the canvas is and what opens it, as far as the attributes say. */
export type Way =
  | { readonly kind: 'key'; readonly server: string; readonly canvasId: string; readonly key: string }
  | { readonly kind: 'token'; readonly server: string; readonly canvasId: string }
  | { readonly kind: 'lacking'; readonly what: Lacking };
/** `server`: not an address. `unsafe`: http on a page that came over https, which no browser lets through. */
export type Lacking = 'server' | 'unsafe' | 'canvas' | 'access';
export interface Given {
  readonly server: string;
  readonly canvasId: string;
  /** A key, or a whole link. */
  readonly link: string;
  /** The page around vouches for its visitor. */
  readonly vouched: boolean;
  /** Where the page is. */
  readonly page: URL;
}

export function wayOf(given: Given): Way {
  const linked = linkOf(given.link);
  const server = serverOf(given.server || linked?.server || given.page.origin);
  if (server === undefined) return { kind: 'lacking', what: 'server' };
  if (server.protocol === 'http:' && given.page.protocol === 'https:' && !isHere(server))
    return { kind: 'lacking', what: 'unsafe' };
  const canvasId = given.canvasId || linked?.canvasId || '';
  if (canvasId === '') return { kind: 'lacking', what: 'canvas' };
  const at = { server: server.origin + server.pathname.replace(/\/+$/u, ''), canvasId };
  if (given.vouched) return { kind: 'token', ...at };
  const key = linked ? linked.key : given.link.trim();
  return key === '' ? { kind: 'lacking', what: 'access' } : { kind: 'key', ...at, key };
}
/** The place a whole link names, if it does. */
export function placeOf(link: string): { readonly thread?: string; readonly card?: string } {
  const linked = linkOf(link);
  return { ...(linked?.thread ? { thread: linked.thread } : {}), ...(linked?.card ? { card: linked.card } : {}) };
}

function serverOf(address: string): URL | undefined {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  return url && /^https?:$/u.test(url.protocol) ? url : undefined;
}
function isHere({ hostname }: URL): boolean {
  return hostname === 'localhost' || hostname === '127.0.0.1' || hostname === '[::1]';
}
function linkOf(link: string) {
  const found = /^\s*(https?:\/\/.+)\/c\/([^/#?]+)\/?(?:\?[^#]*)?(?:#(.*?))?\s*$/iu.exec(link);
  if (!found) return undefined;
  const [, server = '', id = '', fragment = ''] = found;
  const parts = new URLSearchParams(fragment);
  return {
    server,
    canvasId: decoded(id),
    key: parts.get('key') ?? '',
    thread: parts.get('thread'),
    card: parts.get('card'),
  };
}
function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    // A lone percent sign: then it is meant as it stands.
    return part;
  }
}
