// Links of a canvas: making them, finding the one a key opens, withdrawing them.
import { ACCESS_ROLES } from '../../shared/rules/roles.ts';
import type { AccessRole } from '../../shared/rules/roles.ts';
import type { LinkRow, Store } from '../store/store.ts';
import { hashOf, newLinkId, newSecret } from './secrets.ts';

export interface MadeLink {
  readonly row: LinkRow;
  readonly key: string;
}

export function makeLink(canvas: string, role: AccessRole, label: string, at: string): MadeLink {
  const key = newSecret();
  const row = { id: newLinkId(), canvas, role, label, keyHash: hashOf(key), createdAt: at, withdrawnAt: null };
  return { row, key };
}
/** One link of each role, as every new canvas has. */
export function firstLinks(canvas: string, at: string): MadeLink[] {
  return ACCESS_ROLES.map((role) => makeLink(canvas, role, '', at));
}
/** The open link this key belongs to; unknown, withdrawn and other canvases' keys all look the same from outside. */
export async function openLink(store: Store, canvas: string, key: string): Promise<LinkRow | undefined> {
  const link = await store.links.byKey(canvas, hashOf(key));
  return link?.withdrawnAt === null ? link : undefined;
}
export function linkUrl(publicUrl: string, canvas: string, key: string): string {
  return `${publicUrl}/c/${canvas}#key=${key}`;
}
