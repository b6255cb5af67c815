// The A rules: rivals of more than one kind, customers with a reason and a promise, and every force looked at.
import { found, FORCES } from './finding.ts';
import type { Rules } from './sight.ts';

export const arenaRules: Rules = function* (sight) {
  const rivals = sight.in('arena.competitors');
  const competitors = { kind: 'facet', facet: 'arena.competitors' } as const;
  if (rivals.length === 0) yield found('A01', competitors, {});
  const [kind, ...others] = new Set(rivals.map((card) => card.tags.rival));
  if (rivals.length > 1 && kind !== undefined && others.length === 0) yield found('A02', competitors, {});

  for (const card of sight.in('arena.customers')) {
    const where = { kind: 'card', card: card.id } as const;
    if (card.tags.driver === undefined) yield found('A03', where, {});
    if (sight.from(card, 'targets').length === 0) yield found('A05', where, {});
  }

  const context = sight.in('arena.context');
  // Where nothing stands at all, that is what is said (F01), not three times what could stand there.
  if (context.length === 0) return;
  const cells = [...sight.snapshot.empty.keys()];
  for (const force of FORCES)
    if (!context.some((card) => card.tags.force === force) && !cells.some((cell) => cell.startsWith(`${force}:`)))
      yield found('A04', { kind: 'facet', facet: 'arena.context', about: force }, { force });
};
