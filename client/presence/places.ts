// Where a present person is, as a place one can go to.
import type { Present, Target } from '../session/contexts.ts';
import { isBlockId } from '../../shared/template/canvas-template.ts';

/** The narrowest place the person says they are in, or undefined when they say nothing. */
export function targetOf(person: Present): Target | undefined {
  const { card, facet, block } = person.at;
  if (card) return { kind: 'card', id: card };
  if (facet) return { kind: 'facet', id: facet };
  if (block === 'compass' || isBlockId(block)) return { kind: 'block', id: block };
  return undefined;
}
