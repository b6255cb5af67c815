// What somebody the host vouches for may do on a canvas: the newest word counts, be it a token's or the host's own.
import type { AccessRole } from '../../shared/rules/roles.ts';
import { ACCESS_ROLES } from '../../shared/rules/roles.ts';
import type { HostedRow } from '../store/store.ts';
import type { HostToken } from './host-tokens.ts';

/** What is known of them; `told`: the host, or an owner, said so over HTTP, and `role` null means that they may do nothing. */
export type Standing = Pick<HostedRow, 'role' | 'at' | 'told'>;
type Word = Pick<HostToken, 'role' | 'issued'>;

/** Is this token newer than all that was said before? One without a moment is, as long as nobody was told anything. */
export function isNews(before: Standing | undefined, { issued }: Word): boolean {
  if (!before) return true;
  // A token has whole seconds: one of the same second may have been made before it was told.
  if (before.told) return issued !== undefined && issued > before.at;
  return issued === undefined || issued >= before.at;
}
/** How they stand once this token has been shown. */
export function afterToken(before: Standing | undefined, word: Word): Standing {
  if (before && !isNews(before, word)) return before;
  return { role: word.role, at: Math.max(word.issued ?? 0, before?.at ?? 0), told: false };
}
/** How they stand once it has been told. Tokens that are known already are older, also when the host's clock runs ahead. */
export function afterTold(before: Standing | undefined, role: AccessRole | null, now: number): Standing {
  return { role, at: Math.max(now, before?.at ?? 0), told: true };
}
/** What they may do who come with this token; null: nothing. An older one gives no more than it says itself. */
export function roleBy(standing: Standing, word: Word): AccessRole | null {
  const { role, told } = standing;
  if (role === null || told || isNews(standing, word)) return role;
  return ACCESS_ROLES.indexOf(role) > ACCESS_ROLES.indexOf(word.role) ? role : word.role;
}
