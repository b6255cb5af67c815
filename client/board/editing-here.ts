// Fetches what working on the board needs, and says so when it cannot be fetched.
import type { Say } from '../session/contexts.ts';
import { onDemand } from '../session/on-demand.ts';
import type { Editing } from './editing.ts';

/** Resolves when everything in `editing.ts` is there; with undefined, after telling the person, when it will not come. */
export async function editingHere(from: EventTarget & { readonly say: Say }): Promise<Editing | undefined> {
  return (await onDemand(from, () => import('./editing.ts')))?.editing;
}
