// How the team's choices besides cards are written: the stance of a role, with the lead, and a facet left empty on purpose.
import type * as Y from 'yjs';
import { isFacetId } from '../template/canvas-template.ts';
import type { FacetId, Role, Stance } from '../template/canvas-template.ts';
import { leadRole } from './choices.ts';
import type { DeliberatelyEmpty } from './choices.ts';
import { root } from './roots.ts';

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
/** Marks a facet as deliberately empty, or takes the mark away (undefined). */
export function setDeliberatelyEmpty(doc: Y.Doc, facet: FacetId, value: DeliberatelyEmpty | undefined): void {
  if (!isFacetId(facet)) return;
  if (value) root(doc, 'empty').set(facet, { ...value });
  else root(doc, 'empty').delete(facet);
}
