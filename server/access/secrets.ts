// Secrets and ids: made at random, and kept only as hashes.
import { createHash, randomBytes } from 'node:crypto';

/** 256 random bits, base64url: a link key or a ticket. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url');
}
/** What is stored of a secret. Looking it up by hash makes the time of a look-up say nothing about the secret. */
export function hashOf(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}
export function newCanvasId(): string {
  return randomBytes(16).toString('base64url');
}
export function newPersonId(): string {
  return `p_${randomBytes(12).toString('base64url')}`;
}
/**
 * The same device is the same person, also when the disk takes nothing and they cannot be noted. Twice hashed: what is
 * stored of the secret cannot be told from it, nor the other way round.
 */
export function personIdOf(deviceHash: string): string {
  return `p_${createHash('sha256').update(`person ${deviceHash}`).digest('base64url').slice(0, 16)}`;
}
/** Whom a host vouches for: the same person on every device, and never one of another host, nor a guest. */
export function hostPersonId(issuer: string, sub: string): string {
  return `p_${createHash('sha256')
    .update(JSON.stringify(['host', issuer, sub]))
    .digest('base64url')
    .slice(0, 16)}`;
}
export function newLinkId(): string {
  return `l_${randomBytes(9).toString('base64url')}`;
}
export function newRoundId(): string {
  return `r_${randomBytes(12).toString('base64url')}`;
}
/** What `newCanvasId` makes; anything else is no canvas. */
export const CANVAS_ID = /^[A-Za-z0-9_-]{22}$/u;
