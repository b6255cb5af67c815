// The clientID the server itself writes with in a canvas: claimed like everybody's, so that nobody else can use it.
import { randomInt } from 'node:crypto';
import type { Store } from '../store/store.ts';

/** Who "claims" it; no person id looks like this. A new canvas has one already: it wrote the first update. */
const SERVER = '(server)';

export async function ownClient(members: Store['members'], canvas: string): Promise<number> {
  const [held] = await members.claimsOf(canvas, SERVER);
  if (held !== undefined) return held;
  for (;;) {
    const clientId = randomInt(1, 2 ** 32);
    if (await members.claim(canvas, clientId, SERVER)) return clientId;
  }
}
