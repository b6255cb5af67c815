// What the team chose besides cards: the lead role, the stance of every role, and facets left empty on purpose.
import type * as Y from 'yjs';
import { isRole, ROLES } from '../template/canvas-template.ts';
import type { FacetId, Role, Stance } from '../template/canvas-template.ts';
import { root } from './roots.ts';

/** The one role where the team wins: a single register, so two people choosing at once end with one. */
export function leadRole(doc: Y.Doc): Role | undefined {
  const role = root(doc, 'choice').get('leadRole');
  return isRole(role) ? role : undefined;
}
/** Stance of a role; undefined = not chosen yet. The lead is never stored as a stance, so the two cannot disagree. */
export function stanceOf(doc: Y.Doc, role: Role): Stance | undefined {
  if (leadRole(doc) === role) return 'lead';
  const value = root(doc, 'stances').get(role);
  return value === 'parity' || value === 'off' ? value : undefined;
}
/**
 * Whether Yjs may forget what an item held once it is replaced. Not a lead role: one that lost before it was sent
 * is still told of to whoever chose the other.
 */
export function mayForget({ parentSub }: Y.Item): boolean {
  return parentSub !== 'leadRole';
}
/** Stances of all roles, in template order. */
export function allStances(doc: Y.Doc): { role: Role; stance: Stance | undefined }[] {
  return ROLES.map((role) => ({ role, stance: stanceOf(doc, role) }));
}

/** Why a facet is empty on purpose: the reason, who said so (person id) and when (ISO instant). */
export interface DeliberatelyEmpty {
  readonly reason: string;
  readonly by: string;
  readonly at: string;
}
export function deliberatelyEmpty(doc: Y.Doc, facet: FacetId): DeliberatelyEmpty | undefined {
  const value = root(doc, 'empty').get(facet) as Partial<DeliberatelyEmpty> | undefined;
  if (!value || typeof value.reason !== 'string') return undefined;
  return { reason: value.reason, by: String(value.by ?? ''), at: String(value.at ?? '') };
}
