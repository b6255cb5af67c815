// The P rules: one role that should win, a stance on the others, and promises that are meant for somebody and beat somebody.
import { ROLES } from '../../template/canvas-template.ts';
import { phaseClosed } from '../snapshot.ts';
import { found } from './finding.ts';
import { inBlock, leadOf } from './sight.ts';
import type { Rules } from './sight.ts';

export const propositionRules: Rules = function* (sight) {
  const { snapshot, leads } = sight;
  const block = { kind: 'block', block: 'proposition' } as const;
  if (leads.length === 0) yield found('P01', block, {});
  if (leads.length > 1) yield found('P02', block, {});
  for (const role of ROLES) {
    const where = { kind: 'facet', facet: `proposition.${role}` } as const;
    if (leads.includes(role)) {
      if (sight.in(where.facet).length === 0) yield found('P03', where, { role });
    } else if (snapshot.stances[role] === undefined && phaseClosed(snapshot, 'proposition'))
      yield found('P04', where, { role });
  }
  const rivals = sight.in('arena.competitors').length;
  for (const card of inBlock(sight, 'proposition')) {
    const where = { kind: 'card', card: card.id } as const;
    if (sight.to(card, 'targets').length === 0) yield found('P05', where, {});
    const role = leadOf(sight, card);
    // Without any rival there is nobody to beat, and A01 says that.
    if (role !== undefined && rivals > 0 && sight.to(card, 'beats').length === 0) yield found('P06', where, { role });
  }
};
