// Why a card was decided: one plain value, replaced whole, with what a minority goes on thinking and when to look again.
import type * as Y from 'yjs';
import { cardIds, cardMap } from './cards.ts';
import { isIsoDate } from './compass.ts';

/** Longest of its texts. */
export const DECISION_CHARS = 300;
export interface Decision {
  /** Person id: who wrote it down. */
  readonly by: string;
  /** ISO instant. */
  readonly at: string;
  readonly why?: string;
  /** What a minority goes on thinking. */
  readonly minority?: string;
  readonly assumption?: string;
  /** ISO date on which to look again. */
  readonly revisit?: string;
  /** What would be a reason to look again before that. */
  readonly trigger?: string;
}
export const DECISION_TEXTS = ['why', 'minority', 'assumption', 'trigger'] as const;

/** Call inside a gesture; without a decision the record goes. */
export function setDecision(doc: Y.Doc, card: string, decision: Decision | undefined): void {
  const map = cardMap(doc, card);
  if (decision) map?.set('decision', { ...decision });
  else map?.delete('decision');
}
export function readDecision(doc: Y.Doc, card: string): Decision | undefined {
  return asDecision(cardMap(doc, card)?.get('decision'));
}
/** All that were written down, by card. */
export function decisionsIn(doc: Y.Doc): ReadonlyMap<string, Decision> {
  return new Map(
    cardIds(doc).flatMap((id) => {
      const decision = readDecision(doc, id);
      return decision ? [[id, decision] as const] : [];
    }),
  );
}
/** A record out of whatever somebody put there; what cannot be read in it is left out. */
export function asDecision(value: unknown): Decision | undefined {
  const is = value as Readonly<Record<string, unknown>> | null | undefined;
  if (typeof is?.['by'] !== 'string' || typeof is['at'] !== 'string') return undefined;
  const texts = DECISION_TEXTS.flatMap((key) => {
    const text = is[key];
    return typeof text === 'string' && text.trim() !== '' ? [[key, text] as const] : [];
  });
  const { revisit } = is;
  return {
    by: is['by'],
    at: is['at'],
    ...Object.fromEntries(texts),
    ...(typeof revisit === 'string' && isIsoDate(revisit) ? { revisit } : {}),
  };
}
