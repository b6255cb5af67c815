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
export function newLinkId(): string {
  return `l_${randomBytes(9).toString('base64url')}`;
}
/** What `newCanvasId` makes; anything else is no canvas. */
export const CANVAS_ID = /^[A-Za-z0-9_-]{22}$/u;
