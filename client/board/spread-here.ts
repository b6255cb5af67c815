// How far answers lie apart, marked on the blocks for whoever only reads too: fetched once the canvas holds a result.
import type * as Y from 'yjs';
import { root } from '../../shared/document/roots.ts';
import type { Stop } from '../session/contexts.ts';

export function spreadHere(doc: Y.Doc): Stop {
  const rounds = root(doc, 'rounds');
  let watching = true;
  const stop = (): void => {
    if (watching) rounds.unobserve(look);
    watching = false;
  };
  const look = (): void => {
    if (!watching || ![...rounds.values()].some(isAnswered)) return;
    stop();
    import('../judge/spread-mark.ts').catch(() => {
      // No line just now: they come with the first card that is chosen.
    });
  };
  rounds.observe(look);
  look();
  return stop;
}
/** Not every entry is a result: a file brings proofs that nobody answered about. */
function isAnswered(round: unknown): boolean {
  const ballots = (round as { readonly ballots?: unknown } | null)?.ballots;
  return Array.isArray(ballots) && ballots.length > 0;
}
