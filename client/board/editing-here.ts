// Fetches what working on the board needs, and says so when it cannot be fetched.
import { SayRequest } from '../session/requests.ts';
import type { Say } from '../session/contexts.ts';
import type { Editing } from './editing.ts';

/** Resolves when everything in `editing.ts` is there; with undefined, after telling the person, when it will not come. */
export async function editingHere(from: EventTarget & { readonly say: Say }): Promise<Editing | undefined> {
  try {
    return (await import('./editing.ts')).editing;
  } catch {
    from.dispatchEvent(new SayRequest(from.say.text.loadFailed));
    return undefined;
  }
}
