// The L rules: every party gives and gains, nobody loses out, and some promise or resource moves each of them forward.
import type { SnapshotCard } from '../snapshot.ts';
import { found, PARTIES } from './finding.ts';
import type { Party } from './finding.ts';
import type { Rules, Sight } from './sight.ts';

export const licenceRules: Rules = function* (sight) {
  for (const party of PARTIES) {
    const where = { kind: 'facet', facet: `licence.${party}` } as const;
    const cards = sight.in(where.facet);
    const gives = cards.some((card) => card.tags.side === 'investment');
    const gains = cards.some((card) => card.tags.side === 'progress');
    if (gives && !gains) yield found('L01', where, { party });
    if (gains && !gives) yield found('L02', where, { party });
    if (losesOut(sight, party)) yield found('L03', where, { party });
    if (cards.length > 0 && !cards.some((card) => isMovedForward(sight, party, card)))
      yield found('L04', where, { party });
  }
};

function losesOut({ snapshot }: Sight, party: Party): boolean {
  const investment = snapshot.ledger.get(`${party}.now.investment`);
  const progress = snapshot.ledger.get(`${party}.now.progress`);
  return investment !== undefined && progress !== undefined && progress < investment;
}
/** What customers get is promised to them; the others may be helped by how the work is done. */
function isMovedForward(sight: Sight, party: Party, card: SnapshotCard): boolean {
  return sight.from(card, 'benefits').some((from) => party !== 'customers' || from.facet.startsWith('proposition.'));
}
