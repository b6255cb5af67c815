// What the team chose besides cards: the lead role, the stance of every role, and facets left empty on purpose.
import * as Y from 'yjs';
import { isFacetId, isRole, ROLES } from '../template/canvas-template.ts';
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
 * Sets a stance. `lead` takes the register; whoever held it becomes `steppingBack` (default: on par). Leaving `lead`
 * empties the register.
 */
export function setStance(
  doc: Y.Doc,
  role: Role,
  stance: Stance | undefined,
  steppingBack: 'parity' | 'off' = 'parity',
): void {
  const choice = root(doc, 'choice');
  const stances = root(doc, 'stances');
  const lead = leadRole(doc);
  if (stance === 'lead') {
    if (lead !== undefined && lead !== role) stances.set(lead, steppingBack);
    choice.set('leadRole', role);
    return;
  }
  if (lead === role) choice.delete('leadRole');
  if (stance === undefined) stances.delete(role);
  else stances.set(role, stance);
}
/**
 * Every write to the lead register that a transaction brought in, with the Yjs client that wrote it; also one that
 * lost against a concurrent write and so never became the value. Ask during `afterTransaction`: later it is collected.
 */
export function leadWrites(
  doc: Y.Doc,
  transaction: Y.Transaction,
): { readonly role: Role; readonly client: number; readonly stands: boolean }[] {
  const choice: unknown = root(doc, 'choice');
  const found: { role: Role; client: number; stands: boolean }[] = [];
  for (const [client, end] of transaction.afterState) {
    const start = transaction.beforeState.get(client) ?? 0;
    if (end <= start) continue;
    for (const struct of (doc.store.clients.get(client) ?? []).toReversed()) {
      if (struct.id.clock + struct.length <= start) break;
      if (!(struct instanceof Y.Item) || struct.parent !== choice || struct.parentSub !== 'leadRole') continue;
      const role: unknown = struct.content.getContent()[0];
      if (isRole(role)) found.push({ role, client, stands: !struct.deleted });
    }
  }
  return found;
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
/** Marks a facet as deliberately empty, or takes the mark away (undefined). */
export function setDeliberatelyEmpty(doc: Y.Doc, facet: FacetId, value: DeliberatelyEmpty | undefined): void {
  if (!isFacetId(facet)) return;
  if (value) root(doc, 'empty').set(facet, { ...value });
  else root(doc, 'empty').delete(facet);
}
