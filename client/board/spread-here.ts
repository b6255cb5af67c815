// How far answers lie apart, marked on the blocks for whoever only reads too: fetched once the canvas holds a result.
import type * as Y from 'yjs';
import { root } from '../../shared/document/roots.ts';
import type { Stop } from '../session/contexts.ts';

/** Not every entry is a result: a file brings proofs that nobody answered about. */
type Entry = { readonly ballots?: readonly unknown[] } | undefined;

export function spreadHere(doc: Y.Doc): Stop {
  const rounds = root(doc, 'rounds');
  let watches = true;
  const stop = (): void => {
    if (watches) rounds.unobserve(look);
    watches = false;
  };
  const look = (): void => {
    if (![...rounds.values()].some((entry) => (entry as Entry)?.ballots?.length)) return;
    // No line just now: they come with the first card that is chosen.
    import('../judge/spread-mark.ts').then(stop, () => undefined);
  };
  rounds.observe(look);
  look();
  return stop;
}
