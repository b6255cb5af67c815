// The F rules: facets that are empty or too full, cards that are long or lie still, blocks that give nothing up.
import { BLOCK_IDS, FACET_IDS, blockOfFacet, roleOfFacet } from '../../template/canvas-template.ts';
import { phaseClosed } from '../snapshot.ts';
import { found } from './finding.ts';
import { inBlock } from './sight.ts';
import type { Rules } from './sight.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

export const facetRules: Rules = function* (sight) {
  const { snapshot, limits } = sight;
  for (const facet of FACET_IDS) {
    const n = sight.in(facet).length;
    const where = { kind: 'facet', facet } as const;
    if (n > limits.cardsPerFacet) yield found('F02', where, { n, facet });
    if (n > 0 || snapshot.empty.has(facet) || !phaseClosed(snapshot, blockOfFacet(facet).id)) continue;
    const role = roleOfFacet(facet);
    // Of the role that should win P03 says so, and louder; of one that is not chosen nobody asks a promise.
    if (role !== undefined && (sight.leads.includes(role) || snapshot.stances[role] === 'off')) continue;
    yield found('F01', where, { facet });
  }
  for (const block of BLOCK_IDS) {
    const decided = inBlock(sight, block).filter((card) => card.status === 'decided');
    if (decided.length > 0 && decided.every((card) => card.instead.trim() === ''))
      yield found('F04', { kind: 'block', block }, { block });
  }
  const now = Date.parse(snapshot.now);
  const talkedAbout = new Set(snapshot.threads.flatMap(({ about }) => (about.kind === 'card' ? [about.card] : [])));
  for (const card of sight.cards) {
    const where = { kind: 'card', card: card.id } as const;
    if (sight.read(card).words > limits.cardWords) yield found('F03', where, {});
    if (card.status !== 'proposal' || talkedAbout.has(card.id)) continue;
    // A card without a date has NaN days, which is more than nothing.
    const d = Math.floor((now - Date.parse(card.createdAt)) / DAY_MS);
    if (d > limits.staleDays) yield found('F05', where, { d });
  }
};
