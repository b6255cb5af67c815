// Fetches what working on the board needs, and says so when it cannot be fetched.
import type { Say } from '../session/contexts.ts';
import { onDemand } from '../session/on-demand.ts';
import type { Editing } from './editing.ts';

let here: Editing | undefined;
/**
 * Resolves when everything in `editing.ts` is there; with undefined, after telling the person, when it will not come.
 * What is to be done with it is done at once where it is there already.
 */
export async function editingHere(
  from: EventTarget & { readonly say: Say },
  act?: (editing: Editing) => void,
): Promise<Editing | undefined> {
  here ??= (await onDemand(from, () => import('./editing.ts')))?.editing;
  if (here) act?.(here);
  return here;
}
