// What keeps somebody from answering a nameless round twice, without saying who answered once the key is gone.
import { createHmac, randomBytes } from 'node:crypto';

export function newRoundKey(): Uint8Array {
  return randomBytes(32);
}
/** While the key is there, it can be told whether a person took part; never what they answered. */
export function ticketOf(key: Uint8Array, person: string): string {
  return createHmac('sha256', key).update(person).digest('base64url');
}
