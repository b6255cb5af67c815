// Findings the team leaves on purpose: each with a reason, and with who said so and when.
import type * as Y from 'yjs';
import type { Reasoned } from '../judge/snapshot.ts';
import { root } from './roots.ts';

/** Mutes the finding of this name (`rule:where`) with a reason, or lets it be heard again (undefined). */
export function setMuted(doc: Y.Doc, finding: string, why: Reasoned | undefined): void {
  if (why) root(doc, 'muted').set(finding, { ...why });
  else root(doc, 'muted').delete(finding);
}

/** Why this finding was muted; undefined when it is heard. */
export function readMuted(doc: Y.Doc, finding: string): Reasoned | undefined {
  return asReasoned(root(doc, 'muted').get(finding));
}
/** A mark with a reason, out of whatever somebody put there. */
export function asReasoned(value: unknown): Reasoned | undefined {
  const is = value as Partial<Reasoned> | null | undefined;
  if (typeof is?.reason !== 'string') return undefined;
  return { reason: is.reason, by: String(is.by ?? ''), at: String(is.at ?? '') };
}
