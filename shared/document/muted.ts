// Findings the team leaves on purpose: each with a reason, and with who said so and when.
import type * as Y from 'yjs';
import type { Reasoned } from '../judge/snapshot.ts';
import { root } from './roots.ts';

/** Mutes the finding of this name (`rule:where`) with a reason, or lets it be heard again (undefined). */
export function setMuted(doc: Y.Doc, finding: string, why: Reasoned | undefined): void {
  if (why) root(doc, 'muted').set(finding, { ...why });
  else root(doc, 'muted').delete(finding);
}
