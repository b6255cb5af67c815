// The R rules: resources carry promises, promises rest on resources, today on today, and leaders do all three things.
import { facetOf } from '../../template/canvas-template.ts';
import type { SnapshotCard } from '../snapshot.ts';
import { found, VERBS } from './finding.ts';
import { inBlock, leadOf } from './sight.ts';
import type { Rules } from './sight.ts';

export const resourceRules: Rules = function* (sight) {
  for (const card of inBlock(sight, 'resources'))
    if (card.facet !== 'resources.leadership' && sight.to(card, 'enables').length === 0)
      yield found('R01', { kind: 'card', card: card.id }, {});

  for (const card of inBlock(sight, 'proposition')) {
    const carriers = sight.from(card, 'enables');
    const where = { kind: 'card', card: card.id } as const;
    if (carriers.length === 0) yield found('R02', where, {});
    else if (leadOf(sight, card) !== undefined && !carriers.some(isOfToday)) yield found('R05', where, {});
  }

  if (sight.in('resources.lab').length > 0 && sight.in('resources.atelier').length === 0)
    yield found('R03', { kind: 'facet', facet: 'resources.atelier' }, {});

  const leadership = sight.in('resources.leadership');
  // Where nothing stands at all, that is what is said (F01), not three times what could stand there.
  if (leadership.length === 0) return;
  for (const verb of VERBS)
    if (!leadership.some((card) => card.tags.behaviour === verb))
      yield found('R04', { kind: 'facet', facet: 'resources.leadership', about: verb }, { verb });
};

function isOfToday(card: SnapshotCard): boolean {
  return (card.tags.horizon ?? facetOf(card.facet).horizon) === 'today';
}
