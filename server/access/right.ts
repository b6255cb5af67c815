// With what right somebody comes: what they sent to show it, and what it was found to be.
import type { AccessRole } from '../../shared/rules/roles.ts';
import type { LinkRow } from '../store/store.ts';
import type { HostToken } from './host-tokens.ts';

export type Credential =
  { readonly kind: 'key'; readonly key: string } | { readonly kind: 'token'; readonly token: string };
export type Right =
  | { readonly kind: 'link'; readonly role: AccessRole; readonly link: LinkRow }
  /** `isNews`: nothing newer was said of them. */
  | { readonly kind: 'token'; readonly role: AccessRole; readonly token: HostToken; readonly isNews: boolean };

/** A token has three parts; a key has no dot. */
const TOKEN = /^[\w-]+\.[\w-]+\.[\w-]*$/u;

/** What was sent as `Authorization: Bearer …`. */
export function credentialOf(authorization: string | undefined): Credential {
  const [, sent = ''] = /^Bearer ([\w.-]{1,8192})$/u.exec(authorization ?? '') ?? [];
  if (TOKEN.test(sent)) return { kind: 'token', token: sent };
  return { kind: 'key', key: /^[\w-]{1,200}$/u.test(sent) ? sent : '' };
}
