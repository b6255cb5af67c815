// The D rules: a decision is talked through, somebody acts on it, and the proof of a step is still there.
import { found } from './finding.ts';
import type { Rules } from './sight.ts';

export const decisionRules: Rules = function* (sight) {
  const { threads, evidence } = sight.snapshot;
  const talked = new Set(
    threads.flatMap(({ about, state }) => (about.kind === 'card' && state === 'open' ? [about.card] : [])),
  );
  for (const card of sight.cards) {
    if (card.status !== 'decided') continue;
    const where = { kind: 'card', card: card.id } as const;
    if (talked.has(card.id)) yield found('D01', where, {});
    if (!card.owner || !card.next) yield found('D02', where, {});
  }
  for (const { step, card } of evidence)
    if (!sight.live(card)) yield found('D03', { kind: 'card', card, about: step }, { step });
};
