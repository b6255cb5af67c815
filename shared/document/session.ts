// The working session as the document tells of it: who leads, the phase, the timer, locked blocks, who is finished. Read only.
import type * as Y from 'yjs';
import { PHASES } from '../judge/snapshot.ts';
import type { Phase } from '../judge/snapshot.ts';
import { isProgrammeStep } from '../rules/programme.ts';
import { BLOCK_IDS, blockOfFacet } from '../template/canvas-template.ts';
import type { BlockId, FacetId } from '../template/canvas-template.ts';
import { readCard } from './cards.ts';
import { root } from './roots.ts';

/** Who leads the session. */
export interface Baton {
  readonly person: string;
  /** ISO instant. */
  readonly at: string;
}
/** One for everybody, in server time. It runs out by itself: nothing is written then. */
export type Timer =
  { readonly kind: 'running'; readonly endsAt: string } | { readonly kind: 'paused'; readonly leftMs: number };
export interface BlockLock {
  /** Person id. */
  readonly by: string;
  readonly at: string;
}

/** An invitation to come and look; who is busy leaves it. */
export interface Call {
  readonly by: string;
  readonly at: string;
  readonly to: { readonly kind: 'block' | 'facet' | 'card'; readonly id: string };
}

/** It stands apart from the phase and the timer: whoever leads may go another way for a while. */
export interface Programme {
  readonly kind: 'workshop';
  readonly step: number;
}

export const SESSION_KEYS = {
  baton: 'baton',
  asked: 'batonAsked',
  phase: 'phase',
  timer: 'timer',
  call: 'call',
  programme: 'programme',
} as const;
export function lockKey(block: BlockId): string {
  return `lock:${block}`;
}
export function doneKey(person: string): string {
  return `done:${person}`;
}

export function readBaton(doc: Y.Doc): Baton | undefined {
  return root(doc, 'session').get(SESSION_KEYS.baton) as Baton | undefined;
}
/** Who asked the one who has it for the baton. */
export function readBatonAsked(doc: Y.Doc): Baton | undefined {
  return root(doc, 'session').get(SESSION_KEYS.asked) as Baton | undefined;
}
/** Undefined = nobody leads one. */
export function readPhase(doc: Y.Doc): Phase | undefined {
  const phase = root(doc, 'session').get(SESSION_KEYS.phase);
  return PHASES.find((one) => one === phase);
}
export function readTimer(doc: Y.Doc): Timer | undefined {
  return root(doc, 'session').get(SESSION_KEYS.timer) as Timer | undefined;
}
/** The latest, however long ago. */
export function readCall(doc: Y.Doc): Call | undefined {
  return root(doc, 'session').get(SESSION_KEYS.call) as Call | undefined;
}
/** The step of the programme the session is at; -1 = chosen, not begun. Undefined: there is no programme. */
export function readProgrammeStep(doc: Y.Doc): number | undefined {
  const programme = root(doc, 'session').get(SESSION_KEYS.programme) as Partial<Programme> | undefined;
  return isProgrammeStep(programme?.step) ? programme.step : undefined;
}
export function readLock(doc: Y.Doc, block: BlockId): BlockLock | undefined {
  return root(doc, 'session').get(lockKey(block)) as BlockLock | undefined;
}
export function lockedBlocks(doc: Y.Doc): BlockId[] {
  return BLOCK_IDS.filter((block) => readLock(doc, block) !== undefined);
}
/** The locked block one of these cards, or this facet, is in. */
export function lockedAmong(doc: Y.Doc, cards: readonly string[], facet?: FacetId): BlockId | undefined {
  const locked = lockedBlocks(doc);
  if (locked.length === 0) return undefined;
  const facets = [facet, ...cards.map((card) => readCard(doc, card)?.facet)];
  return locked.find((block) => facets.some((one) => one !== undefined && blockOfFacet(one).id === block));
}
/** Who said "I'm finished", sorted. */
export function finished(doc: Y.Doc): string[] {
  return [...root(doc, 'session').keys()]
    .flatMap((key) => (key.startsWith('done:') ? [key.slice('done:'.length)] : []))
    .sort();
}
